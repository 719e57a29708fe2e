/*
 * A web archive: the HTML pages that were fetched with success (response,
 * resource) and texts that were made of pages (conversion, as in WET files) are
 * documents, with the address as id. The day of a visit is not that of
 * publication: it is told in meta as "crawled". What is no page, and pages
 * without main text, are counted and told at the end; pages that are too large
 * are errors, as in other inputs.
 */
#include "input/http.h"
#include "input/page_document.h"
#include "input/readers.h"
#include "input/warc.h"
#include "input/web_charset.h"
#include "input/xml_library.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define HEAD_BYTES 65536u /* of a response, beside its page */
#define REASONS 24u       /* kept apart; all others are one */

typedef struct Reason {
  char what[48];
  uint64_t n;
} Reason;

typedef struct WarcReader {
  Input *in;
  Warc *warc;
  Buf block, body;
  Page page;
  JsonWriter *meta;
  Reason reasons[REASONS];
  size_t nreasons;
  bool told;
} WarcReader;

static void warc_close(void *reader) {
  WarcReader *r = reader;
  warc_free(r->warc);
  buf_clear(&r->block);
  buf_clear(&r->body);
  page_clear(&r->page);
  json_writer_free(r->meta);
  ge_free(r, sizeof *r);
}

static void *warc_open(Input *in) {
  WarcReader *r = ge_alloc_zeros(1, sizeof *r);
  if (!r) return NULL;
  r->in = in;
  page_init(&r->page);
  r->warc = warc_new(in);
  if (r->warc && json_writer_new(&r->meta) == GE_OK) return r;
  warc_close(r);
  return NULL;
}

/* ------------------------------------------------------- what is left out */

/* Names come from the file: letters, digits and what stands between them. */
static void put_plain(char *out, size_t nout, const char *s) {
  size_t n = 0;
  for (; *s && n + 1 < nout; s++) out[n++] = *s >= ' ' && *s < 0x7F ? *s : '?';
  out[n] = '\0';
}

static void leave_out(WarcReader *r, const char *what, const char *name) {
  char reason[48], clean[32];
  put_plain(clean, sizeof clean, name);
  snprintf(reason, sizeof reason, "%s%s", what, clean);
  for (size_t i = 0; i < r->nreasons; i++) {
    if (strcmp(r->reasons[i].what, reason)) continue;
    r->reasons[i].n++;
    return;
  }
  bool full = r->nreasons == REASONS;
  Reason *at = &r->reasons[full ? REASONS - 1 : r->nreasons++];
  if (full || r->nreasons == REASONS) snprintf(reason, sizeof reason, "others");
  memcpy(at->what, reason, sizeof at->what);
  at->n++;
}

static int by_count(const void *a, const void *b) {
  const Reason *x = a, *y = b;
  if (x->n != y->n) return x->n < y->n ? 1 : -1;
  return strcmp(x->what, y->what);
}

static void tell_left_out(WarcReader *r) {
  Buf b = {NULL, 0, 0, false};
  uint64_t all = 0;
  for (size_t i = 0; i < r->nreasons; i++) all += r->reasons[i].n;
  if (all == 0) return;
  qsort(r->reasons, r->nreasons, sizeof *r->reasons, by_count);
  buf_printf(&b,
             "%" PRIu64 " record%s of the archive hold%s no article and "
             "%s left out: ",
             all, all == 1 ? "" : "s", all == 1 ? "s" : "",
             all == 1 ? "is" : "are");
  for (size_t i = 0; i < r->nreasons; i++)
    buf_printf(&b, "%s%" PRIu64 " %s", i ? ", " : "", r->reasons[i].n,
               r->reasons[i].what);
  if (!b.failed) input_note(r->in, 0, b.at);
  buf_clear(&b);
}

/* -------------------------------------------------------------- documents */

static SourceGot fail(WarcReader *r, const char *what) {
  return input_fail(r->in, 0, 0, what, NULL, 0);
}

static bool is_html(const char *type) {
  return strcmp(type, "text/html") == 0 ||
         strcmp(type, "application/xhtml+xml") == 0;
}

/* SOURCE_ERROR about a page or text, by its address. */
static SourceGot too_large(WarcReader *r, const WarcRecord *rec) {
  char what[400];
  snprintf(what, sizeof what,
           "the page %.200s is larger than %zu bytes; raise "
           "--max-doc-bytes to read it",
           rec->url, r->in->options->max_bytes);
  return fail(r, what);
}

/* SOURCE_DOC: the body of a response is there; SOURCE_END: it is left out. */
static SourceGot take_response(WarcReader *r, const WarcRecord *rec,
                               HttpResponse *http) {
  if (!http_read(buf_text(&r->block), r->block.n, http)) {
    leave_out(r, "no HTTP response", "");
    return SOURCE_END;
  }
  if (http->status != 200) {
    char code[16];
    snprintf(code, sizeof code, "%d", http->status);
    leave_out(r, "HTTP status ", code);
    return SOURCE_END;
  }
  if (!is_html(http->type)) {
    leave_out(r, "", *http->type ? http->type : "without a type");
    return SOURCE_END;
  }
  switch (http_body(http, r->in->options->max_bytes, &r->body)) {
  case HTTP_BODY: return SOURCE_DOC;
  case HTTP_UNKNOWN: leave_out(r, "packed as ", http->packing); break;
  case HTTP_TOO_LARGE: return too_large(r, rec);
  case HTTP_DAMAGED: leave_out(r, "damaged when packed", ""); break;
  case HTTP_NO_MEMORY: return fail(r, "out of memory");
  }
  return SOURCE_END;
}

/* What no page or text can be in, so that its block need not be read. */
static bool is_wanted(WarcReader *r, const WarcRecord *rec,
                      HttpResponse *http) {
  bool response = strcmp(rec->type, "response") == 0;
  bool made = strcmp(rec->type, "resource") == 0 ||
              strcmp(rec->type, "conversion") == 0;
  memset(http, 0, sizeof *http);
  http_media_type(rec->media, strlen(rec->media), http);
  if (!response && !made) {
    leave_out(r, "", *rec->type ? rec->type : "without a type");
    return false;
  }
  if (made && !is_html(http->type) && strcmp(http->type, "text/plain")) {
    leave_out(r, "", *http->type ? http->type : "without a type");
    return false;
  }
  if (response && strcmp(http->type, "application/http")) {
    leave_out(r, "no HTTP response", "");
    return false;
  }
  if (*rec->url) return true;
  leave_out(r, "without an address", "");
  return false;
}

/* A text as it is, read by the page's means of character sets. */
static GeStatus read_plain(WarcReader *r, const char *charset) {
  page_clear(&r->page);
  page_init(&r->page);
  return web_charset_decode(buf_text(&r->block), r->block.n, charset,
                            &r->page.text);
}

/* The document of a block that was read; SOURCE_END: it holds none. */
static SourceGot take_block(WarcReader *r, const WarcRecord *rec,
                            HttpResponse *http, SourceDoc *doc) {
  const InputOptions *o = r->in->options;
  bool response = strcmp(rec->type, "response") == 0;
  SourceGot got = response ? take_response(r, rec, http) : SOURCE_DOC;
  if (got != SOURCE_DOC) return got;
  const Buf *bytes = response ? &r->body : &r->block;
  const char *charset = o->encoding ? o->encoding : http->charset;
  GeStatus s = is_html(http->type) ? page_read(&r->page, buf_text(bytes),
                                               bytes->n, charset, rec->url)
                                   : read_plain(r, charset);
  if (s == GE_ENOMEM) return fail(r, "out of memory");
  if (s == GE_ELIMIT)
    leave_out(r, "pages of too deep or too many elements", "");
  else if (r->page.text.n == 0) leave_out(r, "pages without main text", "");
  if (s != GE_OK || r->page.text.n == 0) return SOURCE_END;
  if (r->page.text.n > o->max_bytes) return too_large(r, rec);
  const char *more[] = {"crawled", rec->date, "file", r->in->name};
  doc->id = rec->url;
  return page_document(&r->page, r->meta, more, GE_COUNT(more), o->day, doc)
             ? SOURCE_DOC
             : fail(r, "out of memory");
}

static SourceGot end(WarcReader *r) {
  if (!r->told) tell_left_out(r);
  bool told = r->told;
  r->told = true;
  return told ? SOURCE_END : input_end(r->in, 0);
}

static SourceGot warc_read(void *reader, SourceDoc *doc) {
  WarcReader *r = reader;
  for (;;) {
    WarcRecord rec;
    HttpResponse http;
    WarcGot got = warc_next(r->warc, &rec);
    if (got == WARC_END) return end(r);
    if (got == WARC_BROKEN) return fail(r, warc_error(r->warc));
    if (!is_wanted(r, &rec, &http)) continue;
    if (rec.nblock > r->in->options->max_bytes + HEAD_BYTES)
      return too_large(r, &rec);
    if (warc_block(r->warc, &r->block) == WARC_BROKEN)
      return fail(r, warc_error(r->warc));
    SourceGot doc_got = take_block(r, &rec, &http, doc);
    if (doc_got != SOURCE_END) return doc_got;
  }
}

static bool warc_begins(const char *bytes, size_t n) {
  return n > 7 && memcmp(bytes, "WARC/1.", 7) == 0;
}

static const char *const endings[] = {".warc", ".wet", NULL};

const ReaderKind reader_warc = {.name = "warc",
                                .endings = endings,
                                .binary = true,
                                .begins = warc_begins,
                                .lacks = xml_library_lacks,
                                .open = warc_open,
                                .next = warc_read,
                                .close = warc_close};
