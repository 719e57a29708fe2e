/* Packed files: gzip and Zstandard, whole, in parts, broken. */
#include "alloc.h"
#include "input/stream.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <cmocka.h>

enum { ROOM = 400000 };

static char packed[ROOM], text[ROOM / 2], got[ROOM];

static size_t gzip(const char *from, size_t n, char *to, size_t room) {
  z_stream z = {.zalloc = Z_NULL};
  assert_int_equal(
      deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
  z.next_in = (unsigned char *)(uintptr_t)from;
  z.avail_in = (uInt)n;
  z.next_out = (unsigned char *)to;
  z.avail_out = (uInt)room;
  assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
  deflateEnd(&z);
  return room - z.avail_out;
}

static size_t zstd(const char *from, size_t n, char *to, size_t room) {
  ZSTD_CCtx *c = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(c, ZSTD_c_checksumFlag, 1); /* as zstd(1) does */
  size_t k = ZSTD_compress2(c, to, room, from, n);
  ZSTD_freeCCtx(c);
  assert_false(ZSTD_isError(k));
  return k;
}

typedef size_t Packer(const char *, size_t, char *, size_t);

/* Unpacks bytes, `step` at a time, to `got`; what the stream says at the end. */
static const char *unpack(const char *bytes, size_t n, size_t step,
                          size_t *ngot) {
  FILE *f = tmpfile();
  assert_int_equal(fwrite(bytes, 1, n, f), n);
  assert_int_equal(fflush(f), 0);
  assert_int_equal(lseek(fileno(f), 0, SEEK_SET), 0);
  Stream *s = stream_open(fileno(f), NULL, NULL);
  assert_non_null(s);
  *ngot = 0;
  for (size_t k; (k = stream_read(s, got + *ngot, step)) > 0; *ngot += k)
    assert_true(*ngot + k + step <= sizeof got);
  const char *error = stream_error(s);
  assert_int_equal(stream_read(s, got, 1), 0);
  stream_close(s);
  fclose(f);
  return error;
}

static void is_text(size_t ngot, size_t n) {
  assert_int_equal(ngot, n);
  assert_memory_equal(got, text, n);
}

/* Lines that pack well, and some that do not. */
static void make_text(void) {
  uint32_t x = 1;
  for (size_t i = 0; i < sizeof text; i++) {
    x = x * 1664525u + 1013904223u;
    text[i] = i / 1000 % 2 ? (char)(x >> 24) : (char)('a' + i % 7);
  }
  text[0] = 'a';
}

static void test_stream_gives_plain_files_as_they_are(void **state) {
  (void)state;
  static const size_t sizes[] = {0, 1, 2, 3, 4, 5, 65536, 65537, sizeof text};
  size_t n;
  for (size_t i = 0; i < GE_COUNT(sizes); i++) {
    assert_null(unpack(text, sizes[i], 4096, &n));
    is_text(n, sizes[i]);
  }
}

static void unpacks(Packer *pack) {
  static const size_t sizes[] = {0, 1, 65535, 65536, sizeof text};
  static const size_t steps[] = {1, 77, 65536, 100000};
  size_t n;
  for (size_t i = 0; i < GE_COUNT(sizes); i++)
    for (size_t k = sizes[i] > 70000; k < GE_COUNT(steps); k++) {
      size_t np = pack(text, sizes[i], packed, sizeof packed);
      assert_null(unpack(packed, np, steps[k], &n));
      is_text(n, sizes[i]);
    }
}

static void test_stream_unpacks(void **state) {
  (void)state;
  unpacks(gzip);
  unpacks(zstd);
}

static void joins(Packer *pack) {
  size_t n, half = sizeof text / 2;
  size_t a = pack(text, half, packed, sizeof packed);
  a += pack(text, 0, packed + a, sizeof packed - a);
  a += pack(text + half, half, packed + a, sizeof packed - a);
  assert_null(unpack(packed, a, 5000, &n));
  is_text(n, sizeof text);
}

static void test_stream_joins_what_follows_one_another(void **state) {
  (void)state;
  joins(gzip);
  joins(zstd);
}

/* Wherever it is cut, it says so, after what was whole. */
static void breaks_off(Packer *pack, size_t magic) {
  size_t n, np = pack(text, 3000, packed, sizeof packed);
  for (size_t cut = magic; cut < np; cut++) {
    assert_string_equal(unpack(packed, cut, 500, &n),
                        "the packed data end too soon; the file is not whole");
    assert_true(n <= 3000);
    assert_memory_equal(got, text, n);
  }
}

static void test_stream_tells_what_breaks_off(void **state) {
  (void)state;
  breaks_off(gzip, 2);
  breaks_off(zstd, 4);
}

/* Any byte may be wrong: an error or other bytes, never a crash. */
static void bears_damage(Packer *pack, const char *message) {
  size_t n, np = pack(text, 3000, packed, sizeof packed), told = 0;
  for (size_t i = 4; i < np; i++) {
    packed[i] ^= 0x55;
    const char *why = unpack(packed, np, 500, &n);
    told += why != NULL;
    assert_true(!why || strstr(why, message) || strstr(why, "not whole") ||
                strstr(why, "behind the end"));
    packed[i] ^= 0x55;
  }
  assert_true(told > np / 2);
}

static void test_stream_bears_damaged_data(void **state) {
  (void)state;
  bears_damage(gzip, "the gzip data are damaged");
  bears_damage(zstd, "the zstd data are damaged");
}

static void test_stream_tells_what_follows_packed_data(void **state) {
  (void)state;
  size_t n, np = gzip(text, 100, packed, sizeof packed);
  memcpy(packed + np, "rest", 4);
  assert_string_equal(unpack(packed, np + 4, 500, &n),
                      "the file goes on behind the end of its gzip data");
  is_text(n, 100);
  np = zstd(text, 100, packed, sizeof packed);
  memcpy(packed + np, "rest", 4);
  assert_non_null(unpack(packed, np + 4, 500, &n));
  is_text(n, 100);
}

static void test_stream_knows_names_of_packed_files(void **state) {
  (void)state;
  assert_int_equal(stream_stem("a.jsonl"), 7);
  assert_int_equal(stream_stem("a.jsonl.gz"), 7);
  assert_int_equal(stream_stem("a.txt.zst"), 5);
  assert_int_equal(stream_stem(".gz"), 3);
  assert_int_equal(stream_stem(""), 0);
}

static void test_stream_bears_that_memory_is_out(void **state) {
  (void)state;
  TestAlloc a;
  FILE *f = tmpfile();
  test_alloc_start(&a, 1);
  assert_null(stream_open(fileno(f), NULL, NULL));
  ge_set_allocator(NULL, NULL);
  assert_int_equal(a.live, 0);
  fclose(f);
}

int main(void) {
  make_text();
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_stream_gives_plain_files_as_they_are),
      cmocka_unit_test(test_stream_unpacks),
      cmocka_unit_test(test_stream_joins_what_follows_one_another),
      cmocka_unit_test(test_stream_tells_what_breaks_off),
      cmocka_unit_test(test_stream_bears_damaged_data),
      cmocka_unit_test(test_stream_tells_what_follows_packed_data),
      cmocka_unit_test(test_stream_knows_names_of_packed_files),
      cmocka_unit_test(test_stream_bears_that_memory_is_out),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
