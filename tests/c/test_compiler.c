/* From trees to programs: what a match can start with and what it needs. */
#include "host.h"

#include "match/compiler.h"

static uint32_t weight(const void *ctx, bool list, GeId id) {
  (void)ctx;
  (void)id;
  return list ? 10 : 1;
}

typedef struct Built {
  GeEngine *e;
  GePat *p;
} Built;

static Built begin(void) {
  Built b;
  assert_int_equal(ge_engine_new(&b.e), GE_OK);
  assert_int_equal(ge_pat_new(b.e, &b.p), GE_OK);
  return b;
}

static void done(Built *b) {
  ge_pat_free(b->p);
  ge_engine_free(b->e);
}

static GeId word(Built *b, const char *w) {
  return ge_pat_word(b->p, w, strlen(w), GE_LEMMA);
}

static Prog compile(Built *b, GeId root) {
  Prog out;
  const char *why = NULL;
  memset(&out, 0, sizeof out);
  assert_int_equal(compile_pattern(b->p, root, weight, NULL, &out, &why),
                   GE_OK);
  assert_true(prog_verify(&out, b->e->preds.preds.n, 100));
  return out;
}

static void test_compile_finds_first_words(void **state) {
  (void)state;
  Built b = begin();
  GeId ab[] = {word(&b, "ka"), word(&b, "bo")};
  GeId x[] = {ge_pat_repeat(b.p, ge_pat_alt(b.p, ab, 2), 0, 1, false),
              word(&b, "ci")};
  Prog prog = compile(&b, ge_pat_seq(b.p, x, 2));
  assert_int_equal(prog.first_preds.n, 3); /* ka, bo or ci */
  assert_false(prog.first_any);
  assert_true(prog.needs);
  assert_int_equal(prog.need_preds.n, 1); /* ci is in every match */
  prog_clear(&prog);
  done(&b);
}

static void test_compile_any_token_may_start(void **state) {
  (void)state;
  Built b = begin();
  GeId x[] = {ge_pat_token(b.p, GE_NONE), word(&b, "ci")};
  Prog prog = compile(&b, ge_pat_seq(b.p, x, 2));
  assert_true(prog.first_any);
  assert_true(prog.needs);
  prog_clear(&prog);
  prog = compile(&b,
                 ge_pat_repeat(b.p, ge_pat_token(b.p, GE_NONE), 1, 2, false));
  assert_false(prog.needs);
  prog_clear(&prog);
  done(&b);
}

static void test_compile_needs_the_rarest(void **state) {
  (void)state;
  Built b = begin();
  GeId list = host_layer(b.e, "$x");
  GeId alt[] = {word(&b, "ka"), word(&b, "bo")};
  GeId x[] = {ge_pat_layer(b.p, list, GE_NONE), ge_pat_alt(b.p, alt, 2)};
  Prog prog = compile(&b, ge_pat_seq(b.p, x, 2));
  assert_int_equal(prog.need_lists.n, 0); /* 10 for the list, 2 for the words */
  assert_int_equal(prog.need_preds.n, 2);
  prog_clear(&prog);
  done(&b);
}

/* What can be told of the word type alone wakes the pattern. */
static void test_compile_parts_words_from_labels(void **state) {
  (void)state;
  Built b = begin();
  GeId verb = ge_pat_test(b.p, "pos", GE_EQ, "VERB");
  GeId subject = ge_pat_test(b.p, "dep", GE_NE, "nsubj");
  GeId ka = ge_pat_test(b.p, "lemma", GE_EQ, "ka");
  GeId both = ge_pat_test_and(b.p, ge_pat_test_not(b.p, verb), ka);
  Prog prog = compile(&b, ge_pat_token(b.p, both));
  assert_int_equal(prog.code.n, 3);
  assert_int_equal(prog.code.at[0].op, OP_WORD);
  assert_int_equal(prog.code.at[1].op, OP_LABEL);
  assert_int_equal(prog.syntax, SYNTAX_TAGS);
  assert_int_equal(prog.first_preds.n, 1);
  assert_int_equal(prog.need_preds.n, 1);
  assert_int_equal(b.e->preds.preds.at[prog.need_preds.at[0]].test, ka);
  prog_clear(&prog);
  GeId one[] = {ge_pat_token(b.p, ge_pat_test_or(b.p, subject, ka)),
                ge_pat_token(b.p, verb)};
  prog = compile(&b, ge_pat_seq(b.p, one, 2));
  assert_true(prog.first_any);
  assert_false(prog.needs);
  assert_int_equal(prog.code.at[0].op, OP_ANY);
  assert_int_equal(prog.code.at[1].op, OP_LABEL);
  assert_int_equal(prog.syntax, SYNTAX_TREE);
  prog_clear(&prog);
  prog = compile(&b, ge_pat_token(b.p, ka));
  assert_int_equal(prog.syntax, SYNTAX_NONE);
  prog_clear(&prog);
  done(&b);
}

static void test_compile_refuses_what_grows_too_long(void **state) {
  (void)state;
  Built b = begin();
  GeId root = word(&b, "ka");
  Prog out;
  const char *why = NULL;
  for (int i = 0; i < 6; i++) root = ge_pat_repeat(b.p, root, 10, 10, false);
  memset(&out, 0, sizeof out);
  assert_int_equal(compile_pattern(b.p, root, weight, NULL, &out, &why),
                   GE_ERULE);
  assert_non_null(why);
  prog_clear(&out);
  done(&b);
}

static void test_compile_verify_refuses_false_programs(void **state) {
  (void)state;
  Built b = begin();
  GeId alt[] = {word(&b, "ka"), word(&b, "bo")};
  Prog prog = compile(&b, ge_pat_alt(b.p, alt, 2));
  uint32_t npreds = b.e->preds.preds.n;
  for (uint32_t i = 0; i < prog.code.n; i++) {
    Instr old = prog.code.at[i];
    prog.code.at[i].a = 1000000;
    bool jumps = old.op == OP_WORD || old.op == OP_SPLIT || old.op == OP_JMP;
    if (jumps) assert_false(prog_verify(&prog, npreds, 1));
    prog.code.at[i] = old;
  }
  assert_true(prog_verify(&prog, npreds, 1));
  assert_false(prog_verify(&prog, 0, 1));
  prog_clear(&prog);
  done(&b);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_compile_finds_first_words),
      cmocka_unit_test(test_compile_any_token_may_start),
      cmocka_unit_test(test_compile_needs_the_rarest),
      cmocka_unit_test(test_compile_parts_words_from_labels),
      cmocka_unit_test(test_compile_refuses_what_grows_too_long),
      cmocka_unit_test(test_compile_verify_refuses_false_programs),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
