#include "engine/fill_also.h"
#include "engine/fill_clause.h"
#include "engine/fill_taken.h"
#include "syntax/label.h"

enum { HOPS = 8 }; /* words between two that are linked, at most */

/* Whether a word is another, or stands above it in the tree. */
static bool is_above(const Filling *f, const GeWord *words, uint32_t token,
                     uint32_t above) {
  for (int step = 0; step <= HOPS && token != GE_NONE; step++) {
    if (token == above) return true;
    ge_assert(token >= f->at.first && token < f->at.end);
    token = words[token - f->at.first].head;
  }
  return false;
}

/* Whether a verb hangs below the trigger or has it below itself, or shares the
 * word above. */
static GeStatus is_linked(Filling *f, const GeCapture *verb, bool *yes) {
  const GeWord *words, *word;
  uint32_t head, trigger;
  *yes = false;
  GeStatus st = ge_doc_parse(f->doc, f->sentence, &words);
  if (st == GE_OK) st = fill_head(f, verb->first, verb->end, &head, &word);
  if (st == GE_OK)
    st = fill_head(f, f->ask->first, f->ask->end, &trigger, NULL);
  if (st != GE_OK || word->pos != POS_VERB || head == trigger) return st;
  uint32_t parent = words[trigger - f->at.first].head;
  *yes = is_above(f, words, trigger, head) ||
         is_above(f, words, head, trigger) ||
         (parent != GE_NONE && is_above(f, words, head, parent));
  return GE_OK;
}

/* What the first of a role's clauses that finds anything finds at a verb, of
 * sums the first part; `known` is what the role has. */
static GeStatus find_more(Search *s, const GeRole *role,
                          const Captures *known) {
  Filling *f = s->f;
  GeCapture trigger = {NULL, f->ask->first, f->ask->end, GE_NONE};
  GeStatus st = taken_begin(f, &s->taken);
  if (st != GE_OK) return st;
  taken_take(&s->taken, &trigger, WHOSE_TRIGGER);
  for (uint32_t i = 0; i < known->n; i++)
    taken_take(&s->taken, &known->at[i], WHOSE_SPAN);
  f->more.n = 0;
  bool joined = false;
  for (uint32_t i = 0; i < role->nclauses && f->more.n == 0; i++) {
    const GeRoleClause *clause = &f->plan->clauses[role->clause + i];
    if (!joined) st = fill_from_clause(s, clause, FILL_SURE, &f->more);
    if (st != GE_OK) return st;
    joined = clause->sum;
  }
  return GE_OK;
}

static GeStatus add_from(Filling *f, uint32_t first, uint32_t end,
                         const GeAlso *also) {
  bool tells = false;
  uint32_t head;
  GeStatus st = search_begin(&f->verb, first, end);
  for (uint32_t i = 0; st == GE_OK && i < also->nroles; i++) {
    const GeRole *role = &f->plan->roles[also->role + i];
    Captures *spans = &f->roles.at[role->name].spans;
    st = find_more(&f->verb, role, spans);
    for (uint32_t k = 0; st == GE_OK && k < f->more.n; k++)
      if (!list_push(spans, f->more.at[k])) st = fill_no_memory(f);
    if (f->more.n) fill_sort(spans);
    tells = tells || f->more.n;
  }
  if (st != GE_OK || !tells) return st;
  st = fill_head(f, first, end, &head, NULL);
  if (st == GE_OK && !list_push(&f->tells, head)) st = fill_no_memory(f);
  return st;
}

static GeStatus linked_verbs(Filling *f, const GeAlso *also) {
  Hits hits;
  GeStatus st = asked_hits(f->doc, also->layer, also->pattern, f->sentence,
                           &hits);
  f->verbs.n = 0;
  for (uint32_t i = 0; st == GE_OK && i < hits.n; i++) {
    GeCapture verb = hits_at(&hits, i);
    bool yes;
    st = is_linked(f, &verb, &yes);
    if (st == GE_OK && yes &&
        (!list_push(&f->verbs, verb.first) || !list_push(&f->verbs, verb.end)))
      st = fill_no_memory(f);
  }
  return st;
}

GeStatus fill_also(Filling *f) {
  GeStatus st = GE_OK;
  for (uint32_t i = 0; st == GE_OK && i < f->plan->nalso; i++) {
    const GeAlso *also = &f->plan->also[i];
    st = linked_verbs(f, also);
    ge_assert(st != GE_OK || f->verbs.n % 2 == 0);
    for (uint32_t k = 0; st == GE_OK && k < f->verbs.n; k += 2)
      st = add_from(f, f->verbs.at[k], f->verbs.at[k + 1], also);
  }
  return st;
}
