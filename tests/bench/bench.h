/* What the benchmarks share: documents parted by form feeds, the processor's
 * clock, medians, random numbers. */
#ifndef GE_BENCH_H
#define GE_BENCH_H

#include "geoeng.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

_Noreturn static inline void fail(const char *what) {
  fprintf(stderr, "bench: %s\n", what);
  exit(1);
}

static inline void check(const GeEngine *e, GeStatus st) {
  if (st != GE_OK) fail(ge_engine_message(e));
}

static inline double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static inline int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static inline double median(double *at, int n) {
  qsort(at, (size_t)n, sizeof *at, by_size);
  return at[(n - 1) / 2];
}

static inline uint32_t below(uint32_t n) {
  static uint64_t seed = 7;
  seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (uint32_t)((seed >> 33) % n);
}

/* The file, with eight zeros behind it. */
static inline char *read_file(const char *path, size_t *n) {
  FILE *f = fopen(path, "rb");
  if (!f || fseek(f, 0, SEEK_END) != 0) fail("cannot read a file");
  *n = (size_t)ftell(f);
  rewind(f);
  char *text = calloc(*n + 8, 1);
  if (!text || fread(text, 1, *n, f) != *n) fail("cannot read a file");
  fclose(f);
  return text;
}

typedef struct Piece {
  const char *at;
  size_t n;
} Piece;

typedef struct Corpus {
  char *text;
  size_t nbytes;
  Piece *docs;
  size_t ndocs;
} Corpus;

static inline Corpus read_corpus(const char *path) {
  Corpus c = {NULL, 0, NULL, 1};
  c.text = read_file(path, &c.nbytes);
  for (size_t i = 0; i < c.nbytes; i++) c.ndocs += c.text[i] == '\f';
  c.docs = calloc(c.ndocs, sizeof *c.docs);
  if (!c.docs) fail("out of memory");
  const char *p = c.text, *end = p + c.nbytes;
  for (size_t i = 0; i < c.ndocs; i++) {
    const char *ff = memchr(p, '\f', (size_t)(end - p));
    c.docs[i] = (Piece){p, (size_t)((ff ? ff : end) - p)};
    p += c.docs[i].n + 1;
  }
  return c;
}

static inline void free_corpus(Corpus *c) {
  free(c->text);
  free(c->docs);
}

#endif
