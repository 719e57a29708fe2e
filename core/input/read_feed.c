/* A feed: each item is a document. An item that has no text but its title has
 * that as its text. */
#include "input/date.h"
#include "input/feed.h"
#include "input/page_document.h"
#include "input/readers.h"
#include "input/xml_library.h"

#include <stdio.h>
#include <string.h>

typedef struct FeedReader {
  Input *in;
  Feed *feed;
  Page text, title; /* of the item */
  Buf id, link, author;
  JsonWriter *meta;
  uint64_t nitems;
  bool ended, told;
} FeedReader;

static void feed_close(void *reader) {
  FeedReader *r = reader;
  feed_free(r->feed);
  page_clear(&r->text);
  page_clear(&r->title);
  buf_clear(&r->id);
  buf_clear(&r->link);
  buf_clear(&r->author);
  json_writer_free(r->meta);
  ge_free(r, sizeof *r);
}

static void *feed_open(Input *in) {
  FeedReader *r = ge_alloc_zeros(1, sizeof *r);
  if (!r) return NULL;
  r->in = in;
  page_init(&r->text);
  page_init(&r->title);
  r->feed = feed_new(in->options->max_bytes, in->options->encoding);
  if (r->feed && json_writer_new(&r->meta) == GE_OK) return r;
  feed_close(r);
  return NULL;
}

static const char *or_empty(const char *s) { return s ? s : ""; }

static void put_line(Buf *b, const char *s) {
  buf_reset(b);
  buf_puts(b, or_empty(s));
  page_squeeze(b);
}

static SourceGot fail(FeedReader *r, uint32_t line, const char *what) {
  return input_fail(r->in, line, 0, what, NULL, 0);
}

/* Titles are a line, in which markup and names of characters may stand. */
static GeStatus read_title(FeedReader *r, const char *title) {
  GeStatus s = page_read_piece(&r->title, title, strlen(title));
  page_squeeze(&r->title.text);
  return s;
}

static bool put_meta(FeedReader *r, const FeedItem *item) {
  size_t n;
  put_line(&r->author, item->author);
  json_writer_reset(r->meta);
  json_put_open(r->meta, '{');
  if (strcmp(buf_text(&r->link), buf_text(&r->id)))
    page_put_member(r->meta, "link", buf_text(&r->link));
  page_put_member(r->meta, "language", or_empty(item->language));
  page_put_member(r->meta, "author", buf_text(&r->author));
  page_put_member(r->meta, "site", feed_title(r->feed));
  page_put_member(r->meta, "file", r->in->name);
  json_put_close(r->meta, '}');
  return json_writer_text(r->meta, &n) != NULL;
}

/* The id that the item has, else its address, else its number in the file. */
static void put_id(FeedReader *r, const FeedItem *item) {
  put_line(&r->link, item->link);
  put_line(&r->id, item->id);
  if (r->id.n == 0) buf_puts(&r->id, buf_text(&r->link));
  if (r->id.n == 0)
    buf_printf(&r->id, "%s#%llu", r->in->name, (unsigned long long)r->nitems);
}

static SourceGot take_item(FeedReader *r, const FeedItem *item,
                           SourceDoc *doc) {
  const InputOptions *o = r->in->options;
  size_t n;
  r->nitems++;
  if (item->too_large) return input_too_large(r->in, item->line, "item");
  GeStatus s = read_title(r, or_empty(item->title));
  if (s == GE_OK)
    s = page_read_piece(&r->text, or_empty(item->text), item->ntext);
  if (s == GE_ELIMIT)
    return fail(r, item->line,
                "elements of the item's text stand within one "
                "another too deep");
  put_id(r, item);
  if (s != GE_OK || !put_meta(r, item) || r->id.failed || r->link.failed)
    return fail(r, item->line, "out of memory");
  const Buf *text = r->text.text.n ? &r->text.text : &r->title.text;
  if (text->n == 0) return fail(r, item->line, "the item has no text");
  *doc = (SourceDoc){.id = buf_text(&r->id),
                     .title = buf_text(&r->title.text),
                     .text = text->at,
                     .ntext = text->n,
                     .day = o->day,
                     .line = item->line,
                     .meta = json_writer_text(r->meta, &n)};
  if (item->date) {
    put_line(&r->author, item->date); /* its name is written already */
    int32_t day;
    if (date_parse(buf_text(&r->author), r->author.n, &day)) doc->day = day;
    else
      input_note(r->in, item->line,
                 "the item's date is not read: it is "
                 "neither ISO 8601 nor RFC 822");
  }
  return SOURCE_DOC;
}

/* What ended the feed, told once. */
static SourceGot end(FeedReader *r) {
  uint32_t line, column;
  if (r->told) return SOURCE_END;
  r->told = true;
  const char *broken = input_broken(r->in);
  if (broken) return fail(r, 0, broken);
  const char *why = feed_error(r->feed, &line, &column);
  if (why) return input_fail(r->in, line, column, why, NULL, 0);
  if (r->nitems == 0) input_note(r->in, 0, "the feed has no items");
  return SOURCE_END;
}

static SourceGot feed_read(void *reader, SourceDoc *doc) {
  FeedReader *r = reader;
  Input *in = r->in;
  for (;;) {
    FeedItem item;
    if (feed_next(r->feed, &item)) return take_item(r, &item, doc);
    if (r->ended) return end(r);
    if (input_more(in)) {
      r->ended = !feed_put(r->feed, in->at, (size_t)(in->end - in->at));
      in->at = in->end;
    } else {
      if (!input_broken(in)) feed_put(r->feed, "", 0);
      r->ended = true;
    }
  }
}

/* A root element of a feed, behind declarations and comments. */
static bool feed_begins(const char *bytes, size_t n) {
  static const char *const roots[] = {"<rss", "<feed", "<rdf:RDF"};
  const char *end = bytes + n, *p = bytes;
  while ((p = input_skip_blank(p, end)) < end && *p == '<' && end - p > 8) {
    for (size_t i = 0; i < GE_COUNT(roots); i++) {
      size_t k = strlen(roots[i]);
      if (memcmp(p, roots[i], k) == 0 && strchr(" \t\r\n>", p[k])) return true;
    }
    if (p[1] != '?' && p[1] != '!') return false;
    const char *gt = memchr(p, '>', (size_t)(end - p));
    if (!gt) return false;
    p = gt + 1;
  }
  return false;
}

static const char *const endings[] = {".rss", ".atom", ".rdf", ".xml", NULL};

const ReaderKind reader_feed = {.name = "feed",
                                .endings = endings,
                                .binary = true,
                                .begins = feed_begins,
                                .lacks = xml_library_lacks,
                                .open = feed_open,
                                .next = feed_read,
                                .close = feed_close};
