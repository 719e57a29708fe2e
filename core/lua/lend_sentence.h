/*
 * A sentence as lending reads it: its tokens with what facts are made of, and
 * the spans that layers and patterns find in it, each asked once.
 *
 *   token -> kid -> next   children in text order, numbered in the sentence
 *   sources                layer or pattern -> spans, in the order found
 *
 * Everything lives in one arena for as long as the document's events are lent
 * to.
 */
#ifndef GE_LUA_LEND_SENTENCE_H
#define GE_LUA_LEND_SENTENCE_H

#include "lua/lend_weights.h"

#define LEND_NONE UINT32_MAX

/* What a word is to its head, as far as facts know it. */
typedef enum LendLink {
  LINK_OTHER,
  LINK_CASE,
  LINK_CONJ,
  LINK_DET,
  LINK_POSS,
  LINK_APPOS
} LendLink;

typedef struct LendToken {
  LendWord lemma; /* `at` NULL: not asked for yet, see lend_lemma */
  LendWord rel;   /* the relation, shortened */
  const GeWord *word;
  uint32_t head, kid, next;       /* LEND_NONE: none */
  uint32_t verbs, commas, quotes; /* from the first token up to this one */
  uint32_t
      triggers; /* the same of heads of triggers, see lend_count_triggers */
  LendLink link;
  bool trigger;              /* the head of one */
  bool timed;                /* of a time expression, once those are known */
  const LendWord *elsewhere; /* role of an event that has it, or NULL */
  const LendWord *role;      /* of the event with the number `of` that has it */
  uint32_t of, taken;        /* numbers of events: that has it; that took it */
  uint32_t seen;             /* number of the list of fillers that has it */
  uint32_t phrase; /* of the noun phrases, the first that it heads, from 1 */
} LendToken;

typedef struct LendSpan {
  GeId id;               /* GE_NONE: any token range */
  uint32_t first, end;   /* tokens of the document */
  uint32_t head;         /* within the sentence */
  const LendFact *facts; /* of it alone, NULL: not asked for yet */
  uint32_t nfacts;
  const void *plan; /* whose weights `own` are sums of */
  int64_t *own;     /* of its own facts, by role of the plan */
  uint32_t of;      /* number of the event that `sums` are about */
  uint32_t near;    /* other triggers nearer to it than that event's, few */
  uint32_t sums;    /* where those of its facts stand, from 1; 0: nowhere */
} LendSpan;

typedef struct LendSource {
  struct LendSource *next;
  bool pattern; /* else a layer */
  GeId of;
  LendSpan *spans;
  uint32_t n;
} LendSource;

/* What fills a role, by the alternatives of its role string. */
typedef struct LendAlternative {
  bool pattern; /* else a layer */
  GeId of;
  bool list;   /* a list's words: the phrase that they head is meant */
  bool phrase; /* any noun phrase, but for those of times */
} LendAlternative;

typedef struct LendFillers {
  struct LendFillers *next;
  const void *role; /* whose */
  LendSpan **at;    /* in text order */
  uint32_t n;
} LendFillers;

/* Labels of words that facts ask for. */
typedef struct LendLabels {
  int verb, noun, pronoun, name, number, personal; /* the last: a tag */
} LendLabels;

typedef struct LendSentence {
  GeDoc *doc;
  Arena *arena;
  LendLabels labels;
  uint32_t index, first, n;
  LendToken *tokens;
  uint32_t nlists;
  bool counted; /* triggers are */
  bool has_model, has_times, has_phrases;
  LendSource *sources;
  LendFillers *fillers;
  LendFillers times; /* that may date events, once `at` is not NULL */
} LendSentence;

/* The labels of geoeng.h. */
LendLabels lend_labels(void);
/* A sentence of the document, parsed; *out lives in the arena. GE_ENOMEM, and
 * what ge_doc_parse says. */
GeStatus lend_sentence(GeDoc *doc, Arena *arena, const LendLabels *labels,
                       uint32_t index, LendSentence **out);
/* The lemma of a token of the sentence, in *lemma. Fails as ge_doc_lemma. */
GeStatus lend_lemma(const LendSentence *s, uint32_t i, LendWord *lemma);
/* The head of a token range of the document; *head is LEND_NONE when it stands
 * in another sentence. */
GeStatus lend_head(const LendSentence *s, uint32_t first, uint32_t end,
                   uint32_t *head);
/*
 * The spans that alternatives find in the sentence, in text order, one for each
 * head; the first alternative that has one gives it. They are kept: `role` is
 * whom they are for.
 */
GeStatus lend_fillers(LendSentence *s, const void *role,
                      const LendAlternative *list, uint32_t n,
                      const LendFillers **out);

#endif
