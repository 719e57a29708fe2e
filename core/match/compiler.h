/*
 * Pattern tree -> program, with the sets that the indexes are built from.
 *
 *   x y        x; y                    x | y      SPLIT 1, 2; 1: x; JMP 3; 2: y; 3:
 *   x?         SPLIT 1, 2; 1: x; 2:    x*         1: SPLIT 2, 3; 2: x; JMP 1; 3:
 *   x{2,4}     x; x; (x (x)?)?         ~3         as (SKIP (SKIP (SKIP)?)?)?, lazy
 *   role:x     OPEN; x; CLOSE          look x     LOOK; x; MATCH
 *
 * This is Thompson's construction (CACM 11, 1968) with counted repetitions
 * written out: O(length of the program), which PROG_MAX bounds. A loop whose
 * body may be empty counts its rounds (ENTER, AGAIN), so that all of them end.
 * The program is the caller's to clear; names of roles are in its arena.
 */
#ifndef GE_MATCH_COMPILER_H
#define GE_MATCH_COMPILER_H

#include "match/pattern.h"
#include "match/program.h"

/* How often a list or a word is expected to be met; the needs of a pattern
 * are the alternatives with the smallest sum. */
typedef uint32_t CompileWeight(const void *ctx, bool list, GeId id);

/* On failure *why is a message for the author of the pattern. */
GeStatus compile_pattern(const GePat *pat, GeId root, CompileWeight *weight,
                         const void *ctx, Prog *out, const char **why);
/* Sets what follows from the predicates of a program. */
void compile_bits(Prog *p);

#endif
