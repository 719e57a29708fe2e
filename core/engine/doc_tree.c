#include "engine/doc_tree.h"
#include "syntax/label.h"

#include <string.h>

GeStatus doc_tree_fail(GeDoc *doc, GeStatus st) {
  return engine_fail(doc->engine, st, st == GE_ELIMIT
                         ? "the document needs more memory than its limit"
                         : "out of memory");
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
  default: return tree_rel(t, i) != REL_FLAT;
  }
}

GeStatus doc_tree_phrases(GeDoc *doc, GeId sentence, GeId layer, Ids *ids) {
  const Tree *t;
  bool names = layer == doc->engine->names;
  GeStatus st = doc_tree(doc, sentence, &t);
  for (uint32_t i = 0; st == GE_OK && i < t->n; i++) {
    uint32_t from, to;
    if (!heads_phrase(t, i) || (names && !tree_is_name(t, i)))
      continue;
    tree_phrase(t, i, &from, &to);
    GeSpan s = {t->first + from, t->first + to, layer, GE_NONE, GE_NONE,
                0, 0, 0, GE_NONE, 0};
    if (!list_push(&doc->spans, s) || !list_push(ids, doc->spans.n - 1))
      st = doc_tree_fail(doc, GE_ENOMEM);
  }
  return st;
}

/* ------------------------------------------------------------------- labels */

bool doc_tree_is_label(const char *name) { return strchr(name, '='); }

static bool is_rel(unsigned rel, const char *want) {
  const char *name = ge_rel_name(rel);
  size_t n = strlen(want);
  return strncmp(name, want, n) == 0 && (name[n] == '\0' || name[n] == ':');
}

/* "nsubj" is "nsubj:pass", too. */
static bool has_label(const GeWord *w, const char *name) {
  const char *label = strchr(name, '=') + 1;
  switch (name[0]) {
  case 'p': return w->pos == (unsigned)ge_pos_find(label);
  case 't': return w->tag == (unsigned)ge_tag_find(label);
  default: return is_rel(w->rel, label);
  }
}

GeStatus doc_tree_labelled(GeDoc *doc, GeId sentence, GeId layer,
                           const char *name, Ids *ids) {
  const GeWord *words;
  const GeSentence *s = &doc->sentences.at[sentence];
  GeStatus st = name[0] == 'd' ? ge_doc_parse(doc, sentence, &words)
                               : ge_doc_tag(doc, sentence, &words);
  for (uint32_t t = s->first; st == GE_OK && t < s->end; t++) {
    if (!has_label(&words[t - s->first], name)) continue;
    GeSpan span = {t, t + 1, layer, GE_NONE, GE_NONE, 0, 0, 0, GE_NONE, 0};
    if (!list_push(&doc->spans, span) || !list_push(ids, doc->spans.n - 1))
      st = doc_tree_fail(doc, GE_ENOMEM);
  }
  return st;
}
