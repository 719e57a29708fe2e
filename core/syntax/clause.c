#include "syntax/clause.h"

/* Relations between a clause and what it hangs on. */
static bool heads_clause(const Tree *t, uint32_t i) {
  switch (tree_rel(t, i)) {
  case REL_ROOT:
  case REL_ACL:
  case REL_ADVCL:
  case REL_CCOMP:
  case REL_CSUBJ:
  case REL_PARATAXIS:
  case REL_XCOMP: return true;
  case REL_CONJ: /* of verbs, not of noun phrases */
    return t->words[i].pos == POS_VERB ||
           tree_child(t, i, REL_COP) != TREE_NONE ||
           tree_child(t, i, REL_NSUBJ) != TREE_NONE;
  default: return t->head[i] == TREE_ROOT;
  }
}

static uint32_t predicate_of(const Tree *t, uint32_t i) {
  while (!heads_clause(t, i)) i = t->head[i];
  ge_assert(i < t->n); /* the root heads one */
  return i;
}

static bool is_negation(const Tree *t, uint32_t i) {
  return tree_is(t, i, "not") || tree_is(t, i, "n't") ||
         tree_is(t, i, "n\xe2\x80\x99t") || tree_is(t, i, "never");
}

static GeTense tense_of(Tag tag) {
  switch (tag) {
  case TAG_VBD: return GE_TENSE_PAST;
  case TAG_VBP:
  case TAG_VBZ:
  case TAG_MD: return GE_TENSE_PRESENT;
  default: return GE_TENSE_NONE;
  }
}

/* What one child of the predicate tells. */
static void read_child(const Tree *t, uint32_t k, GeClause *c) {
  GeTense tense = GE_TENSE_NONE;
  switch (tree_rel(t, k)) {
  case REL_ADVMOD:
  case REL_DET:
    if (c->negation == GE_NONE && is_negation(t, k)) c->negation = t->first + k;
    return;
  case REL_MARK:
    if (c->mark == GE_NONE) c->mark = t->first + k;
    return;
  case REL_AUX:
    if (c->modal == GE_NONE && t->words[k].tag == TAG_MD)
      c->modal = t->first + k;
    tense = tense_of((Tag)t->words[k].tag);
    break;
  case REL_COP: tense = tense_of((Tag)t->words[k].tag); break;
  default: return;
  }
  if (c->tense == GE_TENSE_NONE) c->tense = (uint8_t)tense;
}

static bool is_quoted(const Tree *t, uint32_t i) {
  bool quoted = false;
  for (uint32_t k = 0; k < i; k++)
    if (t->doc->tokens.at[t->first + k].flags & GE_TOK_QUOTE) quoted = !quoted;
  return quoted;
}

void clause_of(const Tree *t, uint32_t i, GeClause *c) {
  ge_assert(i < t->n);
  uint32_t p = predicate_of(t, i);
  uint32_t up = t->head[p];
  *c = (GeClause){t->first + p,
                  GE_NONE,
                  GE_NONE,
                  GE_NONE,
                  up == TREE_ROOT ? GE_NONE : t->first + up,
                  t->rel[p],
                  GE_TENSE_NONE,
                  0};
  for (uint32_t k = t->kid[p]; k != TREE_NONE; k = t->next[k])
    read_child(t, k, c);
  if (c->tense == GE_TENSE_NONE)
    c->tense = (uint8_t)tense_of((Tag)t->words[p].tag);
  if (c->tense != GE_TENSE_NONE) c->flags |= GE_CLAUSE_FINITE;
  if (tree_passive(t, p)) c->flags |= GE_CLAUSE_PASSIVE;
  if (is_quoted(t, p)) c->flags |= GE_CLAUSE_QUOTED;
}
