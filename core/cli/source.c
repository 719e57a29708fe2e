/* The inputs of geoeng.h. The only file that knows jansson. */
#include "base/json_writer.h"
#include "cli/source.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/list.h"
#include "cli/flat_document.h"
#include "cli/input_stream.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK 65536u

typedef LIST(char *) Names;

struct Source {
  const char *const *args;
  size_t nargs, arg;
  Names queue;    /* files still to open, the next one last */
  int fd; /* of the open file, -1: none */
  Stream *stream; /* of the file, unpacked */
  const char *name; /* of the file that is open, for messages */
  Buf path;
  bool json, fresh; /* JSON Lines; nothing was read from the file yet */
  uint32_t line;
  int32_t day;
  size_t max;
  char chunk[CHUNK];
  size_t at, n; /* unread part of chunk */
  Buf text;     /* of the document, or the line */
  Buf flat;     /* members of a flat line */
  Buf message;
  json_t *doc;
  JsonWriter *meta; /* members of doc that are not ours */
  bool any;
};

/* ----------------------------------------------------------------- messages */

static SourceGot fail(Source *s, uint32_t line, uint32_t column,
                        const char *what, const char *src, size_t nsrc) {
  buf_reset(&s->message);
  diag_format(&s->message, s->name, line, column, "error", what, src, nsrc);
  return SOURCE_ERROR;
}

const char *source_message(const Source *s) {
  return s->message.failed || !s->message.at ? "out of memory" : s->message.at;
}

bool source_read_any(const Source *s) { return s->any; }

GeStatus source_open(Source **source, const char *const *paths,
                        size_t npaths, int32_t day, size_t max_bytes) {
  Source *s = ge_alloc(sizeof *s);
  *source = NULL;
  if (!s) return GE_ENOMEM;
  memset(s, 0, sizeof *s);
  if (json_writer_new(&s->meta) != GE_OK) {
    ge_free(s, sizeof *s);
    return GE_ENOMEM;
  }
  s->args = paths;
  s->nargs = npaths;
  s->day = day;
  s->max = max_bytes;
  s->fd = -1;
  *source = s;
  return GE_OK;
}

static void drop_doc(Source *s) {
  if (s->doc) json_decref(s->doc);
  s->doc = NULL;
}

static void close_file(Source *s) {
  stream_close(s->stream);
  if (s->fd > STDIN_FILENO) close(s->fd);
  s->stream = NULL;
  s->fd = -1;
  s->at = s->n = 0;
}

static void free_name(char *name) { ge_free(name, strlen(name) + 1); }

void source_close(Source *s) {
  if (!s) return;
  drop_doc(s);
  close_file(s);
  while (s->queue.n) free_name(s->queue.at[--s->queue.n]);
  list_clear(&s->queue);
  buf_clear(&s->path);
  buf_clear(&s->text);
  buf_clear(&s->flat);
  buf_clear(&s->message);
  json_writer_free(s->meta);
  ge_free(s, sizeof *s);
}

/* -------------------------------------------------------------- directories */

static bool push_name(Names *q, const char *dir, const char *name) {
  bool slash = *dir && dir[strlen(dir) - 1] != '/';
  size_t n = strlen(dir) + slash + strlen(name) + 1;
  char *path = ge_alloc(n);
  if (!path) return false;
  snprintf(path, n, "%s%s%s", dir, slash ? "/" : "", name);
  if (list_push(q, path)) return true;
  ge_free(path, n);
  return false;
}

/* Whether a file is named so, packed or not: "x.jsonl", "x.jsonl.gz". */
static bool named(const char *name, const char *ending) {
  size_t n = stream_stem(name), k = strlen(ending);
  return n > k && memcmp(name + n - k, ending, k) == 0;
}

static bool wanted(const char *name) {
  return named(name, ".txt") || named(name, ".jsonl");
}

static int descending(const void *a, const void *b) {
  return strcmp(*(char *const *)b, *(char *const *)a);
}

/* Queue what a directory holds; files are taken from the end of the queue, so
 * names go in from last to first. */
static SourceGot open_dir(Source *s, const char *path) {
  struct dirent **list = NULL;
  uint32_t from = s->queue.n;
  bool ok = true;
  int n = scandir(path, &list, NULL, NULL);
  if (n < 0) return fail(s, 0, 0, strerror(errno), NULL, 0);
  for (int i = 0; i < n; i++) {
    const char *name = list[i]->d_name;
    if (name[0] != '.' && ok) ok = push_name(&s->queue, path, name);
    free(list[i]);
  }
  free(list);
  if (!ok) return fail(s, 0, 0, "out of memory", NULL, 0);
  uint32_t kept = from;
  for (uint32_t i = from; i < s->queue.n; i++) {
    char *p = s->queue.at[i];
    struct stat st;
    bool dir = lstat(p, &st) == 0 && S_ISDIR(st.st_mode);
    bool file = wanted(p) && stat(p, &st) == 0 && S_ISREG(st.st_mode);
    if (dir || file) s->queue.at[kept++] = p;
    else free_name(p);
  }
  s->queue.n = kept;
  if (kept == from)
    return fail(s, 0, 0, "the directory holds no .txt or .jsonl file", NULL, 0);
  qsort(s->queue.at + from, kept - from, sizeof *s->queue.at, descending);
  return SOURCE_DOC;
}

/* ------------------------------------------------------------------ reading */

static bool fill(Source *s) {
  s->at = 0;
  s->n = stream_read(s->stream, s->chunk, sizeof s->chunk);
  return s->n > 0;
}

/* What the first bytes of a file say it is, NULL when it can be text. */
static const char *not_text(const char *p, size_t n) {
  const unsigned char *u = (const unsigned char *)p;
  size_t zeros = 0;
  if (n >= 4 && !memcmp(u, "\xFF\xFE\0\0", 4))
    return "this is UTF-32; convert it to UTF-8 first (iconv -f UTF-32)";
  if (n >= 4 && !memcmp(u, "\0\0\xFE\xFF", 4))
    return "this is UTF-32; convert it to UTF-8 first (iconv -f UTF-32)";
  if (n >= 2 && (!memcmp(u, "\xFF\xFE", 2) || !memcmp(u, "\xFE\xFF", 2)))
    return "this is UTF-16; convert it to UTF-8 first (iconv -f UTF-16)";
  for (size_t i = 0; i < n; i++) zeros += u[i] == 0;
  if (zeros * 10 > n) {
    bool wide = n >= 4 && (zeros * 3 > n) && zeros < n - n / 5;
    return wide ? "this looks like UTF-16 or UTF-32 without a byte order "
                  "mark; convert it to UTF-8 first"
                : "this is binary data, not text";
  }
  return NULL;
}

static const char *skip_blank(const char *p, const char *end) {
  while (p < end && strchr(" \t\r\n", *p) && *p) p++;
  return p;
}

/* JSON Lines by its name, or on standard input by its first byte. */
static bool is_json(const Source *s, bool from_stdin) {
  if (!from_stdin) return named(s->name, ".jsonl");
  const char *end = s->chunk + s->n, *p = skip_blank(s->chunk, end);
  if (end - p >= 3 && !memcmp(p, "\xEF\xBB\xBF", 3)) p += 3;
  p = skip_blank(p, end);
  return p < end && *p == '{';
}

static SourceGot open_file(Source *s, const char *name) {
  struct stat st;
  bool from_stdin = strcmp(name, "-") == 0;
  buf_reset(&s->path);
  buf_puts(&s->path, from_stdin ? "<stdin>" : name);
  s->name = s->path.at ? s->path.at : "";
  if (!from_stdin && stat(name, &st) == 0 && S_ISDIR(st.st_mode))
    return open_dir(s, name);
  s->fd = from_stdin ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
  if (s->fd < 0) return fail(s, 0, 0, strerror(errno), NULL, 0);
  s->stream = stream_open(s->fd);
  if (s->stream) fill(s);
  const char *broken = s->stream ? stream_error(s->stream) : "out of memory";
  if (broken && s->n == 0) {
    close_file(s);
    return fail(s, 0, 0, broken, NULL, 0);
  }
  const char *why = not_text(s->chunk, s->n);
  if (why) {
    close_file(s);
    return fail(s, 0, 0, why, NULL, 0);
  }
  s->json = is_json(s, from_stdin);
  if (s->json && s->n >= 3 && !memcmp(s->chunk, "\xEF\xBB\xBF", 3)) s->at = 3;
  s->fresh = true;
  s->line = 0;
  s->any = true;
  return SOURCE_DOC;
}

/* --------------------------------------------------------------- text files */

static SourceGot too_large(Source *s, uint32_t line) {
  char what[128];
  snprintf(what, sizeof what,
           "the %s is larger than %zu bytes; raise --max-doc-bytes to read it",
           line ? "line" : "file", s->max);
  return fail(s, line, 0, what, NULL, 0);
}

/* The whole file is one document. */
static SourceGot read_text(Source *s, SourceDoc *doc) {
  bool large = false;
  buf_reset(&s->text);
  do {
    large = large || s->text.n + (s->n - s->at) > s->max;
    if (!large) buf_put(&s->text, s->chunk + s->at, s->n - s->at);
  } while (!large && fill(s));
  const char *broken = stream_error(s->stream);
  close_file(s);
  if (large) return too_large(s, 0);
  if (broken) return fail(s, 0, 0, broken, NULL, 0);
  if (s->text.failed) return fail(s, 0, 0, "out of memory", NULL, 0);
  SourceDoc d = {s->name, "", s->text.at ? s->text.at : "", s->text.n, s->day,
                   0, NULL};
  *doc = d;
  return SOURCE_DOC;
}

/* -------------------------------------------------------------- JSON Lines */

/* The next line into s->text, without its end. Lines that are too long are
 * passed over without being stored. */
static bool read_line(Source *s, bool *large) {
  bool some = false, whole = false;
  *large = false;
  buf_reset(&s->text);
  while (!whole && (s->at < s->n || fill(s))) {
    char *p = s->chunk + s->at, *nl = memchr(p, '\n', s->n - s->at);
    size_t n = nl ? (size_t)(nl - p) : s->n - s->at;
    some = true;
    if (s->text.n + n > s->max + s->max / 4 + 4096) *large = true;
    if (!*large) buf_put(&s->text, p, n);
    s->at += n + (nl != NULL);
    whole = nl != NULL;
  }
  /* The last line of a file that breaks off is none. */
  if (!whole && stream_error(s->stream)) return false;
  s->line += some;
  return some;
}

static SourceGot bad_json(Source *s, const json_error_t *e) {
  char what[JSON_ERROR_TEXT_LENGTH + 40];
  snprintf(what, sizeof what, "not a JSON document: %s", e->text);
  uint32_t col = e->position > 0 ? (uint32_t)e->position : 1;
  return fail(s, s->line, col, what, s->text.at, s->text.n);
}

static SourceGot bad_field(Source *s, const char *what) {
  return fail(s, s->line, 1, what, s->text.at, s->text.n);
}

/* A string member, "" when it is absent or null; NULL when it is no string. */
static const char *member(json_t *o, const char *key, size_t *n) {
  json_t *v = json_object_get(o, key);
  *n = 0;
  if (!v || json_is_null(v)) return "";
  if (!json_is_string(v)) return NULL;
  *n = json_string_length(v);
  return json_string_value(v);
}

/* As it is read back: a real number stays one. */
static void put_real(JsonWriter *j, double v) {
  char s[40];
  if (v != floor(v) || fabs(v) >= 1e15) {
    json_put_number(j, v);
    return;
  }
  int n = snprintf(s, sizeof s, "%.1f", v);
  json_put_raw(j, s, (size_t)n);
}

static void put_value(JsonWriter *j, json_t *v) {
  const char *key;
  json_t *kid;
  size_t i;
  switch (json_typeof(v)) {
  case JSON_STRING:
    json_put_string(j, json_string_value(v), json_string_length(v));
    break;
  case JSON_INTEGER: json_put_int(j, json_integer_value(v)); break;
  case JSON_REAL: put_real(j, json_real_value(v)); break;
  case JSON_TRUE: json_put_bool(j, true); break;
  case JSON_FALSE: json_put_bool(j, false); break;
  case JSON_NULL: json_put_null(j); break;
  case JSON_ARRAY:
    json_put_open(j, '[');
    json_array_foreach(v, i, kid) put_value(j, kid);
    json_put_close(j, ']');
    break;
  case JSON_OBJECT:
    json_put_open(j, '{');
    json_object_foreach(v, key, kid) {
      json_put_key(j, key);
      put_value(j, kid);
    }
    json_put_close(j, '}');
  }
}

static bool own_member(const char *key) {
  static const char *const own[] = {"id", "date", "title", "text"};
  for (size_t i = 0; i < GE_COUNT(own); i++)
    if (strcmp(key, own[i]) == 0) return true;
  return false;
}

/* The other members, in their order, as an object; false: memory is out. The
 * depth is bounded by that of the parser. */
static bool other_members(Source *s, const char **meta) {
  const char *key;
  json_t *v;
  size_t n;
  bool some = false;
  json_writer_reset(s->meta);
  json_put_open(s->meta, '{');
  json_object_foreach(s->doc, key, v) {
    if (own_member(key)) continue;
    json_put_key(s->meta, key);
    put_value(s->meta, v);
    some = true;
  }
  json_put_close(s->meta, '}');
  const char *text = json_writer_text(s->meta, &n);
  *meta = some ? text : NULL;
  return text != NULL;
}

/* Fields of a parsed line. */
static SourceGot take_doc(Source *s, SourceDoc *doc) {
  size_t nid, ndate, ntitle, ntext;
  const char *id = member(s->doc, "id", &nid);
  const char *date = member(s->doc, "date", &ndate);
  const char *title = member(s->doc, "title", &ntitle);
  json_t *text = json_object_get(s->doc, "text");
  int32_t day = s->day;
  if (!json_is_string(text))
    return bad_field(s, "the document has no string \"text\"");
  if (!id || !date || !title)
    return bad_field(s, "\"id\", \"date\" and \"title\" must be strings");
  if (ndate > 0 && !ge_day_parse(date, ndate, &day))
    return bad_field(s, "\"date\" must be YYYY-MM-DD");
  ntext = json_string_length(text);
  if (nid == 0) return bad_field(s, "the document has no \"id\"");
  if (strlen(id) != nid || strlen(title) != ntitle)
    return bad_field(s, "\"id\" and \"title\" must not hold U+0000");
  if (ntext > s->max) return too_large(s, s->line);
  SourceDoc d = {id, title, json_string_value(text), ntext, day, s->line,
      NULL};
  if (!other_members(s, &d.meta))
    return fail(s, s->line, 0, "out of memory", NULL, 0);
  *doc = d;
  return SOURCE_DOC;
}

static const char *or_empty(const char *s) { return s ? s : ""; }

/* The document of a flat line in which nothing is wrong. */
static bool take_flat(Source *s, SourceDoc *doc) {
  FlatString m[FLAT_MEMBERS];
  int32_t day = s->day;
  if (!flat_document(s->text.at, s->text.n, &s->flat, m)) return false;
  const FlatString *date = &m[FLAT_DATE], *text = &m[FLAT_TEXT];
  if (m[FLAT_ID].n == 0 || !text->s || text->n > s->max) return false;
  if (date->n > 0 && !ge_day_parse(date->s, date->n, &day)) return false;
  *doc = (SourceDoc){m[FLAT_ID].s, or_empty(m[FLAT_TITLE].s), text->s, text->n,
                     day, s->line, NULL};
  return true;
}

static SourceGot read_json(Source *s, SourceDoc *doc) {
  bool large;
  while (read_line(s, &large)) {
    if (large) return too_large(s, s->line);
    if (s->text.failed) return fail(s, s->line, 0, "out of memory", NULL, 0);
    const char *p = s->text.at ? s->text.at : "", *end = p + s->text.n;
    if (skip_blank(p, end) == end) continue;
    if (take_flat(s, doc)) return SOURCE_DOC;
    json_error_t e;
    s->doc = json_loadb(p, s->text.n, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL,
                        &e);
    if (!s->doc) return bad_json(s, &e);
    if (!json_is_object(s->doc))
      return bad_field(s, "not a JSON document: an object is expected");
    return take_doc(s, doc);
  }
  const char *broken = stream_error(s->stream);
  close_file(s);
  if (broken) return fail(s, s->line, 0, broken, NULL, 0);
  return SOURCE_END;
}

SourceGot source_next(Source *s, SourceDoc *doc) {
  drop_doc(s);
  for (;;) {
    while (s->fd < 0) {
      SourceGot got;
      if (s->queue.n) {
        char *name = s->queue.at[--s->queue.n]; /* a directory adds more */
        got = open_file(s, name);
        free_name(name);
      } else if (s->arg < s->nargs) {
        got = open_file(s, s->args[s->arg++]);
      } else {
        return SOURCE_END;
      }
      if (got == SOURCE_ERROR) return got;
    }
    if (!s->json) return read_text(s, doc);
    SourceGot got = read_json(s, doc);
    if (got != SOURCE_END) return got;
  }
}
