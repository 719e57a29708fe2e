#include "vocab.h"
#include "arena.h"
#include "lemma.h"
#include "utf8.h"
#include "wordbreak.h"

#include <string.h>

/*
 *   ids:   0 1 2 3 ...   dense, in order of first sight, never reused
 *   types: chunks of 2^CHUNK_BITS, so a Type never moves
 *   slots: open addressing, linear probing, load <= 1/2; a slot holds the
 *          upper hash bits beside the id, so most misses cost one load
 */
#define CHUNK_BITS 10u
#define CHUNK (1u << CHUNK_BITS)
#define MAX_CHUNKS 65536u
#define SHAPE_RUN 3 /* longest run of one class in a shape */

typedef struct Slot {
  uint32_t hash;
  GeId id;
} Slot;

struct Vocab {
  Arena strings;
  Type *chunks[MAX_CHUNKS];
  uint32_t n;
  Slot *slots;
  uint32_t mask;
};

static uint64_t mix(uint64_t h, uint64_t w) {
  h = (h ^ w) * UINT64_C(0x9E3779B97F4A7C15);
  return h ^ (h >> 32);
}

static uint32_t hash_bytes(const char *s, size_t n) {
  uint64_t h = mix(UINT64_C(0x243F6A8885A308D3), n), w;
  for (; n >= 8; n -= 8, s += 8) {
    memcpy(&w, s, 8);
    h = mix(h, w);
  }
  w = 0;
  memcpy(&w, s, n);
  h = mix(h, w);
  h = mix(h, h >> 29);
  return (uint32_t)(h >> 16);
}

GeStatus vocab_new(Vocab **vocab) {
  Vocab *v = ge_alloc(sizeof *v);
  *vocab = NULL;
  if (!v) return GE_ENOMEM;
  memset(v, 0, sizeof *v);
  arena_init(&v->strings, SIZE_MAX / 2);
  v->mask = 4095;
  v->slots = ge_alloc((v->mask + 1) * sizeof(Slot));
  if (!v->slots) {
    ge_free(v, sizeof *v);
    return GE_ENOMEM;
  }
  memset(v->slots, 0xFF, (v->mask + 1) * sizeof(Slot));
  *vocab = v;
  return GE_OK;
}

void vocab_free(Vocab *v) {
  if (!v) return;
  for (uint32_t c = 0; c < MAX_CHUNKS && v->chunks[c]; c++)
    ge_free(v->chunks[c], CHUNK * sizeof(Type));
  ge_free(v->slots, (v->mask + (size_t)1) * sizeof(Slot));
  arena_clear(&v->strings);
  ge_free(v, sizeof *v);
}

uint32_t vocab_size(const Vocab *v) { return v->n; }

Type *vocab_type(const Vocab *v, GeId id) {
  return &v->chunks[id >> CHUNK_BITS][id & (CHUNK - 1)];
}

/* The slot of the form, or the empty one where it belongs. */
static Slot *slot_of(const Vocab *v, uint32_t hash, const char *s, size_t n) {
  for (uint32_t i = hash & v->mask;; i = (i + 1) & v->mask) {
    Slot *slot = &v->slots[i];
    if (slot->id == GE_NONE) return slot;
    if (slot->hash != hash) continue;
    const Type *t = vocab_type(v, slot->id);
    if (t->nbytes == n && memcmp(t->text, s, n) == 0) return slot;
  }
}

GeId vocab_find(const Vocab *v, const char *s, size_t n) {
  return slot_of(v, hash_bytes(s, n), s, n)->id;
}

static bool rehash(Vocab *v) {
  uint32_t mask = v->mask * 2 + 1;
  Slot *slots = ge_alloc((mask + (size_t)1) * sizeof *slots);
  if (!slots) return false;
  memset(slots, 0xFF, (mask + (size_t)1) * sizeof *slots);
  for (uint32_t i = 0; i <= v->mask; i++) {
    if (v->slots[i].id == GE_NONE) continue;
    uint32_t j = v->slots[i].hash & mask;
    while (slots[j].id != GE_NONE) j = (j + 1) & mask;
    slots[j] = v->slots[i];
  }
  ge_free(v->slots, (v->mask + (size_t)1) * sizeof *slots);
  v->slots = slots;
  v->mask = mask;
  return true;
}

static char class_of(uint32_t cp) {
  unsigned wb = wordbreak_of(cp);
  if (wb & WB_ALPHABETIC) return wb & WB_UPPER ? 'X' : 'x';
  if ((wb & WB_MASK) == WB_NUMERIC) return '9';
  return 0;
}

/* The shape of a form: "Putin" -> Xxxx, "S-300" -> X-999. */
static const char *make_shape(Vocab *v, const char *s, size_t n) {
  Buf b;
  buf_init(&b);
  const unsigned char *p = (const unsigned char *)s, *end = p + n;
  char last = 0;
  int run = 0;
  while (p < end && b.n < 64) {
    uint32_t k;
    char c = class_of(utf8_next(p, end, &k));
    run = c && c == last ? run + 1 : 1;
    last = c;
    if (c && run <= SHAPE_RUN) buf_putc(&b, c);
    if (!c) buf_put(&b, (const char *)p, k);
    p += k;
  }
  const char *shape =
      b.failed ? NULL : arena_strndup(&v->strings, b.at ? b.at : "", b.n);
  buf_clear(&b);
  return shape;
}

static uint16_t flags_of(const char *s, size_t n) {
  enum { DOUBLE_QUOTES = 8 };
  static const char *const quotes[] = {"\"", "''", "``", "\u201C", "\u201D",
      "\u201E", "\u00AB", "\u00BB", "'", "`", "\u2018", "\u2019"};
  size_t i = 0;
  unsigned flags = GE_TOK_PUNCT;
  const unsigned char *p = (const unsigned char *)s, *end = p + n;
  while (p < end) {
    uint32_t k;
    if (class_of(utf8_next(p, end, &k))) flags = 0;
    p += k;
  }
  while (flags && !(flags & GE_TOK_QUOTE) && i < GE_COUNT(quotes)) {
    if (strlen(quotes[i]) == n && memcmp(quotes[i], s, n) == 0)
      flags |= GE_TOK_QUOTE;
    i++;
  }
  /* Single quotes may be apostrophes: only double ones stop a gap. */
  bool twofold = flags & GE_TOK_QUOTE && i <= DOUBLE_QUOTES;
  if (twofold || (n == 1 && s[0] == ';')) flags |= GE_TOK_STOP;
  return (uint16_t)flags;
}

/* A new type without its fold. Takes the next id, fills no slot. */
static Type *append(Vocab *v, const char *s, size_t n) {
  uint32_t c = v->n >> CHUNK_BITS;
  if (c >= MAX_CHUNKS || n > UINT32_MAX / 4) return NULL;
  if (!v->chunks[c]) v->chunks[c] = ge_alloc(CHUNK * sizeof(Type));
  if (!v->chunks[c]) return NULL;
  Type *t = vocab_type(v, v->n);
  memset(t, 0, sizeof *t);
  t->text = arena_strndup(&v->strings, s, n);
  t->shape = make_shape(v, s, n);
  if (!t->text || !t->shape) return NULL;
  t->nbytes = (uint32_t)n;
  t->fold = v->n;
  t->flags = flags_of(s, n);
  return t;
}

/* A form that is not in the table yet. Every step that can fail comes before
 * the form is in the table, its folded form first, so that a failure leaves
 * nothing half made. */
static GeStatus add_form(Vocab *v, uint32_t hash, const char *s, size_t n,
                         const Buf *folded, GeId *type) {
  bool self = folded->n == 0 ||
              (folded->n == n && memcmp(folded->at, s, n) == 0);
  GeId fold = v->n;
  if (!self) {
    GeStatus st = vocab_intern(v, folded->at, folded->n, &fold);
    if (st != GE_OK) return st;
  }
  if (v->n >= v->mask / 2 && !rehash(v)) return GE_ENOMEM;
  Slot *slot = slot_of(v, hash, s, n);
  if (slot->id != GE_NONE) { /* folding came back to this form */
    *type = slot->id;
    return GE_OK;
  }
  Type *t = append(v, s, n);
  if (!t) return GE_ENOMEM;
  t->fold = self ? v->n : fold;
  slot->hash = hash;
  slot->id = *type = v->n++;
  return GE_OK;
}

GeStatus vocab_intern(Vocab *v, const char *s, size_t n, GeId *type) {
  uint32_t hash = hash_bytes(s, n);
  *type = slot_of(v, hash, s, n)->id;
  if (*type != GE_NONE) return GE_OK;
  Buf folded;
  buf_init(&folded);
  GeStatus st = utf8_fold(s, n, &folded);
  if (st == GE_OK) st = add_form(v, hash, s, n, &folded, type);
  buf_clear(&folded);
  return st;
}

GeId vocab_fold(Vocab *v, const char *s, size_t n, GeStatus *st) {
  GeId id;
  *st = vocab_intern(v, s, n, &id);
  return *st == GE_OK ? vocab_type(v, id)->fold : GE_NONE;
}

GeStatus vocab_lemmas(Vocab *v, GeId type) {
  Type *t = vocab_type(v, type);
  if (t->has_lemmas) return GE_OK;
  const Type *f = vocab_type(v, t->fold);
  Lemmas found;
  uint8_t n = 0;
  if (!lemma_of(f->text, f->nbytes, &found)) t->lemma[n++] = t->fold;
  else
    for (unsigned i = 0; i < found.n; i++) {
      GeStatus st = vocab_intern(v, found.at[i], strlen(found.at[i]),
                                 &t->lemma[n++]);
      if (st != GE_OK) return st;
    }
  t->nlemmas = n;
  t->has_lemmas = true;
  while (n < VOCAB_LEMMAS) t->lemma[n++] = GE_NONE;
  return GE_OK;
}
