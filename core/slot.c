#include "slot.h"

#include <stdlib.h>

/* ------------------------------------------------------------------ adding */

static GeId token(const Tree *t, uint32_t i) {
  return i == TREE_NONE ? GE_NONE : t->first + i;
}

/* The antecedent of a relative pronoun; i itself when it is none. */
static uint32_t antecedent(const Tree *t, uint32_t i) {
  if (!tree_relative(t, i)) return i;
  uint32_t up = i;
  for (uint32_t step = 0; step < SLOT_FAR && t->head[up] != TREE_ROOT; step++) {
    if (t->rel[up] == REL_ACL_RELCL) return t->head[up];
    up = t->head[up];
  }
  return i;
}

static bool known(Finder *f, const GeFiller *x) {
  const GeToken *tokens = f->t->doc->tokens.at;
  for (uint32_t k = 0; k < f->out->n; k++) {
    GeFiller *old = &f->out->at[k];
    if (old->slot != x->slot || old->head != x->head) continue;
    if (x->slot == GE_SLOT_PREP &&
        tokens[old->prep].type != tokens[x->prep].type)
      continue;
    /* What nobody lends holds whatever the rule says of verbs. */
    bool own = x->via == GE_NONE, was = old->via == GE_NONE;
    if (own != was ? own : x->cost < old->cost) *old = *x;
    return true;
  }
  return false;
}

static void put(Finder *f, GeSlot slot, uint32_t prep, uint32_t i,
                uint32_t group, unsigned cost, unsigned flags) {
  const Tree *t = f->t;
  uint32_t from, to;
  if (f->st != GE_OK || cost > SLOT_FAR || i == f->at) return;
  if (tree_is_name(t, i)) flags |= GE_FILLER_NAME;
  tree_phrase(t, i, &from, &to);
  GeFiller x = {.slot = (uint8_t)slot, .cost = (uint8_t)cost,
                .flags = (uint16_t)flags, .head = token(t, i),
                .first = token(t, from), .end = t->first + to,
                .prep = token(t, prep), .via = token(t, f->via),
                .group = token(t, group)};
  if (!known(f, &x) && !list_push(f->out, x)) f->st = GE_ENOMEM;
}

/* A clause joined to a noun phrase is the parser's mistake. */
static bool is_clause(const Tree *t, uint32_t i) {
  return t->words[i].pos == POS_VERB || t->words[i].pos == POS_AUX ||
         tree_child(t, i, REL_NSUBJ) != TREE_NONE;
}

/* One more member of the coordination that `real` begins, with the members
 * that the parser hangs on it: "China, Japan and Russia" as a chain. */
static void member(Finder *f, GeSlot slot, uint32_t prep, uint32_t k,
                   uint32_t real, unsigned cost, unsigned flags,
                   unsigned depth) {
  const Tree *t = f->t;
  uint32_t own = slot == GE_SLOT_PREP ? tree_prep(t, k) : TREE_NONE;
  if (own != TREE_NONE) prep = own;
  put(f, slot, prep, k, real, cost, flags);
  uint32_t name = tree_child(t, k, REL_APPOS);
  if (name != TREE_NONE)
    put(f, slot, prep, name, k, cost, flags | GE_FILLER_APPOS);
  for (uint32_t m = t->kid[k]; m != TREE_NONE && depth > 0; m = t->next[m])
    if (t->rel[m] == REL_CONJ && !is_clause(t, m))
      member(f, slot, prep, m, real, cost, flags, depth - 1);
}

/* A phrase, what stands in apposition to it, and its coordination. */
void slot_add(Finder *f, GeSlot slot, uint32_t prep, uint32_t i,
                unsigned cost, unsigned flags) {
  const Tree *t = f->t;
  uint32_t real = antecedent(t, i);
  put(f, slot, prep, real, real, cost, flags);
  for (uint32_t k = t->kid[real]; k != TREE_NONE; k = t->next[k]) {
    if (k == f->at) continue;
    if (t->rel[k] == REL_APPOS)
      put(f, slot, prep, k, real, cost, flags | GE_FILLER_APPOS);
    if (t->rel[k] != REL_CONJ || real != i || is_clause(t, k)) continue;
    member(f, slot, prep, k, real, cost, flags, SLOT_FAR);
  }
}

/* ----------------------------------------------------------------- subjects */

/* A subject that the parser hangs elsewhere: on the auxiliary, on a participle
 * set in commas ("Hill, arriving in Japan, said"), outside of "is to meet". */
static uint32_t stray_subject(const Tree *t, uint32_t i, uint32_t k) {
  if (t->rel[k] == REL_NSUBJ_OUTER && t->words[i].pos == POS_VERB) return k;
  if (tree_rel(t, k) == REL_AUX) return tree_child(t, k, REL_NSUBJ);
  if (k > i || t->rel[k] != REL_ADVCL || t->words[k].tag != TAG_VBG)
    return TREE_NONE;
  uint32_t found = tree_child(t, k, REL_NSUBJ);
  bool comma = found != TREE_NONE && found < k && tree_is(t, k - 1, ",");
  return comma ? found : TREE_NONE;
}

/* Of two subjects, a mistake of the parser's, the one that is no "that". */
uint32_t slot_own_subject(const Tree *t, uint32_t i) {
  uint32_t found = TREE_NONE;
  for (uint32_t k = t->kid[i]; k != TREE_NONE; k = t->next[k]) {
    if (tree_rel(t, k) != REL_NSUBJ || t->rel[k] == REL_NSUBJ_OUTER) continue;
    if (found == TREE_NONE || tree_relative(t, found)) found = k;
  }
  for (uint32_t k = t->kid[i]; k != TREE_NONE && found == TREE_NONE;
       k = t->next[k])
    found = stray_subject(t, i, k);
  return found;
}

/* Whom a matrix verb controls: "urged Iran to sell", "accused Iran of". */
static uint32_t controlled(const Tree *t, uint32_t i) {
  if (tree_passive(t, i)) return TREE_NONE;
  uint32_t k = tree_child(t, i, REL_OBJ);
  return k != TREE_NONE ? k : tree_child(t, i, REL_IOBJ);
}

static bool is_of(const Tree *t, uint32_t mark) {
  return tree_is(t, mark, "of") || tree_is(t, mark, "from") ||
         tree_is(t, mark, "into");
}

/* A clause under a noun: "jets bought by", "troops fighting", "a plan to",
 * "accused the rebels of selling", which the parser may hang on the rebels. */
static void noun_subjects(Finder *f, uint32_t i, GeSlot slot, unsigned cost) {
  const Tree *t = f->t;
  uint32_t noun = t->head[i], mark = tree_mark(t, i);
  bool accused = mark != TREE_NONE && is_of(t, mark) && tree_acts(t, noun);
  if (mark == TREE_NONE || accused) {
    slot_add(f, slot, TREE_NONE, noun, cost, 0);
    return;
  }
  uint32_t owner = tree_child(t, noun, REL_NMOD_POSS);
  if (owner != TREE_NONE) slot_add(f, slot, TREE_NONE, owner, cost, 0);
  uint32_t up = t->head[noun];
  bool object = t->rel[noun] == REL_OBJ || t->rel[noun] == REL_OBL;
  if (owner == TREE_NONE && object && up != TREE_ROOT)
    slot_subjects(f, up, slot, cost + 1);
  slot_add(f, slot, TREE_NONE, noun, cost + 2, 0);
  for (uint32_t k = t->kid[noun]; k != TREE_NONE && k < noun; k = t->next[k])
    if (tree_rel(t, k) == REL_AMOD || tree_rel(t, k) == REL_COMPOUND)
      slot_add(f, slot, TREE_NONE, k, cost + 1, GE_FILLER_MODIFIER);
}

/* "accused Iran of selling": the object of the verb above. */
static bool object_controls(const Tree *t, uint32_t i, uint32_t object) {
  if (object == TREE_NONE || object > i) return false;
  if (t->rel[i] == REL_XCOMP) return true;
  uint32_t mark = tree_mark(t, i);
  return mark != TREE_NONE && mark > object && is_of(t, mark);
}

/* What is not said at the predicate itself but above it. */
static void inherit(Finder *f, uint32_t i, GeSlot slot, unsigned cost) {
  const Tree *t = f->t;
  uint32_t up = t->head[i];
  if (up == TREE_ROOT || cost >= SLOT_FAR) return;
  switch (tree_rel(t, i)) {
  case REL_ACL: noun_subjects(f, i, slot, cost); break;
  case REL_AMOD: slot_add(f, slot, TREE_NONE, up, cost, 0); break;
  case REL_XCOMP:
  case REL_ADVCL: {
    uint32_t object = controlled(t, up);
    /* "the jets that France agreed to sell": it is the object of `sell`. */
    bool moved = object != TREE_NONE && tree_relative(t, object) &&
                 tree_child(t, i, REL_OBJ) == TREE_NONE;
    if (moved) object = TREE_NONE;
    if (object_controls(t, i, object)) slot_add(f, slot, TREE_NONE, object, cost, 0);
    else slot_subjects(f, up, slot, cost + 1);
    break;
  }
  case REL_CONJ: slot_subjects(f, up, slot, cost + 1); break;
  default: break;
  }
}

/* "Iran said it had struck": whom the pronoun may stand for. */
static void pronoun(Finder *f, uint32_t i, uint32_t own, GeSlot slot,
                    unsigned cost) {
  const Tree *t = f->t;
  Rel rel = tree_rel(t, i);
  bool below = rel == REL_CCOMP || rel == REL_ADVCL || rel == REL_CONJ;
  if (t->words[own].tag == TAG_PRP && below && t->head[i] < own)
    slot_subjects(f, t->head[i], slot, cost + 2);
}

/* The surface subjects of a predicate, as fillers of `slot`. */
void slot_subjects(Finder *f, uint32_t i, GeSlot slot, unsigned cost) {
  uint32_t own = slot_own_subject(f->t, i);
  if (own == TREE_NONE) {
    inherit(f, i, slot, cost);
    return;
  }
  slot_add(f, slot, TREE_NONE, own, cost, 0);
  if (cost < SLOT_FAR) pronoun(f, i, own, slot, cost);
}

/* -------------------------------------------------------------------- verbs */

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

/* The objects and prepositional phrases of the verb itself. */
static void own_arguments(Finder *f, uint32_t v, bool passive) {
  const Tree *t = f->t;
  for (uint32_t k = t->kid[v]; k != TREE_NONE; k = t->next[k]) {
    if (t->rel[k] == REL_OBJ) slot_add(f, GE_SLOT_OBJ, TREE_NONE, k, 0, 0);
    if (t->rel[k] == REL_IOBJ) slot_add(f, GE_SLOT_IOBJ, TREE_NONE, k, 0, 0);
    if (is_oblique(t, k)) verb_phrase(f, k, passive, 0);
  }
}

bool slot_has_relative(const Tree *t, uint32_t i) {
  for (uint32_t k = t->kid[i]; k != TREE_NONE; k = t->next[k]) {
    if (tree_relative(t, k)) return true;
    for (uint32_t g = t->kid[k]; g != TREE_NONE; g = t->next[g])
      if (tree_relative(t, g)) return true;
  }
  return false;
}

/* Whether the noun of a relative clause can be an object in it: no pronoun
 * stands for it, or one that is the object of a verb above, or a second
 * subject. */
static bool noun_is_object(const Tree *t, uint32_t clause, bool above) {
  if (!slot_has_relative(t, clause)) return true;
  for (uint32_t k = t->kid[clause]; k != TREE_NONE; k = t->next[k]) {
    if (!tree_relative(t, k)) continue;
    if (above && t->rel[k] == REL_OBJ) return true;
    if (tree_rel(t, k) == REL_NSUBJ) return slot_own_subject(t, clause) != k;
  }
  return false;
}

/* "held up a bus": a noun behind the verb that the parser takes for a measure
 * or a time ("ran a mile"). */
static void bare_noun(Finder *f, uint32_t v) {
  const Tree *t = f->t;
  for (uint32_t k = t->kid[v]; k != TREE_NONE; k = t->next[k])
    if (k > v && t->rel[k] == REL_OBL_UNMARKED)
      slot_add(f, GE_SLOT_OBJ, TREE_NONE, k, 2, 0);
}

/* "the jets (that) Russia (agreed to) deliver": the noun is the object. */
static void missing_object(Finder *f, uint32_t v) {
  const Tree *t = f->t;
  uint32_t i = v;
  unsigned cost = 0;
  while (t->rel[i] == REL_XCOMP && !slot_has_relative(t, i) && cost < SLOT_FAR) {
    i = t->head[i];
    cost++;
  }
  if (t->rel[i] == REL_ACL_RELCL && noun_is_object(t, i, i != v))
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
  if (t->rel[v] == REL_CONJ && t->words[up].pos == POS_VERB)
    borrow(f, v, up, passive);
  for (uint32_t k = t->kid[v]; k != TREE_NONE; k = t->next[k])
    if (t->rel[k] == REL_CONJ && t->words[k].pos == POS_VERB &&
        k - v <= 3 && slot_own_subject(t, k) == TREE_NONE)
      borrow(f, v, k, passive);
}

/* "sell jets to Egypt": phrases that the tree hangs on an argument, or on a
 * part of a name. */
static void stray_phrases(Finder *f, uint32_t i, bool passive, unsigned cost,
                          unsigned depth) {
  const Tree *t = f->t;
  for (uint32_t k = t->kid[i]; k != TREE_NONE; k = t->next[k]) {
    uint32_t prep = tree_prep(t, k);
    Rel rel = tree_rel(t, k);
    if (k > i && depth > 0 && (rel == REL_FLAT || rel == REL_APPOS))
      stray_phrases(f, k, passive, cost, depth - 1);
    if (tree_rel(t, k) != REL_NMOD || prep == TREE_NONE || k < f->at) continue;
    if (!tree_is(t, prep, "of")) verb_phrase(f, k, passive, cost);
    if (depth > 0) stray_phrases(f, k, passive, cost + 1, depth - 1);
  }
}

static void strays(Finder *f, uint32_t v, bool passive) {
  const Tree *t = f->t;
  uint32_t n = f->out->n;
  for (uint32_t k = 0; k < n; k++) {
    GeFiller x = f->out->at[k];
    bool after = x.head > t->first + v && x.slot != GE_SLOT_SUBJ;
    if (after) stray_phrases(f, x.head - t->first, passive, x.cost + 2u, 1);
  }
  if (t->rel[v] != REL_XCOMP) return;
  uint32_t up = t->head[v];
  for (uint32_t k = t->kid[up]; k != TREE_NONE; k = t->next[k])
    if (k > v && is_oblique(t, k)) verb_phrase(f, k, passive, 3);
}

static void verb_slots(Finder *f, uint32_t v) {
  const Tree *t = f->t;
  bool passive = tree_passive(t, v);
  bool object = tree_child(t, v, REL_OBJ) != TREE_NONE;
  GeSlot subject = !passive ? GE_SLOT_SUBJ
                   : object ? GE_SLOT_IOBJ
                            : GE_SLOT_OBJ;
  slot_subjects(f, v, subject, 0);
  own_arguments(f, v, passive);
  if (!passive && !object) {
    missing_object(f, v);
    bare_noun(f, v);
  }
  coordinated(f, v, passive);
  strays(f, v, passive);
}

/* -------------------------------------------------------------------- order */

static uint32_t distance(const GeFiller *x, uint32_t at) {
  return x->head > at ? x->head - at : at - x->head;
}

static bool before(const GeFiller *a, const GeFiller *b, uint32_t at) {
  if (a->cost != b->cost) return a->cost < b->cost;
  if ((a->flags ^ b->flags) & GE_FILLER_APPOS) return b->flags & GE_FILLER_APPOS;
  if (distance(a, at) != distance(b, at))
    return distance(a, at) < distance(b, at);
  return a->head < b->head;
}

/* By insertion: a predicate has few, and equals keep their order. */
static void sort(GeFiller *x, uint32_t n, uint32_t at) {
  for (uint32_t i = 1; i < n; i++) {
    GeFiller one = x[i];
    uint32_t k = i;
    for (; k > 0 && before(&one, &x[k - 1], at); k--) x[k] = x[k - 1];
    x[k] = one;
  }
}

GeStatus slot_fill(const Tree *t, uint32_t i, Fillers *out) {
  Finder f = {t, i, TREE_NONE, out, GE_OK};
  out->n = 0;
  if (t->words[i].pos == POS_VERB || t->words[i].pos == POS_AUX)
    verb_slots(&f, i);
  else slot_of_noun(&f, i);
  if (f.st == GE_OK) sort(out->at, out->n, t->first + i);
  return f.st;
}
