/* What the clauses on the way up from a trigger say of it as a whole: that it
 * is a purpose, a condition, a draft, over, asked after, or laid at somebody's
 * door. */
#include "lua/modal.h"

#include <string.h>

/* ------------------------------------------------------------------- ended */

static bool is_unreal(const Modal *m, uint32_t kid) {
  if (modal_is_rel(m, kid, m->labels->mark)) return true;
  return modal_is_rel(m, kid, m->labels->aux) &&
         !modal_in(modal_lemma_sets(m, kid), WORDS_MODALITY_REAL);
}

const char *modal_ended(const Modal *m, uint32_t token) {
  const ModalLabels *l = m->labels;
  if (!modal_is_tag(m, token, l->vbg) || modal_is_rel(m, token, l->acl))
    return NULL;
  GeId verb = modal_head(m, token);
  if (verb == GE_NONE || verb > token) return NULL;
  const char *lemma = modal_lemma(m, verb);
  if (!modal_in(modal_sets(lemma), WORDS_MODALITY_ENDING)) return NULL;
  bool up = false, subject = false, denied = false, unreal = false;
  GeId k = modal_kid(m, verb, 0);
  for (; k != GE_NONE; k = modal_kid(m, verb, k + 1)) {
    if (modal_is(m, k, "up")) up = true;
    if (modal_is_rel(m, k, l->nsubj)) subject = true;
    if (modal_in(modal_norm_sets(m, k), WORDS_MODALITY_DENIAL)) denied = true;
    if (is_unreal(m, k)) unreal = true;
  }
  if (unreal || (strcmp(lemma, "give") == 0 && !up)) return NULL;
  if (denied) return "asserted";
  bool finished = modal_is_tag(m, verb, l->vbd) ||
                  modal_is_tag(m, verb, l->vbn);
  return finished || subject ? "negated" : NULL;
}

/* ----------------------------------------------------------------- clauses */

/* "went on to shell the town" says no purpose. */
static bool goes_on(const Modal *m, uint32_t verb) {
  return strcmp(modal_lemma(m, verb), "go") == 0 &&
         (strcmp(modal_marker_norm(m, verb, REL_COMPOUND), "on") == 0 ||
          strcmp(modal_marker_norm(m, verb, REL_ADVMOD), "on") == 0);
}

bool modal_is_purpose(const Modal *m) {
  for (uint32_t i = 0; i < m->nsteps; i++) {
    uint32_t token = m->steps[i].token;
    if (m->steps[i].carried != CARRY_YES) return false;
    if (modal_is_rel(m, token, m->labels->advcl))
      return strcmp(modal_marker_norm(m, token, REL_MARK), "to") == 0 &&
             !goes_on(m, modal_head(m, token));
    if (!modal_is_rel(m, token, m->labels->conj) &&
        modal_is_pos(m, token, m->labels->verb))
      return false;
  }
  return false;
}

/* Whether an auxiliary stands before the subject of a word. */
static bool has_inverted(const Modal *m, uint32_t token, WordSet words) {
  bool aux = false;
  GeId k = modal_kid(m, token, 0);
  for (; k != GE_NONE; k = modal_kid(m, token, k + 1)) {
    uint64_t sets = modal_norm_sets(m, k);
    ModalRel rel = modal_rel(m, k);
    if (modal_in(sets, WORDS_MODALITY_ASKED) && !aux) return false;
    if (rel == REL_AUX && modal_in(sets, words)) aux = true;
    if (rel == REL_NSUBJ && aux) return true;
  }
  return false;
}

bool modal_is_inverted(const Modal *m) {
  WordSet words = modal_is(m, m->end - 1, "?") ? WORDS_MODALITY_AUXILIARY
                                               : WORDS_MODALITY_INVERTED;
  for (uint32_t i = 0; i < m->nsteps; i++)
    if (m->steps[i].carried == CARRY_YES &&
        has_inverted(m, m->steps[i].token, words))
      return true;
  return false;
}

static bool has_condition(const Modal *m, uint32_t token) {
  GeId k = modal_kid(m, token, 0);
  for (; k != GE_NONE; k = modal_kid(m, token, k + 1))
    if (modal_rel(m, k) == REL_ADVCL &&
        modal_in(modal_marker_sets(m, k, REL_MARK), WORDS_MODALITY_CONDITION))
      return true;
  return false;
}

bool modal_is_conditional(const Modal *m) {
  for (uint32_t i = 0; i < m->nsteps; i++)
    if (m->steps[i].carried == CARRY_YES && has_condition(m, m->steps[i].token))
      return true;
  return false;
}

bool modal_is_drafted(const Modal *m, uint32_t verb) {
  GeId k = modal_kid(m, verb, 0);
  for (; k != GE_NONE; k = modal_kid(m, verb, k + 1)) {
    ModalRel rel = modal_rel(m, k);
    if (rel != REL_NSUBJ && rel != REL_OBL) continue;
    if (!modal_in(modal_lemma_sets(m, k), WORDS_MODALITY_DRAFT)) continue;
    if (rel == REL_NSUBJ ||
        strcmp(modal_marker_norm(m, k, REL_CASE), "under") == 0)
      return true;
  }
  return false;
}

/* -------------------------------------------------------------------- laid */

static bool is_done_by(const Modal *m, uint32_t deed) {
  GeId k = modal_kid(m, deed, 0);
  for (; k != GE_NONE; k = modal_kid(m, deed, k + 1))
    if (modal_is_rel(m, k, m->labels->agent) ||
        strcmp(modal_marker_norm(m, k, REL_CASE), "by") == 0)
      return true;
  return false;
}

/* Whether a word says that somebody did its subject. */
static bool does(const Modal *m, uint32_t deed) {
  uint64_t sets = modal_lemma_sets(m, deed);
  if (modal_in(sets, WORDS_MODALITY_DOING) && is_done_by(m, deed)) return true;
  if (modal_in(sets, WORDS_MODALITY_DEED)) return true;
  return !modal_is_pos(m, deed, m->labels->verb) &&
         strcmp(modal_marker_norm(m, deed, REL_CASE), "by") == 0;
}

bool modal_is_laid(const Modal *m) {
  if (m->nsteps < 2) return false;
  const ModalStep *s = &m->steps[1];
  if (modal_rel(m, s->child) != REL_NSUBJ || !does(m, s->token)) return false;
  GeId above = GE_NONE, k = GE_NONE;
  if (modal_rel(m, s->token) == REL_CCOMP) above = modal_head(m, s->token);
  if (above == GE_NONE) k = modal_kid(m, s->token, 0);
  for (; k != GE_NONE; k = modal_kid(m, s->token, k + 1))
    if (modal_rel(m, k) == REL_PARATAXIS) {
      above = k;
      break;
    }
  return above != GE_NONE &&
         modal_in(modal_lemma_sets(m, above), WORDS_MODALITY_SAY);
}

/* --------------------------------------------------------------- questions */

/* Whether a question mark ends the clause of a token. */
static bool is_marked(const Modal *m, uint32_t token) {
  for (uint32_t i = token + 1; i < m->end; i++) {
    if (modal_is(m, i, "?")) return true;
    uint64_t sets = modal_norm_sets(m, i);
    if (modal_in(sets, WORDS_MODALITY_END_OF_CLAUSE) ||
        modal_in(sets, WORDS_MODALITY_QUOTE))
      return false;
  }
  return false;
}

/* The word that begins the clause or quotation of a token. */
static uint32_t first_word(const Modal *m, uint32_t token) {
  while (token > m->first) {
    uint64_t sets = modal_norm_sets(m, token - 1);
    if (modal_in(sets, WORDS_MODALITY_QUOTE) ||
        modal_in(sets, WORDS_MODALITY_OPENING))
      break;
    token--;
  }
  return token;
}

/* The auxiliary before the subject of the clause of the trigger that is read as
 * a part of its subject: "Were they to attack", or GE_NONE. */
static GeId fronted(const Modal *m) {
  uint32_t token = m->steps[0].token;
  if (!modal_is_rel(m, token, m->labels->acl)) return GE_NONE;
  GeId noun = modal_head(m, token);
  if (noun == GE_NONE || modal_rel(m, noun) != REL_NSUBJ) return GE_NONE;
  GeId verb = modal_head(m, noun);
  if (verb < noun && strcmp(modal_lemma(m, verb), "be") == 0) return verb;
  GeId k = modal_kid(m, verb, 0);
  for (; k != GE_NONE && k < noun; k = modal_kid(m, verb, k + 1))
    if (strcmp(modal_lemma(m, k), "be") == 0) return k;
  return GE_NONE;
}

bool modal_is_fronted_were(const Modal *m) {
  GeId i = fronted(m);
  return i != GE_NONE && modal_is(m, i, "were");
}

bool modal_is_asked(const Modal *m) {
  const ModalLabels *l = m->labels;
  uint32_t token = m->steps[0].token;
  if (!is_marked(m, token) && !is_marked(m, m->steps[m->nsteps - 1].token))
    return false; /* hardly any sentence asks */
  if (fronted(m) == GE_NONE) {
    for (uint32_t i = 0; i < m->nsteps; i++)
      if (m->steps[i].carried != CARRY_YES) return false;
    token = m->steps[m->nsteps - 1].token;
    if (!modal_is_rel(m, token, l->root) && !modal_is_rel(m, token, l->ccomp) &&
        !modal_is_rel(m, token, l->parataxis) &&
        !modal_is_rel(m, token, l->conj))
      return false;
  }
  return is_marked(m, token) &&
         !modal_in(modal_norm_sets(m, first_word(m, token)),
                   WORDS_MODALITY_OF_FACT);
}
