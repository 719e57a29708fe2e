/*
 * Predicates over words, evaluated once per word type; tests over attributes.
 *
 * A word predicate is "lemma or folded form is w", "folded form is w", "text
 * is w" or a token test. Each distinct one has an id; a type keeps the sorted
 * ids of those that hold, found the first time that a matcher meets the type.
 * Test trees serve token tests and layer tests alike. The token keys pos, tag
 * and dep are of a token in its sentence, not of its type: a test that asks for
 * them is no predicate, but has one as its bound.
 *
 *   by_word: 3 * type + how -> predicate        chunks: first byte -> tests that
 *   pool:    | 2 7 9 | 7 | ... |  runs of ids   a word with it may pass
 *               ^ Type.preds, Type.npreds
 *
 * A type costs its lemmas and the tests that its first bytes let through, once;
 * afterwards a question is a look at its run. All is the engine's and lives as
 * long; `epoch` grows with the predicates, so that old runs are found anew.
 */
#ifndef GE_MATCH_PREDICATE_H
#define GE_MATCH_PREDICATE_H

#include "base/arena.h"
#include "text/vocab.h"

typedef enum TestKind { TEST_CMP, TEST_AND, TEST_OR, TEST_NOT } TestKind;

/* What of a sentence's analysis must be known. */
typedef enum Syntax { SYNTAX_NONE, SYNTAX_TAGS, SYNTAX_TREE } Syntax;

/* Keys of tokens; layer tests have others. */
typedef enum TokenKey {
  KEY_TEXT,
  KEY_NORM,
  KEY_LEMMA,
  KEY_SHAPE,
  KEY_SENSE,
  KEY_POS, /* these three: labels */
  KEY_TAG,
  KEY_DEP,
  KEY_OTHER,
} TokenKey;

typedef struct TestNode {
  TestKind kind;
  GeCmp op;
  TokenKey token_key;
  bool numeric; /* value reads as a number: compare as numbers */
  double number;
  const char *key, *value;
  const char *folded; /* value, folded */
  uint64_t labels;    /* label keys: label_set of the value */
  GeId a, b;
} TestNode;

typedef struct Pred {
  GeHow how;
  GeId word; /* type of the (folded) word, or GE_NONE for a token test */
  GeId test;
} Pred;

#define TEST_CHUNK 64u /* tests of a chunk: the bits of a word */

/* Which of TEST_CHUNK token tests a word may pass, by the first bytes of its text, norm
 * and shape: a bit for each test. Most words fail most tests here. */
typedef struct TestChunk {
  uint64_t may[3][256];
} TestChunk;

typedef struct Preds {
  Vocab *vocab;
  Arena strings;
  LIST(TestNode) tests;
  LIST(Pred) preds;
  LIST(GeId) token_tests; /* ids of predicates that are tests */
  LIST(TestChunk) chunks; /* of the same, TEST_CHUNK each */
  LIST(GeId) by_word;     /* per type and how: 3 * type + how -> predicate */
  LIST(uint32_t) pool;
  uint32_t epoch; /* grows with every new predicate */
} Preds;

/* Value of the test's key for the thing under test, the i-th of several; NULL
 * past the last. */
typedef const char *TestGet(const void *ctx, const TestNode *t, unsigned i);

void preds_init(Preds *p, Vocab *vocab);
void preds_clear(Preds *p);
GeStatus pred_word(Preds *p, const char *w, size_t n, GeHow how, GeId *pred);
GeStatus pred_test(Preds *p, GeId test, GeId *pred);
/* Ids of predicates that hold for the type, ascending. */
GeStatus pred_of_type(Preds *p, GeId type, const uint32_t **ids, uint32_t *n);
bool pred_holds(const Preds *p, const Type *t, GeId pred);

GeStatus test_cmp(Preds *p, const char *key, GeCmp op, const char *value,
                  GeId *test);
GeStatus test_join(Preds *p, TestKind kind, GeId a, GeId b, GeId *test);
bool test_eval(const Preds *p, GeId test, TestGet *get, const void *ctx);
/* The first key of the test that is no token key, NULL if all are. */
const char *test_foreign_key(const Preds *p, GeId test);

/* Token tests. The first comparison that is none of labels: by another operator
 * than = and !=, or with a name that no label has; NULL if all are right. */
const TestNode *test_wrong_label(const Preds *p, GeId test);
Syntax test_syntax(const Preds *p, GeId test);
/* A test without labels that holds for each type which some analysis lets pass
 * the test; GE_NONE: that is any type. */
GeStatus test_bound(Preds *p, GeId test, GeId *bound);
/* Whether it holds for a word of the type with this analysis. */
GeStatus test_of_word(Preds *p, GeId test, GeId type, const GeWord *word,
                      bool *holds);

#endif
