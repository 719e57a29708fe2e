#include "run.h"

#include <string.h>

static GeStatus out_of_memory(GeDoc *doc) {
  GeEngine *e = doc->engine;
  if (arena_over(&doc->arena))
    return engine_fail(e, GE_ELIMIT,
                       "the document needs more memory than the limit of "
                       "%zu bytes beside its text", e->limits.arena_bytes);
  return engine_fail(e, GE_ENOMEM, "out of memory");
}

const char *run_span_attr(const GeDoc *doc, GeId span, const char *key) {
  const GeEngine *e = doc->engine;
  while (span != GE_NONE) {
    const GeSpan *s = &doc->spans.at[span];
    GeId set = s->rule == GE_NONE ? GE_NONE : e->rules.rules.at[s->rule].set;
    const char *v = entry_get(&e->entries, set, key);
    if (!v) v = entry_get(&e->entries, s->entry, key);
    if (v) return v;
    span = s->taken;
  }
  return NULL;
}

/* -------------------------------------------------------------------- rows */

/* The cells of a sentence; its list layers are filled at once from the hits
 * of the document. */
static GeStatus make_row(GeDoc *doc, uint32_t sentence) {
  if (doc->rows[sentence]) return GE_OK;
  uint32_t n = doc->engine->layers.at.n;
  uint32_t from = doc->hit_from[sentence], to = doc->hit_from[sentence + 1];
  Cell *row = arena_array(&doc->arena, n + 1u, sizeof *row);
  GeId *ids = arena_array(&doc->arena, to - from + 1u, sizeof *ids);
  if (!row || !ids) return out_of_memory(doc);
  for (uint32_t h = from; h < to; h++) row[doc->hits.at[h].layer].n++;
  for (uint32_t i = 0; i < n; i++) {
    row[i].ids = ids;
    ids += row[i].n;
    row[i].n = 0;
    if (engine_is_list(doc->engine, i)) row[i].state = CELL_DONE;
  }
  for (uint32_t h = from; h < to; h++) {
    Cell *cell = &row[doc->hits.at[h].layer];
    if (!list_push(&doc->spans, doc->hits.at[h])) return out_of_memory(doc);
    cell->ids[cell->n++] = doc->spans.n - 1;
  }
  doc->rows[sentence] = row;
  return GE_OK;
}

static GeStatus scan(GeDoc *doc) {
  GeEngine *e = doc->engine;
  GeStatus st = gaz_scan(&e->gaz, &e->entries, e->layers.at.n, doc);
  return st == GE_OK ? GE_OK : out_of_memory(doc);
}

/* --------------------------------------------------------------- span rules */

typedef LIST(SpanRank) Ranks;

typedef struct Pool { /* candidates of one layer in one sentence */
  GeDoc *doc;
  uint32_t sentence;
  Ids ids;
  Ranks ranks;
} Pool;

static GeStatus pool_add(Pool *p, GeSpan span, const Rule *rule) {
  GeDoc *doc = p->doc;
  SpanRank rank = {rule->priority, span.rule};
  if (doc->spans.n >= doc->engine->limits.spans)
    return engine_fail(doc->engine, GE_ELIMIT,
                       "the document has more spans than the limit of %u",
                       doc->engine->limits.spans);
  bool ok = list_push(&doc->spans, span) &&
            list_push(&p->ids, doc->spans.n - 1) && list_push(&p->ranks, rank);
  return ok ? GE_OK : out_of_memory(doc);
}

/* Whether the words that the pattern needs are in the sentence. */
static GeStatus awake(GeDoc *doc, const Prog *p, uint32_t sentence,
                      bool *yes) {
  GeEngine *e = doc->engine;
  const Cell *row = doc->rows[sentence];
  *yes = !p->needs;
  for (uint32_t i = 0; !*yes && i < p->need_lists.n; i++)
    *yes = row[p->need_lists.at[i]].n > 0;
  if (*yes || p->need_preds.n == 0) return GE_OK;
  const GeSentence *s = &doc->sentences.at[sentence];
  for (uint32_t t = s->first; !*yes && t < s->end; t++) {
    const uint32_t *ids;
    uint32_t n;
    GeStatus st = pred_of_type(&e->preds, doc->tokens.at[t].type, &ids, &n);
    if (st != GE_OK) return out_of_memory(doc);
    for (uint32_t k = 0; !*yes && k < n; k++)
      *yes = ids_has(&p->need_preds, ids[k]);
  }
  return GE_OK;
}

static GeId taken_span(const GeDoc *doc, const Rule *rule, const Found *hit) {
  if (!rule->take) return GE_NONE;
  for (uint32_t i = 0; i < hit->ncaps; i++) {
    const GeCapture *c = &doc->captures.at[hit->caps + i];
    if (strcmp(c->role, rule->take) == 0 && c->span != GE_NONE) return c->span;
  }
  return GE_NONE;
}

static GeStatus begin(GeDoc *doc, GeId pattern, uint32_t first, uint32_t end) {
  GeEngine *e = doc->engine;
  e->matcher.max_steps = e->limits.match_steps;
  e->matcher.max_bytes = e->limits.arena_bytes;
  GeStatus st = match_begin(&e->matcher, &e->progs.at[pattern], doc, first,
                            end);
  if (st == GE_ELIMIT && doc->steps <= e->limits.match_steps)
    return engine_fail(e, st,
                       "a pattern needs more memory than the limit of %zu "
                       "bytes", e->limits.arena_bytes);
  if (st == GE_ELIMIT)
    return engine_fail(e, st,
                       "a pattern is too large for a unit of %u tokens; use "
                       "within = \"sentence\" or \"paragraph\"", end - first);
  return st == GE_OK ? GE_OK : out_of_memory(doc);
}

static GeStatus next(GeDoc *doc, uint32_t from, bool *found, Found *hit) {
  GeEngine *e = doc->engine;
  GeStatus st = match_next(&e->matcher, from, found, hit);
  if (st == GE_ELIMIT && doc->steps <= e->limits.match_steps)
    return engine_fail(e, st,
                       "a pattern needs more memory than the limit of %zu "
                       "bytes", e->limits.arena_bytes);
  if (st == GE_ELIMIT)
    return engine_fail(e, st,
                       "the document needs more matcher steps than the limit "
                       "of %llu", (unsigned long long)e->limits.match_steps);
  return st == GE_OK ? GE_OK : out_of_memory(doc);
}

/* Search one pattern of a span rule; it resumes behind each match. */
static GeStatus span_pattern(Pool *p, GeId rule_id, GeId pattern) {
  GeDoc *doc = p->doc;
  const Rule *rule = &doc->engine->rules.rules.at[rule_id];
  const GeSentence *s = &doc->sentences.at[p->sentence];
  const Prog *prog = &doc->engine->progs.at[pattern];
  bool found;
  GeStatus st = awake(doc, prog, p->sentence, &found);
  if (st != GE_OK || !found) return st;
  for (uint32_t i = 0; i < prog->layers.n && st == GE_OK; i++)
    st = run_layer(doc, prog->layers.at[i], p->sentence);
  if (st == GE_OK) st = begin(doc, pattern, s->first, s->end);
  for (uint32_t from = s->first; st == GE_OK;) {
    Found hit;
    st = next(doc, from, &found, &hit);
    if (st != GE_OK || !found) return st;
    GeSpan span = {hit.first, hit.end, rule->layer, GE_NONE, rule_id,
                   hit.caps, hit.ncaps, 0, taken_span(doc, rule, &hit), 0};
    if (span.taken != GE_NONE)
      span.flags = doc->spans.at[span.taken].flags & GE_SPAN_EXPIRED;
    st = pool_add(p, span, rule);
    from = hit.end;
  }
  return st;
}

/* The host's text rule over the bytes of the sentence. */
static GeStatus text_rule(Pool *p, GeId rule_id) {
  GeDoc *doc = p->doc;
  GeEngine *e = doc->engine;
  const GeSentence *s = &doc->sentences.at[p->sentence];
  if (!e->on_text) return GE_OK;
  if (doc->text_rule != GE_NONE)
    return engine_fail(e, GE_EUSAGE, "a text rule may not ask for layers");
  doc->pending.n = 0;
  doc->text_rule = rule_id;
  GeStatus st = e->on_text(e->host, doc, rule_id, doc->tokens.at[s->first].start,
                           doc->tokens.at[s->end - 1].end);
  doc->text_rule = GE_NONE;
  if (st != GE_OK) return st;
  for (uint32_t i = 0; i < doc->pending.n && st == GE_OK; i++)
    st = pool_add(p, doc->pending.at[i], &e->rules.rules.at[rule_id]);
  return st;
}

GeStatus run_add_span(GeDoc *doc, GeId rule, uint32_t start, uint32_t end,
                      uint32_t tag) {
  GeEngine *e = doc->engine;
  if (doc->text_rule != rule || start >= end || end > doc->text.n)
    return engine_fail(e, GE_EUSAGE, "no text rule runs, or an empty range");
  uint32_t lo = 0, hi = doc->tokens.n; /* first token that ends behind start */
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (doc->tokens.at[mid].end <= start) lo = mid + 1;
    else hi = mid;
  }
  uint32_t first = lo;
  while (lo < doc->tokens.n && doc->tokens.at[lo].start < end) lo++;
  if (lo == first) return GE_OK; /* only white space */
  GeSpan s = {first, lo, e->rules.rules.at[rule].layer, GE_NONE, rule, 0, 0,
              tag, GE_NONE, 0};
  return list_push(&doc->pending, s) ? GE_OK : out_of_memory(doc);
}

static GeStatus fill_pool(Pool *p, GeId layer) {
  Ruleset *r = &p->doc->engine->rules;
  GeStatus st = GE_OK;
  if (layer >= r->writers.n) return st;
  const Ids *rules = &r->writers.at[layer].rules;
  for (uint32_t i = 0; i < rules->n && st == GE_OK; i++) {
    const Rule *rule = &r->rules.at[rules->at[i]];
    if (rule->kind == GE_RULE_TEXT) st = text_rule(p, rules->at[i]);
    for (uint32_t k = 0; k < rule->patterns.n && st == GE_OK; k++)
      st = span_pattern(p, rules->at[i], rule->patterns.at[k]);
  }
  return st;
}

static GePolicy policy_of(const GeEngine *e, GeId layer) {
  if (layer >= e->rules.writers.n) return GE_LONGEST;
  const Ids *rules = &e->rules.writers.at[layer].rules;
  return rules->n ? e->rules.rules.at[rules->at[0]].policy : GE_LONGEST;
}

GeStatus run_layer(GeDoc *doc, GeId layer, uint32_t sentence) {
  GeStatus st = scan(doc);
  if (st == GE_OK) st = make_row(doc, sentence);
  if (st != GE_OK) return st;
  Cell *cell = &doc->rows[sentence][layer];
  if (cell->state == CELL_DONE) return GE_OK;
  ge_assert(cell->state != CELL_BUSY); /* sealing refused cycles */
  cell->state = CELL_BUSY;
  Pool p = {doc, sentence, LIST_EMPTY, LIST_EMPTY};
  st = fill_pool(&p, layer);
  if (st == GE_OK && p.ids.n > 0) {
    uint32_t n = layer_consolidate(&doc->spans, p.ids.at, p.ranks.at, p.ids.n,
                                   policy_of(doc->engine, layer));
    cell->ids = arena_array(&doc->arena, n, sizeof *cell->ids);
    if (cell->ids) memcpy(cell->ids, p.ids.at, n * sizeof *cell->ids);
    else st = out_of_memory(doc);
    cell->n = st == GE_OK ? n : 0;
  }
  cell->state = CELL_DONE;
  list_clear(&p.ids);
  list_clear(&p.ranks);
  return st;
}

/* -------------------------------------------------------------------- units */

static GeStatus layers_in(GeDoc *doc, const Ids *layers, uint32_t first,
                          uint32_t end) {
  GeStatus st = GE_OK;
  uint32_t s = doc_sentence_of(doc, first);
  for (; s < doc->sentences.n && doc->sentences.at[s].first < end; s++)
    for (uint32_t i = 0; i < layers->n && st == GE_OK; i++)
      st = run_layer(doc, layers->at[i], s);
  return st;
}

GeStatus run_find(GeDoc *doc, GeId pattern, uint32_t first, uint32_t end,
                  uint32_t from, bool *found, Found *hit) {
  *found = false;
  if (first >= end) return GE_OK;
  GeStatus st = layers_in(doc, &doc->engine->progs.at[pattern].layers, first,
                          end);
  if (st == GE_OK) st = begin(doc, pattern, first, end);
  return st == GE_OK ? next(doc, from, found, hit) : st;
}

/* The token range that a rule woken in `sentence` may see. */
static void unit_of(const GeDoc *doc, const Rule *rule, uint32_t sentence,
                    uint32_t *first, uint32_t *end) {
  const GeSentence *s = doc->sentences.at;
  uint32_t a = sentence, b = sentence, n = doc->sentences.n;
  if (rule->within == GE_DOCUMENT) {
    a = 0;
    b = n - 1;
  } else if (rule->within == GE_PARAGRAPH) {
    while (a > 0 && s[a - 1].paragraph == s[sentence].paragraph) a--;
    while (b + 1 < n && s[b + 1].paragraph == s[sentence].paragraph) b++;
  }
  *first = s[a].first;
  *end = s[b].end;
}

/* ------------------------------------------------------------- event rules */

static GeStatus event_pattern(GeDoc *doc, GeId rule_id, uint32_t k,
                              uint32_t first, uint32_t end) {
  GeEngine *e = doc->engine;
  GeId pattern = e->rules.rules.at[rule_id].patterns.at[k];
  const Prog *prog = &e->progs.at[pattern];
  GeStatus st = GE_OK;
  if (e->rules.rules.at[rule_id].within == GE_SENTENCE) {
    bool yes;
    st = make_row(doc, doc_sentence_of(doc, first));
    if (st == GE_OK) st = awake(doc, prog, doc_sentence_of(doc, first), &yes);
    if (st != GE_OK || !yes) return st;
  }
  st = layers_in(doc, &prog->layers, first, end);
  if (st == GE_OK) st = begin(doc, pattern, first, end);
  for (uint32_t from = first; st == GE_OK;) {
    bool found;
    Found hit;
    st = next(doc, from, &found, &hit);
    if (st != GE_OK || !found) return st;
    GeMatch m = {rule_id, k, hit.first, hit.end,
                 doc_sentence_of(doc, hit.first), hit.caps, hit.ncaps};
    if (!list_push(&doc->matches, m)) return out_of_memory(doc);
    from = hit.first + 1;
  }
  return st;
}

static GeStatus event_rule(GeDoc *doc, GeId rule_id, uint32_t sentence) {
  const Rule *rule = &doc->engine->rules.rules.at[rule_id];
  uint32_t first, end;
  unit_of(doc, rule, sentence, &first, &end);
  GeStatus st = GE_OK;
  for (uint32_t i = 0; i < rule->skip.n && st == GE_OK; i++) {
    st = run_layer(doc, rule->skip.at[i], sentence);
    if (st == GE_OK && doc->rows[sentence][rule->skip.at[i]].n > 0)
      return GE_OK;
  }
  for (uint32_t k = 0; k < rule->patterns.n && st == GE_OK; k++)
    st = event_pattern(doc, rule_id, k, first, end);
  return st;
}

/* ------------------------------------------------------------------- waking */

static void wake(GeEngine *e, const Wake *w, uint32_t stamp) {
  for (uint32_t i = 0; i < w->rules.n; i++)
    e->awake.at[w->rules.at[i]] = stamp;
}

/* Whether a word predicate of the type wakes a rule, remembered per type. */
static GeStatus type_wakes(GeEngine *e, GeId type, bool *yes) {
  while (e->wakes.n <= type) {
    uint8_t unknown = 0;
    if (!list_push(&e->wakes, unknown)) return GE_ENOMEM;
  }
  if (e->wakes.at[type] == 0) {
    const uint32_t *ids;
    uint32_t n;
    GeStatus st = pred_of_type(&e->preds, type, &ids, &n);
    if (st != GE_OK) return st;
    e->wakes.at[type] = 2;
    for (uint32_t i = 0; i < n; i++)
      if (ids[i] < e->rules.by_pred.n && e->rules.by_pred.at[ids[i]].rules.n)
        e->wakes.at[type] = 1;
  }
  *yes = e->wakes.at[type] == 1;
  return GE_OK;
}

static GeStatus wake_words(GeEngine *e, const GeDoc *doc, uint32_t sentence,
                           uint32_t stamp) {
  const GeSentence *s = &doc->sentences.at[sentence];
  for (uint32_t t = s->first; t < s->end; t++) {
    GeId type = doc->tokens.at[t].type;
    bool yes = type < e->wakes.n && e->wakes.at[type] == 1;
    if (type >= e->wakes.n || e->wakes.at[type] == 0) {
      GeStatus st = type_wakes(e, type, &yes);
      if (st != GE_OK) return st;
    }
    if (!yes) continue;
    const uint32_t *ids;
    uint32_t n;
    GeStatus st = pred_of_type(&e->preds, type, &ids, &n);
    if (st != GE_OK) return st;
    for (uint32_t i = 0; i < n; i++)
      if (ids[i] < e->rules.by_pred.n)
        wake(e, &e->rules.by_pred.at[ids[i]], stamp);
  }
  return GE_OK;
}

/* The rules that can match in the sentence, then their patterns. Rules that
 * see more than a sentence run once for each unit. */
static GeStatus run_sentence(GeDoc *doc, uint32_t sentence) {
  GeEngine *e = doc->engine;
  uint32_t stamp = sentence + 1;
  for (uint32_t h = doc->hit_from[sentence]; h < doc->hit_from[sentence + 1];
       h++)
    wake(e, &e->rules.by_layer.at[doc->hits.at[h].layer], stamp);
  if (wake_words(e, doc, sentence, stamp) != GE_OK) return out_of_memory(doc);
  for (uint32_t i = 0; i < e->rules.always.n; i++)
    e->awake.at[e->rules.always.at[i]] = stamp;
  for (uint32_t i = 0; i < e->rules.event_rules.n; i++) {
    GeId id = e->rules.event_rules.at[i];
    const Rule *rule = &e->rules.rules.at[id];
    if (e->awake.at[id] != stamp || e->done.at[id] > sentence) continue;
    GeStatus st = event_rule(doc, id, sentence);
    if (st != GE_OK) return st;
    if (rule->within == GE_SENTENCE) continue;
    uint32_t first, end; /* not again in this unit */
    unit_of(doc, rule, sentence, &first, &end);
    e->done.at[id] = doc_sentence_of(doc, end - 1) + 1;
  }
  return GE_OK;
}

static int by_place(const void *pa, const void *pb) {
  const GeMatch *a = pa, *b = pb;
  if (a->sentence != b->sentence) return a->sentence < b->sentence ? -1 : 1;
  if (a->rule != b->rule) return a->rule < b->rule ? -1 : 1;
  if (a->first != b->first) return a->first < b->first ? -1 : 1;
  return a->pattern < b->pattern ? -1 : a->pattern > b->pattern;
}

GeStatus run_doc(GeDoc *doc) {
  GeEngine *e = doc->engine;
  if (doc->ran) return GE_OK;
  GeStatus st = scan(doc);
  e->awake.n = e->done.n = 0;
  while (st == GE_OK && e->awake.n < e->rules.rules.n) {
    uint32_t never = 0;
    if (!list_push(&e->awake, never) || !list_push(&e->done, never))
      st = out_of_memory(doc);
  }
  for (uint32_t s = 0; s < doc->sentences.n && st == GE_OK; s++)
    st = run_sentence(doc, s);
  if (st != GE_OK) return st;
  if (doc->matches.n)
    qsort(doc->matches.at, doc->matches.n, sizeof *doc->matches.at, by_place);
  doc->ran = true;
  return GE_OK;
}
