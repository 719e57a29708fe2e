#define _GNU_SOURCE 1 /* memmem */
#include "input/event_record.h"
#include "input/json_value.h"
#include "input/shape_data.h"

#include <stdio.h>
#include <string.h>

void event_record_clear(EventRecord *r) {
  buf_clear(&r->text);
  buf_clear(&r->doc);
  buf_clear(&r->title);
  buf_clear(&r->meta);
  json_writer_free(r->json);
  r->json = NULL;
}

static bool wrong(EventRecord *r, const char *path, const char *what) {
  r->column = 1;
  if (*path)
    snprintf(r->wrong, sizeof r->wrong, "this is no event of geoeng: \"%s\" %s",
             path, what);
  else snprintf(r->wrong, sizeof r->wrong, "%s", what);
  return false;
}

static const char *must_be(ShapeKind kind) {
  static const char *const words[] = {
      [SHAPE_TEXT] = "must be a string",
      [SHAPE_DAY] = "must be YYYY-MM-DD",
      [SHAPE_OFFSET] = "must be an integer from 0",
      [SHAPE_INTEGER] = "must be an integer",
      [SHAPE_NUMBER] = "must be a number",
      [SHAPE_ANY] = "",
      [SHAPE_OBJECT] = "must be an object",
      [SHAPE_LIST] = "must be a list"};
  return words[kind];
}

/* As the pattern of the schema has it, which knows of no last day of a month. */
static bool is_day(const char *s) {
  size_t n = s ? strspn(s, "0123456789") : 0;
  if (n < 4 || s[n] != '-' || s[n + 1] == '\0') return false;
  return strspn(s + n + 1, "0123456789") == 2 && s[n + 3] == '-' &&
         strspn(s + n + 4, "0123456789") == 2 && s[n + 6] == '\0';
}

static bool is_of(const json_t *v, ShapeKind kind) {
  switch (kind) {
  case SHAPE_TEXT: return json_is_string(v);
  case SHAPE_DAY: return is_day(json_string_value(v));
  case SHAPE_OFFSET:
    return json_is_integer(v) && json_integer_value(v) >= 0 &&
           json_integer_value(v) <= UINT32_MAX;
  case SHAPE_INTEGER: return json_is_integer(v);
  case SHAPE_NUMBER: return json_is_number(v);
  case SHAPE_ANY: return true;
  case SHAPE_OBJECT: return json_is_object(v);
  case SHAPE_LIST: return json_is_array(v);
  }
  return false;
}

static bool is_one_of(const char *s, const char *const *values) {
  while (*values && strcmp(*values, s) != 0) values++;
  return *values != NULL;
}

/* An object of shapes that holds such objects is looked at by a caller. */
static bool member(EventRecord *r, const json_t *v, const Shape *s,
                   const char *path) {
  if (!v) return !s->always || wrong(r, path, "is missing");
  if (!is_of(v, s->kind)) return wrong(r, path, must_be(s->kind));
  if (s->constant && strcmp(json_string_value(v), s->constant) != 0)
    return wrong(r, path, "is that of another version");
  if (s->values && !is_one_of(json_string_value(v), s->values))
    return wrong(r, path, "is none of those that there are");
  return true;
}

/* The depth is that of the shapes. */
static bool has_shape(EventRecord *r, const json_t *o, const Shape *shape,
                      const char *above) {
  char path[100];
  for (const Shape *s = shape; s->name; s++) {
    const json_t *v = json_object_get(o, s->name), *kid;
    size_t i;
    snprintf(path, sizeof path, "%s%s%s", above, *above ? "." : "", s->name);
    if (!member(r, v, s, path)) return false;
    if (!v || !s->of) continue;
    if (s->kind == SHAPE_OBJECT && !has_shape(r, v, s->of, path)) return false;
    if (s->kind != SHAPE_LIST) continue;
    json_array_foreach(v, i, kid) {
      if (!json_is_object(kid)) return wrong(r, path, "must hold objects");
      if (!has_shape(r, kid, s->of, path)) return false;
    }
  }
  return true;
}

static bool put_json(EventRecord *r, Buf *b, json_t *v) {
  size_t n;
  if (!r->json && json_writer_new(&r->json) != GE_OK) return false;
  json_writer_reset(r->json);
  json_value_put(r->json, v, NULL, NULL);
  const char *text = json_writer_text(r->json, &n);
  if (text) buf_put(b, text, n);
  return text && !b->failed;
}

static bool is_known(const char *name) {
  const Shape *s = event_shape;
  while (s->name && strcmp(s->name, name) != 0) s++;
  return s->name != NULL;
}

/* Whether the members stand in the order of the shapes, behind them those that
 * geoeng does not know. */
static bool in_order(json_t *o) {
  const Shape *s = event_shape;
  const char *name;
  json_t *v;
  json_object_foreach(o, name, v) {
    while (s->name && strcmp(s->name, name) != 0) s++;
    if (!s->name && is_known(name)) return false;
  }
  return true;
}

/* The same members in this order; NULL: no memory. */
static json_t *ordered(json_t *o) {
  json_t *copy = json_object(), *v;
  const char *name;
  bool ok = copy != NULL;
  for (const Shape *s = event_shape; ok && s->name; s++) {
    v = json_object_get(o, s->name);
    ok = !v || json_object_set(copy, s->name, v) == 0;
  }
  json_object_foreach(o, name, v) {
    if (ok && !is_known(name)) ok = json_object_set(copy, name, v) == 0;
  }
  if (ok) return copy;
  json_decref(copy);
  return NULL;
}

/* Without blanks this stands in every line: no string has it. */
static bool is_compact(const char *line, size_t n) {
  static const char head[] = "{\"schema\":", sentence[] = ",\"sentence\":{";
  return n > sizeof head && memcmp(line, head, sizeof head - 1) == 0 &&
         memmem(line, n, sentence, sizeof sentence - 1) != NULL;
}

static bool take_text(EventRecord *r, json_t *o, const char *line, size_t n) {
  while (n > 0 && strchr(" \t\r", line[n - 1])) n--;
  buf_reset(&r->text);
  if (is_compact(line, n) && in_order(o)) {
    buf_put(&r->text, line, n);
    return !r->text.failed;
  }
  json_t *copy = ordered(o);
  bool ok = copy && put_json(r, &r->text, copy);
  json_decref(copy);
  return ok;
}

/* As the line has it, which is behind all else in what geoeng wrote; as it is
 * written again where that is not so. */
static bool take_meta(EventRecord *r, json_t *meta) {
  static const char before[] = "\"},\"meta\":";
  const char *line = r->text.at;
  size_t n = r->text.n;
  buf_reset(&r->meta);
  if (!meta) return true;
  const char *at = memmem(line, n, before, sizeof before - 1);
  const char *from = at ? at + sizeof before - 1 : line;
  size_t k = n - (size_t)(from - line);
  json_t *same = at && k > 1 ? json_loadb(from, k - 1, JSON_ALLOW_NUL, NULL)
                             : NULL;
  bool ok = json_equal(same, meta);
  if (ok) buf_put(&r->meta, from, k - 1);
  json_decref(same);
  return ok ? !r->meta.failed : put_json(r, &r->meta, meta);
}

/* The text of a member of the document, "" where there is none; NULL: wrong. */
static const char *text_of(EventRecord *r, const json_t *o, const char *name) {
  const json_t *v = json_object_get(o, name);
  const char *s = json_string_value(v);
  if (!s) return "";
  if (strlen(s) == json_string_length(v)) return s;
  wrong(r, name, "must not hold U+0000");
  return NULL;
}

static bool take_document(EventRecord *r, const json_t *o) {
  const char *id = text_of(r, o, "doc"), *title = text_of(r, o, "doc_title");
  const char *date = text_of(r, o, "doc_date");
  if (!id || !title || !date) return false;
  r->day = GE_NODAY;
  if (*date &&
      (strlen(date) > 10 || !ge_day_parse(date, strlen(date), &r->day)))
    return wrong(r, "doc_date", "must be YYYY-MM-DD");
  buf_reset(&r->doc);
  buf_puts(&r->doc, id);
  buf_reset(&r->title);
  buf_puts(&r->title, title);
  return true;
}

static void tell_roles(const json_t *o, const EventListener *told) {
  const char *type = json_string_value(json_object_get(o, "type"));
  const json_t *args = json_object_get(o, "args"), *a;
  size_t i;
  const json_t *prov = json_object_get(o, "prov");
  told->rule(told->ctx, json_string_value(json_object_get(prov, "file")));
  told->heard(told->ctx, type, NULL, false);
  json_array_foreach(args, i, a) {
    const json_t *v = json_object_get(a, "value");
    bool number = json_object_get(v, "min") || json_object_get(v, "max");
    told->heard(told->ctx, type, json_string_value(json_object_get(a, "role")),
                number);
  }
}

static bool take(EventRecord *r, json_t *o, const char *line, size_t n) {
  if (!json_is_object(o))
    return wrong(r, "", "this is no event of geoeng: an object is expected");
  if (!has_shape(r, o, event_shape, "")) return false;
  if (!take_document(r, o)) return false;
  if (!take_text(r, o, line, n) || !take_meta(r, json_object_get(o, "meta")) ||
      r->doc.failed || r->title.failed)
    return wrong(r, "", "out of memory");
  return true;
}

bool event_record_read(EventRecord *r, const char *line, size_t n,
                       const EventListener *told) {
  json_error_t e;
  json_t *o = json_loadb(line, n, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &e);
  if (!o) {
    r->column = e.position > 0 ? (uint32_t)e.position : 1;
    snprintf(r->wrong, sizeof r->wrong, "not JSON: %s", e.text);
    return false;
  }
  bool ok = take(r, o, line, n);
  if (ok && told) tell_roles(o, told);
  json_decref(o);
  return ok;
}
