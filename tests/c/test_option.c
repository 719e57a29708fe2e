/* The command line of `geoeng run`. What it prints, golden cases check. */
#include "cli/option.h"

#include <getopt.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define MOST 16

static Options o;

/* Words separated by blanks, behind the program's name. */
static int parse(const char *line) {
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
  optind = 0; /* start anew */
  return option_parse(&o, argc, argv);
}

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

static void test_option_near_counts_typing_mistakes(void **state) {
  (void)state;
  static const char *const names[] = {"format", "fail-fast", "date", "out",
                                      NULL};
  assert_string_equal(option_near("fromat", names), "format");
  assert_string_equal(option_near("formt", names), "format");
  assert_string_equal(option_near("dat", names), "date");
  assert_string_equal(option_near("failfast", names), "fail-fast");
  assert_null(option_near("colour", names));
  assert_null(option_near("", names));
  assert_null(option_near("x", names));
  assert_null(option_near("a-name-longer-than-any-that-there-could-be", names));
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
      cmocka_unit_test(test_option_near_counts_typing_mistakes),
  };
  return cmocka_run_group_tests(tests, NULL, finish);
}
