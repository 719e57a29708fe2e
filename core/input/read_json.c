/* JSON files: an array of objects or several values one after another, a document
 * each. Only one element is in memory, which jansson reads. */
#include "input/json_document.h"
#include "input/readers.h"

#include <string.h>

/* Elements of an array, or values one after another, are told apart here, so
 * that a file needs not be in memory as a whole. */
typedef struct JsonReader {
  Input *in;
  JsonDocument *object;
  Buf element;
  bool array, done; /* within the array; nothing more is read */
  uint32_t line;    /* of the next byte, from 1 */
  bool within;      /* something stands before it in its line */
} JsonReader;

typedef struct Scan { /* within an element */
  size_t depth;
  bool string, escaped, large;
} Scan;

static void json_close(void *reader) {
  JsonReader *r = reader;
  json_document_free(r->object);
  buf_clear(&r->element);
  ge_free(r, sizeof *r);
}

static void *json_open(Input *in) {
  JsonReader *r = ge_alloc_zeros(1, sizeof *r);
  if (!r) return NULL;
  r->in = in;
  r->line = 1;
  r->object = json_document_new(in);
  if (r->object) {
    input_skip_mark(in);
    return r;
  }
  json_close(r);
  return NULL;
}

static SourceGot stop(JsonReader *r, const char *what) {
  r->done = true;
  return input_fail(r->in, r->line, 0, what, NULL, 0);
}

/* The byte at which an element begins; false: there is no more. */
static bool skip_between(JsonReader *r) {
  Input *in = r->in;
  while (input_more(in)) {
    char c = *in->at;
    bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!blank && c != '[' && c != ']' && c != ',') return true;
    if (!blank && (c == '[') == r->array) return true;
    r->array = c == '[' || (r->array && c != ']');
    r->line += c == '\n';
    r->within = c != '\n' && (r->within || c != '\r');
    in->at++;
  }
  return false;
}

/* Bytes of a piece up to the end of the element, which is in it: *whole. */
static size_t scan(Scan *s, const char *p, size_t n, bool *whole) {
  size_t i = 0;
  for (*whole = false; i < n && !*whole; i++) {
    char c = p[i];
    if (s->string) {
      if (s->escaped) s->escaped = false;
      else if (c == '\\') s->escaped = true;
      else if (c == '"') s->string = false;
    } else if (c == '"') {
      s->string = true;
    } else if (c == '{' || c == '[') {
      s->depth++;
    } else if (c == '}' || c == ']') {
      *whole = --s->depth == 0;
    }
  }
  return i;
}

static uint32_t lines_in(const char *p, size_t n) {
  uint32_t lines = 0;
  const char *end = p + n;
  while ((p = memchr(p, '\n', (size_t)(end - p)))) p++, lines++;
  return lines;
}

/* The object or array that begins here. */
static SourceGot take_element(JsonReader *r, SourceDoc *doc) {
  Input *in = r->in;
  Scan s = {0};
  bool whole = false, within = r->within;
  uint32_t from = r->line;
  size_t max = in->options->max_bytes;
  max += max / 4 + 65536;
  buf_reset(&r->element);
  while (!whole && input_more(in)) {
    size_t n = scan(&s, in->at, (size_t)(in->end - in->at), &whole);
    s.large = s.large || r->element.n + n > max;
    if (!s.large) buf_put(&r->element, in->at, n);
    r->line += lines_in(in->at, n);
    in->at += n;
  }
  r->within = true;
  if (!whole) {
    r->done = true;
    if (input_broken(in)) return input_end(in, r->line);
    return input_fail(in, from, 0, "the object that begins here has no end",
                      NULL, 0);
  }
  if (s.large) return input_too_large(in, from, "document");
  if (r->element.failed) return stop(r, "out of memory");
  return json_document_take(r->object, r->element.at, r->element.n, from,
                            within, doc);
}

static SourceGot json_next(void *reader, SourceDoc *doc) {
  JsonReader *r = reader;
  if (r->done) return SOURCE_END;
  if (skip_between(r)) {
    char c = *r->in->at;
    if (c == '{' || c == '[') return take_element(r, doc);
    return stop(r, "not JSON: an array of objects, or objects, are expected; "
                   "what follows is not read");
  }
  r->done = true;
  if (r->array && !input_broken(r->in))
    return stop(r, "the array has no end; the file is not whole");
  json_document_end(r->object);
  return input_end(r->in, r->line);
}

/* An array of objects, or an object that goes on in the next line. */
static bool json_begins(const char *bytes, size_t n) {
  const char *end = bytes + n, *p = input_skip_blank(bytes, end);
  if (p < end && *p == '[') {
    p = input_skip_blank(p + 1, end);
    return p < end && *p == '{';
  }
  if (p == end || *p != '{') return false;
  const char *next = input_skip_blank(p + 1, end);
  return memchr(p, '\n', (size_t)(next - p)) && next < end && *next == '"';
}

static const char *const endings[] = {".json", NULL};

const ReaderKind reader_json = {.name = "json",
                                .endings = endings,
                                .begins = json_begins,
                                .open = json_open,
                                .next = json_next,
                                .close = json_close};
