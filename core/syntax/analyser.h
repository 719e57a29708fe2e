/*
 * Tags and trees of sentences by the engine's model. Words are cached by type,
 * and states of the last sentence are kept for its tree; both only ever save
 * time.
 *
 *   cache    type % CACHE -> the word's sum of rows
 *   kept     what the convolution makes of frequent words, see network.h
 *   scratch  | states | words | spaces | copies | seen | known | keys |
 *            of the sentence that is analysed, grown to the longest so far
 *
 * The engine owns it; the words of a sentence are the document's.
 */
#ifndef GE_SYNTAX_ANALYSER_H
#define GE_SYNTAX_ANALYSER_H

#include "syntax/model.h"
#include "text/vocab.h"

typedef struct WordEntry WordEntry;

typedef struct Analyser {
  Model model;
  bool loaded;
  Vocab *vocab;
  WordEntry *cache;
  Kept *kept;
  WordSum spaces[4]; /* before a word or not, behind it or not */
  void *scratch;     /* of the sentence that is analysed */
  uint32_t most;     /* words that it has room for */
  uint32_t known;    /* words whose states it has */
} Analyser;

void analyser_clear(Analyser *a);
/*
 * Tags of the sentence of these tokens, and its tree, of which token `from` of
 * the document is the first. GE_ENOMEM, or GE_EINPUT: the model is damaged.
 */
GeStatus analyse_tags(Analyser *a, const GeToken *tokens, uint32_t n,
                      GeWord *words);
GeStatus analyse_tree(Analyser *a, const GeToken *tokens, uint32_t n,
                      uint32_t from, GeWord *words);

#endif
