#include "syntax/analyser.h"
#include "syntax/label.h"
#include "syntax/word_keys.h"

#include <string.h>

enum {
  CACHE = GE_ROOM(1 << 12, 1)
}; /* types of a page of news, many times over */

struct WordEntry {
  GeId type; /* plus 1; 0: empty */
  WordSum sum;
};

/* Parts of the scratch memory. */
typedef struct Sheet {
  unsigned char *states; /* of the network */
  const WordSum **words, **spaces;
  WordSum *copies;        /* of words: the cache may lose them */
  uint32_t *seen, *known; /* types and spaces, of these states */
  uint32_t *keys;
} Sheet;

static size_t sheet_at(Sheet *s, unsigned char *memory, uint32_t n) {
  size_t states = network_bytes(n), pointers = n * sizeof *s->words;
  size_t copies = n * sizeof *s->copies, ids = n * sizeof *s->seen;
  size_t nbytes = MODEL_ALIGN + states + 2 * pointers + copies + 3 * ids;
  if (memory) {
    const unsigned char *end = memory + nbytes;
    memory += MODEL_ALIGN - (uintptr_t)memory % MODEL_ALIGN;
    s->states = memory;
    memory += states;
    s->words = (void *)memory;
    s->spaces = (void *)(memory + pointers);
    s->copies = (void *)(memory + 2 * pointers);
    memory += 2 * pointers + copies;
    s->seen = (void *)memory;
    s->known = (void *)(memory + ids);
    s->keys = (void *)(memory + 2 * ids);
    ge_assert(memory + 3 * ids <= end);
  }
  return nbytes;
}

void analyser_clear(Analyser *a) {
  if (a->loaded) model_close(&a->model);
  ge_free(a->cache, CACHE * sizeof *a->cache);
  ge_free(a->kept, sizeof *a->kept);
  if (a->scratch) ge_free(a->scratch, sheet_at(NULL, NULL, a->most));
  memset(a, 0, sizeof *a);
}

/* ------------------------------------------------------------------ memory */

static GeStatus reserve(Analyser *a, uint32_t n) {
  ge_assert(n > 0 && n <= SENTENCE_MOST); /* part_of cuts longer ones */
  if (n <= a->most) return GE_OK;
  uint32_t most = 64;
  while (most < n) most *= 2;
  if (most > SENTENCE_MOST) most = SENTENCE_MOST;
  void *scratch = ge_alloc(sheet_at(NULL, NULL, most));
  if (!scratch) return GE_ENOMEM;
  if (a->scratch) ge_free(a->scratch, sheet_at(NULL, NULL, a->most));
  a->scratch = scratch;
  a->most = most;
  a->known = 0;
  return GE_OK;
}

/* The model checked, and what is made of it once. */
static GeStatus prepare(Analyser *a) {
  ge_assert(a->loaded && a->vocab);
  if (!model_check(&a->model)) return GE_EINPUT;
  if (a->kept) return GE_OK;
  if (!a->cache) a->cache = ge_alloc(CACHE * sizeof *a->cache);
  a->kept = a->cache ? ge_alloc(sizeof *a->kept) : NULL;
  if (!a->kept) return GE_ENOMEM;
  memset(a->kept->keys, 0, sizeof a->kept->keys);
  memset(a->cache, 0, CACHE * sizeof *a->cache);
  for (int i = 0; i < 4; i++)
    network_space(&a->model.network, model_space_row(&a->model, i & 2, i & 1),
                  &a->spaces[i]);
  return GE_OK;
}

/* ------------------------------------------------------------------- words */

static GeStatus word_of(Analyser *a, GeId type, const WordSum **sum) {
  WordEntry *e = &a->cache[type % CACHE];
  *sum = &e->sum;
  if (e->type == type + 1) return GE_OK;
  uint32_t keys[WORD_KEYS];
  WordRows rows;
  GeStatus st = word_keys(a->vocab, type, keys);
  if (st != GE_OK) return st;
  model_rows(&a->model, keys, &rows);
  network_word(&a->model.network, &rows, &e->sum);
  e->type = type + 1;
  return GE_OK;
}

/* All words, in places of their own where another type has that of the cache.
 * White space is around the sentence. */
static GeStatus look_up(Analyser *a, const GeToken *tokens, uint32_t n,
                        const Sheet *s) {
  bool before = true;
  for (uint32_t i = 0; i < n; i++) {
    bool behind = i + 1 == n || tokens[i].end < tokens[i + 1].start;
    const WordSum *sum;
    GeStatus st = word_of(a, tokens[i].type, &sum);
    if (st != GE_OK) return st;
    s->copies[i] = *sum;
    s->words[i] = &s->copies[i];
    s->spaces[i] = &a->spaces[2 * before + behind];
    s->keys[i] = KEY_WORDS + 4 * tokens[i].type + 2 * before + behind;
    before = behind;
  }
  return GE_OK;
}

/* Types and white space of words: what their states depend on. */
static void note(const GeToken *tokens, uint32_t n, uint32_t *seen) {
  for (uint32_t i = 0; i < n; i++)
    seen[i] = 2 * tokens[i].type +
              (i + 1 == n || tokens[i].end < tokens[i + 1].start);
}

/* States of a part of a sentence, unless they are there already. */
static GeStatus encode(Analyser *a, const GeToken *tokens, uint32_t n,
                       unsigned char **states) {
  Sheet s = {0};
  GeStatus st = prepare(a);
  if (st == GE_OK) st = reserve(a, n);
  if (st != GE_OK) return st;
  sheet_at(&s, a->scratch, a->most);
  *states = s.states;
  note(tokens, n, s.seen);
  if (a->known == n && memcmp(s.seen, s.known, n * sizeof *s.seen) == 0)
    return GE_OK;
  a->known = 0;
  st = look_up(a, tokens, n, &s);
  if (st != GE_OK) return st;
  WordList words = {s.words, s.spaces, s.keys, n};
  ge_assert(a->known == 0 && n <= a->most);
  network_encode(&a->model.network, a->kept, &words, s.states);
  memcpy(s.known, s.seen, n * sizeof *s.seen);
  a->known = n;
  return GE_OK;
}

/* ---------------------------------------------------------------- sentence */

/* All letters of a word are capitals, and it has two. */
static bool is_capitals(const Type *t) {
  uint32_t n = 0;
  for (const char *p = t->shape; *p; p++) {
    if (*p == 'x') return false;
    n += *p == 'X';
  }
  return n > 1;
}

static bool starts_small(const Type *t) { return t->shape[0] == 'x'; }

static bool is_dash(const char *w) {
  return strcmp(w, "-") == 0 || strcmp(w, "--") == 0 || strcmp(w, "_") == 0 ||
         strcmp(w, "\u2013") == 0 || strcmp(w, "\u2014") == 0;
}

enum { DATELINE = 16 }; /* tokens: several towns, a day, an agency */

/*
 * Tokens of "GENEVA, May 7 (Agency) -" at the start of a report, 0: none. It
 * is no part of the sentence behind it, and treebanks have none.
 */
static uint32_t dateline(const Analyser *a, const GeToken *tokens, uint32_t n) {
  if (n == 0 || !is_capitals(vocab_type(a->vocab, tokens[0].type))) return 0;
  for (uint32_t i = 1; i + 2 < n && i < DATELINE; i++) {
    const Type *t = vocab_type(a->vocab, tokens[i].type);
    if (is_dash(t->text)) return i + 1;
    if (starts_small(t)) return 0;
  }
  return 0;
}

/* Words of a part of a sentence of which n are left: a dateline, all, or up to
 * the last comma or the like of those that are parsed together. */
static uint32_t part_of(const Analyser *a, const GeToken *tokens, uint32_t n,
                        bool first) {
  uint32_t skip = first ? dateline(a, tokens, n) : 0;
  ge_assert(n > 0 && skip < n);
  if (skip > 0) return skip;
  if (n <= SENTENCE_MOST) return n;
  for (uint32_t i = SENTENCE_MOST; i > SENTENCE_MOST / 2; i--) {
    const char *text = vocab_type(a->vocab, tokens[i - 1].type)->text;
    if (strcmp(text, ",") == 0 || strcmp(text, ";") == 0) return i;
  }
  return SENTENCE_MOST;
}

GeStatus analyse_tags(Analyser *a, const GeToken *tokens, uint32_t n,
                      GeWord *words) {
  uint16_t pairs[SENTENCE_MOST];
  const Network *net = &a->model.network;
  for (uint32_t from = 0, part; from < n; from += part) {
    part = part_of(a, tokens + from, n - from, from == 0);
    unsigned char *states;
    GeStatus st = encode(a, tokens + from, part, &states);
    if (st != GE_OK) return st;
    network_tags(net, part, states, pairs);
    for (uint32_t i = 0; i < part; i++) {
      ge_assert(pairs[i] < net->npairs);
      TagPair p = net->pairs[pairs[i]];
      words[from + i] = (GeWord){.pos = p.pos, .tag = p.tag, .head = GE_NONE};
    }
  }
  return GE_OK;
}

/* The tree of a part, whose first token is `first`; returns its root. */
static GeId parse_part(const Analyser *a, unsigned char *states, uint32_t n,
                       GeId first, GeWord *words) {
  uint32_t heads[SENTENCE_MOST + 1];
  uint8_t rels[SENTENCE_MOST];
  GeId root = first;
  uint32_t nroots = 0;
  network_parse(&a->model.network, n, states, heads, rels);
  for (uint32_t i = 0; i < n; i++) {
    bool top = heads[i + 1] == 0;
    ge_assert(heads[i + 1] <= n && heads[i + 1] != i + 1);
    ge_assert(top == (rels[i] == REL_ROOT) && rels[i] < REL_COUNT);
    if (top) root = first + i;
    nroots += top;
    words[i].rel = rels[i];
    words[i].head = top ? GE_NONE : first + heads[i + 1] - 1;
    words[i].flags |= GE_WORD_PARSED;
  }
  ge_assert(nroots == 1);
  return root;
}

GeStatus analyse_tree(Analyser *a, const GeToken *tokens, uint32_t n,
                      uint32_t from, GeWord *words) {
  GeId root = GE_NONE, before = GE_NONE;
  uint32_t skip = dateline(a, tokens, n);
  for (uint32_t at = 0, part; at < n; at += part) {
    part = part_of(a, tokens + at, n - at, at == 0);
    unsigned char *states;
    GeStatus st = encode(a, tokens + at, part, &states);
    if (st != GE_OK) return st;
    GeId top = parse_part(a, states, part, from + at, words + at);
    if (at == 0 && skip > 0) {
      before = top;
      continue;
    }
    if (root == GE_NONE) {
      root = top;
      if (before == GE_NONE) continue;
      words[before - from].head = root;
      words[before - from].rel = REL_DEP;
      continue;
    }
    words[top - from].head = root; /* a further part of a long sentence */
    words[top - from].rel = REL_PARATAXIS;
  }
  ge_assert(n == 0 || (root >= from && root - from < n));
  return GE_OK;
}
