/* Events that a run wrote as JSON Lines, or as an array of a record a line: those
 * of a document that stand behind one another are one text. Not for --input:
 * commands that take stored events ask for it. */
#include "input/event_record.h"
#include "input/readers.h"

#include <string.h>

typedef struct EventReader {
  Input *in;
  Buf line, group, id, title, meta;
  int32_t day; /* of the group, as id, title and meta are */
  bool holds;  /* a line is there that was not used */
  bool large;  /* it is too large */
  bool good;   /* it is the record */
  EventRecord record;
} EventReader;

static void events_close(void *reader) {
  EventReader *r = reader;
  Buf *const all[] = {&r->line, &r->group, &r->id, &r->title, &r->meta};
  for (size_t i = 0; i < GE_COUNT(all); i++) buf_clear(all[i]);
  event_record_clear(&r->record);
  ge_free(r, sizeof *r);
}

static void *events_open(Input *in) {
  EventReader *r = ge_alloc_zeros(1, sizeof *r);
  if (!r) return NULL;
  r->in = in;
  input_skip_mark(in);
  return r;
}

/* Takes off the blanks around the line, and the comma that parts it from the
 * next record of an array; what the array begins and ends with is nothing. */
static bool has_something(Buf *line) {
  const char *p = buf_text(line), *end = p + line->n;
  while (end > p && strchr(" \t\r", end[-1])) end--;
  if (end > p + 1 && end[-1] == ',' && end[-2] == '}') end--;
  line->n = (size_t)(end - p);
  p = input_skip_blank(p, end);
  return p < end && !(end - p == 1 && (*p == '[' || *p == ']'));
}

/* The next line with something in it; if it is good, the record is read. */
static bool have_line(EventReader *r) {
  const InputOptions *o = r->in->options;
  if (r->holds) return true;
  while (!r->holds && input_line(r->in, &r->line, o->max_bytes, &r->large))
    r->holds = r->large || r->line.failed || has_something(&r->line);
  r->good = r->holds && !r->large && !r->line.failed &&
            event_record_read(&r->record, buf_text(&r->line), r->line.n,
                              o->told);
  return r->holds;
}

static SourceGot bad_line(EventReader *r) {
  Input *in = r->in;
  r->holds = false;
  if (r->large) return input_too_large(in, in->line, "line");
  if (r->line.failed)
    return input_fail(in, in->line, 0, "out of memory", NULL, 0);
  return input_fail(in, in->line, r->record.column, r->record.wrong,
                    buf_text(&r->line), r->line.n);
}

static void copy(Buf *to, const Buf *from) {
  buf_reset(to);
  buf_put(to, buf_text(from), from->n);
}

static void begin_group(EventReader *r) {
  copy(&r->id, &r->record.doc);
  copy(&r->title, &r->record.title);
  copy(&r->meta, &r->record.meta);
  r->day = r->record.day;
}

/* Whether the event goes on with the group; one without a document's id is
 * of the document "". */
static bool goes_on(const EventReader *r) {
  return strcmp(buf_text(&r->id), buf_text(&r->record.doc)) == 0 &&
         r->group.n + r->record.text.n < r->in->options->max_bytes;
}

static SourceGot events_next(void *reader, SourceDoc *doc) {
  EventReader *r = reader;
  uint32_t first = 0;
  buf_reset(&r->group);
  while (have_line(r)) {
    if (!first && !r->good) return bad_line(r);
    if (first && (!r->good || !goes_on(r))) break;
    if (!first) begin_group(r);
    if (!first) first = r->in->line;
    buf_put(&r->group, buf_text(&r->record.text), r->record.text.n);
    buf_putc(&r->group, '\n');
    r->holds = false;
  }
  if (!first) return input_end(r->in, r->in->line);
  if (r->group.failed || r->id.failed || r->title.failed || r->meta.failed)
    return input_fail(r->in, first, 0, "out of memory", NULL, 0);
  *doc = (SourceDoc){.id = buf_text(&r->id),
                     .title = buf_text(&r->title),
                     .text = buf_text(&r->group),
                     .ntext = r->group.n,
                     .day = r->day,
                     .line = first,
                     .meta = r->meta.n ? r->meta.at : NULL};
  return SOURCE_DOC;
}

static const char *const endings[] = {".jsonl", NULL};
static const char *const others[] = {"failed.jsonl", NULL}; /* of --out DIR/ */

const ReaderKind reader_events = {.name = "events",
                                  .endings = endings,
                                  .others = others,
                                  .open = events_open,
                                  .next = events_next,
                                  .close = events_close};
