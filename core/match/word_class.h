/*
 * Word classes: the symbols that automata read. Two word types are of one
 * class when the same predicates hold for both and both do, or do not, stop
 * gaps. A corpus has tens of thousands of types and, for a pack of rules, a
 * few hundred classes; a type is classed once, when it is first met.
 *
 * Only predicates that exist when the classes are made count, so that
 * patterns which are compiled later change nothing.
 *
 *   type -> class -> | predicates, ascending |  one hash of the set finds it
 *
 * O(predicates of the type) at its first sight, then O(1). The plans of the
 * engine own them.
 */
#ifndef GE_MATCH_WORD_CLASS_H
#define GE_MATCH_WORD_CLASS_H

#include "base/hash.h"
#include "match/predicate.h"

typedef struct WordClass {
  uint32_t preds, npreds; /* range of the pool, ascending */
  uint64_t mask;          /* a bit for each predicate, see wordclass_bit */
  bool stop;              /* GE_TOK_STOP */
} WordClass;

/* A predicate's bit in masks: sets whose masks share none are disjoint. */
static inline uint64_t wordclass_bit(GeId pred) { return hash_bit(pred); }

typedef struct WordClasses {
  Preds *preds;
  uint32_t limit;     /* predicates below it count */
  LIST(WordClass) at; /* class 0: no predicate holds, no stop */
  LIST(uint32_t) pool;
  LIST(uint32_t) of_type; /* per type: class + 1, 0 unknown */
  uint32_t *slots;        /* class + 1 by hash of its predicates */
  uint32_t mask;
} WordClasses;

GeStatus wordclass_init(WordClasses *c, Preds *preds);
void wordclass_clear(WordClasses *c);
GeStatus wordclass_find(WordClasses *c, GeId type, uint32_t *found);

/* The class of a type, found before or now. */
static inline GeStatus wordclass_of(WordClasses *c, GeId type,
                                    uint32_t *found) {
  if (type < c->of_type.n && c->of_type.at[type]) {
    *found = c->of_type.at[type] - 1;
    return GE_OK;
  }
  return wordclass_find(c, type, found);
}

/* Whether the predicate holds for words of the class. */
bool wordclass_has(const WordClasses *c, uint32_t word_class, GeId pred);

#endif
