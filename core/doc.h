/*
 * A document: text, tokens, sentences and the spans found so far. Everything
 * hangs on it and is freed with it. Owned by the host, within one engine.
 */
#ifndef GE_DOC_H
#define GE_DOC_H

#include "layer.h"
#include "sentence.h"

struct GeDoc {
  GeEngine *engine;
  uint64_t serial;    /* number of the document in its engine, from 1 */
  Arena arena;
  const char *id, *title;
  int32_t day;
  Text text;
  Tokens tokens;
  Sentences sentences;
  Spans hits;         /* list hits, in text order; become spans by row */
  bool scanned;       /* hits are complete */
  uint32_t *hit_from; /* per sentence, its first hit; one more at the end */
  Cell **rows;        /* per sentence; NULL until asked for */
  GeWord **parses;    /* per sentence; all NULL until one is asked for */
  Spans spans;
  LIST(GeCapture) captures;
  LIST(GeMatch) matches;
  uint64_t steps;
  bool ran;
  Spans pending;      /* of the text rule that runs now */
  GeId text_rule;     /* that rule, GE_NONE: none runs */
};

/* Split the text; the caller frees the document whatever the status. */
GeStatus doc_init(GeDoc *doc, Vocab *vocab, const char *text, size_t n,
                  const GeDocInfo *info, size_t arena_bytes);
void doc_clear(GeDoc *doc);
uint32_t doc_sentence_of(const GeDoc *doc, uint32_t token);

#endif
