/* What targets that read inputs share: any bytes as a file of a name. */
#ifndef GE_TEST_FUZZ_SOURCE_H
#define GE_TEST_FUZZ_SOURCE_H

#include "fuzz.h"
#include "input/source.h"

#include <jansson.h>
#include <unistd.h>

#ifndef LARGEST
#define LARGEST 4096u /* bytes of a document */
#endif

/* Hears of every document, or NULL. */
static void (*claim_more)(const SourceDoc *d);

static char folder[] = "/tmp/geoeng-fuzz-XXXXXX";
static char path[128]; /* of the file that is read */

static void remove_folder(void) {
  unlink(path);
  rmdir(folder);
}

static void claim_meta(const char *meta) {
  json_t *j = json_loads(meta, JSON_ALLOW_NUL, NULL);
  CLAIM(json_is_object(j));
  json_decref(j);
}

static void claim_source_doc(const SourceDoc *d) {
  char date[11];
  CLAIM(d->id && d->title && d->text && d->ntext <= LARGEST);
  CLAIM(d->text[d->ntext] == '\0');
  if (d->day != GE_NODAY) ge_day_format(d->day, date);
  if (d->meta) claim_meta(d->meta);
  if (claim_more) claim_more(d);
}

static void claim_message(const char *what) {
  CLAIM(strncmp(what, folder, strlen(folder)) == 0);
  for (const char *p = what; *p; p++)
    CLAIM((unsigned char)*p >= ' ' || *p == '\n' || *p == '\t');
}

/* Reads the bytes as a file of that name; each document takes a byte at least,
 * but for packed files. */
static void read_as(const char *name, const uint8_t *data, size_t n,
                    InputOptions o) {
  Source *source;
  SourceDoc d;
  SourceGot got;
  size_t rounds = 0;
  const char *paths[] = {path};
  bool packed = n > 1 && (data[0] == 0x1F || data[0] == 0x28);
  if (!path[0]) {
    CLAIM(mkdtemp(folder));
    atexit(remove_folder);
  }
  if (path[0]) unlink(path);
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *f = fopen(path, "wb");
  CLAIM(f && fwrite(data, 1, n, f) == n);
  CLAIM(fclose(f) == 0);
  o.max_bytes = LARGEST;
  CLAIM(source_open(&source, paths, 1, &o) == GE_OK);
  while ((got = source_next(source, &d)) != SOURCE_END) {
    if (got == SOURCE_DOC) claim_source_doc(&d);
    else claim_message(source_message(source));
    if (source_note(source)) claim_message(source_note(source));
    CLAIM(++rounds <= n + 1 || packed);
  }
  source_close(source);
}

#endif
