#include "match/compiler.h"
#include "match/word_class.h"

#include <string.h>

/* ----------------------------------------------------------- code generation */

typedef struct Gen {
  const GePat *pat;
  Prog *out;
  const char *why;
  GeStatus st;
} Gen;

static uint32_t put(Gen *g, Op op, uint32_t a, uint32_t b) {
  Instr i = {(uint8_t)op, 0, a, b, GE_NONE};
  if (g->st != GE_OK) return 0;
  if (op == OP_SPLIT || op == OP_LAYER || op == OP_LOOK)
    i.memo = g->out->nmemo++;
  if (g->out->code.n >= PROG_MAX) {
    g->st = GE_ERULE;
    g->why = "the pattern is too large; use smaller repetitions or gaps";
    return 0;
  }
  if (!list_push(&g->out->code, i)) g->st = GE_ENOMEM;
  return g->out->code.n - 1;
}

static uint32_t here(const Gen *g) { return g->out->code.n; }

static Instr *instr(Gen *g, uint32_t pc) { return &g->out->code.at[pc]; }

static void gen(Gen *g, GeId id);

/* SPLIT whose preferred side is the code that follows (greedy) or the other
 * (lazy); the far side is set later by land(). */
static uint32_t branch(Gen *g, bool lazy) {
  uint32_t pc = put(g, OP_SPLIT, 0, 0);
  if (g->st == GE_OK) *(lazy ? &instr(g, pc)->b : &instr(g, pc)->a) = pc + 1;
  return pc;
}

static void land(Gen *g, uint32_t pc, bool lazy, uint32_t to) {
  if (g->st != GE_OK) return;
  ge_assert(instr(g, pc)->op == OP_SPLIT && to > pc);
  *(lazy ? &instr(g, pc)->a : &instr(g, pc)->b) = to;
}

/* n optional copies, nested: (x (x (x)?)?)?; every one exits to the end. */
static void gen_optional(Gen *g, GeId kid, uint32_t n, bool lazy) {
  Ids forks = LIST_EMPTY;
  for (uint32_t i = 0; i < n && g->st == GE_OK; i++) {
    uint32_t pc = branch(g, lazy);
    if (!list_push(&forks, pc)) g->st = GE_ENOMEM;
    if (kid == GE_NONE) put(g, OP_SKIP, 0, 0);
    else gen(g, kid);
  }
  for (uint32_t i = 0; i < forks.n; i++) land(g, forks.at[i], lazy, here(g));
  list_clear(&forks);
}

static bool may_be_empty(const GePat *pat, GeId id) {
  const PatNode *n = &pat->nodes.at[id];
  if (n->kind == PAT_REPEAT && n->min == 0) return true;
  if (n->kind == PAT_LOOK || n->kind == PAT_EDGE || n->kind == PAT_GAP)
    return true;
  if (n->nkids == 0) return false;
  for (uint32_t i = 0; i < n->nkids; i++)
    if (may_be_empty(pat, pat->kids.at[n->kids + i]) != (n->kind != PAT_ALT))
      return n->kind == PAT_ALT;
  return n->kind != PAT_ALT;
}

static void gen_repeat(Gen *g, const PatNode *n, GeId kid) {
  for (uint32_t i = 0; i < n->min && g->st == GE_OK; i++) gen(g, kid);
  if (n->max == GE_NONE) {
    uint32_t loop = branch(g, n->lazy), round = g->out->nloops;
    bool empty = may_be_empty(g->pat, kid);
    if (empty) put(g, OP_ENTER, g->out->nloops++, 0);
    gen(g, kid);
    put(g, empty ? OP_AGAIN : OP_JMP, loop, round);
    land(g, loop, n->lazy, here(g));
  } else if (n->max > n->min) {
    gen_optional(g, kid, n->max - n->min, n->lazy);
  }
}

static void gen_alt(Gen *g, const PatNode *n) {
  Ids ends = LIST_EMPTY;
  for (uint32_t i = 0; i < n->nkids && g->st == GE_OK; i++) {
    bool last = i + 1 == n->nkids;
    uint32_t pc = last ? 0 : branch(g, false);
    gen(g, g->pat->kids.at[n->kids + i]);
    if (last) break;
    uint32_t jmp = put(g, OP_JMP, 0, 0);
    if (!list_push(&ends, jmp)) g->st = GE_ENOMEM;
    land(g, pc, false, here(g));
  }
  for (uint32_t i = 0; i < ends.n && g->st == GE_OK; i++)
    instr(g, ends.at[i])->a = here(g);
  list_clear(&ends);
}

static uint32_t role_id(Gen *g, const char *name) {
  Prog *p = g->out;
  for (uint32_t i = 0; i < p->roles.n; i++)
    if (strcmp(p->roles.at[i], name) == 0) return i;
  const char *copy = arena_strndup(p->strings, name, strlen(name));
  if (!copy || !list_push(&p->roles, copy)) {
    g->st = GE_ENOMEM;
    return 0;
  }
  return p->roles.n - 1;
}

/* Most tokens that a match of the tree can have, at most PROG_WIDE. */
static uint32_t width(const GePat *pat, GeId id) {
  const PatNode *n = &pat->nodes.at[id];
  uint32_t w = 0;
  if (n->kind == PAT_LOOK || n->kind == PAT_EDGE) return 0;
  if (n->kind == PAT_WORD || n->kind == PAT_ANY) return 1;
  if (n->kind == PAT_LAYER) return PROG_WIDE;
  if (n->kind == PAT_GAP) w = n->max;
  for (uint32_t i = 0; i < n->nkids && w < PROG_WIDE; i++) {
    uint32_t k = width(pat, pat->kids.at[n->kids + i]);
    if (n->kind != PAT_ALT) w += k;
    else if (k > w) w = k;
  }
  if (n->kind == PAT_REPEAT && w > 0 && n->max >= PROG_WIDE) return PROG_WIDE;
  if (n->kind == PAT_REPEAT) w *= n->max;
  return w < PROG_WIDE ? w : PROG_WIDE;
}

static void gen_look(Gen *g, const PatNode *n, GeId kid) {
  uint32_t pc = put(g, OP_LOOK, (uint32_t)n->look, 0);
  g->out->nmemo++;
  gen(g, kid);
  put(g, OP_MATCH, 0, 0);
  if (g->st != GE_OK) return;
  ge_assert(instr(g, pc)->op == OP_LOOK && here(g) > pc + 1);
  instr(g, pc)->b = here(g) - pc - 1;
  instr(g, pc)->width = (uint8_t)width(g->pat, kid);
}

/* What the sentence must tell of the token just passed. */
static void gen_label(Gen *g, GeId test) {
  if (test == GE_NONE) return;
  Syntax s = test_syntax(g->pat->preds, test);
  ge_assert(s != SYNTAX_NONE); /* or it were a predicate */
  put(g, OP_LABEL, test, 0);
  if (s > g->out->syntax) g->out->syntax = s;
}

/* Depth is at most PAT_DEPTH, checked before. */
static void gen(Gen *g, GeId id) {
  const PatNode *n = &g->pat->nodes.at[id];
  GeId kid = n->nkids ? g->pat->kids.at[n->kids] : GE_NONE;
  if (g->st != GE_OK) return;
  switch (n->kind) {
  case PAT_WORD:
    put(g, OP_WORD, n->a, 0);
    gen_label(g, n->b);
    break;
  case PAT_ANY:
    put(g, OP_ANY, 0, 0);
    gen_label(g, n->b);
    break;
  case PAT_LAYER:
    put(g, OP_LAYER, n->a, n->b);
    if (!ids_add(&g->out->layers, n->a)) g->st = GE_ENOMEM;
    break;
  case PAT_SEQ:
    for (uint32_t i = 0; i < n->nkids; i++)
      gen(g, g->pat->kids.at[n->kids + i]);
    break;
  case PAT_ALT: gen_alt(g, n); break;
  case PAT_REPEAT: gen_repeat(g, n, kid); break;
  case PAT_GAP: gen_optional(g, GE_NONE, n->max, true); break;
  case PAT_ROLE: {
    ge_assert(n->name && kid != GE_NONE);
    uint32_t role = role_id(g, n->name);
    put(g, OP_OPEN, role, 0);
    gen(g, kid);
    put(g, OP_CLOSE, role, 0);
    break;
  }
  case PAT_LOOK: gen_look(g, n, kid); break;
  case PAT_EDGE: put(g, n->lazy ? OP_END : OP_START, 0, 0); break;
  }
}

/* -------------------------------------------------------------- start filter */

static uint64_t bits_of(const Ids *preds) {
  uint64_t bits = 0;
  for (uint32_t i = 0; i < preds->n; i++) bits |= wordclass_bit(preds->at[i]);
  return bits;
}

void compile_bits(Prog *p) {
  p->first_bits = bits_of(&p->first_preds);
  p->need_bits = bits_of(&p->need_preds);
  p->need_end = 0;
  for (uint32_t i = 0; i < p->need_preds.n; i++)
    if (p->need_preds.at[i] >= p->need_end)
      p->need_end = p->need_preds.at[i] + 1;
}

/* What a match can start with: instructions reached without a token. */
static GeStatus first_set(Prog *p) {
  Ids todo = LIST_EMPTY;
  Ids seen = LIST_EMPTY;
  GeId zero = 0;
  bool ok = list_push(&todo, zero);
  while (ok && todo.n > 0) {
    uint32_t pc = todo.at[--todo.n];
    if (ids_has(&seen, pc)) continue;
    const Instr *i = &p->code.at[pc];
    ok = list_push(&seen, pc);
    switch ((Op)i->op) {
    case OP_WORD: ok = ok && ids_add(&p->first_preds, i->a); break;
    case OP_LAYER: ok = ok && ids_add(&p->first_layers, i->a); break;
    case OP_ANY:
    case OP_SKIP:
    case OP_MATCH: p->first_any = true; break;
    case OP_SPLIT:
      ok = ok && list_push(&todo, i->a) && list_push(&todo, i->b);
      break;
    case OP_AGAIN:
    case OP_JMP: ok = ok && list_push(&todo, i->a); break;
    case OP_LOOK: {
      uint32_t next = pc + i->b + 1;
      ok = ok && list_push(&todo, next);
      break;
    }
    default: {
      uint32_t next = pc + 1;
      ok = ok && list_push(&todo, next);
    }
    }
    if (seen.n > 2000) p->first_any = true;
    if (p->first_any) break;
  }
  list_clear(&todo);
  list_clear(&seen);
  ids_sort(&p->first_preds);
  ge_assert(!ok || p->first_any || p->first_preds.n + p->first_layers.n > 0);
  return ok ? GE_OK : GE_ENOMEM;
}

/* -------------------------------------------------------------------- needs */

typedef struct Needs {
  Ids preds, lists;
  uint64_t weight; /* UINT64_MAX: no such set */
} Needs;

typedef struct NeedGen {
  const GePat *pat;
  CompileWeight *weight;
  const void *ctx;
} NeedGen;

static void needs_clear(Needs *n) {
  list_clear(&n->preds);
  list_clear(&n->lists);
  n->weight = UINT64_MAX;
}

static bool needs_add(Needs *to, const Needs *from) {
  bool ok = true;
  for (uint32_t i = 0; i < from->preds.n; i++)
    ok = ok && ids_add(&to->preds, from->preds.at[i]);
  for (uint32_t i = 0; i < from->lists.n; i++)
    ok = ok && ids_add(&to->lists, from->lists.at[i]);
  to->weight += from->weight;
  return ok;
}

static bool find_needs(const NeedGen *g, GeId id, Needs *out);

/* All alternatives must have needs; theirs are united. */
static bool alt_needs(const NeedGen *g, const PatNode *n, Needs *out) {
  bool ok = true;
  out->weight = 0;
  for (uint32_t i = 0; ok && i < n->nkids; i++) {
    Needs kid = {LIST_EMPTY, LIST_EMPTY, UINT64_MAX};
    ok = find_needs(g, g->pat->kids.at[n->kids + i], &kid);
    bool none = kid.weight == UINT64_MAX;
    if (ok && !none) ok = needs_add(out, &kid);
    needs_clear(&kid);
    if (none) {
      needs_clear(out);
      return ok;
    }
  }
  return ok;
}

/* One element of the sequence decides: the one with the least weight. */
static bool seq_needs(const NeedGen *g, const PatNode *n, Needs *out) {
  bool ok = true;
  for (uint32_t i = 0; ok && i < n->nkids; i++) {
    Needs kid = {LIST_EMPTY, LIST_EMPTY, UINT64_MAX};
    ok = find_needs(g, g->pat->kids.at[n->kids + i], &kid);
    if (ok && kid.weight < out->weight) {
      needs_clear(out);
      *out = kid;
    } else {
      needs_clear(&kid);
    }
  }
  return ok;
}

static bool find_needs(const NeedGen *g, GeId id, Needs *out) {
  ge_assert(id < g->pat->nodes.n && out->preds.n + out->lists.n == 0);
  const PatNode *n = &g->pat->nodes.at[id];
  switch (n->kind) {
  case PAT_WORD:
    out->weight = g->weight(g->ctx, false, n->a);
    return ids_add(&out->preds, n->a);
  case PAT_LAYER: {
    uint32_t w = g->weight(g->ctx, true, n->a);
    if (w == GE_NONE) return true; /* not a list: no word can be named */
    out->weight = w;
    return ids_add(&out->lists, n->a);
  }
  case PAT_SEQ: return seq_needs(g, n, out);
  case PAT_ALT: return alt_needs(g, n, out);
  case PAT_REPEAT:
    return n->min == 0 || find_needs(g, g->pat->kids.at[n->kids], out);
  case PAT_ROLE: return find_needs(g, g->pat->kids.at[n->kids], out);
  default: return true;
  }
}

GeStatus compile_pattern(const GePat *pat, GeId root, CompileWeight *weight,
                         const void *ctx, Prog *out, const char **why) {
  Gen g = {pat, out, "out of memory", GE_OK};
  if (pat->nodes.at[root].depth > PAT_DEPTH) {
    *why = "the pattern is nested too deep";
    return GE_ERULE;
  }
  gen(&g, root);
  put(&g, OP_MATCH, 0, 0);
  if (g.st == GE_OK) g.st = first_set(out);
  NeedGen ng = {pat, weight, ctx};
  Needs needs = {LIST_EMPTY, LIST_EMPTY, UINT64_MAX};
  if (g.st == GE_OK && !find_needs(&ng, root, &needs)) g.st = GE_ENOMEM;
  out->needs = needs.weight != UINT64_MAX;
  out->need_preds = needs.preds;
  out->need_lists = needs.lists;
  compile_bits(out);
  *why = g.why;
  return g.st;
}
