/* JSON Lines: a document a line; what is wrong with a line costs that line and no
 * other. The line and its object are kept from one to the next. */
#include "input/json_document.h"
#include "input/readers.h"

typedef struct LineReader {
  Input *in;
  Buf line;
  JsonDocument *object;
} LineReader;

static void lines_close(void *reader) {
  LineReader *r = reader;
  json_document_free(r->object);
  buf_clear(&r->line);
  ge_free(r, sizeof *r);
}

static void *lines_open(Input *in) {
  LineReader *r = ge_alloc_zeros(1, sizeof *r);
  if (!r) return NULL;
  r->in = in;
  input_skip_mark(in);
  r->object = json_document_new(in);
  if (r->object) return r;
  lines_close(r);
  return NULL;
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
    const char *p = r->line.at ? r->line.at : "", *end = p + r->line.n;
    if (input_skip_blank(p, end) == end) continue;
    return json_document_take(r->object, p, r->line.n, in->line, false, doc);
  }
  json_document_end(r->object);
  return input_end(in, in->line);
}

/* An object in the first line. */
static bool lines_begin(const char *bytes, size_t n) {
  const char *end = bytes + n, *p = input_skip_blank(bytes, end);
  return p < end && *p == '{';
}

static const char *const endings[] = {".jsonl", ".ndjson", NULL};

const ReaderKind reader_jsonl = {.name = "jsonl",
                                 .endings = endings,
                                 .lines = true,
                                 .begins = lines_begin,
                                 .open = lines_open,
                                 .next = lines_next,
                                 .close = lines_close};
