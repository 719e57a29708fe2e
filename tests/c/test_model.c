/* The model file: what is no model is refused, a false one does no harm, and
 * the same text gives the same trees. */
#include "syntax/model.h"
#include "alloc.h"
#include "syntax/label.h"
#include "engine/analysis.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#define MODEL "scripts/model/english.model"
#define TEXT                                                                   \
  "Russia, which supplied missiles to Iran, denied selling jets to Egypt. "    \
  "\"We shall see,\" he didn't say. PRESIDENT MET ENVOYS IN GENEVA. 5 km/h?\n"

static unsigned char *all;
static size_t nall;

static int read_model(void **state) {
  (void)state;
  FILE *f = fopen(MODEL, "rb");
  if (!f) return -1;
  fseek(f, 0, SEEK_END);
  nall = (size_t)ftell(f);
  rewind(f);
  all = malloc(nall);
  if (!all || fread(all, 1, nall, f) != nall) return -1;
  return fclose(f);
}

static int free_model(void **state) {
  (void)state;
  free(all);
  return 0;
}

/* What ge_engine_model says of these bytes; "" when it takes them. */
static const char *told(const void *bytes, size_t n, GeStatus *st) {
  static char message[400];
  char path[] = "/tmp/geoeng-model-XXXXXX";
  GeEngine *e;
  int fd = mkstemp(path);
  assert_true(fd >= 0);
  assert_int_equal(write(fd, bytes, n), n);
  close(fd);
  assert_int_equal(ge_engine_new(&e), GE_OK);
  *st = ge_engine_model(e, path);
  snprintf(message, sizeof message, "%s",
           *st == GE_OK ? "" : ge_engine_message(e));
  ge_engine_free(e);
  unlink(path);
  return message;
}

static void refused(const void *bytes, size_t n, const char *why) {
  GeStatus st;
  const char *message = told(bytes, n, &st);
  assert_int_equal(st, GE_EINPUT);
  if (!strstr(message, why)) fail_msg("'%s' lacks '%s'", message, why);
}

static void test_model_refuses_what_is_none(void **state) {
  (void)state;
  ModelHeader h;
  unsigned char *copy = malloc(nall);
  assert_non_null(copy);
  refused("", 0, "too short");
  refused(all, 100, "too short");
  refused(all, nall - 8, "its size");
#define BROKEN(change, why)                                                    \
  (memcpy(copy, all, nall), memcpy(&h, all, sizeof h), (change),               \
   memcpy(copy, &h, sizeof h), refused(copy, nall, why))
  BROKEN(h.magic[0] = 'x', "no geoeng model");
  BROKEN(h.version++, "another version");
  BROKEN(h.order = 0x04030201u, "byte order");
  BROKEN(h.nbytes++, "its size");
  BROKEN(h.sections[SECTION_LAYERS].offset = nall, "outside");
  BROKEN(h.sections[SECTION_FORMS].nbytes = UINT64_MAX, "outside");
  BROKEN(h.sections[SECTION_TAGS].offset += 4, "outside");
  BROKEN(h.sections[SECTION_RELS].nbytes = 0, "labels");
  BROKEN(h.sections[SECTION_FORM_KEYS].nbytes -= 8, "network");
  BROKEN(h.sections[SECTION_LAYERS].nbytes /= 2, "network");
  BROKEN(h.sections[SECTION_PARTS].nbytes = 1, "network");
  BROKEN(h.sections[SECTION_LEMMA_KEYS].nbytes = 0, "lemmas");
#undef BROKEN
  free(copy);
}

static void test_model_that_is_missing_is_told(void **state) {
  (void)state;
  GeEngine *e;
  assert_int_equal(ge_engine_new(&e), GE_OK);
  assert_int_equal(ge_engine_model(e, "/nonexistent"), GE_EIO);
  assert_false(ge_engine_has_model(e));
  assert_int_equal(ge_engine_model(e, "tests"), GE_EINPUT);
  assert_int_equal(ge_engine_model(e, MODEL), GE_OK);
  assert_true(ge_engine_has_model(e));
  assert_int_equal(ge_engine_model(e, MODEL), GE_EUSAGE);
  ge_engine_free(e);
}

/* ---------------------------------------------------------------- analyses */

static GeEngine *engine_of(const void *bytes, size_t n) {
  GeEngine *e;
  assert_int_equal(ge_engine_new(&e), GE_OK);
  assert_null(model_use(&e->analyser.model, bytes, n));
  e->analyser.vocab = e->vocab;
  e->analyser.loaded = true;
  assert_int_equal(ge_engine_seal(e), GE_OK);
  return e;
}

static GeDoc *read_text(GeEngine *e, const char *text, size_t n) {
  GeDocInfo info = {.id = "id", .title = "", .day = GE_NODAY};
  GeDoc *doc;
  assert_int_equal(ge_doc_new(e, text, n, &info, &doc), GE_OK);
  return doc;
}

/* Analyses all sentences; the first status that is not GE_OK. A tree has one
 * root and its labels have names. */
static GeStatus parse_all(GeDoc *doc) {
  for (uint32_t s = 0; s < ge_doc_nsentences(doc); s++) {
    const GeWord *w;
    GeStatus st = ge_doc_parse(doc, s, &w);
    if (st != GE_OK) return st;
    uint32_t n = ge_doc_sentences(doc)[s].end - ge_doc_sentences(doc)[s].first;
    uint32_t nroots = 0;
    for (uint32_t i = 0; i < n; i++) {
      nroots += w[i].head == GE_NONE;
      assert_true(ge_pos_name(w[i].pos) && ge_tag_name(w[i].tag) &&
                  ge_rel_name(w[i].rel));
      const char *lemma;
      assert_int_equal(
          ge_doc_lemma(doc, ge_doc_sentences(doc)[s].first + i, &lemma), GE_OK);
      assert_non_null(lemma);
    }
    assert_int_equal(nroots, 1);
  }
  return GE_OK;
}

static void test_model_that_is_damaged_is_told(void **state) {
  (void)state;
  unsigned char *copy = malloc(nall);
  assert_non_null(copy);
  memcpy(copy, all, nall);
  copy[nall / 2] ^= 1;
  GeEngine *e = engine_of(copy, nall);
  GeDoc *doc = read_text(e, TEXT, strlen(TEXT));
  assert_int_equal(parse_all(doc), GE_EINPUT);
  assert_non_null(strstr(ge_engine_message(e), "checksum"));
  ge_doc_free(doc);
  ge_engine_free(e);
  free(copy);
}

/* Tables of any content, with a checksum that fits. */
static void test_model_that_is_false_does_no_harm(void **state) {
  (void)state;
  unsigned char *copy = malloc(nall);
  uint32_t seed = 7;
  assert_non_null(copy);
  for (int round = 0; round < 20; round++) {
    memcpy(copy, all, nall);
    ModelHeader *h = (ModelHeader *)(void *)copy;
    for (int i = SECTION_FORM_KEYS; i < SECTIONS; i++) {
      unsigned char *at = copy + h->sections[i].offset;
      uint64_t n = h->sections[i].nbytes;
      if (i == SECTION_LAYERS) { /* weights: of others not all are taken */
        at += 256;
        n = DEPTH_MOST * WIDTH;
      }
      for (uint64_t k = 0; k < n; k++) {
        seed = seed * 1664525u + 1013904223u;
        unsigned char c = (unsigned char)(seed >> 16);
        if (i == SECTION_LAYERS) c = (unsigned char)(c % 127 - 63);
        if (round > 0 || (seed >> 24) < 8) at[k] = c;
        if (round > 0) k += seed >> 20 & (unsigned)round;
      }
    }
    h->checksum = model_checksum(copy + sizeof *h, nall - sizeof *h);
    GeEngine *e = engine_of(copy, nall);
    GeDoc *doc = read_text(e, TEXT, strlen(TEXT));
    assert_int_equal(parse_all(doc), GE_OK);
    ge_doc_free(doc);
    ge_engine_free(e);
  }
  free(copy);
}

static const GeWord *words_of(GeDoc *doc, uint32_t sentence, uint32_t *n) {
  const GeWord *w;
  assert_int_equal(ge_doc_parse(doc, sentence, &w), GE_OK);
  const GeSentence *s = &ge_doc_sentences(doc)[sentence];
  *n = s->end - s->first;
  return w;
}

/* Whatever was analysed before, and in another engine. */
static void test_analysis_depends_on_the_sentence_alone(void **state) {
  (void)state;
  GeEngine *a = engine_of(all, nall), *b = engine_of(all, nall);
  GeDoc *x = read_text(a, TEXT, strlen(TEXT));
  GeDoc *y = read_text(b, TEXT TEXT, 2 * strlen(TEXT));
  uint32_t half = ge_doc_nsentences(x);
  assert_int_equal(ge_doc_nsentences(y), 2 * half);
  for (uint32_t s = 2 * half; s-- > 0;) {
    uint32_t n, m;
    const GeWord *v = words_of(x, s % half, &n), *w = words_of(y, s, &m);
    uint32_t shift = ge_doc_sentences(y)[s].first -
                     ge_doc_sentences(x)[s % half].first;
    assert_int_equal(n, m);
    for (uint32_t i = 0; i < n; i++) {
      assert_int_equal(v[i].pos, w[i].pos);
      assert_int_equal(v[i].tag, w[i].tag);
      assert_int_equal(v[i].rel, w[i].rel);
      assert_int_equal(v[i].head == GE_NONE ? GE_NONE : v[i].head + shift,
                       w[i].head);
    }
  }
  ge_doc_free(x);
  ge_doc_free(y);
  ge_engine_free(a);
  ge_engine_free(b);
}

/* ------------------------------------------------ capitals and headlines */

typedef struct Head { /* a word, its relation (or another one of the list) and
                         the word that it hangs on */
  const char *text, *word, *rel, *head, *lemma;
} Head;

static uint32_t find_word(GeDoc *doc, const char *text, const char *word) {
  const GeToken *t = ge_doc_tokens(doc);
  for (uint32_t i = 0; i < ge_doc_ntokens(doc); i++)
    if (strlen(word) == t[i].end - t[i].start &&
        strncmp(text + t[i].start, word, strlen(word)) == 0)
      return i;
  fail_msg("no word '%s' in '%s'", word, text);
  return GE_NONE;
}

static void check_head(GeEngine *e, const Head *c) {
  GeDoc *doc = read_text(e, c->text, strlen(c->text));
  const GeWord *w;
  const char *lemma;
  assert_int_equal(ge_doc_nsentences(doc), 1);
  assert_int_equal(ge_doc_parse(doc, 0, &w), GE_OK);
  uint32_t at = find_word(doc, c->text, c->word);
  uint32_t head = *c->head ? find_word(doc, c->text, c->head) : GE_NONE;
  if (!strstr(c->rel, ge_rel_name(w[at].rel)) || w[at].head != head)
    fail_msg("%s: '%s' is %s", c->text, c->word, ge_rel_name(w[at].rel));
  assert_int_equal(ge_doc_lemma(doc, at, &lemma), GE_OK);
  if (!strstr(c->lemma, lemma)) assert_string_equal(lemma, c->lemma);
  ge_doc_free(doc);
}

#define CABLE "PRESIDENT CRISTIANI MET THE RUSSIAN AMBASSADOR IN GENEVA."
#define DENIAL "MINISTER DENIES SUPPLYING MISSILES TO IRAN"
#define KILLED "TWO SOLDIERS WERE KILLED BY REBELS, THE MINISTER SAID."
#define SALE "France Agrees to Sell Jets to Egypt"
#define STORM "Protesters Storm Parliament in Tbilisi"
#define PLURAL "Russia's supply of missiles to Syria worries Israel."
#define SMALL "us and iran hold talks in oman"

static void test_model_reads_capitals_and_headlines(void **state) {
  (void)state;
  static const Head cases[] = {
      {CABLE, "MET", "root", "", "meet"},
      {CABLE, "CRISTIANI", "nsubj", "MET", "Cristiani"},
      {CABLE, "AMBASSADOR", "obj", "MET", "ambassador|Ambassador"},
      {DENIAL, "MINISTER", "nsubj", "DENIES", "minister|Minister"},
      {DENIAL, "SUPPLYING", "xcomp", "DENIES", "supply"},
      {DENIAL, "MISSILES", "obj", "SUPPLYING", "missile"},
      {KILLED, "SOLDIERS", "nsubj:pass", "KILLED", "soldier"},
      {KILLED, "REBELS", "obl:agent", "KILLED", "rebel"},
      {SALE, "France", "nsubj", "Agrees", "France"},
      {SALE, "Sell", "xcomp|advcl", "Agrees", "sell"},
      {SALE, "Jets", "obj", "Sell", "jet"},
      {STORM, "Protesters", "nsubj", "Storm", "protester"},
      {STORM, "Parliament", "obj", "Storm", "Parliament|parliament"},
      {PLURAL, "worries", "root", "", "worry"},
      {PLURAL, "Israel", "obj", "worries", "Israel"},
      {SMALL, "hold", "root", "", "hold"},
      {SMALL, "talks", "obj", "hold", "talk"},
  };
  GeEngine *e = engine_of(all, nall);
  for (size_t i = 0; i < GE_COUNT(cases); i++) check_head(e, &cases[i]);
  ge_engine_free(e);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_model_refuses_what_is_none),
      cmocka_unit_test(test_model_that_is_missing_is_told),
      cmocka_unit_test(test_model_that_is_damaged_is_told),
      cmocka_unit_test(test_model_that_is_false_does_no_harm),
      cmocka_unit_test(test_analysis_depends_on_the_sentence_alone),
      cmocka_unit_test(test_model_reads_capitals_and_headlines),
  };
  return cmocka_run_group_tests(tests, read_model, free_model);
}
