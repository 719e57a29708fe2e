/* The gazetteer against a linear scan of all phrases, and its rules. */
#include "match/gazetteer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct Phrase {
  const char *text;
  GeId layer;
  GeHow how;
} Phrase;

typedef struct World {
  Vocab *vocab;
  Entries entries;
  Gaz gaz;
  GeDoc doc;
} World;

static void init(World *w) {
  memset(w, 0, sizeof *w);
  assert_int_equal(vocab_new(&w->vocab), GE_OK);
  entries_init(&w->entries);
  assert_int_equal(gaz_init(&w->gaz, w->vocab), GE_OK);
}

static void read_text(World *w, const char *text, int32_t day) {
  GeDocInfo info = {.id = "", .title = "", .day = day};
  memset(&w->doc, 0, sizeof w->doc);
  assert_int_equal(
      doc_init(&w->doc, w->vocab, text, strlen(text), &info, (size_t)1 << 24),
      GE_OK);
  assert_int_equal(gaz_scan(&w->gaz, &w->entries, 3, &w->doc), GE_OK);
}

static void clear(World *w) {
  gaz_clear(&w->gaz);
  entries_clear(&w->entries);
  vocab_free(w->vocab);
}

static void add(World *w, const Phrase *p, GeId entry) {
  assert_int_equal(
      gaz_add(&w->gaz, p->layer, p->text, strlen(p->text), p->how, entry),
      GE_OK);
}

/* ------------------------------------------------------ slow and plain */

static bool word_fits(World *w, GeId type, GeId phrase, GeHow how) {
  if (how == GE_EXACT) return type == phrase;
  const Type *t = vocab_type(w->vocab, type);
  GeId fold = vocab_type(w->vocab, phrase)->fold;
  if (t->fold == fold) return true;
  if (how == GE_FOLD) return false;
  for (unsigned k = 0; k < t->nlemmas; k++)
    if (t->lemma[k] == fold) return true;
  return false;
}

/* Tokens that the phrase takes from pos on, 0 if it does not stand there. */
static uint32_t length_at(World *w, const Phrase *p, uint32_t pos) {
  char copy[64];
  uint32_t n = 0;
  strcpy(copy, p->text);
  for (char *s = strtok(copy, " "); s; s = strtok(NULL, " "), n++) {
    GeId type;
    if (pos + n >= w->doc.tokens.n) return 0;
    assert_int_equal(vocab_intern(w->vocab, s, strlen(s), &type), GE_OK);
    if (!word_fits(w, w->doc.tokens.at[pos + n].type, type, p->how)) return 0;
  }
  return n;
}

static bool sentence_holds(const World *w, uint32_t first, uint32_t end) {
  for (uint32_t s = 0; s < w->doc.sentences.n; s++)
    if (w->doc.sentences.at[s].first <= first &&
        end <= w->doc.sentences.at[s].end)
      return true;
  return false;
}

/* Leftmost-longest for each list, one token after the other. */
static void check_linear(World *w, const Phrase *phrases, size_t n) {
  uint32_t nhits = 0;
  for (uint32_t t = 0; t < w->doc.tokens.n; t++)
    assert_int_equal(vocab_lemmas(w->vocab, w->doc.tokens.at[t].type), GE_OK);
  for (GeId layer = 0; layer < 3; layer++) {
    uint32_t free_from = 0;
    for (uint32_t pos = 0; pos < w->doc.tokens.n; pos++) {
      uint32_t longest = 0;
      for (size_t i = 0; i < n; i++) {
        uint32_t k = phrases[i].layer == layer ? length_at(w, &phrases[i], pos)
                                               : 0;
        if (k > longest) longest = k;
      }
      if (longest == 0 || pos < free_from) continue;
      free_from = pos + longest;
      if (!sentence_holds(w, pos, pos + longest)) continue;
      bool found = false;
      for (uint32_t h = 0; h < w->doc.hits.n; h++) {
        const GeSpan *s = &w->doc.hits.at[h];
        found |= s->layer == layer && s->first == pos &&
                 s->end == pos + longest;
      }
      assert_true(found);
      nhits++;
    }
  }
  assert_int_equal(nhits, w->doc.hits.n);
}

static void test_gaz_equals_a_linear_scan(void **state) {
  (void)state;
  static const char *const words[] = {"strike", "strikes", "Iran", "iran",
                                      "air",    "jets",    "the",  "talks",
                                      "talk",   "S-300",   ".",    "Bombed"};
  uint32_t seed = 7;
#define NEXT (seed = seed * 1664525u + 1013904223u, seed >> 16)
  for (int round = 0; round < 300; round++) {
    World w;
    static char texts[12][64];
    Phrase phrases[12];
    init(&w);
    for (size_t i = 0; i < GE_COUNT(phrases); i++) {
      texts[i][0] = '\0';
      for (uint32_t k = 0, n = 1 + NEXT % 3; k < n; k++) {
        if (k) strcat(texts[i], " ");
        strcat(texts[i], words[NEXT % 10]);
      }
      uint32_t layer = NEXT % 3; /* before the next one: order counts */
      phrases[i] = (Phrase){texts[i], layer, (GeHow)(NEXT % 3)};
      add(&w, &phrases[i], GE_NONE);
    }
    char text[512] = "";
    for (uint32_t k = 0, n = 1 + NEXT % 25; k < n; k++) {
      if (k) strcat(text, " ");
      strcat(text, words[NEXT % GE_COUNT(words)]);
    }
    read_text(&w, text, GE_NODAY);
    check_linear(&w, phrases, GE_COUNT(phrases));
    doc_clear(&w.doc);
    clear(&w);
  }
#undef NEXT
}

static void test_gaz_entry_holds_on_the_day(void **state) {
  (void)state;
  World w;
  GeId entry[2];
  init(&w);
  for (int i = 0; i < 2; i++) {
    Phrase p = {"Prime Minister", 0, GE_FOLD};
    assert_int_equal(entry_new(&w.entries, &entry[i]), GE_OK);
    w.entries.entries.at[entry[i]].from = i * 100;
    w.entries.entries.at[entry[i]].to = i * 100 + 99;
    add(&w, &p, entry[i]);
  }
  for (int32_t day = -1; day <= 250; day += 50) {
    read_text(&w, "the prime minister said", day);
    assert_int_equal(w.doc.hits.n, 1);
    const GeSpan *s = &w.doc.hits.at[0];
    bool expired = day < 0 || day > 199;
    assert_int_equal(s->flags & GE_SPAN_EXPIRED, expired ? GE_SPAN_EXPIRED : 0);
    if (!expired) assert_int_equal(s->entry, entry[day / 100]);
    doc_clear(&w.doc);
  }
  clear(&w);
}

static void count_in(World *w, const char *text, uint32_t hits) {
  read_text(w, text, GE_NODAY);
  assert_int_equal(w->doc.hits.n, hits);
  doc_clear(&w->doc);
}

static void test_gaz_hyphens_may_be_dashes(void **state) {
  (void)state;
  World w;
  init(&w);
  add(&w, &(Phrase){"Il-76", 0, GE_FOLD}, 0);
  add(&w, &(Phrase){"Port-Salut", 1, GE_EXACT}, 1);
  add(&w, &(Phrase){"-", 2, GE_FOLD}, 2);
  count_in(&w, "An Il-76, an Il\u201376.", 2);
  count_in(&w, "Port-Salut, Port\u2013Salut, port\u2013salut.", 3);
  count_in(&w, "They left \u2013 late.", 0);
  assert_int_equal(gaz_size(&w.gaz, 0), 1);
  clear(&w);
}

static void test_gaz_refuses_empty_and_endless_phrases(void **state) {
  (void)state;
  World w;
  char text[8 * GAZ_WORDS] = "";
  init(&w);
  assert_int_equal(gaz_add(&w.gaz, 0, "  ", 2, GE_FOLD, GE_NONE), GE_EUSAGE);
  for (uint32_t i = 0; i < GAZ_WORDS + 1; i++) strcat(text, "a ");
  assert_int_equal(gaz_add(&w.gaz, 0, text, strlen(text), GE_FOLD, GE_NONE),
                   GE_ELIMIT);
  assert_int_equal(gaz_add(&w.gaz, 0, text, 2 * GAZ_WORDS, GE_FOLD, GE_NONE),
                   GE_OK);
  assert_int_equal(gaz_size(&w.gaz, 0), 1);
  clear(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_gaz_equals_a_linear_scan),
      cmocka_unit_test(test_gaz_entry_holds_on_the_day),
      cmocka_unit_test(test_gaz_hyphens_may_be_dashes),
      cmocka_unit_test(test_gaz_refuses_empty_and_endless_phrases),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
