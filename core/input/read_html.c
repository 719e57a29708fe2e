/* A page is one document, with what it calls its canonical address as id, or
 * the name of the file. */
#include "input/page_document.h"
#include "input/readers.h"
#include "input/xml_library.h"

#include <string.h>
#include <strings.h>

typedef struct HtmlReader {
  Input *in;
  Buf bytes;
  Page page;
  JsonWriter *meta;
  bool done;
} HtmlReader;

static void html_close(void *reader) {
  HtmlReader *r = reader;
  buf_clear(&r->bytes);
  page_clear(&r->page);
  json_writer_free(r->meta);
  ge_free(r, sizeof *r);
}

static void *html_open(Input *in) {
  HtmlReader *r = ge_alloc_zeros(1, sizeof *r);
  if (!r) return NULL;
  r->in = in;
  page_init(&r->page);
  if (json_writer_new(&r->meta) == GE_OK) return r;
  html_close(r);
  return NULL;
}

static SourceGot fail(HtmlReader *r, const char *what) {
  return input_fail(r->in, 0, 0, what, NULL, 0);
}

static SourceGot take_page(HtmlReader *r, SourceDoc *doc) {
  const InputOptions *o = r->in->options;
  const Page *p = &r->page;
  GeStatus s = page_read(&r->page, r->bytes.n ? r->bytes.at : "", r->bytes.n,
                         o->encoding ? o->encoding : "", "");
  if (s == GE_ELIMIT)
    return fail(r, "its elements stand within one another more than 256 deep, "
                   "one has more than 1024 attributes, or 65536 end tags end "
                   "nothing, as in no page of prose; save it as plain text");
  if (s != GE_OK) return fail(r, "out of memory");
  if (p->text.n == 0)
    return fail(r, "no article text found: the page is a list of links, or "
                   "made by scripts; save it from a browser, or as plain text");
  bool named = p->url.n > 0;
  const char *more[] = {"file", named ? r->in->name : ""};
  doc->id = named ? p->url.at : r->in->name;
  return page_document(p, r->meta, more, GE_COUNT(more), o->day, doc)
             ? SOURCE_DOC
             : fail(r, "out of memory");
}

static SourceGot html_next(void *reader, SourceDoc *doc) {
  HtmlReader *r = reader;
  Input *in = r->in;
  if (r->done) return SOURCE_END;
  r->done = true;
  if (!input_rest(in, &r->bytes)) return input_too_large(in, 0, "page");
  const char *broken = input_broken(in);
  if (broken) return fail(r, broken);
  return r->bytes.failed ? fail(r, "out of memory") : take_page(r, doc);
}

static bool is_tag(const char *p, const char *end, const char *tag) {
  size_t n = strlen(tag);
  return (size_t)(end - p) > n && strncasecmp(p, tag, n) == 0;
}

/* Behind white space, comments and an XML declaration. */
static bool html_begins(const char *bytes, size_t n) {
  static const char *const tags[] = {"<!doctype html", "<html",  "<head",
                                     "<body",          "<title", "<meta"};
  const char *end = bytes + n, *p = input_skip_blank(bytes, end);
  while (is_tag(p, end, "<?xml") || is_tag(p, end, "<!--")) {
    const char *gt = memchr(p, '>', (size_t)(end - p));
    while (gt && p[1] == '!' && (gt - p < 6 || memcmp(gt - 2, "--", 2)))
      gt = memchr(gt + 1, '>', (size_t)(end - gt - 1));
    if (!gt) return false;
    p = input_skip_blank(gt + 1, end);
  }
  for (size_t i = 0; i < GE_COUNT(tags); i++)
    if (is_tag(p, end, tags[i])) return true;
  return false;
}

static const char *const endings[] = {".html", ".htm", ".xhtml", NULL};

const ReaderKind reader_html = {.name = "html",
                                .endings = endings,
                                .binary = true,
                                .begins = html_begins,
                                .lacks = xml_library_lacks,
                                .open = html_open,
                                .next = html_next,
                                .close = html_close};
