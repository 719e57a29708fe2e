/*
 * Tagging and parsing every sentence, through geoeng.h.
 *
 *   bench_syntax CORPUS.txt MODEL RUNS [KERNEL]
 *
 * Documents are parted by form feeds. Prints tokens, the milliseconds of the
 * first sentence (the model is checked then), and the median of tokens per
 * second of processor time, reading the text included and not.
 */
#include "engine/engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void fail(const char *what) {
  fprintf(stderr, "bench_syntax: %s\n", what);
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

static double now(void) { return (double)clock() / CLOCKS_PER_SEC; }

/* Tokens of the corpus; adds the seconds of parsing alone to *parsing. */
static size_t analyse(GeEngine *e, const char *text, size_t n,
                      double *parsing) {
  size_t ntokens = 0;
  for (size_t i = 0; i < n;) {
    const char *ff = memchr(text + i, '\f', n - i);
    size_t end = ff ? (size_t)(ff - text) : n;
    GeDoc *doc;
    if (ge_doc_new(e, text + i, end - i, NULL, &doc) != GE_OK)
      fail(ge_engine_message(e));
    double start = now();
    for (uint32_t s = 0; s < ge_doc_nsentences(doc); s++) {
      const GeWord *words;
      if (ge_doc_parse(doc, s, &words) != GE_OK) fail(ge_engine_message(e));
    }
    *parsing += now() - start;
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
  double all[100], alone[100], first = 0;
  int runs = argc == 4 || argc == 5 ? atoi(argv[3]) : 0;
  if (runs < 1 || runs > 100)
    fail("usage: bench_syntax CORPUS.txt MODEL RUNS [KERNEL]");
  char *text = read_file(argv[1], &n);
  GeEngine *e;
  if (ge_engine_new(&e) != GE_OK) fail("out of memory");
  if (ge_engine_model(e, argv[2]) != GE_OK) fail(ge_engine_message(e));
  if (argc == 5) {
    const Kernel *k = kernel_find(argv[4]);
    if (!k) fail("this processor does not have that kernel");
    e->analyser.model.network.kernel = k;
  }
  if (ge_engine_seal(e) != GE_OK) fail(ge_engine_message(e));
  analyse(e, "It rained.", 10, &first);
  for (int i = 0; i < runs; i++) {
    double start = now();
    alone[i] = 0;
    ntokens = analyse(e, text, n, &alone[i]);
    all[i] = now() - start;
  }
  qsort(all, (size_t)runs, sizeof *all, by_size);
  qsort(alone, (size_t)runs, sizeof *alone, by_size);
  printf("%zu %.1f %.0f %.0f\n", ntokens, first * 1e3,
         (double)ntokens / all[runs / 2], (double)ntokens / alone[runs / 2]);
  ge_engine_free(e);
  free(text);
  return 0;
}
