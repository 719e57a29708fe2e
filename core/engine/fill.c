/*
 * Filling the roles of a trigger, ge_doc_fill: what its match captured, then
 * role by role what clauses find, then what `also` adds.
 */
#include "engine/fill_also.h"
#include "engine/fill_clause.h"
#include "engine/fill_coordination.h"
#include "engine/fill_other.h"
#include "engine/fill_taken.h"

#include <string.h>

/* -------------------------------------------------------------------- roles */

/* What one addend of a sum finds: a pronoun, where nothing else is. */
static GeStatus from_addend(Filling *f, const GeRoleClause *clause,
                            uint32_t limit, Captures *list) {
  Search *s = &f->trigger;
  uint32_t before = list->n;
  GeStatus st = fill_from_clause(s, clause, limit, list);
  if (st != GE_OK || list->n > before || limit <= FILL_SURE) return st;
  st = fill_from_pronoun(s, clause, list);
  if (st != GE_OK || list->n > before || clause->pattern == GE_NONE) return st;
  return fill_from_words(s, clause, list);
}

/* A sum of clauses, [clause, *end): all that they find. What one of them lacked
 * before is looked for again. */
static GeStatus from_sum(Filling *f, uint32_t clause, uint32_t limit,
                         Captures *list, uint32_t *end) {
  GeStatus st = GE_OK;
  uint32_t at = clause;
  for (bool more = true; more && st == GE_OK; at++) {
    uint32_t before = list->n;
    ge_assert(at < f->found.n); /* the last of a sum has no `sum` */
    if (!f->found.at[at])
      st = from_addend(f, &f->plan->clauses[at], limit, list);
    if (list->n > before) f->found.at[at] = 1;
    more = f->plan->clauses[at].sum;
  }
  fill_sort(list);
  *end = at;
  return st;
}

/* Fill one role: by the first of its clauses that finds anything, which may
 * find more when it is asked again. */
static GeStatus fill_role(Filling *f, const GeRole *role, uint32_t limit) {
  ge_assert(role->name < f->roles.n && f->trigger.word);
  RoleState *r = &f->roles.at[role->name];
  uint32_t end = role->clause + role->nclauses, next;
  GeStatus st = GE_OK;
  f->trigger.taken.role = role->name + 1;
  if (r->clause != GE_NONE && f->plan->clauses[r->clause].sum)
    st = from_sum(f, r->clause, limit, &r->spans, &next);
  for (uint32_t at = role->clause; at < end && st == GE_OK; at = next) {
    if (r->spans.n) return GE_OK;
    st = from_sum(f, at, limit, &r->spans, &next);
    if (r->spans.n) r->clause = at;
  }
  return st;
}

/* First from what the tree says plainly, then from the rest. */
static GeStatus by_slots(Filling *f) {
  GeStatus st = search_begin(&f->trigger, f->ask->first, f->ask->end);
  for (int sure = 1; sure >= 0; sure--)
    for (uint32_t i = 0; st == GE_OK && i < f->plan->nroles; i++)
      st = fill_role(f, &f->plan->roles[i], sure ? FILL_SURE : FILL_ANY);
  return st == GE_OK ? fill_also(f) : st;
}

/* The clauses of one role by the words alone; a sum is all of its clauses. */
static GeStatus role_by_words(Filling *f, const GeRole *role, Captures *list) {
  f->trigger.taken.role = role->name + 1;
  bool joined = false;
  for (uint32_t i = 0; i < role->nclauses && (joined || list->n == 0); i++) {
    const GeRoleClause *clause = &f->plan->clauses[role->clause + i];
    GeStatus st = fill_from_words(&f->trigger, clause, list);
    if (st != GE_OK) return st;
    joined = clause->sum;
  }
  fill_sort(list);
  return GE_OK;
}

static GeStatus by_words(Filling *f) {
  GeStatus st = GE_OK;
  for (uint32_t i = 0; st == GE_OK && i < f->plan->nroles; i++) {
    const GeRole *role = &f->plan->roles[i];
    Captures *list = &f->roles.at[role->name].spans;
    if (list->n == 0) st = role_by_words(f, role, list);
  }
  return st;
}

/* --------------------------------------------------------------- from and to */

/* The roles, with what was captured; its tokens are taken. */
static GeStatus give_captured(Filling *f) {
  const GeFill *ask = f->ask;
  GeCapture trigger = {NULL, ask->first, ask->end, GE_NONE};
  RoleState none = {{NULL, 0, 0}, 0, GE_NONE};
  while (f->roles.n < ask->nnames)
    if (!list_push(&f->roles, none)) return fill_no_memory(f);
  for (uint32_t i = 0; i < ask->nnames; i++) {
    RoleState *r = &f->roles.at[i];
    r->spans.n = r->given = 0;
    r->clause = GE_NONE;
  }
  taken_take(&f->trigger.taken, &trigger, WHOSE_TRIGGER);
  for (uint32_t i = 0; i < ask->ncaptured; i++) {
    RoleState *r = &f->roles.at[ask->captured[i].name];
    if (!list_push(&r->spans, ask->captured[i].span)) return fill_no_memory(f);
    r->given = r->spans.n;
    taken_take(&f->trigger.taken, &ask->captured[i].span, WHOSE_SPAN);
  }
  return GE_OK;
}

/* Complete the coordinations of what was captured. */
static GeStatus complete(Filling *f) {
  const GeFill *ask = f->ask;
  GeStatus st = GE_OK;
  for (uint32_t i = 0; st == GE_OK && i < ask->ncaptured; i++) {
    Captures *list = &f->roles.at[ask->captured[i].name].spans;
    st = fill_coordination(&f->trigger, &ask->captured[i].span, list);
  }
  for (uint32_t i = 0; st == GE_OK && i < ask->ncaptured; i++) {
    RoleState *r = &f->roles.at[ask->captured[i].name];
    if (r->spans.n > r->given) fill_sort(&r->spans);
  }
  return st;
}

static GeStatus give_out(Filling *f, GeFilled *filled) {
  f->out.n = 0;
  for (uint32_t i = 0; i < f->ask->nnames; i++) {
    const RoleState *r = &f->roles.at[i];
    ge_assert(r->given <= r->spans.n); /* what was captured stays */
    for (uint32_t k = 0; r->spans.n > r->given && k < r->spans.n; k++) {
      GeRoleSpan x = {i, r->spans.at[k]};
      if (!list_push(&f->out, x)) return fill_no_memory(f);
    }
  }
  *filled = (GeFilled){f->out.at, f->tells.at, f->out.n, f->tells.n};
  return GE_OK;
}

static GeStatus begin(Filling *f, GeDoc *doc, const GeFill *ask) {
  f->doc = doc;
  f->ask = ask;
  f->plan = ask->plan;
  f->sentence = doc_sentence_of(doc, ask->first);
  f->at = doc->sentences.at[f->sentence];
  f->trigger.f = f->verb.f = f;
  f->trigger.first = ask->first;
  f->trigger.end = ask->end;
  f->tells.n = f->found.n = 0;
  if (!list_reserve(&f->found, ask->plan->nclauses)) return fill_no_memory(f);
  if (ask->plan->nclauses) memset(f->found.at, 0, ask->plan->nclauses);
  f->found.n = ask->plan->nclauses;
  ge_assert(f->at.first <= ask->first && ask->first < f->at.end);
  return taken_begin(f, &f->trigger.taken);
}

static GeStatus filling_of(GeEngine *e, Filling **filling) {
  if (!e->filling) {
    e->filling = ge_alloc_zeros(1, sizeof *e->filling);
    if (!e->filling) return engine_fail(e, GE_ENOMEM, "out of memory");
  }
  *filling = e->filling;
  return GE_OK;
}

/* Whether all roles have a number. */
static bool are_named(const GeFill *fill) {
  const GeRolePlan *plan = fill->plan;
  uint32_t n = plan->nroles;
  bool yes = true;
  for (uint32_t i = 0; i < plan->nalso; i++)
    if (plan->also[i].role + plan->also[i].nroles > n)
      n = plan->also[i].role + plan->also[i].nroles;
  for (uint32_t i = 0; i < n; i++)
    yes = yes && plan->roles[i].name < fill->nnames;
  for (uint32_t i = 0; i < fill->ncaptured; i++)
    yes = yes && fill->captured[i].name < fill->nnames;
  return yes;
}

GeStatus ge_doc_fill(GeDoc *doc, const GeFill *fill, GeFilled *filled) {
  Filling *f = NULL;
  *filled = (GeFilled){NULL, NULL, 0, 0};
  if (!doc->engine->sealed || fill->first >= fill->end ||
      fill->end > doc->tokens.n || !are_named(fill))
    return engine_fail(doc->engine, GE_EUSAGE, "no such trigger or role");
  GeStatus st = filling_of(doc->engine, &f);
  if (st == GE_OK) st = begin(f, doc, fill);
  if (st == GE_OK) st = give_captured(f);
  if (st == GE_OK) st = complete(f);
  if (st == GE_OK) st = fill->plan->syntax ? by_slots(f) : by_words(f);
  return st == GE_OK ? give_out(f, filled) : st;
}
