/* Reading JSON is cli/source.c's, by jansson, and session/field.c's, of what
 * this wrote. */
#include "base/json_writer.h"
#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

struct JsonWriter {
  Buf out;
  bool comma; /* a value stands before, at this level */
};

GeStatus json_writer_new(JsonWriter **json) {
  *json = ge_alloc(sizeof **json);
  if (!*json) return GE_ENOMEM;
  buf_init(&(*json)->out);
  (*json)->comma = false;
  return GE_OK;
}

void json_writer_free(JsonWriter *j) {
  if (!j) return;
  buf_clear(&j->out);
  ge_free(j, sizeof *j);
}

void json_writer_reset(JsonWriter *j) {
  buf_reset(&j->out);
  j->comma = false;
}

static void value(JsonWriter *j) {
  if (j->comma) buf_putc(&j->out, ',');
  j->comma = true;
}

void json_put_open(JsonWriter *j, char bracket) {
  value(j);
  buf_putc(&j->out, bracket);
  j->comma = false;
}

void json_put_close(JsonWriter *j, char bracket) {
  buf_putc(&j->out, bracket);
  j->comma = true;
}

static void escape(Buf *out, uint32_t c) {
  switch (c) {
  case '"': buf_puts(out, "\\\""); break;
  case '\\': buf_puts(out, "\\\\"); break;
  case '\n': buf_puts(out, "\\n"); break;
  case '\r': buf_puts(out, "\\r"); break;
  case '\t': buf_puts(out, "\\t"); break;
  default: buf_printf(out, "\\u%04x", c);
  }
}

/* Line and paragraph separators are escaped for readers that split lines at
 * them, all controls for terminals. */
static void text(Buf *out, const char *s, size_t n) {
  const unsigned char *p = (const unsigned char *)s, *end = p + n, *from = p;
  while (p < end) {
    uint32_t k = 1, c = *p;
    bool bad = false;
    if (c >= 0x80) c = utf8_decode(p, end, &k, &bad);
    bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    bool plain = !control && c != '"' && c != '\\' && !bad && c != 0x2028 &&
                 c != 0x2029;
    if (plain) {
      p += k;
      continue;
    }
    buf_put(out, (const char *)from, (size_t)(p - from));
    if (bad) buf_puts(out, "\xEF\xBF\xBD");
    else escape(out, c);
    p += k;
    from = p;
  }
  buf_put(out, (const char *)from, (size_t)(end - from));
}

void json_put_string(JsonWriter *j, const char *s, size_t n) {
  value(j);
  buf_putc(&j->out, '"');
  text(&j->out, s, n);
  buf_putc(&j->out, '"');
}

void json_put_key(JsonWriter *j, const char *key) {
  json_put_string(j, key, strlen(key));
  buf_putc(&j->out, ':');
  j->comma = false;
}

void json_put_int(JsonWriter *j, int64_t v) {
  value(j);
  char digits[20];
  size_t at = sizeof digits;
  uint64_t rest = v < 0 ? -(uint64_t)v : (uint64_t)v;
  do {
    digits[--at] = (char)('0' + rest % 10);
    rest /= 10;
  } while (rest > 0);
  if (v < 0) buf_putc(&j->out, '-');
  buf_put(&j->out, digits + at, sizeof digits - at);
}

void json_put_number(JsonWriter *j, double v) {
  char s[40];
  if (!isfinite(v)) {
    json_put_null(j);
    return;
  }
  value(j);
  /* The shortest form that reads back equal. */
  for (int p = 15; p <= 17; p++) {
    snprintf(s, sizeof s, "%.*g", p, v);
    if (strtod(s, NULL) == v) break;
  }
  for (char *c = s; *c; c++)
    if (*c == ',') *c = '.';
  buf_puts(&j->out, s);
}

void json_put_bool(JsonWriter *j, bool v) {
  value(j);
  buf_puts(&j->out, v ? "true" : "false");
}

void json_put_null(JsonWriter *j) {
  value(j);
  buf_puts(&j->out, "null");
}

void json_put_raw(JsonWriter *j, const char *s, size_t n) {
  value(j);
  buf_put(&j->out, s, n);
}

void json_put_text(JsonWriter *j, const char *s, size_t n) {
  buf_put(&j->out, s, n);
  j->comma = false;
}

const char *json_writer_text(const JsonWriter *j, size_t *n) {
  *n = j->out.n;
  if (j->out.failed) return NULL;
  return j->out.at ? j->out.at : "";
}
