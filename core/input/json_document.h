/* A document that is a JSON object. Knows jansson, beside event_record. */
#ifndef GE_INPUT_JSON_DOCUMENT_H
#define GE_INPUT_JSON_DOCUMENT_H

#include "input/reader.h"

typedef struct JsonDocument JsonDocument;

/* For the objects of an input, one after another; NULL: memory is out. */
JsonDocument *json_document_new(Input *in);
void json_document_free(JsonDocument *d);

/* The document of an object that begins in a line of the file, until the next
 * call, or SOURCE_ERROR. The text stays the caller's. `within`: something stands
 * before it in that line, so that its columns are not those of the line. */
SourceGot json_document_take(JsonDocument *d, const char *text, size_t n,
                             uint32_t line, bool within, SourceDoc *doc);

/* Behind the last object: takes note when none had a date. */
void json_document_end(JsonDocument *d);

#endif
