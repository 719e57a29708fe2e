/*
 * The model of tagger and parser: one file, mapped, not read.
 *
 *   header   magic, version, byte order, size, checksum, sections; then text:
 *            licence, sources, the command that made it
 *   tags     pairs of part of speech and Penn tag, 2 bytes each
 *   arcs     pairs of ParseKind and relation, 2 bytes each
 *   tables   hashed features -> rows of (class, weight); see Table and Moves
 *
 * The file comes from outside. Offsets and counts are checked when it is
 * opened, rows where they are read, the checksum when it is first used; what a
 * table holds can only change scores.
 */
#ifndef GE_SYNTAX_MODEL_H
#define GE_SYNTAX_MODEL_H

#include "syntax/transition_weights.h"

#define MODEL_VERSION 3u
#define MODEL_ORDER 0x01020304u
#define MODEL_CLASSES 256u /* classes of a table are bytes */

enum {
  SECTION_TAGS,
  SECTION_ARCS,
  SECTION_WORDS, /* word -> its tags */
  SECTION_WORDS_ROWS,
  SECTION_TAG, /* tagger's features */
  SECTION_TAG_ROWS,
  SECTION_MOVES, /* features of the parser's transitions */
  SECTION_LABEL, /* and of the relations of its arcs */
  SECTION_LABEL_ROWS,
  SECTION_LEMMA, /* word and tag -> lemma, see pos_lemma.h */
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

#define LINE_ROWS 10u

typedef struct RowLine { /* LINE_BYTES */
  uint16_t tag[LINE_TAGS]; /* LINE_ROWS of them */
  uint32_t row[LINE_ROWS]; /* 1 + offset of its row, 0: no further keys */
} RowLine;

/*
 * Rows of hashed keys. A row is
 *   n  class[n]  weight[n]
 * in bytes, weights signed. A weight w counts w * |w|, as in Moves.
 */
typedef struct Table {
  const RowLine *lines;
  uint32_t nlines;
  const unsigned char *rows;
  uint32_t nbytes;
} Table;

typedef struct ModelPair {
  uint8_t a, b;
} ModelPair;

typedef struct Model {
  const unsigned char *at;
  size_t nbytes;
  bool mapped;  /* to be unmapped */
  bool checked; /* the checksum is right */
  uint32_t ntags, narcs;
  const ModelPair *tags;    /* Pos, tag */
  const ModelPair *arcs; /* ParseKind, relation: classes of `label` */
  Moves moves;
  Table words, tag, label, lemma;
} Model;

/* What is wrong with a file, or NULL: a phrase for a message. */
const char *model_open(Model *m, const char *path, GeStatus *st);
/* The same of bytes in memory, borrowed, aligned to 8. */
const char *model_use(Model *m, const void *bytes, size_t nbytes);
void model_close(Model *m);
/* The checksum that the header tells: what distinguishes models. */
uint64_t model_sum(const Model *m);
/* Compares the checksum, once. */
bool model_check(Model *m);
uint64_t model_checksum(const void *bytes, size_t nbytes);

/* The row of a key, or NULL. */
const unsigned char *table_row(const Table *t, uint32_t key);
/* Adds the weights of the rows of all these keys, fewer than 256. */
void table_score(const Table *t, const uint32_t *keys, uint32_t n,
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
