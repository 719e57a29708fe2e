/*
 * Lending: what is told of in an event's sentence and no slot of its rule
 * reaches, with a score by the weights of its pack.
 *
 *   plan = core.lend_plan(type, roles)   weights and role strings of a type
 *   lending = core.lending(doc)          what is known while events are lent to
 *   lending:surround(trigger, roles)     for each event, before the first offer
 *   lending:offers(plan, trigger, roles, times, nearest, all)
 */
#include "lua/bind.h"
#include "lua/lend_facts.h"

#include <stdlib.h>
#include <string.h>

#define LENDING_MT "geoeng.lending"
#define PLAN_MT "geoeng.lendplan"

/* Tokens on both sides of a trigger in which it is looked for what to lend: a
 * sentence of any length costs as much as its events. */
#define REACH 64

typedef struct PlanRole {
  const char *name;
  bool weighed; /* there are weights for it */
  bool time;
  LendAlternative *alternatives;
  uint32_t n;
} PlanRole;

typedef struct Plan {
  LendWeights weights; /* the rest lives in its arena */
  const char *type;
  PlanRole *roles;
  uint32_t n;
} Plan;

typedef struct Offer {
  const LendSpan *span;
  const LendWord *role;
  int64_t score;
  uint32_t nearer, order;
  bool nearest;
} Offer;

typedef struct Lending {
  Arena arena;
  GeDoc *doc;
  LendLabels labels;
  LendSentence **sentences;
  uint32_t nevents;
  LendFacts facts;
  LIST(Offer) offers;
  LIST(const LendWord *) names; /* of roles */
  LIST(LendSpan *) near;
  LIST(int64_t) sums; /* of spans of the event, one a role of the plan */
  LendEvent event;
  Buf text;
} Lending;

/* -------------------------------------------------------------------- plans */

static int free_plan(lua_State *L) {
  Plan *p = lua_touserdata(L, 1);
  lend_weights_clear(&p->weights);
  return 0;
}

static bool flag_of(lua_State *L, const char *key) {
  lua_getfield(L, -1, key);
  bool on = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return on;
}

/* The alternative on top: { layer= | pattern=, list=, phrase= }. [-0, +0, e] */
static LendAlternative alternative(lua_State *L) {
  LendAlternative a = {.list = flag_of(L, "list"),
                       .phrase = flag_of(L, "phrase")};
  a.pattern = lua_getfield(L, -1, "layer") == LUA_TNIL;
  if (a.pattern) {
    lua_getfield(L, -2, "pattern");
    a.of = (GeId)luaL_checkinteger(L, -1);
    lua_pop(L, 1);
  } else {
    a.of = bind_layer(L, luaL_checkstring(L, -1));
    if (a.of == GE_NONE)
      luaL_error(L, "there is no layer '%s'", lua_tostring(L, -1));
  }
  lua_pop(L, 1);
  return a;
}

/* The alternatives of the role on top. [-0, +0, e] */
static void add_alternatives(lua_State *L, Plan *p, PlanRole *r) {
  lua_getfield(L, -1, "alternatives");
  r->n = (uint32_t)lua_rawlen(L, -1);
  r->alternatives = arena_array(&p->weights.arena, r->n,
                                sizeof *r->alternatives);
  if (!r->alternatives) bind_no_memory(L);
  for (uint32_t i = 0; i < r->n; i++) {
    lua_rawgeti(L, -1, (lua_Integer)i + 1);
    r->alternatives[i] = alternative(L);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

/* The weights of the role on top. [-0, +0, e] */
static void add_weights(lua_State *L, Plan *p, uint32_t k) {
  lua_getfield(L, -1, "weights");
  p->roles[k].weighed = lua_istable(L, -1);
  if (p->roles[k].weighed)
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
      if (lua_type(L, -2) != LUA_TSTRING) continue;
      if (!lend_weights_put(&p->weights, k, p->type, lua_tostring(L, -2),
                            (int32_t)luaL_checkinteger(L, -1)))
        bind_no_memory(L);
    }
  lua_pop(L, 1);
}

static size_t count_weights(lua_State *L, int roles) {
  size_t n = 0;
  lua_Integer nroles = (lua_Integer)lua_rawlen(L, roles);
  for (lua_Integer i = 1; i <= nroles; i++) {
    lua_rawgeti(L, roles, i);
    luaL_checktype(L, -1, LUA_TTABLE);
    if (lua_getfield(L, -1, "weights") == LUA_TTABLE)
      for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) n++;
    lua_pop(L, 2);
  }
  return n;
}

static const char *keep(lua_State *L, Arena *a, const char *s) {
  const char *copy = arena_strndup(a, s, strlen(s));
  if (!copy) bind_no_memory(L);
  return copy;
}

/* core.lend_plan(type, { { name=, weights=, alternatives= }, ... }) -> plan */
static int lend_plan(lua_State *L) {
  const char *type = luaL_checkstring(L, 1);
  luaL_checktype(L, 2, LUA_TTABLE);
  size_t ntexts = count_weights(L, 2);
  Plan *p = lua_newuserdatauv(L, sizeof *p, 0);
  memset(p, 0, sizeof *p);
  luaL_setmetatable(L, PLAN_MT);
  p->n = (uint32_t)lua_rawlen(L, 2);
  if (!lend_weights_init(&p->weights, p->n, ntexts)) bind_no_memory(L);
  p->type = keep(L, &p->weights.arena, type);
  p->roles = arena_array(&p->weights.arena, p->n, sizeof *p->roles);
  if (!p->roles) bind_no_memory(L);
  for (uint32_t k = 0; k < p->n; k++) {
    lua_rawgeti(L, 2, (lua_Integer)k + 1);
    lua_getfield(L, -1, "name");
    p->roles[k].name = keep(L, &p->weights.arena, luaL_checkstring(L, -1));
    lua_pop(L, 1);
    p->roles[k].time = strcmp(p->roles[k].name, "time") == 0;
    add_alternatives(L, p, &p->roles[k]);
    add_weights(L, p, k);
    lua_pop(L, 1);
  }
  return 1;
}

/* ------------------------------------------------------------------- events */

static int free_lending(lua_State *L) {
  Lending *l = luaL_checkudata(L, 1, LENDING_MT);
  list_clear(&l->facts);
  list_clear(&l->offers);
  list_clear(&l->names);
  list_clear(&l->near);
  list_clear(&l->sums);
  list_clear(&l->event.held);
  buf_clear(&l->text);
  arena_clear(&l->arena);
  l->sentences = NULL;
  return 0;
}

/* core.lending(doc) -> lending, which may be closed */
static int lending(lua_State *L) {
  GeDoc *doc = bind_doc(L, 1);
  Lending *l = lua_newuserdatauv(L, sizeof *l, 1);
  memset(l, 0, sizeof *l);
  arena_init(&l->arena, SIZE_MAX);
  buf_init(&l->text);
  luaL_setmetatable(L, LENDING_MT);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, -2, 1);
  l->doc = doc;
  l->labels = lend_labels();
  l->sentences = arena_array(&l->arena, ge_doc_nsentences(doc),
                             sizeof(LendSentence *));
  if (!l->sentences) bind_no_memory(L);
  return 1;
}

static Lending *self(lua_State *L) {
  Lending *l = luaL_checkudata(L, 1, LENDING_MT);
  (void)bind_owner(L, 1);
  if (!l->sentences) luaL_error(L, "the lending is closed");
  return l;
}

/* The word of a role's name, one for each. */
static const LendWord *role_name(lua_State *L, Lending *l, const char *name) {
  for (uint32_t i = 0; i < l->names.n; i++)
    if (strcmp(l->names.at[i]->at, name) == 0) return l->names.at[i];
  LendWord *w = arena_alloc(&l->arena, sizeof *w);
  if (!w || !list_push(&l->names, w)) bind_no_memory(L);
  *w = lend_word(""); /* if memory for the name is out */
  *w = lend_word(keep(L, &l->arena, name));
  return w;
}

/* The event of the trigger at 2 or 3 in its sentence. */
static LendEvent *read_trigger(lua_State *L, Lending *l, int trigger) {
  const SpanBox *b = luaL_checkudata(L, trigger, SPAN_MT);
  uint32_t i = ge_doc_sentence_of(l->doc, b->first);
  LendEvent *e = &l->event;
  if (i == GE_NONE) luaL_error(L, "the trigger is of another document");
  if (!l->sentences[i])
    bind_check(
        L, lend_sentence(l->doc, &l->arena, &l->labels, i, &l->sentences[i]));
  e->s = l->sentences[i];
  e->number = ++l->nevents;
  e->first = b->first;
  e->end = b->end;
  e->held.n = 0;
  bind_check(L, lend_head(e->s, b->first, b->end, &e->head));
  if (e->head == LEND_NONE) luaL_error(L, "the trigger has no head");
  return e;
}

typedef void OnSpan(const LendEvent *e, const LendWord *role, LendToken *head);

/* Read what roles, { role = spans }, hold into the event; hear of each head in
 * the sentence. */
static void read_roles(lua_State *L, Lending *l, int roles, OnSpan *on_span) {
  LendEvent *e = &l->event;
  luaL_checktype(L, roles, LUA_TTABLE);
  for (lua_pushnil(L); lua_next(L, roles); lua_pop(L, 1)) {
    luaL_argcheck(L, lua_type(L, -2) == LUA_TSTRING && lua_istable(L, -1),
                  roles, "roles have names and lists of spans");
    const LendWord *role = role_name(L, l, lua_tostring(L, -2));
    size_t n = lua_rawlen(L, -1);
    if (!list_push(&e->held, ((LendHeld){role, n}))) bind_no_memory(L);
    for (size_t i = 1; i <= n; i++) {
      uint32_t head;
      lua_rawgeti(L, -1, (lua_Integer)i);
      const SpanBox *b = luaL_checkudata(L, -1, SPAN_MT);
      lua_pop(L, 1); /* the list has it */
      bind_check(L, lend_head(e->s, b->first, b->end, &head));
      if (head != LEND_NONE) on_span(e, role, &e->s->tokens[head]);
      for (uint32_t t = b->first; t < b->end; t++)
        if (t - e->s->first < e->s->n)
          e->s->tokens[t - e->s->first].taken = e->number;
    }
  }
}

static const LendWord *earlier(const LendWord *a, const LendWord *b) {
  return a && strcmp(a->at, b->at) <= 0 ? a : b;
}

static void elsewhere(const LendEvent *e, const LendWord *role,
                      LendToken *head) {
  (void)e;
  head->elsewhere = earlier(head->elsewhere, role);
}

static void own(const LendEvent *e, const LendWord *role, LendToken *head) {
  head->role = earlier(head->of == e->number ? head->role : NULL, role);
  head->of = e->number;
}

/* lending:surround(trigger, roles): other events of the sentence see it. */
static int surround(lua_State *L) {
  Lending *l = self(L);
  LendEvent *e = read_trigger(L, l, 2);
  LendToken *head = &e->s->tokens[e->head];
  head->trigger = true;
  e->s->counted = false;
  read_roles(L, l, 3, elsewhere);
  return 0;
}

/* ------------------------------------------------------------------- offers */

/* What may date events of the sentence, by the list at index. */
static const LendFillers *read_times(lua_State *L, const Lending *l,
                                     int index) {
  LendFillers *f = &l->event.s->times;
  if (f->at) return f;
  luaL_checktype(L, index, LUA_TTABLE);
  uint32_t n = (uint32_t)lua_rawlen(L, index);
  LendSpan *spans = arena_array(l->event.s->arena, n, sizeof *spans);
  LendSpan **at = arena_array(l->event.s->arena, n, sizeof(LendSpan *));
  if (!spans || !at) bind_no_memory(L);
  f->n = 0;
  for (uint32_t i = 0; i < n; i++) {
    lua_rawgeti(L, index, (lua_Integer)i + 1);
    const SpanBox *b = luaL_checkudata(L, -1, SPAN_MT);
    LendSpan x = {.id = b->id, .first = b->first, .end = b->end};
    lua_pop(L, 1);
    bind_check(L, lend_head(l->event.s, x.first, x.end, &x.head));
    if (x.head == LEND_NONE) continue;
    spans[f->n] = x;
    at[f->n] = &spans[f->n];
    f->n++;
  }
  f->at = at;
  return f;
}

/* The spans in reach of the trigger, in l->near. */
static void find_near(lua_State *L, Lending *l, const LendFillers *f) {
  const LendEvent *e = &l->event;
  uint32_t low = 0, high = f->n;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (f->at[middle]->first + REACH < e->first) low = middle + 1;
    else high = middle;
  }
  l->near.n = 0;
  for (uint32_t i = low; i < f->n && f->at[i]->first < e->end + REACH; i++) {
    LendSpan *x = f->at[i];
    if (x->of != e->number) {
      x->of = e->number;
      x->sums = 0;
      x->near = lend_triggers_nearer(e, x->head);
    }
    if (x->near >= LEND_MANY) continue;
    if (!list_push(&l->near, x)) bind_no_memory(L);
  }
}

/* How many spans in reach are nearer to the trigger than a head. */
static uint32_t count_nearer(const Lending *l, uint32_t head) {
  int64_t at = l->event.head, far = llabs((int64_t)head - at);
  uint32_t n = 0;
  for (uint32_t i = 0; i < l->near.n && n < LEND_MANY; i++)
    n += llabs((int64_t)l->near.at[i]->head - at) < far;
  return n;
}

/* Whether a span may be asked for: no role that has something takes a pronoun,
 * which stands for that as often as not, and none takes "this" or "which". */
static bool may_fill(const LendEvent *e, const LendWord *role,
                     const LendSpan *x) {
  const LendSentence *s = e->s;
  const GeWord *word = s->tokens[x->head].word;
  if (word->pos == s->labels.pronoun) {
    if (word->tag != s->labels.personal) return false;
    for (uint32_t i = 0; i < e->held.n; i++)
      if (e->held.at[i].role == role) return false;
  }
  for (uint32_t t = x->first; t < x->end; t++)
    if (s->tokens[t - s->first].taken == e->number) return false;
  return true;
}

/* Let a span know the sums of its own facts by the weights of a plan. */
static void sum_own(lua_State *L, const Lending *l, const Plan *p,
                    LendSpan *x) {
  if (x->plan == p) return;
  bind_check(L, lend_span_facts(l->event.s, x));
  x->own = arena_array(l->event.s->arena, p->n, sizeof *x->own);
  if (!x->own) bind_no_memory(L);
  lend_weights_sum(&p->weights, x->facts, x->nfacts, x->own);
  x->plan = p;
}

/* The sum of what is true of a span and the event for role k; those for all
 * roles are found at once. */
static int64_t sum_of(lua_State *L, Lending *l, const Plan *p, uint32_t k,
                      LendSpan *x) {
  if (x->sums == 0) {
    sum_own(L, l, p, x);
    l->facts.n = 0;
    bind_check(L, lend_event_facts(&l->event, x, &l->facts));
    if (!list_reserve(&l->sums, p->n)) bind_no_memory(L);
    int64_t *sums = l->sums.at + l->sums.n;
    memcpy(sums, x->own, p->n * sizeof *sums);
    lend_weights_sum(&p->weights, l->facts.at, l->facts.n, sums);
    x->sums = l->sums.n + 1;
    l->sums.n += p->n;
  }
  return l->sums.at[x->sums - 1 + k];
}

/* The facts of an offer beside those that its span has for all roles. */
static void add_role_facts(lua_State *L, Lending *l, const Offer *x) {
  if (!lend_role_facts(&l->event, x->role, x->nearer, x->nearest, &l->facts))
    bind_no_memory(L);
}

static void score(lua_State *L, Lending *l, const Plan *p, uint32_t k,
                  LendSpan *span, Offer *x) {
  x->score = sum_of(L, l, p, k, span) + p->weights.start[k];
  l->facts.n = 0;
  add_role_facts(L, l, x);
  x->score += lend_weights_of(&p->weights, k, l->facts.at, l->facts.n);
}

/* Offer what is near and may fill a role, to l->offers. */
static void add_offers(lua_State *L, Lending *l, const Plan *p, uint32_t k,
                       const LendSpan *nearest, bool all) {
  const LendWord *role = role_name(L, l, p->roles[k].name);
  for (uint32_t i = 0; i < l->near.n; i++) {
    LendSpan *span = l->near.at[i];
    if (!may_fill(&l->event, role, span)) continue;
    Offer x = {.span = span, .role = role, .order = l->offers.n};
    x.nearer = count_nearer(l, span->head);
    x.nearest = nearest && span->id == nearest->id &&
                span->first == nearest->first && span->end == nearest->end;
    score(L, l, p, k, span, &x);
    if ((all || x.score > 0) && !list_push(&l->offers, x)) bind_no_memory(L);
  }
}

static int better(const void *a, const void *b) {
  const Offer *x = a, *y = b;
  if (x->score != y->score) return x->score > y->score ? -1 : 1;
  if (x->span->first != y->span->first)
    return x->span->first < y->span->first ? -1 : 1;
  int order = strcmp(x->role->at, y->role->at);
  if (order != 0) return order;
  return x->order < y->order ? -1 : x->order > y->order;
}

/* The text of a fact as the next of the list on top. [-0, +0, e] */
static void put_text(lua_State *L, Lending *l, const LendFact *f,
                     const char *type) {
  buf_reset(&l->text);
  lend_text(&l->text, f, type);
  if (l->text.failed) bind_no_memory(L);
  lua_pushlstring(L, l->text.at, l->text.n);
  lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
}

static void put_texts(lua_State *L, Lending *l, const LendFact *facts,
                      uint32_t n, const char *type) {
  for (uint32_t i = 0; i < n; i++) {
    put_text(L, l, &facts[i], NULL);
    if (lend_is_typed(facts[i].kind)) put_text(L, l, &facts[i], type);
  }
}

/* What is true of an offer, as texts of a table of weights. [-0, +1, e] */
static void push_features(lua_State *L, Lending *l, const Plan *p,
                          const Offer *x) {
  l->facts.n = 0;
  bind_check(L, lend_event_facts(&l->event, x->span, &l->facts));
  add_role_facts(L, l, x);
  lua_createtable(L, (int)(2 * (l->facts.n + x->span->nfacts)), 0);
  put_texts(L, l, x->span->facts, x->span->nfacts, p->type);
  put_texts(L, l, l->facts.at, l->facts.n, p->type);
}

/* [-0, +1, e] */
static void push_offer(lua_State *L, Lending *l, const Plan *p,
                       const Offer *x) {
  lua_createtable(L, 0, 5);
  lua_pushstring(L, x->role->at);
  lua_setfield(L, -2, "role");
  lua_getiuservalue(L, 1, 1);
  push_range(L, -1, x->span->first, x->span->end);
  ((SpanBox *)lua_touserdata(L, -1))->id = x->span->id;
  lua_setfield(L, -3, "span");
  lua_pop(L, 1);
  lua_pushinteger(L, x->score);
  lua_setfield(L, -2, "score");
  lua_pushboolean(L, x->nearest);
  lua_setfield(L, -2, "nearest");
  push_features(L, l, p, x);
  lua_setfield(L, -2, "features");
}

/* The span at index, or NULL for nil. */
static const LendSpan *read_nearest(lua_State *L, int index, LendSpan *x) {
  if (lua_isnoneornil(L, index)) return NULL;
  const SpanBox *b = luaL_checkudata(L, index, SPAN_MT);
  *x = (LendSpan){.id = b->id, .first = b->first, .end = b->end};
  return x;
}

static bool holds(const Lending *l, const LendSpan *x) {
  for (uint32_t i = 0; x && i < l->near.n; i++) {
    const LendSpan *y = l->near.at[i];
    if (x->id == y->id && x->first == y->first && x->end == y->end) return true;
  }
  return false;
}

/*
 * lending:offers(plan, trigger, roles, times, nearest, all) -> offers, dated.
 * times: what may date the event, nil when its time is known; nearest: the one
 * of them that dates it by the tree alone, or nil. Offers are those above zero,
 * the best first, or with `all` every one, in order of roles. dated: weights
 * were asked of the nearest time.
 */
static int offers(lua_State *L) {
  Lending *l = self(L);
  const Plan *p = luaL_checkudata(L, 2, PLAN_MT);
  bool timed = !lua_isnoneornil(L, 5), all = lua_toboolean(L, 7), dated = false;
  LendSpan box;
  const LendSpan *nearest = read_nearest(L, 6, &box);
  LendEvent *e = read_trigger(L, l, 3);
  for (uint32_t t = e->first; t < e->end && t - e->s->first < e->s->n; t++)
    e->s->tokens[t - e->s->first].taken = e->number;
  read_roles(L, l, 4, own);
  lend_count_triggers(e->s);
  lend_event_path(e);
  l->offers.n = l->sums.n = 0;
  for (uint32_t k = 0; k < p->n; k++) {
    const PlanRole *r = &p->roles[k];
    const LendFillers *f;
    if ((!r->weighed && !all) || (r->time && !timed)) continue;
    if (r->time) f = read_times(L, l, 5);
    else bind_check(L, lend_fillers(e->s, r, r->alternatives, r->n, &f));
    find_near(L, l, f);
    if (r->time) dated = r->weighed && holds(l, nearest);
    add_offers(L, l, p, k, r->time ? nearest : NULL, all);
  }
  if (!all && l->offers.n > 1)
    qsort(l->offers.at, l->offers.n, sizeof *l->offers.at, better);
  lua_createtable(L, (int)l->offers.n, 0);
  for (uint32_t i = 0; i < l->offers.n; i++) {
    push_offer(L, l, p, &l->offers.at[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_pushboolean(L, dated);
  return 2;
}

void open_lending(lua_State *L) {
  static const luaL_Reg methods[] = {
      {"surround", surround}, {"offers", offers}, {NULL, NULL}};
  static const luaL_Reg meta[] = {
      {"__gc", free_lending}, {"__close", free_lending}, {NULL, NULL}};
  static const luaL_Reg fields[] = {{NULL, NULL}};
  bind_class(L, LENDING_MT, methods, fields, meta, NULL);
  bind_box(L, PLAN_MT, free_plan);
  lua_pushcfunction(L, lend_plan);
  lua_setfield(L, -2, "lend_plan");
  lua_pushcfunction(L, lending);
  lua_setfield(L, -2, "lending");
}
