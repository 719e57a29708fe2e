#include "input/looks.h"

#include <string.h>

typedef struct Magic {
  size_t at, n;
  const char *bytes, *what;
} Magic;

#define MAGIC(at, bytes, what) {at, sizeof bytes - 1, bytes, what}

static const Magic magics[] = {
    MAGIC(0, "%PDF-", "this is a PDF; make text of it first (pdftotext)"),
    MAGIC(0, "%!PS", "this is PostScript; make text of it first (ps2txt)"),
    MAGIC(0, "{\\rtf", "this is RTF; make text of it first (unrtf --text, or "
          "save it as plain text)"),
    MAGIC(0, "PK\3\4", "this is a ZIP file, as DOCX, XLSX, ODT and EPUB are; "
          "unpack it, or save the document as plain text or CSV"),
    MAGIC(0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "this is an old file of Word, "
          "Excel or Outlook; save it as plain text or CSV"),
    MAGIC(0, "SQLite format 3", "this is an SQLite database; write the table "
          "as CSV first (sqlite3 -header -csv)"),
    MAGIC(0, "PAR1", "this is a Parquet file; write it as CSV or JSON Lines "
          "first (duckdb, pandas)"),
    MAGIC(0, "ARROW1", "this is an Arrow file; write it as CSV or JSON Lines "
          "first (pandas)"),
    MAGIC(0, "\x89PNG", "this is an image; recognise its text first "
          "(tesseract)"),
    MAGIC(0, "\xFF\xD8\xFF", "this is an image; recognise its text first "
          "(tesseract)"),
    MAGIC(0, "GIF8", "this is an image; recognise its text first (tesseract)"),
    MAGIC(0, "II*\0", "this is an image; recognise its text first (tesseract)"),
    MAGIC(0, "MM\0*", "this is an image; recognise its text first (tesseract)"),
    MAGIC(0, "BZh", "this is packed by bzip2; unpack it first (bunzip2)"),
    MAGIC(0, "\xFD" "7zXZ", "this is packed by xz; unpack it first (unxz)"),
    MAGIC(0, "7z\xBC\xAF", "this is a 7-Zip file; unpack it first"),
    MAGIC(0, "Rar!", "this is a RAR file; unpack it first"),
    MAGIC(257, "ustar", "this is a tar archive; unpack it first (tar -xf)"),
    MAGIC(0, "\x7F" "ELF", "this is a program, not text"),
    MAGIC(0, "ID3", "this is sound; write down what is said first"),
    MAGIC(4, "ftyp", "this is video or sound; write down what is said first"),
    MAGIC(0, "RIFF", "this is an image, sound or video, not text"),
};

const char *looks_unreadable(const char *bytes, size_t n) {
  size_t zeros = 0;
  for (size_t i = 0; i < GE_COUNT(magics); i++)
    if (n >= magics[i].at + magics[i].n &&
        memcmp(bytes + magics[i].at, magics[i].bytes, magics[i].n) == 0)
      return magics[i].what;
  if (n >= 2 && (!memcmp(bytes, "\xFF\xFE", 2) || !memcmp(bytes, "\xFE\xFF", 2)))
    return NULL;
  if (n >= 4 && !memcmp(bytes, "\0\0\xFE\xFF", 4)) return NULL;
  for (size_t i = 0; i < n; i++) zeros += bytes[i] == 0;
  if (zeros * 10 <= n) return NULL;
  bool wide = n >= 4 && zeros * 3 > n && zeros < n - n / 5;
  return wide ? "this looks like UTF-16 or UTF-32 without a byte order mark; "
                "--encoding UTF-16LE (or UTF-16BE, UTF-32LE) reads it"
              : "this is binary data, not text";
}

const char *looks_no_prose(const char *text, size_t n) {
  (void)text;
  (void)n;
  return NULL;
}
