/*
 * Any bytes as stored events. What is read of them is in the form in which
 * geoeng writes it: read once more it is the same; and a format takes it or says
 * why not.
 */
#define LARGEST 65536u /* a number may become longer */
#include "source.h"

#include "input/event_record.h"

static void claim_same(const Buf *b, const char *s, size_t n) {
  CLAIM(b->n == n && (n == 0 || memcmp(b->at, s, n) == 0));
}

static void claim_line(const char *line, size_t n, const SourceDoc *d,
                       bool first) {
  EventRecord r = {.json = NULL};
  CLAIM(event_record_read(&r, line, n, NULL));
  claim_same(&r.text, line, n);
  claim_same(&r.doc, d->id, strlen(d->id));
  if (first) claim_same(&r.title, d->title, strlen(d->title));
  const char *meta = d->meta ? d->meta : "";
  if (first) claim_same(&r.meta, meta, strlen(meta));
  if (first) CLAIM(r.day == d->day);
  event_record_clear(&r);
}

/* A session that writes stored events as a table. */
static GeSession *tables(void) {
  static GeSession *s;
  GeFormat csv = {.name = "csv"};
  if (s) return s;
  CLAIM(ge_session_new(NULL, &s) == GE_OK && ge_session_seal(s) == GE_OK);
  CLAIM(ge_session_stored(s, "[]") == GE_OK);
  CLAIM(ge_session_format(s, &csv) == GE_OK);
  return s;
}

static void claim_events(const SourceDoc *d) {
  const char *end = d->text + d->ntext, *nl;
  GeDocInfo info = {d->id, d->title, d->day, d->meta};
  uint32_t nlines = 0;
  for (const char *p = d->text; p < end; p = nl + 1) {
    nl = memchr(p, '\n', (size_t)(end - p));
    CLAIM(nl);
    claim_line(p, (size_t)(nl - p), d, nlines++ == 0);
  }
  CLAIM(nlines > 0);
  GeStatus st = ge_session_convert(tables(), d->text, d->ntext, &info);
  CLAIM(st == GE_OK || st == GE_ERULE);
  if (st == GE_OK) CLAIM(ge_session_nevents(tables()) == nlines);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  claim_more = claim_events;
  if (n > 0)
    read_as("x.jsonl", data, n, (InputOptions){.day = 19000, .kind = "events"});
  return 0;
}
