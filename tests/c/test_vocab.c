/* Word types: interning, folding, shapes, flags, lemma candidates. */
#include "alloc.h"
#include "text/vocab.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static GeId intern(Vocab *v, const char *s) {
  GeId id = GE_NONE;
  assert_int_equal(vocab_intern(v, s, strlen(s), &id), GE_OK);
  return id;
}

static Vocab *make(void) {
  Vocab *v;
  assert_int_equal(vocab_new(&v), GE_OK);
  return v;
}

static void test_vocab_same_bytes_are_one_type(void **state) {
  (void)state;
  Vocab *v = make();
  GeId a = intern(v, "Kazan"), b = intern(v, "kazan"), c = intern(v, "Kazan");
  assert_int_equal(a, c);
  assert_int_not_equal(a, b);
  assert_int_equal(vocab_type(v, a)->fold, b);
  assert_int_equal(vocab_type(v, b)->fold, b);
  assert_string_equal(vocab_type(v, a)->text, "Kazan");
  assert_int_equal(vocab_type(v, a)->nbytes, 5);
  assert_int_equal(vocab_find(v, "Kazan", 5), a);
  assert_int_equal(vocab_find(v, "Kaza", 4), GE_NONE);
  GeStatus st;
  assert_int_equal(vocab_fold(v, "KAZAN", 5, &st), b);
  assert_int_equal(st, GE_OK);
  vocab_free(v);
}

/* All lengths about the places where the hash reads words at a time, with
 * forms that differ in one byte only, NUL included. */
static void test_vocab_tells_forms_of_all_lengths_apart(void **state) {
  (void)state;
  Vocab *v = make();
  char s[48];
  GeId id, seen = 0;
  for (size_t n = 0; n <= sizeof s; n++) {
    memset(s, 'a', sizeof s);
    for (size_t i = 0; i <= n; i++) {
      if (i > 0) s[i - 1] = 'a';
      if (i < n) s[i] = '\0';
      GeId before = vocab_find(v, s, n);
      assert_int_equal(before, GE_NONE);
      assert_int_equal(vocab_intern(v, s, n, &id), GE_OK);
      assert_int_equal(id, seen++);
      assert_int_equal(vocab_find(v, s, n), id);
      assert_memory_equal(vocab_type(v, id)->text, s, n);
    }
  }
  assert_int_equal(vocab_size(v), seen);
  vocab_free(v);
}

static void test_vocab_keeps_ids_while_it_grows(void **state) {
  (void)state;
  enum { N = 100000 };
  Vocab *v = make();
  char s[32];
  GeId *ids = malloc(N * sizeof *ids);
  assert_non_null(ids);
  for (int i = 0; i < N; i++) {
    snprintf(s, sizeof s, "word%d%s", i * 7919, i % 3 ? "" : "-with-a-tail");
    ids[i] = intern(v, s);
  }
  const Type *first = vocab_type(v, ids[0]);
  for (int i = 0; i < N; i++) {
    snprintf(s, sizeof s, "word%d%s", i * 7919, i % 3 ? "" : "-with-a-tail");
    assert_int_equal(vocab_find(v, s, strlen(s)), ids[i]);
    assert_string_equal(vocab_type(v, ids[i])->text, s);
  }
  assert_ptr_equal(first, vocab_type(v, ids[0])); /* types never move */
  assert_int_equal(vocab_size(v), N);
  free(ids);
  vocab_free(v);
}

static void assert_shape(Vocab *v, const char *s, const char *want) {
  assert_string_equal(vocab_type(v, intern(v, s))->shape, want);
}

static void test_vocab_shapes(void **state) {
  (void)state;
  Vocab *v = make();
  assert_shape(v, "Putin", "Xxxx");
  assert_shape(v, "S-300PMU2", "X-999XXX9");
  assert_shape(v, "F-16C", "X-99X");
  assert_shape(v, "2016", "999");
  assert_shape(v, "1,200.50", "9,999.99");
  assert_shape(v, "U.S.", "X.X.");
  assert_shape(v, "\u00C9lys\u00E9e", "Xxxx");
  assert_shape(v, "...", "...");
  assert_shape(v, "n't", "x'x");
  vocab_free(v);
}

static unsigned flags(Vocab *v, const char *s) {
  return vocab_type(v, intern(v, s))->flags;
}

static void test_vocab_flags(void **state) {
  (void)state;
  Vocab *v = make();
  assert_int_equal(flags(v, "word"), 0);
  assert_int_equal(flags(v, "1999"), 0);
  assert_int_equal(flags(v, "9"), GE_TOK_OPENS);
  assert_int_equal(flags(v, "5/7/2004"), GE_TOK_OPENS);
  assert_int_equal(flags(v, "The"), GE_TOK_OPENS);
  assert_int_equal(flags(v, "Subject"), GE_TOK_OPENS);
  assert_int_equal(flags(v, "the"), 0);
  assert_int_equal(flags(v, "Theo"), 0);
  assert_int_equal(flags(v, ","), GE_TOK_PUNCT);
  assert_int_equal(flags(v, "$"), GE_TOK_PUNCT);
  assert_int_equal(flags(v, ";"), GE_TOK_PUNCT | GE_TOK_STOP);
  const unsigned quote = GE_TOK_PUNCT | GE_TOK_QUOTE;
  static const char *const opening[] = {"``", "\u201C", "\u201E", "\u00AB"};
  static const char *const closing[] = {"\"", "''", "\u201D", "\u00BB"};
  for (size_t i = 0; i < GE_COUNT(opening); i++) {
    assert_int_equal(flags(v, opening[i]), quote | GE_TOK_STOP);
    assert_int_equal(flags(v, closing[i]), quote | GE_TOK_STOP | GE_TOK_CLOSES);
  }
  assert_int_equal(flags(v, "'"), quote | GE_TOK_CLOSES);
  assert_int_equal(flags(v, "\u2018"), quote);
  assert_int_equal(flags(v, "\u2019"), quote | GE_TOK_CLOSES);
  assert_int_equal(flags(v, ")"), GE_TOK_PUNCT | GE_TOK_CLOSES);
  assert_int_equal(flags(v, "."), GE_TOK_PUNCT | GE_TOK_ENDS);
  assert_int_equal(flags(v, "?!"), GE_TOK_PUNCT | GE_TOK_ENDS);
  assert_int_equal(flags(v, "\u2026"), GE_TOK_PUNCT | GE_TOK_ENDS);
  assert_int_equal(flags(v, "U.S."), GE_TOK_ENDS);
  vocab_free(v);
}

/* The fast way in gives what the plain one gives, for forms of every length
 * that share their first bytes and whatever stands behind them. */
static void test_tokens_agree_with_intern(void **state) {
  (void)state;
  enum { N = 311 };
  Vocab *v = make();
  static char text[3 * N * (N + 8)];
  static GeToken tokens[3 * N];
  uint32_t n = 0, at = 0;
  for (unsigned seed = 0; seed < 3; seed++)
    for (uint32_t k = 1; k <= N; k++, n++) {
      memset(text + at, 'a', k);
      text[at + k - 1] = (char)('a' + seed);
      memset(text + at + k, (int)('x' + seed), 8);
      tokens[n] = (GeToken){at, at + k, GE_NONE, GE_TOK_SPACE, 0};
      at += k + 8;
    }
  assert_int_equal(vocab_tokens(v, text, tokens, n), GE_OK);
  for (uint32_t i = 0; i < n; i++) {
    const GeToken *t = &tokens[i];
    const char *s = text + t->start;
    GeId id;
    assert_int_equal(t->flags, GE_TOK_SPACE | vocab_type(v, t->type)->flags);
    assert_int_equal(vocab_type(v, t->type)->nbytes, t->end - t->start);
    assert_memory_equal(vocab_type(v, t->type)->text, s, t->end - t->start);
    assert_int_equal(vocab_intern(v, s, t->end - t->start, &id), GE_OK);
    assert_int_equal(id, t->type);
  }
  vocab_free(v);
}

static const char *lemma(Vocab *v, const char *s, unsigned k) {
  GeId id = intern(v, s);
  assert_int_equal(vocab_lemmas(v, id), GE_OK);
  assert_int_equal(vocab_lemmas(v, id), GE_OK); /* again costs nothing */
  GeId l = vocab_type(v, id)->lemma[k];
  return l == GE_NONE ? NULL : vocab_type(v, l)->text;
}

static void test_vocab_lemmas_are_types_and_never_none(void **state) {
  (void)state;
  Vocab *v = make();
  assert_string_equal(lemma(v, "Struck", 0), "strike");
  assert_string_equal(lemma(v, "Ashgabat", 0), "ashgabat");
  assert_string_equal(lemma(v, ",", 0), ",");
  assert_string_equal(lemma(v, "\xFF", 0), "\uFFFD");
  assert_null(lemma(v, "Ashgabat", 1));
  GeId id;
  assert_int_equal(vocab_intern(v, "a\0b", 3, &id), GE_OK);
  assert_int_equal(vocab_lemmas(v, id), GE_OK);
  assert_int_equal(vocab_type(v, id)->lemma[0], id);
  char word[1000]; /* longer than any lemma is kept */
  memset(word, 'w', sizeof word);
  assert_int_equal(vocab_intern(v, word, sizeof word, &id), GE_OK);
  assert_int_equal(vocab_lemmas(v, id), GE_OK);
  assert_int_equal(vocab_type(v, id)->lemma[0], id);
  vocab_free(v);
}

static void check_type(Vocab *v, GeId id) {
  const Type *t = vocab_type(v, id);
  assert_int_equal(vocab_find(v, t->text, t->nbytes), id);
  assert_true(t->fold < vocab_size(v));
  const Type *f = vocab_type(v, t->fold);
  assert_int_equal(f->fold, t->fold);
  assert_non_null(t->shape);
}

/* A failed call leaves the table as it was, or with whole types only. */
static void test_vocab_survives_failing_allocations(void **state) {
  (void)state;
  TestAlloc t;
  for (size_t fail = 1; fail < 4000; fail = test_alloc_next(fail)) {
    Vocab *v;
    test_alloc_start(&t, fail);
    GeStatus st = vocab_new(&v);
    if (st == GE_ENOMEM) assert_null(v);
    for (int i = 0; v && i < 3000; i++) {
      char s[40];
      GeId id;
      snprintf(s, sizeof s, "%s%d", i % 2 ? "W\u00F6rd" : "Word", i);
      if (vocab_intern(v, s, strlen(s), &id) == GE_OK) vocab_lemmas(v, id);
    }
    for (GeId id = 0; v && id < vocab_size(v); id++) check_type(v, id);
    vocab_free(v);
    assert_int_equal(t.live, 0);
    assert_true(t.sizes);
    test_alloc_stop();
  }
}

static void test_vocab_intern_succeeds_after_a_failure(void **state) {
  (void)state;
  TestAlloc t;
  for (size_t fail = 1; fail < 40; fail++) {
    Vocab *v = make();
    GeId id, again;
    vocab_free(v);
    test_alloc_start(&t, 0);
    v = make();
    t.fail = t.calls + fail;
    GeStatus st = vocab_intern(v, "Pezeshkian", 10, &id);
    t.fail = 0;
    assert_int_equal(vocab_intern(v, "Pezeshkian", 10, &again), GE_OK);
    if (st == GE_OK) assert_int_equal(id, again);
    GeId fold = vocab_type(v, again)->fold;
    assert_string_equal(vocab_type(v, fold)->text, "pezeshkian");
    vocab_free(v);
    test_alloc_stop();
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_vocab_same_bytes_are_one_type),
      cmocka_unit_test(test_vocab_tells_forms_of_all_lengths_apart),
      cmocka_unit_test(test_vocab_keeps_ids_while_it_grows),
      cmocka_unit_test(test_vocab_shapes),
      cmocka_unit_test(test_vocab_flags),
      cmocka_unit_test(test_tokens_agree_with_intern),
      cmocka_unit_test(test_vocab_lemmas_are_types_and_never_none),
      cmocka_unit_test(test_vocab_survives_failing_allocations),
      cmocka_unit_test(test_vocab_intern_succeeds_after_a_failure),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
