/*
 * Text to tokens to sentences and nothing else, through geoeng.h.
 *
 *   bench_text CORPUS.txt RUNS
 *
 * Documents are parted by form feeds. Prints the tokens and the median of
 * bytes per second of processor time; the first run, in which the vocabulary
 * is learnt, comes apart.
 */
#include "geoeng.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void fail(const char *what) {
  fprintf(stderr, "bench_text: %s\n", what);
  exit(1);
}

static char *read_file(const char *path, size_t *n) {
  FILE *f = fopen(path, "rb");
  if (!f || fseek(f, 0, SEEK_END) != 0) fail("cannot read the corpus");
  *n = (size_t)ftell(f);
  rewind(f);
  char *text = malloc(*n + 1);
  if (!text || fread(text, 1, *n, f) != *n) fail("cannot read the corpus");
  text[*n] = '\0';
  fclose(f);
  return text;
}

static size_t split(GeEngine *e, const char *text, size_t n) {
  size_t ntokens = 0;
  for (size_t i = 0; i < n;) {
    const char *ff = memchr(text + i, '\f', n - i);
    size_t end = ff ? (size_t)(ff - text) : n;
    GeDoc *doc;
    if (ge_doc_new(e, text + i, end - i, NULL, &doc) != GE_OK)
      fail(ge_engine_message(e));
    ntokens += ge_doc_ntokens(doc);
    ge_doc_free(doc);
    i = end + 1;
  }
  return ntokens;
}

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int argc, char **argv) {
  size_t n, ntokens = 0;
  double cold = 0, seconds[101];
  int runs = argc == 3 ? atoi(argv[2]) : 0;
  if (runs < 1 || runs > 100) fail("usage: bench_text CORPUS.txt RUNS");
  char *text = read_file(argv[1], &n);
  GeEngine *e;
  if (ge_engine_new(&e) != GE_OK || ge_engine_seal(e) != GE_OK)
    fail("out of memory");
  for (int i = 0; i <= runs; i++) {
    clock_t start = clock();
    ntokens = split(e, text, n);
    double s = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (i == 0) cold = s;
    else seconds[i - 1] = s;
  }
  qsort(seconds, (size_t)runs, sizeof *seconds, by_size);
  printf("%zu %.0f %.0f\n", ntokens, (double)n / seconds[(runs - 1) / 2],
         (double)n / cold);
  ge_engine_free(e);
  free(text);
  return 0;
}
