#include "match/matcher.h"

#include <string.h>

#define BACK_SPENT UINT32_MAX

void matcher_init(Matcher *m, Preds *preds, SpanAttr *attr) {
  memset(m, 0, sizeof *m);
  m->preds = preds;
  m->attr = attr;
}

void matcher_clear(Matcher *m) {
  list_clear(&m->stack);
  list_clear(&m->log);
  list_clear(&m->pages);
  list_clear(&m->marks);
  list_clear(&m->rounds);
}

/* -------------------------------------------------------------------- memo */

/*
 * Marks are kept in pages of 64 tokens, made when a token there is first
 * marked: a search that starts nowhere touches none of them.
 */
GeStatus match_begin(Matcher *m, const Prog *prog, GeDoc *doc, uint32_t first,
                     uint32_t end) {
  ge_assert(first <= end && end <= doc->tokens.n);
  ge_assert(prog->code.n > 0 && prog->code.at[prog->code.n - 1].op == OP_MATCH);
  m->prog = prog;
  m->doc = doc;
  m->first = first;
  m->end = end;
  m->sent = GE_NONE;
  m->words = prog->first_preds.n > 0;
  m->st = GE_OK;
  m->stack.n = m->log.n = m->pages.n = m->marks.n = 0;
  uint32_t npages = (end - first) / 64 + 1;
  if (!list_reserve(&m->pages, npages)) return GE_ENOMEM;
  memset(m->pages.at, 0, npages * sizeof *m->pages.at);
  m->pages.n = npages;
  m->rounds.n = 0;
  if (!list_reserve(&m->rounds, prog->nloops)) return GE_ENOMEM;
  m->rounds.n = prog->nloops;
  return GE_OK;
}

/* The marks of the page that holds pos; NULL when there is no room. */
static uint64_t *page_of(Matcher *m, uint32_t pos) {
  ge_check(pos >= m->first && pos <= m->end);
  uint32_t *page = &m->pages.at[(pos - m->first) / 64], n = m->prog->nmemo;
  if (*page == 0) {
    if ((m->marks.n + (size_t)n) * sizeof *m->marks.at > m->max_bytes)
      m->st = GE_ELIMIT;
    else if (!list_reserve(&m->marks, n)) m->st = GE_ENOMEM;
    if (m->st != GE_OK) return NULL;
    memset(m->marks.at + m->marks.n, 0, n * sizeof *m->marks.at);
    *page = m->marks.n + 1;
    m->marks.n += n;
  }
  return m->marks.at + (*page - 1);
}

static uint64_t mask_of(const Matcher *m, uint32_t pos) {
  return UINT64_C(1) << ((pos - m->first) & 63);
}

/* Mark (memo, pos); false when it was marked already, or on failure. */
static bool mark(Matcher *m, uint32_t memo, uint32_t pos) {
  uint64_t *page = page_of(m, pos), mask = mask_of(m, pos);
  ge_check(memo < m->prog->nmemo);
  if (!page || page[memo] & mask) return false;
  page[memo] |= mask;
  return true;
}

static bool marked(Matcher *m, uint32_t memo, uint32_t pos) {
  const uint64_t *page = page_of(m, pos);
  return page && page[memo] & mask_of(m, pos);
}

/* ---------------------------------------------------------------- way, choice */

static void note(Matcher *m, Op what, uint32_t a, uint32_t pos) {
  Log l = {(uint8_t)what, a, pos};
  if (!list_push(&m->log, l)) m->st = GE_ENOMEM;
}

/* Back to where the way had n entries. */
static void unwind(Matcher *m, uint32_t n) {
  ge_check(n <= m->log.n);
  if (m->prog->nloops == 0) {
    m->log.n = n;
    return;
  }
  while (m->log.n > n) {
    const Log *l = &m->log.at[--m->log.n];
    if (l->what == OP_ENTER) m->rounds.at[l->a] = l->pos;
  }
}

/* Choose, with pc to go on at later; false when this failed here before. */
static bool choose(Matcher *m, const Instr *i, uint32_t pc, uint32_t pos,
                   uint32_t span) {
  Back b = {pc, pos, m->log.n, i->memo, span};
  if (marked(m, i->memo, pos)) return false;
  if (!list_push(&m->stack, b)) m->st = GE_ENOMEM;
  return m->st == GE_OK;
}

/* ----------------------------------------------------------------- elements */

static const GeToken *tok(const Matcher *m, uint32_t pos) {
  return &m->doc->tokens.at[pos];
}

static bool word_is(Matcher *m, uint32_t pos, GeId pred) {
  const uint32_t *ids;
  uint32_t n;
  GeId type = tok(m, pos)->type;
  GeStatus st = pred_of_type(m->preds, type, &ids, &n);
  if (st != GE_OK) {
    m->st = st;
    return false;
  }
  return pred_holds(m->preds, vocab_type(m->preds->vocab, type), pred);
}

static uint32_t sentence_at(Matcher *m, uint32_t pos) {
  const GeSentence *s = m->doc->sentences.at;
  if (m->sent == GE_NONE || pos < s[m->sent].first || pos >= s[m->sent].end)
    m->sent = doc_sentence_of(m->doc, pos);
  return m->sent;
}

static bool sentence_starts(Matcher *m, uint32_t pos) {
  return pos < m->doc->tokens.n &&
         m->doc->sentences.at[sentence_at(m, pos)].first == pos;
}

/* Sentences end where the next one starts, and at the end of the text; what
 * ends before the unit is not seen. */
static bool sentence_ends(Matcher *m, uint32_t pos) {
  if (pos == m->first) return false;
  return pos >= m->doc->tokens.n || sentence_starts(m, pos);
}

static bool skippable(Matcher *m, uint32_t pos) {
  if (tok(m, pos)->flags & GE_TOK_STOP) return false;
  return pos + 1 >= m->end || !sentence_starts(m, pos + 1);
}

/* Whether a test with labels holds for the token. */
static bool labelled(Matcher *m, uint32_t pos, GeId test) {
  uint32_t s = sentence_at(m, pos);
  bool holds;
  ge_assert(pos >= m->first && pos < m->end);
  ge_assert(m->doc->parses && m->doc->parses[s]); /* see match_begin */
  const GeWord *w = &m->doc->parses[s][pos - m->doc->sentences.at[s].first];
  GeStatus st = test_of_word(m->preds, test, tok(m, pos)->type, w, &holds);
  if (st != GE_OK) m->st = st;
  return holds;
}

typedef struct SpanCtx {
  const Matcher *m;
  GeId span;
} SpanCtx;

static const char *span_get(const void *ctx, const TestNode *t, unsigned i) {
  const SpanCtx *c = ctx;
  return i == 0 ? c->m->attr(c->m->doc, c->span, t->key) : NULL;
}

static const Cell *cell_at(Matcher *m, GeId layer, uint32_t pos) {
  return doc_cell(m->doc, sentence_at(m, pos), layer);
}

/* The next span that starts at pos and passes the test of the instruction,
 * from index *k of the cell on. */
static GeId span_from(Matcher *m, const Instr *i, uint32_t pos, uint32_t *k,
                      const Cell *cell) {
  for (; *k < cell->n; ++*k) {
    GeId id = cell->ids[*k];
    const GeSpan *s = &m->doc->spans.at[id];
    if (s->first != pos) return GE_NONE;
    if (s->end > m->end) continue;
    SpanCtx ctx = {m, id};
    if (i->b == GE_NONE || test_eval(m->preds, i->b, span_get, &ctx)) return id;
  }
  return GE_NONE;
}

/* Makes the spans that start here a choice; the longest is taken when it is
 * resumed for the first time. */
static void at_layer(Matcher *m, uint32_t pc, uint32_t pos) {
  const Instr *i = &m->prog->code.at[pc];
  const Cell *cell = pos < m->end ? cell_at(m, i->a, pos) : NULL;
  if (!cell) return;
  uint32_t k = cell_from(&m->doc->spans, cell, pos);
  if (k < cell->n && m->doc->spans.at[cell->ids[k]].first == pos)
    choose(m, i, pc, pos, k);
}

/* ------------------------------------------------------------------ machine */

static bool run(Matcher *m, uint32_t pc, uint32_t pos, uint32_t ends,
                uint32_t *end);

/*
 * Whether the body of a look-behind can end at pos. Its runs from each start
 * note every place where they end, each start once: memo marks the ends, memo
 * + 1 the starts that were run. Wide bodies run from all starts before
 * pos, so that those which were run are always the first ones.
 */
static bool look_behind(Matcher *m, const Instr *i, uint32_t pc, uint32_t pos) {
  ge_assert(pos >= m->first && i->memo + 1 < m->prog->nmemo);
  uint32_t end, nlog = m->log.n, back = pos - m->first;
  bool narrow = i->width < PROG_WIDE;
  if (narrow && back > i->width) back = i->width;
  for (uint32_t k = 0; k <= back && m->st == GE_OK; k++)
    if (mark(m, i->memo + 1, pos - k)) run(m, pc, pos - k, i->memo, &end);
    else if (!narrow) break;
  unwind(m, nlog);
  return m->st == GE_OK && marked(m, i->memo, pos);
}

/* The body of a look-ahead: memo marks where it fails, memo + 1 where it
 * matches. */
static bool look_ahead(Matcher *m, const Instr *i, uint32_t pc, uint32_t pos) {
  uint32_t nlog = m->log.n, end;
  if (marked(m, i->memo, pos)) return false;
  if (marked(m, i->memo + 1, pos)) return true;
  bool ok = run(m, pc, pos, GE_NONE, &end);
  unwind(m, nlog); /* looks keep no captures */
  mark(m, ok ? i->memo + 1 : i->memo, pos);
  return ok;
}

static bool look(Matcher *m, const Instr *i, uint32_t pc, uint32_t pos) {
  bool behind = i->a == GE_BEHIND || i->a == GE_NOT_BEHIND;
  bool ok = behind ? look_behind(m, i, pc + 1, pos)
                   : look_ahead(m, i, pc + 1, pos);
  return ok == (i->a == GE_AHEAD || i->a == GE_BEHIND) && m->st == GE_OK;
}

/* Over the next span of an OP_LAYER that was resumed. */
static bool over_span(Matcher *m, Back *b, uint32_t *pc, uint32_t *pos) {
  const Instr *i = &m->prog->code.at[b->pc];
  GeId id = span_from(m, i, b->pos, &b->span, cell_at(m, i->a, b->pos));
  if (id == GE_NONE) return false;
  ge_assert(m->doc->spans.at[id].end > b->pos); /* no span is empty */
  note(m, OP_LAYER, id, b->pos);
  b->span++;
  *pc = b->pc + 1;
  *pos = m->doc->spans.at[id].end;
  return true;
}

/* Resume the newest choice above base that is left; those without any have
 * failed for good. false: none is left. */
static bool resume(Matcher *m, uint32_t base, uint32_t *pc, uint32_t *pos) {
  while (m->stack.n > base && m->st == GE_OK) {
    Back *b = &m->stack.at[m->stack.n - 1];
    unwind(m, b->nlog);
    if (b->span != GE_NONE && over_span(m, b, pc, pos)) return true;
    if (b->span == GE_NONE && b->pc != BACK_SPENT) {
      *pc = b->pc;
      *pos = b->pos;
      b->pc = BACK_SPENT;
      return true;
    }
    mark(m, b->memo, b->pos);
    m->stack.n--;
  }
  return false;
}

/* One instruction; false: it failed. */
static bool step(Matcher *m, uint32_t *pc, uint32_t *pos) {
  const Instr *i = &m->prog->code.at[*pc];
  switch ((Op)i->op) {
  case OP_WORD:
    if (*pos >= m->end || !word_is(m, *pos, i->a)) return false;
    ++*pos;
    break;
  case OP_ANY:
    if (*pos >= m->end) return false;
    ++*pos;
    break;
  case OP_SKIP:
    if (*pos >= m->end || !skippable(m, *pos)) return false;
    ++*pos;
    break;
  case OP_LAYER: at_layer(m, *pc, *pos); return false;
  case OP_SPLIT:
    if (!choose(m, i, i->b, *pos, GE_NONE)) return false;
    *pc = i->a;
    return true;
  case OP_ENTER:
    note(m, OP_ENTER, i->a, m->rounds.at[i->a]);
    m->rounds.at[i->a] = *pos;
    break;
  case OP_AGAIN:
    if (m->rounds.at[i->b] == *pos) return false;
    *pc = i->a;
    return true;
  case OP_JMP: *pc = i->a; return true;
  case OP_OPEN:
  case OP_CLOSE: note(m, (Op)i->op, i->a, *pos); break;
  case OP_LOOK:
    if (!look(m, i, *pc, *pos)) return false;
    *pc += i->b + 1;
    return true;
  case OP_LABEL:
    if (!labelled(m, *pos - 1, i->a)) return false;
    break;
  case OP_START:
    if (!sentence_starts(m, *pos)) return false;
    break;
  case OP_END:
    if (!sentence_ends(m, *pos)) return false;
    break;
  case OP_MATCH: ge_assert(false);
  }
  ++*pc;
  return true;
}

/*
 * Runs from pc at pos to the first success and tells where it ends. With a
 * memo number in `ends` (GE_NONE: none) no success is final: each end is
 * marked there and the run goes on until everything was tried.
 */
static bool run(Matcher *m, uint32_t pc, uint32_t pos, uint32_t ends,
                uint32_t *end) {
  uint32_t base = m->stack.n;
  bool found = false, ok;
  while (m->st == GE_OK) {
    if (++m->doc->steps > m->max_steps) {
      m->st = GE_ELIMIT;
      break;
    }
    found = m->prog->code.at[pc].op == OP_MATCH;
    if (found && ends == GE_NONE) break;
    if (found) mark(m, ends, pos);
    ok = !found && step(m, &pc, &pos);
    found = false;
    if (!ok && !resume(m, base, &pc, &pos)) break;
  }
  ge_assert(m->stack.n >= base); /* a look leaves the choices outside alone */
  m->stack.n = base;
  *end = pos;
  return found && m->st == GE_OK;
}

/* ------------------------------------------------------------------ results */

/* The span that fills [first, end) and was taken between log entries. */
static GeId exact_span(const Matcher *m, uint32_t from, uint32_t to,
                       uint32_t first, uint32_t end) {
  for (uint32_t i = from; i < to; i++) {
    const Log *l = &m->log.at[i];
    if (l->what == OP_LAYER && l->pos == first &&
        m->doc->spans.at[l->a].end == end)
      return l->a;
  }
  return GE_NONE;
}

/* Pair every OPEN with its CLOSE; captures are in order of their start. */
static GeStatus keep_captures(Matcher *m, Found *hit) {
  hit->caps = m->doc->captures.n;
  for (uint32_t i = 0; i < m->log.n; i++) {
    const Log *o = &m->log.at[i];
    if (o->what != OP_OPEN) continue;
    uint32_t k = i + 1, depth = 0;
    for (; k < m->log.n; k++) {
      const Log *l = &m->log.at[k];
      if (l->what == OP_OPEN && l->a == o->a) depth++;
      if (l->what == OP_CLOSE && l->a == o->a && depth-- == 0) break;
    }
    if (k == m->log.n || m->log.at[k].pos == o->pos) continue;
    ge_assert(o->a < m->prog->roles.n && m->log.at[k].pos > o->pos);
    GeCapture c = {m->prog->roles.at[o->a], o->pos, m->log.at[k].pos,
                   exact_span(m, i, k, o->pos, m->log.at[k].pos)};
    if (!list_push(&m->doc->captures, c)) return GE_ENOMEM;
  }
  hit->ncaps = m->doc->captures.n - hit->caps;
  return GE_OK;
}

/* Where the first span from pos on starts, of layers that a match can start
 * with; end: none does before it. The sentence of pos ends there or later. */
static uint32_t layer_start(Matcher *m, uint32_t pos, uint32_t end) {
  const Ids *layers = &m->prog->first_layers;
  for (uint32_t i = 0; i < layers->n; i++) {
    const Cell *cell = cell_at(m, layers->at[i], pos);
    if (!cell || cell->n == 0) continue;
    uint32_t k = cell_from(&m->doc->spans, cell, pos);
    if (k == cell->n) continue;
    uint32_t first = m->doc->spans.at[cell->ids[k]].first;
    if (first < end) end = first;
  }
  return end;
}

/* The same of the words that a match can start with. */
static uint32_t word_start(Matcher *m, uint32_t pos, uint32_t end) {
  for (; pos < end; pos++) {
    const uint32_t *ids;
    uint32_t n;
    m->st = pred_of_type(m->preds, tok(m, pos)->type, &ids, &n);
    if (m->st != GE_OK) return end;
    for (uint32_t i = 0; i < n; i++)
      if (ids_sorted_has(&m->prog->first_preds, ids[i])) return pos;
  }
  return end;
}

/* The first token from pos on with which a match can start; m->end: none. */
static uint32_t next_start(Matcher *m, uint32_t pos) {
  if (m->prog->first_any) return pos;
  while (pos < m->end && m->st == GE_OK) {
    uint32_t end = m->doc->sentences.at[sentence_at(m, pos)].end;
    if (end > m->end) end = m->end;
    ge_assert(end > pos); /* or this would not end */
    uint32_t first = layer_start(m, pos, end);
    if (m->words) first = word_start(m, pos, first);
    if (first < end) return first;
    pos = end;
  }
  return m->end;
}

/* Whether a round of a loop may be empty depends on where it started, so what
 * failed from one start tells nothing of the next when there are such loops. */
static void forget(Matcher *m) {
  if (m->prog->nloops == 0 || m->marks.n == 0) return;
  m->marks.n = 0;
  memset(m->pages.at, 0, m->pages.n * sizeof *m->pages.at);
}

GeStatus match_at(Matcher *m, uint32_t pos, bool *found, Found *hit) {
  uint32_t end;
  ge_assert(pos >= m->first && pos <= m->end && m->stack.n == 0);
  m->log.n = 0;
  forget(m);
  *found = run(m, 0, pos, GE_NONE, &end) && end != pos;
  if (!*found) return m->st;
  ge_assert(pos < end && end <= m->end);
  hit->first = pos;
  hit->end = end;
  return keep_captures(m, hit);
}

GeStatus match_next(Matcher *m, uint32_t from, bool *found, Found *hit) {
  *found = false;
  for (uint32_t pos = next_start(m, from); pos < m->end && m->st == GE_OK;
       pos = next_start(m, pos + 1)) {
    GeStatus st = match_at(m, pos, found, hit);
    if (st != GE_OK || *found) return st;
  }
  return m->st;
}
