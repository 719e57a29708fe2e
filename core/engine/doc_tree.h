/* Trees of a document's sentences, made on first use, O(words), and kept in its
 * arena as long as it lives. */
#ifndef GE_ENGINE_DOC_TREE_H
#define GE_ENGINE_DOC_TREE_H

#include "engine/engine.h"
#include "syntax/tree.h"

GeStatus doc_tree(GeDoc *doc, GeId sentence, const Tree **tree);
/* Sets the message for a status of the trees and returns it. */
GeStatus doc_tree_fail(GeDoc *doc, GeStatus st);
/* Adds the noun phrases of a sentence as spans of the layer np, or those
 * with a proper noun as head as spans of the layer name. */
GeStatus doc_tree_phrases(GeDoc *doc, GeId sentence, GeId layer, Ids *ids);

#endif
