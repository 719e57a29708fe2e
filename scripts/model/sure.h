/*
 * What hardly ever goes another way: a state of the parser, by its tags, that
 * one transition is right for, or an arc whose relation its tags tell. They
 * need no scoring, and training leaves them out.
 */
#ifndef GE_MODEL_SURE_H
#define GE_MODEL_SURE_H

#include "corpus.h"

typedef struct SureRow {
  uint32_t key, n; /* n 0: an empty slot */
  uint32_t *right; /* times that each class was right */
  int cls;         /* of a closed count: the sure class, -1: none */
} SureRow;

typedef struct Sure {
  SureRow *rows;
  uint32_t mask, n, nclasses;
  bool closed;
} Sure;

void sure_init(Sure *s, uint32_t nclasses);
void sure_clear(Sure *s);
/* Another case of the key; the classes that were right follow. */
uint32_t *sure_count(Sure *s, uint32_t key);
/* No more counting: from here on sure_class tells. */
void sure_close(Sure *s);
/* The class, -1: not sure, or not closed. */
int sure_class(const Sure *s, uint32_t key);

#endif
