/* Engines of geoeng.h: lists, patterns and rules until they are sealed. */
#include "engine/filling.h"
#include "engine/list_cache.h"
#include "engine/refusal.h"
#include "engine/rule_cache.h"
#include "match/compiler.h"
#include "engine/run.h"

#include <string.h>

const char *ge_engine_message(const GeEngine *e) {
  return e->message.failed || !e->message.at ? "out of memory" : e->message.at;
}

const char *ge_version(void) { return GE_VERSION; }

GeLimits *ge_engine_limits(GeEngine *e) { return &e->limits; }

GeStatus ge_engine_new(GeEngine **engine) {
  GeEngine *e = ge_alloc(sizeof *e);
  *engine = NULL;
  if (!e) return GE_ENOMEM;
  memset(e, 0, sizeof *e);
  e->limits.doc_bytes = GE_DOC_BYTES;
  e->limits.arena_bytes = (size_t)1 << 30;
  e->limits.match_steps = UINT64_C(2000000000);
  e->limits.spans = 50000000;
  e->limits.lua_steps = 5000000;
  e->limits.max_events = 10000;
  layers_init(&e->layers);
  entries_init(&e->entries);
  arena_init(&e->strings, SIZE_MAX / 2);
  ruleset_init(&e->rules);
  buf_init(&e->message);
  GeStatus st = vocab_new(&e->vocab);
  preds_init(&e->preds, e->vocab);
  matcher_init(&e->matcher, &e->preds, run_span_attr);
  if (st == GE_OK) st = gaz_init(&e->gaz, e->vocab);
  if (st != GE_OK) {
    ge_engine_free(e);
    return st;
  }
  ge_assert(e->vocab && e->gaz.states.n == 1 && !e->sealed);
  *engine = e;
  return GE_OK;
}

void ge_engine_free(GeEngine *e) {
  if (!e) return;
  if (e->spare) doc_clear(e->spare);
  ge_free(e->spare, sizeof *e->spare);
  for (uint32_t i = 0; i < e->progs.n; i++) prog_clear(&e->progs.at[i]);
  list_clear(&e->progs);
  list_clear(&e->wakes);
  list_clear(&e->present);
  list_clear(&e->words);
  list_clear(&e->row);
  list_clear(&e->awake);
  list_clear(&e->woken);
  list_clear(&e->done);
  list_clear(&e->values);
  filling_free(e);
  cache_unmap(e);
  rule_cache_clear(e);
  matcher_clear(&e->matcher);
  demands_clear(e);
  plans_clear(&e->plans);
  ruleset_clear(&e->rules);
  analyser_clear(&e->analyser);
  preds_clear(&e->preds);
  gaz_clear(&e->gaz);
  entries_clear(&e->entries);
  layers_clear(&e->layers);
  arena_clear(&e->strings);
  vocab_free(e->vocab);
  buf_clear(&e->message);
  buf_clear(&e->dump);
  ge_free(e, sizeof *e);
}

void ge_engine_on_text(GeEngine *e, GeTextFn *fn, void *host) {
  e->on_text = fn;
  e->host = host;
}

/* ----------------------------------------------------------- lists, layers */

static GeStatus unsealed(GeEngine *e) {
  if (!e->sealed) return GE_OK;
  return engine_fail(e, GE_EUSAGE,
                     "lists and rules cannot be added once documents run");
}

static GeStatus checked(GeEngine *e, GeStatus st) {
  return st == GE_ENOMEM ? engine_fail(e, st, "out of memory") : st;
}

/* GE_EUSAGE when there is no such entry; GE_NONE is none. */
static GeStatus known_entry(GeEngine *e, GeId entry) {
  if (entry < e->entries.entries.n) return GE_OK;
  return engine_fail(e, GE_EUSAGE, "there is no entry %u", entry);
}

GeStatus ge_entry_new(GeEngine *e, GeId *entry) {
  GeStatus st = checked(e, entry_new(&e->entries, entry));
  if (st != GE_OK) *entry = GE_NONE;
  return st;
}

GeStatus ge_entry_set(GeEngine *e, GeId entry, const char *key,
                      const char *value) {
  GeStatus st = known_entry(e, entry);
  return st == GE_OK ? checked(e, entry_set(&e->entries, entry, key, value))
                     : st;
}

GeStatus ge_entry_dates(GeEngine *e, GeId entry, int32_t from, int32_t to) {
  GeStatus st = known_entry(e, entry);
  if (st != GE_OK) return st;
  e->entries.entries.at[entry].from = from;
  e->entries.entries.at[entry].to = to;
  return GE_OK;
}

const char *ge_entry_get(const GeEngine *e, GeId entry, const char *key) {
  return entry < e->entries.entries.n ? entry_get(&e->entries, entry, key)
                                      : NULL;
}

bool ge_entry_at(const GeEngine *e, GeId entry, size_t i, const char **key,
                 const char **value) {
  *key = *value = NULL;
  if (entry >= e->entries.entries.n) return false;
  GeId a = e->entries.entries.at[entry].first;
  while (a != GE_NONE && i-- > 0) a = attr_at(&e->entries, a).next;
  if (a == GE_NONE) return false;
  *key = attr_at(&e->entries, a).key;
  *value = attr_at(&e->entries, a).value;
  return true;
}

GeStatus ge_layer(GeEngine *e, const char *name, GeId *layer) {
  *layer = layer_find(&e->layers, name);
  if (*layer != GE_NONE) return GE_OK;
  GeStatus st = unsealed(e);
  if (st == GE_OK) st = checked(e, layer_declare(&e->layers, name, layer));
  ge_assert(st != GE_OK || *layer + 1 == e->layers.at.n);
  if (st != GE_OK) *layer = GE_NONE;
  return st;
}

GeId ge_layer_find(const GeEngine *e, const char *name) {
  return layer_find(&e->layers, name);
}

const char *ge_layer_name(const GeEngine *e, GeId layer) {
  return layer < e->layers.at.n ? e->layers.at.at[layer] : NULL;
}

GeStatus ge_list_add(GeEngine *e, GeId list, const char *phrase, size_t nbytes,
                     GeHow how, GeId entry) {
  GeStatus st = unsealed(e);
  if (st == GE_OK && list >= e->layers.at.n)
    st = engine_fail(e, GE_EUSAGE, "there is no list %u", list);
  if (st == GE_OK && entry != GE_NONE) st = known_entry(e, entry);
  if (st != GE_OK) return st;
  st = gaz_add(&e->gaz, list, phrase, nbytes, how, entry);
  if (st == GE_EUSAGE) return engine_fail(e, st, "an empty phrase");
  if (st == GE_ELIMIT)
    return engine_fail(e, st, "a phrase of more than %u words", GAZ_WORDS);
  return checked(e, st);
}

/* ----------------------------------------------------------------- patterns */

GeStatus ge_pat_new(GeEngine *e, GePat **pat) {
  GePat *p = ge_alloc(sizeof *p);
  *pat = p;
  if (!p) return engine_fail(e, GE_ENOMEM, "out of memory");
  memset(p, 0, sizeof *p);
  p->engine = e;
  p->preds = &e->preds;
  arena_init(&p->strings, SIZE_MAX / 2);
  return GE_OK;
}

void ge_pat_free(GePat *p) {
  if (!p) return;
  list_clear(&p->nodes);
  list_clear(&p->kids);
  arena_clear(&p->strings);
  ge_free(p, sizeof *p);
}

/* Words of the closed classes: nearly every sentence holds some, so they
 * tell little about which rule can match. */
static bool function_word(const char *w) {
  static const char *const list[] = {
      "the", "a",       "an",      "of",    "in",    "on",   "at",
      "to",  "by",      "for",     "with",  "from",  "and",  "or",
      "be",  "have",    "do",      "will",  "would", "that", "this",
      "it",  "he",      "they",    "who",   "which", "as",   "not",
      "its", "his",     "their",   "after", "over",  ",",    "'s",
      "say", "against", "between", "into",  "was",   "is",   "has"};
  for (size_t i = 0; i < GE_COUNT(list); i++)
    if (strcmp(w, list[i]) == 0) return true;
  return false;
}

/* See CompileWeight: a word counts 2, a list by its size, others not. */
static uint32_t weight(const void *ctx, bool list, GeId id) {
  const GeEngine *e = ctx;
  if (list)
    return engine_is_list(e, id) ? 3 + gaz_size(&e->gaz, id) / 50 : GE_NONE;
  ge_assert(id < e->preds.preds.n);
  const Pred *p = &e->preds.preds.at[id];
  if (p->word == GE_NONE) return 2000; /* a test: can hold for anything */
  return function_word(vocab_type(e->vocab, p->word)->text) ? 1000 : 2;
}

/* Token tests know a word type and its analysis, and no more. */
static GeStatus check_keys(GeEngine *e, const GePat *pat) {
  for (uint32_t i = 0; i < pat->nodes.n; i++) {
    const PatNode *n = &pat->nodes.at[i];
    if (n->kind != PAT_WORD && n->kind != PAT_ANY) continue;
    GeId test = n->b; /* with labels, or that of the predicate */
    if (test == GE_NONE && n->kind == PAT_WORD)
      test = e->preds.preds.at[n->a].test;
    const char *key = test == GE_NONE ? NULL
                                      : test_foreign_key(&e->preds, test);
    if (key)
      return engine_fail(e, GE_ERULE,
                         "tokens have no '%s'; they have text, norm, "
                         "lemma, shape, sense, pos, tag and dep",
                         key);
  }
  return GE_OK;
}

static GeStatus check_layers(GeEngine *e, const GePat *pat) {
  for (uint32_t i = 0; i < pat->nodes.n; i++) {
    const PatNode *n = &pat->nodes.at[i];
    if (n->kind == PAT_LAYER && n->a >= e->layers.at.n)
      return engine_fail(e, GE_EUSAGE, "there is no layer %u", n->a);
  }
  return GE_OK;
}

GeStatus ge_pattern_compile(GeEngine *e, GePat *pat, GeId root, GeId *pattern) {
  Prog p;
  const char *why;
  *pattern = GE_NONE;
  if (!pat || pat->failed || root >= pat->nodes.n)
    return engine_fail(e, pat && pat->why ? GE_ERULE : GE_ENOMEM, "%s",
                       ge_pat_why(pat));
  memset(&p, 0, sizeof p);
  p.strings = &e->strings;
  GeStatus st = check_keys(e, pat);
  if (st == GE_OK) st = check_layers(e, pat);
  if (st != GE_OK) return st;
  st = compile_pattern(pat, root, weight, e, &p, &why);
  ge_assert(st != GE_OK || prog_verify(&p, e->preds.preds.n, e->layers.at.n));
  if (st == GE_OK && !list_push(&e->progs, p)) st = GE_ENOMEM;
  if (st != GE_OK) {
    prog_clear(&p);
    return engine_fail(e, st, "%s", st == GE_ENOMEM ? "out of memory" : why);
  }
  *pattern = e->progs.n - 1;
  return GE_OK;
}

GeStatus ge_pattern_dump(GeEngine *e, GeId pattern, const char **text) {
  *text = NULL;
  if (pattern >= e->progs.n)
    return engine_fail(e, GE_EUSAGE, "no such pattern");
  buf_reset(&e->dump);
  prog_dump(&e->progs.at[pattern], &e->dump);
  if (e->dump.failed) return engine_fail(e, GE_ENOMEM, "out of memory");
  *text = e->dump.at ? e->dump.at : "";
  return GE_OK;
}

/* -------------------------------------------------------------------- rules */

/* The rules of a layer agree on what to do with overlapping spans. */
static GeStatus same_policy(GeEngine *e, const GeRuleSpec *spec, GeId layer) {
  const Rule *other = ruleset_writer(&e->rules, layer);
  if (!other || other->policy == spec->policy) return GE_OK;
  return engine_fail(e, GE_ERULE,
                     "layer '%s' has another policy at %s:%u: give all its "
                     "rules the same",
                     spec->name, other->file, other->line);
}

/* Ids of the spec that nothing has. */
static GeStatus known_ids(GeEngine *e, const GeRuleSpec *spec) {
  for (size_t i = 0; i < spec->npatterns; i++)
    if (spec->patterns[i] >= e->progs.n)
      return engine_fail(e, GE_EUSAGE, "there is no pattern %u",
                         spec->patterns[i]);
  return spec->set == GE_NONE ? GE_OK : known_entry(e, spec->set);
}

GeStatus ge_rule_add(GeEngine *e, const GeRuleSpec *spec, GeId *rule) {
  GeId layer = GE_NONE;
  *rule = GE_NONE;
  GeStatus st = unsealed(e);
  if (st == GE_OK) st = known_ids(e, spec);
  if (st == GE_OK && spec->kind != GE_RULE_EVENT)
    st = ge_layer(e, spec->name, &layer);
  if (st == GE_OK && spec->kind != GE_RULE_EVENT && spec->within != GE_SENTENCE)
    return engine_fail(e, GE_ERULE, "span and text rules see one sentence");
  if (st == GE_OK && layer != GE_NONE) st = same_policy(e, spec, layer);
  if (st != GE_OK) return st;
  ge_assert((layer == GE_NONE) == (spec->kind == GE_RULE_EVENT));
  return checked(e, ruleset_add(&e->rules, spec, layer, rule));
}

static GeStatus make_plans(GeEngine *e) {
  uint32_t n = e->layers.at.n;
  LIST(bool) is_list = LIST_EMPTY;
  if (!list_reserve(&is_list, n + 1u)) return GE_ENOMEM;
  for (uint32_t i = 0; i < n; i++) is_list.at[i] = engine_is_list(e, i);
  plans_clear(&e->plans);
  GeStatus st = plans_make(&e->plans, &e->rules, e->progs.at, &e->preds,
                           is_list.at);
  list_clear(&is_list);
  ge_assert(st != GE_OK || e->plans.layers.n == e->rules.writers.n);
  return st;
}

GeStatus ge_engine_seal(GeEngine *e) {
  if (e->sealed) return GE_OK;
  Buf why;
  buf_init(&why);
  e->phrases = layer_find(&e->layers, "np");
  e->names = layer_find(&e->layers, "name");
  GeStatus st = make_plans(e);
  if (st == GE_OK)
    st = ruleset_seal(&e->rules, &e->layers, e->progs.at, e->preds.preds.n,
                      &why);
  if (st != GE_OK)
    engine_fail(e, st, "%s", st == GE_ERULE ? why.at : "out of memory");
  buf_clear(&why);
  e->sealed = st == GE_OK;
  return st;
}
