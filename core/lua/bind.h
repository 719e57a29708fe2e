/*
 * What the Lua bindings share. They stand on geoeng.h alone; the core never
 * sees Lua, so no error of Lua unwinds a frame of the core.
 *
 * Objects: a document is a userdata that owns a GeDoc; tokens, sentences,
 * spans and matches are small userdata whose user value is the document, so
 * it lives as long as they do. A document is closed after its run; touching
 * its children later is an error.
 */
#ifndef GE_LUA_BIND_H
#define GE_LUA_BIND_H

#include "base/buf.h"
#include "base/pool.h"
#include "base/json_writer.h"
#include "geoeng.h"

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#define DOC_MT "geoeng.doc"
#define SENTENCE_MT "geoeng.sentence"
#define TOKEN_MT "geoeng.token"
#define SPAN_MT "geoeng.span"
#define MATCH_MT "geoeng.match"

/* One per Lua state. */
typedef struct Host {
  GeEngine *engine;
  const char *model;   /* path of the model, or NULL */
  const char *cache;   /* folder of compiled lexicons, or NULL: none */
  const char *build;   /* tells this executable from others; NULL: unknown */
  const char *path;    /* folders of rule modules and lexicons, ':' between; or
                         NULL: none */
  GeFiles files;       /* how files are come to */
  const char *library; /* folder whose modules stand before the built-in ones,
                          or NULL: none */
  bool traceback;      /* errors show it: for work on the library itself */
  GeLogFn *log;        /* hears of what rules print, and of warnings; or NULL */
  void *log_ctx;
  GeLogFn *warn; /* hears of warnings before log does, or NULL */
  void *warn_ctx;
  JsonWriter *json; /* events of the document that runs */
  GeOffsets offsets;
  uint32_t nevents;  /* of the document that runs */
  uint32_t nvetoed;  /* the same: triggers that `unless` forbade */
  bool sealed;       /* loading has ended */
  bool contested;    /* a rule file has a list or layer of a name that the
                         library has, too */
  bool limit_hit;    /* a limit was hit: pcall of rules re-raises */
  int guard;         /* instructions that the guarded call has left, 0: none
                         runs */
  int guard_limit;   /* that it began with */
  int64_t guard_end; /* of the thread's clock, when it must be over; 0: not
                         looked at yet */
  volatile bool sample_due;     /* somebody wants to know what runs */
  void (*sample)(lua_State *L); /* who: see sampler.c */
  bool large;          /* a rule made a string that takes long to compare */
  size_t memory_full;  /* bytes of the limit that is near: garbage is collected
                         next; 0: none is */
  lua_State *main;     /* NULL until it is made */
  size_t printed;      /* bytes that rules printed in this load or document */
  size_t memory_limit; /* bytes of Lua for the guarded call, 0: no own limit */
  char memory_place[512]; /* "file:line: " of the rule that Lua refused more
                         memory; "": of none */
  bool stranger;          /* the function of a rule file runs: it gets copies */
  GeDoc *timed;     /* document whose time is bounded and that runs, or NULL */
  const char *meta; /* of the document that runs: JSON, or NULL */
  bool collect;     /* events go to a Lua function instead of json */
  Buf left_out;     /* of the document that runs: see ge_session_left_out */
  bool every;       /* assemble documents without a match, too */
  Account memory;   /* of Lua and of the core */
  Pool pool;        /* Lua's small blocks */
} Host;

typedef struct DocBox {
  GeDoc *doc; /* NULL: closed */
} DocBox;

typedef struct SentenceBox {
  uint32_t i;
} SentenceBox;

typedef struct TokenBox {
  uint32_t i;
} TokenBox;

typedef struct SpanBox {
  GeId id; /* GE_NONE: any token range */
  uint32_t first, end;
  const char *role; /* of a capture, else NULL */
} SpanBox;

typedef struct MatchBox {
  GeMatch m;
  uint32_t number; /* among those of the run, GE_NONE: found otherwise */
} MatchBox;

/* Entries of the registry; their keys are the addresses of bind_keys[i]. */
enum {
  KEY_RAISED,      /* error of a callback, while the core unwinds */
  KEY_DOCS,        /* document userdata by GeDoc, weak */
  KEY_VALUE_OF,    /* by rule: function(span, doc) -> value */
  KEY_FIND_OF,     /* by text rule: function(text) -> finds */
  KEY_SAMPLES,     /* stacks of functions to how often they were seen */
  KEY_TEXTS,       /* sources by the name of the rule file */
  KEY_STRANGE,     /* by rule: true when value or find are a rule file's */
  KEY_SCOPES,      /* what names of layers mean in each rule file */
  KEY_HINT,        /* tells what to write instead of the name of a layer */
  KEY_ASKED_FIRST, /* by rule: its own code is asked before its demands */
  KEY_COLLECT,     /* function(ev, doc) of core.collect */
  BIND_KEYS
};
extern const char bind_keys[BIND_KEYS];
/* The same for metatables, found faster so than by name. */
enum { CLASS_SENTENCE, CLASS_TOKEN, CLASS_SPAN, CLASS_MATCH, CLASSES };

Host *bind_host(lua_State *L);

/* The bytes of a file, see GeFiles, or nil and a message with the name: what a
 * person named without a folder, what a rule named beneath one. [-0, +1|2, e] */
int bind_read_file(lua_State *L, const char *folder, const char *name);

/* Tells the host what begins. */
void bind_phase(const Host *h, GePhase phase, const char *what);

/* Raises the engine's message when the status is not GE_OK. [-0, +0, e] */
void bind_check(lua_State *L, GeStatus st);
/* Tells the host's log, if there is one; what that allocates is its own. */
void bind_log(const Host *h, const char *text, size_t n);
/* Whether it was the memory of the session that was out, so that a failure for
 * lack of memory is a limit; then the line that says so, in text. */
bool bind_memory_limit(Host *h, char *text, size_t nbytes);
#define MEMORY_LINE 640 /* bytes of it */
#define MEMORY_LIMIT "memory limit: more than %d MiB are needed"
/* Raises that memory is out, and how. [-0, +0, e] */
int bind_no_memory(lua_State *L);
/* Whether luaL_tolstring would show the address of the value. [-0, +0, e] */
bool bind_shows_address(lua_State *L, int index);
/* Any value as a string for messages: where it lies in memory is no part of
 * that. [-0, +1, e] */
void bind_push_shown(lua_State *L, int index);

/*
 * What a callback raised is kept while the core unwinds: GE_ECALLBACK. Takes
 * the error on top; may be called unprotected. [-1, +0, -]
 */
void bind_keep_raised(lua_State *L);
/* Push it, give its type. [-0, +1, -] */
int bind_push_raised(lua_State *L);

/* A class of what Lua only keeps, and `gc` frees. [-0, +0, m] */
void bind_box(lua_State *L, const char *name, lua_CFunction gc);

/*
 * A class: `methods` are found by name, `fields` are C functions called with
 * the object for its fields; other keys go to `other` (may be NULL), which
 * sees object and key. Fields are reached through the object alone, so they
 * need not check what it is (luaL_checkudata is half of a field's cost); rules
 * hold methods as values and call them with anything. [-0, +0, e]
 */
void bind_class(lua_State *L, const char *name, const luaL_Reg *methods,
                const luaL_Reg *fields, const luaL_Reg *meta,
                lua_CFunction other);

/* The open document at index; errors when it is closed. */
GeDoc *bind_doc(lua_State *L, int index);
/* The document of the child at index (its user value). [-0, +0, e] */
GeDoc *bind_owner(lua_State *L, int index);
/* Push objects; `doc` is the index of the document userdata. [-0, +1, e] */
void push_sentence(lua_State *L, int doc, uint32_t i);
void push_token(lua_State *L, int doc, uint32_t i);
void push_range(lua_State *L, int doc, uint32_t first, uint32_t end);
void push_span(lua_State *L, int doc, GeId id);
void push_capture(lua_State *L, int doc, const GeCapture *c);
void push_match(lua_State *L, int doc, const GeMatch *m, uint32_t number);
/* The layer of a name as the rule file that runs writes it, or GE_NONE. */
GeId bind_layer(lua_State *L, const char *name);
/* The same; an error when there is none. [-0, +0, e] */
GeId bind_known_layer(lua_State *L, const char *name);
/* An argument that is a list's name in the calling rule file becomes the whole
 * name. [-0, +0, e] */
void bind_whole_name(lua_State *L, int arg);
/* A layer's name as the calling rule file writes it; to the library, whole.
 * [-0, +1, e] */
void push_layer_name(lua_State *L, const char *name);
/* An array of the spans of a layer in sentences [from, to). [-0, +1, e] */
void push_layer(lua_State *L, int doc, const char *name, uint32_t from,
                uint32_t to);
/* The text of tokens [first, end). [-0, +1, e] */
void push_text(lua_State *L, const GeDoc *doc, uint32_t first, uint32_t end);

/* Write the value at index; an error when JSON cannot hold it. [-0, +0, e] */
void put_json(lua_State *L, JsonWriter *json, int index);

/* Protected calls for a session: push a closed document userdata; make the one
 * at 1 findable from the core. */
int doc_push(lua_State *L);
int doc_remember(lua_State *L);

/* A method of documents in candidate.c. */
int doc_candidates(lua_State *L);

/* Fields and methods of spans in syntax.c. */
int span_head(lua_State *L);
int span_governor(lua_State *L);
int span_pos(lua_State *L);
int span_dep(lua_State *L);
int span_slots(lua_State *L);
int span_clause(lua_State *L);
int span_misfit(lua_State *L);
int match_refusal(lua_State *L);
/* Whether code of the rule is asked before what it demands. [-0, +0, e] */
bool bind_asked_first(lua_State *L, GeId rule);

/* Whether tokens name only one side of a word: "Israeli" in "Israeli-occupied".
 * [-0, +0, e] */
bool bind_is_side(lua_State *L, GeDoc *doc, uint32_t first, uint32_t end);

/* Openers, one a file. */
void open_doc(lua_State *L);
void open_sentence(lua_State *L);
void open_token(lua_State *L);
void open_span(lua_State *L);
void open_refusal(lua_State *L);
void open_match(lua_State *L);
/* Functions added to the table geoeng.core on top. [-0, +0, e] */
void open_rules(lua_State *L);
void open_patterns(lua_State *L);
void open_parser(lua_State *L);
void open_rule_tables(lua_State *L);
void open_events(lua_State *L);
void open_words(lua_State *L);
void open_mentions(lua_State *L);
void open_json(lua_State *L);
void open_near(lua_State *L);
void open_json_read(lua_State *L);
void open_calendar(lua_State *L);
void open_word_set(lua_State *L);
void open_documents(lua_State *L);
void open_lending(lua_State *L);
void open_fill(lua_State *L);
void open_nearest(lua_State *L);
void open_modality(lua_State *L);
void open_countries(lua_State *L);
void open_claims(lua_State *L);
void open_antecedents(lua_State *L);
void open_arguments(lua_State *L);
void open_system(lua_State *L);

/* Bound the time of what Lua does for the document until it is called with
 * NULL; documents without a bound are let be. [-0, +0, -] */
void bind_timed(lua_State *L, GeDoc *doc);
/* Run the function under its arguments with the step limit; as lua_call with
 * all results. On top: function, arguments. [-(n+1), +results, e] */
void bind_guarded(lua_State *L, int nargs, int nresults, int limit);
/* Take steps from the guarded call that runs, if one does, for what Lua does
 * not count. [-0, +0, e] */
void bind_charge(lua_State *L, size_t steps);
/* The same, and the clock is asked; true. [-0, +0, e] */
bool bind_spend(lua_State *L, size_t steps);
/* "file:line: " of the innermost rule file that runs, or "". [-0, +1, e] */
void bind_push_place(lua_State *L);
/* Whether the innermost Lua function is that of a rule file. [-0, +0, e] */
bool bind_rule_runs(lua_State *L);
/* lua_steps of the engine's limits: instructions of one callback. */
int bind_steps(lua_State *L);
#define GUARD_LOAD 50000000 /* of one rule file */

#endif
