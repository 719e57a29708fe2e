#include "text/vocab.h"
#include "base/bytes.h"
#include "base/arena.h"
#include "base/hash.h"
#include "base/word_set.h"
#include "text/lemma.h"
#include "base/utf8.h"
#include "text/wordbreak.h"

#include <string.h>

/*
 *   ids:   0 1 2 3 ...   dense, in order of first sight, never reused
 *   types: chunks of 2^CHUNK_BITS, so a Type never moves
 *   slots: open addressing, linear probing, load <= 2/3. A slot holds the
 *          first and the last 8 bytes of its form, so that a word of up to 16
 *          bytes is found by the slot alone, without a look at its Type
 */
#define CHUNK_BITS GE_ROOM(10u, 3u)
#define CHUNK (1u << CHUNK_BITS)
#define MAX_CHUNKS 65536u
#define SHAPE_RUN 3                  /* longest run of one class in a shape */
#define SHAPE_BYTES 64               /* what stands behind them tells no more */
#define FIRST_SLOTS GE_ROOM(4096, 4) /* the words of a page of news */
#define TAG_SHIFT 48 /* the hash bits of a tag: no place has that many */

typedef struct Slot {
  uint64_t head; /* the first 8 bytes of the form, zeros behind a shorter one */
  uint64_t tail; /* its last 8 bytes, 0 when it has no more than 8 */
  GeId id;
  uint8_t nbytes; /* of the form; LONG for that many and more */
  uint8_t flags;  /* of the type */
  uint16_t tag;   /* hash bits that the place of the slot does not tell */
} Slot;
#define LONG 255u
#define IN_SLOT 16u            /* bytes of a form that its slot holds whole */
#define BATCH GE_ROOM(16u, 1u) /* tokens whose slots are asked for together */

struct Vocab {
  Arena strings;
  Type *chunks[MAX_CHUNKS];
  uint32_t n;
  Slot *slots;
  uint32_t mask;
};

typedef struct Key {
  const char *s;
  size_t n;
  uint64_t head, tail; /* as in a slot */
  uint64_t hash;
} Key;

static inline uint64_t mix(uint64_t h, uint64_t w) {
  h = (h ^ w) * HASH_64;
  return h ^ (h >> 32);
}

/* The bytes between the first and the last eight. */
static uint64_t mix_middle(uint64_t h, const char *s, size_t n) {
  uint64_t w;
  for (size_t i = 8; i + 8 < n; i += 8) {
    memcpy(&w, s + i, 8);
    h = mix(h, w);
  }
  return h;
}

static inline Key key_with(const char *s, size_t n, uint64_t head) {
  uint64_t h = mix(HASH_START ^ n, head), tail = 0;
  if (n > 8) memcpy(&tail, s + n - 8, 8);
  if (n > IN_SLOT) h = mix_middle(h, s, n);
  if (n > 8) h = mix(h, tail);
  return (Key){s, n, head, tail, mix(h, h >> 29)};
}

static Key key_of(const char *s, size_t n) {
  uint64_t head = 0;
  if (n) memcpy(&head, s, n < 8 ? n : 8);
  return key_with(s, n, head);
}

/* The same for a form that 8 readable bytes start at. */
static inline Key key_padded(const char *s, size_t n) {
  uint64_t head;
  memcpy(&head, s, 8);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  if (n < 8) head &= (UINT64_C(1) << 8 * n) - 1;
#else
  if (n < 8) head &= ~(UINT64_MAX >> 8 * n);
#endif
  return key_with(s, n, head);
}

GeStatus vocab_new(Vocab **vocab) {
  Vocab *v = ge_alloc(sizeof *v);
  *vocab = NULL;
  if (!v) return GE_ENOMEM;
  memset(v, 0, sizeof *v);
  arena_init(&v->strings, SIZE_MAX / 2);
  v->mask = FIRST_SLOTS - 1;
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

void vocab_reset(Vocab *v) {
  v->n = 0;
  memset(v->slots, 0xFF, (v->mask + (size_t)1) * sizeof *v->slots);
}

uint32_t vocab_size(const Vocab *v) { return v->n; }

Type *vocab_type(const Vocab *v, GeId id) {
  ge_check(id <= v->n); /* the next one is about to be made */
  return &v->chunks[id >> CHUNK_BITS][id & (CHUNK - 1)];
}

static inline bool slot_holds(const Vocab *v, const Slot *slot, const Key *k) {
  uint8_t n = (uint8_t)(k->n < LONG ? k->n : LONG);
  if (slot->head != k->head || slot->tail != k->tail || slot->nbytes != n)
    return false;
  if (k->n <= IN_SLOT) return true;
  if (slot->tag != (uint16_t)(k->hash >> TAG_SHIFT)) return false;
  const Type *t = vocab_type(v, slot->id);
  return t->nbytes == k->n && memcmp(t->text, k->s, k->n) == 0;
}

/* The slot of the form, or the empty one where it belongs. */
static inline Slot *slot_of(const Vocab *v, const Key *k) {
  for (uint32_t i = (uint32_t)k->hash & v->mask;; i = (i + 1) & v->mask) {
    Slot *slot = &v->slots[i];
    if (slot->id == GE_NONE || slot_holds(v, slot, k)) return slot;
  }
}

GeId vocab_find(const Vocab *v, const char *s, size_t n) {
  Key k = key_of(s, n);
  return slot_of(v, &k)->id;
}

/* Types that a table may hold: two thirds of its slots. A half would double
 * it to 4 MB for the packs' lexicons, and clearing that is time at start. */
static uint32_t room_of(uint32_t mask) { return mask / 3 * 2; }

/* A form's hash is that of its Type's text: a slot keeps only a part of it. */
static bool rehash(Vocab *v, uint32_t mask) {
  ge_assert((mask & (mask + 1)) == 0 && v->n <= room_of(mask));
  uint32_t moved = 0;
  Slot *slots = ge_alloc((mask + (size_t)1) * sizeof *slots);
  if (!slots) return false;
  memset(slots, 0xFF, (mask + (size_t)1) * sizeof *slots);
  for (uint32_t i = 0; i <= v->mask; i++) {
    if (v->slots[i].id == GE_NONE) continue;
    const Type *t = vocab_type(v, v->slots[i].id);
    uint32_t j = (uint32_t)key_of(t->text, t->nbytes).hash & mask;
    while (slots[j].id != GE_NONE) j = (j + 1) & mask;
    slots[j] = v->slots[i];
    moved++;
  }
  ge_assert(moved == v->n); /* every type has one slot */
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
  while (p < end && b.n < SHAPE_BYTES) {
    uint32_t k;
    char c = class_of(utf8_next(p, end, &k));
    run = c && c == last ? run + 1 : 1;
    last = c;
    if (c && run <= SHAPE_RUN) buf_putc(&b, c);
    if (!c) buf_put(&b, (const char *)p, k);
    p += k;
  }
  ge_assert(b.n < SHAPE_BYTES + 4); /* one character more at most */
  const char *shape = b.failed
                          ? NULL
                          : arena_strndup(&v->strings, b.at ? b.at : "", b.n);
  buf_clear(&b);
  return shape;
}

static bool one_of(const char *s, size_t n, const char *const *list,
                   size_t nlist) {
  for (size_t i = 0; i < nlist; i++)
    if (strlen(list[i]) == n && memcmp(list[i], s, n) == 0) return true;
  return false;
}

static bool is_punct(const char *s, size_t n) {
  const unsigned char *p = (const unsigned char *)s, *end = p + n;
  while (p < end) {
    uint32_t k;
    if (class_of(utf8_next(p, end, &k))) return false;
    p += k;
  }
  return true;
}

static bool ends_sentence(const char *s, size_t n) {
  if (n == 0) return false;
  if (s[n - 1] == '.' || s[n - 1] == '!' || s[n - 1] == '?') return true;
  return n == 3 && memcmp(s, "\u2026", 3) == 0;
}

/* ":)", ";-(" */
static bool smiley(const char *s, size_t n) {
  return n > 1 && n < 4 && (s[0] == ':' || s[0] == ';') &&
         memchr("()DPp", s[n - 1], 5);
}

/* A word that starts sentences, the name of a field, the number of an item, a
 * date as mail has it. */
static bool opens(const char *s, size_t n) {
  if (byte_is_digit(s[0])) return n < 3 || memchr(s, '/', n);
  if (s[0] < 'A' || s[0] > 'Z') return false;
  return wordset_has(WORDS_TOKEN_STARTER, s, n) ||
         wordset_has(WORDS_TOKEN_FIELD, s, n);
}

static uint8_t flags_of(const char *s, size_t n) {
  static const char *const twofold[] = {"\"",     "''",     "``",
                                        "\u201C", "\u201D", "\u201E",
                                        "\u00AB", "\u00BB", "\u2019\u2019"};
  static const char *const single[] = {"'", "`", "\u2018", "\u2019"};
  static const char *const closers[] = {
      ")",  "]",      "}",      "\"",     "'",
      "''", "\u201D", "\u2019", "\u00BB", "\u2019\u2019"};
  unsigned flags = ends_sentence(s, n) ? GE_TOK_ENDS : 0;
  if (opens(s, n)) flags |= GE_TOK_OPENS;
  if (!is_punct(s, n)) return (uint8_t)flags;
  flags |= GE_TOK_PUNCT;
  /* Single quotes may be apostrophes: only double ones stop a gap. */
  if (one_of(s, n, twofold, GE_COUNT(twofold)))
    flags |= GE_TOK_QUOTE | GE_TOK_STOP;
  if (one_of(s, n, single, GE_COUNT(single))) flags |= GE_TOK_QUOTE;
  if (one_of(s, n, closers, GE_COUNT(closers)) || smiley(s, n))
    flags |= GE_TOK_CLOSES;
  if (n == 1 && s[0] == ';') flags |= GE_TOK_STOP;
  return (uint8_t)flags;
}

/* The next type, all zeros. Takes no id, fills no slot. */
static Type *next_type(Vocab *v) {
  uint32_t c = v->n >> CHUNK_BITS;
  if (c >= MAX_CHUNKS) return NULL;
  ge_assert(c == 0 || v->chunks[c - 1]); /* vocab_free stops at the first gap */
  if (!v->chunks[c]) v->chunks[c] = ge_alloc(CHUNK * sizeof(Type));
  if (!v->chunks[c]) return NULL;
  Type *t = vocab_type(v, v->n);
  memset(t, 0, sizeof *t);
  return t;
}

/* A new type without its fold. */
static Type *append(Vocab *v, const char *s, size_t n) {
  Type *t = n > UINT32_MAX / 4 ? NULL : next_type(v);
  if (!t) return NULL;
  t->text = arena_strndup(&v->strings, s, n);
  t->shape = make_shape(v, s, n);
  if (!t->text || !t->shape) return NULL;
  t->nbytes = (uint32_t)n;
  t->fold = v->n;
  t->flags = flags_of(s, n);
  return t;
}

static void fill_slot(Vocab *v, Slot *slot, const Key *k, const Type *t) {
  ge_assert(slot->id == GE_NONE && v->n < room_of(v->mask));
  ge_assert(t == vocab_type(v, v->n) && t->text && t->shape);
  slot->head = k->head;
  slot->tail = k->tail;
  slot->nbytes = (uint8_t)(k->n < LONG ? k->n : LONG);
  slot->flags = t->flags;
  slot->tag = (uint16_t)(k->hash >> TAG_SHIFT);
  slot->id = v->n++;
}

GeStatus vocab_reserve(Vocab *v, uint32_t n) {
  uint32_t mask = v->mask;
  while (n >= room_of(mask) && mask < UINT32_MAX / 2) mask = mask * 2 + 1;
  if (mask != v->mask && !rehash(v, mask)) return GE_ENOMEM;
  ge_assert(v->n <= room_of(v->mask));
  return GE_OK;
}

static GeStatus borrow(Vocab *v, const Key *k, const LentType *x) {
  Slot *slot = slot_of(v, k);
  if (slot->id != GE_NONE) return GE_EINPUT;
  Type *t = next_type(v);
  if (!t) return GE_ENOMEM;
  t->text = x->text;
  t->shape = x->shape;
  t->nbytes = x->nbytes;
  t->fold = x->fold;
  t->flags = x->flags;
  fill_slot(v, slot, k, t);
  return GE_OK;
}

/* As for tokens the slots are asked for together. */
GeStatus vocab_borrow(Vocab *v, const LentType *lent, uint32_t n) {
  Key keys[VOCAB_LENT];
  ge_assert(n <= VOCAB_LENT);
  const uint32_t before = v->n;
  GeStatus st = vocab_reserve(v, v->n + n);
  for (uint32_t i = 0; i < n; i++) {
    keys[i] = key_of(lent[i].text, lent[i].nbytes);
    __builtin_prefetch(&v->slots[(uint32_t)keys[i].hash & v->mask], 1);
  }
  for (uint32_t i = 0; st == GE_OK && i < n; i++)
    st = borrow(v, &keys[i], &lent[i]);
  ge_assert(v->n <= before + n && (st != GE_OK || v->n == before + n));
  return st;
}

/* A form that is not in the table yet. Every step that can fail comes before
 * the form is in the table, its folded form first, so that a failure leaves
 * nothing half made. */
static GeStatus add_form(Vocab *v, const Key *k, const Buf *folded,
                         GeId *type) {
  bool self = folded->n == 0 ||
              (folded->n == k->n && memcmp(folded->at, k->s, k->n) == 0);
  GeId fold = v->n;
  if (!self) {
    GeStatus st = vocab_intern(v, folded->at, folded->n, &fold);
    if (st != GE_OK) return st;
  }
  if (v->n >= room_of(v->mask) && !rehash(v, v->mask * 2 + 1)) return GE_ENOMEM;
  Slot *slot = slot_of(v, k);
  if (slot->id != GE_NONE) { /* folding came back to this form */
    *type = slot->id;
    return GE_OK;
  }
  Type *t = append(v, k->s, k->n);
  if (!t) return GE_ENOMEM;
  t->fold = self ? v->n : fold;
  ge_assert(t->fold <= v->n); /* the folded form is there first */
  *type = v->n;
  fill_slot(v, slot, k, t);
  return GE_OK;
}

static GeStatus intern_new(Vocab *v, const Key *k, GeId *type) {
  Buf folded;
  buf_init(&folded);
  GeStatus st = utf8_fold(k->s, k->n, &folded);
  if (st == GE_OK) st = add_form(v, k, &folded, type);
  ge_assert(st != GE_OK || *type < v->n);
  buf_clear(&folded);
  return st;
}

GeStatus vocab_intern(Vocab *v, const char *s, size_t n, GeId *type) {
  Key k = key_of(s, n);
  *type = slot_of(v, &k)->id;
  return *type != GE_NONE ? GE_OK : intern_new(v, &k, type);
}

static GeStatus take_type(Vocab *v, const Key *k, GeToken *token) {
  const Slot *slot = slot_of(v, k);
  token->type = slot->id;
  if (slot->id != GE_NONE) {
    token->flags |= slot->flags;
    return GE_OK;
  }
  GeStatus st = intern_new(v, k, &token->type);
  if (st == GE_OK) token->flags |= vocab_type(v, token->type)->flags;
  return st;
}

/* The table is larger than the caches near the processor: the slots of some
 * tokens are asked for together before the first of them is looked at. */
GeStatus vocab_tokens(Vocab *v, const char *text, GeToken *tokens, uint32_t n) {
  Key keys[BATCH];
  GeStatus st = GE_OK;
  for (uint32_t i = 0; i < n && st == GE_OK; i += BATCH) {
    uint32_t m = n - i < BATCH ? n - i : BATCH;
    for (uint32_t k = 0; k < m; k++) {
      const GeToken *t = &tokens[i + k];
      ge_check(t->start < t->end && t->type == GE_NONE);
      keys[k] = key_padded(text + t->start, t->end - t->start);
      __builtin_prefetch(&v->slots[(uint32_t)keys[k].hash & v->mask]);
    }
    for (uint32_t k = 0; k < m && st == GE_OK; k++)
      st = take_type(v, &keys[k], &tokens[i + k]);
  }
  return st;
}

GeId vocab_fold(Vocab *v, const char *s, size_t n, GeStatus *st) {
  GeId id;
  *st = vocab_intern(v, s, n, &id);
  return *st == GE_OK ? vocab_type(v, id)->fold : GE_NONE;
}

const char *vocab_sense(const Vocab *v, const Type *t) {
  const char *sense = NULL;
  ge_assert(t->nlemmas <= VOCAB_LEMMAS);
  for (unsigned k = 0; !sense && k < t->nlemmas; k++) {
    const Type *l = vocab_type(v, t->lemma[k]);
    sense = lemma_sense(l->text, l->nbytes);
  }
  return sense;
}

_Static_assert(LEMMA_MAX <= VOCAB_LEMMAS, "a type has room for its lemmas");

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
  ge_assert(n > 0 && n <= VOCAB_LEMMAS);
  t->nlemmas = n;
  t->has_lemmas = true;
  while (n < VOCAB_LEMMAS) t->lemma[n++] = GE_NONE;
  return GE_OK;
}
