#include "match.h"

#include <string.h>

void matcher_init(Matcher *m, Preds *preds, SpanAttr *attr) {
  memset(m, 0, sizeof *m);
  m->preds = preds;
  m->attr = attr;
}

void matcher_clear(Matcher *m) {
  list_clear(&m->stack);
  list_clear(&m->log);
  list_clear(&m->seen);
  list_clear(&m->trail);
}

/* -------------------------------------------------------------------- memo */

/* Most words of the memo: 32 MiB, reached by a pattern of 1,000 choices over
 * 260,000 tokens. */
#define MEMO_WORDS (UINT64_C(1) << 22)

static uint64_t memo_bits(const Matcher *m) {
  return (uint64_t)m->prog->nmemo * (m->end - m->first + 1u);
}

static void forget(Matcher *m) {
  if (m->seen.n) memset(m->seen.at, 0, m->seen.n * sizeof *m->seen.at);
}

GeStatus match_begin(Matcher *m, const Prog *prog, GeDoc *doc, uint32_t first,
                     uint32_t end) {
  m->prog = prog;
  m->doc = doc;
  m->first = first;
  m->end = end;
  m->sent = GE_NONE;
  m->depth = 0;
  m->st = GE_OK;
  uint64_t words = memo_bits(m) / 64 + 1;
  m->seen.n = 0;
  if (words > MEMO_WORDS) return GE_ELIMIT;
  if (!list_reserve(&m->seen, (size_t)words)) return GE_ENOMEM;
  m->seen.n = (uint32_t)words;
  forget(m);
  return GE_OK;
}

/* Mark the choice (memo, pos); false when it was marked already. */
static bool fresh(Matcher *m, uint32_t memo, uint32_t pos) {
  uint64_t bit = (uint64_t)memo * (m->end - m->first + 1u) + (pos - m->first);
  uint64_t *w = &m->seen.at[bit >> 6], mask = UINT64_C(1) << (bit & 63);
  if (*w & mask) return false;
  *w |= mask;
  if (m->depth > 0 && !list_push(&m->trail, (uint32_t)bit))
    m->st = GE_ENOMEM;
  return true;
}

static void unmark(Matcher *m, uint32_t from) {
  while (m->trail.n > from) {
    uint32_t bit = m->trail.at[--m->trail.n];
    m->seen.at[bit >> 6] &= ~(UINT64_C(1) << (bit & 63));
  }
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
  if (pos >= m->doc->tokens.n) return true;
  return m->doc->sentences.at[sentence_at(m, pos)].first == pos;
}

/* Sentences end where the next one starts, and at the end of the text. */
static bool skippable(Matcher *m, uint32_t pos) {
  if (tok(m, pos)->flags & GE_TOK_STOP) return false;
  return pos + 1 >= m->end || !sentence_starts(m, pos + 1);
}

typedef struct SpanCtx {
  const Matcher *m;
  GeId span;
} SpanCtx;

static const char *span_get(const void *ctx, const char *key, unsigned i) {
  const SpanCtx *c = ctx;
  return i == 0 ? c->m->attr(c->m->doc, c->span, key) : NULL;
}

static const Cell *cell_at(Matcher *m, GeId layer, uint32_t pos) {
  const Cell *row = m->doc->rows[sentence_at(m, pos)];
  return row ? &row[layer] : NULL;
}

static bool push(Matcher *m, uint32_t pc, uint32_t pos) {
  Back b = {pc, pos, m->log.n};
  if (!list_push(&m->stack, b)) m->st = GE_ENOMEM;
  return m->st == GE_OK;
}

static void note(Matcher *m, Op what, uint32_t a, uint32_t pos) {
  Log l = {(uint8_t)what, a, pos};
  if (!list_push(&m->log, l)) m->st = GE_ENOMEM;
}

/* Where the machine goes on after a span: pc of the entry is the layer's
 * own, with the index of the span to take packed into the log. */
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

/* Over the longest span here; shorter ones become choices, in order. */
static bool over_layer(Matcher *m, uint32_t *pc, uint32_t *pos) {
  const Instr *i = &m->prog->code.at[*pc];
  const Cell *cell = *pos < m->end ? cell_at(m, i->a, *pos) : NULL;
  if (!cell || cell->n == 0 || !fresh(m, i->memo, *pos)) return false;
  uint32_t k = cell_from(&m->doc->spans, cell, *pos);
  GeId best = span_from(m, i, *pos, &k, cell);
  if (best == GE_NONE) return false;
  /* Choices are pushed last first, so that the longer is tried sooner. */
  uint32_t base = m->stack.n, start = *pos;
  for (k++;; k++) {
    GeId id = span_from(m, i, start, &k, cell);
    if (id == GE_NONE) break;
    /* A choice of a span: pos holds the span, pc the instruction. */
    if (!push(m, *pc | 0x80000000u, id)) return false;
  }
  for (uint32_t a = base, b = m->stack.n; a + 1 < b; a++) {
    Back t = m->stack.at[a];
    m->stack.at[a] = m->stack.at[--b];
    m->stack.at[b] = t;
  }
  note(m, OP_LAYER, best, start);
  *pos = m->doc->spans.at[best].end;
  ++*pc;
  return true;
}

/* ------------------------------------------------------------------ machine */

static bool run(Matcher *m, uint32_t pc, uint32_t pos, uint32_t must_end,
                uint32_t *end);

static bool look_behind(Matcher *m, uint32_t body, uint32_t pos) {
  uint32_t end;
  for (uint32_t k = pos + 1; k-- > m->first && m->st == GE_OK;) {
    uint32_t trail = m->trail.n;
    bool ok = run(m, body, k, pos, &end);
    unmark(m, trail);
    if (ok) return true;
    if (k == 0) break;
  }
  return false;
}

/* Looks keep no captures, and their marks only where they failed. */
static bool look(Matcher *m, const Instr *i, uint32_t pc, uint32_t pos) {
  uint32_t nlog = m->log.n, trail = m->trail.n, end;
  bool behind = i->a == GE_BEHIND || i->a == GE_NOT_BEHIND, ok;
  m->depth++;
  ok = behind ? look_behind(m, pc + 1, pos)
              : run(m, pc + 1, pos, GE_NONE, &end);
  if (ok) unmark(m, trail);
  if (--m->depth == 0) m->trail.n = 0;
  m->log.n = nlog;
  return ok == (i->a == GE_AHEAD || i->a == GE_BEHIND);
}

/* Resume the newest choice above base; false when there is none. */
static bool resume(Matcher *m, uint32_t base, uint32_t *pc, uint32_t *pos) {
  if (m->stack.n == base) return false;
  Back b = m->stack.at[--m->stack.n];
  m->log.n = b.nlog;
  *pc = b.pc;
  *pos = b.pos;
  if (b.pc & 0x80000000u) {
    const GeSpan *s = &m->doc->spans.at[b.pos];
    note(m, OP_LAYER, b.pos, s->first);
    *pc = (b.pc & 0x7FFFFFFFu) + 1;
    *pos = s->end;
  }
  return true;
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
  case OP_LAYER: return over_layer(m, pc, pos);
  case OP_SPLIT:
    if (!fresh(m, i->memo, *pos) || !push(m, i->b, *pos)) return false;
    *pc = i->a;
    return true;
  case OP_JMP: *pc = i->a; return true;
  case OP_OPEN:
  case OP_CLOSE: note(m, (Op)i->op, i->a, *pos); break;
  case OP_LOOK:
    if (!look(m, i, *pc, *pos)) return false;
    *pc += i->b + 1;
    return true;
  case OP_START:
    if (!sentence_starts(m, *pos)) return false;
    break;
  case OP_END:
    if (*pos < m->end && !sentence_starts(m, *pos)) return false;
    break;
  case OP_MATCH: ge_assert(false);
  }
  ++*pc;
  return true;
}

/* Runs from pc at pos until a match that ends at must_end (GE_NONE: any). */
static bool run(Matcher *m, uint32_t pc, uint32_t pos, uint32_t must_end,
                uint32_t *end) {
  uint32_t base = m->stack.n;
  bool found = false;
  while (m->st == GE_OK) {
    if (++m->doc->steps > m->max_steps) {
      m->st = GE_ELIMIT;
      break;
    }
    bool ok;
    if (m->prog->code.at[pc].op == OP_MATCH) {
      found = must_end == GE_NONE || pos == must_end;
      if (found) break;
      ok = false;
    } else {
      ok = step(m, &pc, &pos);
    }
    if (!ok && !resume(m, base, &pc, &pos)) break;
  }
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
    GeCapture c = {m->prog->roles.at[o->a], o->pos, m->log.at[k].pos,
                   exact_span(m, i, k, o->pos, m->log.at[k].pos)};
    if (!list_push(&m->doc->captures, c)) return GE_ENOMEM;
  }
  hit->ncaps = m->doc->captures.n - hit->caps;
  return GE_OK;
}

/* Whether a match can start with this token. */
static bool can_start(Matcher *m, uint32_t pos) {
  const Prog *p = m->prog;
  if (p->first_any) return true;
  for (uint32_t i = 0; i < p->first_layers.n; i++) {
    const Cell *cell = cell_at(m, p->first_layers.at[i], pos);
    if (!cell || cell->n == 0) continue;
    uint32_t k = cell_from(&m->doc->spans, cell, pos);
    if (k < cell->n && m->doc->spans.at[cell->ids[k]].first == pos)
      return true;
  }
  for (uint32_t i = 0; i < p->first_preds.n; i++)
    if (word_is(m, pos, p->first_preds.at[i])) return true;
  return false;
}

GeStatus match_next(Matcher *m, uint32_t from, bool *found, Found *hit) {
  *found = false;
  for (uint32_t pos = from; pos < m->end && m->st == GE_OK; pos++) {
    if (!can_start(m, pos)) continue;
    m->log.n = 0;
    uint32_t end;
    if (!run(m, 0, pos, GE_NONE, &end)) continue;
    forget(m); /* choices on the way of a success have not failed */
    if (end == pos) continue;
    hit->first = pos;
    hit->end = end;
    *found = true;
    return keep_captures(m, hit);
  }
  return m->st;
}
