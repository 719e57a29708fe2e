#include "match/gazetteer.h"
#include "base/hash.h"

#include <string.h>

#define AHEAD GE_ROOM(16u, 1u) /* tokens: as long as memory takes to come */
#define BATCH                                                                  \
  GE_ROOM(32u, 1u) /* starts of phrases that are looked at together */
#define FIRST_EDGES GE_ROOM(64u, 4u)

/* ------------------------------------------------------------------- edges */

/* Words of lemma phrases have edges of their own, so that "bombing" in a
 * FOLD phrase is not met by "bomb". */
static uint64_t edge_key(uint32_t state, GeId word, bool lemma) {
  return (uint64_t)state << 33 | (uint64_t)word << 1 | lemma;
}

enum { WAY_FOLD = 1, WAY_LEMMA = 2 }; /* bits of GazState.ways */

static uint32_t hash_key(uint64_t k) {
  k *= HASH_64;
  return (uint32_t)(k >> 32);
}

static GazEdge *edge_slot(const Gaz *g, uint64_t key) {
  for (uint32_t i = hash_key(key) & g->mask;; i = (i + 1) & g->mask) {
    GazEdge *e = &g->edges[i];
    if (e->to == 0 || e->key == key) return e;
  }
}

/* The state after an edge, 0 if there is none: no edge leads to the root. */
static uint32_t follow(const Gaz *g, uint32_t state, GeId word, bool lemma) {
  if (!(g->states.at[state].words & hash_bit(word))) return 0;
  return edge_slot(g, edge_key(state, word, lemma))->to;
}

static bool grow_edges(Gaz *g) {
  uint32_t mask = g->mask * 2 + 1;
  GazEdge *old = g->edges, *edges = ge_alloc((mask + 1u) * sizeof *edges);
  if (!edges) return false;
  memset(edges, 0, (mask + 1u) * sizeof *edges);
  uint32_t n = g->mask + 1u, moved = 0;
  g->edges = edges;
  g->mask = mask;
  for (uint32_t i = 0; i < n; i++) {
    if (!old[i].to) continue;
    *edge_slot(g, old[i].key) = old[i];
    moved++;
  }
  ge_assert(moved == g->nedges);
  if (!g->borrowed) ge_free(old, n * sizeof *old);
  g->borrowed = false;
  return true;
}

static void free_edges(Gaz *g) {
  if (g->edges && !g->borrowed)
    ge_free(g->edges, (g->mask + 1u) * sizeof *g->edges);
  g->edges = NULL;
}

void gaz_borrow_edges(Gaz *g, GazEdge *edges, uint32_t size, uint32_t nedges) {
  ge_assert(edges && size > 1 && (size & (size - 1)) == 0);
  ge_assert(nedges <= gaz_room(size - 1)); /* so that every search ends */
  free_edges(g);
  g->edges = edges;
  g->mask = size - 1;
  g->nedges = nedges;
  g->borrowed = true;
  g->starts.n = g->roots.n = 0;
}

static bool add_state(Gaz *g) {
  GazState s = {0, GE_NONE, 0};
  return list_push(&g->states, s);
}

GeStatus gaz_init(Gaz *g, Vocab *vocab) {
  memset(g, 0, sizeof *g);
  g->vocab = vocab;
  arena_init(&g->scratch, SIZE_MAX / 2);
  g->mask = FIRST_EDGES - 1;
  g->edges = ge_alloc((g->mask + 1u) * sizeof *g->edges);
  if (!g->edges) return GE_ENOMEM;
  memset(g->edges, 0, (g->mask + 1u) * sizeof *g->edges);
  return add_state(g) ? GE_OK : GE_ENOMEM;
}

void gaz_clear(Gaz *g) {
  free_edges(g);
  list_clear(&g->states);
  list_clear(&g->hits);
  list_clear(&g->exact);
  list_clear(&g->starts);
  list_clear(&g->roots);
  list_clear(&g->sizes);
  list_clear(&g->words);
  arena_clear(&g->scratch);
}

uint32_t gaz_size(const Gaz *g, GeId layer) {
  return layer < g->sizes.n ? g->sizes.at[layer] : 0;
}

/* ------------------------------------------------------------------ adding */

static GeStatus add_edge(Gaz *g, uint32_t *state, GeId word, bool lemma) {
  uint64_t key = edge_key(*state, word, lemma);
  GazEdge *e = edge_slot(g, key);
  if (e->to == 0) {
    if (g->nedges >= gaz_room(g->mask)) {
      if (!grow_edges(g)) return GE_ENOMEM;
      e = edge_slot(g, key);
    }
    ge_assert(*state < g->states.n && e->to == 0);
    if (!add_state(g)) return GE_ENOMEM;
    e->key = key;
    e->to = g->states.n - 1;
    g->nedges++;
    g->states.at[*state].ways |= lemma ? WAY_LEMMA : WAY_FOLD;
    g->states.at[*state].words |= hash_bit(word);
  }
  *state = e->to;
  return GE_OK;
}

static GeStatus count_phrase(Gaz *g, GeId layer) {
  while (g->sizes.n <= layer) {
    uint32_t zero = 0;
    if (!list_push(&g->sizes, zero)) return GE_ENOMEM;
  }
  g->sizes.at[layer]++;
  return GE_OK;
}

/* Hits of one state keep the order of adding. */
static GeStatus add_hit(Gaz *g, uint32_t state, GazHit hit) {
  ge_assert(state > 0 && state < g->states.n); /* the root ends no phrase */
  if (!list_push(&g->hits, hit)) return GE_ENOMEM;
  GeId *link = &g->states.at[state].first_hit;
  while (*link != GE_NONE) link = &g->hits.at[*link].next;
  *link = g->hits.n - 1;
  return GE_OK;
}

static GeStatus add_words(Gaz *g, GeId layer, const Tokens *words, GeHow how,
                          GeId entry) {
  GazHit hit = {layer, entry, GE_NONE, GE_NONE, words->n};
  uint32_t state = 0;
  if (how == GE_EXACT) hit.exact = g->exact.n;
  for (uint32_t i = 0; i < words->n; i++) {
    GeId type = words->at[i].type;
    GeId fold = vocab_type(g->vocab, type)->fold;
    GeStatus st = add_edge(g, &state, fold, how == GE_LEMMA);
    if (st == GE_OK && how == GE_EXACT && !list_push(&g->exact, type))
      st = GE_ENOMEM;
    if (st != GE_OK) return st;
  }
  ge_assert(hit.exact == GE_NONE || hit.exact + words->n == g->exact.n);
  g->starts.n = g->roots.n = 0; /* stale */
  return add_hit(g, state, hit);
}

static GeStatus add_phrase(Gaz *g, GeId layer, const char *phrase, size_t n,
                           GeHow how, GeId entry) {
  Text text;
  g->words.n = 0;
  GeStatus st = text_init(&text, &g->scratch, phrase, n);
  if (st == GE_OK) st = token_split(&text, g->vocab, &g->words);
  if (st == GE_OK && g->words.n == 0) st = GE_EUSAGE;
  if (st == GE_OK && g->words.n > GAZ_WORDS) st = GE_ELIMIT;
  return st == GE_OK ? add_words(g, layer, &g->words, how, entry) : st;
}

/* Whether the hyphen at i joins two words. */
static bool joins(const char *phrase, size_t n, size_t i) {
  return phrase[i] == '-' && i > 0 && i + 1 < n && phrase[i - 1] != ' ' &&
         phrase[i + 1] != ' ';
}

static const char en_dash[] = "\u2013";

/* The phrase as texts have it whose writer turns hyphens into dashes, which
 * part words that a hyphen joins: "S\u2013400". */
static GeStatus add_dashed(Gaz *g, GeId layer, const char *phrase, size_t n,
                           GeHow how, GeId entry) {
  size_t dash = sizeof en_dash - 1, m = 0;
  char *dashed = arena_alloc(&g->scratch, n * dash);
  if (!dashed) return GE_ENOMEM;
  for (size_t i = 0; i < n; i++) {
    if (joins(phrase, n, i)) {
      memcpy(dashed + m, en_dash, dash);
      m += dash;
    } else {
      dashed[m++] = phrase[i];
    }
  }
  if (m == n) return GE_OK;
  GeStatus st = add_phrase(g, layer, dashed, m, how, entry);
  return st == GE_ELIMIT ? GE_OK : st; /* more words, of which it is too long */
}

GeStatus gaz_add(Gaz *g, GeId layer, const char *phrase, size_t n, GeHow how,
                 GeId entry) {
  arena_reset(&g->scratch);
  GeStatus st = add_phrase(g, layer, phrase, n, how, entry);
  if (st == GE_OK) st = count_phrase(g, layer);
  if (st != GE_OK || !memchr(phrase, '-', n)) return st;
  return add_dashed(g, layer, phrase, n, how, entry);
}

/* ---------------------------------------------------------------- scanning */

typedef struct GazScan {
  Gaz *g;
  const Entries *entries;
  GeDoc *doc;
  uint32_t *free_from; /* per layer: end of its last hit */
  uint32_t start;
  uint32_t first_new; /* index in doc->hits of this start's first hit */
  GeStatus st;
} GazScan;

static bool same_words(const GazScan *c, const GazHit *h) {
  if (h->nwords > c->doc->tokens.n - c->start) return false;
  for (uint32_t i = 0; i < h->nwords; i++)
    if (c->doc->tokens.at[c->start + i].type != c->g->exact.at[h->exact + i])
      return false;
  return true;
}

static inline bool exact_holds(const GazScan *c, const GazHit *h) {
  return h->exact == GE_NONE || same_words(c, h);
}

/* The first entry of this list at this state that holds on the day; the
 * first at all when none does. */
static const GazHit *choose(const GazScan *c, const GazHit *h, bool *expired) {
  const GazHit *first = h;
  for (GeId i = (GeId)(h - c->g->hits.at); i != GE_NONE;
       i = c->g->hits.at[i].next) {
    const GazHit *k = &c->g->hits.at[i];
    if (k->layer != h->layer || !exact_holds(c, k)) continue;
    if (!entry_holds(c->entries, k->entry, c->doc->day)) continue;
    *expired = false;
    return k;
  }
  *expired = true;
  return first;
}

/* A phrase of a list from start to end; a longer one at this start wins. */
static void report(GazScan *c, const GazHit *h, uint32_t end) {
  ge_check(c->start < end && end <= c->doc->tokens.n &&
           end - c->start <= GAZ_WORDS);
  Spans *hits = &c->doc->hits;
  for (uint32_t i = c->first_new; i < hits->n; i++) {
    GeSpan *s = &hits->at[i];
    if (s->layer != h->layer) continue;
    if (s->end >= end) return;
    bool expired;
    const GazHit *k = choose(c, h, &expired);
    s->end = end;
    s->entry = k->entry;
    s->flags = expired ? GE_SPAN_EXPIRED : 0;
    return;
  }
  if (c->start < c->free_from[h->layer]) return;
  bool expired;
  const GazHit *k = choose(c, h, &expired);
  GeSpan s = {c->start, end, h->layer, k->entry, GE_NONE,
              0,        0,   0,        GE_NONE,  expired ? GE_SPAN_EXPIRED : 0};
  if (!list_push(hits, s)) c->st = GE_ENOMEM;
}

static void descend(GazScan *c, uint32_t state, uint32_t pos);

static inline GeId fold_of(const Gaz *g, GeId type) {
  if (type < g->starts.n && g->starts.at[type].place)
    return g->starts.at[type].fold;
  return vocab_type(g->vocab, type)->fold;
}

/* Whether an edge of the state may bear a word of the type. */
static inline bool may_follow(const Gaz *g, const GazState *s, GeId type) {
  bool known = type < g->starts.n && g->starts.at[type].place;
  return !known || s->words & g->starts.at[type].words;
}

static inline void take(GazScan *c, uint32_t state, GeId word, bool lemma,
                        uint32_t pos) {
  uint32_t to = follow(c->g, state, word, lemma);
  if (to) descend(c, to, pos + 1);
}

/* Depth is at most GAZ_WORDS, the longest phrase. */
static void descend(GazScan *c, uint32_t state, uint32_t pos) {
  const GazState *s = &c->g->states.at[state];
  for (GeId i = s->first_hit; i != GE_NONE; i = c->g->hits.at[i].next)
    if (exact_holds(c, &c->g->hits.at[i])) report(c, &c->g->hits.at[i], pos);
  unsigned ways = s->ways;
  if (!ways || pos >= c->doc->tokens.n || c->st != GE_OK) return;
  if (pos - c->start >= GAZ_WORDS) return;
  GeId type = c->doc->tokens.at[pos].type;
  if (!may_follow(c->g, s, type)) return;
  if (ways & WAY_FOLD) take(c, state, fold_of(c->g, type), false, pos);
  if (!(ways & WAY_LEMMA)) return;
  const Type *t = vocab_type(c->g->vocab, type);
  if (vocab_lemmas(c->g->vocab, type) != GE_OK) {
    c->st = GE_ENOMEM;
    return;
  }
  take(c, state, t->fold, true, pos);
  for (unsigned k = 0; k < t->nlemmas; k++)
    if (t->lemma[k] != t->fold) take(c, state, t->lemma[k], true, pos);
}

static bool add_root(Gaz *g, GeId word, bool lemma) {
  uint32_t to = follow(g, 0, word, lemma);
  return !to || list_push(&g->roots, to);
}

/* Append the states that words of the type lead to from the root. */
static GeStatus add_roots(Gaz *g, GeId type, uint32_t *place) {
  uint32_t none = 0;
  GeStatus st = vocab_lemmas(g->vocab, type);
  if (st != GE_OK) return st;
  const Type *t = vocab_type(g->vocab, type);
  if (g->roots.n == 0 && !list_push(&g->roots, none)) return GE_ENOMEM;
  *place = g->roots.n;
  bool ok = list_push(&g->roots, none) && add_root(g, t->fold, false) &&
            add_root(g, t->fold, true);
  for (unsigned k = 0; ok && k < t->nlemmas; k++)
    if (t->lemma[k] != t->fold) ok = add_root(g, t->lemma[k], true);
  if (!ok) return GE_ENOMEM;
  ge_assert(*place > 0); /* place 0 holds none */
  uint32_t n = g->roots.n - *place - 1;
  g->roots.at[*place] = n;
  if (n > 0) return GE_OK;
  g->roots.n = *place;
  *place = 0;
  return GE_OK;
}

/* Where phrases that start with this type go on, remembered per type. */
static GeStatus find_roots(Gaz *g, GeId type, uint32_t *place) {
  while (g->starts.n <= type) {
    GazStart unknown = {0, GE_NONE, 0};
    if (!list_push(&g->starts, unknown)) return GE_ENOMEM;
  }
  GeStatus st = add_roots(g, type, place);
  const Type *t = vocab_type(g->vocab, type);
  GazStart start = {*place + 1, t->fold, hash_bit(t->fold)};
  for (unsigned k = 0; st == GE_OK && k < t->nlemmas; k++)
    start.words |= hash_bit(t->lemma[k]);
  if (st == GE_OK) g->starts.at[type] = start;
  return st;
}

static inline GeStatus roots_of(Gaz *g, GeId type, uint32_t *place) {
  if (type >= g->starts.n || g->starts.at[type].place == 0)
    return find_roots(g, type, place);
  *place = g->starts.at[type].place - 1;
  return GE_OK;
}

/* The phrases that start at a token. */
static void scan_start(GazScan *c, uint32_t start, uint32_t place) {
  c->start = start;
  c->first_new = c->doc->hits.n;
  ge_check(place > 0 && place < c->g->roots.n);
  uint32_t n = c->g->roots.at[place];
  for (uint32_t i = 1; i <= n; i++)
    descend(c, c->g->roots.at[place + i], start + 1);
  for (uint32_t k = c->first_new; k < c->doc->hits.n; k++)
    c->free_from[c->doc->hits.at[k].layer] = c->doc->hits.at[k].end;
}

/* hit_from[s]: the first hit at or after the first token of sentence s. A
 * phrase that leaves its sentence is dropped. */
static GeStatus index_hits(GeDoc *doc) {
  uint32_t n = doc->sentences.n, h = 0, kept = 0;
  doc->hit_from = arena_array(&doc->arena, n + 1, sizeof *doc->hit_from);
  if (!doc->hit_from) return GE_ENOMEM;
  for (uint32_t s = 0; s < n; s++) {
    doc->hit_from[s] = kept;
    uint32_t end = doc->sentences.at[s].end;
    for (; h < doc->hits.n && doc->hits.at[h].first < end; h++)
      if (doc->hits.at[h].end <= end) {
        if (kept < h) doc->hits.at[kept] = doc->hits.at[h];
        kept++;
      }
  }
  ge_assert(h == doc->hits.n); /* the sentences hold all tokens */
  doc->hits.n = kept;
  doc->hit_from[n] = kept;
  doc->scanned = true;
  return GE_OK;
}

typedef struct Start { /* a token that phrases may begin at */
  uint32_t at, place;  /* its place in roots */
} Start;

/* The tokens from *next on that phrases may begin at, BATCH of them at most. */
static uint32_t find_starts(GazScan *c, uint32_t *next, Start out[BATCH]) {
  const Tokens *tokens = &c->doc->tokens;
  uint32_t i = *next, n = 0;
  for (; i < tokens->n && n < BATCH && c->st == GE_OK; i++) {
    uint32_t ahead = i + AHEAD < tokens->n ? i + AHEAD : i;
    if (tokens->at[ahead].type < c->g->starts.n)
      __builtin_prefetch(&c->g->starts.at[tokens->at[ahead].type]);
    out[n].at = i;
    c->st = roots_of(c->g, tokens->at[i].type, &out[n].place);
    n += out[n].place != 0; /* hard to foresee */
  }
  *next = i;
  return n;
}

static const GazState *first_root(const Gaz *g, const Start *start) {
  return &g->states.at[g->roots.at[start->place + 1]];
}

/* The edge that the token behind the start may lead over, as a word of a FOLD
 * phrase; NULL: none. */
static const GazEdge *next_edge(const GazScan *c, const Start *start) {
  const Gaz *g = c->g;
  const GazState *s = first_root(g, start);
  uint32_t pos = start->at + 1;
  if (!(s->ways & WAY_FOLD) || pos >= c->doc->tokens.n) return NULL;
  GeId fold = fold_of(g, c->doc->tokens.at[pos].type);
  if (!(s->words & hash_bit(fold))) return NULL;
  uint32_t state = g->roots.at[start->place + 1];
  return &g->edges[hash_key(edge_key(state, fold, false)) & g->mask];
}

static inline void ask_hit(const Gaz *g, const GazState *s) {
  if (s->first_hit != GE_NONE) __builtin_prefetch(&g->hits.at[s->first_hit]);
}

/* Caches hold little of a large gazetteer: for all starts together, each step
 * is asked for before the first of them is looked at. */
static void ask_ahead(const GazScan *c, const Start *starts, uint32_t n) {
  const Gaz *g = c->g;
  const GazEdge *edges[BATCH];
  for (uint32_t i = 0; i < n; i++)
    __builtin_prefetch(&g->roots.at[starts[i].place]);
  for (uint32_t i = 0; i < n; i++) {
    const uint32_t *roots = &g->roots.at[starts[i].place];
    for (uint32_t k = 1; k <= roots[0]; k++)
      __builtin_prefetch(&g->states.at[roots[k]]);
  }
  for (uint32_t i = 0; i < n; i++) {
    ask_hit(g, first_root(g, &starts[i]));
    edges[i] = next_edge(c, &starts[i]);
    if (edges[i]) __builtin_prefetch(edges[i]);
  }
  for (uint32_t i = 0; i < n; i++) {
    GeId hit = first_root(g, &starts[i])->first_hit;
    GeId entry = hit == GE_NONE ? GE_NONE : g->hits.at[hit].entry;
    if (entry != GE_NONE) __builtin_prefetch(&c->entries->entries.at[entry]);
    if (edges[i]) __builtin_prefetch(&g->states.at[edges[i]->to]);
  }
  for (uint32_t i = 0; i < n; i++)
    if (edges[i]) ask_hit(g, &g->states.at[edges[i]->to]);
}

GeStatus gaz_scan(Gaz *g, const Entries *entries, uint32_t nlayers,
                  GeDoc *doc) {
  GazScan c = {g, entries, doc, NULL, 0, 0, GE_OK};
  Start starts[BATCH];
  if (doc->scanned) return GE_OK;
  ge_assert(g->states.n > 0 && g->edges);
  doc->hits.n = 0; /* there are some of a scan that failed */
  c.free_from = arena_array(&doc->arena, nlayers, sizeof *c.free_from);
  if (!c.free_from) return GE_ENOMEM;
  for (uint32_t next = 0; next < doc->tokens.n && c.st == GE_OK;) {
    uint32_t n = find_starts(&c, &next, starts);
    if (c.st == GE_OK) ask_ahead(&c, starts, n);
    for (uint32_t i = 0; i < n && c.st == GE_OK; i++)
      scan_start(&c, starts[i].at, starts[i].place);
  }
  return c.st == GE_OK ? index_hits(doc) : c.st;
}
