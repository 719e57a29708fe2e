#include "engine/filling.h"

GeStatus fill_no_memory(const Filling *f) {
  return engine_fail(f->doc->engine, GE_ENOMEM, "out of memory");
}

GeStatus fill_word(Filling *f, uint32_t token, const GeWord **word) {
  const GeWord *words;
  GeId sentence = doc_sentence_of(f->doc, token);
  GeStatus st = ge_doc_tag(f->doc, sentence, &words);
  if (st == GE_OK) *word = &words[token - f->doc->sentences.at[sentence].first];
  return st;
}

GeStatus fill_head(Filling *f, uint32_t first, uint32_t end, uint32_t *head,
                   const GeWord **word) {
  uint32_t token;
  GeStatus st = ge_doc_head(f->doc, first, end, &token);
  if (st != GE_OK) return st;
  ge_assert(token >= first && token < end);
  if (head) *head = token;
  return word ? fill_word(f, token, word) : GE_OK;
}

const char *fill_norm(const Filling *f, uint32_t token) {
  return ge_type_norm(f->doc->engine, f->doc->tokens.at[token].type);
}

/* By the first token; lists are short. */
void fill_sort(Captures *list) {
  for (uint32_t i = 1; i < list->n; i++) {
    GeCapture x = list->at[i];
    uint32_t k = i;
    for (; k > 0 && list->at[k - 1].first > x.first; k--)
      list->at[k] = list->at[k - 1];
    list->at[k] = x;
  }
}

/* ----------------------------------------------------------------- searches */

/* Whether a word that lends fillers is one of those that the rule lets lend. */
static GeStatus is_light(Filling *f, uint32_t token, bool *yes) {
  const GeRolePlan *plan = f->plan;
  GeStatus st = GE_OK;
  *yes = false;
  for (uint32_t i = 0; st == GE_OK && i < plan->nlight && !*yes; i++) {
    Hits hits;
    st = asked_hits(f->doc, plan->light[i], GE_NONE, f->sentence, &hits);
    for (uint32_t k = 0; st == GE_OK && k < hits.n && !*yes; k++) {
      GeCapture x = hits_at(&hits, k);
      *yes = x.first <= token && x.end > token;
    }
  }
  return st;
}

GeStatus search_begin(Search *s, uint32_t first, uint32_t end) {
  Filling *f = s->f;
  uint32_t via = GE_NONE;
  bool light = false;
  s->first = first;
  s->end = end;
  s->use.n = 0;
  GeStatus st = asked_word(f->doc, f->sentence, first, end, &s->word);
  for (uint32_t i = 0; st == GE_OK && i < s->word->n; i++) {
    uint32_t by = s->word->at[i].via;
    ge_assert(by == GE_NONE || (by >= f->at.first && by < f->at.end));
    if (by != GE_NONE && by != via) st = is_light(f, by, &light);
    if (by != GE_NONE) via = by;
    if (st == GE_OK && (by == GE_NONE || light) && !list_push(&s->use, i))
      st = fill_no_memory(f);
  }
  return st;
}

/* ---------------------------------------------------------------------- end */

static void search_clear(Search *s) {
  list_clear(&s->use);
  list_clear(&s->taken.marks);
}

void filling_free(GeEngine *e) {
  Filling *f = e->filling;
  if (!f) return;
  for (uint32_t i = 0; i < f->roles.n; i++) list_clear(&f->roles.at[i].spans);
  list_clear(&f->roles);
  list_clear(&f->found);
  list_clear(&f->list);
  list_clear(&f->more);
  list_clear(&f->verbs);
  list_clear(&f->out);
  list_clear(&f->tells);
  search_clear(&f->trigger);
  search_clear(&f->verb);
  ge_free(f, sizeof *f);
}
