/* Inputs: text files, directories, standard input, JSON Lines. */
#include "input/source.h"
#include "alloc.h"
#include "test_dir.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char path[4096]; /* of the file that put() wrote last */

static const char *in_dir(const char *name) {
  snprintf(path, sizeof path, "%s/%s", dir, name);
  return path;
}

static const char *put(const char *name, const char *bytes, size_t n) {
  FILE *f = fopen(in_dir(name), "wb");
  assert_non_null(f);
  assert_int_equal(fwrite(bytes, 1, n, f), n);
  assert_int_equal(fclose(f), 0);
  return path;
}

static const char *puts_in(const char *name, const char *text) {
  return put(name, text, strlen(text));
}

static Source *open_one(const char *const *paths, size_t n, size_t max) {
  Source *s;
  InputOptions o = {.day = 100, .max_bytes = max};
  assert_int_equal(source_open(&s, paths, n, &o), GE_OK);
  return s;
}

static Source *open_path(const char *p) {
  static const char *paths[1];
  paths[0] = p;
  return open_one(paths, 1, 1 << 20);
}

static void next_is(Source *s, const char *id, const char *text) {
  SourceDoc d;
  assert_int_equal(source_next(s, &d), SOURCE_DOC);
  assert_string_equal(d.id, id);
  assert_int_equal(d.ntext, strlen(text));
  assert_memory_equal(d.text, text, d.ntext);
}

/* The next is an error whose first line ends with `what`, after the place. */
static void error_is(Source *s, const char *place, const char *what) {
  SourceDoc d;
  char want[5000];
  assert_int_equal(source_next(s, &d), SOURCE_ERROR);
  snprintf(want, sizeof want, "%s%s: error: %s", path, place, what);
  const char *got = source_message(s);
  assert_memory_equal(got, want, strlen(want));
}

static void ends(Source *s) {
  SourceDoc d;
  assert_int_equal(source_next(s, &d), SOURCE_END);
  assert_int_equal(source_next(s, &d), SOURCE_END);
  source_close(s);
}

/* --------------------------------------------------------------- text files */

static void test_source_reads_a_text_file_as_it_is(void **state) {
  (void)state;
  static const char text[] = "\xEF\xBB\xBFOne.\r\n\xFF{\"id\":1}\n";
  Source *s = open_path(puts_in("a.txt", text));
  SourceDoc d;
  assert_int_equal(source_next(s, &d), SOURCE_DOC);
  assert_string_equal(d.id, path);
  assert_string_equal(d.title, "");
  assert_int_equal(d.day, 100);
  assert_null(d.meta);
  assert_memory_equal(d.text, text, sizeof text - 1);
  assert_int_equal(d.ntext, sizeof text - 1);
  assert_true(source_read_any(s));
  ends(s);
}

static void test_source_reads_text_that_is_longer_than_its_buffer(
    void **state) {
  (void)state;
  static char big[200001];
  for (size_t i = 0; i < sizeof big; i++) big[i] = (char)('a' + i % 26);
  Source *s = open_path(put("big.txt", big, sizeof big));
  SourceDoc d;
  assert_int_equal(source_next(s, &d), SOURCE_DOC);
  assert_int_equal(d.ntext, sizeof big);
  assert_memory_equal(d.text, big, sizeof big);
  ends(s);
}

static void test_source_refuses_what_is_no_text(void **state) {
  (void)state;
  static const struct {
    const char *bytes;
    size_t n;
    const char *what;
  } cases[] = {
      {"h\0e\0l\0l\0o\0!\0", 12, "this looks like UTF-16 or UTF-32 without"},
      {"\x1F\x8B\x08\0xyz", 7, "the packed data end too soon;"},
      {"\x28\xB5\x2F\xFDxyz", 7, "the zstd data are damaged;"},
      {"\0\0\0\0\0\0\0\0\0\0", 10, "this is binary data"},
  };
  for (size_t i = 0; i < GE_COUNT(cases); i++) {
    Source *s = open_path(put("bad.txt", cases[i].bytes, cases[i].n));
    error_is(s, "", cases[i].what);
    assert_false(source_read_any(s));
    ends(s);
  }
}

static void test_source_names_a_missing_file_and_goes_on(void **state) {
  (void)state;
  char there[4096];
  snprintf(there, sizeof there, "%s", puts_in("there.txt", "Here."));
  const char *paths[] = {in_dir("missing.txt"), there};
  Source *s = open_one(paths, 2, 1000);
  error_is(s, "", "No such file or directory");
  next_is(s, there, "Here.");
  assert_true(source_read_any(s));
  ends(s);
}

static void test_source_bounds_a_document(void **state) {
  (void)state;
  const char *paths[] = {path};
  puts_in("long.txt", "0123456789");
  Source *s = open_one(paths, 1, 10);
  next_is(s, path, "0123456789");
  ends(s);
  s = open_one(paths, 1, 9);
  error_is(s, "", "the file is larger than 9 bytes; raise --max-doc-bytes");
  ends(s);
}

/* {"id":"a","text":"One."} and a line that breaks off in the packed file. */
static const char packed[] =
    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x01\x21\x00\xde\xff"
    "{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\"b";

static void test_source_reads_packed_files(void **state) {
  (void)state;
  Source *s = open_path(put("p.jsonl.gz", packed, sizeof packed - 1));
  next_is(s, "a", "One.");
  error_is(s, ":1", "the packed data end too soon; the file is not whole");
  ends(s);
}

/* -------------------------------------------------------------- directories */

static void test_source_walks_directories_in_order_of_names(void **state) {
  (void)state;
  char root[4096], p[4][4200];
  snprintf(root, sizeof root, "%s", in_dir("tree"));
  mkdir(root, 0700);
  mkdir(in_dir("tree/b"), 0700);
  puts_in("tree/b/z.txt", "bz");
  puts_in("tree/c.txt", "c");
  puts_in("tree/a.txt", "a");
  puts_in("tree/notes.md", "no");
  puts_in("tree/.hidden.txt", "no");
  puts_in("tree/b/y.jsonl", "{\"id\":\"y\",\"text\":\"by\"}\n");
  assert_int_equal(symlink("..", in_dir("tree/b/loop")), 0);
  mkfifo(in_dir("tree/pipe.txt"), 0600);
  snprintf(p[0], sizeof p[0], "%s/a.txt", root);
  snprintf(p[2], sizeof p[2], "%s/b/z.txt", root);
  snprintf(p[3], sizeof p[3], "%s/c.txt", root);
  Source *s = open_path(root);
  next_is(s, p[0], "a");
  next_is(s, "y", "by");
  next_is(s, p[2], "bz");
  next_is(s, p[3], "c");
  ends(s);
  strcat(root, "/"); /* names do not get a second slash */
  s = open_path(root);
  next_is(s, p[0], "a");
  source_close(s); /* with files still to come */
}

static void test_source_wants_documents_in_a_directory(void **state) {
  (void)state;
  mkdir(in_dir("none"), 0700);
  puts_in("none/readme.md", "x");
  Source *s = open_path(in_dir("none"));
  error_is(s, "", "the directory holds no file that is read (.txt, ");
  assert_false(source_read_any(s));
  ends(s);
}

/* --------------------------------------------------------------- JSON Lines */

static Source *lines(const char *text) {
  return open_path(puts_in("d.jsonl", text));
}

static void test_source_reads_the_members_of_a_line(void **state) {
  (void)state;
  Source *s = lines("\xEF\xBB\xBF{\"id\":\"a\",\"date\":\"1970-01-03\","
                    "\"title\":\"T\",\"text\":\"x\\u0000y\"}\r\n\n  \n"
                    "{\"text\":\"z\",\"id\":\"b\",\"date\":null}");
  SourceDoc d;
  assert_int_equal(source_next(s, &d), SOURCE_DOC);
  assert_string_equal(d.id, "a");
  assert_string_equal(d.title, "T");
  assert_int_equal(d.day, 2);
  assert_int_equal(d.ntext, 3);
  assert_memory_equal(d.text, "x\0y", 3);
  assert_null(d.meta);
  assert_int_equal(source_next(s, &d), SOURCE_DOC);
  assert_string_equal(d.id, "b");
  assert_string_equal(d.title, "");
  assert_int_equal(d.day, 100);
  ends(s);
}

static void test_source_passes_other_members_through(void **state) {
  (void)state;
  Source *s = lines("{\"url\":\"u\\u2028\",\"id\":\"a\",\"text\":\"\","
                    "\"n\":[1,2.0,0.1,-0.0,1e300,true,null,{\"k\":{}}]}\n");
  SourceDoc d;
  assert_int_equal(source_next(s, &d), SOURCE_DOC);
  assert_string_equal(d.meta, "{\"url\":\"u\\u2028\",\"n\":[1,2.0,0.1,-0.0,"
                              "1e+300,true,null,{\"k\":{}}]}");
  ends(s);
}

static void test_source_skips_a_bad_line_and_names_it(void **state) {
  (void)state;
  static const struct {
    const char *line, *place, *what;
  } cases[] = {
      {"{\"id\":\"a\",\"text\":\"cut", ":2:", "not a JSON document: "},
      {"[1]", ":2:1", "not a JSON document: an object is expected"},
      {"{\"id\":\"a\"}", ":2:1", "the document has no string \"text\""},
      {"{\"id\":\"a\",\"text\":7}", ":2:1", "the document has no string"},
      {"{\"text\":\"x\"}", ":2:1", "the document has no \"id\""},
      {"{\"id\":7.5,\"text\":\"x\"}", ":2:1", "\"id\", \"date\" and \"title\""},
      {"{\"id\":\"a\\u0000b\",\"text\":\"x\"}", ":2:1",
       "\"id\" and \"title\" "},
      {"{\"id\":\"a\",\"text\":\"x\",\"date\":\"Monday\"}", ":2:1",
       "\"date\" must be YYYY-MM-DD"},
      {"{\"id\":\"a\",\"text\":\"x\",\"text\":\"y\"}", ":2:", "not a JSON"},
      {"{\"id\":\"a\",\"text\":\"\xC3\xA9\xFF\"}", ":2:", "not a JSON "},
      {"{\"id\":\"a\",\"text\":\"x\"} {}", ":2:", "not a JSON document: "},
  };
  for (size_t i = 0; i < GE_COUNT(cases); i++) {
    char text[1000];
    snprintf(text, sizeof text, "%s\n%s\n%s\n", "{\"id\":\"1\",\"text\":\"p\"}",
             cases[i].line, "{\"id\":\"2\",\"text\":\"q\"}");
    Source *s = lines(text);
    next_is(s, "1", "p");
    SourceDoc d;
    assert_int_equal(source_next(s, &d), SOURCE_ERROR);
    const char *got = source_message(s);
    assert_memory_equal(got + strlen(path), cases[i].place,
                        strlen(cases[i].place));
    assert_non_null(strstr(got, cases[i].what));
    next_is(s, "2", "q");
    ends(s);
  }
}

static void test_source_does_not_keep_a_line_that_is_too_long(void **state) {
  (void)state;
  static char text[400000];
  size_t n = (size_t)snprintf(text, sizeof text,
                              "{\"id\":\"1\",\"text\":\"p\"}\n");
  memset(text + n, 'x', 300000);
  n += 300000;
  n += (size_t)snprintf(text + n, 100,
                        "\n{\"id\":\"2\",\"text\":\"%030d\"}\n"
                        "{\"id\":\"3\",\"text\":\"q\"}",
                        0);
  const char *paths[] = {path};
  put("d.jsonl", text, n);
  Source *s = open_one(paths, 1, 29);
  next_is(s, "1", "p");
  error_is(s, ":2", "the line is larger than 29 bytes");
  error_is(s, ":3", "the document is larger than 29 bytes");
  next_is(s, "3", "q");
  ends(s);
}

static void test_source_finds_nothing_in_blank_files(void **state) {
  (void)state;
  ends(lines(""));
  ends(lines("\n\r\n \t\n"));
}

/* ---------------------------------------------------------------- the rest */

/* Standard input is a pipe that holds the text. */
static Source *from_stdin(const char *text) {
  FILE *f = fopen(puts_in("stdin", text), "rb");
  assert_non_null(f);
  assert_true(dup2(fileno(f), STDIN_FILENO) >= 0);
  fclose(f);
  rewind(stdin);
  return open_path("-");
}

static void test_source_knows_json_on_standard_input_by_its_brace(
    void **state) {
  (void)state;
  Source *s = from_stdin("\n  {\"id\":\"a\",\"text\":\"x\"}\n");
  next_is(s, "a", "x");
  ends(s);
  s = from_stdin("Plain {text}.\n");
  next_is(s, "<stdin>", "Plain {text}.\n");
  ends(s);
}

static void test_source_survives_a_lack_of_memory(void **state) {
  (void)state;
  mkdir(in_dir("mem"), 0700);
  puts_in("mem/a.txt", "text");
  puts_in("mem/b.jsonl", "{\"id\":\"a\",\"text\":\"x\",\"k\":1}\nbad\n");
  const char *paths[] = {in_dir("mem"), "/nonexistent"};
  size_t most = 1;
  for (size_t fail = 1; fail <= most; fail++) {
    TestAlloc t;
    Source *s;
    SourceDoc d;
    test_alloc_start(&t, fail);
    if (source_open(&s, paths, 2, &(InputOptions){.max_bytes = 1000}) ==
        GE_OK) {
      for (int i = 0; i < 50 && source_next(s, &d) != SOURCE_END; i++)
        assert_non_null(source_message(s));
      source_close(s);
    }
    assert_int_equal(t.live, 0);
    assert_true(t.sizes);
    test_alloc_stop();
    if (t.calls >= most) most = t.calls + 1;
    assert_true(fail < 1000);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_source_reads_a_text_file_as_it_is),
      cmocka_unit_test(test_source_reads_text_that_is_longer_than_its_buffer),
      cmocka_unit_test(test_source_refuses_what_is_no_text),
      cmocka_unit_test(test_source_names_a_missing_file_and_goes_on),
      cmocka_unit_test(test_source_bounds_a_document),
      cmocka_unit_test(test_source_reads_packed_files),
      cmocka_unit_test(test_source_walks_directories_in_order_of_names),
      cmocka_unit_test(test_source_wants_documents_in_a_directory),
      cmocka_unit_test(test_source_reads_the_members_of_a_line),
      cmocka_unit_test(test_source_passes_other_members_through),
      cmocka_unit_test(test_source_skips_a_bad_line_and_names_it),
      cmocka_unit_test(test_source_does_not_keep_a_line_that_is_too_long),
      cmocka_unit_test(test_source_finds_nothing_in_blank_files),
      cmocka_unit_test(test_source_knows_json_on_standard_input_by_its_brace),
      cmocka_unit_test(test_source_survives_a_lack_of_memory),
  };
  return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
