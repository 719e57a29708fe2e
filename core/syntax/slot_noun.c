/*
 * Slots of nouns that name events: "Russia's supply of missiles to Iran",
 * "Israeli air strikes on Tehran", and what a verb around them lends:
 * "Israel carried out strikes on Tehran". What a verb lends carries it as
 * `via`, so that rules can say which verbs lend.
 */
#include "syntax/slot_search.h"

static bool is_prep(const Tree *t, uint32_t prep, const char *a, const char *b,
                    const char *c) {
  return tree_is(t, prep, a) || tree_is(t, prep, b) || tree_is(t, prep, c);
}

/* A prepositional phrase, and what it is to the event. */
static void noun_phrase(Finder *f, uint32_t k, unsigned cost) {
  const Tree *t = f->t;
  uint32_t prep = tree_prep(t, k);
  if (t->rel[k] == REL_ADVMOD && tree_is(t, k, "where")) prep = k;
  if (prep == TREE_NONE) return;
  slot_add(f, GE_SLOT_PREP, prep, k, cost, 0);
  if (is_prep(t, prep, "by", "between", "among"))
    slot_add(f, GE_SLOT_SUBJ, TREE_NONE, k, cost, 0);
  if (is_prep(t, prep, "on", "against", "upon"))
    slot_add(f, GE_SLOT_OBJ, TREE_NONE, k, cost + 1, 0);
  if (tree_is(t, prep, "of")) {
    slot_add(f, GE_SLOT_OBJ, TREE_NONE, k, cost, 0);
    slot_add(f, GE_SLOT_SUBJ, TREE_NONE, k, cost + 6, 0);
  }
}

/* "the US-led invasion": who leads it. */
static void leaders(Finder *f, uint32_t led, unsigned cost) {
  const Tree *t = f->t;
  if (!tree_is(t, led, "led")) return;
  for (uint32_t k = t->kid[led]; k != TREE_NONE && k < led; k = t->next[k])
    if (tree_nominal(t, k))
      slot_add(f, GE_SLOT_SUBJ, TREE_NONE, k, cost, GE_FILLER_MODIFIER);
}

static bool is_under(const Tree *t, uint32_t i, uint32_t top) {
  while (i != TREE_ROOT && i != top) i = t->head[i];
  return i == top;
}

/* "Iran vowed to go on with its attacks": whom the possessive stands for, by
 * the subject of the clause around it; of "Iran said sanctions imposed after
 * its test must end" not the thing that it stands in itself. */
static void owner(Finder *f, uint32_t pronoun, unsigned cost) {
  const Tree *t = f->t;
  uint32_t up = t->head[pronoun];
  for (uint32_t step = 0; step < SLOT_FAR && up != TREE_ROOT; step++) {
    uint32_t own = slot_own_subject(t, up);
    bool inside = own != TREE_NONE && is_under(t, pronoun, own) &&
                  !tree_acts(t, own);
    bool modifier = t->rel[up] == REL_ACL && own == TREE_NONE;
    if (t->words[up].pos == POS_VERB && !inside && !modifier) {
      slot_subjects(f, up, GE_SLOT_SUBJ, cost + 2);
      return;
    }
    up = t->head[up];
  }
}

/* Words before the noun: "Israeli", "drone", "air force". They may say who
 * acts; rules that ask for a full noun phrase leave them out. */
static void modifiers(Finder *f, uint32_t n, unsigned cost, unsigned depth) {
  const Tree *t = f->t;
  for (uint32_t k = t->kid[n]; k != TREE_NONE && k < n; k = t->next[k]) {
    Rel rel = tree_rel(t, k);
    if (rel != REL_AMOD && rel != REL_COMPOUND && rel != REL_FLAT &&
        (rel != REL_NMOD || tree_prep(t, k) != TREE_NONE))
      continue;
    if (t->rel[k] == REL_NMOD_POSS) {
      if (depth == 2) slot_add(f, GE_SLOT_POSS, TREE_NONE, k, cost, 0);
      slot_add(f, GE_SLOT_SUBJ, TREE_NONE, k, cost, 0);
      if (t->words[k].tag == TAG_PRP_POSS) owner(f, k, cost);
      continue;
    }
    slot_add(f, GE_SLOT_COMP, TREE_NONE, k, cost, GE_FILLER_MODIFIER);
    unsigned more = t->words[k].pos == POS_NOUN ? 2 : 1; /* names act first */
    slot_add(f, GE_SLOT_SUBJ, TREE_NONE, k, cost + more, GE_FILLER_MODIFIER);
    leaders(f, k, cost);
    if (depth > 0) modifiers(f, k, cost + 1, depth - 1);
  }
}

/* Phrases behind the noun, and those that the tree hangs on them. */
static void phrases(Finder *f, uint32_t n, unsigned cost, unsigned depth) {
  const Tree *t = f->t;
  for (uint32_t k = t->kid[n]; k != TREE_NONE; k = t->next[k]) {
    Rel rel = tree_rel(t, k);
    uint32_t prep = tree_prep(t, k);
    if ((rel != REL_NMOD && rel != REL_OBL) || prep == TREE_NONE) continue;
    if (depth == 2 || !tree_is(t, prep, "of")) noun_phrase(f, k, cost);
    if (depth == 0) continue;
    phrases(f, k, cost + 2, depth - 1);
    for (uint32_t c = t->kid[k]; c != TREE_NONE; c = t->next[c])
      if (t->rel[c] == REL_CONJ) phrases(f, c, cost + 2, 0);
  }
}

/* --------------------------------------------------------------- governors */

typedef enum Link { AS_OBJECT, AS_SUBJECT, AS_OTHER } Link;

/* What verb w lends to the noun that is its object, subject, or stands in
 * one of its phrases ("took part in exercises"). */
static void lend(Finder *f, uint32_t w, Link link, unsigned cost,
                 unsigned depth) {
  const Tree *t = f->t;
  bool passive = tree_passive(t, w);
  f->via = w;
  if (link != AS_SUBJECT)
    slot_subjects(f, w, passive ? GE_SLOT_OBJ : GE_SLOT_SUBJ, cost);
  for (uint32_t k = t->kid[w]; k != TREE_NONE; k = t->next[k]) {
    f->via = w;
    Rel rel = tree_rel(t, k);
    if (rel == REL_OBL || rel == REL_NMOD || rel == REL_ADVMOD)
      noun_phrase(f, k, cost);
    /* Names have no phrases of their own: "with Egypt near Crete". */
    if (rel == REL_OBL && t->words[k].pos == POS_PROPN)
      phrases(f, k, cost + 2, 0);
    if (rel == REL_OBJ && link != AS_OBJECT && !tree_is(t, k, "place"))
      slot_add(f, GE_SLOT_OBJ, TREE_NONE, k, cost, 0);
    if (rel == REL_XCOMP && link == AS_SUBJECT && depth > 0 &&
        t->words[k].pos == POS_VERB)
      lend(f, k, link, cost + 1, depth - 1);
  }
  f->via = TREE_NONE;
}

/* "strikes (that were) carried out by Israel", "talks Russia held". */
static void lend_from_clause(Finder *f, uint32_t r) {
  const Tree *t = f->t;
  if (t->words[r].pos != POS_VERB) return;
  uint32_t subject = slot_own_subject(t, r);
  bool own = subject != TREE_NONE && !tree_relative(t, subject);
  lend(f, r, own ? AS_OBJECT : AS_SUBJECT, 1, 1);
}

/* The verb above the noun. */
static void lend_from_verb(Finder *f, uint32_t n, uint32_t w, unsigned cost) {
  const Tree *t = f->t;
  switch (tree_rel(t, n)) {
  case REL_OBJ: lend(f, w, AS_OBJECT, cost, 0); break;
  case REL_NSUBJ: lend(f, w, AS_SUBJECT, cost, 2); break;
  case REL_OBL: lend(f, w, AS_OTHER, cost, 0); break;
  default: break;
  }
}

/* "imposed sanctions on Iran": a phrase right behind the noun that the tree
 * hangs on the verb. */
static void adjacent(Finder *f, uint32_t n, uint32_t w) {
  const Tree *t = f->t;
  uint32_t from, to;
  tree_phrase(t, n, &from, &to);
  for (uint32_t k = t->kid[w]; k != TREE_NONE; k = t->next[k])
    if (tree_rel(t, k) == REL_OBL && tree_prep(t, k) == to)
      noun_phrase(f, k, 2);
}

/* "a series of strikes": the noun above, as long as it is one of quantity;
 * rules say which are, by `via`. */
static uint32_t climb(Finder *f, uint32_t n, unsigned *cost) {
  const Tree *t = f->t;
  for (; *cost < 4; ++*cost) {
    uint32_t up = t->head[n], prep = tree_prep(t, n);
    if (up == TREE_ROOT || !tree_nominal(t, up)) return n;
    if (t->rel[n] == REL_CONJ) {
      modifiers(f, up, 2, 0);
      phrases(f, up, 3, 0);
    } else if (tree_rel(t, n) == REL_NMOD && prep != TREE_NONE &&
               tree_is(t, prep, "of")) {
      f->via = up;
      modifiers(f, up, 2, 0);
      for (uint32_t k = t->kid[up]; k != TREE_NONE; k = t->next[k])
        if (k != n && tree_rel(t, k) == REL_NMOD) noun_phrase(f, k, 2);
      f->via = TREE_NONE;
    } else {
      return n;
    }
    n = up;
  }
  return n;
}

void slot_of_noun(Finder *f, uint32_t n) {
  const Tree *t = f->t;
  modifiers(f, n, 0, 2);
  phrases(f, n, 0, 2);
  uint32_t subject = slot_own_subject(t, n); /* "Iran is the supplier" */
  if (subject != TREE_NONE)
    slot_add(f, GE_SLOT_SUBJ, TREE_NONE, subject, 0, 0);
  for (uint32_t k = t->kid[n]; k != TREE_NONE; k = t->next[k]) {
    if (tree_rel(t, k) == REL_ACL) lend_from_clause(f, k);
    if (t->rel[k] == REL_CONJ) phrases(f, k, 3, 0);
  }
  unsigned cost = 1;
  n = climb(f, n, &cost);
  uint32_t prep = tree_prep(t, n); /* "Iran was (accused of being) behind it" */
  if (prep != TREE_NONE && tree_is(t, prep, "behind") &&
      tree_child(t, n, REL_COP) != TREE_NONE)
    slot_subjects(f, n, GE_SLOT_SUBJ, cost);
  uint32_t up = t->head[n];
  if (up == TREE_ROOT || t->words[up].pos != POS_VERB) return;
  lend_from_verb(f, n, up, cost);
  adjacent(f, n, up);
}
