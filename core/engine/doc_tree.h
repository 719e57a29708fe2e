/* Trees of a document's sentences, made on first use and kept. */
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

/* Whether a layer is that of a label, "pos=VERB", by its name. */
bool doc_tree_is_label(const char *name);
/* Adds the tokens of a sentence that have the label as spans of the layer. */
GeStatus doc_tree_labelled(GeDoc *doc, GeId sentence, GeId layer,
                           const char *name, Ids *ids);

#endif
