#include "input/warc.h"
#include "base/bytes.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#define LINE_BYTES 16384u /* of a header, which may hold an address */
#define HEADERS 256u

struct Warc {
  Input *in;
  uint64_t at;     /* bytes of the file that were read */
  uint64_t left;   /* of the block */
  uint64_t record; /* where the last record begins */
  bool lost;       /* told already that no record begins here */
  bool at_end;     /* told already that the file breaks off */
  Buf line, url, media;
  char why[200];
};

Warc *warc_new(Input *in) {
  Warc *w = ge_alloc_zeros(1, sizeof *w);
  if (w) w->in = in;
  return w;
}

void warc_free(Warc *w) {
  if (!w) return;
  buf_clear(&w->line);
  buf_clear(&w->url);
  buf_clear(&w->media);
  ge_free(w, sizeof *w);
}

const char *warc_error(const Warc *w) { return w->why; }

/* A message about a place of the file. */
static WarcGot broken(Warc *w, const char *what, uint64_t at) {
  snprintf(w->why, sizeof w->why, "%s (byte %" PRIu64 " of the unpacked file)",
           what, at);
  return WARC_BROKEN;
}

/* ------------------------------------------------------------------- bytes */

/* Up to n bytes into `out` (NULL: nowhere); fewer when the file ends. */
static uint64_t take(Warc *w, uint64_t n, Buf *out) {
  uint64_t got = 0;
  while (got < n && input_more(w->in)) {
    size_t have = (size_t)(w->in->end - w->in->at);
    if (have > n - got) have = (size_t)(n - got);
    if (out) buf_put(out, w->in->at, have);
    w->in->at += have;
    got += have;
  }
  w->at += got;
  return got;
}

/* The next line without its end; of long ones the first LINE_BYTES. */
static bool take_line(Warc *w) {
  bool whole = false, some = false;
  buf_reset(&w->line);
  while (!whole && input_more(w->in)) {
    size_t have = (size_t)(w->in->end - w->in->at);
    const char *nl = memchr(w->in->at, '\n', have);
    size_t n = nl ? (size_t)(nl - w->in->at) : have;
    size_t room = LINE_BYTES - w->line.n;
    buf_put(&w->line, w->in->at, n < room ? n : room);
    w->in->at += n + (nl != NULL);
    w->at += n + (nl != NULL);
    whole = nl != NULL;
    some = true;
  }
  if (w->line.n && w->line.at[w->line.n - 1] == '\r')
    w->line.at[--w->line.n] = '\0';
  return some;
}

/* ----------------------------------------------------------------- headers */

static bool line_begins(const Warc *w, const char *what) {
  size_t n = strlen(what);
  return w->line.n >= n && memcmp(w->line.at, what, n) == 0;
}

/* The value of the header in the line; NULL: the line is another. */
static const char *value_of(const Warc *w, const char *name) {
  size_t n = strlen(name);
  if (w->line.n <= n || strncasecmp(w->line.at, name, n) ||
      w->line.at[n] != ':')
    return NULL;
  const char *v = w->line.at + n + 1;
  return v + strspn(v, " \t");
}

/* <https://...>, as some write it. */
static void take_url(Warc *w, const char *v) {
  size_t n = strlen(v);
  buf_reset(&w->url);
  if (n >= 2 && v[0] == '<' && v[n - 1] == '>') v++, n -= 2;
  buf_put(&w->url, v, n);
}

static bool take_length(const char *v, uint64_t *n) {
  *n = 0;
  int digits = 0;
  for (; byte_is_digit(*v) && digits < 18; v++, digits++)
    *n = *n * 10 + (uint64_t)(*v - '0');
  return digits > 0 && !v[strspn(v, " \t")];
}

static void copy(char *out, size_t nout, const char *v) {
  snprintf(out, nout, "%s", strlen(v) < nout ? v : "");
}

/* Why the file ends where a record goes on: it is told once, here. */
static const char *end_within(Warc *w, const char *what) {
  const char *why = input_broken(w->in);
  w->at_end = true;
  if (why) w->in->ended = true;
  return why ? why : what;
}

/* Headers up to the blank line. NULL, or what is wrong. */
static const char *take_headers(Warc *w, WarcRecord *r) {
  bool sized = false;
  for (unsigned i = 0; i < HEADERS; i++) {
    if (!take_line(w))
      return end_within(w, "the file ends within the record's head");
    if (w->line.n == 0)
      return sized ? NULL : "the record does not say how long it is";
    const char *v;
    if (memchr(w->line.at, '\0', w->line.n)) return "a header holds U+0000";
    if ((v = value_of(w, "WARC-Type"))) copy(r->type, sizeof r->type, v);
    else if ((v = value_of(w, "WARC-Date"))) copy(r->date, sizeof r->date, v);
    else if ((v = value_of(w, "WARC-Target-URI"))) take_url(w, v);
    else if ((v = value_of(w, "Content-Type"))) {
      buf_reset(&w->media);
      buf_puts(&w->media, v);
    } else if ((v = value_of(w, "Content-Length"))) {
      sized = take_length(v, &r->nblock);
      if (!sized) return "the record's Content-Length is no number";
    }
  }
  return "the record's head has too many lines";
}

/* ----------------------------------------------------------------- records */

/* To the line that begins a record. */
static WarcGot find_record(Warc *w, uint64_t *at) {
  for (;;) {
    *at = w->at;
    if (!take_line(w)) return WARC_END;
    if (w->line.failed) {
      w->at_end = true;
      return broken(w, "out of memory", *at);
    }
    if (line_begins(w, "WARC/1.") || line_begins(w, "WARC/0.")) break;
    if (w->line.n == 0 || w->lost) continue;
    w->lost = true;
    return broken(w,
                  "no record begins where one should; reading goes on at "
                  "the next one",
                  *at);
  }
  w->lost = false;
  return WARC_RECORD;
}

WarcGot warc_next(Warc *w, WarcRecord *r) {
  uint64_t left = w->left;
  memset(r, 0, sizeof *r);
  w->left = 0;
  if (w->at_end) return WARC_END;
  if (left > 0 && take(w, left, NULL) < left)
    return broken(w, end_within(w, "the file ends within the record"),
                  w->record);
  buf_reset(&w->url);
  buf_reset(&w->media);
  WarcGot got = find_record(w, &r->at);
  if (got != WARC_RECORD) return got;
  w->record = r->at;
  const char *why = take_headers(w, r);
  if (w->line.failed || w->url.failed || w->media.failed) why = "out of memory";
  if (why) {
    w->lost = true; /* the rest of the record is no news */
    return broken(w, why, r->at);
  }
  w->left = r->nblock;
  r->url = w->url.n ? w->url.at : "";
  r->media = w->media.n ? w->media.at : "";
  return WARC_RECORD;
}

WarcGot warc_block(Warc *w, Buf *out) {
  uint64_t n = w->left;
  buf_reset(out);
  w->left = 0;
  if (take(w, n, out) < n)
    return broken(w, end_within(w, "the file ends within the record"),
                  w->record);
  return out->failed ? broken(w, "out of memory", w->record) : WARC_RECORD;
}
