/*
 * The bytes of a file, unpacked when it holds gzip (RFC 1952) or Zstandard
 * (RFC 8878) data, told by its first bytes. Members and frames that follow one
 * another are one text, as for gzip -dc and zstd -dc. The only file that knows
 * zlib and libzstd.
 */
#ifndef GE_INPUT_STREAM_H
#define GE_INPUT_STREAM_H

#include "base/base.h"

typedef struct Stream Stream;

/* Functions that wait, NULL where nothing does; they give false when reading is
 * to end. */
typedef struct StreamWait {
  bool (*bytes)(void *ctx); /* before any are asked for */
  bool (*more)(void *ctx);  /* where the file has no more: there may be some */
  void *ctx;
} StreamWait;

/* The file descriptor stays the caller's, and open until stream_close. Reads
 * the first bytes. `stop` says that reading is to end, NULL: it never does.
 * `wait`, or NULL: nothing does. NULL: memory is out. */
Stream *stream_open(int fd, bool (*stop)(void), const StreamWait *wait);
void stream_close(Stream *s);

/* Up to n bytes, of a pipe what is there; 0 at the end, and where stream_error has something to say. */
size_t stream_read(Stream *s, void *at, size_t n);

/* What is wrong with the file or its data, NULL while nothing is. */
const char *stream_error(const Stream *s);

/* A name without the ending of packed files: bytes of "x.jsonl" in
 * "x.jsonl.gz". */
size_t stream_stem(const char *name);

#endif
