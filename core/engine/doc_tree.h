/* Trees of a document's sentences, made on first use, O(words), and kept in its
 * arena as long as it lives. */
#ifndef GE_ENGINE_DOC_TREE_H
#define GE_ENGINE_DOC_TREE_H

#include "engine/engine.h"
#include "syntax/tree.h"

/* The sentence that a range of tokens lies in; GE_EUSAGE where there is none. */
GeStatus doc_tree_range(GeDoc *doc, uint32_t first, uint32_t end,
                        GeId *sentence);
GeStatus doc_tree(GeDoc *doc, GeId sentence, const Tree **tree);
/* Sets the message for a status of the trees and returns it. */
GeStatus doc_tree_fail(GeDoc *doc, GeStatus st);
/* Adds the noun phrases of a sentence as spans of the layer np, or those
 * with a proper noun as head as spans of the layer name. */
GeStatus doc_tree_phrases(GeDoc *doc, GeId sentence, GeId layer, Ids *ids);

#endif
