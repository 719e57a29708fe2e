#include "weights.h"

#include <math.h>
#include <string.h>

void weights_init(Weights *w, uint32_t drop) {
  memset(w, 0, sizeof *w);
  w->drop = drop;
  w->dice = 1;
  w->mask = (1u << 20) - 1;
  w->rows = must_alloc((w->mask + (size_t)1) * sizeof *w->rows);
}

void weights_clear(Weights *w) {
  for (uint32_t i = 0; i <= w->mask; i++) free(w->rows[i].cells);
  free(w->rows);
  w->rows = NULL;
}

uint32_t weights_drop(Weights *w, uint32_t *keys, uint32_t n) {
  uint32_t k = 0;
  for (uint32_t i = 0; i < n; i++)
    if (next_random(&w->dice) % 100 >= w->drop) keys[k++] = keys[i];
  return k;
}

static Row *row_of(const Weights *w, uint32_t key) {
  uint32_t i = (key * 0x9E3779B1u) & w->mask;
  while (w->rows[i].cells && w->rows[i].key != key) i = (i + 1) & w->mask;
  return &w->rows[i];
}

static void grow(Weights *w) {
  Weights big = *w;
  big.mask = w->mask * 2 + 1;
  big.rows = must_alloc((big.mask + (size_t)1) * sizeof *big.rows);
  for (uint32_t i = 0; i <= w->mask; i++)
    if (w->rows[i].cells) *row_of(&big, w->rows[i].key) = w->rows[i];
  free(w->rows);
  *w = big;
}

void weights_score(const Weights *w, const uint32_t *keys, uint32_t n,
                   float *scores) {
  for (uint32_t i = 0; i < n; i++)
    __builtin_prefetch(&w->rows[(keys[i] * 0x9E3779B1u) & w->mask]);
  for (uint32_t i = 0; i < n; i++) {
    const Row *r = row_of(w, keys[i]);
    for (uint32_t k = 0; k < r->n; k++)
      scores[r->cells[k].cls] += r->cells[k].now;
  }
}

static Cell *cell_of(Row *r, uint32_t cls) {
  for (uint32_t k = 0; k < r->n; k++)
    if (r->cells[k].cls == cls) return &r->cells[k];
  if (r->n == r->cap) {
    r->cap = (uint16_t)(r->cap ? 2 * r->cap : 2);
    r->cells = realloc(r->cells, r->cap * sizeof *r->cells);
    if (!r->cells) die("out of memory", "weights");
  }
  Cell *c = &r->cells[r->n++];
  *c = (Cell){.cls = (uint16_t)cls};
  return c;
}

void weights_add(Weights *w, const uint32_t *keys, uint32_t n, uint32_t cls,
                 float by) {
  for (uint32_t i = 0; i < n; i++) {
    if (2 * w->n > w->mask) grow(w);
    Row *r = row_of(w, keys[i]);
    if (!r->cells) {
      if (w->closed) continue;
      r->key = keys[i];
      w->n++;
    }
    Cell *c = cell_of(r, cls);
    c->sum += (double)c->now * (w->step - c->at);
    c->at = w->step;
    c->now += by;
  }
}

/* ------------------------------------------------------------------ tables */

static void *lines_alloc(uint32_t nlines) {
  void *p = aligned_alloc(LINE_BYTES, (size_t)nlines * LINE_BYTES);
  if (!p) die("out of memory", "lines");
  return memset(p, 0, (size_t)nlines * LINE_BYTES);
}

void table_begin(TableData *t, uint32_t nkeys, uint32_t fill) {
  memset(t, 0, sizeof *t);
  t->nlines = nkeys / fill + 1;
  t->lines = lines_alloc(t->nlines);
}

static void add_bytes(TableData *t, uint8_t n, const void *a, const void *b) {
  if (t->nbytes + 2u * n + 1 > t->cap) {
    t->cap = 2 * t->cap + 4096;
    t->rows = realloc(t->rows, t->cap);
    if (!t->rows) die("out of memory", "table");
  }
  unsigned char *p = t->rows + t->nbytes;
  *p = n;
  memcpy(p + 1, a, n);
  memcpy(p + 1 + n, b, n);
  t->nbytes += 2u * n + 1;
}

void table_add(TableData *t, uint32_t key, const uint8_t *classes,
               const int8_t *values, uint32_t n) {
  Spot s = line_spot(key, t->nlines);
  RowLine *line = &t->lines[s.line];
  uint32_t k = 0;
  while (k < LINE_ROWS && line->row[k]) {
    if (line->tag[k++] == s.tag) return; /* another key of the same tag */
  }
  if (k == LINE_ROWS) return;
  line->tag[k] = s.tag;
  line->row[k] = t->nbytes + 1;
  add_bytes(t, (uint8_t)n, classes, values);
}

/* table_row wants a byte behind the last row. */
void table_end(TableData *t) { add_bytes(t, 0, t, t); }

void table_free(TableData *t) {
  free(t->lines);
  free(t->rows);
  memset(t, 0, sizeof *t);
}

Table table_view(const TableData *t) {
  return (Table){.lines = t->lines, .nlines = t->nlines, .rows = t->rows,
                 .nbytes = t->nbytes};
}

static double average(const Weights *w, const Cell *c) {
  return (c->sum + (double)c->now * (w->step - c->at)) / w->step;
}

static float size_of(const Weights *w, const Row *r) {
  double top = 0;
  for (uint32_t k = 0; k < r->n; k++)
    top = fmax(top, fabs(average(w, &r->cells[k])));
  return (float)top;
}

static int descending(const void *a, const void *b) {
  const float *x = a, *y = b;
  return (*x < *y) - (*x > *y);
}

/* The size that n rows exceed. */
static float nth_size(const Weights *w, uint32_t n) {
  float *sizes = must_alloc(w->n * sizeof *sizes);
  uint32_t k = 0;
  for (uint32_t i = 0; i <= w->mask; i++)
    if (w->rows[i].cells) sizes[k++] = size_of(w, &w->rows[i]);
  qsort(sizes, k, sizeof *sizes, descending);
  float size = sizes[n];
  free(sizes);
  return size;
}

void weights_prune(Weights *w, uint32_t n) {
  w->closed = true;
  if (n >= w->n) return;
  float least = nth_size(w, n);
  Row *old = w->rows;
  w->rows = must_alloc((w->mask + (size_t)1) * sizeof *w->rows);
  w->n = 0;
  for (uint32_t i = 0; i <= w->mask; i++) {
    if (!old[i].cells) continue;
    if (size_of(w, &old[i]) > least) {
      *row_of(w, old[i].key) = old[i];
      w->n++;
    } else {
      free(old[i].cells);
    }
  }
  free(old);
}

enum { SURE = 127, TOP = SURE - 1 }; /* weights of what is sure, of others */

/* What makes the largest weight TOP squared. */
static double scale_of(const Weights *w) {
  double top = 0;
  for (uint32_t i = 0; i <= w->mask; i++)
    for (uint32_t k = 0; k < w->rows[i].n; k++)
      top = fmax(top, fabs(average(w, &w->rows[i].cells[k])));
  return (double)TOP * TOP / (top > 0 ? top : 1);
}

static uint32_t quantise(const Weights *w, const Row *r, double scale,
                         float least, uint8_t *classes, int8_t *values) {
  uint32_t n = 0;
  for (uint32_t k = 0; k < r->n; k++) {
    double v = average(w, &r->cells[k]) * scale;
    if (fabs(v) < (double)least) continue;
    long q = lround(copysign(sqrt(fabs(v)), v));
    if (q == 0) continue;
    classes[n] = (uint8_t)r->cells[k].cls;
    values[n++] = (int8_t)(q > TOP ? TOP : q < -TOP ? -TOP : q);
  }
  return n;
}

typedef struct Heavy {
  uint32_t key, row;
  float size;
} Heavy;

static int heavier(const void *a, const void *b) {
  const Heavy *x = a, *y = b;
  if (x->size != y->size) return x->size < y->size ? 1 : -1;
  return (x->key > y->key) - (x->key < y->key);
}

/* The rows that something is left of, heaviest first. */
static Heavy *by_weight(const Weights *w, double scale, float least,
                        uint32_t *n) {
  uint8_t classes[MODEL_CLASSES];
  int8_t values[MODEL_CLASSES];
  Heavy *list = must_alloc(w->n * sizeof *list);
  *n = 0;
  for (uint32_t i = 0; i <= w->mask; i++) {
    const Row *r = &w->rows[i];
    if (quantise(w, r, scale, least, classes, values) > 0)
      list[(*n)++] = (Heavy){r->key, i, size_of(w, r)};
  }
  qsort(list, *n, sizeof *list, heavier);
  return list;
}

enum { ROWS_FILL = 8, MOVES_FILL = 10 }; /* of LINE_ROWS, LINE_TAGS */

static uint32_t count_sure(const Sure *sure) {
  uint32_t n = 0;
  for (uint32_t i = 0; sure && i <= sure->mask; i++)
    n += sure->rows[i].n && sure->rows[i].cls >= 0;
  return n;
}

static void add_sure(TableData *t, const Sure *sure) {
  for (uint32_t i = 0; sure && i <= sure->mask; i++) {
    const SureRow *r = &sure->rows[i];
    uint8_t cls = (uint8_t)r->cls;
    int8_t value = SURE;
    if (r->n && r->cls >= 0) table_add(t, r->key, &cls, &value, 1);
  }
}

TableData weights_table(const Weights *w, float least, const Sure *sure) {
  TableData t;
  uint8_t classes[MODEL_CLASSES];
  int8_t values[MODEL_CLASSES];
  double scale = scale_of(w);
  uint32_t n;
  Heavy *list = by_weight(w, scale, least, &n);
  table_begin(&t, n + count_sure(sure), ROWS_FILL);
  add_sure(&t, sure);
  for (uint32_t i = 0; i < n; i++) {
    const Row *r = &w->rows[list[i].row];
    uint32_t k = quantise(w, r, scale, least, classes, values);
    table_add(&t, r->key, classes, values, k);
  }
  table_end(&t);
  free(list);
  return t;
}

static void put_move(MovesData *t, uint32_t key, const uint8_t *classes,
                     const int8_t *values, uint32_t n) {
  Spot s = line_spot(key, t->nlines);
  MoveLine *line = &t->lines[s.line];
  if (line->used == LINE_TAGS) return;
  for (uint32_t k = 0; k < line->used; k++)
    if (line->tag[k] == s.tag) return; /* another key of the same tag */
  line->tag[line->used] = s.tag;
  for (uint32_t k = 0; k < n; k++)
    line->weight[line->used][classes[k]] = values[k];
  line->used++;
}

static void put_sure(MovesData *t, const Sure *sure) {
  static const uint8_t classes[] = {0, 1, 2};
  for (uint32_t i = 0; sure && i <= sure->mask; i++) {
    const SureRow *r = &sure->rows[i];
    int8_t values[] = {-SURE, -SURE, -SURE};
    if (r->n == 0 || r->cls < 0) continue;
    values[r->cls] = SURE;
    put_move(t, r->key, classes, values, GE_COUNT(classes));
  }
}

MovesData weights_moves(const Weights *w, float least, const Sure *sure) {
  MovesData t;
  uint8_t classes[MODEL_CLASSES];
  int8_t values[MODEL_CLASSES];
  double scale = scale_of(w);
  uint32_t n;
  Heavy *list = by_weight(w, scale, least, &n);
  t.nlines = (n + count_sure(sure)) / MOVES_FILL + 1;
  t.lines = lines_alloc(t.nlines);
  put_sure(&t, sure);
  for (uint32_t i = 0; i < n; i++) {
    const Row *r = &w->rows[list[i].row];
    uint32_t k = quantise(w, r, scale, least, classes, values);
    put_move(&t, r->key, classes, values, k);
  }
  free(list);
  return t;
}
