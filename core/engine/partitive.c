/*
 * Partitives: heads that only count what follows `of`, as in "two of the
 * hostages", "a large number of tanks", "the last of its captives".
 */
#include "engine/engine.h"
#include "syntax/label.h"

#include <string.h>

/* Words that count, by lemma. Numbers do, too, and need no list. */
static const char *const counts[] = {
    "number",   "group",    "dozen",   "score",   "couple",    "pair",
    "trio",     "handful",  "batch",   "lot",     "plenty",    "total",
    "majority", "minority", "bulk",    "rest",    "remainder", "half",
    "third",    "quarter",  "percent", "hundred", "thousand",  "million",
    "billion",  "ten",      "some",    "most",    "all",       "both",
    "each",     "many",     "several", "few",     "none",      "any",
    "neither",  "either",   "another", "other",   "more",      "less",
    "much",     "last",     "first",   "next",    "final"};

static GeStatus is_count(GeDoc *doc, uint32_t token, bool *yes) {
  const GeEngine *e = doc->engine;
  const GeWord *words;
  const char *lemma = ge_type_lemma(e, doc->tokens.at[token].type, 0);
  GeStatus st = GE_OK;
  *yes = false;
  if (ge_engine_has_model(e)) st = ge_doc_lemma(doc, token, &lemma);
  if (st != GE_OK) return st;
  for (size_t i = 0; lemma && !*yes && i < GE_COUNT(counts); i++)
    *yes = strcmp(lemma, counts[i]) == 0;
  if (*yes) return GE_OK;
  uint32_t sentence = doc_sentence_of(doc, token);
  st = ge_doc_tag(doc, sentence, &words);
  if (st == GE_OK)
    *yes = words[token - doc->sentences.at[sentence].first].pos == POS_NUM;
  return st;
}

GeStatus ge_doc_counted(GeDoc *doc, uint32_t head, uint32_t end,
                        uint32_t *token) {
  GeStatus st = GE_OK;
  *token = GE_NONE;
  if (head >= doc->tokens.n || end > doc->tokens.n)
    return engine_fail(doc->engine, GE_EUSAGE, "no such token");
  while (head + 2 < end) {
    bool yes;
    GeId type = doc->tokens.at[head + 1].type;
    if (strcmp(ge_type_norm(doc->engine, type), "of") != 0) break;
    st = is_count(doc, head, &yes);
    if (st == GE_OK && !yes) break;
    uint32_t next = GE_NONE;
    if (st == GE_OK) st = ge_doc_head(doc, head + 2, end, &next);
    if (st != GE_OK) return st;
    ge_assert(next >= head + 2 && next < end);
    head = next;
  }
  *token = head;
  return GE_OK;
}
