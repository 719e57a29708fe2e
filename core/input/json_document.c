#include "input/json_document.h"
#include "input/date.h"
#include "input/field_name.h"
#include "input/flat_document.h"
#include "input/json_value.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct Member { /* of an object that may be within another */
  json_t *of, *value;   /* NULL: there is none */
  const char *key;
} Member;

#define NAMED 400u /* bytes of names in a message */

struct JsonDocument {
  Input *in;
  json_t *root;
  JsonWriter *meta; /* members that are not ours */
  Member own[FIELDS];
  char number[FIELDS][32]; /* that stands for a string */
  const char *text;        /* of the object */
  size_t n;
  uint32_t line;
  bool dated;  /* an object had a member for its date */
  Buf joined;  /* a text that is a list of paragraphs */
  Buf names;   /* members of an object that had none */
  bool flat;   /* members have the names of ours */
  Buf strings; /* members of a flat object */
  bool within; /* a line that begins before */
};

JsonDocument *json_document_new(Input *in) {
  JsonDocument *d = ge_alloc(sizeof *d);
  if (!d) return NULL;
  memset(d, 0, sizeof *d);
  d->in = in;
  d->flat = true;
  for (int f = 0; f < FIELDS; f++) d->flat = d->flat && !in->options->field[f];
  if (json_writer_new(&d->meta) == GE_OK) return d;
  ge_free(d, sizeof *d);
  return NULL;
}

void json_document_free(JsonDocument *d) {
  if (!d) return;
  if (d->root) json_decref(d->root);
  json_writer_free(d->meta);
  buf_clear(&d->strings);
  buf_clear(&d->names);
  buf_clear(&d->joined);
  ge_free(d, sizeof *d);
}

/* ----------------------------------------------------------------- messages */

/* At a place of the object's text. */
static SourceGot bad_at(JsonDocument *d, uint32_t line, uint32_t column,
                        const char *what) {
  const char *p = d->text, *end = p + d->n, *nl;
  for (uint32_t i = 1; i < line; i++) {
    nl = memchr(p, '\n', (size_t)(end - p));
    if (!nl) break;
    p = nl + 1;
  }
  nl = memchr(p, '\n', (size_t)(end - p));
  if (d->within && line == 1) column = 0;
  return input_fail(d->in, d->line + line - 1, column, what, p,
                    (size_t)((nl ? nl : end) - p));
}

static SourceGot bad_json(JsonDocument *d, const json_error_t *e) {
  char what[JSON_ERROR_TEXT_LENGTH + 40];
  snprintf(what, sizeof what, "not a JSON document: %s", e->text);
  uint32_t column = e->column > 0 ? (uint32_t)e->column : 1;
  uint32_t line = e->line > 0 ? (uint32_t)e->line : 1;
  /* Columns of jansson are characters; with one line there are bytes. */
  if (line == 1 && e->position > 0) column = (uint32_t)e->position;
  return bad_at(d, line, column, what);
}

static SourceGot bad_field(JsonDocument *d, const char *what) {
  return bad_at(d, 1, 1, what);
}

/* A name behind those that are there from `from` on, as many as there is room for; false: it is
 * the last. */
static bool put_name(Buf *out, size_t from, const char *within,
                     const char *name) {
  bool full = out->n - from > NAMED;
  if (out->n > from) buf_puts(out, ", ");
  if (full) buf_puts(out, "...");
  else if (within) buf_printf(out, "%.40s.%.60s", within, name);
  else buf_printf(out, "%.60s", name);
  return !full;
}

/* "id, article.body": the members, as options call them. */
static void put_names(json_t *object, Buf *out, size_t from) {
  const char *key, *inner;
  json_t *v, *kid;
  json_object_foreach(object, key, v) {
    bool some = false;
    json_object_foreach(v, inner, kid) {
      some = true;
      if (!put_name(out, from, key, inner)) return;
    }
    if (!some && !put_name(out, from, NULL, key)) return;
  }
}

void json_document_end(JsonDocument *d) {
  Buf what;
  const InputOptions *o = d->in->options;
  if (!o->dated || o->day != GE_NODAY || d->dated || d->names.n == 0) return;
  buf_init(&what);
  buf_printf(&what,
             "no document has a \"date\"; members are %s; --date-field "
             "names it, --date YYYY-MM-DD is that of all",
             d->names.at);
  if (!what.failed && !d->names.failed) input_note(d->in, 0, what.at);
  buf_clear(&what);
  d->names.n = 0; /* told */
}

/* ------------------------------------------------------------------- fields */

/* The member that a name says: its own, or "article.body" of one within. */
static bool find(json_t *object, const char *name, Member *m) {
  json_t *v = json_object_get(object, name);
  if (v) {
    *m = (Member){object, v, name};
    return true;
  }
  const char *dot = strchr(name, '.');
  if (!dot) return false;
  const char *key;
  json_object_foreach(object, key,
                      v) if (strlen(key) == (size_t)(dot - name) &&
                             memcmp(key, name, (size_t)(dot - name)) ==
                                 0) return find(v, dot + 1, m);
  return false;
}

static void find_fields(JsonDocument *d) {
  for (int f = 0; f < FIELDS; f++) {
    const char *own[2];
    const char *const *name = field_names(d->in->options, (DocField)f, own);
    d->own[f] = (Member){NULL, NULL, NULL};
    while (*name && !find(d->root, *name, &d->own[f])) name++;
  }
}

/* Of a member: its string, or whole number, or the whole part of a date's; "" when it is absent or null; NULL
 * when it is anything else. */
static const char *string_of(JsonDocument *d, DocField f, size_t *n) {
  json_t *v = d->own[f].value;
  *n = 0;
  if (!v || json_is_null(v)) return "";
  if (json_is_integer(v)) {
    *n = (size_t)snprintf(d->number[f], sizeof d->number[f],
                          "%" JSON_INTEGER_FORMAT, json_integer_value(v));
    return d->number[f];
  }
  if (json_is_real(v) && f == FIELD_DATE) {
    *n = (size_t)snprintf(d->number[f], sizeof d->number[f], "%.0f",
                          floor(json_real_value(v)));
    return *n < sizeof d->number[f] ? d->number[f] : NULL;
  }
  if (!json_is_string(v)) return NULL;
  *n = json_string_length(v);
  return json_string_value(v);
}

/* --------------------------------------------------------------- other members */

static bool is_own(const void *ctx, const json_t *object, const char *key) {
  const JsonDocument *d = ctx;
  for (int f = 0; f < FIELDS; f++)
    if (d->own[f].of == object && strcmp(d->own[f].key, key) == 0) return true;
  return false;
}

/* Whether nothing is left of an object but that fields stood in it. */
static bool is_shell(const JsonDocument *d, json_t *object) {
  const char *key;
  json_t *kid;
  json_object_foreach(object, key, kid) if (!is_own(d, object, key) &&
                                            !is_shell(d, kid)) return false;
  return json_object_size(object) > 0;
}

static bool is_left_out(const void *ctx, const json_t *object,
                        const char *key) {
  return is_own(ctx, object, key) ||
         is_shell(ctx, json_object_get(object, key));
}

/* The other members, in their order, as an object; false: memory is out. */
static bool other_members(JsonDocument *d, const char **meta) {
  size_t n;
  json_writer_reset(d->meta);
  json_value_put(d->meta, d->root, is_left_out, d);
  const char *text = json_writer_text(d->meta, &n);
  *meta = text && strcmp(text, "{}") != 0 ? text : NULL;
  return text != NULL;
}

/* ---------------------------------------------------------------- documents */

static SourceGot no_text(JsonDocument *d) {
  const char *name = d->in->options->field[FIELD_TEXT];
  Buf what;
  buf_init(&what);
  buf_printf(&what, "the document has no string \"%.99s\"; members are ",
             name ? name : "text");
  size_t n = what.n;
  put_names(d->root, &what, n);
  if (what.n == n) buf_puts(&what, "none");
  if (!name) buf_puts(&what, "; --text-field names the one that holds it");
  SourceGot got = bad_field(d, what.failed ? "out of memory" : what.at);
  buf_clear(&what);
  return got;
}

/* A string, or a list of such, which are paragraphs; NULL: it is neither. */
static const char *text_of(JsonDocument *d, size_t *n) {
  json_t *v = d->own[FIELD_TEXT].value, *part;
  size_t i;
  *n = json_string_length(v);
  if (json_is_string(v)) return json_string_value(v);
  buf_reset(&d->joined);
  json_array_foreach(v, i, part) {
    if (!json_is_string(part)) return NULL;
    if (i > 0) buf_puts(&d->joined, "\n\n");
    buf_put(&d->joined, json_string_value(part), json_string_length(part));
  }
  *n = d->joined.n;
  return json_array_size(v) > 0 ? d->joined.at : NULL;
}

static SourceGot no_date(JsonDocument *d, const char *date) {
  char what[200];
  snprintf(what, sizeof what,
           "\"%.40s\" must be YYYY-MM-DD or a date-time, not "
           "'%.60s'",
           d->own[FIELD_DATE].key, date);
  return bad_field(d, what);
}

/* Fields of the parsed object. */
static SourceGot take(JsonDocument *d, SourceDoc *doc) {
  size_t nid, ndate, ntitle, ntext;
  find_fields(d);
  const char *id = string_of(d, FIELD_ID, &nid);
  const char *date = string_of(d, FIELD_DATE, &ndate);
  const char *title = string_of(d, FIELD_TITLE, &ntitle);
  const char *text = text_of(d, &ntext);
  int32_t day = d->in->options->day;
  d->dated = d->dated || d->own[FIELD_DATE].value;
  if (!d->dated && d->names.n == 0) put_names(d->root, &d->names, 0);
  if (d->joined.failed)
    return input_fail(d->in, d->line, 0, "out of memory", NULL, 0);
  if (!text) return no_text(d);
  if (!id || !date || !title)
    return bad_field(d, "\"id\", \"date\" and \"title\" must be strings");
  if (ndate > 0 && !date_parse_field(date, ndate, &day))
    return no_date(d, date);
  if (nid == 0)
    return bad_field(d, "the document has no \"id\"; --id-field names the "
                        "member that holds it");
  if (strlen(id) != nid || strlen(title) != ntitle)
    return bad_field(d, "\"id\" and \"title\" must not hold U+0000");
  if (ntext > d->in->options->max_bytes)
    return input_too_large(d->in, d->line, "document");
  *doc = (SourceDoc){id, title, text, ntext, day, d->line, NULL};
  if (!other_members(d, &doc->meta))
    return input_fail(d->in, d->line, 0, "out of memory", NULL, 0);
  return SOURCE_DOC;
}

static const char *or_empty(const char *s) { return s ? s : ""; }

/* The document of a flat object in which nothing is wrong. */
static bool take_flat(JsonDocument *d, SourceDoc *doc) {
  const InputOptions *o = d->in->options;
  FlatString m[FLAT_MEMBERS];
  int32_t day = o->day;
  if (!d->flat || !flat_document(d->text, d->n, &d->strings, m)) return false;
  const FlatString *date = &m[FLAT_DATE], *text = &m[FLAT_TEXT];
  if (m[FLAT_ID].n == 0 || !text->s || text->n > o->max_bytes) return false;
  if (date->n > 0 && !date_parse_field(date->s, date->n, &day)) return false;
  d->dated = d->dated || date->s;
  if (!d->dated && d->names.n == 0)
    buf_puts(&d->names, m[FLAT_TITLE].s ? "id, title, text" : "id, text");
  *doc = (SourceDoc){
      m[FLAT_ID].s, or_empty(m[FLAT_TITLE].s), text->s, text->n, day, d->line,
      NULL};
  return true;
}

SourceGot json_document_take(JsonDocument *d, const char *text, size_t n,
                             uint32_t line, bool within, SourceDoc *doc) {
  json_error_t e;
  if (d->root) json_decref(d->root);
  d->root = NULL;
  d->text = text;
  d->n = n;
  d->line = line;
  d->within = within;
  if (take_flat(d, doc)) return SOURCE_DOC;
  d->root = json_loadb(text, n, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &e);
  if (!d->root) return bad_json(d, &e);
  if (!json_is_object(d->root))
    return bad_field(d, "not a JSON document: an object is expected");
  return take(d, doc);
}
