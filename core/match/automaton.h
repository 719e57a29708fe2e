/*
 * All patterns of a set in one automaton, which tells where each of them could
 * match; the matcher then decides and finds the captures.
 *
 * It is anchored: it is started anew at every token that can start a pattern,
 * because the automaton of an unanchored union with gaps explodes (1,000
 * rules: 23 against 0.8 million tokens a second in the experiment that this
 * follows). It is lazy: states are made when they are first reached. It reads
 * words only: where a pattern goes on with a span of a layer, the automaton
 * stops and reports a candidate; look-around, sentence edges and tests of the
 * analysis are taken to hold. So it never misses a match and may report what is none.
 *
 *   state       = sorted instructions of all patterns that can go on from here
 *   transition  = (state, word class) -> state, in one hash table; words that
 *                 no instruction of the state names share one transition
 *   start       = the same from the one start state, by class
 *
 * The tables are bounded (DFA_BYTES). When they are full, transitions that are
 * not in them are computed and forgotten: slower, with the same result, and
 * never a reset.
 */
#ifndef GE_MATCH_AUTOMATON_H
#define GE_MATCH_AUTOMATON_H

#include "doc/doc.h"
#include "match/program.h"
#include "match/word_class.h"

#ifndef DFA_BYTES
#define DFA_BYTES ((size_t)GE_ROOM(16 << 20, 4096))
#endif

typedef struct DfaInstr { /* an instruction, reduced to what words decide */
  uint8_t op; /* OP_WORD a; OP_ANY; OP_SKIP; OP_JMP a; OP_SPLIT a, b;
                 OP_MATCH: report the pattern */
  uint32_t a, b;
} DfaInstr;

typedef struct DfaState {
  uint32_t items, nitems; /* range of the pool: instructions, ascending */
  uint32_t outs, nouts;   /* range of the pool: patterns to report */
  uint64_t mask;          /* wordclass_bit of the words that items name */
  uint32_t other[2];      /* state + 1 after any other word, and after one
                             that stops gaps; 0: unknown */
} DfaState;

typedef struct DfaEdge {
  uint64_t key; /* state << 32 | class */
  uint32_t to;  /* state + 1; 0: the slot is empty */
} DfaEdge;

/* A pattern of the set (its number there) that could match from token pos. */
typedef struct Candidate {
  uint32_t pattern, pos;
} Candidate;
typedef LIST(Candidate) Candidates;

typedef LIST(Ids) IdLists;

typedef struct Dfa {
  WordClasses *classes;
  LIST(DfaInstr) code;  /* of all patterns, one after the other */
  LIST(uint32_t) owner; /* per instruction: its pattern */
  IdLists by_pred;      /* per predicate: instructions it starts */
  uint64_t starts;      /* a bit for each of those, see wordclass_bit */
  IdLists by_list;      /* per layer: patterns that start with its spans */
  uint32_t npatterns;
  LIST(DfaState) states; /* state 0: dead */
  LIST(uint32_t) pool;
  LIST(uint32_t) start;  /* per class: state + 1, 0 unknown */
  uint32_t *state_slots; /* state + 1 by hash of its sets */
  uint32_t state_mask;
  DfaEdge *edges;
  uint32_t edge_mask, nedges;
  bool full;
  /* Scratch of one step. */
  Ids items, outs, stack, from;
  LIST(uint32_t) seen, out_seen; /* stamps */
  uint32_t stamp;
  /* Scratch of one scan: candidates in order of place; per pattern, how many
   * and then where the next goes; the patterns that have some. */
  Candidates placed;
  LIST(uint32_t) count;
  Ids some;
} Dfa;

/* What is scanned: tokens of a document, which hold no sentence start but the
 * first. */
typedef struct DfaText {
  const uint32_t *classes; /* of their words */
  uint64_t present;        /* the bits of the predicates of all of them */
  uint32_t first, end;
  const GeSpan *hits; /* of lists there */
  uint32_t nhits;
} DfaText;

GeStatus dfa_init(Dfa *d, WordClasses *classes);
void dfa_clear(Dfa *d);
/* Whether the automaton can tell all starts of the pattern: it starts with
 * words or with spans of lists. */
bool dfa_takes(const Prog *p, const bool *is_list);
/* Add a pattern; they are numbered from 0. */
GeStatus dfa_add(Dfa *d, const Prog *p);

/*
 * The candidates in a text. They come in order of pattern, then token, each
 * once. doc->steps grows by the tokens read. GE_ELIMIT: more steps or memory
 * than the limits allow.
 */
GeStatus dfa_scan(Dfa *d, GeDoc *doc, const DfaText *text,
                  const GeLimits *limits, Candidates *out);

#endif
