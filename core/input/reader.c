#include "input/reader.h"
#include "base/utf8.h"
#include "base/diag.h"

#include <stdio.h>
#include <string.h>

bool input_more(Input *in) {
  size_t n;
  if (in->at < in->end) return true;
  in->at = charset_next(in->charset, &n);
  in->end = in->at ? in->at + n : NULL;
  const char *note = charset_note(in->charset);
  if (note) input_note(in, 0, note);
  return in->at != NULL;
}

void input_skip_mark(Input *in) {
  if (input_more(in)) in->at += utf8_mark(in->at, (size_t)(in->end - in->at));
}

const char *input_broken(const Input *in) { return charset_error(in->charset); }

bool input_line(Input *in, Buf *line, size_t most, bool *large) {
  bool some = false, whole = false;
  *large = false;
  buf_reset(line);
  while (!whole && input_more(in)) {
    const char *nl = memchr(in->at, '\n', (size_t)(in->end - in->at));
    const char *end = nl ? nl : in->end;
    size_t n = (size_t)(end - in->at);
    some = true;
    if (line->n + n > most) *large = true;
    if (!*large) buf_put(line, in->at, n);
    whole = nl != NULL;
    in->at = end + whole;
  }
  if (!whole && input_broken(in)) return false;
  in->line += some;
  return some;
}

bool input_rest(Input *in, Buf *bytes) {
  size_t max = in->options->max_bytes;
  while (input_more(in)) {
    size_t n = (size_t)(in->end - in->at);
    if (n > max || bytes->n > max - n) return false;
    buf_put(bytes, in->at, n);
    in->at = in->end;
  }
  return true;
}

SourceGot input_fail(Input *in, uint32_t line, uint32_t column,
                     const char *what, const char *src, size_t nsrc) {
  buf_reset(&in->message);
  diag_format(&in->message, in->name, line, column, "error", what, src, nsrc);
  return SOURCE_ERROR;
}

SourceGot input_end(Input *in, uint32_t line) {
  const char *broken = in->ended ? NULL : input_broken(in);
  in->ended = true;
  return broken ? input_fail(in, line, 0, broken, NULL, 0) : SOURCE_END;
}

SourceGot input_too_large(Input *in, uint32_t line, const char *thing) {
  char what[128];
  snprintf(what, sizeof what,
           "the %s is larger than %zu bytes; raise --max-doc-bytes to read it",
           thing, in->options->max_bytes);
  return input_fail(in, line, 0, what, NULL, 0);
}

void input_note(Input *in, uint32_t line, const char *what) {
  if (in->note.n) buf_putc(&in->note, '\n');
  diag_format(&in->note, in->name, line, 0, "warning", what, NULL, 0);
}

const char *input_skip_blank(const char *p, const char *end) {
  while (p < end && (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n')) p++;
  return p;
}
