/* Slots, phrases and clauses of geoeng.h on top of the tree. */
#include "syntax/clause.h"
#include "engine/doc_tree.h"
#include "syntax/slot_ranking.h"

/* The tree over a token range, which lies within one sentence. */
static GeStatus tree_over(GeDoc *doc, uint32_t first, uint32_t end,
                          const Tree **tree) {
  GeId sentence;
  GeStatus st = doc_tree_range(doc, first, end, &sentence);
  if (st == GE_OK) st = doc_tree(doc, sentence, tree);
  ge_assert(st != GE_OK ||
            (first >= (*tree)->first && end - (*tree)->first <= (*tree)->n));
  return st;
}

GeStatus ge_doc_head(GeDoc *doc, uint32_t first, uint32_t end, uint32_t *head) {
  const Tree *t;
  *head = GE_NONE;
  GeStatus st = tree_over(doc, first, end, &t);
  if (st != GE_OK) return st;
  *head = t->first + tree_top(t, first - t->first, end - t->first);
  return GE_OK;
}

GeStatus ge_doc_slots(GeDoc *doc, uint32_t first, uint32_t end,
                      const GeFiller **fillers, uint32_t *n) {
  const Tree *t;
  *n = 0;
  *fillers = NULL;
  GeStatus st = tree_over(doc, first, end, &t);
  if (st != GE_OK) return st;
  st = slot_fill(t, first - t->first, end - t->first, &doc->fillers);
  if (st != GE_OK) return doc_tree_fail(doc, st);
  *fillers = doc->fillers.at;
  *n = doc->fillers.n;
  return GE_OK;
}

GeStatus ge_doc_phrase(GeDoc *doc, uint32_t head, uint32_t *first,
                       uint32_t *end) {
  const Tree *t;
  *first = *end = 0;
  GeStatus st = head == GE_NONE
                    ? engine_fail(doc->engine, GE_EUSAGE, "no such token")
                    : tree_over(doc, head, head + 1, &t);
  if (st != GE_OK) return st;
  tree_phrase(t, head - t->first, first, end);
  *first += t->first;
  *end += t->first;
  ge_assert(*first <= head && head < *end);
  return GE_OK;
}

GeStatus ge_doc_clause(GeDoc *doc, uint32_t token, GeClause *clause) {
  const Tree *t;
  *clause = (GeClause){GE_NONE, GE_NONE, GE_NONE,       GE_NONE,
                       GE_NONE, 0,       GE_TENSE_NONE, 0};
  GeStatus st = token == GE_NONE
                    ? engine_fail(doc->engine, GE_EUSAGE, "no such token")
                    : tree_over(doc, token, token + 1, &t);
  if (st == GE_OK) clause_of(t, token - t->first, clause);
  return st;
}
