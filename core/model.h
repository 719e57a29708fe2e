/*
 * The model of tagger and parser: one file, mapped, not read.
 *
 *   header   magic, version, byte order, size, checksum, sections; then text:
 *            licence, sources, the command that made it
 *   tags     pairs of part of speech and Penn tag, 2 bytes each
 *   actions  pairs of ParseKind and relation, 2 bytes each
 *   tables   hashed features -> rows of (class, weight); see Table
 *
 * The file comes from outside. Offsets and counts are checked when it is
 * opened, rows where they are read, the checksum when it is first used; what a
 * table holds can only change scores.
 */
#ifndef GE_MODEL_H
#define GE_MODEL_H

#include "base.h"

#define MODEL_VERSION 1u
#define MODEL_ORDER 0x01020304u
#define MODEL_CLASSES 256u /* classes of a table are bytes */
#define MODEL_FILTER 22u   /* log2 of the bits of the largest filter */
#define MODEL_PROBES 64u   /* slots looked at for a key, at most */

enum {
  SECTION_TAGS,
  SECTION_ACTIONS,
  SECTION_WORDS, /* word -> its tags */
  SECTION_WORDS_ROWS,
  SECTION_TAG, /* tagger's features */
  SECTION_TAG_ROWS,
  SECTION_PARSE, /* parser's features */
  SECTION_PARSE_ROWS,
  SECTION_LEMMA, /* word and tag -> lemma, see morph.h */
  SECTION_LEMMA_ROWS,
  SECTIONS
};

typedef struct ModelSection {
  uint64_t offset, nbytes;
} ModelSection;

typedef struct ModelHeader {
  char magic[8]; /* "GEOMODEL" */
  uint32_t version;
  uint32_t order; /* MODEL_ORDER as the writing machine stores it */
  uint64_t nbytes;   /* of the file */
  uint64_t checksum; /* model_checksum of all behind the header */
  uint32_t nsections;
  uint32_t reserved;
  ModelSection sections[SECTIONS];
  char about[1024]; /* text, padded with NUL */
} ModelHeader;

typedef struct Slot32 {
  uint32_t key; /* hash of the feature */
  uint32_t row; /* 1 + offset of its row, 0: empty */
} Slot32;

/*
 * Open addressing from (key * nslots) >> 32 on. A row is
 *   n  class[n]  weight[n]
 * in bytes, weights signed. A weight w counts w * |w|: small ones must stay
 * apart, large ones need not.
 */
typedef struct Table {
  const Slot32 *slots;
  uint32_t nslots;
  const unsigned char *rows;
  uint32_t nbytes;
  uint64_t *filter; /* a bit for the top bits of each key, or NULL */
  unsigned shift;   /* key >> shift is the bit */
} Table;

typedef struct ModelPair {
  uint8_t a, b;
} ModelPair;

typedef struct Model {
  const unsigned char *at;
  size_t nbytes;
  bool mapped;  /* to be unmapped */
  bool checked; /* the checksum is right */
  uint32_t ntags, nactions;
  const ModelPair *tags;    /* Pos, tag */
  const ModelPair *actions; /* ParseKind, relation */
  Table words, tag, parse, lemma;
} Model;

/* What is wrong with a file, or NULL: a phrase for a message. */
const char *model_open(Model *m, const char *path, GeStatus *st);
/* The same of bytes in memory, borrowed, aligned to 8. */
const char *model_use(Model *m, const void *bytes, size_t nbytes);
void model_close(Model *m);
/* Compares the checksum, once, and makes the filters. */
bool model_check(Model *m);
uint64_t model_checksum(const void *bytes, size_t nbytes);

/*
 * Most features of a sentence were not kept in training. The filter, small
 * enough for the cache, tells so without a look at the slots; without it (no
 * memory) all is slower. `most` bounds its bits to 1 << most.
 */
void table_filter(Table *t, unsigned most);
void table_unfilter(Table *t);
/* The row of a key, or NULL. */
const unsigned char *table_row(const Table *t, uint32_t key);
/* Adds the weights of the rows of all these keys, fewer than 256. */
void table_score(const Table *t, const uint32_t *all, uint32_t n,
                 int32_t scores[MODEL_CLASSES]);

/* Feature keys: a template number, then its atoms. */
static inline uint64_t key_start(uint32_t template) {
  return (template + 1u) * UINT64_C(0x9E3779B97F4A7C15);
}

static inline uint64_t key_add(uint64_t h, uint32_t atom) {
  h = (h ^ atom) * UINT64_C(0xD6E8FEB86659FD93);
  return h ^ (h >> 32);
}

static inline uint32_t key_end(uint64_t h) {
  return (uint32_t)((h * UINT64_C(0x9E3779B97F4A7C15)) >> 32);
}

#endif
