#include "lua/lend_weights.h"
#include "base/hash.h"

#include <string.h>

#define SEPARATOR ", "

static const struct {
  const char *name;
  bool plain; /* it counts for all types together only */
  bool bare;  /* it has no value */
} kinds[LEND_KINDS] = {
    [LEND_START] = {"start", false, true},
    [LEND_TRIGGER] = {"trigger", true, false},
    [LEND_LAYER] = {"layer", false, false},
    [LEND_SECTOR] = {"sector", false, false},
    [LEND_CATEGORY] = {"category", false, false},
    [LEND_KIND] = {"kind", false, false},
    [LEND_GRAIN] = {"grain", false, false},
    [LEND_POS] = {"pos", false, false},
    [LEND_WORD] = {"word", false, false},
    [LEND_DET] = {"det", false, false},
    [LEND_NAME] = {"name", false, true},
    [LEND_COUNTRY] = {"country", true, false},
    [LEND_REL] = {"rel", false, false},
    [LEND_PREP] = {"prep", false, false},
    [LEND_LAYER_PREP] = {"layer, prep", true, false},
    [LEND_TRIGGER_REL] = {"trigger's rel", true, false},
    [LEND_ABOVE] = {"above the trigger", true, false},
    [LEND_APART] = {"apart", false, true},
    [LEND_UP_DOWN] = {"up, down", true, false},
    [LEND_NUP_DOWN] = {"nup, down", false, false},
    [LEND_NDOWN] = {"ndown", true, false},
    [LEND_ABOVE_DOWN] = {"above, down", true, false},
    [LEND_TRIGGER_DOWN] = {"trigger, down", true, false},
    [LEND_SAYS] = {"says", false, true},
    [LEND_SIDE] = {"side", false, false},
    [LEND_FAR] = {"far", true, false},
    [LEND_HOLDS] = {"holds the trigger", false, true},
    [LEND_VERBS] = {"verbs", true, false},
    [LEND_COMMAS] = {"commas", true, false},
    [LEND_QUOTE] = {"quote", true, true},
    [LEND_NEARER] = {"nearer", false, false},
    [LEND_EVENTS] = {"events nearer", true, false},
    [LEND_BEFORE] = {"before", true, false},
    [LEND_BEHIND] = {"behind", true, false},
    [LEND_FIRST] = {"first sentence", true, true},
    [LEND_OWNER] = {"owner", false, false},
    [LEND_HAS] = {"has", false, false},
    [LEND_BESIDE] = {"beside", true, false},
    [LEND_JOINED] = {"joined to", false, false},
    [LEND_ELSEWHERE] = {"elsewhere", false, false},
    [LEND_NEAREST_TIME] = {"nearest time", false, true},
};

/* ------------------------------------------------------------------ hashing */

LendWord lend_word(const char *s) {
  size_t n = strlen(s);
  return (LendWord){s, (uint32_t)n, hash_bytes(FNV_BASE, s, n)};
}

static uint32_t with_kind(uint32_t h, LendKind kind) {
  h = (h ^ (uint32_t)kind) * HASH_32;
  return h ^ h >> 15;
}

static uint32_t hash_fact(const LendFact *f) {
  uint32_t h = f->a.at ? f->a.hash : FNV_BASE;
  if (f->b.at) {
    h = hash_bytes(h, SEPARATOR, sizeof SEPARATOR - 1);
    h = hash_bytes(h, f->b.at, f->b.nbytes);
  }
  return with_kind(h, f->kind);
}

/* ---------------------------------------------------------------- the table */

bool lend_weights_init(LendWeights *w, uint32_t nroles, size_t ntexts) {
  size_t cap = GE_ROOM(8, 1), nrows = 2 * ntexts; /* a text may be two rows */
  memset(w, 0, sizeof *w);
  arena_init(&w->arena, SIZE_MAX);
  while (cap < 2 * nrows) cap *= 2;
  if (cap > UINT32_MAX) return false;
  w->mask = (uint32_t)cap - 1;
  w->nroles = nroles;
  w->slots = arena_array(&w->arena, cap, sizeof *w->slots);
  w->rows = arena_array(&w->arena, nrows, sizeof *w->rows);
  w->start = arena_array(&w->arena, nroles, sizeof *w->start);
  return w->slots && w->rows && w->start;
}

void lend_weights_clear(LendWeights *w) { arena_clear(&w->arena); }

static LendKind kind_of(const char *name, size_t n, bool bare) {
  LendKind k = 0;
  while (k < LEND_KINDS &&
         !(kinds[k].bare == bare && strlen(kinds[k].name) == n &&
           memcmp(kinds[k].name, name, n) == 0))
    k++;
  return k;
}

static LendRow *add_row(LendWeights *w, LendKind kind, const char *value,
                        size_t n) {
  ge_assert(2 * ((size_t)w->nrows + 1) <= (size_t)w->mask + 1);
  LendRow *r = &w->rows[w->nrows];
  r->value = arena_strndup(&w->arena, value, n);
  r->weights = arena_array(&w->arena, w->nroles, sizeof *r->weights);
  if (!r->value || !r->weights) return NULL;
  r->nbytes = (uint32_t)n;
  r->kind = kind;
  w->nrows++;
  return r;
}

/* The row of a kind and value, made when there is none; NULL: memory is out. */
static LendRow *row_of(LendWeights *w, LendKind kind, const char *value,
                       size_t n) {
  uint32_t hash = with_kind(hash_bytes(FNV_BASE, value, n), kind);
  uint32_t i = hash & w->mask;
  for (; w->slots[i].row; i = (i + 1) & w->mask) {
    LendRow *r = &w->rows[w->slots[i].row - 1];
    if (w->slots[i].hash == hash && r->kind == kind && r->nbytes == n &&
        memcmp(r->value, value, n) == 0)
      return r;
  }
  LendRow *r = add_row(w, kind, value, n);
  if (r) w->slots[i] = (LendSlot){hash, w->nrows};
  return r;
}

/* Add the weight of text [0, n). */
static bool put(LendWeights *w, uint32_t role, const char *text, size_t n,
                int32_t weight) {
  const char *sign = memchr(text, '=', n);
  LendKind kind = kind_of(text, sign ? (size_t)(sign - text) : n, !sign);
  if (kind == LEND_KINDS) return true;
  const char *value = sign ? sign + 1 : text + n;
  LendRow *r = row_of(w, kind, value, (size_t)(text + n - value));
  if (r) r->weights[role] += weight;
  return r != NULL;
}

bool lend_weights_put(LendWeights *w, uint32_t role, const char *type,
                      const char *text, int32_t weight) {
  size_t n = strlen(text), ntype = strlen(type);
  ge_assert(role < w->nroles);
  if (strcmp(text, "(start)") == 0) {
    w->start[role] = weight;
    return true;
  }
  if (!put(w, role, text, n, weight)) return false;
  if (n <= ntype + 1 || text[n - ntype - 1] != ' ' ||
      strcmp(text + n - ntype, type) != 0)
    return true;
  return put(w, role, text, n - ntype - 1, weight);
}

/* Whether a row holds the value of a fact. */
static bool is_of(const LendRow *r, const LendFact *f) {
  const char *value = r->value;
  uint32_t na = f->a.at ? f->a.nbytes : 0, gap = sizeof SEPARATOR - 1;
  if (!f->b.at)
    return r->nbytes == na && (na == 0 || memcmp(value, f->a.at, na) == 0);
  return r->nbytes == na + gap + f->b.nbytes &&
         memcmp(value, f->a.at, na) == 0 &&
         memcmp(value + na, SEPARATOR, gap) == 0 &&
         memcmp(value + na + gap, f->b.at, f->b.nbytes) == 0;
}

static const LendRow *row_of_fact(const LendWeights *w, const LendFact *f) {
  uint32_t hash = hash_fact(f);
  for (uint32_t i = hash & w->mask; w->slots[i].row; i = (i + 1) & w->mask) {
    const LendRow *r = &w->rows[w->slots[i].row - 1];
    if (w->slots[i].hash == hash && r->kind == f->kind && is_of(r, f)) return r;
  }
  return NULL;
}

void lend_weights_sum(const LendWeights *w, const LendFact *facts, uint32_t n,
                      int64_t *sums) {
  for (uint32_t i = 0; i < n; i++) {
    const LendRow *r = row_of_fact(w, &facts[i]);
    for (uint32_t k = 0; r && k < w->nroles; k++) sums[k] += r->weights[k];
  }
}

int64_t lend_weights_of(const LendWeights *w, uint32_t role,
                        const LendFact *facts, uint32_t n) {
  int64_t sum = 0;
  for (uint32_t i = 0; i < n; i++) {
    const LendRow *r = row_of_fact(w, &facts[i]);
    if (r) sum += r->weights[role];
  }
  return sum;
}

/* -------------------------------------------------------------------- texts */

bool lend_is_typed(LendKind kind) { return !kinds[kind].plain; }

void lend_text(Buf *buf, const LendFact *f, const char *type) {
  buf_puts(buf, kinds[f->kind].name);
  if (f->a.at) {
    buf_puts(buf, "=");
    buf_puts(buf, f->a.at);
  }
  if (f->b.at) {
    buf_puts(buf, SEPARATOR);
    buf_puts(buf, f->b.at);
  }
  if (!type) return;
  buf_puts(buf, " ");
  buf_puts(buf, type);
}
