/* Tables: a row a document, its columns by the names of the first row. libcsv
 * parts the cells of one row at a time, which are kept until the next. */
#include "base/json_writer.h"
#include "base/list.h"
#include "input/date.h"
#include "input/field_name.h"
#include "input/readers.h"

#include <csv.h>
#include <stdio.h>
#include <string.h>

typedef struct Cells {
  Buf bytes; /* a NUL behind each */
  LIST(size_t) at;
} Cells;

typedef enum RowGot { ROW, ROW_ERROR, ROW_END } RowGot;

typedef struct TableReader {
  Input *in;
  struct csv_parser parser;
  bool begun, done; /* the header was read; nothing more is */
  Buf line;
  Cells names, row;
  bool whole, two; /* a row has ended, and another begun in the same line */
  bool lost;       /* memory is out */
  uint32_t from;   /* line where the row begins */
  uint32_t column[FIELDS]; /* NO_COLUMN: there is none */
  LIST(uint32_t) others;   /* columns that are none of these, each name once */
  JsonWriter *meta;
  Buf id; /* of a table without ids */
} TableReader;

#define NO_COLUMN UINT32_MAX
#define MOST_COLUMNS 4096u
#define PIECE 65536u
#define SAID 700 /* bytes of a message */

static void table_close(void *reader) {
  TableReader *r = reader;
  csv_free(&r->parser);
  buf_clear(&r->line);
  buf_clear(&r->names.bytes);
  list_clear(&r->names.at);
  buf_clear(&r->row.bytes);
  list_clear(&r->row.at);
  list_clear(&r->others);
  buf_clear(&r->id);
  json_writer_free(r->meta);
  ge_free(r, sizeof *r);
}

static TableReader *new_reader(Input *in) {
  TableReader *r = ge_alloc_zeros(1, sizeof *r);
  if (!r) return NULL;
  r->in = in;
  if (csv_init(&r->parser, CSV_STRICT_FINI) == 0 &&
      json_writer_new(&r->meta) == GE_OK) {
    input_skip_mark(in);
    return r;
  }
  table_close(r);
  return NULL;
}

static SourceGot fail(TableReader *r, const char *what) {
  return input_fail(r->in, r->from, 0, what, NULL, 0);
}

static SourceGot no_memory(TableReader *r) {
  r->done = true;
  return fail(r, "out of memory");
}

/* --------------------------------------------------------------------- rows */

static void take_cell(void *cell, size_t n, void *reader) {
  TableReader *r = reader;
  Cells *row = &r->row;
  if (r->whole) r->two = true;
  if (r->two) return;
  if (!list_push(&row->at, row->bytes.n)) r->lost = true;
  buf_put(&row->bytes, cell, n);
  buf_putc(&row->bytes, '\0');
}

static void end_row(int c, void *reader) {
  TableReader *r = reader;
  (void)c;
  r->whole = true;
}

static const char *cell(const Cells *c, uint32_t i, size_t *n) {
  size_t end = i + 1 < c->at.n ? c->at.at[i + 1] : c->bytes.n;
  *n = end - c->at.at[i] - 1;
  return c->bytes.at + c->at.at[i];
}

static RowGot stop(TableReader *r, const char *what) {
  r->done = true;
  fail(r, what);
  return ROW_ERROR;
}

static RowGot row_too_large(TableReader *r) {
  char what[200];
  snprintf(what, sizeof what,
           "the row is larger than %zu bytes; raise "
           "--max-doc-bytes, or close its quote; no row behind it is read",
           r->in->options->max_bytes);
  return stop(r, what);
}

/* Behind the last line. */
static RowGot last_row(TableReader *r) {
  r->done = true;
  if (input_broken(r->in)) {
    input_end(r->in, r->in->line);
    return ROW_ERROR;
  }
  if (r->row.at.n == 0 && r->parser.pstate == 0) return ROW_END;
  return stop(r, "a quote of the row is not closed; the lines up to the end of "
                 "the file are not read");
}

/* The next row into r->row; blank lines are none. */
static RowGot read_row(TableReader *r) {
  size_t max = r->in->options->max_bytes, bytes = 0;
  bool large;
  max += max / 4 + 65536;
  r->row.bytes.n = 0;
  r->row.at.n = 0;
  r->whole = false;
  while (!r->whole) {
    if (!input_line(r->in, &r->line, max, &large)) return last_row(r);
    if (bytes == 0) r->from = r->in->line;
    buf_putc(&r->line, '\n');
    bytes += r->line.n;
    if (large || bytes > max) return row_too_large(r);
    if (r->line.failed || csv_parse(&r->parser, r->line.at, r->line.n,
                                    take_cell, end_row, r) != r->line.n)
      r->lost = true;
    if (r->lost || r->row.bytes.failed) return stop(r, "out of memory");
    if (r->two)
      return stop(r, "its lines end with a carriage return alone; convert it "
                     "first (tr '\\r' '\\n')");
    if (!r->whole && r->parser.pstate == 0) bytes = 0;
  }
  return ROW;
}

/* ------------------------------------------------------------------- header */

/* The columns, as many as there is room for. */
static void put_names(TableReader *r, char *out, size_t nout) {
  size_t n = 0, k;
  out[0] = '\0';
  for (uint32_t i = 0; i < r->names.at.n && n < nout; i++) {
    const char *name = cell(&r->names, i, &k);
    if (n + k + 8 > nout) {
      snprintf(out + n, nout - n, ", ...");
      return;
    }
    n += (size_t)snprintf(out + n, nout - n, "%s%s", i ? ", " : "", name);
  }
}

static uint32_t find_column(const TableReader *r, const char *name,
                            bool exact) {
  size_t n;
  for (uint32_t i = 0; i < r->names.at.n; i++) {
    const char *c = cell(&r->names, i, &n);
    if (exact ? strcmp(c, name) == 0 : field_same(c, name)) return i;
  }
  return NO_COLUMN;
}

static uint32_t column_of(const TableReader *r, DocField f) {
  const char *own[2];
  const char *const *name = field_names(r->in->options, f, own);
  for (; *name; name++) {
    uint32_t c = find_column(r, *name, true);
    if (c == NO_COLUMN) c = find_column(r, *name, false);
    if (c != NO_COLUMN) return c;
  }
  return NO_COLUMN;
}

static SourceGot no_column(TableReader *r, DocField f) {
  char names[SAID - 200], what[SAID];
  const char *name = r->in->options->field[f];
  put_names(r, names, sizeof names);
  snprintf(what, sizeof what,
           "no column is named %.60s; the columns are %s%s%s",
           name ? name : "text", names, name ? "" : "; name one with ",
           name ? "" : field_option(f));
  r->done = true;
  return fail(r, what);
}

static void note_no_date(TableReader *r) {
  char names[SAID - 200], what[SAID];
  put_names(r, names, sizeof names);
  snprintf(what, sizeof what,
           "no column is named date; the columns are %s; "
           "--date-field names it, --date YYYY-MM-DD is that of all",
           names);
  input_note(r->in, r->from, what);
}

static void note_twice(TableReader *r) {
  size_t n;
  char what[160];
  for (uint32_t i = 0; i < r->names.at.n; i++) {
    const char *name = cell(&r->names, i, &n);
    if (!*name || find_column(r, name, true) == i) continue;
    snprintf(what, sizeof what,
             "two columns are named %.60s; the first is "
             "read, the other is left out",
             name);
    input_note(r->in, r->from, what);
    return;
  }
}

/* What separates fields in a header: what of these it has most of. */
static char separator(const char *p, const char *end) {
  static const char marks[] = ",;\t";
  size_t count[3] = {0};
  bool quoted = false;
  for (; p < end; p++) {
    const char *mark = *p ? strchr(marks, *p) : NULL;
    if (*p == '"') quoted = !quoted;
    else if (!quoted && (*p == '\n' || *p == '\r')) break;
    else if (!quoted && mark) count[mark - marks]++;
  }
  size_t best = count[1] > count[0] ? 1 : 0;
  return marks[count[2] > count[best] ? 2 : best];
}

static bool is_other(const TableReader *r, uint32_t i) {
  for (int f = 0; f < FIELDS; f++)
    if (r->column[f] == i) return false;
  return true;
}

/* Found once, for all rows; false: memory is out. */
static bool find_others(TableReader *r) {
  size_t n;
  for (uint32_t i = 0; i < r->names.at.n; i++) {
    const char *name = cell(&r->names, i, &n);
    if (!*name || !is_other(r, i) || find_column(r, name, true) != i) continue;
    if (!list_push(&r->others, i)) return false;
  }
  return true;
}

static SourceGot take_header(TableReader *r) {
  RowGot got = read_row(r);
  if (got != ROW) return got == ROW_END ? SOURCE_END : SOURCE_ERROR;
  r->begun = true;
  Cells row = r->row;
  r->row = r->names; /* empty */
  r->names = row;
  if (r->names.at.n > MOST_COLUMNS) {
    r->done = true;
    return fail(r, "the table has more than 4096 columns");
  }
  for (int f = 0; f < FIELDS; f++) {
    r->column[f] = column_of(r, (DocField)f);
    bool must = f == FIELD_TEXT || r->in->options->field[f];
    if (must && r->column[f] == NO_COLUMN) return no_column(r, (DocField)f);
  }
  if (!find_others(r)) return no_memory(r);
  note_twice(r);
  const InputOptions *o = r->in->options;
  if (o->dated && o->day == GE_NODAY && r->column[FIELD_DATE] == NO_COLUMN)
    note_no_date(r);
  if (r->column[FIELD_ID] == NO_COLUMN)
    input_note(r->in, r->from,
               "no column is named id; documents get the name "
               "of the file and their line; --id-field names the column");
  return SOURCE_DOC;
}

/* ---------------------------------------------------------------- documents */

static const char *field(const TableReader *r, DocField f, size_t *n) {
  *n = 0;
  return r->column[f] == NO_COLUMN ? "" : cell(&r->row, r->column[f], n);
}

/* The other columns as an object; false: memory is out. */
static bool other_columns(TableReader *r, const char **meta) {
  size_t n;
  json_writer_reset(r->meta);
  json_put_open(r->meta, '{');
  for (uint32_t i = 0; i < r->others.n; i++) {
    json_put_key(r->meta, cell(&r->names, r->others.at[i], &n));
    const char *value = cell(&r->row, r->others.at[i], &n);
    json_put_string(r->meta, value, n);
  }
  json_put_close(r->meta, '}');
  const char *text = json_writer_text(r->meta, &n);
  *meta = r->others.n > 0 ? text : NULL;
  return text != NULL;
}

static SourceGot wrong_width(TableReader *r) {
  char what[200];
  snprintf(what, sizeof what,
           "the row has %u fields, the header %u; what holds "
           "a separator or a line end must stand in quotes",
           (unsigned)r->row.at.n, (unsigned)r->names.at.n);
  return fail(r, what);
}

static SourceGot take_row(TableReader *r, SourceDoc *doc) {
  size_t nid, ndate, ntitle, ntext;
  const InputOptions *o = r->in->options;
  char what[200];
  int32_t day = o->day;
  if (r->row.at.n != r->names.at.n) return wrong_width(r);
  const char *id = field(r, FIELD_ID, &nid);
  const char *date = field(r, FIELD_DATE, &ndate);
  const char *title = field(r, FIELD_TITLE, &ntitle);
  const char *text = field(r, FIELD_TEXT, &ntext);
  if (ndate > 0 && !date_parse_field(date, ndate, &day)) {
    snprintf(what, sizeof what,
             "'%.60s' is no date; write YYYY-MM-DD or a "
             "date-time",
             date);
    return fail(r, what);
  }
  if (r->column[FIELD_ID] == NO_COLUMN) {
    buf_reset(&r->id);
    buf_printf(&r->id, "%s:%u", r->in->name, (unsigned)r->from);
    if (r->id.failed) return no_memory(r);
    id = r->id.at;
    nid = r->id.n;
  }
  if (nid == 0) return fail(r, "the row has no id");
  if (strlen(id) != nid || strlen(title) != ntitle)
    return fail(r, "id and title must not hold U+0000");
  if (ntext > o->max_bytes) return input_too_large(r->in, r->from, "text");
  *doc = (SourceDoc){id, title, text, ntext, day, r->from, NULL};
  return other_columns(r, &doc->meta) ? SOURCE_DOC : no_memory(r);
}

static SourceGot table_next(void *reader, SourceDoc *doc) {
  TableReader *r = reader;
  if (r->done) return SOURCE_END;
  if (!r->begun) {
    SourceGot got = take_header(r);
    if (got != SOURCE_DOC) return got;
  }
  RowGot got = read_row(r);
  if (got == ROW) return take_row(r, doc);
  return got == ROW_END ? SOURCE_END : SOURCE_ERROR;
}

/* "sep=;", by which a file tells Excel its separator. */
static bool says_separator(Input *in, char *mark) {
  static const char begin[] = "sep=";
  size_t n = (size_t)(in->end - in->at), k = sizeof begin - 1;
  if (n < k + 2 || memcmp(in->at, begin, k) != 0) return false;
  if (in->at[k + 1] != '\n' && in->at[k + 1] != '\r') return false;
  *mark = in->at[k];
  return true;
}

static void *csv_open(Input *in) {
  bool large;
  TableReader *r = new_reader(in);
  if (!r || !in->at) return r;
  char mark = separator(in->at, in->end);
  if (says_separator(in, &mark)) input_line(in, &r->line, PIECE, &large);
  csv_set_delim(&r->parser, (unsigned char)mark);
  return r;
}

static void *tsv_open(Input *in) {
  TableReader *r = new_reader(in);
  if (r) csv_set_delim(&r->parser, CSV_TAB);
  return r;
}

static const char *const csv_endings[] = {".csv", NULL};
static const char *const tsv_endings[] = {".tsv", ".tab", NULL};

const ReaderKind reader_csv = {.name = "csv",
                               .endings = csv_endings,
                               .lines = true,
                               .open = csv_open,
                               .next = table_next,
                               .close = table_close};
const ReaderKind reader_tsv = {.name = "tsv",
                               .endings = tsv_endings,
                               .lines = true,
                               .open = tsv_open,
                               .next = table_next,
                               .close = table_close};
