/* Tokens: Unicode's own boundaries, then the tailoring to UD English. */
#include "text/token.h"
#include "text/uax29.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define BREAK_TEST "/usr/share/unicode/auxiliary/WordBreakTest.txt"

/* ------------------------------------------------------------- UAX #29 */

typedef struct Line { /* "÷ 0061 × 0308 ÷": text and its boundaries */
  char text[512];
  size_t n;
  uint32_t at[128];
  uint32_t nat;
} Line;

static size_t put_utf8(char *to, unsigned cp) {
  if (cp < 0x80) return (size_t)(*to = (char)cp, 1);
  if (cp < 0x800) {
    to[0] = (char)(0xC0 | cp >> 6);
    to[1] = (char)(0x80 | (cp & 63));
    return 2;
  }
  if (cp < 0x10000) {
    to[0] = (char)(0xE0 | cp >> 12);
    to[1] = (char)(0x80 | (cp >> 6 & 63));
    to[2] = (char)(0x80 | (cp & 63));
    return 3;
  }
  to[0] = (char)(0xF0 | cp >> 18);
  to[1] = (char)(0x80 | (cp >> 12 & 63));
  to[2] = (char)(0x80 | (cp >> 6 & 63));
  to[3] = (char)(0x80 | (cp & 63));
  return 4;
}

static bool read_line(FILE *f, Line *line) {
  char buf[2048];
  while (fgets(buf, sizeof buf, f)) {
    line->n = line->nat = 0;
    char *end = strchr(buf, '#');
    if (end) *end = '\0';
    for (char *w = strtok(buf, " \t\n"); w; w = strtok(NULL, " \t\n")) {
      if (strcmp(w, "\xC3\xB7") == 0) line->at[line->nat++] = (uint32_t)line->n;
      else if (strcmp(w, "\xC3\x97") != 0)
        line->n += put_utf8(line->text + line->n,
                            (unsigned)strtoul(w, NULL, 16));
    }
    if (line->n > 0) return true;
  }
  return false;
}

static void test_token_uax29_passes_unicodes_file(void **state) {
  (void)state;
  FILE *f = fopen(BREAK_TEST, "r");
  assert_non_null(f);
  Line line;
  unsigned nlines = 0;
  while (read_line(f, &line)) {
    Offsets out = LIST_EMPTY;
    assert_int_equal(token_uax29(line.text, line.n, &out), GE_OK);
    nlines++;
    if (out.n != line.nat ||
        memcmp(out.at, line.at, out.n * sizeof *out.at) != 0)
      fail_msg("line %u of the file's tests differs", nlines);
    list_clear(&out);
  }
  fclose(f);
  assert_true(nlines >= 1823);
}

/* ------------------------------------------------------------ tailoring */

/* Appends what is to be seen of a token. */
typedef void Show(char *out, const char *text, const GeToken *t, bool first);

static void tokens_of(const char *text, Show *show, char *out) {
  Arena arena;
  Text t;
  Vocab *v;
  Tokens tokens = LIST_EMPTY;
  arena_init(&arena, SIZE_MAX / 2);
  assert_int_equal(vocab_new(&v), GE_OK);
  assert_int_equal(text_init(&t, &arena, text, strlen(text)), GE_OK);
  assert_int_equal(token_split(&t, v, &tokens), GE_OK);
  *out = '\0';
  for (uint32_t i = 0; i < tokens.n; i++)
    show(out, text, &tokens.at[i], i == 0);
  list_clear(&tokens);
  arena_clear(&arena);
  vocab_free(v);
}

/* Parted by blanks, with | where no white space stood between. */
static void show_parted(char *out, const char *text, const GeToken *t,
                        bool first) {
  if (!first) strcat(out, t->flags & GE_TOK_SPACE ? " " : "|");
  strncat(out, text + t->start, t->end - t->start);
}

static void split(const char *text, char *out) {
  tokens_of(text, show_parted, out);
}

static void show_glued(char *out, const char *text, const GeToken *t,
                       bool first) {
  (void)first;
  if (t->flags & GE_TOK_GLUED) strncat(out, text + t->start, t->end - t->start);
}

static void glued(const char *text, char *out) {
  tokens_of(text, show_glued, out);
}

typedef struct Case {
  const char *text, *tokens;
} Case;

static void check(const Case *cases, size_t n) {
  char got[1024];
  for (size_t i = 0; i < n; i++) {
    split(cases[i].text, got);
    assert_string_equal(got, cases[i].tokens);
  }
}

static void test_token_parts_clitics(void **state) {
  (void)state;
  static const Case cases[] = {
      {"Iran's army", "Iran|'s army"},
      {"Iran\u2019s army", "Iran|\u2019s army"},
      {"they don't", "they do|n't"},
      {"we cannot go", "we can|not go"},
      {"they dont, I CANT", "they do|nt|, I CA|NT"},
      {"thats what youre at", "that|s what you|re at"},
      {"Its a trap, its not fair", "It|s a trap|, it|s not fair"},
      {"Its roof, its another", "Its roof|, its another"},
      {"your not his", "you|r not his"},
      {"your nothing", "your nothing"},
      {"FERC 's view", "FERC 's view"},
      {"the \u2018old boys\u2019 club", "the \u2018|old boys|\u2019 club"},
      {"\u2019\u2019It", "\u2019\u2019|It"},
      {"I'm sure he'll say we've won", "I|'m sure he|'ll say we|'ve won"},
      {"the troops' base", "the troops|' base"},
      {"O'Brien in Sana'a", "O'Brien in Sana'a"},
  };
  check(cases, GE_COUNT(cases));
}

static void test_token_glues_what_is_one_word_in_writing(void **state) {
  (void)state;
  static const struct {
    const char *text, *glued;
  } cases[] = {
      {"the troops' base", "'"}, {"it is 'my friends' base'", ""},
      {"they dont", "nt"},       {"at 5pm", ""},
      {"FERC 's view", ""},
  };
  for (size_t i = 0; i < GE_COUNT(cases); i++) {
    char got[100];
    glued(cases[i].text, got);
    assert_string_equal(got, cases[i].glued);
  }
}

static void test_token_keeps_designations_whole(void **state) {
  (void)state;
  static const Case cases[] = {
      {"S-400 and F-16C/D jets", "S-400 and F-16C/D jets"},
      {"a Su-35, an MQ-9.", "a Su-35|, an MQ-9|."},
      {"155mm shells", "155|mm shells"},
  };
  check(cases, GE_COUNT(cases));
}

static void test_token_parts_hyphens_as_ud_does(void **state) {
  (void)state;
  static const Case cases[] = {
      {"US-led talks", "US|-|led talks"},
      {"an anti-tank weapon", "an anti-tank weapon"},
      {"call 555-1234", "call 555-1234"},
      {"on 2024-10-12", "on 2024-10-12"},
      {"by 11-20-2000", "by 11-20-2000"},
      {"1-800-991-9019", "1-800-991-9019"},
      {"+44 20 7484", "+44 20 7484"},
      {"5:00-8:30", "5:00|-|8:30"},
      {"9am-10:30pm", "9|am|-|10:30|pm"},
      {"mid-August cross-border", "mid|-|August cross-border"},
      {"w/o an A/C and/or", "w/o an A/C and|/|or"},
  };
  check(cases, GE_COUNT(cases));
}

static void test_token_numbers_and_money(void **state) {
  (void)state;
  static const Case cases[] = {
      {"$800 million", "$|800 million"},
      {"US$1.2bn", "US$|1.2|bn"},
      {"at 5pm, 10:30AM", "at 5|pm|, 10:30|AM"},
      {"the 4th, the 1960's", "the 4th|, the 1960's"},
      {"1,234,567 people", "1,234,567 people"},
      {"one, 2, three", "one|, 2|, three"},
      {"$1,200-a-day jobs", "$|1,200|-|a|-|day jobs"},
      {"12,50,000 or 1,00,000", "12,50,000 or 1,00,000"},
      {"items 12,50,60", "items 12|,|50|,|60"},
      {"1,5 million", "1,5 million"},
      {"rows 1,5 and 1,5,6 million", "rows 1|,|5 and 1|,|5|,|6 million"},
      {"1.234,50 and 1.234.567,8, so", "1.234,50 and 1.234.567,8|, so"},
      {"at 10:30 a.m.", "at 10:30 a.m."},
      {"50%", "50|%"},
  };
  check(cases, GE_COUNT(cases));
}

static void test_token_periods(void **state) {
  (void)state;
  static const Case cases[] = {
      {"The U.S. said.", "The U.S. said|."},
      {"Gen. Smith met Mr. Jones.", "Gen. Smith met Mr. Jones|."},
      {"It ended...", "It ended|..."},
      {"No. 10, not No.", "No. 10|, not No|."},
      {"vol. and Vol. 6, pp. 5", "vol. and Vol. 6|, pp. 5"},
      {"no. 10, no. ten", "no. 10|, no|. ten"},
      {"Fig. B, Fig. Two, No. B", "Fig. B|, Fig|. Two|, No|. B"},
      {"(b. May 1940), b. May", "(|b. May 1940|)|, b|. May"},
      {"Approx. 5 in Okla. and Tenn.", "Approx. 5 in Okla. and Tenn."},
      {"(b. 1940), c. 1900, a. 5", "(|b. 1940|)|, c. 1900|, a|. 5"},
      {"tea etc. and so on etc. Then", "tea etc. and so on etc|. Then"},
      {"a Ph.D. and", "a Ph.D. and"},
  };
  check(cases, GE_COUNT(cases));
}

static void test_token_addresses_stay_whole(void **state) {
  (void)state;
  static const Case cases[] = {
      {"see http://example.org/a?b=c, now",
       "see http://example.org/a?b=c|, now"},
      {"mail a.b@example.org.", "mail a.b@example.org|."},
      {"by @desk today", "by @desk today"},
      {"at @2.5 a #tag #5", "at @|2.5 a #tag #|5"},
      {"<mailto:a@example.org>", "<|mailto:a@example.org|>"},
      {"PLAN.DOC in comp.lang.c", "PLAN.DOC in comp.lang.c"},
      {"Smith@ACME said", "Smith@ACME said"},
  };
  check(cases, GE_COUNT(cases));
}

static void test_token_bytes_that_are_no_text(void **state) {
  (void)state;
  static const Case cases[] = {
      {"", ""},
      {" \t\r\n", ""},
      {"a\xFF"
       "b",
       "a|\xFF|b"},
      {"caf\u00E9 \u4E2D\u6587", "caf\u00E9 \u4E2D|\u6587"},
  };
  check(cases, GE_COUNT(cases));
}

/* Tokens cover the text in order, and only white space lies between. */
static void test_token_covers_random_bytes(void **state) {
  (void)state;
  static const char alphabet[] = "aAzZ09 .,'-$%/@:;\n\t\xC3\xA9\xE2\x99\xFF";
  uint32_t seed = 1;
  for (int round = 0; round < 3000; round++) {
    char text[64] = "";
    size_t n = 1 + (size_t)round % 60;
    for (size_t i = 0; i < n; i++) {
      seed = seed * 1664525u + 1013904223u;
      text[i] = alphabet[(seed >> 16) % (sizeof alphabet - 1)];
    }
    Arena arena;
    Text t;
    Vocab *v;
    Tokens tokens = LIST_EMPTY;
    arena_init(&arena, SIZE_MAX / 2);
    assert_int_equal(vocab_new(&v), GE_OK);
    assert_int_equal(text_init(&t, &arena, text, n), GE_OK);
    assert_int_equal(token_split(&t, v, &tokens), GE_OK);
    uint32_t at = 0;
    for (uint32_t i = 0; i < tokens.n; i++) {
      const GeToken *k = &tokens.at[i];
      assert_true(k->start >= at && k->end > k->start && k->end <= n);
      for (; at < k->start; at++) assert_non_null(memchr(" \n\t", text[at], 3));
      assert_int_equal(vocab_type(v, k->type)->nbytes, k->end - k->start);
      at = k->end;
    }
    for (; at < n; at++) assert_non_null(memchr(" \n\t", text[at], 3));
    list_clear(&tokens);
    arena_clear(&arena);
    vocab_free(v);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_token_uax29_passes_unicodes_file),
      cmocka_unit_test(test_token_parts_clitics),
      cmocka_unit_test(test_token_glues_what_is_one_word_in_writing),
      cmocka_unit_test(test_token_keeps_designations_whole),
      cmocka_unit_test(test_token_parts_hyphens_as_ud_does),
      cmocka_unit_test(test_token_numbers_and_money),
      cmocka_unit_test(test_token_periods),
      cmocka_unit_test(test_token_addresses_stay_whole),
      cmocka_unit_test(test_token_bytes_that_are_no_text),
      cmocka_unit_test(test_token_covers_random_bytes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
