/*
 * Partitives: heads that only count what follows `of`, as in "two of the
 * hostages", "a large number of tanks", "the last of its captives".
 */
#include "base/word_set.h"
#include "engine/engine.h"
#include "syntax/label.h"

#include <string.h>

/* Numbers count, too, and need no list. */
static GeStatus is_count(GeDoc *doc, uint32_t token, bool *yes) {
  const GeEngine *e = doc->engine;
  const GeWord *words;
  const char *lemma = ge_type_lemma(e, doc->tokens.at[token].type, 0);
  GeStatus st = GE_OK;
  *yes = false;
  if (ge_engine_has_model(e)) st = ge_doc_lemma(doc, token, &lemma);
  if (st != GE_OK) return st;
  *yes = lemma && wordset_holds(WORDS_NOUN_PHRASE_COUNT, lemma);
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
    if (st == GE_OK) st = ge_doc_head(doc, head + 2, end, &head);
    if (st != GE_OK) return st;
  }
  *token = head;
  return GE_OK;
}
