#include "analyse.h"
#include "label.h"

#include <string.h>

enum {
  CACHE = 1 << 13, /* types of a page of news, many times over */
  CLASSES = (int)POS_COUNT * (int)TAG_COUNT
};

struct WordEntry {
  GeId type; /* plus 1; 0: empty */
  Case how;
  Word word;
  int32_t scores[MODEL_CLASSES]; /* of tag_type_features */
  bool scored;
};

void analyser_clear(Analyser *a) {
  if (a->loaded) model_close(&a->model);
  ge_free(a->cache, CACHE * sizeof *a->cache);
  ge_free(a->classes, CLASSES);
  ge_free(a->scratch, a->nscratch);
  memset(a, 0, sizeof *a);
}

/* ------------------------------------------------------------------- cache */

static GeStatus entry_of(Analyser *a, GeId type, Case how, WordEntry **out) {
  WordEntry *e = &a->cache[(type * 4u + (uint32_t)how) % CACHE];
  *out = e;
  if (e->type == type + 1 && e->how == how) return GE_OK;
  e->type = 0;
  GeStatus st = word_fill(&e->word, a->vocab, &a->model.words, type, how);
  if (st != GE_OK) return st;
  e->type = type + 1;
  e->how = how;
  e->scored = false;
  return GE_OK;
}

static void score_alone(Analyser *a, WordEntry *e) {
  uint32_t keys[TAG_TYPE_FEATURES];
  if (e->scored) return;
  uint32_t n = tag_type_features(&e->word, e->how, keys);
  memset(e->scores, 0, sizeof e->scores);
  table_score(&a->model.tag, keys, n, e->scores);
  e->scored = true;
}

/* ------------------------------------------------------------------ memory */

typedef struct Sheet { /* parts of the scratch memory */
  Word *words;
  GeId *types;
  uint8_t *tags;
  void *state;
} Sheet;

static bool reserve(Analyser *a, uint32_t n, Sheet *s) {
  size_t words = n * sizeof(Word), types = n * sizeof(GeId);
  size_t state = parse_bytes(n), need = words + state + types + n;
  if (need > a->nscratch) {
    void *p = ge_alloc(2 * need);
    if (!p) return false;
    ge_free(a->scratch, a->nscratch);
    a->scratch = p;
    a->nscratch = 2 * need;
  }
  unsigned char *p = a->scratch;
  s->words = (Word *)(void *)p;
  s->state = p + words;
  s->types = (GeId *)(void *)(p + words + state);
  s->tags = p + words + state + types;
  return true;
}

/* ---------------------------------------------------------------- sentence */

static GeStatus tag_word(Analyser *a, const Tagging *t, uint32_t i, GeId type) {
  WordEntry *e;
  uint32_t keys[TAG_FEATURES];
  int32_t scores[MODEL_CLASSES];
  const Word *w = &t->words[i];
  if (w->only && w->only <= a->model.ntags) {
    t->tags[i] = (uint8_t)(w->only - 1);
    return GE_OK;
  }
  GeStatus st = entry_of(a, type, t->how, &e);
  if (st != GE_OK) return st;
  score_alone(a, e);
  memcpy(scores, e->scores, sizeof scores);
  uint32_t n = tag_features(t, i, keys);
  table_score(&a->model.tag, keys, n, scores);
  t->tags[i] = tag_best(w, a->model.ntags, scores);
  if (t->tags[i] >= a->model.ntags) t->tags[i] = 0; /* a false dictionary */
  return GE_OK;
}

/* The words of a sentence, and how it is written. */
static GeStatus look_up(Analyser *a, const Sheet *s, uint32_t n, Tagging *t) {
  *t = (Tagging){.words = s->words, .n = n, .tags = s->tags};
  t->how = word_case(a->vocab, s->types, n);
  t->question = strcmp(vocab_type(a->vocab, s->types[n - 1])->text, "?") == 0;
  for (uint32_t i = 0; i < n; i++) {
    WordEntry *e;
    GeStatus st = entry_of(a, s->types[i], t->how, &e);
    if (st != GE_OK) return st;
    s->words[i] = e->word;
  }
  return GE_OK;
}

/* The model checked, and what is made of it once. */
static GeStatus prepare(Analyser *a) {
  if (!model_check(&a->model)) return GE_EINPUT;
  if (!a->cache) {
    a->cache = ge_alloc(CACHE * sizeof *a->cache);
    if (!a->cache) return GE_ENOMEM;
    memset(a->cache, 0, CACHE * sizeof *a->cache);
  }
  if (a->classes) return GE_OK;
  a->classes = ge_alloc(CLASSES);
  if (!a->classes) return GE_ENOMEM;
  memset(a->classes, 0, CLASSES);
  for (uint32_t i = 0; i < a->model.ntags; i++) {
    ModelPair tag = a->model.tags[i];
    a->classes[tag.a * (unsigned)TAG_COUNT + tag.b] = (uint8_t)i;
  }
  return GE_OK;
}

static GeStatus open_sheet(Analyser *a, const GeToken *tokens, uint32_t n,
                           Sheet *s, Tagging *t) {
  GeStatus st = prepare(a);
  if (st != GE_OK) return st;
  if (!reserve(a, n, s)) return GE_ENOMEM;
  for (uint32_t i = 0; i < n; i++) s->types[i] = tokens[i].type;
  return look_up(a, s, n, t);
}

GeStatus analyse_tags(Analyser *a, const GeToken *tokens, uint32_t n,
                      GeWord *words) {
  Sheet sheet;
  Tagging t;
  if (n == 0) return GE_OK;
  GeStatus st = open_sheet(a, tokens, n, &sheet, &t);
  for (uint32_t i = 0; i < n && st == GE_OK; i++) {
    st = tag_word(a, &t, i, sheet.types[i]);
    ModelPair tag = a->model.tags[sheet.tags[i]];
    words[i] = (GeWord){.pos = tag.a, .tag = tag.b, .head = GE_NONE};
  }
  return st;
}

static bool is_dash(const char *w) {
  return strcmp(w, "-") == 0 || strcmp(w, "--") == 0 || strcmp(w, "_") == 0 ||
         strcmp(w, "\u2013") == 0 || strcmp(w, "\u2014") == 0;
}

enum { DATELINE = 16 }; /* tokens: several towns, a day, an agency */

/*
 * Tokens of "GENEVA, May 7 (Agency) -" at the start of a report, 0: none. It
 * is no part of the sentence behind it.
 */
static uint32_t dateline(const Analyser *a, const Sheet *s, uint32_t n) {
  if (s->words[0].capital != 2) return 0;
  for (uint32_t i = 1; i + 2 < n && i < DATELINE; i++) {
    const Type *t = vocab_type(a->vocab, s->types[i]);
    if (is_dash(t->text)) return i + 1;
    if (s->words[i].capital == 0) return 0;
  }
  return 0;
}

/* The tree behind the `skip` words of a dateline, which hang from its root. */
static void put_tree(const ParseState *s, uint32_t skip, GeId from,
                     GeWord *words) {
  uint8_t dep = (uint8_t)ge_rel_find("dep");
  GeId root = from;
  for (uint32_t i = 0; i < s->n; i++) {
    const ParseNode *p = &s->nodes[i];
    bool top = p->head == s->n;
    if (top) root = from + skip + i;
    words[skip + i].rel = p->rel;
    words[skip + i].head = top ? GE_NONE : from + skip + p->head;
  }
  for (uint32_t i = 0; i < skip; i++) {
    words[i].rel = dep;
    words[i].head = i == 0 ? root : from;
  }
}

GeStatus analyse_tree(Analyser *a, const GeToken *tokens, uint32_t n,
                      uint32_t from, GeWord *words) {
  Sheet sheet;
  Tagging t;
  ParseState s;
  if (n == 0) return GE_OK;
  GeStatus st = open_sheet(a, tokens, n, &sheet, &t);
  if (st != GE_OK) return st;
  for (uint32_t i = 0; i < n; i++) {
    sheet.tags[i] = a->classes[words[i].pos * (unsigned)TAG_COUNT +
                               words[i].tag];
    words[i].flags |= GE_WORD_PARSED;
  }
  uint32_t skip = dateline(a, &sheet, n);
  parse_start(&s, sheet.state, sheet.words + skip, sheet.tags + skip,
              a->model.tags, n - skip);
  parse_run(&s, &a->model);
  put_tree(&s, skip, from, words);
  return GE_OK;
}
