#include "match/program.h"

#include <string.h>

void prog_clear(Prog *p) {
  list_clear(&p->code);
  list_clear(&p->roles);
  list_clear(&p->layers);
  list_clear(&p->first_preds);
  list_clear(&p->first_layers);
  list_clear(&p->need_preds);
  list_clear(&p->need_lists);
}

bool ids_has(const Ids *ids, GeId id) {
  for (uint32_t i = 0; i < ids->n; i++)
    if (ids->at[i] == id) return true;
  return false;
}

bool ids_add(Ids *ids, GeId id) {
  return ids_has(ids, id) || list_push(ids, id);
}

static int by_id(const void *pa, const void *pb) {
  const GeId *a = pa, *b = pb;
  return (*a > *b) - (*a < *b);
}

void ids_sort(Ids *ids) {
  if (ids->n < 24) { /* most are that short */
    for (uint32_t i = 1; i < ids->n; i++) {
      GeId id = ids->at[i];
      uint32_t k = i;
      for (; k > 0 && ids->at[k - 1] > id; k--) ids->at[k] = ids->at[k - 1];
      ids->at[k] = id;
    }
    return;
  }
  qsort(ids->at, ids->n, sizeof *ids->at, by_id);
}

bool ids_sorted_has(const Ids *ids, GeId id) {
  uint32_t lo = 0, hi = ids->n;
  ge_check(hi == 0 || ids->at[0] <= ids->at[hi - 1]);
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (ids->at[mid] == id) return true;
    if (ids->at[mid] < id) lo = mid + 1;
    else hi = mid;
  }
  return false;
}

static bool verify_instr(const Prog *p, uint32_t pc, uint32_t npreds,
                         uint32_t nlayers) {
  const Instr *i = &p->code.at[pc];
  uint32_t n = p->code.n;
  switch ((Op)i->op) {
  case OP_WORD: return i->a < npreds;
  case OP_LAYER: return i->a < nlayers && i->memo < p->nmemo;
  case OP_SPLIT: return i->a < n && i->b < n && i->memo < p->nmemo;
  case OP_JMP: return i->a < n;
  case OP_ENTER: return i->a < p->nloops;
  case OP_AGAIN: return i->a < n && i->b < p->nloops;
  case OP_OPEN:
  case OP_CLOSE: return i->a < p->roles.n;
  case OP_LOOK:
    return i->b > 0 && i->b < n - pc - 1 && i->a <= GE_NOT_BEHIND &&
           i->memo + 1 < p->nmemo && p->code.at[pc + i->b].op == OP_MATCH;
  case OP_LABEL:
    return pc > 0 && (p->code.at[pc - 1].op == OP_WORD ||
                      p->code.at[pc - 1].op == OP_ANY);
  default: return true;
  }
}

bool prog_verify(const Prog *p, uint32_t npreds, uint32_t nlayers) {
  if (p->code.n == 0 || p->code.n > PROG_MAX) return false;
  if (p->code.at[p->code.n - 1].op != OP_MATCH) return false;
  for (uint32_t pc = 0; pc < p->code.n; pc++)
    if (!verify_instr(p, pc, npreds, nlayers)) return false;
  return true;
}

void prog_dump(const Prog *p, Buf *out) {
  static const char *const names[] = {
      "word", "any",   "skip", "layer", "split", "jmp", "enter", "again",
      "open", "close", "look", "label", "start", "end", "match"};
  for (uint32_t pc = 0; pc < p->code.n; pc++) {
    const Instr *i = &p->code.at[pc];
    ge_assert(i->op < GE_COUNT(names));
    buf_printf(out, "%4u %-6s", pc, names[i->op]);
    if (i->op == OP_OPEN || i->op == OP_CLOSE)
      buf_printf(out, " %s", p->roles.at[i->a]);
    else if (i->op == OP_SPLIT || i->op == OP_LAYER || i->op == OP_LOOK ||
             i->op == OP_AGAIN)
      buf_printf(out, " %u %d", i->a, (int)i->b);
    else if (i->op == OP_WORD || i->op == OP_JMP || i->op == OP_ENTER ||
             i->op == OP_LABEL)
      buf_printf(out, " %u", i->a);
    buf_putc(out, '\n');
  }
}
