/* The command line of `geoeng run`. What it prints, golden cases check. */
#include "cli/option.h"
#include "cli/option_scan.h"
#include "input/kinds.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define MOST 16

static Options o;

/* Words separated by blanks, behind the program's name. */
static int parse_as(const char *command, const char *line) {
  static char words[200];
  char *argv[MOST + 2];
  int argc = 0;
  static char name[] = "geoeng";
  argv[argc++] = name;
  snprintf(words, sizeof words, "%s", line);
  for (char *w = strtok(words, " "); w && argc < MOST; w = strtok(NULL, " "))
    argv[argc++] = w;
  argv[argc] = NULL;
  option_clear(&o);
  assert_int_equal(option_init(&o, argc), GE_OK);
  o.filter = strcmp(command, "filter") == 0;
  o.convert = strcmp(command, "convert") == 0;
  return option_parse(&o, argc, argv);
}

static int parse(const char *line) { return parse_as("run", line); }

static void test_option_tells_rules_from_inputs_by_name(void **state) {
  (void)state;
  assert_int_equal(parse("a.txt r.lua -q dir - s.lua .lua"), -1);
  assert_int_equal(o.nrules, 2);
  assert_string_equal(o.rules[0], "r.lua");
  assert_string_equal(o.rules[1], "s.lua");
  assert_int_equal(o.ninputs, 4);
  assert_string_equal(o.inputs[2], "-");
  assert_string_equal(o.inputs[3], ".lua");
  assert_true(o.quiet);
}

static void test_option_has_defaults(void **state) {
  (void)state;
  assert_int_equal(parse("r.lua"), -1);
  assert_int_equal(o.input.day, GE_NODAY);
  assert_int_equal(o.offsets, GE_OFF_CP);
  assert_int_equal(o.input.max_bytes, 16777216);
  assert_string_equal(o.color, "auto");
  assert_null(o.format);
  assert_false(o.fail_fast || o.stats || o.quiet);
}

static void test_option_takes_values(void **state) {
  (void)state;
  assert_int_equal(parse("--date 1970-01-02 --offsets=utf16 --max-doc-bytes 5 "
                         "--only=negated,planned -- --x"),
                   -1);
  assert_int_equal(o.input.day, 1);
  assert_int_equal(o.offsets, GE_OFF_UTF16);
  assert_int_equal(o.input.max_bytes, 5);
  assert_string_equal(o.only, "negated,planned");
  assert_string_equal(o.inputs[0], "--x");
}

static void test_option_refuses_what_it_does_not_know(void **state) {
  (void)state;
  static const char *const bad[] = {"--nonsense",
                                    "-z",
                                    "-qz",
                                    "--quiet=1",
                                    "--date",
                                    "--date 2024-02-30",
                                    "--offsets bytes",
                                    "--color sometimes",
                                    "--only wrong",
                                    "--only asserted,",
                                    "--max-doc-bytes 0",
                                    "--max-doc-bytes -1",
                                    "--max-doc-bytes 1k",
                                    "--max-doc-bytes 99999999999999999999"};
  for (size_t i = 0; i < GE_COUNT(bad); i++)
    assert_int_equal(parse(bad[i]), EXIT_USAGE);
}

/* Options of inputs hold for all commands, wherever they stand. */
static void test_option_takes_those_of_inputs(void **state) {
  (void)state;
  char name[] = "geoeng", gaps[] = "gaps", field[] = "--text-field",
       body[] = "body", kind[] = "--input=csv", date[] = "--date-field=d",
       encoding[] = "--encoding", latin[] = "latin1", file[] = "x",
       end[] = "--";
  char *argv[] = {name, gaps,     field, body, kind, date,
                  file, encoding, latin, end,  kind, NULL};
  int argc = (int)GE_COUNT(argv) - 1;
  option_clear(&o);
  assert_int_equal(option_init(&o, argc), GE_OK);
  assert_int_equal(option_take_common(&o, &argc, argv), -1);
  assert_int_equal(argc, 5);
  assert_string_equal(argv[2], "x");
  assert_string_equal(argv[4], "--input=csv");
  assert_string_equal(o.input.field[FIELD_TEXT], "body");
  assert_string_equal(o.input.field[FIELD_DATE], "d");
  assert_null(o.input.field[FIELD_ID]);
  assert_string_equal(o.input.kind, "csv");
  assert_string_equal(o.input.encoding, "latin1");
  static const char *const bad[] = {"--input=pdf", "--encoding=none",
                                    "--id-field=", "--text-field"};
  for (size_t i = 0; i < GE_COUNT(bad); i++) {
    char word[40];
    snprintf(word, sizeof word, "%s", bad[i]);
    char *one[] = {name, word, NULL};
    argc = 2;
    assert_int_equal(option_take_common(&o, &argc, one), EXIT_USAGE);
  }
}

/* Every option of the command itself is taken, whatever its value may be. */
static void test_option_takes_all_of_the_table(void **state) {
  (void)state;
  static const char *const own[] = {"run", "filter", "convert"};
  size_t n = 0;
  for (size_t i = 0; i < GE_COUNT(own); i++)
    for (const OptionRow *r = option_command(own[i])->rows; r->name; r++, n++) {
      char line[100];
      snprintf(line, sizeof line, "--%s%s", r->name,
               r->kind == OPTION_FLAG     ? ""
               : r->kind == OPTION_DAY    ? "=2024-02-29"
               : r->kind == OPTION_NUMBER ? "=1"
               : r->id == OPTION_SHARD    ? "=1/2"
               : r->kind == OPTION_ONE    ? "=text"
               : r->kind == OPTION_SOME   ? "=planned"
                                          : "=x");
      if (r->kind == OPTION_ONE)
        snprintf(line, sizeof line, "--%s=%s", r->name, r->values[0]);
      bool ends = r->id == OPTION_HELP || r->id == OPTION_VERSION;
      if (!ends) assert_int_equal(parse_as(own[i], line), -1);
    }
  assert_true(n > 40);
}

/* The kinds of the table are those that there are readers for. */
static void test_option_knows_the_kinds_of_inputs(void **state) {
  (void)state;
  const OptionRow *r = option_common;
  while (r->name && r->id != OPTION_INPUT) r++;
  const char *const *kinds = kind_names();
  size_t n = 0;
  for (; r->values[n]; n++) assert_string_equal(r->values[n], kinds[n]);
  assert_null(kinds[n]);
}

static void test_option_of_another_command_is_refused(void **state) {
  (void)state;
  OptionScan s;
  OptionFound found;
  char name[] = "check", date[] = "--date=2024-01-01", file[] = "x.lua";
  char *argv[] = {name, file, date, NULL};
  option_scan_start(&s, "check", 3, argv);
  assert_int_equal(option_scan_next(&s, &found), -1);
  assert_non_null(strstr(s.message, "--date is for 'run"));
  assert_null(strstr(s.message, "check"));
}

/* The plain table of edits, which near_edits keeps a band of. */
static unsigned edits(const char *a, size_t na, const char *b, size_t nb) {
  if (na == 0 || nb == 0) return (unsigned)(na + nb);
  unsigned n = edits(a, na - 1, b, nb - 1) + (a[na - 1] != b[nb - 1]);
  unsigned del = edits(a, na - 1, b, nb) + 1, ins = edits(a, na, b, nb - 1) + 1;
  if (del < n) n = del;
  if (ins < n) n = ins;
  if (na > 1 && nb > 1 && a[na - 1] == b[nb - 2] && a[na - 2] == b[nb - 1]) {
    unsigned swap = edits(a, na - 2, b, nb - 2) + 1;
    if (swap < n) n = swap;
  }
  return n;
}

/* All words of three letters up to five letters against some. */
static void test_near_counts_as_the_plain_table_does(void **state) {
  (void)state;
  static const char *const words[] = {"",    "a",    "ab",   "ba",   "abc",
                                      "cab", "abca", "bacb", "abcab"};
  char word[6];
  for (unsigned k = 0; k < 1024; k++)
    for (size_t i = 0; i < GE_COUNT(words); i++)
      for (unsigned limit = 0; limit <= NEAR_MOST; limit++) {
        size_t n = 0, m = strlen(words[i]);
        for (unsigned rest = k; n < 5 && rest % 4; rest /= 4)
          word[n++] = (char)('a' + rest % 4 - 1);
        unsigned all = edits(word, n, words[i], m);
        assert_int_equal(near_edits(word, n, words[i], m, limit),
                         all > limit ? limit + 1 : all);
      }
}

static void test_near_names_what_was_meant(void **state) {
  (void)state;
  static const char *const names[] = {"format", "fail-fast", "date", "out",
                                      NULL};
  assert_string_equal(near_name("fromat", names), "format");
  assert_string_equal(near_name("formt", names), "format");
  assert_string_equal(near_name("dat", names), "date");
  assert_string_equal(near_name("failfast", names), "fail-fast");
  assert_null(near_name("colour", names));
  assert_null(near_name("", names));
  assert_null(near_name("x", names));
  assert_null(near_name("a-name-longer-than-any-that-there-could-be", names));
}

/* Messages are not for this test's output. */
static int hush(void **state) {
  (void)state;
  return freopen("/dev/null", "w", stderr) ? 0 : -1;
}

static int finish(void **state) {
  (void)state;
  option_clear(&o);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_option_tells_rules_from_inputs_by_name),
      cmocka_unit_test(test_option_has_defaults),
      cmocka_unit_test(test_option_takes_values),
      cmocka_unit_test_setup(test_option_refuses_what_it_does_not_know, hush),
      cmocka_unit_test_setup(test_option_takes_those_of_inputs, hush),
      cmocka_unit_test(test_option_takes_all_of_the_table),
      cmocka_unit_test(test_option_knows_the_kinds_of_inputs),
      cmocka_unit_test(test_option_of_another_command_is_refused),
      cmocka_unit_test(test_near_counts_as_the_plain_table_does),
      cmocka_unit_test(test_near_names_what_was_meant),
  };
  return cmocka_run_group_tests(tests, NULL, finish);
}
