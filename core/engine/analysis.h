/*
 * Analyses of sentences: each is made or given once and kept by the document.
 */
#ifndef GE_ENGINE_ANALYSIS_H
#define GE_ENGINE_ANALYSIS_H

#include "engine/engine.h"

/* *ok: the heads of words[0..n) make a tree with one root. GE_NONE is the
 * root's head, all others are in [first, first + n). */
GeStatus syntax_tree(const GeWord *words, uint32_t n, uint32_t first, bool *ok);

#endif
