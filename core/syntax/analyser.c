#include "syntax/analyser.h"
#include "syntax/label.h"
#include "text/lemma.h"
#include "syntax/tree_repair.h"

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

static bool is_past(unsigned tag) { return tag == TAG_VBD || tag == TAG_VBN; }

static bool is_finite(unsigned tag) {
  return tag == TAG_VBD || tag == TAG_VBZ || tag == TAG_VBP || tag == TAG_MD;
}

static bool reports(const char *w) {
  static const char *const list[] = {"said", "says", "reported", "announced",
      "added", "told", "stated", "declared"};
  for (size_t i = 0; i < GE_COUNT(list); i++)
    if (strcmp(w, list[i]) == 0) return true;
  return false;
}

enum { TAIL = 30, AFTER = 8 }; /* words of a tail, and behind its verb */

/*
 * Where the tail of a report starts, "..., a spokesman said on Monday.": its
 * comma; n: there is none. News end their sentences so, treebanks seldom.
 */
static uint32_t report_tail(const Analyser *a, const Sheet *s,
                            const GeWord *words, uint32_t n) {
  uint32_t verb = n;
  for (uint32_t i = n; i > 0 && i + AFTER > n && verb == n; i--) {
    const Type *t = vocab_type(a->vocab, s->types[i - 1]);
    if (reports(t->text) && words[i - 1].pos == POS_VERB) verb = i - 1;
  }
  for (uint32_t i = verb; verb < n && i > 2 && i + TAIL > verb; i--) {
    if (strcmp(vocab_type(a->vocab, s->types[i - 1])->text, ",") == 0 &&
        i < verb) {
      bool before = false;
      for (uint32_t k = 0; k + 1 < i; k++)
        before = before || is_finite(words[k].tag) || is_past(words[k].tag);
      if (before) return i - 1;
    }
    if (i <= verb && is_finite(words[i - 1].tag)) return n;
  }
  return n;
}

/* Parses words [from, from + n) of the sheet on their own; heads count within
 * the sentence whose first token is `first`. Returns the root. */
static GeId parse_part(Analyser *a, const Sheet *sheet, uint32_t from,
                       uint32_t n, GeId first, GeWord *words) {
  ParseState s;
  GeId root = first + from;
  parse_start(&s, sheet->state, sheet->words + from, sheet->tags + from,
              a->model.tags, n);
  parse_run(&s, &a->model);
  for (uint32_t i = 0; i < n; i++) {
    const ParseNode *p = &s.nodes[i];
    bool top = p->head == n;
    if (top) root = first + from + i;
    words[from + i].rel = p->rel;
    words[from + i].head = top ? GE_NONE : first + from + p->head;
  }
  return root;
}

/* Whether an object can start with such a word. */
static bool starts_object(const GeWord *w) {
  return w->pos == POS_DET || w->pos == POS_NUM || w->pos == POS_ADJ ||
         w->pos == POS_NOUN || w->pos == POS_PROPN || w->pos == POS_PRON;
}

/* A participle without an auxiliary before it. */
static bool lone(const GeWord *words, uint32_t from, uint32_t i) {
  if (words[i].tag != TAG_VBN || i == from) return false;
  for (uint32_t k = i; k > from && k + 3 > i; k--)
    if (words[k - 1].pos == POS_AUX) return false;
  return true;
}

/* A plural that a verb is written like, between two nominals: "worries". */
static bool like_verb(const Sheet *s, const GeWord *words, uint32_t from,
                      uint32_t i) {
  if (words[i].tag != TAG_NNS || i == from) return false;
  if (!(s->words[i].wordnet >> 4 & LEMMA_VERB)) return false;
  unsigned before = words[i - 1].pos, after = words[i + 1].pos;
  return (before == POS_NOUN || before == POS_PROPN) &&
         (after == POS_DET || after == POS_PROPN || after == POS_PRON);
}

static void set_verb(const Analyser *a, const Sheet *sheet, uint32_t i,
                     Tag tag, GeWord *words) {
  words[i].pos = POS_VERB;
  words[i].tag = (uint8_t)tag;
  sheet->tags[i] = a->classes[POS_VERB * (unsigned)TAG_COUNT + (unsigned)tag];
}

/* What is reported has a finite verb, and so has a sentence that ends with a
 * period: when the tagger found none, the first lone participle is taken for
 * one; of a sentence, if an object follows; else a plural like a verb. */
static void give_verb(const Analyser *a, const Sheet *sheet, uint32_t from,
                      uint32_t to, bool reported, GeWord *words) {
  uint32_t found = to, plural = to;
  for (uint32_t i = from; i < to; i++) {
    bool more = i + 1 < to;
    if (is_finite(words[i].tag)) return;
    if (found == to && lone(words, from, i) &&
        (reported || (more && starts_object(&words[i + 1]))))
      found = i;
    if (plural == to && more && like_verb(sheet, words, from, i)) plural = i;
  }
  if (found < to) set_verb(a, sheet, found, TAG_VBD, words);
  else if (plural < to) set_verb(a, sheet, plural, TAG_VBZ, words);
}

/* A dateline and the tail of a report hang on the sentence between them. */
static void parse_all(Analyser *a, const Sheet *sheet, uint32_t n, GeId first,
                      GeWord *words) {
  uint32_t skip = dateline(a, sheet, n);
  uint32_t tail = report_tail(a, sheet, words, n);
  if (tail <= skip) tail = n;
  const char *last = vocab_type(a->vocab, sheet->types[n - 1])->text;
  if (tail < n || strcmp(last, ".") == 0)
    give_verb(a, sheet, skip, tail, tail < n, words);
  GeId root = parse_part(a, sheet, skip, tail - skip, first, words);
  if (tail < n) {
    GeId below = parse_part(a, sheet, tail, n - tail, first, words) - first;
    words[below].rel = (uint8_t)ge_rel_find("parataxis");
    words[below].head = root;
  }
  repair_cases(words, n, first);
  repair_names(words, n, first);
  for (uint32_t i = 0; i < skip; i++) {
    words[i].rel = (uint8_t)ge_rel_find("dep");
    words[i].head = i == 0 ? root : first;
  }
}

GeStatus analyse_tree(Analyser *a, const GeToken *tokens, uint32_t n,
                      uint32_t from, GeWord *words) {
  Sheet sheet;
  Tagging t;
  if (n == 0) return GE_OK;
  GeStatus st = open_sheet(a, tokens, n, &sheet, &t);
  if (st != GE_OK) return st;
  for (uint32_t i = 0; i < n; i++) {
    sheet.tags[i] = a->classes[words[i].pos * (unsigned)TAG_COUNT +
                               words[i].tag];
    words[i].flags |= GE_WORD_PARSED;
  }
  parse_all(a, &sheet, n, from, words);
  return GE_OK;
}
