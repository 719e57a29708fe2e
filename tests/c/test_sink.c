/* Where records go. */
#include "cli/sink.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char path[] = "/tmp/geoeng-sink-XXXXXX";

static const char *written(void) {
  static char text[1000];
  FILE *f = fopen(path, "rb");
  assert_non_null(f);
  size_t n = fread(text, 1, sizeof text - 1, f);
  text[n] = '\0';
  fclose(f);
  return text;
}

static void test_sink_writes_lines_as_they_are(void **state) {
  (void)state;
  Sink s;
  assert_int_equal(sink_open(&s, path), GE_OK);
  assert_false(sink_tty(&s));
  assert_int_equal(sink_records(&s, "{}\n{}\n", 6), GE_OK);
  assert_int_equal(sink_write(&s, "x", 1), GE_OK);
  assert_int_equal(sink_close(&s), GE_OK);
  assert_int_equal(sink_close(&s), GE_OK);
  assert_string_equal(written(), "{}\n{}\nx");
}

static void test_sink_makes_an_array_of_records(void **state) {
  (void)state;
  Sink s;
  assert_int_equal(sink_open(&s, path), GE_OK);
  s.open = "[\n";
  s.close = "\n]\n";
  assert_int_equal(sink_records(&s, "1\n2\n", 4), GE_OK);
  assert_int_equal(sink_records(&s, "", 0), GE_OK);
  assert_int_equal(sink_records(&s, "3", 1), GE_OK);
  assert_int_equal(sink_close(&s), GE_OK);
  assert_string_equal(written(), "[\n1,\n2,\n3\n]\n");
  assert_int_equal(sink_open(&s, path), GE_OK);
  s.open = "[\n";
  s.close = "\n]\n";
  assert_int_equal(sink_close(&s), GE_OK);
  assert_string_equal(written(), "[]\n");
}

static void test_sink_tells_when_it_cannot_open(void **state) {
  (void)state;
  Sink s;
  assert_int_equal(sink_open(&s, "/nonexistent/file"), GE_EIO);
  assert_int_equal(s.error, ENOENT);
  assert_int_equal(sink_close(&s), GE_EIO);
}

/* A full disk shows when the buffer is flushed, at the latest on closing. */
static void test_sink_remembers_the_first_failure(void **state) {
  (void)state;
  Sink s;
  if (sink_open(&s, "/dev/full") != GE_OK) skip();
  assert_int_equal(sink_write(&s, "x", 1), GE_OK);
  assert_int_equal(sink_close(&s), GE_EIO);
  assert_int_equal(s.error, ENOSPC);
  assert_int_equal(sink_open(&s, "/dev/full"), GE_OK);
  static char much[100000];
  assert_int_equal(sink_write(&s, much, sizeof much), GE_EIO);
  assert_int_equal(sink_write(&s, "x", 1), GE_EIO);
  s.open = "[\n";
  s.close = "\n]\n";
  assert_int_equal(sink_records(&s, "1\n", 2), GE_EIO);
  assert_int_equal(sink_close(&s), GE_EIO);
  assert_int_equal(s.error, ENOSPC);
}

static int make_file(void **state) {
  (void)state;
  int fd = mkstemp(path);
  return fd < 0 ? -1 : close(fd);
}

static int remove_file(void **state) {
  (void)state;
  return unlink(path);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_sink_writes_lines_as_they_are),
      cmocka_unit_test(test_sink_makes_an_array_of_records),
      cmocka_unit_test(test_sink_tells_when_it_cannot_open),
      cmocka_unit_test(test_sink_remembers_the_first_failure),
  };
  return cmocka_run_group_tests(tests, make_file, remove_file);
}
