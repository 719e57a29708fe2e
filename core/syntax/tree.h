/*
 * The tree of one sentence: its words with lists of their children, and what
 * is read off it everywhere. Words are numbered from 0 within the sentence.
 *
 *   kid[i]   first child of word i      next[i]  its next sibling
 *   head[i]  its head; TREE_ROOT for the root   rel[i]  relation to it; that
 *            of the root is always REL_ROOT, and no other's is
 *
 * Heads make a tree (ge_doc_set_parse refuses others), so ways up end. Trees
 * live in the document's arena, made once a sentence.
 */
#ifndef GE_SYNTAX_TREE_H
#define GE_SYNTAX_TREE_H

#include "base/word_set.h"
#include "doc/doc.h"
#include "syntax/label.h"

#define TREE_ROOT UINT32_MAX
#define TREE_NONE UINT32_MAX

typedef struct Tree {
  const GeDoc *doc;
  const GeWord *words;
  uint32_t first, n; /* first token of the document, number of words */
  uint32_t *head, *kid, *next;
  uint8_t *rel;
  Vocab *vocab;
} Tree;

/* GE_ENOMEM when the arena refuses. */
GeStatus tree_init(Tree *t, GeDoc *doc, Vocab *vocab, GeId sentence,
                   const GeWord *words);

/* Relation without its subtype: REL_NSUBJ for nsubj:pass. */
Rel tree_rel(const Tree *t, uint32_t i);
/* First child with this very relation after child `from`, or TREE_NONE. */
uint32_t tree_child(const Tree *t, uint32_t i, Rel rel);
/* Whether a phrase is a name, by its head. */
bool tree_is_name(const Tree *t, uint32_t i);
/* Whether a noun can be one who acts: a name, a pronoun, or by its sense in
 * WordNet a person or a group. */
bool tree_acts(const Tree *t, uint32_t i);
/* Whether a word begins with a capital. */
bool tree_is_capital(const Tree *t, uint32_t i);
/* Whether a common noun before a name says who that is: "aid worker Rosa
 * Ibarra". */
bool tree_describes(const Tree *t, uint32_t k);
/* Whether word k begins a name that the tree hangs flat on its noun. */
bool tree_names(const Tree *t, uint32_t k);
/* Is it a word of the folded form? */
bool tree_is(const Tree *t, uint32_t i, const char *norm);
bool tree_is_one_of(const Tree *t, uint32_t i, WordSet set);

/* The word of [from, to) that governs the others there; of several the first
 * verb, else the last. */
uint32_t tree_top(const Tree *t, uint32_t from, uint32_t to);

/* Nouns, names, pronouns, and numbers or determiners that stand for one. */
bool tree_nominal(const Tree *t, uint32_t i);
/* Whether word i stands where only nouns do, as subject or object. */
bool tree_argument(const Tree *t, uint32_t i);
/* A pronoun of a relative clause: who, which, that, where. */
bool tree_relative(const Tree *t, uint32_t i);
/* Is the predicate in the passive? Bare participles count. */
bool tree_passive(const Tree *t, uint32_t i);
/* The preposition of a phrase, or TREE_NONE; the marker of a clause. */
uint32_t tree_prep(const Tree *t, uint32_t i);
uint32_t tree_mark(const Tree *t, uint32_t i);

/*
 * The noun phrase of a head as words [*from, *to): its modifiers, names and
 * of-phrases, without article, relative clause, apposition, other
 * prepositional phrases and the rest of a coordination.
 */
void tree_phrase(const Tree *t, uint32_t i, uint32_t *from, uint32_t *to);

#endif
