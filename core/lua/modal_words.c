/* The words and relations that modality asks of, told by the library once a
 * state: a hash table (FNV-1a, open addressing) from a word to a bit for each set
 * that it is in. A question costs O(bytes of the word). */
#include "lua/modal.h"
#include "base/hash.h"

#include <string.h>

static const char *const set_names[SETS] = {
    "clause",      "apart",         "takes_place", "done",      "reaction",
    "noun_phrase", "verb_phrase",   "outside",     "negation",  "idiom",
    "pronoun",     "would",         "fact",        "fact_noun", "happen",
    "agenda",      "part",          "whole",       "frame",     "before",
    "bound",       "with",          "known",       "light",     "laid",
    "inverted",    "auxiliary",     "asked",       "condition", "draft",
    "doing",       "deed",          "say",         "of_fact",   "quote",
    "opening",     "end_of_clause", "ending",      "real",      "denial"};

static const char *const rel_names[RELS] = {
    "",      "obj",   "iobj",  "nsubj",     "obl",    "nmod", "compound",
    "xcomp", "ccomp", "csubj", "advcl",     "acl",    "conj", "appos",
    "aux",   "cop",   "mark",  "case",      "advmod", "det",  "amod",
    "cc",    "expl",  "fixed", "parataxis", "root"};

/* -------------------------------------------------------------------- sets */

static ModalSlot *slot_of(const ModalWords *w, const char *s) {
  uint32_t h = FNV_BASE;
  for (const char *p = s; *p; p++) h = (h ^ (unsigned char)*p) * FNV_PRIME;
  for (h ^= h >> 15;; h++) {
    ModalSlot *slot = &w->slots[h & w->mask];
    if (!slot->at || strcmp(slot->at, s) == 0) return slot;
  }
}

uint64_t modal_sets(const ModalWords *w, const char *s) {
  return slot_of(w, s)->sets;
}

/* Puts the words of a text into a set; each is cut off with a NUL. */
static void put_words(ModalWords *w, char *text, int set) {
  for (char *s = text + strspn(text, " \n"); *s; s += strspn(s, " \n")) {
    char *end = s + strcspn(s, " \n");
    bool last = !*end;
    *end = '\0';
    ModalSlot *slot = slot_of(w, s);
    slot->at = s;
    slot->sets |= UINT64_C(1) << set;
    s = last ? end : end + 1;
  }
}

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

/* Bytes of the texts of all sets, each with a NUL, and words at most. */
static size_t measure(lua_State *L, int index, size_t *nwords) {
  size_t bytes = 0, n;
  *nwords = 0;
  for (int i = 0; i < SETS; i++) {
    lua_getfield(L, index, set_names[i]);
    const char *s = lua_tolstring(L, -1, &n);
    if (!s) luaL_error(L, "there are no words '%s'", set_names[i]);
    bytes += n + 1;
    *nwords += (n + 1) / 2;
    lua_pop(L, 1);
  }
  return bytes;
}

void modal_push_words(lua_State *L, int index) {
  size_t nwords, n, bytes = measure(L, index, &nwords), nslots = 16;
  while (nslots < nwords) nslots *= 2; /* a word has five letters or so */
  ModalWords *w = lua_newuserdatauv(
      L, sizeof *w + nslots * sizeof *w->slots + bytes, 0);
  memset(w, 0, sizeof *w + nslots * sizeof *w->slots);
  w->mask = (uint32_t)nslots - 1;
  w->slots = (ModalSlot *)(w + 1);
  char *text = (char *)(w->slots + nslots);
  for (int i = 0; i < SETS; i++) {
    lua_getfield(L, index, set_names[i]);
    const char *s = lua_tolstring(L, -1, &n);
    memcpy(text, s, n + 1);
    put_words(w, text, i);
    text += n + 1;
    lua_pop(L, 1);
  }
  labels_init(&w->labels);
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

uint64_t modal_norm_sets(const Modal *m, uint32_t token) {
  return modal_sets(m->sets, modal_norm(m, token));
}

uint64_t modal_lemma_sets(const Modal *m, uint32_t token) {
  return modal_sets(m->sets, modal_lemma(m, token));
}

bool modal_in(uint64_t sets, ModalSet set) { return sets >> set & 1; }

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
