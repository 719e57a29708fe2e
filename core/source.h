/*
 * Inputs: text files, directories, `-`, and JSON Lines documents. Documents
 * come one by one; what cannot be read becomes a message with its place and
 * the next one follows.
 */
#ifndef GE_SOURCE_H
#define GE_SOURCE_H

#include "buf.h"

typedef struct Source Source;

typedef struct SourceDoc {
  const char *id, *title, *text;
  size_t ntext;
  int32_t day;      /* or GE_NODAY */
  const char *meta; /* other fields as a JSON object, or NULL */
} SourceDoc;

typedef enum SourceGot {
  SOURCE_DOC,   /* *doc is filled, until the next call */
  SOURCE_ERROR, /* message: one document, line or file could not be read */
  SOURCE_END,
} SourceGot;

/* Paths are borrowed. max_bytes bounds a document's text and a line. */
GeStatus source_open(Source **source, const char *const *paths, size_t npaths,
                     int32_t day, size_t max_bytes);
void source_close(Source *s);
SourceGot source_next(Source *s, SourceDoc *doc);
/* The message of the last SOURCE_ERROR, with file, line and caret. */
const char *source_message(const Source *s);
/* Whether any file could be opened and read as text. */
bool source_read_any(const Source *s);

#endif
