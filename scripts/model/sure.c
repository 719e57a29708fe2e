#include "sure.h"

void sure_init(Sure *s, uint32_t nclasses) {
  *s = (Sure){.mask = (1u << 16) - 1, .nclasses = nclasses};
  s->rows = must_alloc((s->mask + (size_t)1) * sizeof *s->rows);
}

void sure_clear(Sure *s) {
  for (uint32_t i = 0; i <= s->mask; i++) free(s->rows[i].right);
  free(s->rows);
  s->rows = NULL;
}

static SureRow *row_of(const Sure *s, uint32_t key) {
  uint32_t i = (key * 0x9E3779B1u) & s->mask;
  while (s->rows[i].n && s->rows[i].key != key) i = (i + 1) & s->mask;
  return &s->rows[i];
}

static void grow(Sure *s) {
  Sure big = *s;
  big.mask = s->mask * 2 + 1;
  big.rows = must_alloc((big.mask + (size_t)1) * sizeof *big.rows);
  for (uint32_t i = 0; i <= s->mask; i++)
    if (s->rows[i].n) *row_of(&big, s->rows[i].key) = s->rows[i];
  free(s->rows);
  *s = big;
}

uint32_t *sure_count(Sure *s, uint32_t key) {
  if (2 * s->n > s->mask) grow(s);
  SureRow *r = row_of(s, key);
  if (r->n == 0) {
    *r = (SureRow){.key = key, .cls = -1};
    r->right = must_alloc(s->nclasses * sizeof *r->right);
    s->n++;
  }
  r->n++;
  return r->right;
}

enum {
  LEAST = 30,    /* cases that a sure key must have */
  WRONG = 80    /* at most one case in so many may go another way */
};

void sure_close(Sure *s) {
  s->closed = true;
  for (uint32_t i = 0; i <= s->mask; i++) {
    SureRow *r = &s->rows[i];
    if (r->n < LEAST) continue;
    uint32_t best = 0;
    for (uint32_t k = 1; k < s->nclasses; k++)
      if (r->right[k] > r->right[best]) best = k;
    if ((r->n - r->right[best]) * WRONG <= r->n) r->cls = (int)best;
  }
}

int sure_class(const Sure *s, uint32_t key) {
  if (!s->closed) return -1;
  const SureRow *r = row_of(s, key);
  return r->n ? r->cls : -1;
}
