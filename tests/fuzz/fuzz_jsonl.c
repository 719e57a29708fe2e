/*
 * Any bytes as an input file: the first byte says whether it is a text file
 * or JSON Lines, the others are its content.
 */
#include "input/source.h"
#include "fuzz.h"

#include <jansson.h>
#include <unistd.h>

#define LARGEST 4096u /* bytes of a document */

static char folder[] = "/tmp/geoeng-fuzz-XXXXXX";
static char text_path[64], json_path[64];

static void clean_up(void) {
  unlink(text_path);
  unlink(json_path);
  rmdir(folder);
}

static void prepare(void) {
  CLAIM(mkdtemp(folder));
  snprintf(text_path, sizeof text_path, "%s/x.txt", folder);
  snprintf(json_path, sizeof json_path, "%s/x.jsonl", folder);
  atexit(clean_up);
}

static void write_file(const char *path, const uint8_t *data, size_t n) {
  FILE *f = fopen(path, "wb");
  CLAIM(f && fwrite(data, 1, n, f) == n);
  CLAIM(fclose(f) == 0);
}

static void claim_meta(const char *meta) {
  json_t *j = json_loads(meta, JSON_REJECT_DUPLICATES, NULL);
  CLAIM(json_is_object(j));
  CLAIM(!json_object_get(j, "text") && !json_object_get(j, "id"));
  json_decref(j);
}

static void claim_source_doc(const SourceDoc *d) {
  char date[11];
  CLAIM(d->id && d->title && d->text && d->ntext <= LARGEST);
  if (d->day != GE_NODAY) ge_day_format(d->day, date);
  if (d->meta) claim_meta(d->meta);
}

static void claim_message(const char *what) {
  CLAIM(strncmp(what, folder, strlen(folder)) == 0);
  for (const char *p = what; *p; p++)
    CLAIM((unsigned char)*p >= ' ' || *p == '\n' || *p == '\t');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  if (!text_path[0]) prepare();
  if (n == 0) return 0;
  const char *path = data[0] == 't' ? text_path : json_path;
  write_file(path, data + 1, n - 1);
  Source *source;
  SourceDoc d;
  SourceGot got;
  size_t rounds = 0; /* each takes at least a byte, or ends the file */
  bool packed = n > 2 && (data[1] == 0x1F || data[1] == 0x28);
  CLAIM(source_open(&source, &path, 1,
                    &(InputOptions){.day = 19000, .max_bytes = LARGEST}) == GE_OK);
  while ((got = source_next(source, &d)) != SOURCE_END) {
    if (got == SOURCE_DOC) claim_source_doc(&d);
    else claim_message(source_message(source));
    CLAIM(++rounds <= n || packed);
  }
  source_close(source);
  return 0;
}
