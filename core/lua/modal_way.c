/* The way from a trigger up to the root, and what each word on it lets
 * through. */
#include "lua/modal.h"

#include <string.h>

/* Whether a word takes what hangs on it by a preposition, or as its object
 * (prep: ""), for a fact; "could end in a war" does not. */
static bool is_fact(const Modal *m, uint32_t token, const char *prep) {
  const char *lemma = modal_lemma(m, token);
  uint64_t sets = modal_sets(lemma);
  if (modal_is_pos(m, token, m->labels->verb))
    return modal_in(sets, WORDS_MODALITY_FACT) &&
           !(strcmp(lemma, "end") == 0 && strcmp(prep, "in") == 0);
  return modal_in(sets, WORDS_MODALITY_FACT_NOUN) ||
         modal_in(sets, WORDS_MODALITY_FACT);
}

static bool is_part(const Modal *m, uint32_t noun) {
  return modal_in(modal_lemma_sets(m, noun), WORDS_MODALITY_PART) ||
         modal_in(modal_norm_sets(m, noun), WORDS_MODALITY_PART);
}

static bool has_own(const Modal *m, uint32_t token) {
  return modal_marker(m, token, REL_NSUBJ) != GE_NONE ||
         modal_marker(m, token, REL_AUX) != GE_NONE;
}

/* Words make a noun known: "the attack", "his visit". */
static bool is_known(const Modal *m, uint32_t token) {
  GeId k = modal_kid(m, token, 0);
  for (; k != GE_NONE; k = modal_kid(m, token, k + 1))
    if (modal_in(modal_norm_sets(m, k), WORDS_MODALITY_KNOWN) ||
        modal_is_rel(m, k, m->labels->owner))
      return true;
  return false;
}

/* Whether what is said of a verb is not said of a noun that stands fast. */
static bool stands_fast(const Modal *m, uint32_t child, uint32_t head) {
  return modal_is_pos(m, head, m->labels->verb) &&
         !modal_in(modal_lemma_sets(m, head), WORDS_MODALITY_LIGHT) &&
         is_known(m, child) && !is_part(m, child);
}

/* -------------------------------------------------------------------- hops */

/* Of a hop from a child to its head: whether the head is a cue. Each tells
 * whether the way goes on, and what it carries. */
typedef struct Hop {
  uint32_t child, head;
  bool cue;
} Hop;

static bool hop_object(const Modal *m, const Hop *h, ModalCarry *carry) {
  *carry = CARRY_YES;
  return h->cue ||
         !(is_fact(m, h->head, "") || stands_fast(m, h->child, h->head));
}

static bool hop_subject(const Modal *m, const Hop *h, ModalCarry *carry) {
  const ModalLabels *l = m->labels;
  *carry = CARRY_YES;
  if (modal_is_rel(m, h->child, l->passive))
    return h->cue || !is_fact(m, h->head, "");
  uint64_t sets = modal_lemma_sets(m, h->head);
  if (modal_in(sets, WORDS_MODALITY_HAPPEN) ||
      modal_in(sets, WORDS_MODALITY_AGENDA))
    return true;
  bool known = is_known(m, h->child);
  if (!modal_is_pos(m, h->head, l->verb) &&
      !modal_is_rel(m, h->child, l->outer)) {
    /* "such a visit would be a first", but "the talks would be in Oran" */
    if (!known && !*modal_marker_norm(m, h->head, REL_CASE))
      *carry = CARRY_PREDICATE;
    return true;
  }
  *carry = !known && modal_is_pos(m, h->child, l->noun) ? CARRY_GENERIC
                                                        : CARRY_NO;
  return true;
}

static bool hop_oblique(const Modal *m, const Hop *h, ModalCarry *carry) {
  *carry = CARRY_YES;
  if (h->child < h->head) return false;
  const char *prep = modal_marker_norm(m, h->child, REL_CASE);
  uint64_t sets = modal_sets(prep);
  bool frame = modal_in(sets, WORDS_MODALITY_FRAME);
  if (h->cue && !frame && !modal_in(sets, WORDS_MODALITY_BEFORE)) return true;
  if (frame) {
    *carry = CARRY_PLANNED;
    return true;
  }
  if (!h->cue &&
      (is_fact(m, h->head, prep) || stands_fast(m, h->child, h->head)))
    return false;
  bool places = strcmp(prep, "in") == 0 || strcmp(prep, "by") == 0 ||
                (strcmp(prep, "on") == 0 &&
                 strcmp(modal_lemma(m, h->head), "agree") != 0);
  if (places) *carry = CARRY_UNLESS;
  return modal_in(sets, WORDS_MODALITY_WHOLE);
}

static bool hop_modifier(const Modal *m, const Hop *h, ModalCarry *carry) {
  if (modal_is_rel(m, h->child, m->labels->owner)) return false;
  if (!h->cue && is_fact(m, h->head, "")) return false;
  if (modal_in(modal_marker_sets(m, h->child, REL_CASE), WORDS_MODALITY_FRAME))
    *carry = CARRY_PLANNED;
  else *carry = is_part(m, h->head) ? CARRY_YES : CARRY_NO;
  return true;
}

static bool hop_adverbial(const Modal *m, const Hop *h, ModalCarry *carry) {
  const char *mark = modal_marker_norm(m, h->child, REL_MARK);
  if (!*mark && strcmp(modal_marker_norm(m, h->child, REL_ADVMOD), "when") == 0)
    mark = "when";
  uint64_t sets = modal_sets(mark);
  *carry = CARRY_YES;
  if (modal_in(sets, WORDS_MODALITY_BOUND)) return true;
  *carry = CARRY_NO;
  if (strcmp(mark, "that") == 0) return true;
  *carry = CARRY_PLANNED;
  return modal_in(sets, WORDS_MODALITY_WITH);
}

static bool hop_clause_of_noun(const Modal *m, const Hop *h) {
  /* "reports that they had met" is read as a relative clause at times */
  bool says = !modal_is_rel(m, h->child, m->labels->relative) ||
              strcmp(modal_marker_norm(m, h->child, REL_MARK), "that") == 0;
  return says && !is_fact(m, h->head, "");
}

static bool hop(const Modal *m, ModalRel rel, const Hop *h, ModalCarry *carry) {
  *carry = CARRY_NO;
  switch (rel) {
  case REL_OBJ:
  case REL_IOBJ: return hop_object(m, h, carry);
  case REL_NSUBJ: return hop_subject(m, h, carry);
  case REL_OBL: return hop_oblique(m, h, carry);
  case REL_NMOD: return hop_modifier(m, h, carry);
  case REL_COMPOUND:
    *carry = is_part(m, h->head) ? CARRY_YES : CARRY_NO;
    return true;
  case REL_XCOMP: *carry = CARRY_YES; return h->cue || !is_fact(m, h->head, "");
  case REL_CCOMP:
  case REL_CSUBJ: return h->cue || !is_fact(m, h->head, "");
  case REL_ADVCL: return hop_adverbial(m, h, carry);
  case REL_ACL: return hop_clause_of_noun(m, h);
  default: /* a coordination, an apposition */
    if (!modal_is_pos(m, h->head, m->labels->verb) || !has_own(m, h->child))
      *carry = CARRY_YES;
    return true;
  }
}

/* --------------------------------------------------------------------- way */

/* What two hops let through together. */
static ModalCarry both(ModalCarry a, ModalCarry b) {
  if (a == CARRY_YES) return b;
  if (b == CARRY_YES) return a;
  return a == b ? a : CARRY_NO;
}

static ModalValue held(const Modal *m, GeId token) {
  return token == GE_NONE
             ? SAYS_NIL
             : (ModalValue)(m->held[token - m->first] & MODAL_VALUE);
}

/* Whether a noun that is no cue ends the way of what hangs on it. A phrase may
 * belong to the verb above: "protect the town from attacks". */
static bool ends(const Modal *m, ModalRel rel, const Hop *h) {
  if (h->cue || is_part(m, h->head)) return false;
  ModalValue above = held(m, modal_head(m, h->head));
  if (rel == REL_NMOD) {
    const char *prep = modal_marker_norm(m, h->child, REL_CASE);
    uint64_t sets = modal_sets(prep);
    if (modal_in(sets, WORDS_MODALITY_FRAME)) return false;
    if (modal_in(sets, WORDS_MODALITY_LAID) && above == SAYS_ALLEGED &&
        modal_rel(m, h->head) == REL_OBJ)
      return false;
    return above == SAYS_NIL ||
           (strcmp(prep, "from") != 0 && strcmp(prep, "against") != 0);
  }
  return rel == REL_COMPOUND || (rel == REL_ACL && above == SAYS_NIL);
}

/* Adds the hop to the way; false: it ends there. */
static bool step(Modal *m, ModalRel rel, const Hop *h, ModalRel *below) {
  const ModalStep *last = &m->steps[m->nsteps - 1];
  ModalCarry carry;
  if (!hop(m, rel, h, &carry)) {
    m->trigger.is_fact = is_fact(m, h->head, "");
    return false;
  }
  /* "the conditions for a truce are not met" */
  if (rel == REL_NSUBJ && h->child != m->steps[0].token &&
      held(m, h->child) != SAYS_NIL &&
      modal_is_pos(m, h->child, m->labels->noun))
    carry = CARRY_NO;
  if (rel != REL_NSUBJ && h->cue && carry == CARRY_NO &&
      !modal_is_pos(m, h->head, m->labels->verb))
    carry = CARRY_YES;
  ModalStep *s = &m->steps[m->nsteps++];
  *s = (ModalStep){.token = h->head,
                   .child = h->child,
                   .carried = both(last->carried, carry),
                   .framed = last->framed || carry == CARRY_PLANNED,
                   /* "sought to calm them by saying that troops had been
                      sent" */
                   .told = last->told || *below == REL_CCOMP,
                   .aside = rel == REL_CONJ || rel == REL_APPOS ||
                            carry == CARRY_PLANNED || carry == CARRY_GENERIC};
  *below = h->cue ? REL_OTHER : rel;
  return !ends(m, rel, h) && (rel != REL_NSUBJ || carry != CARRY_NO || h->cue);
}

void modal_way(Modal *m, uint32_t token) {
  ModalRel below = REL_OTHER;
  m->trigger.is_fact = false;
  m->nsteps = 1;
  m->steps[0] = (ModalStep){
      .token = token, .child = GE_NONE, .carried = CARRY_YES};
  for (int i = 0; i < MODAL_HOPS; i++) {
    ModalRel rel = modal_rel(m, token);
    Hop h = {token, modal_head(m, token), false};
    if (h.head == GE_NONE || rel < REL_OBJ || rel > REL_APPOS) break;
    h.cue = held(m, h.head) != SAYS_NIL;
    if (!step(m, rel, &h, &below)) break;
    token = h.head;
  }
}
