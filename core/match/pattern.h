/*
 * Pattern trees, as the host builds them bottom up through geoeng.h.
 * Tests go straight to the engine's test table.
 *
 *   nodes  | word | layer | seq | role | ...    each stands behind its kids, so
 *   kids   | 0 1 | 2 | ...                      that there is no cycle
 *
 * The builder owns nodes and names and is freed once its pattern is compiled.
 */
#ifndef GE_MATCH_PATTERN_H
#define GE_MATCH_PATTERN_H

#include "match/predicate.h"
#include "text/token.h"

#define PAT_DEPTH 100u /* deepest nesting; compilation recurses that far */

typedef enum PatKind {
  PAT_WORD,   /* a: predicate, b: test of its analysis or GE_NONE */
  PAT_ANY,    /* b: the same */
  PAT_LAYER,  /* a: layer, b: test or GE_NONE */
  PAT_SEQ,    /* kids */
  PAT_ALT,    /* kids */
  PAT_REPEAT, /* kids[0], min, max, lazy */
  PAT_GAP,    /* max */
  PAT_ROLE,   /* kids[0], name */
  PAT_LOOK,   /* kids[0], look */
  PAT_EDGE,   /* lazy: the end edge */
} PatKind;

typedef struct PatNode {
  PatKind kind;
  GeId a, b;
  uint32_t kids, nkids; /* range of GePat.kids */
  uint32_t min, max;
  uint32_t depth;
  bool lazy;
  GeLook look;
  const char *name;
} PatNode;

struct GePat {
  GeEngine *engine;
  Preds *preds;
  Arena strings;
  LIST(PatNode) nodes;
  LIST(GeId) kids;
  bool failed; /* a call returned GE_NONE: the tree is not what was asked for,
                  since GE_NONE for a test means "any" to the next call */
  const char *why; /* why it did, NULL: memory was out */
};

#endif
