/*
 * Tags and trees of sentences by the engine's model. Words are cached by type,
 * with what the tagger makes of them alone; the cache is of fixed size and
 * only ever saves time.
 */
#ifndef GE_ANALYSE_H
#define GE_ANALYSE_H

#include "parse.h"
#include "tag.h"

typedef struct WordEntry WordEntry;

typedef struct Analyser {
  Model model;
  bool loaded;
  Vocab *vocab;
  WordEntry *cache;
  void *scratch; /* of the sentence that is analysed */
  size_t nscratch;
} Analyser;

void analyser_clear(Analyser *a);
/*
 * The analysis of the sentence of these tokens, of which the first is token
 * `from` of its document. GE_ENOMEM, or GE_EINPUT: the model is damaged.
 */
GeStatus analyse(Analyser *a, const GeToken *tokens, uint32_t n, uint32_t from,
                 GeWord *words);

#endif
