/*
 * What is true of a span and an event of its sentence. Nothing here knows a
 * type or a role. Facts of a span alone, of a span and an event, and of these and
 * a role are found apart, each once.
 */
#ifndef GE_LUA_LEND_FACTS_H
#define GE_LUA_LEND_FACTS_H

#include "lua/lend_sentence.h"

#define LEND_HOPS 8 /* steps in the tree that are looked at */
#define LEND_MANY 3 /* this number and all larger ones are one */

/* A role of an event with how many spans it has. */
typedef struct LendHeld {
  const LendWord *role;
  size_t n;
} LendHeld;

typedef struct LendEvent {
  LendSentence *s;
  uint32_t number;                 /* from 1, of the document: tokens know it */
  uint32_t first, end;             /* tokens of its trigger, of the document */
  uint32_t head;                   /* of the trigger, within the sentence */
  uint32_t path[LEND_HOPS], npath; /* the head and the words above */
  LIST(LendHeld) held;             /* what it has before it is lent anything */
} LendEvent;

/* Find the words above the head of an event. */
void lend_event_path(LendEvent *e);
/* Count the heads of triggers of a sentence, once all of its events are known;
 * what follows needs it. */
void lend_count_triggers(LendSentence *s);
/* How many other triggers are nearer to a span's head than an event's own. */
uint32_t lend_triggers_nearer(const LendEvent *e, uint32_t head);

/* Find what is true of a span, whatever the event, once. GE_ENOMEM, and what
 * lend_lemma says. */
GeStatus lend_span_facts(const LendSentence *s, LendSpan *span);
/* Append what is true of a span and an event, whatever the role, and not of the
 * span alone. Fails as lend_span_facts does. */
GeStatus lend_event_facts(const LendEvent *e, const LendSpan *span,
                          LendFacts *facts);
/* Append what is true of these and a role: so many spans that might fill it are
 * nearer; it is the time that dates the event by the tree alone. false: memory
 * is out. */
bool lend_role_facts(const LendEvent *e, const LendWord *role, uint32_t nearer,
                     bool nearest, LendFacts *facts);

#endif
