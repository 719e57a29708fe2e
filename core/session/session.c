#include "base/json_writer.h"
#include "session/session.h"
#include "base/day.h"
#include "session/field.h"
#include "lua/rule_limits.h"

#include <string.h>

/* ------------------------------------------------------------------ failing */

/* Whether there is such a diagnostic: a host may try a call that is not allowed
 * as often as it wants to. */
static bool was_told(const GeSession *s, const char *text) {
  for (uint32_t i = s->diagnostics.at.n; i-- > 0;)
    if (strcmp(s->diagnostics.at.at[i].text, text) == 0) return true;
  return false;
}

/* Messages and diagnostics are in no account: that memory is out is one. */
GeStatus session_fail(GeSession *s, GeStatus st, const char *text) {
  Account *before = account_switch(NULL);
  buf_reset(&s->message);
  buf_puts(&s->message, text ? text : "an error without a message");
  if (text && !(st == GE_EUSAGE && was_told(s, text)))
    (void)diagnostics_add(&s->diagnostics, GE_ERROR, text, strlen(text));
  (void)account_switch(before);
  return st;
}

static void drop_diagnostics(GeSession *s) {
  Account *before = account_switch(NULL);
  diagnostics_cut(&s->diagnostics, s->nloading);
  (void)account_switch(before);
}

/* The engine's message becomes the session's. */
static GeStatus engine_failed(GeSession *s, GeStatus st) {
  return session_fail(s, st, ge_engine_message(s->host.engine));
}

Entered session_enter(GeSession *s) {
  Entered before = {uselocale(s->locale), account_switch(&s->host.memory)};
  if (before.account != &s->host.memory) s->host.memory.refused = false;
  return before;
}

void session_leave(Entered before) {
  uselocale(before.locale);
  (void)account_switch(before.account);
}

/* What Lua raised, on top: lack of memory has no words of its own. */
GeStatus session_raised(GeSession *s, GeStatus st, int code) {
  char text[MEMORY_LINE];
  if (!lacks_memory(s->L, code))
    return session_fail(s, st, lua_tostring(s->L, -1));
  if (bind_memory_limit(&s->host, text, sizeof text))
    return session_fail(s, st, text);
  return session_fail(s, GE_ENOMEM, "out of memory");
}

GeStatus session_protect(GeSession *s, GeStatus st, lua_CFunction fn,
                         void *arg) {
  lua_State *L = s->L;
  int top = lua_gettop(L);
  if (!lua_checkstack(L, 4)) return session_fail(s, GE_ENOMEM, "out of memory");
  lua_pushcfunction(L, fn);
  lua_pushlightuserdata(L, arg);
  Entered before = session_enter(s);
  int code = lua_pcall(L, 1, 0, 0);
  st = code == LUA_OK ? GE_OK : session_raised(s, st, code);
  lua_settop(L, top);
  session_leave(before);
  return st;
}

static void hear_warning(void *ctx, const char *text, size_t n) {
  GeSession *s = ctx;
  Account *before = account_switch(NULL);
  (void)diagnostics_add(&s->diagnostics, GE_WARNING, text, n);
  (void)account_switch(before);
}

const char *ge_session_message(const GeSession *s) {
  if (!s || s->message.failed) return "out of memory";
  return s->message.at ? s->message.at : "no call has failed";
}

uint32_t ge_session_ndiagnostics(const GeSession *s) {
  return s->diagnostics.at.n;
}

const GeDiagnostic *ge_session_diagnostic(const GeSession *s, uint32_t i) {
  return i < s->diagnostics.at.n ? &s->diagnostics.at.at[i] : NULL;
}

/* ------------------------------------------------------------------- making */

/* What a load came to. */
static GeStatus loaded(GeSession *s, GeStatus st) {
  s->broken = st != GE_OK;
  return st;
}

/* A copy of an option; NULL stays NULL. */
static const char *keep(Buf *b, const char *text) {
  buf_init(b);
  if (text) buf_puts(b, text);
  return b->at;
}

static GeStatus give_model(GeSession *s, const char *model) {
  if (!model && !installed_model(s->model)) return GE_OK;
  if (model && !*model) return GE_OK;
  if (model && strlen(model) >= sizeof s->model)
    return session_fail(s, GE_EIO, "the path of the model is too long");
  if (model) memcpy(s->model, model, strlen(model) + 1);
  s->host.model = s->model;
  GeStatus st = ge_engine_model(s->host.engine, s->model);
  return st == GE_OK ? GE_OK : engine_failed(s, st);
}

GeStatus ge_session_new(const GeSessionOptions *options, GeSession **session) {
  static const GeSessionOptions none;
  const GeSessionOptions *o = options ? options : &none;
  Account *before = account_switch(NULL); /* may be in a call of another one */
  GeSession *s = ge_alloc(sizeof *s);
  *session = NULL;
  if (!s) {
    (void)account_switch(before);
    return GE_ENOMEM;
  }
  memset(s, 0, sizeof *s);
  installed_build(s->build);
  arena_init(&s->fields, SIZE_MAX / 2);
  s->host = (Host){.path = keep(&s->path, o->path),
                   .cache = keep(&s->cache, o->cache),
                   .library = keep(&s->library, o->library),
                   .build = *s->build ? s->build : NULL,
                   .memory.most = o->memory_bytes ? o->memory_bytes
                                                  : MEMORY_MAX,
                   .traceback = o->traceback,
                   .log = o->log,
                   .log_ctx = o->log_ctx,
                   .files = o->files,
                   .warn = hear_warning,
                   .warn_ctx = s};
  (void)account_switch(&s->host.memory);
  bool kept = !s->path.failed && !s->cache.failed && !s->library.failed;
  GeStatus st = kept ? GE_OK : GE_ENOMEM;
  if (st == GE_OK) st = ge_engine_new(&s->host.engine);
  if (st == GE_OK) ge_engine_files(s->host.engine, &o->files);
  if (st == GE_OK) st = json_writer_new(&s->host.json);
  if (st == GE_OK) s->L = state_new(&s->host);
  (void)account_switch(NULL); /* the model is in none */
  s->locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
  if (st != GE_OK || !s->L || !s->locale) st = GE_ENOMEM;
  else *session = s;
  if (st == GE_OK) st = loaded(s, give_model(s, o->model));
  else ge_session_free(s);
  (void)account_switch(before);
  return st;
}

void ge_session_free(GeSession *s) {
  if (!s) return;
  Account *before = account_switch(NULL);
  state_free(s->L);
  if (s->locale) freelocale(s->locale);
  json_writer_free(s->host.json);
  ge_engine_free(s->host.engine);
  diagnostics_clear(&s->diagnostics);
  list_clear(&s->events);
  arena_clear(&s->fields);
  buf_clear(&s->message);
  buf_clear(&s->path);
  buf_clear(&s->cache);
  buf_clear(&s->library);
  buf_clear(&s->identity);
  buf_clear(&s->host.left_out);
  ge_free(s, sizeof *s);
  (void)account_switch(before);
}

GeEngine *ge_session_engine(GeSession *s) { return s->host.engine; }
lua_State *ge_session_lua(GeSession *s) { return s->L; }
GeCounts ge_session_counts(const GeSession *s) { return s->counts; }

/* ------------------------------------------------------------------ loading */

#define ENVIRONMENT "geoeng.rule.environment"
#define PIPELINE "geoeng.event.pipeline"
#define WRITE "geoeng.event.write"

typedef struct Text {
  GeSession *s;
  const char *name, *text;
  size_t n;
} Text;

static GeStatus unsealed(GeSession *s) {
  if (s->busy) return GE_EUSAGE;
  if (s->broken)
    return session_fail(s, GE_EUSAGE,
                        "a rule file or the model had a mistake: "
                        "begin with a new session");
  if (!s->host.sealed) return GE_OK;
  return session_fail(s, GE_EUSAGE, "the session is sealed already");
}

static int load_file(lua_State *L) {
  const Text *t = lua_touserdata(L, 1);
  lua_pushstring(L, t->name);
  if (!state_call(L, ENVIRONMENT, "load", 1, 0)) return lua_error(L);
  return 0;
}

/* Runs a step of loading. */
static GeStatus load_step(GeSession *s, lua_CFunction fn, void *arg) {
  s->busy = true;
  GeStatus st = session_protect(s, GE_ERULE, fn, arg);
  s->busy = false;
  return loaded(s, st);
}

GeStatus ge_session_load(GeSession *s, const char *file) {
  Text t = {s, file, NULL, 0};
  GeStatus st = unsealed(s);
  if (st != GE_OK) return st;
  return load_step(s, load_file, &t);
}

static int load_text(lua_State *L) {
  const Text *t = lua_touserdata(L, 1);
  lua_pushstring(L, t->name);
  lua_pushlstring(L, t->text, t->n);
  if (!state_call(L, ENVIRONMENT, "load_text", 2, 0)) return lua_error(L);
  return 0;
}

GeStatus ge_session_load_text(GeSession *s, const char *name, const char *text,
                              size_t nbytes) {
  Text t = {s, name, text, nbytes};
  GeStatus st = unsealed(s);
  if (st != GE_OK) return st;
  return load_step(s, load_text, &t);
}

static int seal(lua_State *L) {
  GeSession *s = lua_touserdata(L, 1);
  if (!state_call(L, ENVIRONMENT, "seal", 0, 1)) return lua_error(L);
  s->events_defined = lua_toboolean(L, -1);
  return 0;
}

GeStatus ge_session_seal(GeSession *s) {
  GeStatus st = unsealed(s);
  if (st != GE_OK) return st;
  st = load_step(s, seal, s);
  if (st != GE_OK) s->host.sealed = false; /* the engine may be sealed */
  s->nloading = s->diagnostics.at.n;
  return st;
}

/* ------------------------------------------------------------------ running */

typedef struct Job {
  GeSession *s;
  const char *text;
  size_t n;
  const GeDocInfo *info;
  GeStatus st; /* of what failed */
} Job;

/* A failure of the core: what a callback raised, else the engine's message. */
static int core_failed(lua_State *L, Job *job, GeStatus st) {
  Host *h = &job->s->host;
  job->st = st;
  if (st == GE_ENOMEM) {
    if (h->memory.refused) job->st = GE_ELIMIT;
    return bind_no_memory(L);
  }
  if (st != GE_ECALLBACK) {
    lua_pushstring(L, ge_engine_message(h->engine));
    return lua_error(L);
  }
  job->st = h->limit_hit ? GE_ELIMIT : GE_ERULE;
  bind_push_raised(L);
  if (lua_type(L, -1) != LUA_TSTRING) bind_push_shown(L, -1);
  return lua_error(L);
}

/* The events of a document; without rules for any a format may still tell of
 * it. */
static void assemble(lua_State *L, Job *job, int doc) {
  Host *h = &job->s->host;
  bool some = job->s->events_defined;
  lua_pushvalue(L, doc);
  if (!some) lua_newtable(L);
  if (some ? state_call(L, PIPELINE, "assemble", 1, 0)
           : state_call(L, WRITE, "write", 2, 0))
    return;
  job->st = h->limit_hit ? GE_ELIMIT : GE_ERULE;
  lua_error(L);
}

/* Lua: (job); the events are in host.json. The document is closed whatever
 * happens. */
static int run_document(lua_State *L) {
  Job *job = lua_touserdata(L, 1);
  Host *h = &job->s->host;
  doc_push(L);
  int doc = lua_gettop(L);
  lua_toclose(L, doc);
  DocBox *box = lua_touserdata(L, doc);
  GeStatus st = ge_doc_new(h->engine, job->text, job->n, job->info, &box->doc);
  if (st != GE_OK) return core_failed(L, job, st);
  lua_pushcfunction(L, doc_remember);
  lua_pushvalue(L, doc);
  lua_call(L, 1, 0);
  bind_timed(L, box->doc);
  st = ge_doc_run(box->doc);
  if (st != GE_OK) return core_failed(L, job, st);
  if (h->every || ge_doc_nmatches(box->doc) > 0) assemble(L, job, doc);
  return 0;
}

void session_drop_events(GeSession *s) {
  s->events.n = 0;
  arena_reset(&s->fields);
}

/* Whether meta can stand in a record. */
static bool good_meta(GeSession *s) {
  const char *meta = s->host.meta;
  if (strpbrk(meta, "\r\n")) return false;
  const GeField *f = field_read(&s->fields, meta, strlen(meta), s->L);
  bool good = f && f->type == GE_FIELD_OBJECT;
  session_drop_events(s);
  return good;
}

/* ge_session_run, within the session */
static GeStatus run_text(GeSession *s, const char *text, size_t nbytes,
                         const GeDocInfo *info) {
  Job job = {s, text, nbytes, info, GE_ERULE};
  size_t n;
  json_writer_reset(s->host.json);
  buf_reset(&s->host.left_out);
  s->host.nevents = s->host.nvetoed = 0;
  s->host.printed = 0;
  s->host.meta = info ? info->meta : NULL;
  session_drop_events(s);
  if (s->host.sealed) drop_diagnostics(s);
  if (!s->host.sealed)
    return session_fail(s, GE_EUSAGE, "the session is not sealed");
  if (s->host.meta && !good_meta(s))
    return session_fail(s, GE_EUSAGE, "meta must be a JSON object in one line");
  if (info && info->day != GE_NODAY && !day_has_date(info->day))
    return session_fail(s, GE_EUSAGE, "a day of no year from 0 to 9999");
  s->counts.documents++;
  s->counts.bytes += nbytes;
  s->host.limit_hit = false;
  s->busy = true;
  bind_phase(&s->host, GE_PHASE_DOCUMENT, info && info->id ? info->id : "");
  GeStatus st = session_protect(s, GE_ERULE, run_document, &job);
  s->busy = false;
  bind_timed(s->L, NULL);
  if (st == GE_ERULE)
    st = job.st == GE_ERULE && s->host.limit_hit ? GE_ELIMIT : job.st;
  if (st == GE_OK && !json_writer_text(s->host.json, &n))
    st = session_fail(s, GE_ENOMEM, "out of memory");
  if (st == GE_OK) {
    s->counts.events += s->host.nevents;
    s->counts.vetoed += s->host.nvetoed;
    return GE_OK;
  }
  s->counts.failed++;
  s->host.nevents = 0;
  json_writer_reset(s->host.json);
  buf_reset(&s->host.left_out);
  return st;
}

GeStatus ge_session_run(GeSession *s, const char *text, size_t nbytes,
                        const GeDocInfo *info) {
  if (s->busy) return GE_EUSAGE; /* leaves what goes on alone */
  Entered before = session_enter(s);
  GeStatus st = run_text(s, text, nbytes, info);
  session_leave(before);
  return st;
}

const char *ge_session_output(const GeSession *s, size_t *nbytes) {
  size_t n;
  const char *text = json_writer_text(s->host.json, &n);
  if (nbytes) *nbytes = text ? n : 0;
  return text ? text : "";
}

const char *ge_session_left_out(const GeSession *s) {
  const Buf *b = &s->host.left_out;
  return b->n > 0 ? b->at : "";
}

uint32_t ge_session_nevents(const GeSession *s) { return s->host.nevents; }
