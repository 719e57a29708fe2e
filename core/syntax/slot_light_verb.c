/*
 * What the words around an event noun lend it: a light verb ("Israel carried
 * out strikes on Tehran"), a clause that hangs on it ("strikes carried out by
 * Israel"), a noun of quantity above it ("a series of strikes"). What is lent
 * carries the word as `via`, so that rules can say which words lend.
 */
#include "syntax/slot_search.h"

typedef enum Link { AS_OBJECT, AS_SUBJECT, AS_OTHER } Link;

/* What verb w lends to the noun that is its object, subject, or stands in
 * one of its phrases ("took part in exercises"). */
static void lend(Finder *f, uint32_t w, Link link, unsigned cost,
                 unsigned depth) {
  const Tree *t = f->t;
  bool passive = tree_passive(t, w);
  ge_assert(w < t->n && cost <= SLOT_FAR);
  f->via = w;
  if (link != AS_SUBJECT)
    slot_subjects(f, w, passive ? GE_SLOT_OBJ : GE_SLOT_SUBJ, cost);
  for (uint32_t k = t->kid[w]; k != TREE_NONE; k = t->next[k]) {
    f->via = w;
    Rel rel = tree_rel(t, k);
    if (rel == REL_OBL || rel == REL_ADVMOD) slot_noun_phrase(f, k, cost);
    if (rel == REL_OBJ && link != AS_OBJECT && !tree_is(t, k, "place"))
      slot_add(f, GE_SLOT_OBJ, TREE_NONE, k, cost, 0);
    if (rel == REL_XCOMP && link == AS_SUBJECT && depth > 0 &&
        t->words[k].pos == POS_VERB)
      lend(f, k, link, cost + 1, depth - 1);
  }
  f->via = TREE_NONE;
}

/* "strikes (that were) carried out by Israel", "talks Russia held". */
void slot_lent_by_clause(Finder *f, uint32_t r) {
  const Tree *t = f->t;
  if (t->words[r].pos != POS_VERB) return;
  uint32_t subject = slot_own_subject(t, r);
  bool own = subject != TREE_NONE && !tree_relative(t, subject);
  lend(f, r, own ? AS_OBJECT : AS_SUBJECT, 1, 1);
}

/* "held a rite after the raid", "on the anniversary of the raid": what the verb
 * tells happens at another time. */
static bool is_apart(const Tree *t, uint32_t n, bool climbed) {
  static const char *const apart[] = {"after",   "before", "since", "until",
                                      "despite", "on",     "at"};
  uint32_t prep = tree_prep(t, n);
  for (uint32_t i = 0; prep != TREE_NONE && i < GE_COUNT(apart); i++)
    if (tree_is(t, prep, apart[i])) return i < 5 || climbed;
  return false;
}

/* The verb above the noun. */
void slot_lent_by_verb(Finder *f, uint32_t n, uint32_t w, unsigned cost) {
  const Tree *t = f->t;
  switch (tree_rel(t, n)) {
  case REL_OBJ: lend(f, w, AS_OBJECT, cost, 0); break;
  case REL_NSUBJ: lend(f, w, AS_SUBJECT, cost, 2); break;
  case REL_OBL:
    if (!is_apart(t, n, cost > 1)) lend(f, w, AS_OTHER, cost, 0);
    break;
  default: break;
  }
}

/* "imposed sanctions on Iran": a phrase right behind the noun that the tree
 * hangs on the verb. */
void slot_lent_behind(Finder *f, uint32_t n, uint32_t w) {
  const Tree *t = f->t;
  uint32_t from, to;
  tree_phrase(t, n, &from, &to);
  for (uint32_t k = t->kid[w]; k != TREE_NONE; k = t->next[k])
    if (tree_rel(t, k) == REL_OBL && tree_prep(t, k) == to) {
      slot_noun_phrase(f, k, 2);
      slot_noun_phrases(f, k, 4, 0);
    }
}

/* "a series of strikes": the noun above, as long as it is one of quantity;
 * rules say which are, by `via`. */
uint32_t slot_lent_above(Finder *f, uint32_t n, unsigned *cost) {
  const Tree *t = f->t;
  for (; *cost < 4; ++*cost) {
    uint32_t up = t->head[n], prep = tree_prep(t, n);
    if (up == TREE_ROOT || !tree_nominal(t, up)) return n;
    if (t->rel[n] == REL_CONJ) {
      slot_noun_modifiers(f, up, 2, 0);
      slot_noun_phrases(f, up, 3, 0);
    } else if (tree_rel(t, n) == REL_NMOD && prep != TREE_NONE &&
               tree_is(t, prep, "of")) {
      f->via = up;
      slot_noun_modifiers(f, up, 2, 0);
      for (uint32_t k = t->kid[up]; k != TREE_NONE; k = t->next[k])
        if (k != n && tree_rel(t, k) == REL_NMOD) slot_noun_phrase(f, k, 2);
      f->via = TREE_NONE;
    } else {
      return n;
    }
    n = up;
  }
  return n;
}
