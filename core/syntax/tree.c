#include "syntax/tree.h"

#include <string.h>

GeStatus tree_init(Tree *t, GeDoc *doc, Vocab *vocab, GeId sentence,
                   const GeWord *words) {
  const GeSentence *s = &doc->sentences.at[sentence];
  uint32_t n = s->end - s->first, nroots = 0;
  ge_assert(s->first < s->end && words);
  *t = (Tree){
      .doc = doc, .words = words, .first = s->first, .n = n, .vocab = vocab};
  uint32_t *a = arena_array(&doc->arena, 3 * (size_t)n, sizeof *a);
  t->rel = arena_array(&doc->arena, n, sizeof *t->rel);
  if (!a || !t->rel) return arena_over(&doc->arena) ? GE_ELIMIT : GE_ENOMEM;
  t->head = a;
  t->kid = a + n;
  t->next = a + 2 * (size_t)n;
  for (uint32_t i = 0; i < n; i++) {
    t->kid[i] = t->next[i] = TREE_NONE;
    bool root = words[i].head == GE_NONE;
    nroots += root;
    ge_assert(root || (words[i].head >= s->first && words[i].head < s->end));
    t->head[i] = root ? TREE_ROOT : words[i].head - s->first;
    t->rel[i] = root                       ? REL_ROOT
                : words[i].rel == REL_ROOT ? REL_DEP
                                           : words[i].rel;
  }
  ge_assert(nroots == 1);
  for (uint32_t i = n; i-- > 0;) { /* so that children stand in text order */
    if (t->head[i] == TREE_ROOT) continue;
    t->next[i] = t->kid[t->head[i]];
    t->kid[t->head[i]] = i;
  }
  return GE_OK;
}

Rel tree_rel(const Tree *t, uint32_t i) {
  switch (t->rel[i]) {
  case REL_ACL_RELCL: return REL_ACL;
  case REL_ADVCL_RELCL: return REL_ADVCL;
  case REL_AUX_PASS: return REL_AUX;
  case REL_CSUBJ_OUTER:
  case REL_CSUBJ_PASS: return REL_CSUBJ;
  case REL_NMOD_DESC:
  case REL_NMOD_NPMOD:
  case REL_NMOD_POSS:
  case REL_NMOD_TMOD:
  case REL_NMOD_UNMARKED: return REL_NMOD;
  case REL_NSUBJ_OUTER:
  case REL_NSUBJ_PASS: return REL_NSUBJ;
  case REL_OBL_AGENT:
  case REL_OBL_NPMOD:
  case REL_OBL_TMOD:
  case REL_OBL_UNMARKED: return REL_OBL;
  case REL_FLAT_FOREIGN:
  case REL_FLAT_NAME: return REL_FLAT;
  default: return (Rel)t->rel[i];
  }
}

uint32_t tree_child(const Tree *t, uint32_t i, Rel rel) {
  ge_check(i < t->n);
  for (uint32_t k = t->kid[i]; k != TREE_NONE; k = t->next[k])
    if (t->rel[k] == rel) return k;
  return TREE_NONE;
}

bool tree_is(const Tree *t, uint32_t i, const char *norm) {
  GeId type = t->doc->tokens.at[t->first + i].type;
  const Type *w = vocab_type(t->vocab, type);
  return strcmp(vocab_type(t->vocab, w->fold)->text, norm) == 0;
}

bool tree_acts(const Tree *t, uint32_t i) {
  unsigned pos = t->words[i].pos;
  if (pos == POS_PROPN || pos == POS_PRON) return true;
  GeId type = t->doc->tokens.at[t->first + i].type;
  if (vocab_lemmas(t->vocab, type) != GE_OK) return false;
  const char *sense = vocab_sense(t->vocab, vocab_type(t->vocab, type));
  return sense && (strcmp(sense, "person") == 0 || strcmp(sense, "group") == 0);
}

bool tree_is_capital(const Tree *t, uint32_t i) {
  GeId type = t->doc->tokens.at[t->first + i].type;
  return vocab_type(t->vocab, type)->shape[0] == 'X';
}

uint32_t tree_top(const Tree *t, uint32_t from, uint32_t to) {
  uint32_t top = TREE_NONE;
  ge_assert(from < to && to <= t->n);
  for (uint32_t i = from; i < to; i++) {
    if (t->head[i] != TREE_ROOT && t->head[i] >= from && t->head[i] < to)
      continue;
    if (t->words[i].pos == POS_VERB) return i;
    top = i;
  }
  ge_assert(top != TREE_NONE); /* ways up leave the range at last */
  return top;
}

bool tree_nominal(const Tree *t, uint32_t i) {
  switch (t->words[i].pos) {
  case POS_NOUN:
  case POS_PROPN:
  case POS_PRON:
  case POS_NUM:
  case POS_SYM:
  case POS_X: return true;
  case POS_ADJ: /* "the wounded", "those" */
  case POS_DET:
    switch (tree_rel(t, i)) {
    case REL_NSUBJ:
    case REL_OBJ:
    case REL_IOBJ:
    case REL_OBL: return true;
    default: return false;
    }
  default: return false;
  }
}

bool tree_argument(const Tree *t, uint32_t i) {
  switch (t->rel[i]) {
  case REL_NSUBJ:
  case REL_NSUBJ_PASS:
  case REL_OBJ:
  case REL_OBL: return true;
  default: return false;
  }
}

bool tree_relative(const Tree *t, uint32_t i) {
  return t->words[i].tag == TAG_WDT || t->words[i].tag == TAG_WP ||
         t->words[i].tag == TAG_WRB;
}

/* A nominal's preposition that is labelled as a clause's, as before "with four
 * boats worth ...". */
static uint32_t marked(const Tree *t, uint32_t i) {
  Rel rel = tree_rel(t, i);
  unsigned pos = t->words[i].pos;
  bool nominal = pos == POS_NOUN || pos == POS_PROPN || pos == POS_NUM;
  if (!nominal || (rel != REL_OBL && rel != REL_NMOD)) return TREE_NONE;
  uint32_t k = tree_child(t, i, REL_MARK);
  return k != TREE_NONE && t->words[k].pos == POS_ADP ? k : TREE_NONE;
}

uint32_t tree_prep(const Tree *t, uint32_t i) {
  uint32_t k = tree_child(t, i, REL_CASE);
  if (k == TREE_NONE) k = marked(t, i);
  /* 's is a case, too, but no preposition. */
  return k != TREE_NONE && k < i && t->words[k].tag != TAG_POS ? k : TREE_NONE;
}

uint32_t tree_mark(const Tree *t, uint32_t i) {
  return tree_child(t, i, REL_MARK);
}

/* "rebels shelled Homs": a sentence that the parser takes for a noun and its
 * participle, which would take no object. */
static bool is_finite(const Tree *t, uint32_t i) {
  uint32_t noun = t->head[i];
  if (t->rel[i] != REL_ACL || t->head[noun] != TREE_ROOT || noun + 1 != i)
    return false;
  uint32_t object = tree_child(t, i, REL_OBJ);
  return object != TREE_NONE && object > i;
}

/* Passive by its own words: 1, active by them: 0, -1: they do not tell. */
static int voice(const Tree *t, uint32_t i) {
  bool aux = false, subject = false, passive = false;
  for (uint32_t k = t->kid[i]; k != TREE_NONE; k = t->next[k]) {
    switch (t->rel[k]) {
    case REL_AUX_PASS: return 1;
    case REL_NSUBJ_PASS:
    case REL_CSUBJ_PASS: passive = subject = true; break;
    case REL_AUX: aux = true; break;
    case REL_NSUBJ: subject = true; break;
    default: break;
    }
  }
  if (subject && !passive) return 0;
  if (passive) return 1;
  if (aux || is_finite(t, i)) return 0;
  if (t->words[i].tag == TAG_VBN) return -1;
  /* Taggers take "the jets supplied by Iran" for a past tense. */
  return t->words[i].tag == TAG_VBD && t->rel[i] == REL_ACL ? -1 : 0;
}

bool tree_passive(const Tree *t, uint32_t i) {
  int v = voice(t, i);
  while (v < 0 && t->rel[i] == REL_CONJ &&
         t->words[t->head[i]].pos == POS_VERB) {
    i = t->head[i];
    if (t->words[i].tag != TAG_VBN) return false;
    v = voice(t, i);
  }
  return v != 0;
}

/* ----------------------------------------------------------------- phrases */

/* First word of the subtree of i that stands left of `to`, without a gap. */
static uint32_t left_edge(const Tree *t, uint32_t i) {
  uint32_t from = i;
  for (;;) { /* the first child on the left is the leftmost of its subtree */
    uint32_t k = t->kid[from];
    if (k == TREE_NONE || k > from) return from;
    from = k;
  }
}

static bool is_article(const Tree *t, uint32_t i) {
  return tree_is(t, i, "the") || tree_is(t, i, "a") || tree_is(t, i, "an");
}

bool tree_describes(const Tree *t, uint32_t k) {
  uint32_t up = t->head[k];
  return t->rel[k] == REL_NMOD_DESC && t->words[k].pos == POS_NOUN && k < up &&
         t->words[up].pos == POS_PROPN;
}

bool tree_names(const Tree *t, uint32_t k) {
  uint32_t up = t->head[k];
  if (tree_rel(t, k) != REL_FLAT || t->words[k].pos != POS_PROPN) return false;
  if (k < up || t->words[up].pos != POS_NOUN) return false;
  uint32_t before = t->kid[up];
  while (before != k && !(before > up && tree_rel(t, before) == REL_FLAT))
    before = t->next[before];
  ge_assert(before != TREE_NONE); /* k is among its head's children */
  return before == k;
}

/* Does a child before the head belong to its noun phrase? */
static bool goes_left(const Tree *t, uint32_t k) {
  switch (tree_rel(t, k)) {
  case REL_AMOD:
  case REL_COMPOUND:
  case REL_FLAT:
  case REL_NMOD:
  case REL_NUMMOD: return true;
  case REL_DET: return t->rel[k] == REL_DET && !is_article(t, k);
  default: return false;
  }
}

/* Does child k, behind its head, go on with the phrase that ends at `end`? */
static bool goes_right(const Tree *t, uint32_t k, uint32_t end) {
  uint32_t prep = tree_prep(t, k);
  switch (tree_rel(t, k)) {
  case REL_FLAT: /* "aid worker Rosa Ibarra" is a noun and a name */
    return t->words[k].pos != POS_PROPN || t->words[t->head[k]].pos != POS_NOUN;
  case REL_COMPOUND: return t->rel[k] == REL_COMPOUND && k == end;
  case REL_NUMMOD: return k == end;
  case REL_NMOD:
    if (prep == TREE_NONE) return k == end;
    /* fallthrough */
  case REL_OBL: /* of an adjective: "the last of the hostages" */
    return prep != TREE_NONE && prep == end && tree_is(t, prep, "of");
  default: return false;
  }
}

/* Names are flat; of-phrases nest, each going on from the last. */
static uint32_t right_edge(const Tree *t, uint32_t i) {
  uint32_t end = i + 1;
  for (uint32_t depth = 0; depth < 4 && i != TREE_NONE; depth++) {
    uint32_t last = TREE_NONE;
    for (uint32_t k = t->kid[i]; k != TREE_NONE; k = t->next[k])
      if (k > i && goes_right(t, k, end)) {
        last = k;
        end = k + 1;
      }
    i = last;
  }
  return end;
}

static void find_phrase(const Tree *t, uint32_t i, uint32_t *from,
                        uint32_t *to) {
  *from = i;
  for (uint32_t k = t->kid[i]; k != TREE_NONE && k < i; k = t->next[k]) {
    if (tree_describes(t, k)) *from = i;
    else if (*from == i && goes_left(t, k)) *from = left_edge(t, k);
    while (*from < k && is_article(t, *from)) ++*from;
  }
  *to = right_edge(t, i);
  if (!tree_names(t, i)) return;
  for (uint32_t k = t->next[i]; k == *to && tree_rel(t, k) == REL_FLAT;
       k = t->next[k])
    *to = right_edge(t, k);
}

void tree_phrase(const Tree *t, uint32_t i, uint32_t *from, uint32_t *to) {
  ge_assert(i < t->n);
  find_phrase(t, i, from, to);
  ge_assert(*from <= i && i < *to && *to <= t->n);
}

bool tree_is_name(const Tree *t, uint32_t i) {
  return t->words[i].pos == POS_PROPN;
}
