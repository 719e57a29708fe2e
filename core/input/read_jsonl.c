#include "input/date.h"
#include "input/flat_document.h"
#include "input/json_document.h"
#include "input/readers.h"

#include <string.h>

typedef struct LineReader {
  Input *in;
  bool flat; /* members have the names of ours */
  Buf line, strings; /* members of a flat line */
  JsonDocument *object;
} LineReader;

static void lines_close(void *reader) {
  LineReader *r = reader;
  json_document_free(r->object);
  buf_clear(&r->line);
  buf_clear(&r->strings);
  ge_free(r, sizeof *r);
}

static void *lines_open(Input *in) {
  LineReader *r = ge_alloc_zeros(1, sizeof *r);
  if (!r) return NULL;
  r->in = in;
  input_skip_mark(in);
  r->flat = true;
  for (int f = 0; f < FIELDS; f++) r->flat = r->flat && !in->options->field[f];
  r->object = json_document_new(in);
  if (r->object) return r;
  lines_close(r);
  return NULL;
}

static const char *or_empty(const char *s) { return s ? s : ""; }

/* The document of a flat line in which nothing is wrong. */
static bool take_flat(LineReader *r, SourceDoc *doc) {
  const InputOptions *o = r->in->options;
  FlatString m[FLAT_MEMBERS];
  int32_t day = o->day;
  if (!r->flat || !flat_document(r->line.at, r->line.n, &r->strings, m))
    return false;
  const FlatString *date = &m[FLAT_DATE], *text = &m[FLAT_TEXT];
  if (m[FLAT_ID].n == 0 || !text->s || text->n > o->max_bytes) return false;
  if (date->n > 0 && !date_parse(date->s, date->n, &day)) return false;
  *doc = (SourceDoc){m[FLAT_ID].s, or_empty(m[FLAT_TITLE].s), text->s, text->n,
                     day, r->in->line, NULL};
  return true;
}

static SourceGot lines_next(void *reader, SourceDoc *doc) {
  LineReader *r = reader;
  Input *in = r->in;
  size_t max = in->options->max_bytes;
  bool large;
  while (input_line(in, &r->line, max + max / 4 + 4096, &large)) {
    if (large) return input_too_large(in, in->line, "line");
    if (r->line.failed)
      return input_fail(in, in->line, 0, "out of memory", NULL, 0);
    const char *p = or_empty(r->line.at), *end = p + r->line.n;
    if (input_skip_blank(p, end) == end) continue;
    if (take_flat(r, doc)) return SOURCE_DOC;
    return json_document_take(r->object, p, r->line.n, in->line, false,
                              doc);
  }
  return input_end(in, in->line);
}

/* An object in the first line. */
static bool lines_begin(const char *bytes, size_t n) {
  const char *end = bytes + n, *p = input_skip_blank(bytes, end);
  return p < end && *p == '{';
}

static const char *const endings[] = {".jsonl", ".ndjson", NULL};

const ReaderKind reader_jsonl = {.name = "jsonl", .endings = endings,
                                 .begins = lines_begin, .open = lines_open,
                                 .next = lines_next, .close = lines_close};
