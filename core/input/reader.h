/*
 * What reads one format. Source finds the files and says of which kind they
 * are; a reader makes documents of the bytes of one. All kinds stand in the
 * table of kinds.c.
 */
#ifndef GE_INPUT_READER_H
#define GE_INPUT_READER_H

#include "base/buf.h"
#include "input/charset.h"
#include "input/document.h"

typedef struct ReaderKind ReaderKind;

/* A file that is open. A reader takes bytes from at to end, asks for more when
 * there are none, and leaves the rest alone. */
typedef struct Input {
  const InputOptions *options;
  const char *name;         /* for messages, and the id of a file that is one
                           document */
  Charset *charset;         /* where bytes come from */
  const ReaderKind *likely; /* by its first bytes, NULL: not known */
  const char *at, *end;     /* what of them is not yet read */
  bool ended;               /* that it breaks off was told */
  uint32_t line;            /* lines that input_line has read, for messages */
  Buf message;              /* of the last SOURCE_ERROR */
  Buf note;                 /* see source_note */
} Input;

/* More bytes when there are none left. false: the file ends, or input_broken
 * has something to say. */
bool input_more(Input *in);
/* Passes over the byte order mark of UTF-8 with which a file may begin. */
void input_skip_mark(Input *in);
/* Why the file breaks off here; NULL: it does not. */
const char *input_broken(const Input *in);
/* Where input_more is false: SOURCE_END, but first SOURCE_ERROR when the file
 * breaks off, which is behind that line (0: a file without lines). */
SourceGot input_end(Input *in, uint32_t line);

/* The next line without its end into `line`, counted by in->line. Of a line of
 * more than `most` bytes the rest is passed over, and *large is set. false: the
 * file has ended, or breaks off; the piece of a line before that is none. */
bool input_line(Input *in, Buf *line, size_t most, bool *large);

/* All that is left, behind what `bytes` holds; false: it is more than
 * --max-doc-bytes. Ask input_broken and bytes->failed behind it. */
bool input_rest(Input *in, Buf *bytes);

/* SOURCE_ERROR with a message at a place of the file; line and column from 1,
 * 0: none; src: the line that the column is of, or NULL. */
SourceGot input_fail(Input *in, uint32_t line, uint32_t column,
                     const char *what, const char *src, size_t nsrc);
/* The same of the thing ("line", "file") that begins in a line (0: none) and is
 * too large to be read. */
SourceGot input_too_large(Input *in, uint32_t line, const char *thing);
/* Something to tell of the file though it is read; line 0: none. */
void input_note(Input *in, uint32_t line, const char *what);

/* White space of JSON. */
const char *input_skip_blank(const char *p, const char *end);

struct ReaderKind {
  const char *name;           /* for --input and messages: "jsonl" */
  const char *const *endings; /* of names of files, ended by NULL: ".jsonl" */
  /* Of a directory it takes nothing but its endings, and of these not files of
   * these names, ended by NULL; NULL: what any kind takes. */
  const char *const *others;
  bool lines;  /* documents are whole before the file is */
  bool binary; /* its bytes are not characters: encodings are the reader's */
  /* Whether the first bytes of a file without a known ending, or of standard
   * input, are of this kind; NULL: that cannot be told. */
  bool (*begins)(const char *bytes, size_t n);
  /* What it needs and this system has not, to be told; NULL, or gives NULL:
   * nothing. */
  const char *(*lacks)(void);
  /* A reader, which borrows the input; NULL: memory is out. */
  void *(*open)(Input *in);
  /* The next document; its strings live until the next call. SOURCE_END is the
   * last; behind a SOURCE_ERROR may be more. */
  SourceGot (*next)(void *reader, SourceDoc *doc);
  void (*close)(void *reader);
};

#endif
