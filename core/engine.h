/* What an engine owns: see geoeng.h. */
#ifndef GE_ENGINE_H
#define GE_ENGINE_H

#include "match.h"
#include "ruleset.h"

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
  Matcher matcher;
  bool sealed;
  GeTextFn *on_text;
  void *host;
  Buf message;
  /* Per type: 1 when a word predicate of it wakes a rule, 2 when none does,
   * 0 unknown. Grows with the vocabulary. */
  LIST(uint8_t) wakes;
  LIST(uint32_t) awake; /* per rule: 1 + sentence that woke it last */
  LIST(uint32_t) done;  /* per rule: sentences before this one are searched */
};

/* Sets the message and returns the status. */
__attribute__((format(printf, 3, 4))) GeStatus
engine_fail(GeEngine *e, GeStatus st, const char *fmt, ...);

/* Is the layer a list, "$name"? */
bool engine_is_list(const GeEngine *e, GeId layer);

#endif
