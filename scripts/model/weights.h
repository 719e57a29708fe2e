/*
 * Averaged weights of a perceptron: rows of hashed features, made when they
 * are first updated.
 */
#ifndef GE_MODEL_WEIGHTS_H
#define GE_MODEL_WEIGHTS_H

#include "sure.h"

typedef struct Cell {
  float now;
  double sum;    /* of the weight over all steps up to at */
  uint32_t at;   /* step of the last change */
  uint16_t cls;
} Cell;

typedef struct Row {
  uint32_t key;
  uint16_t n, cap;
  Cell *cells; /* NULL: an empty slot */
} Row;

typedef struct Weights {
  Row *rows;
  uint32_t mask, n;
  uint32_t step;
  bool closed; /* no further rows: new features are not learnt */
  uint32_t drop; /* percent of the features that a step does not see */
  uint64_t dice;
} Weights;

void weights_init(Weights *w, uint32_t drop);
/* Leaves out each feature with a chance of w->drop percent, so that no few of
 * them are relied upon; how many are left. After the "dropout" of Srivastava
 * and others (2014), here of inputs. */
uint32_t weights_drop(Weights *w, uint32_t *keys, uint32_t n);
void weights_clear(Weights *w);
/* Adds the weights of the features to the scores of the classes. */
void weights_score(const Weights *w, const uint32_t *keys, uint32_t n,
                   float *scores);
void weights_add(Weights *w, const uint32_t *keys, uint32_t n, uint32_t cls,
                 float by);
/* Keeps the n rows whose averages are largest and closes the weights, so that
 * further passes make the best of these. */
void weights_prune(Weights *w, uint32_t n);

/* A table in memory, from aligned memory that is the caller's. */
typedef struct TableData {
  RowLine *lines;
  uint32_t nlines;
  unsigned char *rows;
  uint32_t nbytes, cap;
} TableData;

typedef struct MovesData {
  MoveLine *lines;
  uint32_t nlines;
} MovesData;

/* Averages, one byte each; smaller ones than `least` of a byte's step are
 * left out. The heaviest features come first, so that none of weight finds its
 * line full, and before them what is sure, if not NULL. */
MovesData weights_moves(const Weights *w, float least, const Sure *sure);
TableData weights_table(const Weights *w, float least, const Sure *sure);

/* For nkeys keys, of a line of ten about `fill`. */
void table_begin(TableData *t, uint32_t nkeys, uint32_t fill);
void table_add(TableData *t, uint32_t key, const uint8_t *classes,
               const int8_t *values, uint32_t n);
void table_end(TableData *t);
void table_free(TableData *t);
Table table_view(const TableData *t);

#endif
