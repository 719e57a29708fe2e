#include "input/stream.h"
#include "base/bytes.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#define IN_BYTES GE_ROOM(65536u, 4u)
#define GZIP_WINDOW (15 + 16) /* the largest window, in gzip's frame alone */

typedef enum Packing { PLAIN, GZIP, ZSTD } Packing;

struct Stream {
  int fd;
  bool (*stop)(void);
  StreamWait wait;
  Packing packing;
  const char *error;
  bool open;    /* within a gzip member or a zstd frame */
  size_t at, n; /* unread part of in */
  z_stream gzip;
  ZSTD_DStream *zstd;
  unsigned char in[IN_BYTES];
};

/* More input behind what is unread, as soon as there is some; false at the end,
 * when reading fails, and when the process is asked to end. */
static bool more(Stream *s) {
  if (s->at == s->n) s->at = s->n = 0;
  ssize_t got;
  do {
    if (s->wait.bytes && !s->wait.bytes(s->wait.ctx)) return false;
    got = read(s->fd, s->in + s->n, sizeof s->in - s->n);
  } while ((got < 0 && errno == EINTR && !(s->stop && s->stop())) ||
           (got == 0 && s->wait.more && s->wait.more(s->wait.ctx)));
  if (got < 0) s->error = strerror(errno);
  if (got > 0) s->n += (size_t)got;
  return got > 0;
}

static bool begins(const Stream *s, const char *magic, size_t n) {
  return s->n - s->at >= n && memcmp(s->in + s->at, magic, n) == 0;
}

static bool is_gzip(const Stream *s) { return begins(s, "\x1F\x8B", 2); }
static bool is_zstd(const Stream *s) {
  return begins(s, "\x28\xB5\x2F\xFD", 4);
}

Stream *stream_open(int fd, bool (*stop)(void), const StreamWait *wait) {
  Stream *s = ge_alloc(sizeof *s);
  if (!s) return NULL;
  memset(s, 0, offsetof(Stream, in));
  s->fd = fd;
  s->stop = stop;
  if (wait) s->wait = *wait;
  while (s->n < 4 && more(s)) {}
  bool ok = true;
  if (is_gzip(s)) {
    s->packing = GZIP;
    ok = inflateInit2(&s->gzip, GZIP_WINDOW) == Z_OK;
  } else if (is_zstd(s)) {
    s->packing = ZSTD;
    s->zstd = ZSTD_createDStream();
    ok = s->zstd != NULL;
  }
  if (ok) return s;
  ge_free(s, sizeof *s);
  return NULL;
}

void stream_close(Stream *s) {
  if (!s) return;
  if (s->packing == GZIP) inflateEnd(&s->gzip);
  ZSTD_freeDStream(s->zstd);
  ge_free(s, sizeof *s);
}

const char *stream_error(const Stream *s) { return s->error; }

/* ---------------------------------------------------------------- unpacking */

/* One step of unpacking to out[0..n): bytes written. */
static size_t step_gzip(Stream *s, unsigned char *out, size_t n) {
  if (!s->open && !is_gzip(s)) {
    s->error = "the file goes on behind the end of its gzip data";
    return 0;
  }
  if (!s->open) inflateReset(&s->gzip);
  s->open = true;
  s->gzip.next_in = s->in + s->at;
  s->gzip.avail_in = (uInt)(s->n - s->at);
  s->gzip.next_out = out;
  s->gzip.avail_out = (uInt)n;
  int got = inflate(&s->gzip, Z_NO_FLUSH);
  s->at = s->n - s->gzip.avail_in;
  if (got == Z_STREAM_END) s->open = false;
  else if (got != Z_OK && got != Z_BUF_ERROR)
    s->error = "the gzip data are damaged; test them with gzip -t";
  return n - s->gzip.avail_out;
}

static size_t step_zstd(Stream *s, unsigned char *out, size_t n) {
  ZSTD_inBuffer in = {s->in + s->at, s->n - s->at, 0};
  ZSTD_outBuffer to = {out, n, 0};
  size_t got = ZSTD_decompressStream(s->zstd, &to, &in);
  s->at += in.pos;
  s->open = got != 0;
  if (ZSTD_isError(got))
    s->error = "the zstd data are damaged; test them with zstd -t";
  return to.pos;
}

/* Whether there is input to go on with. Two bytes tell a gzip member. */
static bool ready(Stream *s) {
  size_t need = s->packing == GZIP && !s->open ? 2 : 1;
  if (s->n - s->at < need) {
    memmove(s->in, s->in + s->at, s->n - s->at);
    s->n -= s->at;
    s->at = 0;
    while (s->n < need && more(s)) {}
  }
  if (s->n > s->at) return true;
  if (s->open && !s->error)
    s->error = "the packed data end too soon; the file is not whole";
  return false;
}

static size_t read_plain(Stream *s, unsigned char *out, size_t n) {
  if (s->at == s->n && !more(s)) return 0;
  size_t have = s->n - s->at;
  if (have > n) have = n;
  memcpy(out, s->in + s->at, have);
  s->at += have;
  return have;
}

size_t stream_read(Stream *s, void *at, size_t n) {
  if (s->error || n == 0) return 0;
  if (n > IN_BYTES) n = IN_BYTES;
  if (s->packing == PLAIN) return read_plain(s, at, n);
  size_t got = 0;
  /* A full window may still hold output when the input is used up. */
  while (got == 0 && !s->error && (s->open || ready(s))) {
    if (s->packing == GZIP) got = step_gzip(s, at, n);
    else got = step_zstd(s, at, n);
    if (got == 0 && !s->error && !ready(s)) break;
  }
  return got;
}

/* -------------------------------------------------------------------- names */

size_t stream_stem(const char *name) {
  size_t n = strlen(name);
  if (bytes_end(name, n, ".gz")) return n - 3;
  return bytes_end(name, n, ".zst") ? n - 4 : n;
}
