#include "syntax/analyser.h"
#include "syntax/label.h"
#include "syntax/tree_repair.h"
#include "syntax/word_keys.h"

#include <string.h>

enum { CACHE = 1 << 13 }; /* types of a page of news, many times over */

struct WordEntry {
  GeId type; /* plus 1; 0: empty */
  WordRows rows;
};

static size_t scratch_bytes(uint32_t n) {
  return network_bytes(n) + MODEL_ALIGN; /* to align it */
}

static void forget_scratch(Analyser *a) {
  ge_free(a->scratch, scratch_bytes(a->most));
  ge_free(a->rows, 2 * a->most * sizeof *a->rows);
  a->scratch = a->rows = NULL;
  a->most = a->known = 0;
}

void analyser_clear(Analyser *a) {
  if (a->loaded) model_close(&a->model);
  ge_free(a->cache, CACHE * sizeof *a->cache);
  if (a->most > 0) forget_scratch(a);
  memset(a, 0, sizeof *a);
}

/* ------------------------------------------------------------------ memory */

static GeStatus reserve(Analyser *a, uint32_t n) {
  if (n <= a->most) return GE_OK;
  uint32_t most = 64;
  while (most < n) most *= 2;
  if (most > SENTENCE_MOST) most = SENTENCE_MOST;
  if (a->most > 0) forget_scratch(a);
  void *scratch = ge_alloc(scratch_bytes(most));
  WordRows *rows = ge_alloc(2 * most * sizeof *rows);
  if (!scratch || !rows) {
    ge_free(scratch, scratch_bytes(most));
    ge_free(rows, 2 * most * sizeof *rows);
    return GE_ENOMEM;
  }
  a->scratch = scratch;
  a->rows = rows;
  a->most = most;
  return GE_OK;
}

static void *states_of(const Analyser *a) {
  uintptr_t at = (uintptr_t)a->scratch;
  return (unsigned char *)a->scratch + (MODEL_ALIGN - at % MODEL_ALIGN);
}

/* The model checked, and the cache made. */
static GeStatus prepare(Analyser *a) {
  if (!model_check(&a->model)) return GE_EINPUT;
  if (a->cache) return GE_OK;
  a->cache = ge_alloc(CACHE * sizeof *a->cache);
  if (!a->cache) return GE_ENOMEM;
  memset(a->cache, 0, CACHE * sizeof *a->cache);
  return GE_OK;
}

/* -------------------------------------------------------------------- rows */

static GeStatus rows_of(Analyser *a, GeId type, WordRows *rows) {
  WordEntry *e = &a->cache[type % CACHE];
  if (e->type != type + 1) {
    uint32_t keys[WORD_KEYS];
    GeStatus st = word_keys(a->vocab, type, keys);
    if (st != GE_OK) return st;
    model_rows(&a->model, keys, &e->rows);
    e->type = type + 1;
  }
  *rows = e->rows;
  return GE_OK;
}

static void set_space(const Analyser *a, WordRows *w, bool before,
                      bool behind) {
  uint32_t keys[WORD_KEYS] = {0};
  WordRows rows;
  keys[KEY_SPACE] = space_key(before, behind);
  model_rows(&a->model, keys, &rows);
  w->parts[KEY_SPACE - KEY_FIRST_PART] =
      rows.parts[KEY_SPACE - KEY_FIRST_PART];
}

/* The rows of all words. White space is around the sentence. */
static GeStatus look_up(Analyser *a, const GeToken *tokens, uint32_t n,
                        WordRows *rows) {
  bool before = true;
  for (uint32_t i = 0; i < n; i++) {
    bool behind = i + 1 == n || tokens[i].end < tokens[i + 1].start;
    GeStatus st = rows_of(a, tokens[i].type, &rows[i]);
    if (st != GE_OK) return st;
    set_space(a, &rows[i], before, behind);
    before = behind;
  }
  return GE_OK;
}

/* States of a part of a sentence, unless they are there already. */
static GeStatus encode(Analyser *a, const GeToken *tokens, uint32_t n) {
  GeStatus st = prepare(a);
  if (st == GE_OK) st = reserve(a, n);
  WordRows *rows = a->rows + a->most; /* beside those that are known */
  if (st == GE_OK) st = look_up(a, tokens, n, rows);
  if (st != GE_OK) return st;
  if (a->known == n && memcmp(rows, a->rows, n * sizeof *rows) == 0)
    return GE_OK;
  memcpy(a->rows, rows, n * sizeof *rows);
  network_encode(&a->model.network, a->rows, n, states_of(a));
  a->known = n;
  return GE_OK;
}

/* ---------------------------------------------------------------- sentence */

/* Words of a part of a sentence of which n are left: all, or up to the last
 * comma or the like of those that are parsed together. */
static uint32_t part_of(const Analyser *a, const GeToken *tokens, uint32_t n) {
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
    part = part_of(a, tokens + from, n - from);
    GeStatus st = encode(a, tokens + from, part);
    if (st != GE_OK) return st;
    network_tags(net, part, states_of(a), pairs);
    for (uint32_t i = 0; i < part; i++) {
      TagPair p = net->pairs[pairs[i]];
      words[from + i] = (GeWord){.pos = p.pos, .tag = p.tag, .head = GE_NONE};
    }
  }
  return GE_OK;
}

/* The tree of a part, whose first token is `first`; returns its root. */
static GeId parse_part(Analyser *a, uint32_t n, GeId first, GeWord *words) {
  uint32_t heads[SENTENCE_MOST + 1];
  uint8_t rels[SENTENCE_MOST];
  GeId root = first;
  network_parse(&a->model.network, n, states_of(a), heads, rels);
  for (uint32_t i = 0; i < n; i++) {
    bool top = heads[i + 1] == 0;
    if (top) root = first + i;
    words[i].rel = rels[i];
    words[i].head = top ? GE_NONE : first + heads[i + 1] - 1;
    words[i].flags |= GE_WORD_PARSED;
  }
  return root;
}

GeStatus analyse_tree(Analyser *a, const GeToken *tokens, uint32_t n,
                      uint32_t from, GeWord *words) {
  GeId root = GE_NONE;
  for (uint32_t at = 0, part; at < n; at += part) {
    part = part_of(a, tokens + at, n - at);
    GeStatus st = encode(a, tokens + at, part);
    if (st != GE_OK) return st;
    GeId top = parse_part(a, part, from + at, words + at);
    if (root == GE_NONE) {
      root = top;
      continue;
    }
    words[top - from].head = root; /* a further part of a long sentence */
    words[top - from].rel = REL_PARATAXIS;
  }
  return GE_OK;
}
