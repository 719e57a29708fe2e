/* HTTP responses, and archives of them as inputs. */
#include "input/http.h"
#include "input/source.h"
#include "alloc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <zlib.h>

#define OK "HTTP/1.1 200 OK\r\n"
#define PAGE "<p>Six soldiers died in Kelm.</p>"

/* ------------------------------------------------------------------- HTTP */

static HttpBody body_of(const char *bytes, size_t n, size_t max, Buf *out) {
  HttpResponse r;
  assert_true(http_read(bytes, n, &r));
  return http_body(&r, max, out);
}

static void body_is(const char *response, const char *want) {
  Buf out = {NULL, 0, 0, false};
  assert_int_equal(body_of(response, strlen(response), 1000, &out), HTTP_BODY);
  assert_string_equal(out.n ? out.at : "", want);
  buf_clear(&out);
}

static void test_heads(void **state) {
  (void)state;
  static const char s[] = "HTTP/1.0 404 Gone away\nContent-Type: Text/HTML ; "
                          "a=b; charset=\"UTF-8\"\n\nbody";
  HttpResponse r;
  assert_true(http_read(s, strlen(s), &r));
  assert_int_equal(r.status, 404);
  assert_string_equal(r.type, "text/html");
  assert_string_equal(r.charset, "utf-8");
  assert_int_equal(r.nbody, 4);
  assert_false(http_read("<html>, not a response", 22, &r));
  assert_false(http_read("HTTP/1.1200OK\r\n\r\n", 17, &r));
  assert_true(http_read("HTTP/1.1 200", 12, &r));
  assert_int_equal(r.nbody, 0);
}

static void test_chunks_are_joined(void **state) {
  (void)state;
  static const char c[] = OK "Transfer-Encoding: chunked\r\n\r\n";
  char s[300];
  static const char *const cases[][2] = {
      {"3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n", "abcde"},
      {"3\r\nabc\r\nA\r\nbroken", "abcbroken"},
      {"<html> never chunked", "<html> never chunked"},
      {"ffffffff\r\nabc", "abc"},
      {"0\r\n\r\n", ""},
  };
  for (size_t i = 0; i < GE_COUNT(cases); i++) {
    snprintf(s, sizeof s, "%s%s", c, cases[i][0]);
    body_is(s, cases[i][1]);
  }
}

/* A response whose body is n bytes 'x', packed. */
static void put_packed(Buf *b, size_t n, const char *how, int window) {
  static unsigned char plain[1 << 20], packed[1 << 16];
  z_stream z;
  memset(&z, 0, sizeof z);
  memset(plain, 'x', n);
  assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, window, 8, 0), Z_OK);
  z.next_in = plain;
  z.avail_in = (uInt)n;
  z.next_out = packed;
  z.avail_out = sizeof packed;
  assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
  buf_printf(b, OK "Content-Encoding: %s\r\n\r\n", how);
  buf_put(b, (char *)packed, sizeof packed - z.avail_out);
  deflateEnd(&z);
}

static void test_bodies_are_unpacked_within_bounds(void **state) {
  (void)state;
  static const struct {
    const char *how;
    int window;
  } cases[] = {{"gzip", 31}, {"deflate", 15}, {"deflate", -15}};
  Buf b = {NULL, 0, 0, false}, out = {NULL, 0, 0, false};
  for (size_t i = 0; i < GE_COUNT(cases); i++) {
    buf_reset(&b);
    put_packed(&b, 1 << 20, cases[i].how, cases[i].window);
    assert_int_equal(body_of(b.at, b.n, 1 << 20, &out), HTTP_BODY);
    assert_int_equal(out.n, 1 << 20);
    assert_int_equal(body_of(b.at, b.n, 10000, &out), HTTP_TOO_LARGE);
    assert_true(out.n <= 10000);
    assert_int_equal(body_of(b.at, b.n - 300, 1 << 20, &out), HTTP_DAMAGED);
  }
  body_is(OK "Content-Encoding: gzip\r\n\r\nnot packed", "not packed");
  static const char br[] = OK "Content-Encoding: br\r\n\r\n\x0B";
  assert_int_equal(body_of(br, strlen(br), 100, &out), HTTP_UNKNOWN);
  buf_clear(&b);
  buf_clear(&out);
}

/* --------------------------------------------------------------- archives */

static char path[] = "/tmp/geoeng-warc-XXXXXX";

static void put_record(Buf *b, const char *type, const char *url,
                       const char *media, const char *block) {
  buf_printf(b,
             "WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\n"
             "WARC-Date: 2024-05-06T00:00:00Z\r\nContent-Type: %s\r\n"
             "Content-Length: %zu\r\n\r\n%s\r\n\r\n",
             type, url, media, strlen(block), block);
}

static void put_response(Buf *b, const char *url, const char *head,
                         const char *body) {
  char s[1000];
  snprintf(s, sizeof s, "%s\r\n\r\n%s", head, body);
  put_record(b, "response", url, "application/http; msgtype=response", s);
}

/* All that is read of an archive: "id: text", "! message", "? note". */
static void list_archive(const Buf *warc, size_t max, Buf *out) {
  const char *paths[] = {path};
  InputOptions o = {.day = GE_NODAY, .max_bytes = max, .kind = "warc"};
  Source *s;
  FILE *f = fopen(path, "wb");
  assert_non_null(f);
  assert_int_equal(fwrite(warc->at, 1, warc->n, f), warc->n);
  fclose(f);
  assert_int_equal(source_open(&s, paths, 1, &o), GE_OK);
  buf_reset(out);
  for (;;) {
    SourceDoc d;
    SourceGot got = source_next(s, &d);
    const char *note = source_note(s);
    if (got == SOURCE_DOC) buf_printf(out, "%s: %s\n", d.id, d.text);
    if (got == SOURCE_ERROR) buf_printf(out, "! %s\n", source_message(s));
    if (note) buf_printf(out, "? %s\n", note);
    if (got == SOURCE_END) break;
  }
  source_close(s);
}

static void holds(const Buf *out, const char *what) {
  if (!strstr(out->at, what)) fail_msg("'%s' is not in:\n%s", what, out->at);
}

static void test_pages_of_an_archive(void **state) {
  (void)state;
  Buf b = {NULL, 0, 0, false}, out = {NULL, 0, 0, false};
  put_response(&b, "http://a/1", OK "Content-Type: text/html; charset=latin1",
               "<p>Six soldiers died in D\xE9rn.</p>");
  put_response(&b, "<http://a/2>", OK "Content-Type: text/html", PAGE);
  put_response(&b, "http://a/3", "HTTP/1.1 301 Moved", PAGE);
  put_response(&b, "http://a/4", OK "Content-Type: text/css", PAGE);
  put_response(&b, "", OK "Content-Type: text/html", PAGE);
  put_record(&b, "resource", "http://a/5", "text/html", PAGE);
  put_record(&b, "conversion", "http://a/6", "text/plain", "A\n text. ");
  put_record(&b, "evil\x1B[1mtype", "http://a/7", "text/html", PAGE);
  list_archive(&b, 1000, &out);
  holds(&out, "http://a/1: Six soldiers died in D\xC3\xA9rn.\n");
  holds(&out, "http://a/2: Six soldiers died in Kelm.\n");
  holds(&out, "http://a/5: Six soldiers died in Kelm.\n");
  holds(&out, "http://a/6: A\n text. \n");
  holds(&out, "4 records of the archive hold no article and are left out: 1 "
              "HTTP status 301, 1 evil?[1mtype, 1 text/css, 1 without an "
              "address");
  assert_null(strchr(out.at, '!'));
  buf_clear(&b);
  buf_clear(&out);
}

static void test_reading_goes_on_behind_broken_records(void **state) {
  (void)state;
  Buf b = {NULL, 0, 0, false}, out = {NULL, 0, 0, false};
  buf_puts(&b, "noise\r\nmore noise\r\n");
  put_response(&b, "http://a/1", OK "Content-Type: text/html", PAGE);
  size_t at = b.n;
  buf_puts(&b, "WARC/1.0\r\nWARC-Type: response\r\n\r\nlost\r\n");
  put_response(&b, "http://a/2", OK "Content-Type: text/html", PAGE);
  buf_puts(&b, "WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n");
  put_response(&b, "http://a/3", OK "Content-Type: text/html", PAGE);
  b.n -= 30;
  list_archive(&b, 1000, &out);
  char want[120];
  snprintf(want, sizeof want,
           "the record does not say how long it is (byte "
           "%zu of",
           at);
  holds(&out, "no record begins where one should; reading goes on at the next "
              "one (byte 0 of");
  holds(&out, "http://a/1: Six");
  holds(&out, want);
  holds(&out, "http://a/2: Six");
  holds(&out, "Content-Length is no number");
  holds(&out, "the file ends within the record");
  buf_clear(&b);
  buf_clear(&out);
}

static void test_large_records_are_errors(void **state) {
  (void)state;
  Buf b = {NULL, 0, 0, false}, out = {NULL, 0, 0, false};
  put_response(&b, "http://a/1", OK "Content-Type: text/html", PAGE);
  put_record(&b, "conversion", "http://a/2", "text/plain", "Short.");
  buf_puts(&b, "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: x\r\n"
               "Content-Type: text/plain\r\nContent-Length: 99999\r\n\r\n");
  for (int i = 0; i < 99999; i++) buf_putc(&b, 'x');
  buf_puts(&b, "\r\n\r\n");
  put_record(&b, "conversion", "http://a/3", "text/plain", "Last.");
  list_archive(&b, 20, &out);
  holds(&out, "error: the page http://a/1 is larger than 20 bytes; raise "
              "--max-doc-bytes to read it");
  holds(&out, "http://a/2: Short.\n");
  holds(&out, "error: the page x is larger than 20 bytes");
  holds(&out, "http://a/3: Last.\n");
  buf_clear(&b);
  buf_clear(&out);
}

static void test_lack_of_memory_ends_well(void **state) {
  (void)state;
  Buf b = {NULL, 0, 0, false};
  put_response(&b, "http://a/1", OK "Content-Type: text/html", PAGE);
  put_record(&b, "conversion", "http://a/2", "text/plain", "Short.");
  for (size_t fail = 1;; fail = test_alloc_next(fail)) {
    TestAlloc a;
    const char *paths[] = {path};
    InputOptions o = {.day = GE_NODAY, .max_bytes = 1000, .kind = "warc"};
    Source *s;
    SourceDoc d;
    FILE *f = fopen(path, "wb");
    assert_int_equal(fwrite(b.at, 1, b.n, f), b.n);
    fclose(f);
    test_alloc_start(&a, fail);
    if (source_open(&s, paths, 1, &o) == GE_OK)
      while (source_next(s, &d) != SOURCE_END) {}
    source_close(s);
    test_alloc_stop();
    assert_true(a.sizes);
    assert_int_equal(a.live, 0);
    if (a.calls < fail) break;
  }
  buf_clear(&b);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_heads),
      cmocka_unit_test(test_chunks_are_joined),
      cmocka_unit_test(test_bodies_are_unpacked_within_bounds),
      cmocka_unit_test(test_pages_of_an_archive),
      cmocka_unit_test(test_reading_goes_on_behind_broken_records),
      cmocka_unit_test(test_large_records_are_errors),
      cmocka_unit_test(test_lack_of_memory_ends_well),
  };
  int fd = mkstemp(path);
  if (fd < 0) return 1;
  close(fd);
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  unlink(path);
  return failed;
}
