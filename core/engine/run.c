#include "engine/run.h"
#include "engine/doc_tree.h"
#include "engine/rule_trigger.h"

#include <string.h>

static GeStatus out_of_memory(GeDoc *doc) {
  GeEngine *e = doc->engine;
  if (arena_over(&doc->arena))
    return engine_fail(e, GE_ELIMIT,
                       "the document needs more memory than the limit of "
                       "%zu bytes beside its text",
                       e->limits.arena_bytes);
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

/* Where lists are known to be empty, and nothing else is known. */
static bool make_empty_row(GeEngine *e) {
  uint32_t n = e->layers.at.n;
  if (e->row.n == n) return true;
  e->row.n = 0;
  if (!list_reserve(&e->row, n)) return false;
  for (; e->row.n < n; e->row.n++)
    e->row.at[e->row.n] = engine_is_list(e, e->row.n) ? LAYER_EMPTY
                                                      : LAYER_UNKNOWN;
  return true;
}

/* The cell of what a row says of a layer, a new one if it has none; NULL when
 * memory is out. */
static Cell *cell_of(GeDoc *doc, uint32_t *layer) {
  Cell none = {NULL, 0};
  if (*layer < LAYER_CELLS) {
    if (!list_push(&doc->cells, none)) return NULL;
    *layer = doc->cells.n - 1 + LAYER_CELLS;
  }
  return &doc->cells.at[*layer - LAYER_CELLS];
}

/* The spans of the hits of a sentence, in the cells of their lists. */
static GeStatus fill_lists(GeDoc *doc, uint32_t *row, uint32_t from,
                           uint32_t to) {
  GeId *ids = arena_array(&doc->arena, to - from + 1u, sizeof *ids);
  if (!ids) return out_of_memory(doc);
  for (uint32_t h = from; h < to; h++) {
    Cell *cell = cell_of(doc, &row[doc->hits.at[h].layer]);
    if (!cell) return out_of_memory(doc);
    cell->n++;
  }
  for (uint32_t h = from; h < to; h++) {
    Cell *cell = cell_of(doc, &row[doc->hits.at[h].layer]);
    if (!cell->ids) {
      cell->ids = ids;
      ids += cell->n;
      cell->n = 0;
    }
    if (!list_push(&doc->spans, doc->hits.at[h])) return out_of_memory(doc);
    cell->ids[cell->n++] = doc->spans.n - 1;
  }
  return GE_OK;
}

/* The row of a sentence; its list layers are filled at once from the hits of
 * the document. */
static GeStatus make_row(GeDoc *doc, uint32_t sentence) {
  GeEngine *e = doc->engine;
  if (doc->rows[sentence]) return GE_OK;
  ge_assert(doc->scanned);
  uint32_t from = doc->hit_from[sentence], to = doc->hit_from[sentence + 1];
  ge_assert(from <= to && to <= doc->hits.n);
  uint32_t *row = arena_array(&doc->arena, e->layers.at.n + 1u, sizeof *row);
  if (!row || !make_empty_row(e)) return out_of_memory(doc);
  if (e->row.n) memcpy(row, e->row.at, e->row.n * sizeof *row);
  GeStatus st = from < to ? fill_lists(doc, row, from, to) : GE_OK;
  if (st == GE_OK) doc->rows[sentence] = row;
  return st;
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

static GeStatus pool_add(Pool *p, GeSpan span, uint32_t k) {
  GeDoc *doc = p->doc;
  const Rule *rule = &doc->engine->rules.rules.at[span.rule];
  SpanRank rank = {rule->priority, (uint64_t)span.rule << 32 | k};
  ge_assert(span.first < span.end && span.end <= doc->tokens.n);
  if (doc->spans.n >= doc->engine->limits.spans)
    return engine_fail(doc->engine, GE_ELIMIT,
                       "the document has more spans than the limit of %u",
                       doc->engine->limits.spans);
  bool ok = list_push(&doc->spans, span) &&
            list_push(&p->ids, doc->spans.n - 1) && list_push(&p->ranks, rank);
  return ok ? GE_OK : out_of_memory(doc);
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
  GeStatus time = engine_in_time(doc);
  if (time != GE_OK) return time;
  e->matcher.max_steps = e->limits.match_steps;
  e->matcher.max_bytes = e->limits.arena_bytes;
  GeStatus st = match_begin(&e->matcher, &e->progs.at[pattern], doc, first,
                            end);
  return st == GE_OK ? GE_OK : out_of_memory(doc);
}

static GeStatus searched(GeDoc *doc, GeStatus st) {
  GeEngine *e = doc->engine;
  if (st == GE_ELIMIT && doc->steps <= e->limits.match_steps)
    return engine_fail(e, st,
                       "a pattern needs more memory than the limit of %zu "
                       "bytes",
                       e->limits.arena_bytes);
  if (st == GE_ELIMIT)
    return engine_fail(e, st,
                       "the document needs more matcher steps than the limit "
                       "of %llu",
                       (unsigned long long)e->limits.match_steps);
  return st == GE_OK ? GE_OK : out_of_memory(doc);
}

static GeStatus next(GeDoc *doc, uint32_t from, bool *found, Found *hit) {
  return searched(doc, match_next(&doc->engine->matcher, from, found, hit));
}

/* Whatever of the sentence the program reads. */
static GeStatus read_by(GeDoc *doc, const Prog *prog, uint32_t sentence) {
  const GeWord *words;
  GeStatus st = GE_OK;
  if (prog->syntax == SYNTAX_TREE) st = ge_doc_parse(doc, sentence, &words);
  if (prog->syntax == SYNTAX_TAGS) st = ge_doc_tag(doc, sentence, &words);
  for (uint32_t i = 0; i < prog->layers.n && st == GE_OK; i++)
    st = run_layer(doc, prog->layers.at[i], sentence);
  return st;
}

/* Whether a match can start in the sentence, with words or with spans; layers
 * that it may go on with are not asked for where none can. */
static GeStatus starts(GeDoc *doc, const Prog *prog, uint32_t sentence,
                       bool *words, bool *yes) {
  GeStatus st = GE_OK;
  const Ids *first = &prog->first_preds;
  GeId end = first->n > 0 ? first->at[first->n - 1] + 1 : 0;
  if (trigger_may(doc, prog->first_bits, end, sentence, words) != GE_OK)
    return out_of_memory(doc);
  *yes = prog->first_any || *words;
  for (uint32_t i = 0; i < prog->first_layers.n && st == GE_OK; i++) {
    GeId layer = prog->first_layers.at[i];
    st = run_layer(doc, layer, sentence);
    const Cell *cell = st == GE_OK ? doc_cell(doc, sentence, layer) : NULL;
    if (cell && cell->n > 0) *yes = true;
  }
  return st;
}

/* Whether the sentence may hold a match, by what its words tell at once. */
static GeStatus wanted(GeDoc *doc, const Prog *prog, uint32_t sentence,
                       bool *yes) {
  GeStatus st = make_row(doc, sentence);
  if (st != GE_OK) return st;
  return trigger_needs(doc, prog, sentence, yes) == GE_OK ? GE_OK
                                                          : out_of_memory(doc);
}

/* Make ready to try a pattern at candidates: *yes is false when it cannot match
 * in the sentence. One that reads words only is cheaper to try than to ask
 * about. */
static GeStatus ready(GeDoc *doc, GeId pattern, uint32_t sentence, bool *yes) {
  const Prog *prog = &doc->engine->progs.at[pattern];
  const GeSentence *s = &doc->sentences.at[sentence];
  GeStatus st = GE_OK;
  *yes = true;
  if (prog->layers.n > 0 || prog->syntax != SYNTAX_NONE)
    st = wanted(doc, prog, sentence, yes);
  if (st == GE_OK && *yes) st = read_by(doc, prog, sentence);
  return st == GE_OK && *yes ? begin(doc, pattern, s->first, s->end) : st;
}

/* Make ready to search a pattern of a rule that sees one sentence. */
static GeStatus ready_all(GeDoc *doc, GeId pattern, uint32_t sentence,
                          bool *yes) {
  const Prog *prog = &doc->engine->progs.at[pattern];
  const GeSentence *s = &doc->sentences.at[sentence];
  bool words = true;
  GeStatus st = wanted(doc, prog, sentence, yes);
  if (st == GE_OK && *yes) st = starts(doc, prog, sentence, &words, yes);
  if (st == GE_OK && *yes) st = read_by(doc, prog, sentence);
  if (st != GE_OK || !*yes) return st;
  st = begin(doc, pattern, s->first, s->end);
  doc->engine->matcher.words = words;
  return st;
}

/* What is done with a match; *from: where the next may start. */
typedef GeStatus Take(void *ctx, const PlanItem *item, const Found *hit,
                      uint32_t *from);

/* The matches of one pattern, which begin() made ready, at its candidates. */
static GeStatus at_candidates(GeDoc *doc, const PlanItem *item,
                              const Candidate *c, uint32_t n, Take *take,
                              void *ctx) {
  GeStatus st = GE_OK;
  uint32_t from = 0;
  for (uint32_t i = 0; i < n && st == GE_OK; i++) {
    bool found;
    Found hit;
    if (c[i].pos < from) continue;
    st = searched(doc, match_at(&doc->engine->matcher, c[i].pos, &found, &hit));
    if (st == GE_OK && found) st = take(ctx, item, &hit, &from);
  }
  return st;
}

/*
 * The matches of a plan's automaton in a sentence, by pattern and then place.
 * Trying a pattern may compute other layers and so run this for other plans,
 * never for this one: layers do not depend on themselves.
 */
static GeStatus run_plan(GeDoc *doc, Plan *plan, uint32_t sentence, Take *take,
                         void *ctx) {
  GeEngine *e = doc->engine;
  const GeSentence *s = &doc->sentences.at[sentence];
  const GeSpan *hits = list_from(&doc->hits, doc->hit_from[sentence]);
  uint32_t nhits = doc->hit_from[sentence + 1] - doc->hit_from[sentence];
  if (plan->items.n == 0) return GE_OK;
  GeStatus st = trigger_classes(doc, sentence);
  DfaText text = {e->words.at, e->words_mask, s->first, s->end, hits, nhits};
  if (st == GE_OK)
    st = dfa_scan(&plan->dfa, doc, &text, &e->limits, &plan->found);
  if (st != GE_OK) return searched(doc, st);
  const Candidate *c = plan->found.at;
  for (uint32_t i = 0, n; i < plan->found.n && st == GE_OK; i += n) {
    for (n = 1; i + n < plan->found.n && c[i + n].pattern == c[i].pattern;) n++;
    ge_assert(c[i].pattern < plan->items.n);
    const PlanItem *item = &plan->items.at[c[i].pattern];
    GeId pattern = e->rules.rules.at[item->rule].patterns.at[item->k];
    bool yes = true;
    st = ready(doc, pattern, sentence, &yes);
    if (st == GE_OK && yes) st = at_candidates(doc, item, &c[i], n, take, ctx);
  }
  return st;
}

/* ------------------------------------------------------- layers, continued */

static GeStatus take_span(void *ctx, const PlanItem *item, const Found *hit,
                          uint32_t *from) {
  Pool *p = ctx;
  GeDoc *doc = p->doc;
  const Rule *rule = &doc->engine->rules.rules.at[item->rule];
  GeSpan span = {hit->first, hit->end,   rule->layer,
                 GE_NONE,    item->rule, hit->caps,
                 hit->ncaps, 0,          taken_span(doc, rule, hit),
                 0};
  if (span.taken != GE_NONE)
    span.flags = doc->spans.at[span.taken].flags & GE_SPAN_EXPIRED;
  *from = hit->end;
  return pool_add(p, span, item->k);
}

/* Search one slow pattern of a span rule; it resumes behind each match. */
static GeStatus span_pattern(Pool *p, PlanItem item) {
  GeDoc *doc = p->doc;
  GeId pattern = doc->engine->rules.rules.at[item.rule].patterns.at[item.k];
  bool found;
  GeStatus st = ready_all(doc, pattern, p->sentence, &found);
  for (uint32_t from = doc->sentences.at[p->sentence].first;
       st == GE_OK && found;) {
    Found hit;
    st = next(doc, from, &found, &hit);
    if (st == GE_OK && found) st = take_span(p, &item, &hit, &from);
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
  GeStatus st = e->on_text(e->host, doc, rule_id,
                           doc->tokens.at[s->first].start,
                           doc->tokens.at[s->end - 1].end);
  doc->text_rule = GE_NONE;
  if (st != GE_OK) return st;
  for (uint32_t i = 0; i < doc->pending.n && st == GE_OK; i++)
    st = pool_add(p, doc->pending.at[i], 0);
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
  GeSpan s = {
      first,   lo, e->rules.rules.at[rule].layer, GE_NONE, rule, 0, 0, tag,
      GE_NONE, 0};
  return list_push(&doc->pending, s) ? GE_OK : out_of_memory(doc);
}

/* Whether the tree of the sentence fills a layer. */
static bool of_tree(const GeEngine *e, GeId layer) {
  return layer == e->phrases || layer == e->names;
}

/* Noun phrases, read off the tree. */
static GeStatus phrases(Pool *p, GeId layer) {
  GeStatus st = doc_tree_phrases(p->doc, p->sentence, layer, &p->ids);
  SpanRank rank = {0, 0};
  while (st == GE_OK && p->ranks.n < p->ids.n)
    if (!list_push(&p->ranks, rank)) st = out_of_memory(p->doc);
  return st;
}

static GeStatus fill_pool(Pool *p, GeId layer) {
  GeEngine *e = p->doc->engine;
  if (of_tree(e, layer)) return phrases(p, layer);
  Ruleset *r = &e->rules;
  if (layer >= r->writers.n) return GE_OK;
  const Ids *rules = &r->writers.at[layer].rules;
  GeStatus st = run_plan(p->doc, &e->plans.layers.at[layer], p->sentence,
                         take_span, p);
  for (uint32_t i = 0; i < rules->n && st == GE_OK; i++) {
    const Rule *rule = &r->rules.at[rules->at[i]];
    if (rule->kind == GE_RULE_TEXT) st = text_rule(p, rules->at[i]);
    for (uint32_t k = 0; k < rule->slow.n && st == GE_OK; k++)
      st = span_pattern(p, (PlanItem){rules->at[i], rule->slow.at[k]});
  }
  return st;
}

static GePolicy policy_of(const GeEngine *e, GeId layer) {
  if (of_tree(e, layer)) return GE_ALL;
  if (layer >= e->rules.writers.n) return GE_LONGEST;
  const Ids *rules = &e->rules.writers.at[layer].rules;
  return rules->n ? e->rules.rules.at[rules->at[0]].policy : GE_LONGEST;
}

/* What stays of the pool becomes the cell of the layer, of which there is at
 * least one span. */
static GeStatus keep_pool(Pool *p, GeId layer, uint32_t *known) {
  GeDoc *doc = p->doc;
  uint32_t n = layer_consolidate(&doc->spans, p->ids.at, p->ranks.at, p->ids.n,
                                 policy_of(doc->engine, layer));
  ge_assert(p->ids.n == p->ranks.n && n > 0 && n <= p->ids.n);
  GeId *ids = arena_array(&doc->arena, n, sizeof *ids);
  if (!ids || !cell_of(doc, known)) return out_of_memory(doc);
  memcpy(ids, p->ids.at, n * sizeof *ids);
  *cell_of(doc, known) = (Cell){ids, n};
  return GE_OK;
}

GeStatus run_layer(GeDoc *doc, GeId layer, uint32_t sentence) {
  const uint32_t *row = doc->rows[sentence];
  if (row && row[layer] >= LAYER_EMPTY) return GE_OK;
  GeStatus st = scan(doc);
  if (st == GE_OK) st = make_row(doc, sentence);
  if (st != GE_OK) return st;
  uint32_t *known = &doc->rows[sentence][layer];
  if (*known >= LAYER_EMPTY) return GE_OK;
  ge_assert(*known != LAYER_BUSY); /* sealing refused cycles */
  *known = LAYER_BUSY;
  Pool p = {doc, sentence, LIST_EMPTY, LIST_EMPTY};
  st = fill_pool(&p, layer);
  *known = LAYER_EMPTY;
  if (st == GE_OK && p.ids.n > 0) st = keep_pool(&p, layer, known);
  list_clear(&p.ids);
  list_clear(&p.ranks);
  return st;
}

/* -------------------------------------------------------------------- units */

/* Make ready to search a pattern in a range of tokens. */
static GeStatus ready_in(GeDoc *doc, GeId pattern, uint32_t first,
                         uint32_t end) {
  const Prog *prog = &doc->engine->progs.at[pattern];
  GeStatus st = GE_OK;
  uint32_t s = doc_sentence_of(doc, first), n = doc->sentences.n;
  for (; st == GE_OK && s < n && doc->sentences.at[s].first < end; s++)
    st = read_by(doc, prog, s);
  return st == GE_OK ? begin(doc, pattern, first, end) : st;
}

GeStatus run_find(GeDoc *doc, GeId pattern, uint32_t first, uint32_t end,
                  uint32_t from, bool *found, Found *hit) {
  *found = false;
  if (first >= end) return GE_OK;
  GeStatus st = ready_in(doc, pattern, first, end);
  return st == GE_OK ? next(doc, from, found, hit) : st;
}

static GeStatus add_values(GeDoc *doc, const Found *hit, Captures *values) {
  for (uint32_t i = 0; i < hit->ncaps; i++) {
    const GeCapture *c = &doc->captures.at[hit->caps + i];
    if (strcmp(c->role, "value") == 0 && !list_push(values, *c))
      return out_of_memory(doc);
  }
  return GE_OK;
}

GeStatus run_values(GeDoc *doc, GeId pattern, uint32_t sentence,
                    Captures *values) {
  const GeSentence *s = &doc->sentences.at[sentence];
  bool found = false;
  GeStatus st = scan(doc);
  if (st == GE_OK) st = ready_all(doc, pattern, sentence, &found);
  for (uint32_t from = s->first; st == GE_OK && found && from < s->end;) {
    Found hit;
    st = next(doc, from, &found, &hit);
    if (st != GE_OK || !found) break;
    st = add_values(doc, &hit, values);
    from = hit.end;
  }
  return st;
}

GeStatus run_tries(GeDoc *doc, GeId rule, uint32_t sentence, bool *yes) {
  const GeEngine *e = doc->engine;
  const Ids *patterns = &e->rules.rules.at[rule].patterns;
  GeStatus st = scan(doc);
  if (st == GE_OK) st = make_row(doc, sentence);
  *yes = false;
  for (uint32_t i = 0; i < patterns->n && !*yes && st == GE_OK; i++)
    if (trigger_needs(doc, &e->progs.at[patterns->at[i]], sentence, yes) !=
        GE_OK)
      st = out_of_memory(doc);
  return st;
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
  ge_assert(a <= sentence && sentence <= b && b < n);
  *first = s[a].first;
  *end = s[b].end;
}

/* ------------------------------------------------------------- event rules */

typedef struct EventRun {
  GeDoc *doc;
  uint32_t sentence;
} EventRun;

static GeStatus take_match(void *ctx, const PlanItem *item, const Found *hit,
                           uint32_t *from) {
  GeDoc *doc = ((EventRun *)ctx)->doc;
  GeMatch m = {item->rule,
               item->k,
               hit->first,
               hit->end,
               doc_sentence_of(doc, hit->first),
               hit->caps,
               hit->ncaps};
  *from = hit->first + 1;
  return list_push(&doc->matches, m) ? GE_OK : out_of_memory(doc);
}

static GeStatus slow_pattern(EventRun *run, PlanItem item, uint32_t first,
                             uint32_t end) {
  GeDoc *doc = run->doc;
  GeEngine *e = doc->engine;
  const Rule *rule = &e->rules.rules.at[item.rule];
  GeId pattern = rule->patterns.at[item.k];
  bool found = true;
  GeStatus st;
  if (rule->within == GE_SENTENCE)
    st = ready_all(doc, pattern, run->sentence, &found);
  else st = ready_in(doc, pattern, first, end);
  for (uint32_t from = first; st == GE_OK && found;) {
    Found hit;
    st = next(doc, from, &found, &hit);
    if (st == GE_OK && found) st = take_match(run, &item, &hit, &from);
  }
  return st;
}

/* The slow patterns of a rule. Rules that see more than a sentence run once
 * for each unit. */
static GeStatus slow_rule(EventRun *run, GeId id) {
  GeDoc *doc = run->doc;
  GeEngine *e = doc->engine;
  const Rule *rule = &e->rules.rules.at[id];
  uint32_t first, end;
  GeStatus st = GE_OK;
  unit_of(doc, rule, run->sentence, &first, &end);
  for (uint32_t i = 0; i < rule->slow.n && st == GE_OK; i++)
    st = slow_pattern(run, (PlanItem){id, rule->slow.at[i]}, first, end);
  if (rule->within != GE_SENTENCE) /* not again in this unit */
    e->done.at[id] = doc_sentence_of(doc, end - 1) + 1;
  return st;
}

static GeStatus run_sentence(GeDoc *doc, uint32_t sentence) {
  GeEngine *e = doc->engine;
  EventRun run = {doc, sentence};
  GeStatus st = run_plan(doc, &e->plans.events, sentence, take_match, &run);
  if (st == GE_OK && trigger_rules(doc, sentence) != GE_OK)
    st = out_of_memory(doc);
  for (uint32_t i = 0; i < e->woken.n && st == GE_OK; i++)
    if (e->done.at[e->woken.at[i]] <= sentence)
      st = slow_rule(&run, e->woken.at[i]);
  return st;
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
  while (st == GE_OK && e->done.n < e->rules.rules.n) {
    uint32_t none = 0;
    if (!list_push(&e->done, none)) st = out_of_memory(doc);
  }
  for (uint32_t i = 0; i < e->rules.wide.n && st == GE_OK; i++)
    e->done.at[e->rules.wide.at[i]] = 0;
  for (uint32_t s = 0; s < doc->sentences.n && st == GE_OK; s++) {
    st = engine_in_time(doc);
    if (st == GE_OK) st = run_sentence(doc, s);
  }
  if (st != GE_OK) return st;
  if (doc->matches.n)
    qsort(doc->matches.at, doc->matches.n, sizeof *doc->matches.at, by_place);
  doc->ran = true;
  return GE_OK;
}
