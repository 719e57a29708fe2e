#include "engine/doc_tree.h"
#include "syntax/label.h"

#include <string.h>

GeStatus doc_tree_fail(GeDoc *doc, GeStatus st) {
  return engine_fail(doc->engine, st,
                     st == GE_ELIMIT
                         ? "the document needs more memory than its limit"
                         : "out of memory");
}

GeStatus doc_tree_range(GeDoc *doc, uint32_t first, uint32_t end,
                        GeId *sentence) {
  if (first >= end || end > doc->tokens.n)
    return engine_fail(doc->engine, GE_EUSAGE, "no such token range");
  *sentence = doc_sentence_of(doc, first);
  if (end > doc->sentences.at[*sentence].end)
    return engine_fail(doc->engine, GE_EUSAGE,
                       "the token range leaves its sentence");
  return GE_OK;
}

GeStatus doc_tree(GeDoc *doc, GeId sentence, const Tree **tree) {
  const GeWord *words;
  GeStatus st = ge_doc_parse(doc, sentence, &words);
  if (st != GE_OK) return st;
  if (!doc->trees)
    doc->trees = arena_array(&doc->arena, doc->sentences.n, sizeof *doc->trees);
  if (!doc->trees) return doc_tree_fail(doc, GE_ENOMEM);
  if (!doc->trees[sentence]) {
    Tree *t = arena_alloc(&doc->arena, sizeof *t);
    if (!t) return doc_tree_fail(doc, GE_ENOMEM);
    st = tree_init(t, doc, doc->engine->vocab, sentence, words);
    if (st != GE_OK) return doc_tree_fail(doc, st);
    doc->trees[sentence] = t;
  }
  *tree = doc->trees[sentence];
  ge_assert((*tree)->first == doc->sentences.at[sentence].first);
  return GE_OK;
}

/* Heads of noun phrases; parts of names and modifiers are none. */
static bool heads_phrase(const Tree *t, uint32_t i) {
  if (!tree_nominal(t, i) || tree_relative(t, i)) return false;
  switch (t->rel[i]) {
  case REL_NMOD_DESC:
  case REL_COMPOUND:
  case REL_NUMMOD:
  case REL_GOESWITH:
  case REL_FIXED:
  case REL_EXPL: return false;
  default: return tree_rel(t, i) != REL_FLAT || tree_names(t, i);
  }
}

GeStatus doc_tree_phrases(GeDoc *doc, GeId sentence, GeId layer, Ids *ids) {
  const Tree *t;
  bool names = layer == doc->engine->names;
  ge_assert(layer != GE_NONE && (names || layer == doc->engine->phrases));
  GeStatus st = doc_tree(doc, sentence, &t);
  for (uint32_t i = 0; st == GE_OK && i < t->n; i++) {
    uint32_t from, to;
    if (!heads_phrase(t, i) || (names && !tree_is_name(t, i))) continue;
    tree_phrase(t, i, &from, &to);
    GeSpan s = {t->first + from,
                t->first + to,
                layer,
                GE_NONE,
                GE_NONE,
                0,
                0,
                0,
                GE_NONE,
                0};
    if (!list_push(&doc->spans, s) || !list_push(ids, doc->spans.n - 1))
      st = doc_tree_fail(doc, GE_ENOMEM);
  }
  return st;
}
