#include "cli/worker_message.h"

#include <string.h>

enum { PARTS = 4 };

/* Parts are written with a NUL behind each; NONE: there is no such part. */
#define NONE UINT64_MAX

typedef struct FrameHeader {
  uint64_t nbytes; /* of the parts, NULs counted */
  uint64_t part[PARTS];
  int32_t day;
  uint32_t nevents;
  uint8_t ok, limit;
  uint8_t unused[6];
} FrameHeader;

typedef struct Part {
  const char *s; /* or NULL */
  size_t n;
} Part;

static Part part_of(const char *s) {
  return (Part){s, s ? strlen(s) : 0};
}

static void put(Buf *b, FrameHeader h, const Part parts[PARTS]) {
  for (int i = 0; i < PARTS; i++) {
    h.part[i] = parts[i].s ? parts[i].n : NONE;
    if (parts[i].s) h.nbytes += parts[i].n + 1;
  }
  buf_put(b, (const char *)&h, sizeof h);
  for (int i = 0; i < PARTS; i++) {
    if (!parts[i].s) continue;
    buf_put(b, parts[i].s, parts[i].n);
    buf_putc(b, '\0');
  }
}

void message_put_doc(Buf *b, const SourceDoc *doc) {
  const Part parts[PARTS] = {part_of(doc->id), part_of(doc->title),
                             part_of(doc->meta), {doc->text, doc->ntext}};
  put(b, (FrameHeader){.day = doc->day}, parts);
}

void message_put_reply(Buf *b, const Reply *reply) {
  const Part parts[PARTS] = {{reply->text, reply->n}, part_of(reply->error),
                             {NULL, 0}, {NULL, 0}};
  put(b, (FrameHeader){.nevents = reply->nevents, .ok = reply->ok,
                       .limit = reply->limit}, parts);
}

static FrameHeader header(const Buf *b) {
  FrameHeader h;
  memcpy(&h, b->at, sizeof h);
  return h;
}

bool message_whole(const Buf *b) {
  if (b->n < sizeof(FrameHeader)) return false;
  return b->n - sizeof(FrameHeader) == header(b).nbytes;
}

/* The parts of a frame that the same program wrote. */
static FrameHeader get(const Buf *b, Part parts[PARTS]) {
  FrameHeader h = header(b);
  const char *p = b->at + sizeof h, *end = b->at + b->n;
  for (int i = 0; i < PARTS; i++) {
    parts[i] = (Part){NULL, 0};
    if (h.part[i] == NONE) continue;
    ge_assert(h.part[i] < (uint64_t)(end - p));
    parts[i] = (Part){p, (size_t)h.part[i]};
    p += h.part[i] + 1;
  }
  return h;
}

void message_get_doc(const Buf *b, SourceDoc *doc) {
  Part parts[PARTS];
  FrameHeader h = get(b, parts);
  *doc = (SourceDoc){.id = parts[0].s, .title = parts[1].s,
                       .meta = parts[2].s, .text = parts[3].s,
                       .ntext = parts[3].n, .day = h.day};
}

void message_get_reply(const Buf *b, Reply *reply) {
  Part parts[PARTS];
  FrameHeader h = get(b, parts);
  *reply = (Reply){.ok = h.ok, .limit = h.limit, .nevents = h.nevents,
                   .text = parts[0].s, .n = parts[0].n, .error = parts[1].s};
}
