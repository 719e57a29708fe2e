/* Lists kept in a file: the same as those from the text, and a file that is
 * damaged in whatever way is not used. */
#include "engine/list_image.h"
#include "alloc.h"

#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static const char key[] =
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
static const char tsv[] =
    "phrase\talt\thow\tfrom\tcode\n"
    "S\xC3\xA3o Paulo\tSampa|the city of Sao Paulo\tfold\t\tBRA\n"
    "hold talks\t\tlemma\t2001\tT1\n"
    "hold talks\t\tlemma\t\tT2\n"
    "May\t\texact\t\tM\n";
static const char more[] = "phrase\nParis\nhold\n";
static const char text[] =
    "They held talks in Sao Paulo, the city of Sao Paulo, in May. It may hold "
    "in Paris; SAMPA holds. May Day talks were held.";

static GeEngine *make(void) {
  GeEngine *e;
  assert_int_equal(ge_engine_new(&e), GE_OK);
  return e;
}

static void read_lists(GeEngine *e) {
  GeId a, b;
  assert_int_equal(ge_layer(e, "$a", &a), GE_OK);
  assert_int_equal(ge_layer(e, "$b", &b), GE_OK);
  assert_int_equal(
      ge_list_read(e, a, "a.tsv", "a", tsv, sizeof tsv - 1, GE_FOLD), GE_OK);
  assert_int_equal(
      ge_list_read(e, b, "b.tsv", "b", more, sizeof more - 1, GE_LEMMA), GE_OK);
}

/* All hits with their attributes; a phrase is added first, as rules do. */
static void show(GeEngine *e, Buf *out) {
  GeId c;
  GeDoc *doc;
  GeDocInfo info = {.id = "id", .title = "", .day = 0};
  assert_int_equal(ge_layer(e, "$c", &c), GE_OK);
  assert_int_equal(ge_list_add(e, c, "city of", 7, GE_LEMMA, GE_NONE), GE_OK);
  assert_int_equal(ge_engine_seal(e), GE_OK);
  assert_int_equal(ge_doc_new(e, text, sizeof text - 1, &info, &doc), GE_OK);
  for (GeId layer = 0; ge_layer_name(e, layer); layer++)
    for (uint32_t s = 0; s < ge_doc_nsentences(doc); s++) {
      const GeId *ids;
      uint32_t n;
      assert_int_equal(ge_doc_layer(doc, layer, s, &ids, &n), GE_OK);
      for (uint32_t i = 0; i < n; i++) {
        const GeSpan *span = ge_doc_span(doc, ids[i]);
        buf_printf(out, "%s %u %u %u", ge_layer_name(e, layer), span->first,
                   span->end, span->flags);
        const char *k, *v;
        for (size_t a = 0;
             span->entry != GE_NONE && ge_entry_at(e, span->entry, a, &k, &v);
             a++)
          buf_printf(out, " %s=%s", k, v);
        buf_putc(out, '\n');
      }
    }
  ge_doc_free(doc);
  ge_engine_free(e);
}

static Buf image_of_lists(void) {
  Buf b;
  GeEngine *e = make();
  buf_init(&b);
  read_lists(e);
  assert_int_equal(image_write(e, key, &b), GE_OK);
  ge_engine_free(e);
  return b;
}

static void test_image_gives_what_the_text_gives(void **state) {
  (void)state;
  Buf want, got, b = image_of_lists();
  GeStatus st;
  GeId other;
  buf_init(&want);
  buf_init(&got);
  GeEngine *e = make();
  read_lists(e);
  show(e, &want);
  e = make();
  assert_int_equal(ge_layer(e, "$b", &other), GE_OK); /* other ids than there */
  assert_int_equal(ge_layer(e, "$a", &other), GE_OK);
  assert_null(image_read(e, key, b.at, b.n, &st));
  GeId a = ge_layer_find(e, "$a");
  assert_int_equal(gaz_size(&e->gaz, a), 6);
  show(e, &got);
  assert_true(want.n > 200);
  /* The layers come in the order of their ids: compare line by line. */
  size_t nlines = 0;
  for (char *line = strtok(got.at, "\n"); line; line = strtok(NULL, "\n")) {
    assert_non_null(strstr(want.at, line));
    nlines++;
  }
  for (char *p = want.at; *p; p++) nlines -= *p == '\n';
  assert_int_equal(nlines, 0);
  buf_clear(&want);
  buf_clear(&got);
  buf_clear(&b);
}

/* Every attribute of every entry, after some were changed and added. */
static void change_entries(GeEngine *e, Buf *out) {
  const char *k, *v;
  assert_int_equal(ge_entry_set(e, 0, "code", "a"), GE_OK);
  assert_int_equal(ge_entry_set(e, 1, "new", "b"), GE_OK);
  assert_int_equal(ge_entry_set(e, 0, "code", "c"), GE_OK);
  for (GeId id = 0; ge_entry_at(e, id, 0, &k, &v); id++) {
    for (size_t i = 0; ge_entry_at(e, id, i, &k, &v); i++)
      buf_printf(out, "%s=%s ", k, v);
    buf_putc(out, '\n');
  }
  assert_string_equal(ge_entry_get(e, 0, "code"), "c");
  ge_engine_free(e);
}

static void test_attributes_of_an_image_change_like_others(void **state) {
  (void)state;
  Buf want, got, b = image_of_lists();
  GeStatus st;
  buf_init(&want);
  buf_init(&got);
  GeEngine *e = make();
  read_lists(e);
  change_entries(e, &want);
  e = make();
  assert_null(image_read(e, key, b.at, b.n, &st));
  change_entries(e, &got);
  assert_true(want.n > 50);
  assert_string_equal(want.at, got.at);
  buf_clear(&want);
  buf_clear(&got);
  buf_clear(&b);
}

/* Memory that ends while an image is read: the lists come from their text. */
static void test_image_without_memory(void **state) {
  (void)state;
  Buf want, b = image_of_lists();
  buf_init(&want);
  GeEngine *e = make();
  read_lists(e);
  show(e, &want);
  bool failed = true;
  for (size_t more_calls = 1; failed; more_calls++) {
    TestAlloc alloc;
    Buf got;
    GeStatus st;
    test_alloc_start(&alloc, 0);
    buf_init(&got);
    e = make();
    alloc.fail = alloc.calls + more_calls;
    const char *why = image_read(e, key, b.at, b.n, &st);
    failed = alloc.calls >= alloc.fail;
    alloc.fail = 0;
    assert_int_equal(st, failed ? GE_ENOMEM : GE_OK);
    if (why) {
      assert_string_equal(why, "out of memory");
      read_lists(e);
    }
    show(e, &got);
    assert_string_equal(got.at, want.at);
    buf_clear(&got);
    assert_int_equal(alloc.live, 0);
    assert_true(alloc.sizes);
    test_alloc_stop();
  }
  buf_clear(&want);
  buf_clear(&b);
}

/* Reads bytes as an image; what is wrong, or NULL. */
static const char *read_bytes(const void *bytes, size_t n) {
  static const char usual[] = "phrase\nParis\n";
  GeStatus st;
  GeId a;
  void *copy = malloc(n ? n : 1);
  assert_non_null(copy);
  memcpy(copy, bytes, n);
  GeEngine *e = make();
  const char *why = image_read(e, key, copy, n, &st);
  if (why) { /* as before: lists can be read from their text */
    Buf out;
    buf_init(&out);
    assert_int_equal(ge_layer(e, "$a", &a), GE_OK);
    assert_int_equal(
        ge_list_read(e, a, "a", "a", usual, sizeof usual - 1, GE_FOLD), GE_OK);
    show(e, &out);
    assert_non_null(strstr(out.at, "$a 20 21 0 basis=a:2"));
    buf_clear(&out);
  } else {
    ge_engine_free(e);
  }
  free(copy);
  return why;
}

static void test_truncated_images_are_refused(void **state) {
  (void)state;
  Buf b = image_of_lists();
  assert_null(read_bytes(b.at, b.n));
  for (size_t n = 0; n < b.n; n += n < 400 ? 1 : 131)
    assert_non_null(read_bytes(b.at, n));
  buf_clear(&b);
}

static void test_changed_bytes_are_refused(void **state) {
  (void)state;
  Buf b = image_of_lists();
  for (size_t i = 0; i < b.n; i += i < 400 ? 1 : 61) {
    b.at[i] ^= 0x10;
    assert_non_null(read_bytes(b.at, b.n));
    b.at[i] ^= 0x10;
  }
  buf_clear(&b);
}

/* With a checksum that holds the content is still looked at. */
static void test_senseless_content_is_refused(void **state) {
  (void)state;
  Buf b = image_of_lists();
  ImageHeader *h = (ImageHeader *)(void *)b.at;
  size_t nrefused = 0;
  for (size_t i = sizeof *h; i + 4 < b.n; i += 52) {
    char old[4];
    memcpy(old, b.at + i, 4);
    memset(b.at + i, 0xFE, 4);
    h->head.checksum = image_checksum(b.at, b.n);
    nrefused += read_bytes(b.at, b.n) != NULL;
    memcpy(b.at + i, old, 4);
  }
  assert_true(nrefused > 10);
  buf_clear(&b);
}

static void test_other_versions_and_keys_are_refused(void **state) {
  (void)state;
  Buf b = image_of_lists();
  ImageHeader *h = (ImageHeader *)(void *)b.at;
  h->head.version++;
  assert_non_null(strstr(read_bytes(b.at, b.n), "another version"));
  h->head.version--;
  h->head.key[0] ^= 1;
  assert_non_null(strstr(read_bytes(b.at, b.n), "other lexicons"));
  buf_clear(&b);
}

/* ------------------------------------------------------------------- files */

static void corrupt(const char *path) {
  int fd = open(path, O_RDWR);
  assert_true(fd >= 0);
  assert_int_equal(pwrite(fd, "?", 1, 700), 1);
  close(fd);
}

static bool load(const char *dir, GeStatus want) {
  bool loaded;
  GeEngine *e = make();
  assert_int_equal(ge_lists_load(e, dir, key, &loaded), want);
  if (want == GE_EINPUT)
    assert_non_null(strstr(ge_engine_message(e), "checksum"));
  if (!loaded) read_lists(e);
  assert_int_equal(ge_lists_save(e, dir, key), GE_OK);
  ge_engine_free(e);
  return loaded;
}

static void test_files_are_kept_and_mended(void **state) {
  (void)state;
  char dir[] = "/tmp/geoeng-image-XXXXXX", path[256];
  assert_non_null(mkdtemp(dir));
  snprintf(path, sizeof path, "%s/%s.lists", dir, key);
  assert_false(load(dir, GE_OK)); /* written */
  assert_true(load(dir, GE_OK));
  corrupt(path);
  assert_false(load(dir, GE_EINPUT)); /* warned and written anew */
  assert_true(load(dir, GE_OK));
  unlink(path);
  assert_int_equal(rmdir(dir), 0); /* no other file is left */
}

/* Lists that began otherwise are neither loaded nor saved. */
static void test_only_empty_engines_load(void **state) {
  (void)state;
  char dir[] = "/tmp/geoeng-image-XXXXXX";
  bool loaded;
  GeEngine *e = make();
  assert_non_null(mkdtemp(dir));
  read_lists(e);
  assert_int_equal(ge_lists_load(e, dir, key, &loaded), GE_OK);
  assert_false(loaded);
  assert_int_equal(ge_lists_save(e, dir, key), GE_OK);
  assert_int_equal(rmdir(dir), 0);
  assert_int_equal(ge_lists_load(e, dir, "../etc", &loaded), GE_EUSAGE);
  ge_engine_free(e);
}

/* A host that opens and stores the files itself. */
typedef struct Shelf {
  const char *dir;
  unsigned nopened, nstored;
} Shelf;

static int shelf_open(void *ctx, const char *k, size_t *nbytes, char *why) {
  Shelf *s = ctx;
  s->nopened++;
  return ge_lists_open(s->dir, k, nbytes, why);
}

static GeStatus shelf_store(void *ctx, const char *k, const void *bytes,
                            size_t nbytes) {
  Shelf *s = ctx;
  s->nstored++;
  return ge_lists_store(s->dir, k, bytes, nbytes);
}

static void test_a_host_may_keep_the_files(void **state) {
  (void)state;
  char dir[] = "/tmp/geoeng-image-XXXXXX", path[256];
  assert_non_null(mkdtemp(dir));
  snprintf(path, sizeof path, "%s/%s.lists", dir, key);
  Shelf shelf = {.dir = dir};
  GeFiles files = {
      .ctx = &shelf, .open_lists = shelf_open, .store_lists = shelf_store};
  for (unsigned i = 0; i < 2; i++) {
    bool loaded;
    GeEngine *e = make();
    ge_engine_files(e, &files);
    assert_int_equal(ge_lists_load(e, "/nowhere", key, &loaded), GE_OK);
    assert_int_equal(loaded, i == 1);
    if (!loaded) read_lists(e);
    assert_int_equal(ge_lists_save(e, "/nowhere", key), GE_OK);
    ge_engine_free(e);
  }
  assert_int_equal(shelf.nopened, 2);
  assert_int_equal(shelf.nstored, 1);
  size_t n;
  char why[GE_LISTS_TEXT];
  assert_int_equal(chmod(path, 0666), 0);
  assert_int_equal(ge_lists_open(dir, key, &n, why), -1);
  assert_non_null(strstr(why, "others may write to it"));
  assert_int_equal(ge_lists_open(dir, "../etc", &n, why), -1);
  assert_string_equal(why, "");
  assert_int_equal(ge_lists_store(dir, "../etc", "", 0), GE_EIO);
  unlink(path);
  assert_int_equal(rmdir(dir), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_image_gives_what_the_text_gives),
      cmocka_unit_test(test_attributes_of_an_image_change_like_others),
      cmocka_unit_test(test_image_without_memory),
      cmocka_unit_test(test_truncated_images_are_refused),
      cmocka_unit_test(test_changed_bytes_are_refused),
      cmocka_unit_test(test_senseless_content_is_refused),
      cmocka_unit_test(test_other_versions_and_keys_are_refused),
      cmocka_unit_test(test_files_are_kept_and_mended),
      cmocka_unit_test(test_only_empty_engines_load),
      cmocka_unit_test(test_a_host_may_keep_the_files),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
