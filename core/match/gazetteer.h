/*
 * The gazetteer: one trie over the phrases of all lists, its edges labelled
 * with word types, so that a text of interned tokens is looked up without
 * touching a byte. Each list reports its leftmost-longest phrases.
 *
 *   edge (state, type of folded form, how) -> state   open-addressing hash
 *   state -> hits: (list, entry) of phrases that end there
 *
 *   root --"united"--> s1 --"nations"--> s2 (hit: $org)
 *                         `--"states"--> s3 (hit: $place)
 *
 * A text costs O(tokens x GAZ_WORDS) probes at most, and about one a token, as
 * a bit for each word that leaves a state tells of nearly all words that they
 * lead nowhere. A phrase is added in O(its words).
 *
 * Owned by the engine, unchanged after sealing but for the type cache. Its edges
 * may be borrowed from an image (list_image.h), which then outlives it.
 */
#ifndef GE_MATCH_GAZETTEER_H
#define GE_MATCH_GAZETTEER_H

#include "doc/doc.h"
#include "doc/entry.h"

#define GAZ_WORDS 16u /* longest phrase, tokens */

typedef struct GazEdge {
  uint64_t key;
  uint32_t to;
  uint32_t unused; /* no holes: images of it are the same in every run */
} GazEdge;

typedef struct GazHit {
  GeId layer, entry;
  GeId next;      /* next hit of the same state, or GE_NONE */
  uint32_t exact; /* offset of GAZ word types to compare, or GE_NONE */
  uint32_t nwords;
} GazHit;

/* What a scan asks of a state, in one place: most words that stand behind the
 * beginning of a phrase lead nowhere, and `words` tells that of nearly all of
 * them without a look into the table of edges, which caches cannot hold. */
typedef struct GazState {
  uint64_t words; /* a bit for each word that an edge bears; bits are shared */
  GeId first_hit; /* GE_NONE: no phrase ends here */
  uint32_t ways;  /* which kinds of edges leave it */
} GazState;

/* Edges that a table of mask + 1 places may hold: two thirds. A half would double
 * that of the packs' lexicons, which every start reads. */
static inline uint32_t gaz_room(uint32_t mask) { return mask / 3 * 2; }

/* Of a type: what a scan asks of each token. */
typedef struct GazStart {
  uint32_t place; /* 0: unknown, else 1 + place in roots */
  GeId fold;
  uint64_t words; /* the bits of its folded form and lemmas, as in GazState */
} GazStart;

typedef struct Gaz {
  Vocab *vocab;
  GazEdge *edges;
  uint32_t nedges, mask;
  bool borrowed; /* the edges are somebody else's memory */
  LIST(GazState) states;
  LIST(GazHit) hits;
  LIST(GeId) exact;
  LIST(GazStart) starts; /* per type */
  LIST(uint32_t)
  roots;                /* states one word behind the root: n, then n states;
                           place 0 holds none */
  LIST(uint32_t) sizes; /* per layer: phrases */
  Arena scratch;        /* of the phrase that is added */
  Tokens words;
} Gaz;

GeStatus gaz_init(Gaz *g, Vocab *vocab);
void gaz_clear(Gaz *g);
/* GE_ELIMIT: more than GAZ_WORDS words; GE_EUSAGE: no words at all. */
GeStatus gaz_add(Gaz *g, GeId layer, const char *phrase, size_t n, GeHow how,
                 GeId entry);
/* Take a table of edges, a power of two, in memory that stays. */
void gaz_borrow_edges(Gaz *g, GazEdge *edges, uint32_t size, uint32_t nedges);
/* Fills doc->hits. */
GeStatus gaz_scan(Gaz *g, const Entries *entries, uint32_t nlayers, GeDoc *doc);
uint32_t gaz_size(const Gaz *g, GeId layer);

#endif
