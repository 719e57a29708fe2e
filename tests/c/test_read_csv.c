/* Tables: quotes, columns, and what is told of rows that are wrong. */
#include "input_file.h"
#include "base/buf.h"

static void test_csv_reads_quotes_and_columns(void **state) {
  (void)state;
  Source *s = read_as(
      "a.csv", "\xEF\xBB\xBFid,date,title,text,source\r\n"
               "a,2024-05-08,\"A \"\"t\"\"\",\"One,\r\ntwo.\",Reuters\r\n"
               "\r\nb,,,Three.,\r\n");
  SourceDoc d = next_is(s, "a", "One,\r\ntwo.");
  note_is(s, NULL);
  assert_string_equal(d.title, "A \"t\"");
  assert_int_equal(d.day, 19851);
  assert_int_equal(d.line, 2);
  assert_string_equal(d.meta, "{\"source\":\"Reuters\"}");
  d = next_is(s, "b", "Three.");
  assert_int_equal(d.day, GE_NODAY);
  assert_int_equal(d.line, 5);
  assert_string_equal(d.meta, "{\"source\":\"\"}");
  ends(s);
}

static void test_csv_separates_by_what_the_header_has(void **state) {
  (void)state;
  static const struct {
    const char *name, *text;
  } cases[] = {{"a.csv", "id;\"a,b\";text\n1;x;One, two.\n"},
               {"a.csv", "id\tx\ttext\n1\tx\tOne, two.\n"},
               {"a.csv", "sep=|\r\nid|x|text\r\n1|x|One, two.\r\n"},
               {"a.tsv", "id\tx,y\ttext\n1\tx\tOne, two.\n"},
               {"a.csv", "id,x,text\n1,x,\"One, two.\"\n"},
               {"A.CSV", "id,x,text\n1,x,\"One, two.\""}};
  for (size_t i = 0; i < GE_COUNT(cases); i++) {
    Source *s = read_as(cases[i].name, cases[i].text);
    next_is(s, "1", "One, two.");
    ends(s);
  }
}

static void test_csv_takes_columns_by_options_and_common_names(void **state) {
  (void)state;
  Source *s = read_as("a.csv",
                      "URL,Published,Headline,Body\nu,May 8 2024,H,B\n");
  SourceDoc d = next_is(s, "u", "B");
  assert_string_equal(d.title, "H");
  assert_int_equal(d.day, 19851);
  assert_null(d.meta);
  ends(s);
  static const char table[] = "id,k,text,story\n1,2,t,S\n";
  InputOptions o = {.day = 5};
  o.field[FIELD_TEXT] = "Story";
  o.field[FIELD_ID] = "k";
  s = read_bytes("a.csv", table, sizeof table - 1, o);
  d = next_is(s, "2", "S");
  assert_string_equal(d.meta, "{\"id\":\"1\",\"text\":\"t\"}");
  assert_int_equal(d.day, 5);
  ends(s);
}

/* Every other column is in meta once, of the widest tables, in their order. */
static void test_csv_keeps_four_thousand_columns(void **state) {
  (void)state;
  enum { COLUMNS = 4000 };
  Buf b;
  SourceDoc d;
  buf_init(&b);
  buf_puts(&b, "id,text");
  for (int i = 0; i < COLUMNS; i++) buf_printf(&b, ",c%d", i % (COLUMNS - 1));
  for (int row = 0; row < 3; row++) {
    buf_printf(&b, "\n%d,t", row);
    for (int i = 0; i < COLUMNS; i++) buf_printf(&b, ",%d", i);
  }
  Source *s = read_bytes("a.csv", b.at, b.n, (InputOptions){.day = GE_NODAY});
  for (int row = 0; row < 3; row++) {
    int count = 0;
    assert_int_equal(source_next(s, &d), SOURCE_DOC);
    assert_memory_equal(d.meta, "{\"c0\":\"0\",\"c1\":\"1\",", 19);
    for (const char *p = d.meta; (p = strchr(p, ':')); p++) count++;
    assert_int_equal(count, COLUMNS - 1);
  }
  ends(s);
  buf_clear(&b);
}

static void test_csv_names_rows_without_ids(void **state) {
  (void)state;
  char id[5000];
  Source *s = read_as("a.csv", "text,x\nOne,1\n\nTwo,2\n");
  snprintf(id, sizeof id, "%s:2", path);
  next_is(s, id, "One");
  note_is(s, "no column is named id; ");
  snprintf(id, sizeof id, "%s:4", path);
  next_is(s, id, "Two");
  note_is(s, NULL);
  ends(s);
}

static void test_csv_says_which_columns_there_are(void **state) {
  (void)state;
  Source *s = read_as("a.csv", "id,words\n1,x\n2,y\n");
  error_is(s, ":1",
           "no column is named text; the columns are id, words; name "
           "one with --text-field");
  ends(s);
  static const char table[] = "id,text\n1,x\n";
  InputOptions o = {.day = 5};
  o.field[FIELD_DATE] = "day";
  s = read_bytes("a.csv", table, sizeof table - 1, o);
  error_is(s, ":1", "no column is named day; the columns are id, text");
  ends(s);
}

static void test_csv_tells_of_rows_that_are_wrong(void **state) {
  (void)state;
  Source *s = read_as("a.csv", "id,date,text\n1,,a\n2,b\n3,05/08/2024,c\n"
                               ",,d\n4,\"2024-05-08\",e,\n5,,f\n");
  next_is(s, "1", "a");
  error_is(s, ":3", "the row has 2 fields, the header 3; ");
  error_is(s, ":4", "'05/08/2024' is no date; ");
  error_is(s, ":5", "the row has no id");
  error_is(s, ":6", "the row has 4 fields, the header 3; ");
  next_is(s, "5", "f");
  ends(s);
}

static void test_csv_loses_no_rows_to_an_open_quote_in_silence(void **state) {
  (void)state;
  Source *s = read_as("a.csv", "id,text\n1,a\n2,\"b\n3,c\n4,d\n");
  next_is(s, "1", "a");
  error_is(s, ":3", "a quote of the row is not closed");
  ends(s);
  s = read_as("a.csv", "id,text\r1,a\r2,b\r");
  error_is(s, ":1", "carriage return alone");
  ends(s);
}

static void test_csv_bounds_rows(void **state) {
  (void)state;
  static char text[300000];
  int n = snprintf(text, sizeof text, "id,text\n1,%030d\n2,a\n3,\"", 0);
  memset(text + n, 'x', sizeof text - (size_t)n);
  Source *s = read_bytes("a.csv", text, sizeof text,
                         (InputOptions){.max_bytes = 29});
  error_is(s, ":2", "the text is larger than 29 bytes");
  next_is(s, "2", "a");
  error_is(s, ":4", "the row is larger than 29 bytes; ");
  ends(s);
}

static void test_csv_leaves_out_columns_of_one_name(void **state) {
  (void)state;
  Source *s = read_as("a.csv", "id,text,k,k,\n1,a,x,y,z\n");
  SourceDoc d = next_is(s, "1", "a");
  assert_string_equal(d.meta, "{\"k\":\"x\"}");
  note_is(s, "two columns are named k; the first is read");
  ends(s);
}

static void test_csv_survives_a_lack_of_memory(void **state) {
  (void)state;
  lack_memory("a.csv", "x,text,k\n1,a,b\n2,c\n\"");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_csv_reads_quotes_and_columns),
      cmocka_unit_test(test_csv_separates_by_what_the_header_has),
      cmocka_unit_test(test_csv_takes_columns_by_options_and_common_names),
      cmocka_unit_test(test_csv_keeps_four_thousand_columns),
      cmocka_unit_test(test_csv_names_rows_without_ids),
      cmocka_unit_test(test_csv_says_which_columns_there_are),
      cmocka_unit_test(test_csv_tells_of_rows_that_are_wrong),
      cmocka_unit_test(test_csv_loses_no_rows_to_an_open_quote_in_silence),
      cmocka_unit_test(test_csv_bounds_rows),
      cmocka_unit_test(test_csv_leaves_out_columns_of_one_name),
      cmocka_unit_test(test_csv_survives_a_lack_of_memory),
  };
  return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
