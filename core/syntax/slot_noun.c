/*
 * Slots of nouns that name events: what they say themselves, and what the words
 * around them lend.
 */
#include "syntax/slot_search.h"

void slot_of_noun(Finder *f, uint32_t n) {
  const Tree *t = f->t;
  slot_noun_modifiers(f, n, 0, 2);
  slot_noun_phrases(f, n, 0, 2);
  uint32_t subject = slot_own_subject(t, n); /* "Iran is the supplier" */
  if (subject != TREE_NONE) slot_add(f, GE_SLOT_SUBJ, TREE_NONE, subject, 0, 0);
  for (uint32_t k = t->kid[n]; k != TREE_NONE; k = t->next[k]) {
    if (tree_rel(t, k) == REL_ACL) slot_lent_by_clause(f, k);
    if (t->rel[k] == REL_CONJ) slot_noun_phrases(f, k, 3, 0);
  }
  unsigned cost = 1;
  n = slot_lent_above(f, n, &cost);
  uint32_t prep = tree_prep(t, n); /* "Iran was (accused of being) behind it" */
  if (prep != TREE_NONE && tree_is(t, prep, "behind") &&
      tree_child(t, n, REL_COP) != TREE_NONE)
    slot_subjects(f, n, GE_SLOT_SUBJ, cost);
  uint32_t up = t->head[n];
  if (up == TREE_ROOT || t->words[up].pos != POS_VERB) return;
  slot_lent_by_verb(f, n, up, cost);
  slot_lent_behind(f, n, up);
}
