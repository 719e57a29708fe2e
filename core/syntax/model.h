/*
 * The model of tagger and parser: one file, mapped, not read.
 *
 *   header   magic, version, byte order, size, checksum, sections; then text:
 *            licence, sources, the command that made it
 *   tags     pairs of part of speech and Penn tag, and which scores are theirs
 *   rels     the relation of each of the labeller's scores
 *   forms, parts   rows of numbers, and hash tables of the keys they have
 *   layers   the network, see network.h
 *   lemmas   what the treebanks write otherwise, see pos_lemma.h
 *
 * The file comes from outside. Offsets, counts and numbers are checked when it
 * is opened, the checksum when it is first used; what a table holds can only
 * change scores.
 */
#ifndef GE_SYNTAX_MODEL_H
#define GE_SYNTAX_MODEL_H

#include "syntax/network.h"

#define MODEL_VERSION 4u
#define MODEL_ORDER 0x01020304u
#define MODEL_ALIGN 64u

enum {
  SECTION_TAGS,
  SECTION_RELS,
  SECTION_FORM_KEYS,
  SECTION_FORMS,
  SECTION_PART_KEYS,
  SECTION_PARTS,
  SECTION_LAYERS,
  SECTION_LEMMA_KEYS,
  SECTION_LEMMAS,
  SECTIONS
};

typedef struct ModelSection {
  uint64_t offset, nbytes;
} ModelSection;

typedef struct ModelHeader {
  char magic[8]; /* "GEOMODEL" */
  uint32_t version;
  uint32_t order;    /* MODEL_ORDER as the writing machine stores it */
  uint64_t nbytes;   /* of the file */
  uint64_t checksum; /* model_checksum of all behind the header */
  uint32_t nsections;
  uint32_t reserved;
  ModelSection sections[SECTIONS];
  char about[1024]; /* text, padded with NUL */
} ModelHeader;

typedef struct LemmaTable { /* key -> where its lemma is: its length, bytes */
  KeyTable keys;
  const unsigned char *texts;
  uint32_t nbytes;
} LemmaTable;

typedef struct Model {
  const unsigned char *at;
  size_t nbytes;
  bool mapped;  /* to be unmapped */
  bool checked; /* the checksum is right */
  Network network;
  LemmaTable lemmas;
} Model;

/* The path of the model that a static executable holds, made of two symbols. */
#define MODEL_INSIDE "english.model of geoeng"
extern const unsigned char model_inside[], model_inside_end[];

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

/* The rows of a word's keys, of word_keys.h, and of white space; what is not
 * known has the first. */
void model_rows(const Model *m, const uint32_t *keys, WordRows *rows);
uint32_t model_space_row(const Model *m, bool before, bool behind);

#endif
