/* The readers, one a file: constants with the functions that reader.h asks of
 * each. kinds.c chooses among them. */
#ifndef GE_INPUT_READERS_H
#define GE_INPUT_READERS_H

#include "input/reader.h"

extern const ReaderKind reader_text;   /* a file is one document */
extern const ReaderKind reader_jsonl;  /* an object in a line */
extern const ReaderKind reader_json;   /* an array of objects, or objects */
extern const ReaderKind reader_csv;    /* a table with a header */
extern const ReaderKind reader_tsv;    /* the same, with tabs */
extern const ReaderKind reader_events; /* that a run wrote; not of kind_names */
extern const ReaderKind reader_feed;   /* RSS and Atom */
extern const ReaderKind reader_html;   /* a page is one document */
extern const ReaderKind reader_warc;   /* archived pages */

#endif
