/* Pattern tree -> program, with the sets that the indexes are built from. */
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
