/*
 * Records of a web archive (ISO 28500, WARC 1.0 and 1.1) as they follow one
 * another in a file that is unpacked. A record that is broken is told once with
 * its place, and reading goes on where the next "WARC/1" begins a line.
 */
#ifndef GE_INPUT_WARC_H
#define GE_INPUT_WARC_H

#include "input/reader.h"

typedef struct WarcRecord {
  char type[24];     /* "response" */
  char date[40];     /* WARC-Date, of the visit */
  const char *url;   /* WARC-Target-URI, or "" */
  const char *media; /* Content-Type of the block, or "" */
  uint64_t at;     /* where the record begins, in bytes of the unpacked file */
  uint64_t nblock; /* bytes of its block, not yet read */
} WarcRecord;

typedef struct Warc Warc;

typedef enum WarcGot { WARC_RECORD, WARC_BROKEN, WARC_END } WarcGot;

/* Borrows the input. NULL: memory is out. */
Warc *warc_new(Input *in);
void warc_free(Warc *w);

/* The next record, whose strings live until the next call; what of the block
 * before it was not read is passed over. WARC_BROKEN: warc_error tells. */
WarcGot warc_next(Warc *w, WarcRecord *record);
/* Reads the block of the last record. WARC_BROKEN: it breaks off, or memory is
 * out; warc_error tells. */
WarcGot warc_block(Warc *w, Buf *out);
const char *warc_error(const Warc *w);

#endif
