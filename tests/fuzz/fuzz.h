/*
 * What the fuzzers share. Each file fuzz_NAME.c defines fuzz_input(); built by
 * clang it becomes a libFuzzer target (`make fuzz`), built with replay.c a
 * program that runs the inputs of tests/fuzz/corpus/NAME once (`make test`).
 *
 * A claim that does not hold aborts, so libFuzzer keeps the input.
 */
#ifndef GE_TEST_FUZZ_H
#define GE_TEST_FUZZ_H

#include "geoeng.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CLAIM(x) ((x) ? (void)0 : claim_failed(__FILE__, __LINE__, #x))

static inline void claim_failed(const char *file, int line, const char *what) {
  fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
  abort();
}

/* libFuzzer's entry point; 0: keep the input when it reached new code. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Tokens and sentences of a document are what geoeng.h says they are. */
static inline void claim_document(const GeDoc *doc, size_t nbytes) {
  const GeToken *t = ge_doc_tokens(doc);
  const GeSentence *s = ge_doc_sentences(doc);
  uint32_t n = ge_doc_ntokens(doc), ns = ge_doc_nsentences(doc), at = 0;
  for (uint32_t i = 0; i < n; i++) {
    CLAIM(t[i].start < t[i].end && t[i].end <= nbytes);
    CLAIM(i == 0 || t[i - 1].end <= t[i].start);
  }
  for (uint32_t i = 0; i < ns; i++) {
    CLAIM(s[i].first == at && s[i].end > at);
    CLAIM(i == 0 || s[i - 1].paragraph <= s[i].paragraph);
    for (at = s[i].first; at < s[i].end; at++)
      CLAIM(ge_doc_sentence_of(doc, at) == i);
  }
  CLAIM(at == n);
}

/* A match and its captures stay within their sentence. */
static inline void claim_match(const GeDoc *doc, const GeMatch *m) {
  CLAIM(m->sentence < ge_doc_nsentences(doc));
  const GeSentence *s = &ge_doc_sentences(doc)[m->sentence];
  CLAIM(s->first <= m->first && m->first < m->end && m->end <= s->end);
  for (uint32_t i = 0; i < m->ncaps; i++) {
    const GeCapture *c = ge_doc_capture(doc, m->caps + i);
    CLAIM(c->role && s->first <= c->first && c->first < c->end);
    CLAIM(c->end <= s->end);
  }
}

#endif
