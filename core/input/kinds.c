#include "input/kinds.h"
#include "base/utf8.h"
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
    if ((c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c) != ending[i])
      return false;
  }
  return true;
}

static bool has_ending(const ReaderKind *kind, const char *path) {
  size_t n = stream_stem(path);
  for (const char *const *e = kind->endings; *e; e++)
    if (is_named(path, n, *e)) return true;
  return false;
}

const ReaderKind *kind_of_name(const char *path) {
  for (size_t i = 0; i < GE_COUNT(kinds); i++)
    if (has_ending(kinds[i], path)) return kinds[i];
  return NULL;
}

/* Kinds that take what others take are one. */
static const ReaderKind *apart(const char *name) {
  const ReaderKind *kind = name ? kind_named(name) : NULL;
  return kind && kind->others ? kind : NULL;
}

bool kind_takes(const char *name, const char *path) {
  const ReaderKind *kind = apart(name);
  const char *slash = strrchr(path, '/');
  if (!kind) return kind_of_name(path) != NULL;
  for (const char *const *o = kind->others; *o; o++)
    if (strcmp(slash ? slash + 1 : path, *o) == 0) return false;
  return has_ending(kind, path);
}

const ReaderKind *kind_of_bytes(const char *bytes, size_t n) {
  size_t mark = utf8_mark(bytes, n);
  bytes += mark, n -= mark;
  for (size_t i = 0; i < GE_COUNT(kinds); i++)
    if (kinds[i]->begins && kinds[i]->begins(bytes, n)) return kinds[i];
  return NULL;
}

void kind_endings(const char *name, char *out, size_t nout) {
  const ReaderKind *kind = apart(name);
  size_t n = 0;
  out[0] = '\0';
  for (size_t i = 0; i < (kind ? 1 : GE_COUNT(kinds)); i++)
    for (const char *const *e = (kind ? kind : kinds[i])->endings;
         *e && n < nout; e++)
      n += (size_t)snprintf(out + n, nout - n, "%s%s", n ? ", " : "", *e);
}
