/* How a cue stands to a trigger on the way up from it. */
#include "lua/modal.h"

#include <string.h>

#define BIT(i) (UINT32_C(1) << (i))

/* Words that say it of the noun that they belong to: "talks set for Friday". */
static const uint32_t beside = BIT(REL_ACL) | BIT(REL_AMOD);
static const uint32_t function = BIT(REL_AUX) | BIT(REL_COP) | BIT(REL_MARK) |
                                 BIT(REL_CASE) | BIT(REL_ADVMOD) |
                                 BIT(REL_DET) | BIT(REL_AMOD) | BIT(REL_CC) |
                                 BIT(REL_EXPL) | BIT(REL_FIXED) | BIT(REL_OBL);
/* Kinds of cues that speak of what they govern only: "the banned group". */
static const uint32_t above = BIT(KIND_FROM) | BIT(KIND_COURT) |
                              BIT(KIND_CLAUSE) | BIT(KIND_DO) | BIT(KIND_GOAL);

typedef enum Relation { NONE, GOVERNS, BEHIND, MOOD, APART } Relation;

static bool is_one_of(uint32_t set, unsigned i) { return set >> i & 1; }

static bool is_participle(const Modal *m, uint32_t token) {
  return modal_is_tag(m, token, m->labels->vbn) ||
         modal_is_tag(m, token, m->labels->vbd);
}

static bool is_one_word(const ModalCue *cue) {
  return cue->end - cue->first == 1;
}

/* Whether a noun is who does what a verb says. */
static bool is_actor(const Modal *m, GeId noun, uint32_t verb) {
  if (noun == GE_NONE || modal_head(m, noun) != verb) return false;
  if (modal_is_rel(m, noun, m->labels->agent)) return true;
  return modal_is_rel(m, noun, m->labels->nsubj) &&
         modal_is_pos(m, verb, m->labels->verb);
}

/* Whether a subject is said to be what is not yet: "the aim is to sign it",
 * "the alternative is a blockade". */
static bool equates(const Modal *m, uint32_t subject, uint32_t predicate) {
  if (modal_rel(m, subject) != REL_NSUBJ ||
      !modal_is_pos(m, subject, m->labels->noun))
    return false;
  return modal_marker(m, predicate, REL_COP) != GE_NONE &&
         (!modal_is_pos(m, predicate, m->labels->verb) ||
          strcmp(modal_marker_norm(m, predicate, REL_MARK), "to") == 0);
}

/* The relation of a cue whose words stand on the way, below which something
 * hangs that is none of them. */
static Relation on_way(const Modal *m, const ModalCue *cue,
                       const ModalStep *s) {
  const ModalLabels *l = m->labels;
  if (modal_rel(m, s->child) != REL_NSUBJ) return GOVERNS;
  /* "a truce is needed": the subject of a passive is its object */
  if (modal_is_rel(m, s->child, l->passive) && cue->after <= SAYS_EMPTY &&
      (cue->kind == KIND_WORD || cue->kind == KIND_ADJ) && is_one_word(cue))
    return GOVERNS;
  /* "the attack threatens the peace" */
  if (modal_is_rel(m, s->child, l->nsubj) &&
      modal_is_pos(m, s->token, l->verb) && cue->before != SAYS_EMPTY)
    return NONE;
  return BEHIND;
}

/* The relation of a cue whose topmost word hangs on a step of the way; APART
 * ends it. */
static Relation at_side(const Modal *m, const ModalCue *cue, uint32_t top,
                        const ModalStep *s) {
  ModalRel rel = modal_rel(m, top);
  bool first = s == m->steps;
  if (is_one_of(beside, rel) && top > s->token && first) return BEHIND;
  /* "the cancelled visit", but not "the feared general's visit" */
  if (rel == REL_AMOD && first && cue->kind == KIND_WORD && is_one_word(cue) &&
      is_participle(m, top))
    return MOOD;
  if (cue->kind == KIND_CASE && (rel != REL_CASE || !first)) return APART;
  if (s->carried == CARRY_NO) return NONE;
  if (cue->kind == KIND_NEG && rel == REL_NSUBJ) return MOOD;
  if (equates(m, top, s->token)) return GOVERNS;
  if (is_one_of(function, rel) && !is_one_of(above, cue->kind) &&
      (rel != REL_OBL || cue->kind == KIND_ADV))
    return MOOD;
  return NONE;
}

/* Whether a cue says it of a verb when it stands at its subject: "no troops
 * attacked", "suspected rebels attacked". */
static bool is_of_subject(const Modal *m, const ModalCue *cue, uint32_t top) {
  return cue->kind == KIND_DET || cue->kind == KIND_ADJ ||
         (cue->kind == KIND_NEG && modal_is_rel(m, top, m->labels->det));
}

/* How a cue stands to the trigger: it governs it; BEHIND, as the word whose
 * subject it is; as the mood of a word on the way. *at is the step. */
static Relation relation(const Modal *m, const ModalCue *cue,
                         const ModalStep **at) {
  uint32_t top = modal_top(m, cue->first, cue->end);
  GeId up = modal_head(m, top);
  bool of_subject = is_of_subject(m, cue, top);
  for (uint32_t i = 0; i < m->nsteps; i++) {
    const ModalStep *s = *at = &m->steps[i];
    bool child = s->child != GE_NONE;
    if (s->token >= cue->first && s->token < cue->end) {
      if (child && !s->aside && (s->child < cue->first || s->child >= cue->end))
        return on_way(m, cue, s);
      continue;
    }
    if (of_subject && s->carried != CARRY_NO && is_actor(m, up, s->token))
      return MOOD;
    if (up == s->token && (!child || top != s->child)) {
      Relation r = at_side(m, cue, top, s);
      if (r == APART) return NONE;
      if (r != NONE) return r;
    }
  }
  return NONE;
}

/* ------------------------------------------------------------ what it takes */

/* The preposition of a word, or "". */
static const char *preposition(const Modal *m, uint32_t token) {
  GeId k = modal_kid(m, token, 0);
  for (; k != GE_NONE; k = modal_kid(m, token, k + 1))
    if (modal_is_rel(m, k, m->labels->case_) ||
        modal_is_rel(m, k, m->labels->mark))
      return modal_norm(m, k);
  return "";
}

/* Whether a clause tells of what its speaker did: "claimed it had shot down a
 * drone" takes credit, it accuses nobody. */
static bool is_own(const Modal *m, uint32_t clause) {
  if (modal_is_rel(m, clause, m->labels->xcomp)) return true;
  GeId k = modal_kid(m, clause, 0);
  for (; k != GE_NONE; k = modal_kid(m, clause, k + 1))
    if (modal_is_rel(m, k, m->labels->nsubj))
      return modal_in(modal_norm_sets(m, k), WORDS_MODALITY_PRONOUN);
  return false;
}

static bool is_clausal(const Modal *m, uint32_t token) {
  const ModalLabels *l = m->labels;
  return modal_is_rel(m, token, l->ccomp) || modal_is_rel(m, token, l->xcomp) ||
         modal_is_rel(m, token, l->acl) || modal_is_rel(m, token, l->relative);
}

/* Whether a cue that stands above a step is of a kind that takes it. */
static bool takes(const Modal *m, const ModalCue *cue, const ModalStep *s) {
  if (cue->kind == KIND_MOD || cue->kind == KIND_DET) return false;
  if (s->told && cue->before < SAYS_ALLEGED) return false;
  switch (cue->kind) {
  case KIND_DO: return modal_is_pos(m, s->child, m->labels->verb);
  case KIND_CLAUSE:
    return s == &m->steps[1] && is_clausal(m, s->child) && !is_own(m, s->child);
  case KIND_FROM: return strcmp(preposition(m, s->child), "from") == 0;
  case KIND_COURT:
    return modal_in(modal_sets(preposition(m, s->child)),
                    WORDS_MODALITY_OF_COURT);
  default: return true;
  }
}

/* Whether a word of a cue is negated: "did not deny". */
static bool is_negated(const Modal *m, uint32_t token, const ModalCue *cue) {
  GeId k = modal_kid(m, token, 0);
  for (; k != GE_NONE; k = modal_kid(m, token, k + 1))
    if ((k < cue->first || k >= cue->end) &&
        modal_in(modal_norm_sets(m, k), WORDS_MODALITY_NEGATION))
      return true;
  return false;
}

/* What a mood makes of the trigger that it is carried to. */
static ModalValue mood(const Modal *m, const ModalCue *cue,
                       const ModalStep *s) {
  ModalValue value = cue->before;
  if (value == SAYS_PLANNED &&
      modal_in(modal_norm_sets(m, cue->first), WORDS_MODALITY_WOULD) &&
      (s->carried == CARRY_PREDICATE || modal_is_drafted(m, s->token)))
    return SAYS_HYPOTHETICAL;
  if (s->carried == CARRY_PLANNED)
    return value == SAYS_PLANNED ? value : SAYS_NIL;
  if (s->carried == CARRY_UNLESS && value == SAYS_NEGATED) return SAYS_NIL;
  if (s->carried == CARRY_GENERIC && value == SAYS_PLANNED)
    return SAYS_HYPOTHETICAL;
  return value;
}

/* Whether a negation is used up: "not only", "did not deny". */
static bool is_spent(const Modal *m, const ModalCue *cue, uint32_t token) {
  uint32_t n = ge_doc_ntokens(m->doc);
  uint32_t next = cue->end < n ? cue->end : n - 1;
  return modal_in(modal_norm_sets(m, next), WORDS_MODALITY_IDIOM) ||
         m->held[token - m->first] & MODAL_REFUSAL;
}

ModalValue modal_tree_effect(const Modal *m, const ModalCue *cue, int *gap) {
  const ModalTrigger *t = &m->trigger;
  *gap = 0;
  if (cue->first >= t->first && cue->end <= t->end)
    return cue->before == SAYS_HYPOTHETICAL && cue->kind == KIND_WORD
               ? SAYS_HYPOTHETICAL
               : SAYS_NIL;
  const ModalStep *s;
  Relation r = relation(m, cue, &s);
  if (r == NONE) return SAYS_NIL;
  *gap = (int)(s - m->steps) + 1;
  if (r == BEHIND) return cue->after;
  if (t->done && *gap > 1 && cue->before != SAYS_ALLEGED) return SAYS_NIL;
  if (r == GOVERNS) {
    /* "ordered them to attack", but "ordered sanctions" */
    if (s->child != GE_NONE && !takes(m, cue, s)) return SAYS_NIL;
    if (s->framed && cue->before != SAYS_PLANNED) return SAYS_NIL;
    if (cue->before == SAYS_NEGATED && is_negated(m, s->token, cue))
      return SAYS_NIL;
    return cue->before;
  }
  if (cue->kind == KIND_NEG && is_spent(m, cue, s->token)) return SAYS_NIL;
  return mood(m, cue, s);
}
