/* Any bytes as a web archive: reading ends, and documents are in bounds. */
#include "fuzz.h"
#include "input/source.h"

#include <jansson.h>
#include <unistd.h>

#define LARGEST 4096u /* bytes of a document */

static char path[] = "/tmp/geoeng-fuzz-XXXXXX";

static void clean_up(void) { unlink(path); }

static void write_file(const uint8_t *data, size_t n) {
  static int fd = -1;
  if (fd < 0) {
    fd = mkstemp(path);
    CLAIM(fd >= 0);
    atexit(clean_up);
  }
  CLAIM(ftruncate(fd, 0) == 0);
  CLAIM(pwrite(fd, data, n, 0) == (ssize_t)n);
}

static void claim_doc(const SourceDoc *d) {
  CLAIM(d->id && *d->id && d->title && d->ntext > 0 && d->ntext <= LARGEST);
  CLAIM(strlen(d->text) == d->ntext);
  json_t *j = json_loads(d->meta, JSON_REJECT_DUPLICATES, NULL);
  CLAIM(json_is_object(j));
  json_decref(j);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  Source *s;
  const char *paths[] = {path};
  InputOptions o = {.day = GE_NODAY, .max_bytes = LARGEST, .kind = "warc"};
  write_file(data, n);
  CLAIM(source_open(&s, paths, 1, &o) == GE_OK);
  SourceDoc d;
  SourceGot got;
  size_t count = 0;
  while ((got = source_next(s, &d)) != SOURCE_END) {
    if (got == SOURCE_DOC) claim_doc(&d);
    else CLAIM(*source_message(s));
    CLAIM(++count <= n + 2);
  }
  source_close(s);
  return 0;
}
