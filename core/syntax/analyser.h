/*
 * Tags and trees of sentences by the engine's model. Words are cached by type,
 * with what the tagger makes of them alone; the cache is of fixed size and
 * only ever saves time.
 */
#ifndef GE_SYNTAX_ANALYSER_H
#define GE_SYNTAX_ANALYSER_H

#include "syntax/parser.h"
#include "syntax/tagger.h"

typedef struct WordEntry WordEntry;

typedef struct Analyser {
  Model model;
  bool loaded;
  Vocab *vocab;
  WordEntry *cache;
  uint8_t *classes; /* the tagger's class of a part of speech and tag */
  void *scratch;    /* of the sentence that is analysed */
  size_t nscratch;
} Analyser;

void analyser_clear(Analyser *a);
/*
 * Tags of the sentence of these tokens, and its tree once it has tags, of
 * which token `from` of the document is the first. GE_ENOMEM, or GE_EINPUT:
 * the model is damaged.
 */
GeStatus analyse_tags(Analyser *a, const GeToken *tokens, uint32_t n,
                      GeWord *words);
GeStatus analyse_tree(Analyser *a, const GeToken *tokens, uint32_t n,
                      uint32_t from, GeWord *words);

#endif
