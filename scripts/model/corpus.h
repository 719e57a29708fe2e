/* Sentences of CoNLL-U treebanks, as the trainer sees them. */
#ifndef GE_MODEL_CORPUS_H
#define GE_MODEL_CORPUS_H

#include "syntax/parser.h"
#include "syntax/tagger.h"

typedef struct Sentence {
  uint32_t n;
  uint32_t document; /* number in the corpus */
  Case how;
  bool copy;       /* the same words in another case */
  bool question;
  GeId *types;
  uint8_t *gold;   /* class of part of speech and tag */
  uint32_t *heads; /* n: the root */
  uint8_t *rels;
  GeId *lemmas;    /* types of the lemmas' text */
  Word *words;     /* filled with the dictionary of a training part */
  uint8_t *tags;   /* predicted */
} Sentence;

typedef struct Corpus {
  Vocab *vocab;
  Sentence *at;
  uint32_t n, cap, ndocuments;
  ModelPair tags[MODEL_CLASSES];
  uint32_t ntags;
} Corpus;

/* Adds the sentences of a file; ends the process when it is not CoNLL-U. */
void corpus_read(Corpus *c, const char *path);
/* Adds copies of a part of the sentences of training documents: in capitals,
 * in small letters, as headlines, and with a day before the verb. */
void corpus_add_copies(Corpus *c, uint32_t hold);
/* Every tenth document is held out, if hold is not 0. */
bool corpus_held(const Sentence *s, uint32_t hold);

void *must_alloc(size_t nbytes);
/* The same numbers on every machine. */
uint32_t next_random(uint64_t *state);
_Noreturn void die(const char *what, const char *name);

#endif
