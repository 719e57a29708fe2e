/*
 * TSV lexicons into lists. Start-up time is mostly this, so rows go straight
 * from the bytes into entries and the gazetteer.
 */
#include "base/diag.h"
#include "base/utf8.h"
#include "engine/engine.h"

#include <stdio.h>
#include <string.h>

#define COLUMNS 32u
#define FIELD 1024u /* bytes of a name or a value */

typedef struct Field {
  const char *at;
  size_t n;
} Field;

typedef enum Column {
  COL_PHRASE,
  COL_ALT,
  COL_HOW,
  COL_FROM,
  COL_TO,
  COL_ATTR
} Column;

typedef struct Lexicon {
  GeEngine *e;
  GeId list;
  GeHow how;
  const char *file; /* for messages */
  const char *name; /* for the attribute basis */
  Field line;       /* the line that is read, for messages */
  uint32_t lineno;
  char names[COLUMNS][64];
  Column kinds[COLUMNS];
  size_t ncolumns; /* 0 before the header */
} Lexicon;

static GeStatus fail(Lexicon *x, const char *at, const char *what) {
  ge_assert(!at || (at >= x->line.at && at <= x->line.at + x->line.n));
  uint32_t column = at ? (uint32_t)(at - x->line.at) + 1 : 0;
  Buf b;
  buf_init(&b);
  diag_format(&b, x->file, x->lineno, column, "error", what, x->line.at,
              x->line.n);
  GeStatus st = engine_fail(x->e, GE_ERULE, "%s", b.at ? b.at : what);
  buf_clear(&b);
  return st;
}

/* A NUL-terminated copy; false when the field is too long. */
static bool copy(const Field *f, char *to, size_t size) {
  if (f->n >= size || memchr(f->at, '\0', f->n)) return false;
  memcpy(to, f->at, f->n);
  to[f->n] = '\0';
  return true;
}

/* Split at tabs; COLUMNS + 1 when there are more. */
static size_t split(const Field *line, Field *fields) {
  const char *p = line->at, *end = p + line->n;
  size_t n = 0;
  while (n < COLUMNS) {
    const char *tab = memchr(p, '\t', (size_t)(end - p));
    fields[n].at = p;
    fields[n++].n = (size_t)((tab ? tab : end) - p);
    if (!tab) return n;
    p = tab + 1;
  }
  return COLUMNS + 1;
}

static Column kind_of(const char *name) {
  static const char *const own[] = {"phrase", "alt", "how", "from", "to"};
  for (size_t i = 0; i < GE_COUNT(own); i++)
    if (strcmp(name, own[i]) == 0) return (Column)i;
  return COL_ATTR;
}

static GeStatus read_header(Lexicon *x, const Field *fields, size_t n) {
  ge_assert(n > 0 && x->ncolumns == 0); /* a line has a field, if empty */
  if (n > COLUMNS) return fail(x, NULL, "a lexicon has at most 32 columns");
  for (size_t i = 0; i < n; i++) {
    if (!copy(&fields[i], x->names[i], sizeof x->names[i]) || !fields[i].n)
      return fail(x, fields[i].at, "a column name is missing or too long");
    x->kinds[i] = kind_of(x->names[i]);
    for (size_t k = 0; k < i; k++)
      if (strcmp(x->names[k], x->names[i]) == 0)
        return fail(x, fields[i].at, "the column stands twice in the header");
  }
  if (x->kinds[0] != COL_PHRASE)
    return fail(x, fields[0].at,
                "the header of a lexicon starts with the column 'phrase'");
  x->ncolumns = n;
  return GE_OK;
}

/* A day, month or year; `last` asks for the last day of it. */
static bool date_of(const Field *f, bool last, int32_t *day) {
  char s[16];
  int32_t next;
  if (f->n == 10) return ge_day_parse(f->at, 10, day);
  if (f->n != 4 && f->n != 7) return false;
  memcpy(s, f->at, f->n);
  if (f->n == 4) {
    memcpy(s + 4, last ? "-12-31" : "-01-01", 6);
    return ge_day_parse(s, 10, day);
  }
  memcpy(s + 7, "-01", 3);
  if (!ge_day_parse(s, 10, day)) return false;
  for (int d = 31; last && d > 28; d--) {
    snprintf(s + 7, 4, "-%02d", d);
    if (ge_day_parse(s, 10, &next)) {
      *day = next;
      return true;
    }
  }
  if (last) *day += 27;
  return true;
}

static GeStatus how_of(Lexicon *x, const Field *f, GeHow *how) {
  static const char *const names[] = {"lemma", "fold", "exact"};
  for (size_t i = 0; i < GE_COUNT(names); i++)
    if (f->n == strlen(names[i]) && memcmp(f->at, names[i], f->n) == 0) {
      *how = (GeHow)i;
      return GE_OK;
    }
  return fail(x, f->at, "how is lemma, fold or exact");
}

typedef struct Row {
  GeId entry;
  GeHow how;
  int32_t from, to;
} Row;

/* One field that is neither phrase nor alt. */
static GeStatus read_field(Lexicon *x, size_t i, const Field *f, Row *row) {
  char value[FIELD];
  switch (x->kinds[i]) {
  case COL_HOW: return how_of(x, f, &row->how);
  case COL_FROM:
    if (date_of(f, false, &row->from)) return GE_OK;
    return fail(x, f->at, "a date is YYYY, YYYY-MM or YYYY-MM-DD");
  case COL_TO:
    if (date_of(f, true, &row->to)) return GE_OK;
    return fail(x, f->at, "a date is YYYY, YYYY-MM or YYYY-MM-DD");
  case COL_ATTR:
    if (!copy(f, value, sizeof value))
      return fail(x, f->at, "the value is too long or holds a NUL");
    return ge_entry_set(x->e, row->entry, x->names[i], value);
  default: return GE_OK;
  }
}

/* A refused phrase is told again with its place: the engine knows none. */
static GeStatus add_phrase(Lexicon *x, const char *at, size_t n,
                           const Row *row) {
  GeStatus st = ge_list_add(x->e, x->list, at, n, row->how, row->entry);
  if (st == GE_ELIMIT || st == GE_EUSAGE) {
    char what[256];
    snprintf(what, sizeof what, "%s", ge_engine_message(x->e));
    return fail(x, at, what);
  }
  return st;
}

static GeStatus add_phrases(Lexicon *x, const Field *fields, size_t n,
                            const Row *row) {
  GeStatus st = add_phrase(x, fields[0].at, fields[0].n, row);
  for (size_t i = 1; i < n && st == GE_OK; i++) {
    if (x->kinds[i] != COL_ALT) continue;
    const char *p = fields[i].at, *end = p + fields[i].n;
    while (p < end && st == GE_OK) {
      const char *bar = memchr(p, '|', (size_t)(end - p));
      size_t len = (size_t)((bar ? bar : end) - p);
      if (len > 0) st = add_phrase(x, p, len, row);
      p += len + 1;
    }
  }
  return st;
}

static GeStatus read_row(Lexicon *x, const Field *fields, size_t n) {
  char basis[FIELD];
  Row row = {GE_NONE, x->how, GE_NODAY, GE_NODAY};
  ge_assert(n > 0 && x->kinds[0] == COL_PHRASE);
  if (n > x->ncolumns)
    return fail(x, n <= COLUMNS ? fields[x->ncolumns].at : NULL,
                "more columns than the header has");
  if (fields[0].n == 0) return fail(x, fields[0].at, "the phrase is empty");
  GeStatus st = ge_entry_new(x->e, &row.entry);
  for (size_t i = 1; i < n && st == GE_OK; i++)
    if (fields[i].n > 0) st = read_field(x, i, &fields[i], &row);
  if (st != GE_OK) return st;
  if (row.from != GE_NODAY && row.to != GE_NODAY && row.from > row.to)
    return fail(x, NULL, "'from' is later than 'to'");
  snprintf(basis, sizeof basis, "%s:%u", x->name, x->lineno);
  st = ge_entry_set(x->e, row.entry, "basis", basis);
  if (st == GE_OK) st = ge_entry_dates(x->e, row.entry, row.from, row.to);
  return st == GE_OK ? add_phrases(x, fields, n, &row) : st;
}

GeStatus ge_list_read(GeEngine *e, GeId list, const char *file,
                      const char *name, const char *text, size_t nbytes,
                      GeHow how) {
  Lexicon x = {.e = e, .list = list, .how = how, .file = file, .name = name};
  Field fields[COLUMNS + 1];
  const char *p = text, *end = text + nbytes;
  GeStatus st = GE_OK;
  if (list >= e->layers.at.n)
    return engine_fail(e, GE_EUSAGE, "there is no list %u", list);
  p += utf8_mark(p, nbytes);
  while (p < end && st == GE_OK) {
    const char *nl = memchr(p, '\n', (size_t)(end - p));
    x.line.at = p;
    x.line.n = (size_t)((nl ? nl : end) - p);
    x.lineno++;
    p += x.line.n + 1;
    if (x.line.n > 0 && x.line.at[x.line.n - 1] == '\r') x.line.n--;
    if (x.line.n == 0 || x.line.at[0] == '#') continue;
    size_t n = split(&x.line, fields);
    st = x.ncolumns ? read_row(&x, fields, n) : read_header(&x, fields, n);
  }
  if (st == GE_OK && x.ncolumns == 0) {
    x.lineno = 1;
    x.line.n = 0;
    return fail(&x, NULL, "the lexicon has no header line");
  }
  return st;
}
