/*
 * Pattern programs. An instruction works at a token position of the unit
 * (the sentence, or what `within` says) and either goes on or fails; a failure
 * resumes the newest choice. compiler.h draws what trees become. A program owns
 * its lists, but for those that an image lends (rule_image.h).
 */
#ifndef GE_MATCH_PROGRAM_H
#define GE_MATCH_PROGRAM_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/list.h"
#include "match/predicate.h"

typedef enum Op {
  OP_WORD,  /* a: predicate that the token must satisfy; one token on */
  OP_ANY,   /* one token on */
  OP_SKIP,  /* one token on, unless it stops gaps (GE_TOK_STOP) or the next
               token starts a sentence */
  OP_LAYER, /* a: layer, b: test or GE_NONE; over a span that starts here,
               the longest first, shorter ones as choices */
  OP_SPLIT, /* go to a; if that fails go to b */
  OP_JMP,   /* go to a */
  OP_ENTER, /* a: loop, a round of which starts here */
  OP_AGAIN, /* go to a, unless the last round of loop b was empty */
  OP_OPEN,  /* a: role that starts here */
  OP_CLOSE, /* a: role that ends here */
  OP_LOOK,  /* a: GeLook, b: length of the body that follows, which ends with
               OP_MATCH; consumes nothing. Holds when the body matches from
               here (ahead) or up to here (behind), or does not */
  OP_LABEL, /* a: token test, which holds for the token just passed and its
               analysis */
  OP_START, /* holds before the first token of a sentence */
  OP_END,   /* holds behind the last token of a sentence */
  OP_MATCH, /* success */
} Op;

typedef struct Instr {
  uint8_t op;
  uint8_t width; /* OP_LOOK behind: most tokens of the body, or PROG_WIDE */
  uint32_t a, b;
  uint32_t memo; /* number of this choice point, or GE_NONE; a look has the
                    next number as well, see matcher.c */
} Instr;

#define PROG_MAX 20000u /* instructions of one pattern */
#define PROG_WIDE 16u   /* tokens; this many or more, or no bound */

typedef LIST(GeId) Ids;

typedef struct Prog {
  Arena *strings; /* of the role names; the engine's */
  LIST(Instr) code;
  LIST(const char *) roles;
  uint32_t nmemo, nloops;
  Ids layers;      /* that it reads, each once */
  Syntax syntax;   /* that it reads */
  Ids first_preds; /* what a match can start with (ascending) ... */
  Ids first_layers;
  bool first_any; /* ... or anything */
  Ids need_preds; /* every match holds at least one of these ... */
  Ids need_lists;
  bool needs;                     /* ... if this is true */
  uint64_t first_bits, need_bits; /* of those predicates, see wordclass_bit */
  GeId need_end;                  /* behind the last of need_preds */
} Prog;

void prog_clear(Prog *p);
/* Jumps inside the code, ids below the limits: what matcher.c relies on. */
bool prog_verify(const Prog *p, uint32_t npreds, uint32_t nlayers);
void prog_dump(const Prog *p, Buf *out);
bool ids_add(Ids *ids, GeId id); /* once */
bool ids_has(const Ids *ids, GeId id);
void ids_sort(Ids *ids);
bool ids_sorted_has(const Ids *ids, GeId id); /* of ascending ids */

#endif
