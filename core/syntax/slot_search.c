#include "syntax/slot_search.h"

/* ------------------------------------------------------------------ adding */

static GeId token(const Tree *t, uint32_t i) {
  return i == TREE_NONE ? GE_NONE : t->first + i;
}

/* The noun that a relative pronoun stands for; i itself when it is none. */
static uint32_t relative_noun(const Tree *t, uint32_t i) {
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

bool slot_is_own_word(const Finder *f, uint32_t i) {
  return i >= f->from && i < f->to;
}

/* The noun phrase of word i without words of the predicate, of which the tree
 * may hang one on it: "shot [down] two drones". */
static void phrase(const Finder *f, uint32_t i, uint32_t *from, uint32_t *to) {
  tree_phrase(f->t, i, from, to);
  if (i >= f->to && *from < f->to) *from = f->to;
  if (i<f->from && * to> f->from) *to = f->from;
}

static void put(Finder *f, GeSlot slot, uint32_t prep, uint32_t i,
                uint32_t group, unsigned cost, unsigned flags) {
  const Tree *t = f->t;
  uint32_t from, to;
  if (f->st != GE_OK || cost > SLOT_FAR || i == f->at) return;
  if (tree_is_name(t, i)) flags |= GE_FILLER_NAME;
  phrase(f, i, &from, &to);
  ge_assert(from <= i && i < to && group < t->n);
  GeFiller x = {.slot = (uint8_t)slot,
                .cost = (uint8_t)cost,
                .flags = (uint16_t)flags,
                .head = token(t, i),
                .first = token(t, from),
                .end = t->first + to,
                .prep = token(t, prep),
                .via = token(t, f->via),
                .group = token(t, group)};
  if (!known(f, &x) && !list_push(f->out, x)) f->st = GE_ENOMEM;
}

/* A clause joined to a noun phrase is the parser's mistake. */
static bool is_clause(const Tree *t, uint32_t i) {
  return t->words[i].pos == POS_VERB || t->words[i].pos == POS_AUX ||
         tree_child(t, i, REL_NSUBJ) != TREE_NONE;
}

/* What stands beside word i as another name for it: an apposition, or the noun
 * before a name, "aid worker Rosa Ibarra". */
static void beside(Finder *f, GeSlot slot, uint32_t prep, uint32_t i,
                   unsigned cost, unsigned flags) {
  const Tree *t = f->t;
  for (uint32_t k = t->kid[i]; k != TREE_NONE; k = t->next[k])
    if (k != f->at &&
        (t->rel[k] == REL_APPOS || tree_describes(t, k) || tree_names(t, k)))
      put(f, slot, prep, k, i, cost, flags | GE_FILLER_APPOS);
}

/* "arms such as tanks and guns", "weapons, including a missile": what the phrase
 * of word i is said to hold. */
static void examples(Finder *f, GeSlot slot, uint32_t prep, uint32_t i,
                     unsigned cost, unsigned flags) {
  const Tree *t = f->t;
  flags |= GE_FILLER_EXAMPLE;
  for (uint32_t k = t->kid[i]; k != TREE_NONE; k = t->next[k]) {
    uint32_t own = k > i && tree_rel(t, k) == REL_NMOD ? tree_prep(t, k)
                                                       : TREE_NONE;
    if (own == TREE_NONE ||
        !(tree_is(t, own, "including") || tree_is(t, own, "such") ||
          tree_is(t, own, "like")))
      continue;
    put(f, slot, prep, k, i, cost + 2, flags);
    for (uint32_t m = t->kid[k]; m != TREE_NONE; m = t->next[m])
      if (t->rel[m] == REL_CONJ && !is_clause(t, m))
        put(f, slot, prep, m, i, cost + 2, flags);
  }
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
  beside(f, slot, prep, k, cost, flags);
  for (uint32_t m = t->kid[k]; m != TREE_NONE && depth > 0; m = t->next[m])
    if (t->rel[m] == REL_CONJ && !is_clause(t, m))
      member(f, slot, prep, m, real, cost, flags, depth - 1);
}

/* A phrase, what stands in apposition to it, examples of it, and its
 * coordination. */
void slot_add(Finder *f, GeSlot slot, uint32_t prep, uint32_t i, unsigned cost,
              unsigned flags) {
  const Tree *t = f->t;
  ge_assert(i < t->n);
  uint32_t real = relative_noun(t, i);
  put(f, slot, prep, real, real, cost, flags);
  beside(f, slot, prep, real, cost, flags);
  examples(f, slot, prep, real, cost, flags);
  for (uint32_t k = t->kid[real]; k != TREE_NONE; k = t->next[k]) {
    if (k == f->at || t->rel[k] != REL_CONJ || real != i) continue;
    if (is_clause(t, k)) continue;
    member(f, slot, prep, k, real, cost, flags, SLOT_FAR);
  }
}

/* ----------------------------------------------------------------- subjects */

/* A subject that the parser hangs elsewhere: on a participle set in commas
 * ("Hill, arriving in Japan, said"), outside of "is to meet". */
static uint32_t stray_subject(const Tree *t, uint32_t i, uint32_t k) {
  if (t->rel[k] == REL_NSUBJ_OUTER && t->words[i].pos == POS_VERB) return k;
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

/* Whether the clause with this mark tells what `object` does: "accused Iran of
 * selling"; "blamed rebels for burning", but "used radars for finding". */
static bool is_deed(const Tree *t, uint32_t mark, uint32_t object) {
  if (tree_is(t, mark, "of") || tree_is(t, mark, "from") ||
      tree_is(t, mark, "into"))
    return true;
  return (tree_is(t, mark, "for") || tree_is(t, mark, "with")) &&
         tree_acts(t, object);
}

/* A clause under a noun: "jets bought by", "troops fighting", "a plan to",
 * "accused the rebels of selling", which the parser may hang on the rebels. */
static void noun_subjects(Finder *f, uint32_t i, GeSlot slot, unsigned cost) {
  const Tree *t = f->t;
  uint32_t noun = t->head[i], mark = tree_mark(t, i);
  bool accused = mark != TREE_NONE && is_deed(t, mark, noun) &&
                 tree_acts(t, noun);
  if (mark == TREE_NONE || accused) {
    slot_add(f, slot, TREE_NONE, noun, cost, 0);
    return;
  }
  uint32_t owner = tree_child(t, noun, REL_NMOD_POSS);
  if (owner == TREE_NONE) owner = slot_own_subject(t, noun); /* "is in talks" */
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
  if (mark == TREE_NONE || mark < object) return false;
  return t->rel[object] == REL_IOBJ ? t->words[mark].tag == TAG_TO
                                    : is_deed(t, mark, object);
}

/* "denied having struck", "is said to have struck": a clause that has no
 * subject since it takes the one above. */
static bool is_open(const Tree *t, uint32_t i) {
  uint32_t mark = tree_mark(t, i), aux = tree_child(t, i, REL_AUX);
  if (mark != TREE_NONE) return t->words[mark].tag == TAG_TO;
  return t->words[aux != TREE_NONE ? aux : i].tag == TAG_VBG;
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
    if (object_controls(t, i, object))
      slot_add(f, slot, TREE_NONE, object, cost, 0);
    else slot_subjects(f, up, slot, cost + 1);
    break;
  }
  case REL_CCOMP:
    if (is_open(t, i)) slot_subjects(f, up, slot, cost + 1);
    break;
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
