#include "input/http.h"
#include "base/bytes.h"

#include <limits.h>
#include <string.h>
#include <strings.h>
#include <zlib.h>

/* ------------------------------------------------------------------ heads */

typedef struct Piece {
  const char *s;
  size_t n;
} Piece;

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

static Piece trim(const char *s, const char *end) {
  while (s < end && is_blank(*s)) s++;
  while (s < end && is_blank(end[-1])) end--;
  return (Piece){s, (size_t)(end - s)};
}

static bool is(Piece p, const char *what) {
  return p.n == strlen(what) && strncasecmp(p.s, what, p.n) == 0;
}

/* In lower case, to room for `most` bytes and a NUL; what is longer is none. */
static void copy(Piece p, char *out, size_t most) {
  size_t n = p.n <= most ? p.n : 0;
  for (size_t i = 0; i < n; i++) {
    char c = p.s[i];
    out[i] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
  }
  out[n] = '\0';
}

void http_media_type(const char *s, size_t n, HttpResponse *r) {
  const char *end = s + n, *semi = memchr(s, ';', n);
  copy(trim(s, semi ? semi : end), r->type, sizeof r->type - 1);
  while (semi) {
    const char *from = semi + 1;
    semi = memchr(from, ';', (size_t)(end - from));
    Piece p = trim(from, semi ? semi : end);
    if (p.n < 8 || strncasecmp(p.s, "charset=", 8)) continue;
    p = trim(p.s + 8, p.s + p.n);
    if (p.n >= 2 && (*p.s == '"' || *p.s == '\''))
      p = (Piece){p.s + 1, p.n - 2};
    copy(p, r->charset, sizeof r->charset - 1);
  }
}

static void take_header(HttpResponse *r, const char *line, const char *end) {
  const char *colon = memchr(line, ':', (size_t)(end - line));
  if (!colon) return;
  Piece name = trim(line, colon), value = trim(colon + 1, end);
  if (is(name, "content-type")) http_media_type(value.s, value.n, r);
  if (is(name, "content-encoding"))
    copy(value, r->packing, sizeof r->packing - 1);
  if (is(name, "transfer-encoding")) r->chunked = is(value, "chunked");
}

bool http_read(const char *bytes, size_t n, HttpResponse *r) {
  const char *p = bytes, *end = bytes + n;
  memset(r, 0, sizeof *r);
  if (n < 12 || memcmp(p, "HTTP/", 5)) return false;
  bool first = true;
  while (p < end) {
    const char *nl = memchr(p, '\n', (size_t)(end - p));
    const char *stop = nl ? nl : end;
    Piece line = trim(p, stop);
    p = nl ? nl + 1 : end;
    if (line.n == 0) break;
    const char *code = memchr(line.s, ' ', line.n);
    if (first && (!code || line.s + line.n - code < 4)) return false;
    if (first)
      for (int i = 1; i <= 3 && byte_is_digit(code[i]); i++)
        r->status = r->status * 10 + (code[i] - '0');
    else take_header(r, line.s, line.s + line.n);
    first = false;
  }
  r->body = p;
  r->nbody = (size_t)(end - p);
  return true;
}

/* ------------------------------------------------------------------ bodies */

/* The size of the chunk at *p, which is moved behind that line. */
static bool chunk_size(const char **p, const char *end, size_t *size) {
  const char *s = *p;
  size_t v = 0;
  int digits = 0;
  for (; s < end && byte_hex(*s) >= 0 && digits < 8; s++, digits++)
    v = v * 16 + (size_t)byte_hex(*s);
  if (digits == 0) return false;
  if (s < end && *s != '\r' && *s != '\n' && *s != ';' && *s != ' ')
    return false;
  const char *nl = memchr(s, '\n', (size_t)(end - s));
  if (!nl) return false;
  *p = nl + 1;
  *size = v;
  return true;
}

/* false: the body does not begin with a chunk. What breaks off is kept. */
static bool join_chunks(const char *p, size_t n, Buf *out) {
  const char *end = p + n;
  size_t size;
  if (!chunk_size(&p, end, &size)) return false;
  do {
    size_t left = (size_t)(end - p), k = size < left ? size : left;
    buf_put(out, p, k);
    p += k;
    while (p < end && (*p == '\r' || *p == '\n')) p++;
  } while (size > 0 && chunk_size(&p, end, &size));
  return true;
}

static HttpBody inflate_all(z_stream *z, size_t max, Buf *out) {
  for (;;) {
    char chunk[16384];
    z->next_out = (Bytef *)chunk;
    z->avail_out = sizeof chunk;
    int got = inflate(z, Z_NO_FLUSH);
    size_t n = sizeof chunk - z->avail_out;
    if (out->n > max || n > max - out->n) return HTTP_TOO_LARGE;
    buf_put(out, chunk, n);
    if (got == Z_STREAM_END) return HTTP_BODY;
    if (got == Z_MEM_ERROR || out->failed) return HTTP_NO_MEMORY;
    if (got != Z_OK || (n == 0 && z->avail_in == 0)) return HTTP_DAMAGED;
  }
}

static HttpBody unpack(const char *s, size_t n, int window, size_t max,
                       Buf *out) {
  z_stream z;
  memset(&z, 0, sizeof z);
  if (n > UINT_MAX) return HTTP_TOO_LARGE;
  if (inflateInit2(&z, window) != Z_OK) return HTTP_NO_MEMORY;
  z.next_in = (z_const Bytef *)(uintptr_t)s; /* zlib does not write to it */
  z.avail_in = (uInt)n;
  HttpBody got = inflate_all(&z, max, out);
  inflateEnd(&z);
  return got;
}

/* A zlib head (RFC 1950), which some servers leave out for "deflate". */
static bool has_zlib_head(const char *s, size_t n) {
  const unsigned char *u = (const unsigned char *)s;
  return n >= 2 && (u[0] & 0x0F) == 8 && (u[0] * 256u + u[1]) % 31 == 0;
}

static HttpBody plain(const char *s, size_t n, size_t max, Buf *out) {
  if (n > max) return HTTP_TOO_LARGE;
  buf_put(out, s, n);
  return out->failed ? HTTP_NO_MEMORY : HTTP_BODY;
}

static HttpBody open_packing(const HttpResponse *r, const char *s, size_t n,
                             size_t max, Buf *out) {
  const char *how = r->packing;
  bool gzip = strcmp(how, "gzip") == 0 || strcmp(how, "x-gzip") == 0;
  if (!*how || strcmp(how, "identity") == 0 || strcmp(how, "utf-8") == 0)
    return plain(s, n, max, out);
  if (gzip && (n < 2 || memcmp(s, "\x1F\x8B", 2))) return plain(s, n, max, out);
  if (gzip) return unpack(s, n, 15 + 16, max, out);
  if (strcmp(how, "deflate")) return HTTP_UNKNOWN;
  return unpack(s, n, has_zlib_head(s, n) ? 15 : -15, max, out);
}

HttpBody http_body(const HttpResponse *r, size_t max_bytes, Buf *out) {
  Buf joined = {NULL, 0, 0, false};
  bool chunks = r->chunked && join_chunks(r->body, r->nbody, &joined);
  const char *s = chunks ? (joined.n ? joined.at : "") : r->body;
  buf_reset(out);
  HttpBody got = joined.failed
                     ? HTTP_NO_MEMORY
                     : open_packing(r, s, chunks ? joined.n : r->nbody,
                                    max_bytes, out);
  buf_clear(&joined);
  return got;
}
