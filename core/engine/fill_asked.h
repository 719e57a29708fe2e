/*
 * What filling asks of a sentence again and again, remembered in the document:
 * which spans patterns find there, and the fillers of its words.
 */
#ifndef GE_ENGINE_FILL_ASKED_H
#define GE_ENGINE_FILL_ASKED_H

#include "engine/engine.h"

/* A word, or several, with the fillers of its slots. */
typedef struct AskedWord {
  uint32_t first, end; /* tokens */
  uint32_t n;
  GeFiller *at;
  uint32_t *about;   /* of each what its phrase is about, see ge_doc_counted;
                          GE_NONE: not asked yet */
  const char **prep; /* its preposition, folded; NULL: none */
  struct AskedWord *next;
} AskedWord;

/* Spans that match: those of a layer or the captures of a pattern. */
typedef struct Hits {
  const GeDoc *doc;
  const GeId *ids;        /* of a layer, or NULL */
  const GeCapture *spans; /* else */
  uint32_t n;
} Hits;

/* The i-th of them. */
GeCapture hits_at(const Hits *hits, uint32_t i);

/* What a layer or, when that is GE_NONE, a pattern matches in a sentence; both
 * GE_NONE: nothing. */
GeStatus asked_hits(GeDoc *doc, GeId layer, GeId pattern, uint32_t sentence,
                    Hits *hits);

/* The fillers of tokens [first, end), which are in the sentence. */
GeStatus asked_word(GeDoc *doc, uint32_t sentence, uint32_t first, uint32_t end,
                    AskedWord **word);

#endif
