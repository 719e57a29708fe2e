/*
 * What a noun that names an event says of it itself: "Russia's supply of
 * missiles to Iran", "Israeli air strikes on Tehran".
 */
#include "syntax/slot_search.h"

/* A prepositional phrase, and what it is to the event. */
void slot_noun_phrase(Finder *f, uint32_t k, unsigned cost) {
  const Tree *t = f->t;
  uint32_t prep = tree_prep(t, k);
  if (t->rel[k] == REL_ADVMOD && tree_is(t, k, "where")) prep = k;
  if (prep == TREE_NONE) return;
  slot_add(f, GE_SLOT_PREP, prep, k, cost, 0);
  if (tree_is_one_of(t, prep, WORDS_NOUN_PHRASE_DOER))
    slot_add(f, GE_SLOT_SUBJ, TREE_NONE, k, cost, 0);
  if (tree_is_one_of(t, prep, WORDS_NOUN_PHRASE_TARGET))
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

/* "Friday's raid by Chad", "Friday's talks between": other words tell who acts
 * more surely than the owner. */
static bool tells_who(const Tree *t, uint32_t n) {
  for (uint32_t k = t->kid[n]; k != TREE_NONE; k = t->next[k]) {
    uint32_t prep = tree_rel(t, k) == REL_NMOD ? tree_prep(t, k) : TREE_NONE;
    if (prep != TREE_NONE && tree_is_one_of(t, prep, WORDS_NOUN_PHRASE_DOER))
      return true;
  }
  return false;
}

/* Words before the noun: "Israeli", "drone", "air force". They may say who
 * acts; rules that ask for a full noun phrase leave them out. */
void slot_noun_modifiers(Finder *f, uint32_t n, unsigned cost, unsigned depth) {
  const Tree *t = f->t;
  for (uint32_t k = t->kid[n]; k != TREE_NONE && k < n; k = t->next[k]) {
    Rel rel = tree_rel(t, k);
    if (rel != REL_AMOD && rel != REL_COMPOUND &&
        (rel != REL_NMOD || tree_prep(t, k) != TREE_NONE))
      continue;
    if (t->rel[k] == REL_NMOD_POSS) {
      if (depth == 2) slot_add(f, GE_SLOT_POSS, TREE_NONE, k, cost, 0);
      slot_add(f, GE_SLOT_SUBJ, TREE_NONE, k, cost + tells_who(t, n), 0);
      if (t->words[k].tag == TAG_PRP_POSS) owner(f, k, cost);
      continue;
    }
    slot_add(f, GE_SLOT_COMP, TREE_NONE, k, cost, GE_FILLER_MODIFIER);
    unsigned more = tree_is_capital(t, k) ? 1 : 3; /* names act first */
    slot_add(f, GE_SLOT_SUBJ, TREE_NONE, k, cost + more, GE_FILLER_MODIFIER);
    leaders(f, k, cost);
    if (depth > 0) slot_noun_modifiers(f, k, cost + 1, depth - 1);
  }
}

/* Phrases behind the noun, and those that the tree hangs on them. */
void slot_noun_phrases(Finder *f, uint32_t n, unsigned cost, unsigned depth) {
  const Tree *t = f->t;
  for (uint32_t k = t->kid[n]; k != TREE_NONE; k = t->next[k]) {
    Rel rel = tree_rel(t, k);
    uint32_t prep = tree_prep(t, k);
    if ((rel != REL_NMOD && rel != REL_OBL) || prep == TREE_NONE) continue;
    if (depth == 2 || !tree_is(t, prep, "of")) slot_noun_phrase(f, k, cost);
    if (depth == 0) continue;
    slot_noun_phrases(f, k, cost + 2, depth - 1);
    for (uint32_t c = t->kid[k]; c != TREE_NONE; c = t->next[c])
      if (t->rel[c] == REL_CONJ) slot_noun_phrases(f, c, cost + 2, 0);
  }
}
