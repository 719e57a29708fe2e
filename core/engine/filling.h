/*
 * What is known while the roles of a trigger are filled. fill.c goes through
 * the roles, fill_clause.c through the fillers of one clause, fill_other.c and
 * fill_also.c know what else fills roles, fill_taken.c which words are taken,
 * fill_coordination.c reads lists of spans.
 *
 *   captured -> roles, their tokens taken
 *   plan: role -> clauses -> fillers of the trigger that fit -> spans, taken
 *                         -> pronouns, then words near the trigger
 *         also -> the same at verbs that are linked with the trigger
 *
 * A trigger costs O(clauses x fillers x spans of their patterns in the sentence);
 * what patterns and slots say is asked once a sentence (fill_asked.h). One Filling
 * an engine, with lists that are kept from trigger to trigger; what it gives out
 * holds until the next.
 */
#ifndef GE_ENGINE_FILLING_H
#define GE_ENGINE_FILLING_H

#include "engine/fill_asked.h"

/* Whose a token is. A trigger's is nobody else's; one of a span is that of no
 * other span, but may stand within a phrase; one of a phrase that is not its
 * head may be that of a span. */
typedef enum Whose {
  WHOSE_NONE,
  WHOSE_TRIGGER,
  WHOSE_SPAN,
  WHOSE_PHRASE
} Whose;

typedef struct Mark {
  uint32_t role; /* that has the token, 0: none */
  uint8_t whose;
} Mark;

/* The tokens of a sentence that are taken. The same words fill one role; but
 * what stands within a phrase and is not its head may fill another, as the
 * number in "killed 20 people" and the people. */
typedef struct Taken {
  LIST(Mark) marks;
  uint32_t first; /* token of marks.at[0] */
  uint32_t role;  /* that is filled now, 0: none */
} Taken;

/* What is asked at a word: the trigger, or another verb. */
typedef struct Search {
  struct Filling *f;
  uint32_t first, end; /* tokens of the word */
  AskedWord *word;     /* NULL: its slots are not asked for */
  Ids use;             /* of its fillers those that the rule can use */
  Taken taken;
} Search;

/* What fills roles. */
typedef struct RoleState {
  Captures spans;
  uint32_t given;  /* how many of them were captured */
  uint32_t clause; /* first of the sum that filled it, GE_NONE: none */
} RoleState;

typedef struct Filling {
  GeDoc *doc;
  const GeFill *ask;
  const GeRolePlan *plan;
  uint32_t sentence;
  GeSentence at;
  Search trigger, verb;  /* a verb of `also` */
  LIST(RoleState) roles; /* by number */
  LIST(uint8_t) found;   /* by clause: it has found what it asks for */
  Captures list, more;   /* of coordinations; of a verb of `also` */
  Ids verbs;             /* first and end of each verb of an `also` */
  LIST(GeRoleSpan) out;
  Ids tells;
} Filling;

void filling_free(GeEngine *e);
GeStatus fill_no_memory(const Filling *f);
/* The word of a token's analysis. */
GeStatus fill_word(Filling *f, uint32_t token, const GeWord **word);
/* The word that governs tokens [first, end), and its token; either may be
 * NULL. */
GeStatus fill_head(Filling *f, uint32_t first, uint32_t end, uint32_t *head,
                   const GeWord **word);
const char *fill_norm(const Filling *f, uint32_t token);
void fill_sort(Captures *list);

/* Makes a search at tokens [first, end) ready, with their fillers. */
GeStatus search_begin(Search *s, uint32_t first, uint32_t end);

#endif
