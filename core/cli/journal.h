/*
 * What a run into a folder says of itself, so that nobody need believe it:
 *
 *   run       "geoeng run 2", and a line of what decides the bytes
 *   journal   a header with the hash of `run`; then a line for each document,
 *             behind its records:
 *               ordinal id part end hash failed_end content chain
 *             `hash` is that of what was written for it: its records, behind
 *             them its line of failed.jsonl. `content` is that of the document.
 *             `chain` is that of this line and the chain of the one before.
 *   complete  counts and hashes of all, written at the end of the input
 *
 * All hashes are SHA-256, in the journal the first half of it. They are against
 * damage and mistakes: whoever can write the folder can sign anew.
 */
#ifndef GE_CLI_JOURNAL_H
#define GE_CLI_JOURNAL_H

#include "base/buf.h"
#include "base/sha256.h"
#include "input/document.h"

#define RUN_FORMAT "geoeng run 2\n"

enum { JOURNAL_BYTES = 256, HALF = 33 /* a half of a hash, and a NUL */ };

typedef struct JournalLine {
  uint64_t ordinal;    /* in the input */
  uint64_t end;        /* of its records, bytes within the part */
  uint64_t failed_end; /* of what failed.jsonl has of it and those before */
  unsigned part;
  char id[17], hash[HALF], content[HALF];
} JournalLine;

/* The sums over the lines so far. */
typedef struct Journal {
  uint64_t ndocs, next; /* next: behind the last ordinal */
  uint64_t part_end, failed_end;
  unsigned part; /* of the last line; at first 0 */
  Sha256 records, failures, contents, lines;
  char run[65], chain[HALF];
} Journal;

/* What was written for a document. */
typedef struct Written {
  const char *records, *failure;
  size_t nrecords, nfailure;
} Written;

/* `run` is the text of that file. The header goes into line. */
void journal_start(Journal *j, const char *run, size_t n,
                   char line[JOURNAL_BYTES]);
/* Adds a line; its hash is set, and all of it goes into text. */
void journal_add(Journal *j, JournalLine *line, const Written *w,
                 char text[JOURNAL_BYTES]);
/* Whether the text is that of the line, and follows those so far. */
bool journal_follows(const Journal *j, const JournalLine *line,
                     const char *text);
/* False: this is no line. */
bool journal_parse(const char *text, JournalLine *line);
/* The text of `complete`. inputs: documents of the input, those of other shards
 * counted. */
void journal_sign(const Journal *j, uint64_t inputs, unsigned parts, Buf *b);

/* The hash of all that a document is, or of why it could not be read (doc
 * NULL). */
void journal_content(const SourceDoc *doc, const char *unread, char out[HALF]);
void half_hash(const void *s, size_t n, char out[HALF]);

#endif
