#include "lua/modal.h"

#include <string.h>

static const char *const rel_names[RELS] = {
    "",      "obj",   "iobj",  "nsubj",     "obl",    "nmod", "compound",
    "xcomp", "ccomp", "csubj", "advcl",     "acl",    "conj", "appos",
    "aux",   "cop",   "mark",  "case",      "advmod", "det",  "amod",
    "cc",    "expl",  "fixed", "parataxis", "root"};

static void labels_init(ModalLabels *l) {
  for (unsigned rel = 0; rel < GE_COUNT(l->base); rel++) {
    const char *name = ge_rel_name(rel);
    size_t n = name ? strcspn(name, ":") : 0;
    for (unsigned i = 1; i < RELS; i++)
      if (n == strlen(rel_names[i]) && strncmp(name, rel_names[i], n) == 0)
        l->base[rel] = (uint8_t)i;
  }
  l->passive = ge_rel_find("nsubj:pass");
  l->outer = ge_rel_find("nsubj:outer");
  l->agent = ge_rel_find("obl:agent");
  l->owner = ge_rel_find("nmod:poss");
  l->relative = ge_rel_find("acl:relcl");
  l->acl = ge_rel_find("acl");
  l->advcl = ge_rel_find("advcl");
  l->aux = ge_rel_find("aux");
  l->case_ = ge_rel_find("case");
  l->ccomp = ge_rel_find("ccomp");
  l->conj = ge_rel_find("conj");
  l->det = ge_rel_find("det");
  l->mark = ge_rel_find("mark");
  l->nsubj = ge_rel_find("nsubj");
  l->parataxis = ge_rel_find("parataxis");
  l->root = ge_rel_find("root");
  l->xcomp = ge_rel_find("xcomp");
  l->verb = ge_pos_find("VERB");
  l->noun = ge_pos_find("NOUN");
  l->proper = ge_pos_find("PROPN");
  l->vbd = ge_tag_find("VBD");
  l->vbn = ge_tag_find("VBN");
  l->vbg = ge_tag_find("VBG");
  l->vbz = ge_tag_find("VBZ");
}

void modal_push_labels(lua_State *L) {
  ModalLabels *labels = lua_newuserdatauv(L, sizeof *labels, 0);
  memset(labels, 0, sizeof *labels);
  labels_init(labels);
}

/* ------------------------------------------------------------------- words */

const char *modal_norm(const Modal *m, uint32_t token) {
  return ge_type_norm(m->engine, m->tokens[token].type);
}

const char *modal_lemma(const Modal *m, uint32_t token) {
  const char *lemma = NULL;
  bind_check(m->L, ge_doc_lemma(m->doc, token, &lemma));
  return lemma;
}

uint64_t modal_sets(const char *s) {
  return wordset_bits(FIRST_OF_MODALITY, END_OF_MODALITY, s, strlen(s));
}

uint64_t modal_norm_sets(const Modal *m, uint32_t token) {
  return modal_sets(modal_norm(m, token));
}

uint64_t modal_lemma_sets(const Modal *m, uint32_t token) {
  return modal_sets(modal_lemma(m, token));
}

bool modal_in(uint64_t sets, WordSet set) {
  return sets >> (set - FIRST_OF_MODALITY) & 1;
}

bool modal_is(const Modal *m, uint32_t token, const char *norm) {
  return strcmp(modal_norm(m, token), norm) == 0;
}

/* -------------------------------------------------------------------- tree */

const GeWord *modal_word(const Modal *m, uint32_t token) {
  return &m->words[token - m->first];
}

ModalRel modal_rel(const Modal *m, uint32_t token) {
  return m->labels->base[modal_word(m, token)->rel & 63];
}

bool modal_is_pos(const Modal *m, uint32_t token, int pos) {
  return modal_word(m, token)->pos == pos;
}

bool modal_is_tag(const Modal *m, uint32_t token, int tag) {
  return modal_word(m, token)->tag == tag;
}

bool modal_is_rel(const Modal *m, uint32_t token, int rel) {
  return modal_word(m, token)->rel == rel;
}

GeId modal_head(const Modal *m, uint32_t token) {
  return modal_word(m, token)->head;
}

GeId modal_kid(const Modal *m, uint32_t token, uint32_t from) {
  for (uint32_t k = from < m->first ? m->first : from; k < m->end; k++)
    if (modal_word(m, k)->head == token) return k;
  return GE_NONE;
}

GeId modal_marker(const Modal *m, uint32_t token, ModalRel rel) {
  for (uint32_t k = m->first; k < m->end; k++)
    if (modal_word(m, k)->head == token && modal_rel(m, k) == rel) return k;
  return GE_NONE;
}

uint64_t modal_marker_sets(const Modal *m, uint32_t token, ModalRel rel) {
  GeId k = modal_marker(m, token, rel);
  return k == GE_NONE ? 0 : modal_norm_sets(m, k);
}

const char *modal_marker_norm(const Modal *m, uint32_t token, ModalRel rel) {
  GeId k = modal_marker(m, token, rel);
  return k == GE_NONE ? "" : modal_norm(m, k);
}

uint32_t modal_top(const Modal *m, uint32_t first, uint32_t end) {
  uint32_t token = first;
  for (uint32_t i = first; i < end; i++) {
    GeId head = modal_head(m, token);
    if (head == GE_NONE || head < first || head >= end) break;
    token = head;
  }
  return token;
}
