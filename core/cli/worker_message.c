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

/* Bytes of a frame at most: a worker must not fill its parent's memory. */
static uint64_t most_bytes(MessageKind kind) {
  return kind == MESSAGE_REPLY ? UINT64_C(1) << 30 : UINT64_C(1) << 40;
}

/* Whether a header can be that of a frame: what it says fits together. */
static bool header_holds(const FrameHeader *h, MessageKind kind) {
  static const uint8_t zeros[sizeof h->unused];
  uint64_t total = 0, most = most_bytes(kind);
  for (int i = 0; i < PARTS; i++) {
    if (h->part[i] == NONE) continue;
    if (h->part[i] >= most) return false;
    total += h->part[i] + 1;
  }
  if (total != h->nbytes || total > most || h->ok > 1 || h->limit > 1 ||
      memcmp(h->unused, zeros, sizeof zeros) != 0)
    return false;
  if (kind == MESSAGE_DOC) return h->part[0] != NONE && h->part[3] != NONE;
  /* Either records or an error, and nothing else. */
  return h->part[2] == NONE && h->part[3] == NONE && h->day == 0 &&
         (h->ok ? h->part[1] == NONE && !h->limit : h->part[0] == NONE);
}

/* The parts of a frame with a header that holds. */
static FrameHeader get(const Buf *b, Part parts[PARTS]) {
  FrameHeader h = header(b);
  const char *p = b->at + sizeof h;
  for (int i = 0; i < PARTS; i++) {
    parts[i] = (Part){NULL, 0};
    if (h.part[i] == NONE) continue;
    parts[i] = (Part){p, (size_t)h.part[i]};
    p += h.part[i] + 1;
  }
  return h;
}

/* Whether the parts end with a NUL, and hold none where they are strings: all
 * are but a document's text and a reply's records. */
static bool parts_hold(const Buf *b, MessageKind kind) {
  Part parts[PARTS];
  get(b, parts);
  for (int i = 0; i < PARTS; i++) {
    if (!parts[i].s) continue;
    bool bytes = i == (kind == MESSAGE_DOC ? 3 : 0);
    const char *nul = memchr(parts[i].s, '\0', parts[i].n);
    if (parts[i].s[parts[i].n] != '\0' || (nul && !bytes)) return false;
  }
  return true;
}

MessageState message_state(const Buf *b, MessageKind kind) {
  if (b->n < sizeof(FrameHeader)) return MESSAGE_MORE;
  FrameHeader h = header(b);
  uint64_t have = b->n - sizeof h;
  if (!header_holds(&h, kind) || have > h.nbytes) return MESSAGE_BAD;
  if (have < h.nbytes) return MESSAGE_MORE;
  return parts_hold(b, kind) ? MESSAGE_WHOLE : MESSAGE_BAD;
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
