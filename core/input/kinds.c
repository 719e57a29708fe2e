#include "input/kinds.h"
#include "input/readers.h"
#include "input/stream.h"

#include <stdio.h>
#include <string.h>

/* First bytes are asked about in this order. */
static const ReaderKind *const kinds[] = {
    &reader_text, &reader_json, &reader_jsonl, &reader_csv,
    &reader_tsv,  &reader_warc, &reader_feed,  &reader_html};

const ReaderKind *kind_named(const char *name) {
  for (size_t i = 0; i < GE_COUNT(kinds); i++)
    if (strcmp(kinds[i]->name, name) == 0) return kinds[i];
  return strcmp(name, reader_events.name) == 0 ? &reader_events : NULL;
}

const char *const *kind_names(void) {
  static const char *names[GE_COUNT(kinds) + 1];
  for (size_t i = 0; i < GE_COUNT(kinds); i++) names[i] = kinds[i]->name;
  return names;
}

static bool is_named(const char *path, size_t n, const char *ending) {
  size_t k = strlen(ending);
  if (n <= k) return false;
  for (size_t i = 0; i < k; i++) {
    char c = path[n - k + i];
    if ((c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c) != ending[i]) return false;
  }
  return true;
}

const ReaderKind *kind_of_name(const char *path) {
  size_t n = stream_stem(path);
  for (size_t i = 0; i < GE_COUNT(kinds); i++)
    for (const char *const *e = kinds[i]->endings; *e; e++)
      if (is_named(path, n, *e)) return kinds[i];
  return NULL;
}

const ReaderKind *kind_of_bytes(const char *bytes, size_t n) {
  if (n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) bytes += 3, n -= 3;
  for (size_t i = 0; i < GE_COUNT(kinds); i++)
    if (kinds[i]->begins && kinds[i]->begins(bytes, n)) return kinds[i];
  return NULL;
}

void kind_endings(char *out, size_t nout) {
  size_t n = 0;
  out[0] = '\0';
  for (size_t i = 0; i < GE_COUNT(kinds); i++)
    for (const char *const *e = kinds[i]->endings; *e && n < nout; e++)
      n += (size_t)snprintf(out + n, nout - n, "%s%s", n ? ", " : "", *e);
}
