/* Arrays of objects, objects one after another, and members by other names. */
#include "input_file.h"

static void test_json_reads_an_array(void **state) {
  (void)state;
  Source *s = read_as("a.json",
                      "\xEF\xBB\xBF [\n {\"id\": 1, \"text\": \"]}\\\"[\"},\n"
                      "{\"id\":\"b\",\n\"text\":\"y\",\"k\":{\"l\":[{}]},"
                      "\"date\":\"2024-05-08T10:00:00Z\"}]\n");
  SourceDoc d = next_is(s, "1", "]}\"[");
  assert_int_equal(d.line, 2);
  d = next_is(s, "b", "y");
  assert_int_equal(d.line, 3);
  assert_int_equal(d.day, 19851);
  assert_string_equal(d.meta, "{\"k\":{\"l\":[{}]}}");
  ends(s);
  ends(read_as("a.json", " [ ] "));
}

static void test_json_reads_objects(void **state) {
  (void)state;
  Source *s = read_as("a.json", "{\n\"id\":\"a\",\"text\":\"x\"\n}\n"
                                "{\"id\":\"b\",\"text\":\"y\"}");
  next_is(s, "a", "x");
  next_is(s, "b", "y");
  ends(s);
}

static void test_json_goes_on_behind_what_is_wrong(void **state) {
  (void)state;
  Source *s = read_as("a.json",
                      "[{\"id\":\"a\"},\n{\"id\":\"b\",\n\"text\"},[1],\n"
                      "{\"id\":\"c\",\"text\":\"z\"}");
  error_is(s, ":1", "has no string \"text\"; members are id; --text-field");
  error_is(s, ":3:7", "not a JSON document: ");
  error_is(s, ":3", "an object is expected");
  next_is(s, "c", "z");
  error_is(s, ":4", "the array has no end");
  ends(s);
  s = read_as("a.json", "{\"id\":\"a\",\"text\":\"x\"}\nhello {}");
  next_is(s, "a", "x");
  error_is(s, ":2", "not JSON: ");
  ends(s);
  s = read_as("a.json", "[\n{\"id\":\"a\",\"text\":\"x");
  error_is(s, ":2", "the object that begins here has no end");
  ends(s);
}

static void test_json_does_not_keep_what_is_too_large(void **state) {
  (void)state;
  static char text[400000];
  size_t n = (size_t)snprintf(text, sizeof text, "[{\"id\":1,\"text\":\"");
  memset(text + n, 'x', 300000);
  n += 300000;
  n += (size_t)snprintf(text + n, 100, "\"},\n{\"id\":2,\"text\":\"y\"}]");
  Source *s = read_bytes("a.json", text, n, (InputOptions){.max_bytes = 100});
  error_is(s, ":1", "the document is larger than 100 bytes");
  next_is(s, "2", "y");
  ends(s);
}

static void test_json_takes_members_by_other_names(void **state) {
  (void)state;
  static const char lines[] =
      "{\"key\":7,\"meta\":{\"day\":\"20240508\",\"x\":null},"
      "\"article\":{\"body\":\"B\"},\"text\":\"t\",\"url\":\"u\"}\n";
  InputOptions o = {.day = GE_NODAY};
  o.field[FIELD_ID] = "key";
  o.field[FIELD_TEXT] = "article.body";
  o.field[FIELD_DATE] = "meta.day";
  for (int i = 0; i < 2; i++) {
    Source *s = read_bytes(i ? "a.ndjson" : "a.json", lines, sizeof lines - 1,
                           o);
    SourceDoc d = next_is(s, "7", "B");
    assert_int_equal(d.day, 19851);
    assert_string_equal(d.meta, "{\"meta\":{\"x\":null},"
                                "\"text\":\"t\",\"url\":\"u\"}");
    ends(s);
  }
  Source *s = read_as("a.jsonl", "{\"url\":\"u\",\"headline\":\"H\","
                                 "\"content\":\"C\",\"a.b\":1}\n");
  SourceDoc d = next_is(s, "u", "C");
  assert_string_equal(d.title, "H");
  assert_string_equal(d.meta, "{\"a.b\":1}");
  ends(s);
}

static void test_json_is_known_without_a_name(void **state) {
  (void)state;
  Source *s = read_as("data", " [ {\"id\":\"a\",\"text\":\"x\"}]");
  next_is(s, "a", "x");
  ends(s);
  s = read_as("data", "{\n  \"id\":\"a\",\n\"text\":\"x\"}");
  next_is(s, "a", "x");
  ends(s);
  s = read_as(
      "data",
      "{\"id\":\"a\",\"text\":\"x\"}\nbad\n{\"id\":\"b\",\"text\":\"y\"}");
  next_is(s, "a", "x");
  error_is(s, ":2:3", "not a JSON document");
  next_is(s, "b", "y");
  ends(s);
}

static void test_json_survives_a_lack_of_memory(void **state) {
  (void)state;
  lack_memory("a.json", "[{\"id\":1,\"text\":\"x\",\"k\":2},{]");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_json_reads_an_array),
      cmocka_unit_test(test_json_reads_objects),
      cmocka_unit_test(test_json_goes_on_behind_what_is_wrong),
      cmocka_unit_test(test_json_does_not_keep_what_is_too_large),
      cmocka_unit_test(test_json_takes_members_by_other_names),
      cmocka_unit_test(test_json_is_known_without_a_name),
      cmocka_unit_test(test_json_survives_a_lack_of_memory),
  };
  return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
