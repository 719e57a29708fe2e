/*
 * Layers: named sets of spans. Names belong to the engine; the spans of a
 * document are kept by sentence, so that a layer is computed for the sentences
 * which ask for it and no other:
 *
 *   rows[sentence] -> [layer] -> cell { ids of spans, in text order }
 *
 * A pack has hundreds of layers, of which a sentence has spans of a few: a row
 * is a number for each, and only those with spans have a cell.
 */
#ifndef GE_DOC_LAYER_H
#define GE_DOC_LAYER_H

#include "base/arena.h"
#include "base/list.h"

typedef struct LayerNames {
  Arena strings;
  LIST(const char *) at;
  LIST(GeId) slots; /* layer + 1 by hash of its name; a power of two */
} LayerNames;

void layers_init(LayerNames *l);
void layers_clear(LayerNames *l);
GeId layer_find(const LayerNames *l, const char *name);
GeStatus layer_declare(LayerNames *l, const char *name, GeId *layer);

/* What a row says of a layer; from LAYER_CELLS on: its cell, see doc_cell. */
enum { LAYER_UNKNOWN, LAYER_BUSY, LAYER_EMPTY, LAYER_CELLS };

typedef struct Cell {
  GeId *ids; /* by first token, longer before shorter */
  uint32_t n;
} Cell;

typedef LIST(GeSpan) Spans;

/* What orders overlapping spans beside their place, one a span rule. */
typedef struct SpanRank {
  int32_t priority;
  uint64_t order; /* of definition: rule, then pattern */
} SpanRank;

/*
 * Sorts candidate spans (ids into spans) and drops what the policy drops.
 * rank[k] belongs to ids[k] and is permuted with it. Returns how many stay;
 * they are ordered by first token, longer before shorter.
 */
uint32_t layer_consolidate(const Spans *spans, GeId *ids, SpanRank *rank,
                           uint32_t n, GePolicy policy);

/* First index in the cell whose span starts at or after token. */
uint32_t cell_from(const Spans *spans, const Cell *cell, uint32_t token);

#endif
