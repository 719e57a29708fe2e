/* Files for tests of inputs, and what is expected of them. */
#ifndef GE_TEST_INPUT_FILE_H
#define GE_TEST_INPUT_FILE_H

#include "alloc.h"
#include "input/source.h"
#include "test_dir.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char path[4096]; /* of the file that put() wrote last */

static void put(const char *name, const char *bytes, size_t n) {
  snprintf(path, sizeof path, "%s/%s", dir, name);
  FILE *f = fopen(path, "wb");
  assert_non_null(f);
  assert_int_equal(fwrite(bytes, 1, n, f), n);
  assert_int_equal(fclose(f), 0);
}

/* Reads bytes as a file of that name. */
static Source *read_bytes(const char *name, const char *bytes, size_t n,
                          InputOptions o) {
  static const char *paths[1];
  Source *s;
  put(name, bytes, n);
  paths[0] = path;
  if (o.max_bytes == 0) o.max_bytes = 1 << 20;
  assert_int_equal(source_open(&s, paths, 1, &o), GE_OK);
  return s;
}

static Source *read_as(const char *name, const char *text) {
  return read_bytes(name, text, strlen(text), (InputOptions){.day = GE_NODAY});
}

static SourceDoc next_is(Source *s, const char *id, const char *text) {
  SourceDoc d;
  SourceGot got = source_next(s, &d);
  if (got == SOURCE_ERROR) print_message("%s\n", source_message(s));
  assert_int_equal(got, SOURCE_DOC);
  if (id) assert_string_equal(d.id, id);
  assert_int_equal(d.ntext, strlen(text));
  assert_memory_equal(d.text, text, d.ntext);
  return d;
}

/* The next is an error at a place (":3") whose text has `what` in it. */
static void error_is(Source *s, const char *place, const char *what) {
  SourceDoc d;
  char want[5000];
  assert_int_equal(source_next(s, &d), SOURCE_ERROR);
  snprintf(want, sizeof want, "%s%s: error: ", path, place);
  const char *got = source_message(s);
  if (strncmp(got, want, strlen(want)) != 0 || !strstr(got, what))
    fail_msg("%s, not %s%s", got, want, what);
}

static inline void note_is(Source *s, const char *what) {
  const char *note = source_note(s);
  if (!what) assert_null(note);
  else if (!note || !strstr(note, what)) fail_msg("the note is %s", note);
}

static void ends(Source *s) {
  SourceDoc d;
  assert_int_equal(source_next(s, &d), SOURCE_END);
  assert_int_equal(source_next(s, &d), SOURCE_END);
  source_close(s);
}

/* Reading a file of that name survives whatever allocation fails. */
static void lack_memory(const char *name, const char *text) {
  const char *paths[] = {path};
  size_t most = 1;
  put(name, text, strlen(text));
  for (size_t fail = 1; fail <= most; fail++) {
    TestAlloc t;
    Source *s;
    SourceDoc d;
    test_alloc_start(&t, fail);
    if (source_open(&s, paths, 1, &(InputOptions){.max_bytes = 1000}) ==
        GE_OK) {
      for (int i = 0; i < 50 && source_next(s, &d) != SOURCE_END; i++)
        assert_non_null(source_message(s));
      source_close(s);
    }
    assert_int_equal(t.live, 0);
    test_alloc_stop();
    if (t.calls >= most) most = t.calls + 1;
    assert_true(fail < 1000);
  }
}

#endif
