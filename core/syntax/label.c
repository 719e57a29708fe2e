#include "syntax/label.h"

#include <string.h>

static const char *const pos_names[POS_COUNT] = {
    "_",   "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN",
    "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

static const char *const tag_names[TAG_COUNT] = {
    "_",   "$",   "''",  ",",   "-LRB-", "-RRB-", ".",   ":",    "ADD",
    "AFX", "CC",  "CD",  "DT",  "EX",    "FW",    "GW",  "HYPH", "IN",
    "JJ",  "JJR", "JJS", "LS",  "MD",    "NFP",   "NN",  "NNP",  "NNPS",
    "NNS", "PDT", "POS", "PRP", "PRP$",  "RB",    "RBR", "RBS",  "RP",
    "SYM", "TO",  "UH",  "VB",  "VBD",   "VBG",   "VBN", "VBP",  "VBZ",
    "WDT", "WP",  "WP$", "WRB", "XX",    "``"};

static const char *const rel_names[REL_COUNT] = {"_",
                                                 "acl",
                                                 "acl:relcl",
                                                 "advcl",
                                                 "advcl:relcl",
                                                 "advmod",
                                                 "amod",
                                                 "appos",
                                                 "aux",
                                                 "aux:pass",
                                                 "case",
                                                 "cc",
                                                 "cc:preconj",
                                                 "ccomp",
                                                 "clf",
                                                 "compound",
                                                 "compound:prt",
                                                 "conj",
                                                 "cop",
                                                 "csubj",
                                                 "csubj:outer",
                                                 "csubj:pass",
                                                 "dep",
                                                 "det",
                                                 "det:predet",
                                                 "discourse",
                                                 "dislocated",
                                                 "expl",
                                                 "fixed",
                                                 "flat",
                                                 "flat:foreign",
                                                 "goeswith",
                                                 "iobj",
                                                 "list",
                                                 "mark",
                                                 "nmod",
                                                 "nmod:desc",
                                                 "nmod:npmod",
                                                 "nmod:poss",
                                                 "nmod:tmod",
                                                 "nmod:unmarked",
                                                 "nsubj",
                                                 "nsubj:outer",
                                                 "nsubj:pass",
                                                 "nummod",
                                                 "obj",
                                                 "obl",
                                                 "obl:agent",
                                                 "obl:npmod",
                                                 "obl:tmod",
                                                 "obl:unmarked",
                                                 "orphan",
                                                 "parataxis",
                                                 "punct",
                                                 "reparandum",
                                                 "root",
                                                 "vocative",
                                                 "xcomp",
                                                 "expl:pass",
                                                 "flat:name"};

static int find(const char *const *names, size_t n, const char *name) {
  ge_assert(names[0] && names[n - 1]); /* no label lacks its name */
  for (size_t i = 0; i < n; i++)
    if (strcmp(names[i], name) == 0) return (int)i;
  return -1;
}

const char *ge_pos_name(unsigned pos) {
  return pos < POS_COUNT ? pos_names[pos] : NULL;
}

const char *ge_tag_name(unsigned tag) {
  return tag < TAG_COUNT ? tag_names[tag] : NULL;
}

const char *ge_rel_name(unsigned rel) {
  return rel < REL_COUNT ? rel_names[rel] : NULL;
}

int ge_pos_find(const char *name) { return find(pos_names, POS_COUNT, name); }
int ge_tag_find(const char *name) { return find(tag_names, TAG_COUNT, name); }
int ge_rel_find(const char *name) { return find(rel_names, REL_COUNT, name); }

_Static_assert(POS_COUNT <= 64 && TAG_COUNT <= 64 && REL_COUNT <= 64,
               "sets of labels are the bits of a word");

static uint64_t rel_set(const char *name) {
  size_t n = strlen(name);
  uint64_t set = 0;
  ge_assert(rel_names[REL_COUNT - 1]);
  for (unsigned i = 1; i < REL_COUNT; i++)
    if (strncmp(rel_names[i], name, n) == 0 && rel_names[i][n] == ':')
      set |= UINT64_C(1) << i;
  return set;
}

uint64_t label_set(LabelKind kind, const char *name) {
  int at = kind == LABEL_POS   ? ge_pos_find(name)
           : kind == LABEL_TAG ? ge_tag_find(name)
                               : ge_rel_find(name);
  if (at <= 0) return 0;
  uint64_t set = UINT64_C(1) << at;
  return kind == LABEL_REL ? set | rel_set(name) : set;
}
