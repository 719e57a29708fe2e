/*
 * The matcher: a backtracking machine over the tokens of one unit that never
 * tries the same choice at the same token twice. Because predicates are pure
 * and there are no back-references, a choice point that failed once at a token
 * fails there always, from whichever start it is met. So the starts of a unit
 * together cost at most instructions x tokens steps beside the lengths of the
 * matches found (patterns with a loop whose body may be empty: each start),
 * and the captures are those of the first success in the order
 * that was written.
 *
 *   stack   choices that have not failed, the newest on top: where to go on
 *   log     the way here: captures opened and closed, spans, rounds of loops;
 *           a choice that is resumed cuts it back to its own length
 *   marks   a bit for (choice point, token): it failed there
 *
 * Backtracking with a memory of failures is Norvig's memoization (Computational
 * Linguistics 17, 1991) and Ford's packrat parsing (ICFP 2002) for a machine
 * like that of Pike and Thompson (R. Cox, Regular Expression Matching: the
 * Virtual Machine Approach, 2009). All memory is the matcher's and kept from
 * search to search; captures go to the document's list.
 */
#ifndef GE_MATCH_MATCHER_H
#define GE_MATCH_MATCHER_H

#include "doc/doc.h"
#include "doc/entry.h"
#include "match/predicate.h"
#include "match/program.h"

typedef struct Back { /* a choice point that has not failed yet */
  uint32_t pc;        /* where to go on; BACK_SPENT: nowhere, it fails now */
  uint32_t pos, nlog;
  uint32_t memo; /* its number */
  uint32_t span; /* OP_LAYER: index in the cell to go on at, else GE_NONE */
} Back;

typedef struct Log { /* the way to where the machine is */
  uint8_t what; /* OP_OPEN, OP_CLOSE: role a; OP_LAYER: span a; OP_ENTER: loop
                   a, whose last round started at pos before */
  uint32_t a;
  uint32_t pos;
} Log;

/* Attribute of a span, see ge_doc_span_attr. */
typedef const char *SpanAttr(const GeDoc *doc, GeId span, const char *key);

typedef struct Matcher {
  Preds *preds;
  SpanAttr *attr;
  uint64_t max_steps; /* of the document */
  size_t max_bytes;   /* of marks */
  /* Scratch, kept from search to search. */
  LIST(Back) stack;
  LIST(Log) log;
  LIST(uint32_t) pages;  /* per 64 tokens: where its marks are, plus 1 */
  LIST(uint64_t) marks;  /* a page: one word for each memo number */
  LIST(uint32_t) rounds; /* per loop: where its last round started */
  /* The search that runs. */
  const Prog *prog;
  GeDoc *doc;
  uint32_t first, end;
  uint32_t sent; /* sentence looked at last */
  bool words;    /* words may start a match, not layers alone; whoever knows
                    that the unit has none of them says no behind match_begin */
  GeStatus st;
} Matcher;

typedef struct Found {
  uint32_t first, end;
  GeId caps;
  uint32_t ncaps;
} Found;

void matcher_init(Matcher *m, Preds *preds, SpanAttr *attr);
void matcher_clear(Matcher *m);

/*
 * Prepare a search of prog in tokens [first, end). The layers and analyses
 * that it reads must have been computed for the sentences there.
 */
GeStatus match_begin(Matcher *m, const Prog *prog, GeDoc *doc, uint32_t first,
                     uint32_t end);
/* The match that starts at pos, if there is one that is not empty; its captures
 * are appended to doc->captures. */
GeStatus match_at(Matcher *m, uint32_t pos, bool *found, Found *hit);
/* The first such match that starts at or after from. */
GeStatus match_next(Matcher *m, uint32_t from, bool *found, Found *hit);

#endif
