/*
 * Slots of verbs: subjects and objects in every voice, prepositional phrases,
 * and what relative clauses, coordinations and the parser's slips hide.
 */
#include "syntax/slot_search.h"

static bool is_prep(const Tree *t, uint32_t prep, const char *word) {
  return prep != TREE_NONE && tree_is(t, prep, word);
}

/* A prepositional phrase of a verb; "by" tells who does it in the passive. */
static void verb_phrase(Finder *f, uint32_t k, bool passive, unsigned cost) {
  const Tree *t = f->t;
  uint32_t prep = tree_prep(t, k);
  if (t->rel[k] == REL_ADVMOD && tree_is(t, k, "where")) prep = k;
  if (prep == TREE_NONE) return;
  slot_add(f, GE_SLOT_PREP, prep, k, cost, 0);
  if (passive && is_prep(t, prep, "by"))
    slot_add(f, GE_SLOT_SUBJ, TREE_NONE, k, cost, 0);
}

static bool is_oblique(const Tree *t, uint32_t k) {
  Rel rel = tree_rel(t, k);
  return rel == REL_OBL || rel == REL_NMOD || rel == REL_ADVMOD;
}

/* "shot down a drone": a noun whose preposition is a word of the verb. */
static bool is_particle_object(const Finder *f, uint32_t k) {
  return is_oblique(f->t, k) && slot_is_own_word(f, tree_prep(f->t, k));
}

/* Whether only words stand from one of two nouns to the other: no comma. */
static bool in_a_row(const Tree *t, uint32_t i, uint32_t k) {
  while (++i < k)
    if (t->words[i].pos == POS_PUNCT) return false;
  return true;
}

/* "lent Haiti two ships": of two objects in a row the first is the indirect
 * one, whatever the parser takes it for; not of "bought tanks worth millions",
 * since tanks take nothing. */
static bool is_indirect(const Tree *t, uint32_t v, uint32_t k) {
  if (t->rel[k] == REL_IOBJ) return true;
  if (t->rel[k] != REL_OBJ || k < v || !tree_acts(t, k)) return false;
  if (tree_child(t, v, REL_IOBJ) != TREE_NONE) return false;
  for (uint32_t other = t->next[k]; other != TREE_NONE; other = t->next[other])
    if (t->rel[other] == REL_OBJ) return in_a_row(t, k, other);
  return false;
}

/* The objects and prepositional phrases of the verb itself. */
static void own_arguments(Finder *f, uint32_t v, bool passive) {
  const Tree *t = f->t;
  for (uint32_t k = t->kid[v]; k != TREE_NONE; k = t->next[k]) {
    bool object = !passive && is_particle_object(f, k);
    if (is_indirect(t, v, k)) slot_add(f, GE_SLOT_IOBJ, TREE_NONE, k, 0, 0);
    else if (t->rel[k] == REL_OBJ || object)
      slot_add(f, GE_SLOT_OBJ, TREE_NONE, k, 0, 0);
    if (is_oblique(t, k)) verb_phrase(f, k, passive, 0);
  }
}

/* What the tree hangs on a particle, or on the second of two verbs: "let go
 * three hostages". */
static void particle_arguments(Finder *f, uint32_t v, bool passive) {
  for (uint32_t i = f->from; i < f->to; i++)
    if (i != v && !tree_nominal(f->t, i)) own_arguments(f, i, passive);
}

static bool has_object(const Finder *f) {
  for (uint32_t k = 0; k < f->out->n; k++)
    if (f->out->at[k].slot == GE_SLOT_OBJ) return true;
  return false;
}

static bool has_relative(const Tree *t, uint32_t i) {
  for (uint32_t k = t->kid[i]; k != TREE_NONE; k = t->next[k])
    if (tree_relative(t, k)) return true;
  return false;
}

/* A relative clause, or one with a pronoun of such that the parser takes for
 * another clause of the noun. */
static bool is_relative(const Tree *t, uint32_t i) {
  return t->rel[i] == REL_ACL_RELCL ||
         (t->rel[i] == REL_ACL && has_relative(t, i));
}

/* Whether the noun of a relative clause can be an object in it: no pronoun
 * stands for it, or one that is the object of a verb above, or that the parser
 * takes for a conjunction or a second subject. */
static bool noun_is_object(const Tree *t, uint32_t clause, bool above) {
  if (!has_relative(t, clause)) return true;
  for (uint32_t k = t->kid[clause]; k != TREE_NONE; k = t->next[k]) {
    if (!tree_relative(t, k)) continue;
    if (above && t->rel[k] == REL_OBJ) return true;
    if (t->rel[k] == REL_MARK) return slot_own_subject(t, clause) != TREE_NONE;
    if (tree_rel(t, k) == REL_NSUBJ) return slot_own_subject(t, clause) != k;
  }
  return false;
}

/* Whether a noun without preposition can be the object all the same: one named
 * an oblique ("killing at least six guards"). */
static bool is_bare(const Finder *f, uint32_t k) {
  const Tree *t = f->t;
  if (t->rel[k] == REL_OBL_UNMARKED) return true;
  return k >= f->to && t->rel[k] == REL_OBL && tree_nominal(t, k) &&
         tree_prep(t, k) == TREE_NONE;
}

/* "held up a bus": a noun behind the verb that the parser takes for a measure
 * or a time ("ran a mile"). */
static void bare_noun(Finder *f, uint32_t v) {
  const Tree *t = f->t;
  for (uint32_t k = t->kid[v]; k != TREE_NONE; k = t->next[k])
    if (k > v && is_bare(f, k))
      slot_add(f, GE_SLOT_OBJ, TREE_NONE, k, t->rel[k] == REL_OBL ? 0 : 2, 0);
}

/* "the jets (that) Russia (agreed to) deliver": the noun is the object. */
static void missing_object(Finder *f, uint32_t v) {
  const Tree *t = f->t;
  uint32_t i = v;
  unsigned cost = 0;
  while (t->rel[i] == REL_XCOMP && !has_relative(t, i) && cost < SLOT_FAR) {
    i = t->head[i];
    cost++;
  }
  if (is_relative(t, i) && noun_is_object(t, i, i != v))
    slot_add(f, GE_SLOT_OBJ, TREE_NONE, t->head[i], cost, 0);
}

/* "bombed and shelled Gaza": what one verb of a coordination lends another. */
static void borrow(Finder *f, uint32_t v, uint32_t other, bool passive) {
  const Tree *t = f->t;
  bool object = !passive && !tree_passive(t, other) &&
                tree_child(t, v, REL_OBJ) == TREE_NONE;
  uint32_t later = v > other ? v : other, earlier = v > other ? other : v;
  for (uint32_t k = t->kid[other]; k != TREE_NONE; k = t->next[k]) {
    if (object && k > later && t->rel[k] == REL_OBJ)
      slot_add(f, GE_SLOT_OBJ, TREE_NONE, k, 1, 0);
    if (is_oblique(t, k) && (k > later || k < earlier))
      verb_phrase(f, k, passive, 2);
  }
}

static void coordinated(Finder *f, uint32_t v, bool passive) {
  const Tree *t = f->t;
  uint32_t up = t->head[v];
  ge_assert(v >= f->from && v < f->to && v == f->at);
  if (t->rel[v] == REL_CONJ && t->words[up].pos == POS_VERB)
    borrow(f, v, up, passive);
  for (uint32_t k = t->kid[v]; k != TREE_NONE; k = t->next[k])
    if (t->rel[k] == REL_CONJ && t->words[k].pos == POS_VERB && k - v <= 3 &&
        slot_own_subject(t, k) == TREE_NONE)
      borrow(f, v, k, passive);
}

/* "sell jets to Egypt": phrases that the tree hangs on an argument. */
static void stray_phrases(Finder *f, uint32_t i, bool passive, unsigned cost,
                          unsigned depth) {
  const Tree *t = f->t;
  for (uint32_t k = t->kid[i]; k != TREE_NONE; k = t->next[k]) {
    uint32_t prep = tree_prep(t, k);
    Rel rel = tree_rel(t, k);
    bool phrase = rel == REL_NMOD || rel == REL_OBL;
    if (!phrase || prep == TREE_NONE) continue;
    if (!tree_is(t, prep, "of")) verb_phrase(f, k, passive, cost);
    if (depth > 0) stray_phrases(f, k, passive, cost + 1, depth - 1);
  }
}

static void strays(Finder *f, uint32_t v, bool passive) {
  const Tree *t = f->t;
  uint32_t n = f->out->n;
  for (uint32_t k = 0; k < n; k++) {
    GeFiller x = f->out->at[k];
    ge_assert(x.head - t->first < t->n);
    bool after = x.head > t->first + v && x.slot != GE_SLOT_SUBJ;
    if (after) stray_phrases(f, x.head - t->first, passive, x.cost + 2u, 1);
  }
  if (t->rel[v] != REL_XCOMP) return;
  uint32_t up = t->head[v];
  for (uint32_t k = t->kid[up]; k != TREE_NONE; k = t->next[k])
    if (k > v && is_oblique(t, k)) verb_phrase(f, k, passive, 3);
}

/* "urged Sudan to leave": the object of a verb that has but one, as in the
 * passive, whatever the parser calls it. */
static void sole_object(Finder *f, uint32_t v) {
  uint32_t k = tree_child(f->t, v, REL_IOBJ);
  if (k != TREE_NONE && !has_object(f))
    slot_add(f, GE_SLOT_OBJ, TREE_NONE, k, 0, 0);
}

void slot_of_verb(Finder *f, uint32_t v) {
  const Tree *t = f->t;
  bool passive = tree_passive(t, v);
  bool object = tree_child(t, v, REL_OBJ) != TREE_NONE;
  GeSlot subject = !passive ? GE_SLOT_SUBJ
                   : object ? GE_SLOT_IOBJ
                            : GE_SLOT_OBJ;
  slot_subjects(f, v, subject, 0);
  own_arguments(f, v, passive);
  particle_arguments(f, v, passive);
  if (!passive && !has_object(f)) {
    missing_object(f, v);
    bare_noun(f, v);
    sole_object(f, v);
  }
  coordinated(f, v, passive);
  strays(f, v, passive);
}
