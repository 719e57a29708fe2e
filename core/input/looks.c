#include "input/looks.h"
#include "base/utf8.h"
#include "input/charset.h"
#include "base/bytes.h"
#include "input/field_name.h"

#include <string.h>

typedef struct Place {
  size_t at, n;
  const char *bytes;
} Place;

/* Bytes in one place or two: words of prose may begin as some formats do. */
typedef struct Magic {
  Place first, second;
  const char *what;
} Magic;

#define PLACE(at, bytes)                                                       \
  { at, sizeof bytes - 1, bytes }
#define MAGIC(at, bytes, what)                                                 \
  { PLACE(at, bytes), {0, 0, ""}, what }
#define MAGIC2(at, bytes, at2, bytes2, what)                                   \
  { PLACE(at, bytes), PLACE(at2, bytes2), what }

static const Magic magics[] = {
    MAGIC(0, "%PDF-", "this is a PDF; make text of it first (pdftotext)"),
    MAGIC(0, "%!PS", "this is PostScript; make text of it first (ps2txt)"),
    MAGIC(0, "{\\rtf",
          "this is RTF; make text of it first (unrtf --text, or "
          "save it as plain text)"),
    MAGIC(0, "PK\3\4",
          "this is a ZIP file, as DOCX, XLSX, ODT and EPUB are; "
          "unpack it, or save the document as plain text or CSV"),
    MAGIC(0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
          "this is an old file of Word, "
          "Excel or Outlook; save it as plain text or CSV"),
    MAGIC(0, "SQLite format 3",
          "this is an SQLite database; write the table "
          "as CSV first (sqlite3 -header -csv)"),
    MAGIC(0, "PAR1",
          "this is a Parquet file; write it as CSV or JSON Lines "
          "first (duckdb, pandas)"),
    MAGIC(0, "ARROW1",
          "this is an Arrow file; write it as CSV or JSON Lines "
          "first (pandas)"),
    MAGIC(0, "\x89PNG",
          "this is an image; recognise its text first "
          "(tesseract)"),
    MAGIC(0, "\xFF\xD8\xFF",
          "this is an image; recognise its text first "
          "(tesseract)"),
    MAGIC(0, "GIF87a",
          "this is an image; recognise its text first "
          "(tesseract)"),
    MAGIC(0, "GIF89a",
          "this is an image; recognise its text first "
          "(tesseract)"),
    MAGIC2(0, "RIFF", 8, "WEBP",
           "this is an image; recognise its text first "
           "(tesseract)"),
    MAGIC(0, "II*\0", "this is an image; recognise its text first (tesseract)"),
    MAGIC(0, "MM\0*", "this is an image; recognise its text first (tesseract)"),
    MAGIC2(0, "BZh", 4, "1AY&SY",
           "this is packed by bzip2; unpack it first (bunzip2)"),
    MAGIC(0,
          "\xFD"
          "7zXZ",
          "this is packed by xz; unpack it first (unxz)"),
    MAGIC(0, "7z\xBC\xAF", "this is a 7-Zip file; unpack it first"),
    MAGIC(0, "Rar!\x1A\x07", "this is a RAR file; unpack it first"),
    MAGIC(257, "ustar", "this is a tar archive; unpack it first (tar -xf)"),
    MAGIC(0,
          "\x7F"
          "ELF",
          "this is a program, not text"),
    MAGIC(0, "ID3\2", "this is sound; write down what is said first"),
    MAGIC(0, "ID3\3", "this is sound; write down what is said first"),
    MAGIC(0, "ID3\4", "this is sound; write down what is said first"),
    MAGIC2(4, "ftyp", 0, "\0\0",
           "this is video or sound; write down what is "
           "said first"),
    MAGIC2(0, "RIFF", 8, "WAVE", "this is sound or video, not text"),
    MAGIC2(0, "RIFF", 8, "AVI ", "this is sound or video, not text"),
};

static bool stands(const char *bytes, size_t n, const Place *p) {
  return n >= p->at + p->n && memcmp(bytes + p->at, p->bytes, p->n) == 0;
}

const char *looks_unreadable(const char *bytes, size_t n) {
  size_t zeros = 0, mark;
  for (size_t i = 0; i < GE_COUNT(magics); i++)
    if (stands(bytes, n, &magics[i].first) &&
        stands(bytes, n, &magics[i].second))
      return magics[i].what;
  if (charset_mark(bytes, n, &mark)) return NULL;
  for (size_t i = 0; i < n; i++) zeros += bytes[i] == 0;
  if (zeros * 10 <= n) return NULL;
  bool wide = n >= 4 && zeros * 3 > n && zeros < n - n / 5;
  return wide ? "this looks like UTF-16 or UTF-32 without a byte order mark; "
                "--encoding UTF-16LE (or UTF-16BE, UTF-32LE) reads it"
              : "this is binary data, not text";
}

/* -------------------------------------------------------------------- prose */

typedef struct Text {
  const char *p, *end;
} Text;

static void skip_blank(Text *t) {
  while (t->p < t->end && *t->p && strchr(" \t\r\n", *t->p)) t->p++;
}

static bool take(Text *t, char c) {
  skip_blank(t);
  if (t->p == t->end || *t->p != c) return false;
  t->p++;
  return true;
}

/* Whether it goes on so, whatever the case of letters. */
static bool begins(Text t, const char *with) {
  while (*with && t.p < t.end && byte_lower(*t.p) == *with) t.p++, with++;
  return !*with;
}

/* The next line without its end; false: there is none. */
static bool take_line(Text *t, Text *line) {
  if (t->p == t->end) return false;
  const char *nl = memchr(t->p, '\n', (size_t)(t->end - t->p));
  *line = (Text){t->p, nl ? nl : t->end};
  t->p = nl ? nl + 1 : t->end;
  if (line->end > line->p && line->end[-1] == '\r') line->end--;
  return true;
}

/* `{"name":`, or an array of such. */
static bool is_json(Text t) {
  (void)take(&t, '[');
  if (!take(&t, '{') || !take(&t, '"')) return false;
  while (t.p < t.end && *t.p != '"' && *t.p != '\n') t.p++;
  return take(&t, '"') && take(&t, ':');
}

/* A page, a feed, or other XML. */
static bool is_markup(Text t, const char *kind) {
  skip_blank(&t);
  return strcmp(kind, "html") == 0 || strcmp(kind, "feed") == 0 ||
         begins(t, "<?xml ");
}

/* "Name: " at the beginning of a line, of letters and hyphens. */
static bool is_header(Text line) {
  const char *from = line.p;
  while (line.p < line.end &&
         ((byte_lower(*line.p) >= 'a' && byte_lower(*line.p) <= 'z') ||
          *line.p == '-'))
    line.p++;
  return line.p > from && line.p < line.end && *line.p == ':';
}

enum { HEADERS = 3 }; /* with less it may be an article with fields above */

/* Headers of a message up to an empty line, of which one is only in mail; a
 * mailbox has a line before. */
static bool is_mail(Text t) {
  static const char *const only[] = {
      "message-id:",  "mime-version:", "received:",
      "return-path:", "delivered-to:", "content-type:"};
  Text line;
  unsigned headers = 0, sure = 0;
  bool box = begins(t, "from "), first = true;
  for (; take_line(&t, &line) && line.p < line.end; first = false) {
    if (*line.p == ' ' || *line.p == '\t' || (first && box)) continue;
    if (!is_header(line)) return false;
    headers++;
    for (size_t i = 0; i < GE_COUNT(only); i++) sure += begins(line, only[i]);
  }
  return headers >= HEADERS && sure > 0;
}

/* ------------------------------------------------------------------- tables */

enum { ROWS = 4, COLUMNS = 64, NAME = 40 };

/* The field of a row of a table up to a separator, with its quotes. */
static Text take_field(Text *t, char mark) {
  Text f = {t->p, t->p};
  bool quoted = t->p < t->end && *t->p == '"';
  if (quoted) t->p++;
  while (t->p < t->end) {
    if (quoted && *t->p == '"') quoted = false;
    else if (!quoted && (*t->p == mark || *t->p == '\n')) break;
    t->p++;
  }
  f.end = t->p;
  if (f.end > f.p && f.end[-1] == '\r') f.end--;
  return f;
}

/* As names of columns are: short, of letters, figures and few marks. */
static bool is_name(Text f) {
  if (f.end - f.p >= 2 && *f.p == '"' && f.end[-1] == '"') f.p++, f.end--;
  if (f.p == f.end || f.end - f.p > NAME || *f.p == ' ') return false;
  for (; f.p < f.end; f.p++)
    if (!(byte_is_letter(*f.p) || (unsigned char)*f.p >= 0x80 ||
          byte_is_digit(*f.p) || strchr("_-. /()#", *f.p)))
      return false;
  return true;
}

/* A column that documents have, as against what is told of. */
static bool is_known(Text f) {
  static const InputOptions none = {0};
  char name[NAME + 1];
  const char *own[2];
  if (f.p < f.end && *f.p == '"') f.p++, f.end--;
  size_t n = f.end > f.p ? (size_t)(f.end - f.p) : 0;
  if (n > NAME) return false;
  memcpy(name, f.p, n);
  name[n] = '\0';
  for (int i = 0; i < FIELDS; i++)
    for (const char *const *k = field_names(&none, (DocField)i, own); *k; k++)
      if (field_same(*k, name)) return true;
  return false;
}

/* Fields of the next row, 0: there is none; *names: all are as names of columns
 * are; *known: how many are those of documents. */
static unsigned take_row(Text *t, char mark, bool *names, unsigned *known) {
  unsigned n = 0;
  *names = true;
  *known = 0;
  if (t->p == t->end) return 0;
  for (bool more = true; more && n < COLUMNS; n++) {
    Text f = take_field(t, mark);
    *names = *names && is_name(f);
    *known += is_known(f);
    more = t->p < t->end && *t->p == mark;
    t->p += t->p < t->end;
  }
  return n;
}

/* Names of columns of which two are of documents; or any three of them and
 * rows of that width below. */
static bool is_table(Text t, char mark) {
  bool names, other;
  unsigned known, k, rows = 1, width = take_row(&t, mark, &names, &known);
  if (!names || width < 2) return false;
  if (known >= 2) return true;
  for (unsigned n; rows < ROWS && (n = take_row(&t, mark, &other, &k)); rows++)
    if (n != width) return false;
  return width >= 3 && rows == ROWS;
}

const char *looks_no_prose(const char *text, size_t n, const char *kind) {
  Text t = {text + utf8_mark(text, n), text + n};
  if (is_json(t))
    return "this looks like JSON; name it .jsonl (an object in a line) or "
           ".json, or give --input jsonl or --input json";
  if (is_markup(t, kind))
    return "this looks like HTML or XML; name it .html, a feed .rss, or give "
           "--input html or --input feed";
  if (is_mail(t))
    return "this looks like e-mail; make text of it first, or give --input "
           "text to read its headers as words";
  if (is_table(t, ',') || is_table(t, ';'))
    return "this looks like a CSV table; name it .csv or give --input csv";
  if (is_table(t, '\t'))
    return "this looks like a table with tabs; name it .tsv or give --input "
           "tsv";
  return NULL;
}
