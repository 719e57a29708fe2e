/*
 * Inputs: text files, directories (their .txt and .jsonl files, in order of
 * names), `-` for standard input, and JSON Lines documents with the members
 * id, date, title and text. Documents come one by one; what cannot be read
 * becomes a message with its place, and the next one follows.
 */
#ifndef GE_CLI_SOURCE_H
#define GE_CLI_SOURCE_H

#include "base/base.h"

typedef struct Source Source;

typedef struct SourceDoc {
  const char *id, *title, *text; /* until the next call */
  size_t ntext;                  /* bytes */
  int32_t day;                   /* or GE_NODAY */
  uint32_t line;                 /* that holds it; 0: a file of its own */
  const char *meta; /* other members as a JSON object, or NULL */
} SourceDoc;

typedef enum SourceGot {
  SOURCE_DOC,   /* *doc is filled */
  SOURCE_ERROR, /* a document, line or file could not be read */
  SOURCE_END,
} SourceGot;

/* Paths are borrowed. `day` is for documents without a date; max_bytes bounds
 * a document's text. */
GeStatus source_open(Source **source, const char *const *paths, size_t npaths,
                     int32_t day, size_t max_bytes);
void source_close(Source *s);
SourceGot source_next(Source *s, SourceDoc *doc);
/* The message of the last SOURCE_ERROR: file:line:column, source, caret. */
const char *source_message(const Source *s);
/* Whether any input could be opened as text. */
bool source_read_any(const Source *s);

#endif
