#include "engine/rule_image.h"
#include "engine/refusal.h"
#include "match/compiler.h"

#include <string.h>

static const size_t record[RULES_SECTIONS] = {1,
                                              sizeof(uint32_t),
                                              sizeof(RulesTest),
                                              sizeof(RulesPred),
                                              sizeof(RulesProg),
                                              sizeof(Instr),
                                              sizeof(uint32_t),
                                              sizeof(GeId),
                                              sizeof(RulesDemand),
                                              1,
                                              sizeof(RulesWay),
                                              1};

/* Whoever adds to these adds to the image, or prog_at makes it anew. */
_Static_assert(sizeof(void *) != 8 || sizeof(Prog) == 176, "Prog has grown");

static const ImageForm form = {
    .magic = {'G', 'E', 'O', 'R', 'U', 'L', 'E', 'S'},
    .version = RULES_VERSION,
    .align = RULES_ALIGN,
    .nsections = RULES_SECTIONS,
    .header = sizeof(RulesHeader),
    .record = record,
    .foreign = "it is no image of rules",
    .stale = "it is of other rules"};

/* ----------------------------------------------------------------- writing */

static void put(Buf *b, const void *x, size_t n) {
  if (n) buf_put(b, x, n);
}

static uint32_t put_string(Buf *strings, const char *s, size_t n) {
  uint32_t at = (uint32_t)strings->n;
  put(strings, s, n);
  buf_putc(strings, '\0');
  return at;
}

static void put_offset(Buf *b, Buf *strings, const char *s) {
  uint32_t x = put_string(strings, s, strlen(s));
  put(b, &x, sizeof x);
}

static void put_preds(const Preds *p, Buf part[RULES_SECTIONS]) {
  Buf *strings = &part[RULES_STRINGS];
  for (uint32_t i = 0; i < p->tests.n; i++) {
    const TestNode *t = &p->tests.at[i];
    RulesTest x = {.kind = t->kind, .op = t->op, .a = t->a, .b = t->b};
    if (t->kind == TEST_CMP) {
      x.key = put_string(strings, t->key, strlen(t->key));
      x.value = put_string(strings, t->value, strlen(t->value));
    }
    put(&part[RULES_TESTS], &x, sizeof x);
  }
  for (uint32_t i = 0; i < p->preds.n; i++) {
    const Pred *pred = &p->preds.at[i];
    RulesPred x = {.how = pred->how, .word = GE_NONE, .test = pred->test};
    if (pred->word != GE_NONE) {
      const Type *t = vocab_type(p->vocab, pred->word);
      x.word = put_string(strings, t->text, t->nbytes);
      x.nbytes = t->nbytes;
    }
    put(&part[RULES_PREDS], &x, sizeof x);
  }
}

static void put_prog(const Prog *p, Buf part[RULES_SECTIONS]) {
  const Ids *lists[RULES_LISTS] = {&p->layers, &p->first_preds,
                                   &p->first_layers, &p->need_preds,
                                   &p->need_lists};
  RulesProg x = {.ncode = p->code.n,
                 .nroles = p->roles.n,
                 .nmemo = p->nmemo,
                 .nloops = p->nloops,
                 .syntax = p->syntax,
                 .first_any = p->first_any,
                 .needs = p->needs};
  for (uint32_t i = 0; i < p->code.n; i++) {
    Instr in; /* no byte of it is left to chance */
    memset(&in, 0, sizeof in);
    in.op = p->code.at[i].op;
    in.width = p->code.at[i].width;
    in.a = p->code.at[i].a;
    in.b = p->code.at[i].b;
    in.memo = p->code.at[i].memo;
    put(&part[RULES_CODE], &in, sizeof in);
  }
  for (uint32_t i = 0; i < p->roles.n; i++)
    put_offset(&part[RULES_ROLES], &part[RULES_STRINGS], p->roles.at[i]);
  for (int i = 0; i < RULES_LISTS; i++) {
    x.nids[i] = lists[i]->n;
    put(&part[RULES_IDS], lists[i]->at, lists[i]->n * sizeof(GeId));
  }
  put(&part[RULES_PROGS], &x, sizeof x);
}

static void put_demand(const Demand *d, Buf part[RULES_SECTIONS]) {
  RulesDemand x = {d->npatterns, d->nways};
  put(&part[RULES_DEMANDS], &x, sizeof x);
  put(&part[RULES_FIRES], d->fires, d->npatterns);
  for (uint32_t i = 0; i < d->nways; i++) {
    const GeWay *w = &d->ways[i];
    RulesWay y = {w->entry,
                  put_string(&part[RULES_STRINGS], w->role, strlen(w->role)),
                  w->kind, w->id};
    put(&part[RULES_WAYS], &y, sizeof y);
  }
}

static void put_all(const GeEngine *e, Buf part[RULES_SECTIONS]) {
  buf_putc(&part[RULES_STRINGS], '\0');
  for (uint32_t i = 0; i < e->layers.at.n; i++)
    put_offset(&part[RULES_LAYERS], &part[RULES_STRINGS], e->layers.at.at[i]);
  put_preds(&e->preds, part);
  for (uint32_t i = 0; i < e->progs.n; i++) put_prog(&e->progs.at[i], part);
  for (uint32_t i = 0; i < e->demands.n; i++)
    put_demand(&e->demands.at[i], part);
}

GeStatus rules_write(const GeEngine *e, const char key[IMAGE_KEY],
                     const char *notes, size_t nnotes, Buf *out) {
  Buf part[RULES_SECTIONS];
  RulesHeader h = {.head = {.magic = ""}};
  for (int i = 0; i < RULES_SECTIONS; i++) buf_init(&part[i]);
  put_all(e, part);
  put(&part[RULES_NOTES], notes, nnotes);
  return image_join(&form, &h.head, key, true, part, out);
}

/* ---------------------------------------------------------------- checking */

typedef struct Rules {
  const RulesHeader *h;
  const char *strings;
  const uint32_t *layers;
  const RulesTest *tests;
  const RulesPred *preds;
  const RulesProg *progs;
  Instr *code;
  const uint32_t *roles;
  GeId *ids;
  const RulesDemand *demands;
  const uint8_t *fires;
  const RulesWay *ways;
  const char *notes;
} Rules;

static uint32_t count(const Rules *m, RulesSection s) {
  return image_count(&form, &m->h->head, s);
}

static void find_sections(Rules *m) {
  uint64_t at[RULES_SECTIONS + 1];
  void *p[RULES_SECTIONS];
  image_lay_out(&form, &m->h->head, at);
  for (int i = 0; i < RULES_SECTIONS; i++)
    p[i] = (char *)(uintptr_t)m->h + at[i];
  m->strings = p[RULES_STRINGS];
  m->layers = p[RULES_LAYERS];
  m->tests = p[RULES_TESTS];
  m->preds = p[RULES_PREDS];
  m->progs = p[RULES_PROGS];
  m->code = p[RULES_CODE];
  m->roles = p[RULES_ROLES];
  m->ids = p[RULES_IDS];
  m->demands = p[RULES_DEMANDS];
  m->fires = p[RULES_FIRES];
  m->ways = p[RULES_WAYS];
  m->notes = p[RULES_NOTES];
}

/* Every string ends: the last byte of all is a NUL. */
static bool offsets_ok(const Rules *m) {
  uint32_t n = count(m, RULES_STRINGS);
  if (n == 0 || m->strings[n - 1] != '\0') return false;
  for (uint32_t i = 0; i < count(m, RULES_LAYERS); i++)
    if (m->layers[i] >= n) return false;
  for (uint32_t i = 0; i < count(m, RULES_ROLES); i++)
    if (m->roles[i] >= n) return false;
  for (uint32_t i = 0; i < count(m, RULES_WAYS); i++)
    if (m->ways[i].role >= n) return false;
  return true;
}

/* Tests are made of earlier ones and are not deep, so that asking them ends and
 * the stack does not. */
static bool tests_ok(const Rules *m) {
  uint32_t n = count(m, RULES_TESTS), ns = count(m, RULES_STRINGS);
  LIST(uint32_t) depth = LIST_EMPTY;
  bool ok = list_reserve(&depth, n);
  for (uint32_t i = 0; ok && i < n; i++) {
    const RulesTest *t = &m->tests[i];
    uint32_t d = 0;
    if (t->kind == TEST_CMP) {
      ok = t->op <= GE_GE && t->key < ns && t->value < ns;
    } else {
      ok = t->kind <= TEST_NOT && t->a < i && t->b < i;
      if (ok)
        d = depth.at[t->a] > depth.at[t->b] ? depth.at[t->a] : depth.at[t->b];
      ok = ok && d < RULES_TESTS_DEEP;
    }
    depth.at[i] = d + 1;
  }
  list_clear(&depth);
  return ok;
}

static bool preds_ok(const Rules *m) {
  uint32_t ns = count(m, RULES_STRINGS);
  for (uint32_t i = 0; i < count(m, RULES_PREDS); i++) {
    const RulesPred *p = &m->preds[i];
    if (p->word == GE_NONE) {
      if (p->test >= count(m, RULES_TESTS)) return false;
    } else if (p->how > GE_EXACT || p->word >= ns || p->nbytes == 0 ||
               p->nbytes >= ns - p->word ||
               m->strings[p->word + p->nbytes] != '\0') {
      return false;
    }
  }
  return true;
}

/* Whether instruction `end` can be reached from `from`, before it, without a
 * token being read. Jumps back between the two read some. */
static bool reads_nothing(const Instr *code, uint32_t from, uint32_t end,
                          uint8_t *reached) {
  ge_assert(from < end && end < PROG_MAX);
  memset(reached, 0, end - from + 1);
  reached[0] = 1;
#define REACH(to) ((to) > i && (to) <= end ? reached[(to)-from] = 1 : 0)
  for (uint32_t i = from; i < end; i++) {
    if (!reached[i - from]) continue;
    switch ((Op)code[i].op) {
    case OP_WORD:
    case OP_ANY:
    case OP_SKIP:
    case OP_LAYER:
    case OP_MATCH: break;
    case OP_SPLIT:
      REACH(code[i].a);
      REACH(code[i].b);
      break;
    case OP_JMP: REACH(code[i].a); break;
    case OP_LOOK: REACH(i + code[i].b + 1); break;
    default: REACH(i + 1);
    }
  }
#undef REACH
  return reached[end - from] != 0;
}

/* Only the ends of loops lead back, and a round reads a token or is counted. */
static bool loops_ok(const Prog *p) {
  uint8_t reached[PROG_MAX];
  for (uint32_t i = 0; i < p->code.n; i++) {
    const Instr *in = &p->code.at[i];
    if (in->op == OP_SPLIT && (in->a <= i || in->b <= i)) return false;
    if (in->op != OP_JMP || in->a > i) continue;
    if (in->a == i || reads_nothing(p->code.at, in->a, i, reached))
      return false;
  }
  return true;
}

/* The program at the place that the counts lead to, which it moves on. */
typedef struct Place {
  uint32_t code, roles, ids;
} Place;

static bool ids_below(const GeId *ids, uint32_t n, uint32_t limit) {
  for (uint32_t i = 0; i < n; i++)
    if (ids[i] >= limit) return false;
  return true;
}

static bool instrs_ok(const Rules *m, const Prog *p) {
  uint32_t ntests = count(m, RULES_TESTS);
  if (!prog_verify(p, count(m, RULES_PREDS), count(m, RULES_LAYERS)))
    return false;
  for (uint32_t i = 0; i < p->code.n; i++) {
    const Instr *in = &p->code.at[i];
    if (in->op > OP_MATCH) return false;
    if (in->op == OP_LABEL && in->a >= ntests) return false;
    if (in->op == OP_LAYER && in->b != GE_NONE && in->b >= ntests) return false;
  }
  return loops_ok(p);
}

static bool prog_at(const Rules *m, const RulesProg *x, Place *at, Prog *p) {
  Ids *lists[RULES_LISTS] = {&p->layers, &p->first_preds, &p->first_layers,
                             &p->need_preds, &p->need_lists};
  memset(p, 0, sizeof *p);
  if (x->ncode > count(m, RULES_CODE) - at->code ||
      x->nroles > count(m, RULES_ROLES) - at->roles)
    return false;
  list_borrow(&p->code, m->code + at->code, x->ncode);
  at->code += x->ncode;
  at->roles += x->nroles;
  p->nmemo = x->nmemo;
  p->nloops = x->nloops;
  p->syntax = (Syntax)x->syntax;
  p->first_any = x->first_any != 0;
  p->needs = x->needs != 0;
  for (int i = 0; i < RULES_LISTS; i++) {
    if (x->nids[i] > count(m, RULES_IDS) - at->ids) return false;
    if (x->nids[i]) list_borrow(lists[i], m->ids + at->ids, x->nids[i]);
    at->ids += x->nids[i];
  }
  compile_bits(p);
  return true;
}

static bool progs_ok(const Rules *m) {
  uint32_t npreds = count(m, RULES_PREDS), nlayers = count(m, RULES_LAYERS);
  Place at = {0, 0, 0};
  for (uint32_t i = 0; i < count(m, RULES_PROGS); i++) {
    const RulesProg *x = &m->progs[i];
    Prog p;
    if (!prog_at(m, x, &at, &p) || x->syntax > SYNTAX_TREE ||
        x->nmemo > 2 * x->ncode || x->nloops > x->ncode)
      return false;
    p.roles.n = x->nroles; /* all that prog_verify asks of them */
    if (!instrs_ok(m, &p) || !ids_below(p.layers.at, p.layers.n, nlayers) ||
        !ids_below(p.first_preds.at, p.first_preds.n, npreds) ||
        !ids_below(p.first_layers.at, p.first_layers.n, nlayers) ||
        !ids_below(p.need_preds.at, p.need_preds.n, npreds) ||
        !ids_below(p.need_lists.at, p.need_lists.n, nlayers))
      return false;
  }
  return at.code == count(m, RULES_CODE) && at.roles == count(m, RULES_ROLES) &&
         at.ids == count(m, RULES_IDS);
}

static bool demands_ok(const Rules *m) {
  uint32_t fires = 0, ways = 0;
  for (uint32_t i = 0; i < count(m, RULES_DEMANDS); i++) {
    const RulesDemand *d = &m->demands[i];
    if (d->npatterns > count(m, RULES_FIRES) - fires ||
        d->nways > count(m, RULES_WAYS) - ways)
      return false;
    fires += d->npatterns;
    ways += d->nways;
  }
  for (uint32_t i = 0; i < fires; i++)
    if (m->fires[i] > GE_FIRES_NOUN) return false;
  for (uint32_t i = 0; i < ways; i++) {
    const RulesWay *w = &m->ways[i];
    if (w->kind > GE_WAY_PATTERN ||
        (w->kind == GE_WAY_LAYER && w->id >= count(m, RULES_LAYERS)) ||
        (w->kind == GE_WAY_PATTERN && w->id >= count(m, RULES_PROGS)))
      return false;
  }
  return fires == count(m, RULES_FIRES) && ways == count(m, RULES_WAYS);
}

const char *rules_check(const char key[IMAGE_KEY], const void *bytes,
                        size_t nbytes, const char **notes, size_t *nnotes) {
  Rules m = {.h = bytes};
  const char *why = image_check(&form, bytes, nbytes, key);
  if (why) return why;
  find_sections(&m);
  if (!offsets_ok(&m) || !tests_ok(&m) || !preds_ok(&m) || !progs_ok(&m) ||
      !demands_ok(&m))
    return "its content makes no sense";
  *notes = m.notes;
  *nnotes = count(&m, RULES_NOTES);
  return NULL;
}

/* ----------------------------------------------------------------- filling */

/* Ids of layers are those of the engine. */
static bool same_layers(const Rules *m, const GeEngine *e) {
  if (count(m, RULES_LAYERS) != e->layers.at.n) return false;
  for (uint32_t i = 0; i < e->layers.at.n; i++)
    if (strcmp(m->strings + m->layers[i], e->layers.at.at[i]) != 0)
      return false;
  return true;
}

/* Each is made as it was, and gets the id that it had, or it is none of those
 * that geoeng writes. */
static GeStatus take_tests(const Rules *m, Preds *p) {
  GeStatus st = GE_OK;
  for (uint32_t i = 0; st == GE_OK && i < count(m, RULES_TESTS); i++) {
    const RulesTest *t = &m->tests[i];
    GeId id = GE_NONE;
    st = t->kind == TEST_CMP ? test_cmp(p, m->strings + t->key, (GeCmp)t->op,
                                        m->strings + t->value, &id)
                             : test_join(p, (TestKind)t->kind, t->a, t->b, &id);
    if (st == GE_OK && id != i) st = GE_EINPUT;
  }
  return st;
}

static GeStatus take_preds(const Rules *m, Preds *p) {
  GeStatus st = GE_OK;
  for (uint32_t i = 0; st == GE_OK && i < count(m, RULES_PREDS); i++) {
    const RulesPred *x = &m->preds[i];
    const char *word = x->word == GE_NONE ? NULL : m->strings + x->word;
    GeId id = GE_NONE;
    st = word ? pred_word(p, word, x->nbytes, (GeHow)x->how, &id)
              : pred_test(p, x->test, &id);
    if (st == GE_OK &&
        (id != i || (word && p->preds.at[i].word !=
                                 vocab_find(p->vocab, word, x->nbytes))))
      st = GE_EINPUT;
  }
  return st;
}

static GeStatus take_progs(const Rules *m, GeEngine *e) {
  uint32_t n = count(m, RULES_PROGS), nroles = count(m, RULES_ROLES);
  Place at = {0, 0, 0};
  if (!list_reserve(&e->progs, n) || !list_reserve(&e->kept.names, nroles))
    return GE_ENOMEM;
  for (uint32_t i = 0; i < nroles; i++)
    e->kept.names.at[e->kept.names.n++] = m->strings + m->roles[i];
  for (uint32_t i = 0; i < n; i++) {
    Prog *p = &e->progs.at[i];
    const char **names = list_from(&e->kept.names, at.roles);
    if (!prog_at(m, &m->progs[i], &at, p)) return GE_EINPUT;
    if (m->progs[i].nroles) list_borrow(&p->roles, names, m->progs[i].nroles);
    p->strings = &e->strings;
    e->progs.n++;
  }
  ge_assert(at.code == count(m, RULES_CODE) && at.roles == nroles &&
            at.ids == count(m, RULES_IDS)); /* as progs_ok saw them */
  return GE_OK;
}

static bool take_demand(const Rules *m, const RulesDemand *x, Demand *d,
                        const uint8_t *fires, const RulesWay *ways) {
  d->fires = ge_alloc(x->npatterns);
  d->ways = ge_alloc_zeros(x->nways, sizeof *d->ways);
  d->npatterns = d->fires ? x->npatterns : 0;
  d->nways = d->ways ? x->nways : 0;
  if (d->npatterns) memcpy(d->fires, fires, d->npatterns);
  for (uint32_t i = 0; i < d->nways; i++)
    d->ways[i] = (GeWay){ways[i].entry, m->strings + ways[i].role,
                         (GeWayKind)ways[i].kind, ways[i].id};
  return d->npatterns == x->npatterns && d->nways == x->nways;
}

static GeStatus take_demands(const Rules *m, GeEngine *e) {
  const uint8_t *fires = m->fires;
  const RulesWay *ways = m->ways;
  uint32_t n = count(m, RULES_DEMANDS);
  if (!list_reserve(&e->demands, n)) return GE_ENOMEM;
  for (uint32_t i = 0; i < n; i++) {
    const RulesDemand *x = &m->demands[i];
    if (!take_demand(m, x, &e->demands.at[e->demands.n++], fires, ways))
      return GE_ENOMEM;
    fires += x->npatterns;
    ways += x->nways;
  }
  ge_assert(fires == m->fires + count(m, RULES_FIRES) &&
            ways == m->ways + count(m, RULES_WAYS));
  return GE_OK;
}

void rules_forget(GeEngine *e) { list_clear(&e->kept.names); }

GeStatus rules_take(GeEngine *e, void *bytes) {
  Rules m = {.h = bytes};
  find_sections(&m);
  if (e->progs.n || e->preds.preds.n || e->preds.tests.n || e->demands.n ||
      !same_layers(&m, e))
    return GE_EINPUT;
  GeStatus st = take_tests(&m, &e->preds);
  if (st == GE_OK) st = take_preds(&m, &e->preds);
  if (st == GE_OK) st = take_progs(&m, e);
  if (st == GE_OK) st = take_demands(&m, e);
  if (st == GE_OK) return st;
  demands_clear(e);
  e->progs.n = 0; /* they own nothing */
  rules_forget(e);
  preds_clear(&e->preds);
  preds_init(&e->preds, e->vocab);
  return st;
}
