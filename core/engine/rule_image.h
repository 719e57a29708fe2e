/*
 * The compiled patterns of an engine as one file, which is used where it is in
 * memory: programs, the predicates and tests that they ask, what matches of
 * rules must have, and notes of the host's, which it needs to do without the
 * parsing of the patterns.
 *
 *   header    magic, version, byte order, size, checksum, key, counts
 *   sections  as RulesSection tells, each at a multiple of RULES_ALIGN
 *
 * The key is the host's: a hash of all that the patterns are made of. As with
 * images of lists nothing of the file is believed before it was checked, and one
 * that fails leaves the engine as it was.
 */
#ifndef GE_ENGINE_RULE_IMAGE_H
#define GE_ENGINE_RULE_IMAGE_H

#include "engine/engine.h"
#include "engine/image.h"

#define RULES_VERSION 1u
#define RULES_ALIGN 8u
#define RULES_TESTS_DEEP 200u /* nested tests, at most */

typedef enum RulesSection {
  RULES_STRINGS, /* bytes, each string with its NUL */
  RULES_LAYERS,  /* names of layers by id: offsets of strings */
  RULES_TESTS,
  RULES_PREDS,
  RULES_PROGS,
  RULES_CODE,  /* of all programs, one after the other, as all that follows */
  RULES_ROLES, /* names: offsets of strings */
  RULES_IDS,   /* the lists of each program, as RulesProg has them */
  RULES_DEMANDS,
  RULES_FIRES, /* bytes */
  RULES_WAYS,
  RULES_NOTES, /* bytes */
  RULES_SECTIONS
} RulesSection;

typedef struct RulesHeader {
  ImageHead head; /* "GEORULES" */
  uint32_t counts[RULES_SECTIONS];
} RulesHeader;

typedef struct RulesTest { /* a comparison, or a join of earlier tests */
  uint32_t kind, op, key, value, a, b;
} RulesTest;

typedef struct RulesPred { /* word: GE_NONE for a test */
  uint32_t how, word, nbytes, test;
} RulesPred;

enum {
  RULES_READS,
  RULES_FIRST_PREDS,
  RULES_FIRST_LAYERS,
  RULES_NEED_PREDS,
  RULES_NEED_LISTS,
  RULES_LISTS
};

typedef struct RulesProg {
  uint32_t ncode, nroles, nmemo, nloops, syntax, first_any, needs;
  uint32_t nids[RULES_LISTS]; /* layers, and so on as in Prog */
} RulesProg;

typedef struct RulesDemand {
  uint32_t npatterns, nways;
} RulesDemand;

typedef struct RulesWay {
  uint32_t entry, role, kind, id;
} RulesWay;

/* The file of an engine's patterns. GE_ENOMEM: also when they are too large. */
GeStatus rules_write(const GeEngine *e, const char key[IMAGE_KEY],
                     const char *notes, size_t nnotes, Buf *out);
/* What is wrong with bytes, aligned to 8, as such a file, a phrase for a message;
 * or NULL, and *notes, in bytes, is what the host kept. */
const char *rules_check(const char key[IMAGE_KEY], const void *bytes,
                        size_t nbytes, const char **notes, size_t *nnotes);
/* Fills the patterns of an engine that has none from bytes that passed and that
 * stay and may be written to. GE_EINPUT: they are not of the layers that the
 * engine has; it is as before. */
GeStatus rules_take(GeEngine *e, void *bytes);
/* Gives back what rules_take made beside the programs. */
void rules_forget(GeEngine *e);

#endif
