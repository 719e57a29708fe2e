/* Patterns kept in a file: the same as those that were compiled, and a file that
 * is damaged in whatever way is not used. */
#include "engine/refusal.h"
#include "engine/rule_image.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const char key[] =
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
static const char text[] =
    "They held talks in Paris, and 17 men were shelled near Lyon. Talks about "
    "talks were not held. May shells fell.";

static GeEngine *make(void) {
  GeEngine *e;
  GeId layer;
  assert_int_equal(ge_engine_new(&e), GE_OK);
  assert_int_equal(ge_layer(e, "$city", &layer), GE_OK);
  assert_int_equal(ge_list_add(e, layer, "Paris", 5, GE_EXACT, GE_NONE), GE_OK);
  assert_int_equal(ge_list_add(e, layer, "Lyon", 4, GE_EXACT, GE_NONE), GE_OK);
  assert_int_equal(ge_layer(e, "talk", &layer), GE_OK);
  return e;
}

static GeId word(GePat *p, const char *w) {
  return ge_pat_word(p, w, strlen(w), GE_LEMMA);
}

/* A loop, a look, tests and captures; or a list behind a gap; or a layer. */
static GeId tree(GeEngine *e, GePat *p, int which) {
  GeId city = ge_layer_find(e, "$city"), talk = ge_layer_find(e, "talk");
  GeId number = ge_pat_test(p, "shape", GE_LIKE, "9*");
  GeId small = ge_pat_test(p, "text", GE_LT, "20");
  GeId digits = ge_pat_token(p, ge_pat_test_and(p, number, small));
  if (which == 0) {
    GeId many = ge_pat_repeat(p, ge_pat_repeat(p, word(p, "talk"), 0, 1, false),
                              0, GE_NONE, false);
    GeId seq[] = {ge_pat_role(p, "trigger", word(p, "hold")), many,
                  ge_pat_look(p, word(p, "about"), GE_NOT_AHEAD)};
    return ge_pat_seq(p, seq, 3);
  }
  if (which == 1) {
    GeId verb[] = {word(p, "shell"), word(p, "hold talks")};
    GeId seq[] = {ge_pat_role(p, "trigger", ge_pat_alt(p, verb, 2)),
                  ge_pat_gap(p, 3),
                  ge_pat_role(p, "place", ge_pat_layer(p, city, GE_NONE))};
    return ge_pat_seq(p, seq, 3);
  }
  if (which == 2) return ge_pat_repeat(p, word(p, "talk"), 1, GE_NONE, false);
  GeId seq[] = {digits,
                ge_pat_repeat(p, ge_pat_token(p, GE_NONE), 0, GE_NONE, true),
                ge_pat_layer(p, talk, GE_NONE)};
  return ge_pat_seq(p, seq, 3);
}

enum { PATTERNS = 4 };

static void compile(GeEngine *e) {
  for (int i = 0; i < PATTERNS; i++) {
    GePat *p;
    GeId id;
    assert_int_equal(ge_pat_new(e, &p), GE_OK);
    assert_int_equal(ge_pattern_compile(e, p, tree(e, p, i), &id), GE_OK);
    assert_int_equal(id, i);
    ge_pat_free(p);
  }
}

static void add_rules(GeEngine *e, bool demands) {
  static const uint8_t fires[] = {GE_FIRES_ANY, GE_FIRES_VERB};
  const GeId events[] = {0, 1, 3}, spans[] = {2};
  GeRuleSpec event = {.kind = GE_RULE_EVENT,
                      .name = "event",
                      .file = "a.lua",
                      .patterns = events,
                      .npatterns = 3,
                      .set = GE_NONE};
  GeRuleSpec span = {.kind = GE_RULE_SPAN,
                     .name = "talk",
                     .file = "a.lua",
                     .patterns = spans,
                     .npatterns = 1,
                     .set = GE_NONE};
  GeWay ways[] = {{0, "place", GE_WAY_LAYER, 0},
                  {0, "who", GE_WAY_PATTERN, 2},
                  {1, "who", GE_WAY_ANY, 0}};
  GeId rule;
  assert_int_equal(ge_rule_add(e, &event, &rule), GE_OK);
  assert_int_equal(ge_rule_add(e, &span, &rule), GE_OK);
  if (!demands) return;
  assert_int_equal(ge_rule_demands(e, 0, &(GeDemand){fires, 2, ways, 3}),
                   GE_OK);
}

/* All that its rules find. */
static void show(GeEngine *e, Buf *out) {
  GeDoc *doc;
  GeDocInfo info = {.id = "id", .title = "", .day = 0};
  assert_int_equal(ge_engine_seal(e), GE_OK);
  assert_int_equal(ge_doc_new(e, text, sizeof text - 1, &info, &doc), GE_OK);
  GeStatus st = ge_doc_run(doc);
  for (uint32_t i = 0; st == GE_OK && i < ge_doc_nmatches(doc); i++) {
    const GeMatch *m = ge_doc_match(doc, i);
    uint32_t need;
    GeRefusal refusal;
    buf_printf(out, "%u %u %u %u", m->rule, m->pattern, m->first, m->end);
    for (uint32_t k = 0; k < m->ncaps; k++) {
      const GeCapture *c = ge_doc_capture(doc, m->caps + k);
      buf_printf(out, " %s %u %u", c->role, c->first, c->end);
    }
    if (ge_doc_refusal(doc, i, &refusal, &need) == GE_OK)
      buf_printf(out, " refused %d %d", (int)refusal, (int)need);
    buf_putc(out, '\n');
  }
  ge_doc_free(doc);
}

static Buf image(void) {
  Buf b;
  GeEngine *e = make();
  compile(e);
  add_rules(e, true);
  buf_init(&b);
  assert_int_equal(rules_write(e, key, "a note", 6, &b), GE_OK);
  ge_engine_free(e);
  return b;
}

/* Takes bytes as an image and uses what they hold, or compiles; what is wrong, or
 * NULL. */
static const char *use(const void *bytes, size_t n, Buf *out) {
  void *copy = malloc(n ? n : 1);
  const char *notes;
  size_t nnotes;
  assert_non_null(copy);
  memcpy(copy, bytes, n);
  GeEngine *e = make();
  const char *why = rules_check(key, copy, n, &notes, &nnotes);
  if (!why && rules_take(e, copy) != GE_OK) why = "other layers";
  if (why) compile(e);
  if (!why) assert_true(nnotes == 0 || notes != NULL);
  if (e->progs.n == PATTERNS) {
    add_rules(e, why != NULL);
    show(e, out);
  }
  ge_engine_free(e);
  free(copy);
  return why;
}

static void test_image_finds_what_patterns_find(void **state) {
  (void)state;
  Buf want, got, b = image();
  buf_init(&want);
  buf_init(&got);
  assert_non_null(use(b.at, 10, &want));
  assert_null(use(b.at, b.n, &got));
  assert_true(want.n > 60);
  assert_string_equal(want.at, got.at);
  buf_clear(&want);
  buf_clear(&got);
  buf_clear(&b);
}

static void test_programs_are_the_same(void **state) {
  (void)state;
  Buf b = image();
  GeEngine *e = make(), *f = make();
  compile(e);
  assert_int_equal(rules_take(f, b.at), GE_OK);
  for (GeId i = 0; i < PATTERNS; i++) {
    const char *want, *got;
    assert_int_equal(ge_pattern_dump(e, i, &want), GE_OK);
    assert_int_equal(ge_pattern_dump(f, i, &got), GE_OK);
    assert_string_equal(want, got);
    assert_int_equal(e->progs.at[i].needs, f->progs.at[i].needs);
    assert_int_equal(e->progs.at[i].need_preds.n, f->progs.at[i].need_preds.n);
  }
  assert_int_equal(f->demands.n, 1);
  GePat *p;
  GeId id;
  assert_int_equal(ge_pat_new(f, &p), GE_OK);
  assert_int_equal(ge_pattern_compile(f, p, word(p, "talk"), &id), GE_OK);
  assert_int_equal(id, PATTERNS);
  ge_pat_free(p);
  ge_engine_free(e);
  ge_engine_free(f);
  buf_clear(&b);
}

static void test_damaged_images_are_refused(void **state) {
  (void)state;
  Buf out, b = image();
  buf_init(&out);
  for (size_t n = 0; n < b.n; n += n < 300 ? 1 : 17)
    assert_non_null(use(b.at, n, &out));
  for (size_t i = 0; i < b.n; i += i < 300 ? 1 : 13) {
    b.at[i] ^= 0x10;
    assert_non_null(use(b.at, b.n, &out));
    b.at[i] ^= 0x10;
  }
  buf_clear(&out);
  buf_clear(&b);
}

/* With a checksum that holds the content is still looked at, and what passes can
 * be used. */
static void test_senseless_content_is_refused(void **state) {
  (void)state;
  static const unsigned char values[] = {0xFE, 0x00, 0x01, 0x05};
  Buf out, b = image();
  RulesHeader *h = (RulesHeader *)(void *)b.at;
  size_t nrefused = 0, ntried = 0;
  buf_init(&out);
  for (size_t i = sizeof *h; i < b.n; i += 3) {
    char old = b.at[i];
    b.at[i] = (char)values[ntried++ % sizeof values];
    h->head.checksum = image_checksum(b.at, b.n);
    nrefused += use(b.at, b.n, &out) != NULL;
    b.at[i] = old;
  }
  assert_true(nrefused > 50);
  buf_clear(&out);
  buf_clear(&b);
}

static void test_other_versions_keys_and_layers(void **state) {
  (void)state;
  Buf out, b = image();
  RulesHeader *h = (RulesHeader *)(void *)b.at;
  GeEngine *e = make();
  GeId layer;
  buf_init(&out);
  h->head.version++;
  assert_non_null(strstr(use(b.at, b.n, &out), "another version"));
  h->head.version--;
  h->head.key[0] ^= 1;
  assert_non_null(strstr(use(b.at, b.n, &out), "other rules"));
  h->head.key[0] ^= 1;
  assert_int_equal(ge_layer(e, "further", &layer), GE_OK);
  assert_int_equal(rules_take(e, b.at), GE_EINPUT);
  compile(e); /* it is as before */
  assert_int_equal(rules_take(e, b.at), GE_EINPUT);
  ge_engine_free(e);
  buf_clear(&out);
  buf_clear(&b);
}

/* ------------------------------------------------------------------- files */

static bool load(const char *dir, GeStatus want, bool same) {
  const char *notes;
  size_t n;
  bool taken;
  GeEngine *e = make();
  assert_int_equal(ge_rules_load(e, dir, key, &notes, &n), want);
  if (want == GE_EINPUT)
    assert_non_null(strstr(ge_engine_message(e), "checksum"));
  if (notes) assert_memory_equal(notes, "notes", n);
  if (!same) ge_rules_drop(e);
  assert_int_equal(ge_rules_take(e, &taken), GE_OK);
  if (!taken) compile(e);
  assert_int_equal(ge_rules_save(e, dir, key, "notes", 5), GE_OK);
  ge_engine_free(e);
  return taken;
}

static void test_files_are_kept_and_mended(void **state) {
  (void)state;
  char dir[] = "/tmp/geoeng-rules-XXXXXX", path[256];
  const char *notes;
  size_t n;
  assert_non_null(mkdtemp(dir));
  snprintf(path, sizeof path, "%s/%s.lists", dir, key);
  assert_false(load(dir, GE_OK, true)); /* written */
  assert_true(load(dir, GE_OK, true));
  FILE *f = fopen(path, "r+");
  assert_non_null(f);
  assert_int_equal(fseek(f, 700, SEEK_SET), 0);
  assert_int_equal(fputc('?', f), '?');
  fclose(f);
  assert_false(load(dir, GE_EINPUT, true)); /* warned and written anew */
  assert_true(load(dir, GE_OK, true));
  assert_false(load(dir, GE_OK, false)); /* of other lexicons: the same */
  assert_true(load(dir, GE_OK, true));
  unlink(path);
  assert_int_equal(rmdir(dir), 0); /* no other file is left */
  GeEngine *e = make();
  assert_int_equal(ge_rules_load(e, dir, "../etc", &notes, &n), GE_EUSAGE);
  ge_engine_free(e);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_image_finds_what_patterns_find),
      cmocka_unit_test(test_programs_are_the_same),
      cmocka_unit_test(test_damaged_images_are_refused),
      cmocka_unit_test(test_senseless_content_is_refused),
      cmocka_unit_test(test_other_versions_keys_and_layers),
      cmocka_unit_test(test_files_are_kept_and_mended),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
