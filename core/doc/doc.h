/*
 * A document: text, tokens, sentences and the spans found so far. Everything
 * hangs on it and is freed with it. Owned by the host, within one engine.
 */
#ifndef GE_DOC_DOC_H
#define GE_DOC_DOC_H

#include "doc/layer.h"
#include "text/sentence.h"

typedef LIST(GeFiller) Fillers;
struct Tree;
struct Asked;

struct GeDoc {
  GeEngine *engine;
  uint64_t serial; /* number of the document in its engine, from 1 */
  Arena arena;
  const char *id, *title;
  int32_t day;
  Text text;
  Tokens tokens;
  Sentences sentences;
  Spans hits;           /* list hits, in text order; become spans by row */
  bool scanned;         /* hits are complete */
  uint32_t *hit_from;   /* per sentence, its first hit; one more at the end */
  uint32_t **rows;      /* per sentence, see layer.h; NULL until asked for */
  LIST(Cell) cells;     /* what layers hold, of all sentences */
  struct Tree **trees;  /* per sentence, as parses */
  struct Asked **asked; /* the same: what fill_asked.h remembers */
  Fillers fillers;      /* of the last ge_doc_slots */
  GeWord **parses;      /* per sentence; all NULL until one is asked for */
  Spans spans;
  LIST(GeCapture) captures;
  LIST(GeMatch) matches;
  uint64_t steps;
  int64_t deadline; /* of clock_ns, 0: none */
  bool ran;
  Spans pending;  /* of the text rule that runs now */
  GeId text_rule; /* that rule, GE_NONE: none runs */
};

/* Split the text into a document that is all zeros or was reset; the caller
 * frees the document whatever the status. */
GeStatus doc_init(GeDoc *doc, Vocab *vocab, const char *text, size_t n,
                  const GeDocInfo *info, size_t arena_bytes);
void doc_clear(GeDoc *doc);
/* Make the document as new but for the memory that its lists hold, so that the
 * next one need not ask for it. false: that is too much to keep (DOC_SPARE);
 * nothing was done. */
bool doc_reset(GeDoc *doc);
#define DOC_SPARE ((size_t)GE_ROOM(1 << 20, 0))
uint32_t doc_sentence_of(const GeDoc *doc, uint32_t token);
/* What a layer is known to hold in a sentence, NULL: nothing. Valid until
 * another layer is computed. */
static inline Cell *doc_cell(const GeDoc *doc, uint32_t sentence, GeId layer) {
  const uint32_t *row = doc->rows[sentence];
  if (!row || row[layer] < LAYER_CELLS) return NULL;
  return &doc->cells.at[row[layer] - LAYER_CELLS];
}

#endif
