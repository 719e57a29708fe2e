#include "cli/message.h"
#include "base/utf8.h"

#include <string.h>

/* Parts are written with a NUL behind each; NONE: there is no such part. */
#define NONE UINT64_MAX

typedef struct FrameHeader {
  uint64_t nbytes; /* of the parts, NULs counted */
  uint64_t part[MESSAGE_PARTS];
  int64_t number[MESSAGE_NUMBERS];
  uint32_t kind, unused;
} FrameHeader;

MessagePart message_string(const char *s) {
  return (MessagePart){s, s ? strlen(s) : 0};
}

void message_put(Buf *b, const Message *m) {
  FrameHeader h = {.kind = m->kind};
  memcpy(h.number, m->number, sizeof h.number);
  for (int i = 0; i < MESSAGE_PARTS; i++) {
    h.part[i] = m->part[i].s ? m->part[i].n : NONE;
    if (m->part[i].s) h.nbytes += m->part[i].n + 1;
  }
  buf_put(b, (const char *)&h, sizeof h);
  for (int i = 0; i < MESSAGE_PARTS; i++) {
    if (!m->part[i].s) continue;
    buf_put(b, m->part[i].s, m->part[i].n);
    buf_putc(b, '\0');
  }
}

static FrameHeader header(const Buf *b) {
  FrameHeader h;
  memcpy(&h, b->at, sizeof h);
  return h;
}

void message_get(const Buf *b, Message *m) {
  FrameHeader h = header(b);
  const char *p = b->at + sizeof h;
  *m = (Message){.kind = (MessageKind)h.kind};
  memcpy(m->number, h.number, sizeof h.number);
  for (int i = 0; i < MESSAGE_PARTS; i++) {
    if (h.part[i] == NONE) continue;
    m->part[i] = (MessagePart){p, (size_t)h.part[i]};
    p += h.part[i] + 1;
  }
}

/* ------------------------------------------------------------------- trust */

/* Bytes of a frame at most: a process of rules must not fill the memory of the
 * command. */
static uint64_t most_bytes(uint32_t kind) {
  switch (kind) {
  case MESSAGE_DOC: return UINT64_C(1) << 40;
  case MESSAGE_KEEP: return UINT64_C(1) << 30;
  case MESSAGE_REPLY: return UINT64_C(1) << 28;
  case MESSAGE_SUMMARY:
  case MESSAGE_WRITE:
  case MESSAGE_ANSWER: return UINT64_C(1) << 27;
  case MESSAGE_INPUTS: return UINT64_C(1) << 24;
  default: return UINT64_C(1) << 16; /* names */
  }
}

/* What each kind has to have, and may have: bits of parts. A part in `bytes`
 * may hold NULs; the others are strings. */
static const struct Shape {
  unsigned char needs, may, bytes, numbers;
} shapes[MESSAGE_KINDS] = {
    [MESSAGE_DOC] = {1 | 8, 15, 8, 2}, [MESSAGE_REPLY] = {0, 15, 1, 4},
    [MESSAGE_LOAD] = {1, 1, 0, 0},     [MESSAGE_SEAL] = {0, 0, 0, 0},
    [MESSAGE_FORMAT] = {1, 1, 0, 3},   [MESSAGE_FINISH] = {0, 0, 0, 0},
    [MESSAGE_SUMMARY] = {1, 1, 0, 3},  [MESSAGE_WORKER] = {0, 0, 0, 0},
    [MESSAGE_READ] = {2, 3, 0, 0},     [MESSAGE_LIST] = {1, 1, 0, 0},
    [MESSAGE_STAMP] = {1, 1, 0, 0},    [MESSAGE_WRITE] = {3, 3, 2, 1},
    [MESSAGE_INPUTS] = {1, 1, 1, 2},   [MESSAGE_NEXT] = {0, 0, 0, 0},
    [MESSAGE_LINE] = {1, 1, 0, 0},     [MESSAGE_IMAGE] = {1, 1, 0, 0},
    [MESSAGE_KEEP] = {3, 3, 2, 0},     [MESSAGE_CLOCK] = {0, 1, 0, 1},
    [MESSAGE_ANSWER] = {0, 15, 1, 3}};

/* Either records, and what is to be counted of them, or an error. */
static bool reply_holds(const FrameHeader *h) {
  int64_t ok = h->number[0], limit = h->number[1];
  if (ok < 0 || ok > 1 || limit < 0 || limit > 1) return false;
  for (int i = 2; i < 4; i++)
    if (h->number[i] < 0 || h->number[i] > UINT32_MAX) return false;
  if (ok) return h->part[1] == NONE && !limit;
  for (int i = 0; i < MESSAGE_PARTS; i++)
    if (i != 1 && h->part[i] != NONE) return false;
  return true;
}

/* Whether a header can be that of a frame: what it says fits together. */
static bool header_holds(const FrameHeader *h, unsigned kinds) {
  if (h->kind >= MESSAGE_KINDS || !(kinds & MESSAGE_BIT(h->kind))) return false;
  const struct Shape *s = &shapes[h->kind];
  uint64_t total = 0, most = most_bytes(h->kind);
  for (unsigned i = 0; i < MESSAGE_PARTS; i++) {
    if (h->part[i] == NONE && s->needs >> i & 1) return false;
    if (h->part[i] == NONE) continue;
    if (!(s->may >> i & 1) || h->part[i] >= most) return false;
    total += h->part[i] + 1;
  }
  for (unsigned i = s->numbers; i < MESSAGE_NUMBERS; i++)
    if (h->number[i] != 0) return false;
  if (h->kind == MESSAGE_DOC &&
      (h->number[0] < INT32_MIN || h->number[0] > INT32_MAX ||
       h->number[1] < 0 || h->number[1] > UINT32_MAX))
    return false;
  if (total != h->nbytes || total > most || h->unused) return false;
  return h->kind != MESSAGE_REPLY || reply_holds(h);
}

/* Whether the parts end with a NUL, and hold none where they are strings. */
static bool parts_hold(const Buf *b) {
  Message m;
  message_get(b, &m);
  for (unsigned i = 0; i < MESSAGE_PARTS; i++) {
    const MessagePart *p = &m.part[i];
    if (!p->s) continue;
    if (p->s[p->n] != '\0') return false;
    bool bytes = shapes[m.kind].bytes >> i & 1;
    if (!bytes && memchr(p->s, '\0', p->n)) return false;
  }
  return true;
}

MessageState message_state(const Buf *b, unsigned kinds) {
  if (b->n < sizeof(FrameHeader)) return MESSAGE_MORE;
  FrameHeader h = header(b);
  uint64_t have = b->n - sizeof h;
  if (!header_holds(&h, kinds) || have > h.nbytes) return MESSAGE_BAD;
  if (have < h.nbytes) return MESSAGE_MORE;
  return parts_hold(b) ? MESSAGE_WHOLE : MESSAGE_BAD;
}

size_t message_missing(const Buf *b) {
  if (b->n < sizeof(FrameHeader)) return sizeof(FrameHeader) - b->n;
  uint64_t have = b->n - sizeof(FrameHeader), all = header(b).nbytes;
  return have < all ? (size_t)(all - have) : 0;
}

void message_scrub(Buf *b, const MessagePart *part) {
  if (part->s) utf8_scrub(b->at + (part->s - b->at), part->n);
}

/* --------------------------------------------------------------- documents */

void message_put_doc(Buf *b, const SourceDoc *doc) {
  message_put(b, &(Message){.kind = MESSAGE_DOC,
                            .number = {doc->day, doc->line},
                            .part = {message_string(doc->id),
                                     message_string(doc->title),
                                     message_string(doc->meta),
                                     {doc->text, doc->ntext}}});
}

void message_get_doc(const Buf *b, SourceDoc *doc) {
  Message m;
  message_get(b, &m);
  *doc = (SourceDoc){.id = m.part[0].s,
                     .title = m.part[1].s,
                     .meta = m.part[2].s,
                     .text = m.part[3].s,
                     .ntext = m.part[3].n,
                     .day = (int32_t)m.number[0],
                     .line = (uint32_t)m.number[1]};
}

void message_put_reply(Buf *b, const Reply *reply) {
  message_put(b, &(Message){.kind = MESSAGE_REPLY,
                            .number = {reply->ok, reply->limit, reply->nevents,
                                       reply->nvetoed},
                            .part = {{reply->text, reply->n},
                                     message_string(reply->error),
                                     message_string(reply->left_out),
                                     message_string(reply->counts)}});
}

void message_get_reply(Buf *b, Reply *reply) {
  Message m;
  message_get(b, &m);
  message_scrub(b, &m.part[1]);
  message_scrub(b, &m.part[2]);
  message_scrub(b, &m.part[3]);
  *reply = (Reply){.ok = m.number[0] != 0,
                   .limit = m.number[1] != 0,
                   .nevents = (uint32_t)m.number[2],
                   .nvetoed = (uint32_t)m.number[3],
                   .text = m.part[0].s,
                   .n = m.part[0].n,
                   .error = m.part[1].s,
                   .left_out = m.part[2].s,
                   .counts = m.part[3].s};
}
