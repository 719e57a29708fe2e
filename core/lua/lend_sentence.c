#include "lua/lend_sentence.h"

#include <stdlib.h>
#include <string.h>

LendLabels lend_labels(void) {
  return (LendLabels){ge_pos_find("VERB"), ge_pos_find("NOUN"),
                      ge_pos_find("PRON"), ge_pos_find("PROPN"),
                      ge_pos_find("NUM"),  ge_tag_find("PRP")};
}

/* ------------------------------------------------------------------- tokens */

static LendWord relation(const char *name) {
  static const char *const shorter[][2] = {
      {"nsubj:pass", "nsubjpass"}, {"nmod:poss", "poss"},
      {"acl:relcl", "relcl"},      {"obl:tmod", "tmod"},
      {"obl:unmarked", "tmod"},    {"nmod:unmarked", "tmod"},
  };
  for (size_t i = 0; strchr(name, ':') && i < GE_COUNT(shorter); i++)
    if (strcmp(name, shorter[i][0]) == 0) return lend_word(shorter[i][1]);
  return lend_word(name);
}

static LendLink link_of(const char *name) {
  static const char *const names[] = {
      [LINK_OTHER] = "",  [LINK_CASE] = "case",      [LINK_CONJ] = "conj",
      [LINK_DET] = "det", [LINK_POSS] = "nmod:poss", [LINK_APPOS] = "appos",
  };
  for (LendLink k = LINK_CASE; k <= LINK_APPOS; k++)
    if (strcmp(name, names[k]) == 0) return k;
  return LINK_OTHER;
}

static bool is_text(const char *text, const GeToken *t, const char *what) {
  size_t n = strlen(what);
  return t->end - t->start == n && memcmp(text + t->start, what, n) == 0;
}

static bool is_quote(const char *text, const GeToken *t) {
  static const char *const marks[] = {"\"", "\xE2\x80\x9C", "\xE2\x80\x9D",
                                      "''", "``"};
  for (size_t i = 0; t->end - t->start <= 3 && i < GE_COUNT(marks); i++)
    if (is_text(text, t, marks[i])) return true;
  return false;
}

static void read_tokens(LendSentence *s, const GeWord *words) {
  const GeToken *tokens = ge_doc_tokens(s->doc) + s->first;
  const char *text = ge_doc_text(s->doc, NULL);
  uint32_t verbs = 0, commas = 0, quotes = 0;
  for (uint32_t i = 0; i < s->n; i++) {
    LendToken *t = &s->tokens[i];
    const char *rel = ge_rel_name(words[i].rel);
    GeId head = words[i].head;
    t->word = &words[i];
    t->rel = relation(rel);
    t->link = link_of(rel);
    t->head = head == GE_NONE ? LEND_NONE : head - s->first;
    t->kid = t->next = LEND_NONE;
    t->verbs = verbs += words[i].pos == s->labels.verb;
    t->commas = commas += is_text(text, &tokens[i], ",");
    t->quotes = quotes += is_quote(text, &tokens[i]);
  }
  for (uint32_t i = s->n; i-- > 0;) { /* backwards: the first child stays */
    LendToken *t = &s->tokens[i];
    if (t->head == LEND_NONE) continue;
    t->next = s->tokens[t->head].kid;
    s->tokens[t->head].kid = i;
  }
}

GeStatus lend_sentence(GeDoc *doc, Arena *arena, const LendLabels *labels,
                       uint32_t index, LendSentence **out) {
  const GeWord *words;
  GeStatus st = ge_doc_parse(doc, index, &words);
  if (st != GE_OK) return st;
  const GeSentence *of = &ge_doc_sentences(doc)[index];
  LendSentence *s = arena_alloc(arena, sizeof *s);
  if (!s) return GE_ENOMEM;
  *s = (LendSentence){.doc = doc,
                      .arena = arena,
                      .labels = *labels,
                      .index = index,
                      .first = of->first,
                      .n = of->end - of->first};
  s->has_model = ge_engine_has_model(ge_doc_engine(doc));
  s->tokens = arena_array(arena, s->n, sizeof *s->tokens);
  if (!s->tokens) return GE_ENOMEM;
  read_tokens(s, words);
  *out = s;
  return GE_OK;
}

GeStatus lend_lemma(const LendSentence *s, uint32_t i, LendWord *lemma) {
  LendToken *t = &s->tokens[i];
  GeStatus st = GE_OK;
  if (!t->lemma.at) {
    GeId type = ge_doc_tokens(s->doc)[s->first + i].type;
    const char *at = NULL;
    if (s->has_model) st = ge_doc_lemma(s->doc, s->first + i, &at);
    else at = ge_type_lemma(ge_doc_engine(s->doc), type, 0);
    if (!at) return st == GE_OK ? GE_ENOMEM : st;
    t->lemma = lend_word(at);
  }
  *lemma = t->lemma;
  return st;
}

GeStatus lend_head(const LendSentence *s, uint32_t first, uint32_t end,
                   uint32_t *head) {
  GeStatus st = ge_doc_head(s->doc, first, end, head);
  if (st == GE_OK && *head - s->first < s->n && *head >= s->first)
    *head -= s->first;
  else *head = LEND_NONE;
  return st;
}

/* ------------------------------------------------------------------ sources */

typedef LIST(LendSpan) LendSpans;

static GeStatus add_span(const LendSentence *s, LendSpans *list, GeId id,
                         uint32_t first, uint32_t end) {
  LendSpan x = {.id = id, .first = first, .end = end};
  GeStatus st = lend_head(s, first, end, &x.head);
  if (st != GE_OK || x.head == LEND_NONE) return st;
  return list_push(list, x) ? GE_OK : GE_ENOMEM;
}

static GeStatus of_layer(const LendSentence *s, GeId layer, LendSpans *list) {
  const GeId *ids;
  uint32_t n;
  GeStatus st = ge_doc_layer(s->doc, layer, s->index, &ids, &n);
  for (uint32_t i = 0; st == GE_OK && i < n; i++) {
    const GeSpan *x = ge_doc_span(s->doc, ids[i]);
    st = add_span(s, list, ids[i], x->first, x->end);
  }
  return st;
}

/* What the captures `value` of a pattern hold. */
static GeStatus of_pattern(const LendSentence *s, GeId pattern,
                           LendSpans *list) {
  uint32_t end = s->first + s->n;
  bool found = true;
  GeMatch m;
  for (uint32_t from = s->first; from < end; from = m.end) {
    GeStatus st = ge_doc_find(s->doc, pattern, s->first, end, from, &found, &m);
    if (st != GE_OK || !found) return st;
    for (uint32_t i = 0; i < m.ncaps; i++) {
      const GeCapture *c = ge_doc_capture(s->doc, m.caps + i);
      if (strcmp(c->role, "value") != 0) continue;
      st = add_span(s, list, c->span, c->first, c->end);
      if (st != GE_OK) return st;
    }
  }
  return GE_OK;
}

static GeStatus keep_source(LendSentence *s, bool pattern, GeId of,
                            const LendSpans *list, LendSource **out) {
  LendSource *x = arena_alloc(s->arena, sizeof *x);
  LendSpan *spans = arena_array(s->arena, list->n, sizeof *spans);
  if (!x || !spans) return GE_ENOMEM;
  if (list->n > 0) memcpy(spans, list->at, list->n * sizeof *spans);
  *x = (LendSource){s->sources, pattern, of, spans, list->n};
  s->sources = *out = x;
  return GE_OK;
}

static GeStatus source(LendSentence *s, bool pattern, GeId of,
                       LendSource **out) {
  for (LendSource *x = s->sources; x; x = x->next) {
    if (x->of != of || x->pattern != pattern) continue;
    *out = x;
    return GE_OK;
  }
  LendSpans list = LIST_EMPTY;
  GeStatus st = pattern ? of_pattern(s, of, &list) : of_layer(s, of, &list);
  if (st == GE_OK) st = keep_source(s, pattern, of, &list, out);
  list_clear(&list);
  return st;
}

static GeId layer(const LendSentence *s, const char *name) {
  return ge_layer_find(ge_doc_engine(s->doc), name);
}

/* Mark the tokens of time expressions: a noun phrase of one fills no role but
 * `time`. */
static GeStatus mark_times(LendSentence *s) {
  LendSource *x;
  GeId of = layer(s, "time");
  GeStatus st = s->has_times || of == GE_NONE ? GE_OK
                                              : source(s, false, of, &x);
  if (st != GE_OK || s->has_times) return st;
  s->has_times = true;
  for (uint32_t i = 0; of != GE_NONE && i < x->n; i++)
    for (uint32_t t = x->spans[i].first; t < x->spans[i].end; t++)
      s->tokens[t - s->first].timed = true;
  return GE_OK;
}

/* The noun phrases; tokens know which is theirs. */
static GeStatus phrases(LendSentence *s, LendSource **out) {
  GeStatus st = source(s, false, layer(s, "np"), out);
  if (st != GE_OK || s->has_phrases) return st;
  s->has_phrases = true;
  for (uint32_t i = (*out)->n; i-- > 0;) /* backwards: the first stays */
    s->tokens[(*out)->spans[i].head].phrase = i + 1;
  return GE_OK;
}

/* ------------------------------------------------------------------ fillers */

typedef struct Found {
  LendSpan *span;
  uint32_t order;
} Found;

typedef LIST(Found) FoundList;

static int in_text_order(const void *a, const void *b) {
  const Found *x = a, *y = b;
  if (x->span->first != y->span->first)
    return x->span->first < y->span->first ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

static GeStatus add_found(LendSentence *s, const LendAlternative *a,
                          FoundList *list) {
  LendSource *x, *nps = NULL;
  GeStatus st = source(s, a->pattern, a->of, &x);
  if (st == GE_OK && a->list) st = phrases(s, &nps);
  if (st == GE_OK && a->phrase) st = mark_times(s);
  for (uint32_t i = 0; st == GE_OK && i < x->n; i++) {
    LendSpan *span = &x->spans[i];
    LendToken *head = &s->tokens[span->head];
    if (nps && head->phrase) span = &nps->spans[head->phrase - 1];
    if (head->seen == s->nlists || (a->phrase && head->timed)) continue;
    head->seen = s->nlists;
    if (!list_push(list, ((Found){span, list->n}))) st = GE_ENOMEM;
  }
  return st;
}

static GeStatus keep_fillers(LendSentence *s, const void *role,
                             const FoundList *list, const LendFillers **out) {
  LendFillers *x = arena_alloc(s->arena, sizeof *x);
  LendSpan **at = arena_array(s->arena, list->n, sizeof(LendSpan *));
  if (!x || !at) return GE_ENOMEM;
  for (uint32_t i = 0; i < list->n; i++) at[i] = list->at[i].span;
  *x = (LendFillers){s->fillers, role, at, list->n};
  *out = s->fillers = x;
  return GE_OK;
}

GeStatus lend_fillers(LendSentence *s, const void *role,
                      const LendAlternative *list, uint32_t n,
                      const LendFillers **out) {
  for (const LendFillers *x = s->fillers; x; x = x->next) {
    if (x->role != role) continue;
    *out = x;
    return GE_OK;
  }
  FoundList found = LIST_EMPTY;
  GeStatus st = GE_OK;
  s->nlists++;
  for (uint32_t i = 0; st == GE_OK && i < n; i++)
    st = add_found(s, &list[i], &found);
  if (found.n > 1) qsort(found.at, found.n, sizeof *found.at, in_text_order);
  if (st == GE_OK) st = keep_fillers(s, role, &found, out);
  list_clear(&found);
  return st;
}
