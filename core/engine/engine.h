/*
 * What an engine owns (see geoeng.h for what it is to hosts): all that lives as
 * long as it, and scratch that is kept from document to document. What a document
 * owns stands in doc/doc.h. Members of one document at a time carry its serial
 * number, so that nothing of an earlier one is believed.
 */
#ifndef GE_ENGINE_ENGINE_H
#define GE_ENGINE_ENGINE_H

#include "syntax/analyser.h"
#include "match/matcher.h"
#include "engine/plan.h"

typedef LIST(GeCapture) Captures;
struct Filling;               /* filling.h */
typedef struct Demand Demand; /* refusal.h */

/* An image of rules, see rule_image.h. */
typedef struct KeptRules {
  void *bytes; /* the file, read, or NULL */
  size_t nbytes;
  LIST(const char *) names; /* of roles in its programs */
  bool taken;               /* the patterns are in it */
  bool wanted;              /* one may be saved: no file was sound */
} KeptRules;

struct GeEngine {
  GeLimits limits;
  Vocab *vocab;
  LayerNames layers;
  Entries entries;
  Gaz gaz;
  Preds preds;
  Arena strings; /* role names of patterns */
  LIST(Prog) progs;
  Ruleset rules;
  LIST(Demand) demands; /* per rule; shorter where the last have none */
  Plans plans;
  Analyser analyser;
  Matcher matcher;
  bool sealed;
  void *image; /* the file of the lists, read, or NULL */
  size_t image_bytes;
  GeFiles files; /* how it comes to images */
  KeptRules kept;
  bool wants_image; /* it may be saved: lists began empty, no file was sound */
  GeId phrases, names; /* the layers np and name, which the tree fills; GE_NONE
                          when no rule reads them */
  GeTextFn *on_text;
  void *host;
  Buf message;
  Buf dump; /* of ge_pattern_dump */
  /* Per type: 1 when a word predicate of it wakes a rule, 2 when none does,
   * 0 unknown. Grows with the vocabulary. */
  LIST(uint8_t) wakes;
  /* Predicates that hold for a word of one sentence of one document, by
   * stamp, see rule_trigger.h. */
  LIST(uint32_t) present;
  uint32_t present_stamp;
  uint64_t present_doc;
  uint32_t present_sentence;
  /* The classes of the words of one sentence of one document, and the
   * wordclass_bits of all. */
  LIST(uint32_t) words;
  uint64_t words_mask, words_doc;
  uint32_t words_sentence;
  LIST(uint32_t) row;      /* of a sentence without list hits, see layer.h */
  uint64_t ndocs;          /* made so far */
  Captures values;         /* of the pattern that is searched, see run_values */
  struct Filling *filling; /* of ge_doc_fill, or NULL before the first */
  GeDoc *spare; /* a document that was freed, for the next one, or NULL */
  LIST(uint32_t) awake; /* per rule: stamp of the sentence that woke it */
  uint32_t awake_stamp;
  Ids woken; /* rules that the sentence woke */
  LIST(uint32_t)
  done; /* per rule that sees more than a sentence: sentences
                           before this one are searched */
};

/* Sets the message and returns the status. */
__attribute__((format(printf, 3, 4))) GeStatus engine_fail(GeEngine *e,
                                                           GeStatus st,
                                                           const char *fmt,
                                                           ...);

/* GE_ELIMIT when the document's time is over. */
GeStatus engine_in_time(GeDoc *doc);

/* Is the layer a list, "$name"? */
bool engine_is_list(const GeEngine *e, GeId layer);

#endif
