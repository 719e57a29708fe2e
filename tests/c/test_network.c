/* Trees of a text are the same under every kernel; sentences of any length. */
#include "syntax/network.h"
#include "alloc.h"
#include "engine/analysis.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#define MODEL "scripts/model/english.model"

static GeEngine *engine_of(const char *kernel) {
  GeEngine *e;
  assert_int_equal(ge_engine_new(&e), GE_OK);
  assert_int_equal(ge_engine_model(e, MODEL), GE_OK);
  if (kernel) e->analyser.model.network.kernel = kernel_find(kernel);
  assert_non_null(e->analyser.model.network.kernel);
  assert_int_equal(ge_engine_seal(e), GE_OK);
  return e;
}

static GeDoc *read_text(GeEngine *e, const char *text, size_t n) {
  GeDocInfo info = {.id = "id", .title = "", .day = GE_NODAY};
  GeDoc *doc;
  assert_int_equal(ge_doc_new(e, text, n, &info, &doc), GE_OK);
  return doc;
}

/* A file, NULL: it is not here. */
static char *read_file(const char *path, size_t *n) {
  FILE *f = fopen(path, "rb");
  if (!f) return NULL;
  fseek(f, 0, SEEK_END);
  *n = (size_t)ftell(f);
  rewind(f);
  char *text = malloc(*n);
  assert_non_null(text);
  assert_int_equal(fread(text, 1, *n, f), *n);
  fclose(f);
  return text;
}

static void compare(const char *text, size_t n, const char *kernel) {
  GeEngine *a = engine_of("plain"), *b = engine_of(kernel);
  GeDoc *x = read_text(a, text, n), *y = read_text(b, text, n);
  assert_int_equal(ge_doc_nsentences(x), ge_doc_nsentences(y));
  for (uint32_t s = 0; s < ge_doc_nsentences(x); s++) {
    const GeWord *v, *w;
    GeSentence at = ge_doc_sentences(x)[s];
    assert_int_equal(ge_doc_parse(x, s, &v), GE_OK);
    assert_int_equal(ge_doc_parse(y, s, &w), GE_OK);
    assert_memory_equal(v, w, (at.end - at.first) * sizeof *v);
  }
  ge_doc_free(x);
  ge_doc_free(y);
  ge_engine_free(a);
  ge_engine_free(b);
}

static void test_network_is_the_same_under_every_kernel(void **state) {
  (void)state;
  static const char *const kernels[] = {"sse2", "ssse3", "avx2", "vnni"};
  static const char *const files[] = {"tests/data/sample.txt",
                                      "../shared/eval/ud/docs.jsonl"};
  for (size_t i = 0; i < GE_COUNT(files); i++) {
    size_t n;
    char *text = read_file(files[i], &n);
    if (!text) print_message("skipped %s: it is not here\n", files[i]);
    for (size_t k = 0; text && k < GE_COUNT(kernels); k++)
      if (kernel_find(kernels[k])) compare(text, n, kernels[k]);
    free(text);
  }
}

/* Many words in turn, alone and joined by hyphens. */
static char *many_words(size_t *n) {
  enum { MANY = 900, LONGEST = 16 };
  static char text[MANY * LONGEST];
  *n = 0;
  for (int i = 0; i < MANY; i++)
    *n += (size_t)snprintf(text + *n, LONGEST, "%c%c%cing%s", 'a' + i % 26,
                           'a' + i / 26 % 26, 'a' + i % 7,
                           i % 40 == 39 ? ". "
                           : i % 3 == 0 ? "-"
                                        : " ");
  return text;
}

static void parse_all(GeDoc *doc) {
  const GeWord *words;
  for (uint32_t s = 0; s < ge_doc_nsentences(doc); s++)
    assert_int_equal(ge_doc_parse(doc, s, &words), GE_OK);
}

/* What is kept of other sentences changes nothing: each alone, in an engine of
 * its own, and after a text of many words. */
static void test_network_is_the_same_after_other_sentences(void **state) {
  (void)state;
  static const char *const texts[] = {
      "Town-based rebels shelled the town-hall, the hall - on Monday.",
      "The town - based rebels , shelled the town hall ,the hall-on Monday .",
      "Monday's town (the hall) based rebels; shelled-the town."};
  size_t n;
  char *many = many_words(&n);
  GeEngine *b = engine_of(NULL);
  GeDoc *before = read_text(b, many, n);
  parse_all(before);
  for (size_t i = 0; i < 2 * GE_COUNT(texts); i++) {
    const char *text = texts[i % GE_COUNT(texts)];
    GeEngine *a = engine_of("plain");
    GeDoc *x = read_text(a, text, strlen(text));
    GeDoc *y = read_text(b, text, strlen(text));
    const GeWord *v, *w;
    assert_int_equal(ge_doc_parse(x, 0, &v), GE_OK);
    assert_int_equal(ge_doc_parse(y, 0, &w), GE_OK);
    assert_memory_equal(v, w, ge_doc_sentences(x)[0].end * sizeof *v);
    ge_doc_free(x);
    ge_doc_free(y);
    ge_engine_free(a);
  }
  ge_doc_free(before);
  ge_engine_free(b);
}

static char *long_sentence(uint32_t nwords, size_t *n) {
  static const char piece[] = "troops in towns, ";
  size_t pieces = nwords / 4, size = sizeof piece - 1;
  char *text = malloc(pieces * size);
  assert_non_null(text);
  for (size_t i = 0; i < pieces; i++) memcpy(text + i * size, piece, size);
  *n = pieces * size;
  return text;
}

static double seconds_of(uint32_t nwords) {
  size_t n;
  char *text = long_sentence(nwords, &n);
  GeEngine *e = engine_of(NULL);
  GeDoc *doc = read_text(e, text, n);
  double least = 1e9;
  for (int round = 0; round < 3; round++) {
    GeDoc *again = read_text(e, text, n);
    clock_t start = clock();
    for (uint32_t s = 0; s < ge_doc_nsentences(again); s++) {
      const GeWord *w;
      uint32_t nroots = 0;
      assert_int_equal(ge_doc_parse(again, s, &w), GE_OK);
      GeSentence at = ge_doc_sentences(again)[s];
      for (uint32_t i = 0; i < at.end - at.first; i++)
        nroots += w[i].head == GE_NONE;
      assert_int_equal(nroots, 1);
    }
    double t = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (t < least) least = t;
    ge_doc_free(again);
  }
  ge_doc_free(doc);
  ge_engine_free(e);
  free(text);
  return least;
}

/* Four times the words take less than eight times as long. */
static void test_network_takes_long_sentences(void **state) {
  (void)state;
  double one = seconds_of(2000), four = seconds_of(8000);
  if (four > 8 * one + .01) fail_msg("%f s, %f s", one, four);
}

/* Memory that ends does no harm, and the analysis goes on later. */
static void test_network_without_memory(void **state) {
  (void)state;
  static const char text[] = "Russia sold jets to Egypt.";
  TestAlloc alloc;
  bool failed = true;
  for (size_t more = 1; failed; more++) {
    test_alloc_start(&alloc, 0);
    GeEngine *e = engine_of(NULL);
    GeDoc *doc = read_text(e, text, sizeof text - 1);
    const GeWord *w;
    alloc.fail = alloc.calls + more;
    GeStatus st = ge_doc_parse(doc, 0, &w);
    failed = alloc.calls >= alloc.fail;
    assert_int_equal(st, failed ? GE_ENOMEM : GE_OK);
    alloc.fail = 0;
    assert_int_equal(ge_doc_parse(doc, 0, &w), GE_OK);
    ge_doc_free(doc);
    ge_engine_free(e);
    assert_int_equal(alloc.live, 0);
    assert_true(alloc.sizes);
    test_alloc_stop();
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_network_is_the_same_under_every_kernel),
      cmocka_unit_test(test_network_is_the_same_after_other_sentences),
      cmocka_unit_test(test_network_takes_long_sentences),
      cmocka_unit_test(test_network_without_memory),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
