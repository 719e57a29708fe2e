/*
 * geoeng: rule-based event extraction. The public C API, and the only
 * installed header. A program that runs rule files needs sessions alone; the
 * engine below them is there for hosts that build lists, patterns and rules of
 * their own.
 *
 * Units. Text offsets are bytes, 0-based, half-open, unless a name ends in
 * _cp (Unicode code points) or _utf16 (UTF-16 code units). Tokens, sentences,
 * spans and the like are numbered from 0; ranges are half-open. Days are
 * counted from 1970-01-01 (day 0).
 *
 * Ownership. What _new makes, _free gives back; _free takes NULL. A document
 * belongs to its engine and must be freed before it. Pointers that a document
 * hands out live until ge_doc_free, those of an engine until ge_engine_free,
 * unless a function says otherwise. Arguments are copied, unless a function
 * says that they are borrowed.
 *
 * Errors. A function that can fail returns GeStatus; on anything but GE_OK,
 * ge_engine_message (of a session: ge_session_message) tells what happened and
 * what to do. Memory can be out (GE_ENOMEM) wherever a status is returned.
 * Results that go through pointers are always set: to NULL, 0, false or GE_NONE
 * when there are none. An id that does not exist gets the same answer from all:
 * GE_EUSAGE as a status, NULL, false, or GE_NONE.
 *
 * Locale. What sessions do does not depend on it; of the other functions only
 * tests of decimal numbers do (LC_NUMERIC).
 *
 * Threads. An engine, its documents and a session belong to one thread at a
 * time; different engines and sessions may be used by different threads at
 * once.
 */
#ifndef GEOENG_H
#define GEOENG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define GE_API __attribute__((visibility("default")))
#else
#define GE_API
#endif

#define GE_VERSION "0.2.0"

/* No such id, position or day. */
#define GE_NONE UINT32_MAX
#define GE_NODAY INT32_MIN

typedef uint32_t GeId;

typedef enum GeStatus {
  GE_OK = 0,
  GE_ENOMEM,    /* out of memory */
  GE_ELIMIT,    /* a limit of GeLimits was exceeded; the message names it */
  GE_EINPUT,    /* a file or text is not what it should be */
  GE_EIO,       /* reading or writing failed */
  GE_ERULE,     /* a mistake in a rule */
  GE_EUSAGE,    /* the call is not allowed now, or an argument is wrong */
  GE_ECALLBACK, /* a callback of the host failed */
} GeStatus;

typedef struct GeEngine GeEngine;
typedef struct GeDoc GeDoc;

/* ------------------------------------------------------------------ general */

/*
 * The version of the library, "1.2.3", as text that is there for ever. That of
 * the header is GE_VERSION.
 * Example: if (strcmp(ge_version(), GE_VERSION) != 0) warn("another library");
 */
GE_API const char *ge_version(void);

/* Resizes the block p of `old` bytes: new_size == 0 frees, p == NULL
 * allocates; on failure it returns NULL and leaves p alone. */
typedef void *GeAllocFn(void *ctx, void *p, size_t old, size_t new_size);

/*
 * The allocator of all that geoeng asks for, Lua's memory included. It is to be
 * set before anything else is called, and must be safe for the threads that use
 * sessions; ctx is its first argument. NULL: the C library's, as at first. What
 * the C library needs for its own streams and folders is not asked for here.
 * Example: ge_set_allocator(counted, &account);
 */
GE_API void ge_set_allocator(GeAllocFn *fn, void *ctx);

/*
 * Calls the allocator, for hosts that want their memory in the same account;
 * sizes are bytes. NULL: memory is out, or new_size is 0.
 * Example: char *p = ge_resize(NULL, 0, 10); ge_resize(p, 10, 0);
 */
GE_API void *ge_resize(void *p, size_t old, size_t new_size);

/*
 * Days since 1970-01-01 of "YYYY-MM-DD", n bytes; a time of day behind it,
 * after T or a space, is ignored. false: it is no such date, *day is GE_NODAY.
 * Example: ge_day_parse("2024-10-12", 10, &info.day);
 */
GE_API bool ge_day_parse(const char *s, size_t nbytes, int32_t *day);

/*
 * "YYYY-MM-DD" of a day, with a NUL; days beyond the years 0 to 9999 give the
 * first or last of them.
 * Example: char date[11]; ge_day_format(0, date);
 */
GE_API void ge_day_format(int32_t day, char out[11]);

/* A document's name and date. One that is all zeros is of 1970-01-01: begin
 * with `GeDocInfo info = GE_DOC_INFO;`. */
typedef struct GeDocInfo {
  const char *id;    /* NULL: "" */
  const char *title; /* NULL: "" */
  int32_t day;       /* publication day or GE_NODAY; 0 is a day */
  const char *meta;  /* a JSON object in one line that every record of the
                        document gets as `meta`, or NULL */
} GeDocInfo;

#define GE_DOC_INFO                                                            \
  { NULL, NULL, GE_NODAY, NULL }

/* Bounds of an engine's documents. */
#define GE_DOC_BYTES ((size_t)16 << 20) /* doc_bytes of a new engine */

typedef struct GeLimits {
  size_t doc_bytes;     /* largest document, bytes of input */
  size_t arena_bytes;   /* memory of one document beside its text, bytes */
  uint64_t match_steps; /* matcher steps of one document */
  uint32_t spans;       /* spans of one document */
  uint32_t lua_steps;   /* Lua instructions of one call of a rule's function,
                           from 1 to 2,000,000,000; 5,000,000 at first */
  uint32_t doc_ms;      /* time of one document from ge_doc_new on,
                           milliseconds; 0, as at first: no bound. What is
                           found then depends on the machine */
  uint32_t max_events;  /* events of one document, which fails with GE_ELIMIT
                           when it has more; 10,000 at first, 0: no bound */
} GeLimits;

/* ----------------------------------------------------------------- sessions */

/*
 * A session loads rule files and runs them over documents: an engine, the
 * standard library and the events of the last document.
 *
 *   GeSession *s;
 *   GeStatus st = ge_session_new(NULL, &s);
 *   if (st == GE_OK) st = ge_session_load(s, "military.lua");
 *   if (st == GE_OK) st = ge_session_seal(s);
 *   GeDocInfo info = {.id = "a", .day = GE_NODAY};
 *   if (st == GE_OK) st = ge_session_run(s, text, strlen(text), &info);
 *   if (st != GE_OK) fprintf(stderr, "%s\n", ge_session_message(s));
 *   for (uint32_t i = 0; st == GE_OK && i < ge_session_nevents(s); i++)
 *     use(ge_session_event(s, i));
 *   ge_session_free(s);
 *
 * A process may hold any number of sessions. Rules run in a sandbox of Lua
 * within the process: whoever runs the rules of strangers does so in a process
 * of its own, as the command does.
 */
typedef struct GeSession GeSession;

/* Hears of a text; no NUL ends it. It may not call the session: such calls
 * answer GE_EUSAGE and do nothing. */
typedef void GeLogFn(void *ctx, const char *text, size_t nbytes);

/* What a session is at, for a host that measures how long. */
typedef enum GePhase {
  GE_PHASE_IDLE,
  GE_PHASE_LOAD,
  GE_PHASE_DOCUMENT
} GePhase;

/*
 * How a session comes to files: for hosts whose process may not open them, or
 * that keep rules elsewhere. A member that is NULL: the session does it itself.
 */
typedef struct GeFiles {
  void *ctx;
  /* The bytes of a rule file, lexicon or library module, *nbytes long, which
   * stay until the next call; NULL with errno when there are none. folder NULL:
   * a person named the file. Else a rule may have: it must lie beneath folder,
   * which is "" for the current one. */
  const char *(*read)(void *ctx, const char *folder, const char *name,
                      size_t *nbytes);
  /* As ge_lists_open, and as ge_lists_store, both without the folder. */
  int (*open_lists)(void *ctx, const char *key, size_t *nbytes, char *text);
  GeStatus (*store_lists)(void *ctx, const char *key, const void *bytes,
                          size_t nbytes);
  /* A phase begins: `what` is the id of a document or the name of a file, or
   * NULL. */
  void (*phase)(void *ctx, GePhase phase, const char *what);
} GeFiles;

typedef struct GeSessionOptions {
  const char *model; /* file of the model of syntax; NULL: the installed one, or
                        none where there is none; "": none */
  const char *cache; /* folder of compiled lexicons; NULL: none are kept */
  const char *path;  /* folders, ':' between, in which rule files look for the
                        modules and lexicons that they name; NULL: none */
  const char *library; /* folder with modules geoeng/ROOM/NAME.lua that stand
                        before those that are built in, with all their rights:
                        for those who change the library or add formats and
                        commands to it; NULL: none */
  size_t memory_bytes; /* most that the session has in memory at a time: lists,
                        patterns, documents and Lua in one account, but not
                        the model; 0: 1 GiB. Beyond it loading is GE_ERULE, a
                        document GE_ELIMIT, and the message says so */
  bool traceback;      /* errors show the library's own frames */
  GeLogFn *log; /* hears what rules print, and warnings as lines; or NULL */
  void *log_ctx;
  GeFiles files; /* all zeros: the session opens files itself */
} GeSessionOptions;

/*
 * A new session; options may be NULL, which is all zeros, and are copied.
 * GE_ENOMEM: *session is NULL. GE_EIO, GE_EINPUT: the model cannot be used;
 * *session then only has its message to tell: it refuses to load, and must be
 * freed, too.
 * Example: ge_session_new(&(GeSessionOptions){.path = "rules"}, &s);
 */
GE_API GeStatus ge_session_new(const GeSessionOptions *options,
                               GeSession **session);

/*
 * Frees a session and all that it handed out.
 * Example: ge_session_free(s);
 */
GE_API void ge_session_free(GeSession *session);

/*
 * What the last call that did not return GE_OK has to say, with
 * file:line:column where it is about a rule; never NULL, and valid until the
 * next call. Of NULL: "out of memory".
 * Example: fprintf(stderr, "%s\n", ge_session_message(s));
 */
GE_API const char *ge_session_message(const GeSession *session);

/*
 * Loads a rule file. A name without a folder that is not there is looked for
 * in the folders of `path`, then among the packs that come with geoeng. A file
 * that is loaded already is not loaded again. GE_ERULE: it cannot be read or
 * has a mistake; what it defined before that stays, so the session can then
 * only tell its messages and be freed. GE_EUSAGE: the session is sealed, or a
 * file before had a mistake.
 * Example: ge_session_load(s, "military.lua");
 */
GE_API GeStatus ge_session_load(GeSession *session, const char *file);

/*
 * The same of a text in memory, nbytes long; name is what messages and records
 * call it. Errors are those of ge_session_load.
 * Example: ge_session_load_text(s, "mine.lua", text, strlen(text));
 */
GE_API GeStatus ge_session_load_text(GeSession *session, const char *name,
                                     const char *text, size_t nbytes);

/*
 * End of loading: compiles all rules. Warnings become diagnostics. GE_ERULE: a
 * mistake in a rule; GE_EUSAGE: it is sealed already, or a file had a mistake.
 * Example: if (ge_session_seal(s) != GE_OK) fail(ge_session_message(s));
 */
GE_API GeStatus ge_session_seal(GeSession *session);

/*
 * Runs the rules over a document, nbytes of UTF-8; ill-formed bytes read as
 * U+FFFD. info may be NULL. The events of the document before are gone. One
 * that fails has none, and the next one may be run. GE_ELIMIT: a limit was
 * exceeded; GE_ERULE: a rule raised an error while it ran; GE_EUSAGE: the
 * session is not sealed, meta is no JSON object in one line (of at most 64
 * levels), or the day lies outside of the years 0 to 9999.
 * Example: ge_session_run(s, text, strlen(text), &info);
 */
GE_API GeStatus ge_session_run(GeSession *session, const char *text,
                               size_t nbytes, const GeDocInfo *info);

/*
 * What was written of the last document, *nbytes long: its records as JSON
 * Lines, unless ge_session_format chose another form. Never NULL; a NUL stands
 * behind it; nbytes may be NULL; valid until the next run.
 * Example: const char *text = ge_session_output(s, &n);
 */
GE_API const char *ge_session_output(const GeSession *session, size_t *nbytes);

/*
 * How many events of the last document were written.
 * Example: for (i = 0; i < ge_session_nevents(s); i++) use(s, i);
 */
GE_API uint32_t ge_session_nevents(const GeSession *session);

/*
 * What the form of output left out of the last document: for each kind a line
 * of the count, a tab and what it is. "" when nothing was; valid until the next
 * run.
 * Example: fputs(ge_session_left_out(s), stderr);
 */
GE_API const char *ge_session_left_out(const GeSession *session);

typedef enum GeFieldType {
  GE_FIELD_NULL,
  GE_FIELD_BOOL,
  GE_FIELD_INTEGER,
  GE_FIELD_NUMBER, /* with a fraction */
  GE_FIELD_TEXT,
  GE_FIELD_LIST,
  GE_FIELD_OBJECT,
} GeFieldType;

/*
 * An event as typed fields, those of `geoeng help schema`, in their order.
 * What is not of its type is 0. All of it belongs to the session and is valid
 * until the next run.
 *
 *   for (f = event->first; f; f = f->next)
 *     if (f->type == GE_FIELD_TEXT) printf("%s: %s\n", f->name, f->text);
 */
typedef struct GeField {
  const char *name; /* NULL: an item of a list, or the event */
  GeFieldType type;
  bool truth;                  /* of BOOL */
  int64_t integer;             /* of INTEGER */
  double number;               /* of INTEGER and NUMBER */
  const char *text;            /* of TEXT: UTF-8, a NUL behind it */
  size_t nbytes;               /* of text */
  uint32_t n;                  /* fields of an OBJECT, items of a LIST */
  const struct GeField *first; /* of these */
  const struct GeField *next;  /* the one behind it, or NULL */
} GeField;

/*
 * The i-th event of the last document. NULL past the last, when memory is out,
 * and when the session writes another form than jsonl or json.
 * Example: const GeField *event = ge_session_event(s, 0);
 */
GE_API const GeField *ge_session_event(GeSession *session, uint32_t i);

/*
 * The field at a path of names and numbers of items, NULL if there is none;
 * of NULL, NULL.
 * Example: ge_field_get(event, "args.0.country")
 */
GE_API const GeField *ge_field_get(const GeField *field, const char *path);

typedef enum GeSeverity { GE_WARNING, GE_ERROR } GeSeverity;

typedef struct GeDiagnostic {
  GeSeverity severity;
  const char *text;      /* all of it, as a person reads it */
  const char *file;      /* where it stands; NULL: in no file */
  uint32_t line, column; /* from 1, 0: not known; columns count bytes */
  const char *what;      /* the sentence alone */
  size_t nfile, nwhat;   /* bytes of file and what, which no NUL ends */
} GeDiagnostic;

/*
 * How many warnings and errors there are: those of loading, then those of the
 * last document. What GE_EUSAGE says is kept once.
 * Example: uint32_t n = ge_session_ndiagnostics(s);
 */
GE_API uint32_t ge_session_ndiagnostics(const GeSession *session);

/*
 * The i-th of them in the order of their arrival. NULL past the last; valid
 * until the next call that can fail.
 * Example: puts(ge_session_diagnostic(s, 0)->text);
 */
GE_API const GeDiagnostic *ge_session_diagnostic(const GeSession *session,
                                                 uint32_t i);

typedef struct GeCounts {
  uint64_t documents; /* run, those that failed included */
  uint64_t failed;
  uint64_t bytes;  /* of their texts */
  uint64_t events; /* written */
  uint64_t vetoed; /* triggers that 'unless' of their rule forbade */
} GeCounts;

/*
 * What the session has done since it was made.
 * Example: printf("%llu\n", (unsigned long long)ge_session_counts(s).events);
 */
GE_API GeCounts ge_session_counts(const GeSession *session);

/*
 * The engine below, for limits and for facts of word types; it belongs to the
 * session.
 * Example: ge_engine_limits(ge_session_engine(s))->doc_ms = 2000;
 */
GE_API GeEngine *ge_session_engine(GeSession *session);

/* Which offsets records carry: code points unless the user asks otherwise. */
typedef enum GeOffsets { GE_OFF_CP, GE_OFF_BYTE, GE_OFF_UTF16 } GeOffsets;

typedef struct GeFormat {
  const char *name;  /* jsonl, json, or one that ge_shelf_name tells; NULL:
                        jsonl */
  const char *only;  /* modalities, ',' between, of events that are written;
                        NULL: all */
  const char *type;  /* event types, likewise; NULL: all */
  const char *count; /* "cluster": one record an occurrence; NULL: mentions */
  GeOffsets offsets;
  bool color;       /* for a terminal */
  uint32_t columns; /* of it, 0: 80 */
} GeFormat;

/*
 * Chooses the form of ge_session_output, which is JSON Lines at first; to be
 * called when the session is sealed, before documents run. GE_EUSAGE: it is not,
 * or there is no such format, type, modality or count.
 * Example: ge_session_format(s, &(GeFormat){.name = "csv"});
 */
GE_API GeStatus ge_session_format(GeSession *session, const GeFormat *format);

/*
 * Types of stored events for a session without rules, as JSON: [{ "type",
 * "roles": [...], "numbers": { role: true } }]; to be called before
 * ge_session_format. GE_EUSAGE: the session is not sealed; GE_ERULE: it is none.
 * Example: ge_session_stored(s, "[{\"type\":\"attack\",\"roles\":[\"target\"]}]");
 */
GE_API GeStatus ge_session_stored(GeSession *session, const char *types);

/*
 * Puts records that were written as JSON Lines into ge_session_output in the
 * chosen form, those that its filters let pass. They are of one document, which
 * info describes, and which may come again. They are as the engine wrote them:
 * JSON Lines that all pass are written as they stand. GE_ERULE: a line is no
 * record, or a format failed.
 * Example: ge_session_convert(s, line, n, &(GeDocInfo){"a1", "", GE_NODAY, 0});
 */
GE_API GeStatus ge_session_convert(GeSession *session, const char *lines,
                                   size_t nbytes, const GeDocInfo *info);

/* What stands around the output of all documents: begin, open, the output of
 * each document, close, ge_session_finish. Where `open` is given, every line of
 * output is a record, and the host writes a comma and a line end between two
 * of them, and no line end behind the last. Strings are NULL where there is
 * nothing, and valid until they are asked for again. */
typedef struct GeFrame {
  const char *begin;        /* before everything */
  const char *open, *close; /* around the records */
} GeFrame;

/*
 * The frame of the chosen form. GE_EUSAGE: the session is not sealed; GE_ERULE:
 * a format of the host's own raised an error.
 * Example: if (ge_session_begin(s, &f) == GE_OK && f.begin) fputs(f.begin, out);
 */
GE_API GeStatus ge_session_begin(GeSession *session, GeFrame *frame);

/*
 * The text behind everything, NULL when there is none; valid until it is asked
 * for again. Errors are those of ge_session_begin.
 * Example: if (ge_session_finish(s, &text) == GE_OK && text) fputs(text, out);
 */
GE_API GeStatus ge_session_finish(GeSession *session, const char **text);

/*
 * What of the session decides the bytes of its output, in one line: version,
 * hash of all rules, format and filters, the model, limits. Valid until it is
 * asked for again. GE_EUSAGE: the session is not sealed.
 * Example: if (ge_session_identity(s, &text) == GE_OK) puts(text);
 */
GE_API GeStatus ge_session_identity(GeSession *session, const char **text);

/* What comes with geoeng. */
typedef enum GeShelf { GE_PACKS, GE_FORMATS, GE_COMMANDS } GeShelf;

/*
 * The i-th name of those that come with geoeng, sorted, *nbytes long without a
 * NUL behind it, there for ever. NULL past the last, with *nbytes 0.
 * Example: while ((name = ge_shelf_name(GE_PACKS, i++, &n))) show(name, n);
 */
GE_API const char *ge_shelf_name(GeShelf shelf, size_t i, size_t *nbytes);

/*
 * Whether there is a pack that comes with geoeng (without .lua), or a format or
 * command of that name, those of `library` included.
 * Example: if (!ge_session_has(s, GE_FORMATS, "csv")) return 2;
 */
GE_API bool ge_session_has(GeSession *session, GeShelf shelf, const char *name);

/* For hosts that know Lua and the library's modules, whose names and functions
 * may change with any version. */
struct lua_State;

/*
 * The Lua state of the session, for hosts that know Lua: to register functions
 * in, and to push values for ge_session_call. It belongs to the session. Its
 * errors are not caught: call Lua protected.
 * Example: lua_pushinteger(ge_session_lua(s), 7);
 */
GE_API struct lua_State *ge_session_lua(GeSession *session);

/*
 * Calls function `name` of a library module, or the module itself when name is
 * NULL, with the nargs values on top of the Lua stack, which it pops; on GE_OK
 * nresults values are on top. GE_ERULE: it raised an error, which is the
 * message.
 * Example: ge_session_call(s, "geoeng.event.write", "identity", 0, 1);
 */
GE_API GeStatus ge_session_call(GeSession *session, const char *module,
                                const char *name, int nargs, int nresults);

/* ------------------------------------------------------------------ engines */

/*
 * An engine without lists and rules. GE_ENOMEM: *engine is NULL.
 * Example: if (ge_engine_new(&e) != GE_OK) return 1;
 */
GE_API GeStatus ge_engine_new(GeEngine **engine);

/*
 * Frees an engine; its documents must be freed before.
 * Example: ge_engine_free(e);
 */
GE_API void ge_engine_free(GeEngine *engine);

/*
 * The limits of an engine, which the host may change between documents.
 * Example: ge_engine_limits(e)->doc_bytes = 1 << 20;
 */
GE_API GeLimits *ge_engine_limits(GeEngine *engine);

/*
 * What the last call that did not return GE_OK has to say; never NULL, valid
 * until the next call that fails.
 * Example: fprintf(stderr, "%s\n", ge_engine_message(e));
 */
GE_API const char *ge_engine_message(const GeEngine *engine);

/*
 * The model of tagger and parser. Its header is checked now, its content when
 * a sentence is first asked for. GE_EIO: the file cannot be read; GE_EINPUT:
 * it is no model of this version; GE_EUSAGE: the engine is sealed or has one.
 * Example: ge_engine_model(e, "/usr/share/geoeng/english.model");
 */
GE_API GeStatus ge_engine_model(GeEngine *engine, const char *path);

/*
 * Whether the engine was given a model.
 * Example: if (!ge_engine_has_model(e)) warn("no syntax");
 */
GE_API bool ge_engine_has_model(const GeEngine *engine);

/*
 * End of building: infers the order of layers from what rules read and write
 * and builds the indexes; a second time does nothing. Afterwards nothing may be
 * added, except patterns (ge_pattern_compile) over existing layers. GE_ERULE:
 * the rules read and write in a loop, which the message prints.
 * Example: if (ge_engine_seal(e) != GE_OK) fail(ge_engine_message(e));
 */
GE_API GeStatus ge_engine_seal(GeEngine *engine);

/* -------------------------------------------------------------------- lists */

/*
 * How a word is compared.
 * LEMMA: the word's folded form or one of its lemma candidates is equal.
 * FOLD:  the folded form (NFC, case folded, diacritics removed) is equal.
 * EXACT: the text is equal, case kept.
 */
typedef enum GeHow { GE_LEMMA, GE_FOLD, GE_EXACT } GeHow;

/*
 * A new entry: the attributes of a list phrase, or of the spans that a rule
 * makes. It belongs to the engine.
 * Example: ge_entry_new(e, &entry);
 */
GE_API GeStatus ge_entry_new(GeEngine *engine, GeId *entry);

/*
 * Sets an attribute; a value that reads as a decimal number compares as one.
 * GE_EUSAGE: no such entry.
 * Example: ge_entry_set(e, entry, "country", "FRA");
 */
GE_API GeStatus ge_entry_set(GeEngine *engine, GeId entry, const char *key,
                             const char *value);

/*
 * The days from ... to on which the entry holds, both included; GE_NODAY leaves
 * a side open. GE_EUSAGE: no such entry.
 * Example: ge_entry_dates(e, entry, 16000, GE_NODAY);
 */
GE_API GeStatus ge_entry_dates(GeEngine *engine, GeId entry, int32_t from,
                               int32_t to);

/*
 * The value of a key, NULL when the entry has none or does not exist.
 * Example: const char *country = ge_entry_get(e, entry, "country");
 */
GE_API const char *ge_entry_get(const GeEngine *engine, GeId entry,
                                const char *key);

/*
 * The i-th key and value in the order of setting; false past the last and for
 * an entry that does not exist.
 * Example: while (ge_entry_at(e, entry, i++, &key, &value)) show(key, value);
 */
GE_API bool ge_entry_at(const GeEngine *engine, GeId entry, size_t i,
                        const char **key, const char **value);

/*
 * The layer of a name, declared when it is new. A list named "x" is the layer
 * "$x"; span and text rules write layers such as "actor". GE_EUSAGE: it is new
 * and the engine is sealed.
 * Example: ge_layer(e, "$port", &list);
 */
GE_API GeStatus ge_layer(GeEngine *engine, const char *name, GeId *layer);

/*
 * The layer of a name, GE_NONE when there is none.
 * Example: if (ge_layer_find(e, "actor") == GE_NONE) return;
 */
GE_API GeId ge_layer_find(const GeEngine *engine, const char *name);

/*
 * The name of a layer, NULL when there is no such layer; ids count from 0.
 * Example: for (i = 0; ge_layer_name(e, i); i++) puts(ge_layer_name(e, i));
 */
GE_API const char *ge_layer_name(const GeEngine *engine, GeId layer);

/*
 * Adds a phrase, nbytes long, of one or more words as geoeng's own tokenizer
 * splits them, to a list; entry holds its attributes, or is GE_NONE. With
 * GE_LEMMA every word is compared by lemma. A phrase added twice keeps both
 * entries; the first whose dates hold on the document's day is used, else the
 * first, marked expired. GE_EUSAGE: an empty phrase, no such list or entry, or
 * the engine is sealed; GE_ELIMIT: the phrase has too many words.
 * Example: ge_list_add(e, list, "Le Havre", 8, GE_FOLD, entry);
 */
GE_API GeStatus ge_list_add(GeEngine *engine, GeId list, const char *phrase,
                            size_t nbytes, GeHow how, GeId entry);

/*
 * Adds the rows of a TSV lexicon, nbytes of text, to a list. Lines that start
 * with # are comments; the first other line is the header, its first column
 * `phrase`. Columns with a meaning of their own: `alt` further phrases
 * separated by |, `how` lemma, fold or exact, `from` and `to` the days on which
 * the row holds (YYYY, YYYY-MM or YYYY-MM-DD). All others are attributes; every
 * row also gets the attribute basis, "name:line". `file` is what messages name.
 * GE_ERULE: a mistake, with file and line in the message; nothing more is
 * added. GE_EUSAGE: no such list, or the engine is sealed.
 * Example: ge_list_read(e, list, path, "ports.tsv", text, n, GE_LEMMA);
 */
GE_API GeStatus ge_list_read(GeEngine *engine, GeId list, const char *file,
                             const char *name, const char *text, size_t nbytes,
                             GeHow how);

/*
 * Takes the lists of an engine from a folder in which ge_lists_save kept them,
 * from a file that is named by the key: 64 characters 0-9 a-f, a hash of all
 * that went into them. It wants an engine that has no phrases and entries yet;
 * *loaded is false when it has some or there is no such file. GE_EINPUT: the
 * file is damaged, or it or the folder belongs to another user than the effective
 * one or root, or others may write to it; the engine is as before.
 * Example: ge_lists_load(e, dir, key, &loaded);
 */
GE_API GeStatus ge_lists_load(GeEngine *engine, const char *dir,
                              const char *key, bool *loaded);

/*
 * Keeps the lists in the folder, which it makes when it has to; but only after
 * a load that found no sound file. A file is there as a whole or not at all.
 * GE_EIO: it cannot be written.
 * Example: if (!loaded) ge_lists_save(e, dir, key);
 */
GE_API GeStatus ge_lists_save(GeEngine *engine, const char *dir,
                              const char *key);

#define GE_LISTS_TEXT 8400 /* bytes of what ge_lists_open writes, at most */

/*
 * The file of that key in the folder, open for reading, *nbytes long: what a
 * host that gives a session GeFiles hands over. `text` becomes its path; for -1
 * what is wrong with it or the folder, or "" when there is none.
 * Example: int fd = ge_lists_open(dir, key, &nbytes, text);
 */
GE_API int ge_lists_open(const char *dir, const char *key, size_t *nbytes,
                         char text[GE_LISTS_TEXT]);

/*
 * Writes such a file. GE_EIO with errno: it cannot be written.
 * Example: ge_lists_store(dir, key, bytes, nbytes);
 */
GE_API GeStatus ge_lists_store(const char *dir, const char *key,
                               const void *bytes, size_t nbytes);

/*
 * Takes the compiled patterns of an engine from that folder, from a file that
 * ge_rules_save kept under the key: 64 characters 0-9 a-f, a hash of all that
 * the rules are made of but their lexicons. *notes are *nnotes bytes that the
 * host kept there, borrowed from the engine, by which it tells whether the
 * lexicons are those of then, too; NULL: there is no such file. GE_EINPUT: the
 * file is damaged, or it or the folder may be somebody else's.
 * Example: ge_rules_load(e, dir, key, &notes, &n);
 */
GE_API GeStatus ge_rules_load(GeEngine *engine, const char *dir,
                              const char *key, const char **notes,
                              size_t *nnotes);

/*
 * Fills the patterns of the engine from the file that was loaded; their ids and
 * what matches must have (ge_rule_demands) are those of then, and rules are added
 * in the same order. All layers must have been declared as then and no pattern
 * made. *taken is false when they are others, or no file was loaded: patterns
 * are then compiled as usual.
 * Example: ge_rules_take(e, &taken);
 */
GE_API GeStatus ge_rules_take(GeEngine *engine, bool *taken);

/*
 * Forgets a file that was loaded and not taken: one may be kept again.
 * Example: if (!of_these_lexicons(notes, n)) ge_rules_drop(e);
 */
GE_API void ge_rules_drop(GeEngine *engine);

/*
 * Keeps the patterns and the host's notes in the folder, but only after a load
 * that found no sound file. GE_EIO: it cannot be written.
 * Example: ge_rules_save(e, dir, key, notes, n);
 */
GE_API GeStatus ge_rules_save(GeEngine *engine, const char *dir,
                              const char *key, const char *notes,
                              size_t nnotes);

/*
 * The engine comes to images of lists and rules by these, see GeFiles; NULL: by itself.
 * Example: ge_engine_files(e, &files);
 */
GE_API void ge_engine_files(GeEngine *engine, const GeFiles *files);

/*
 * Uses the model of another engine, which must live longer; no model when that
 * has none. Errors are those of ge_engine_model.
 * Example: ge_engine_model_of(peer, engine);
 */
GE_API GeStatus ge_engine_model_of(GeEngine *engine, const GeEngine *other);

/* ----------------------------------------------------------------- patterns */

/*
 * Patterns are built bottom up: every call returns a node id, or GE_NONE when
 * memory is out, a text holds no word, a label does not exist, or an argument
 * is no node or test. A builder of which a call failed does not compile, so
 * only that has to be checked. NULL is a builder of which all calls fail.
 *
 *   GeId n[2] = {ge_pat_layer(p, actor, GE_NONE),
 *                ge_pat_word(p, "meet", 4, GE_LEMMA)};
 *   st = ge_pattern_compile(e, p, ge_pat_seq(p, n, 2), &pattern);
 */
typedef struct GePat GePat;

typedef enum GeCmp { GE_EQ, GE_NE, GE_LIKE, GE_LT, GE_LE, GE_GT, GE_GE } GeCmp;
typedef enum GeLook {
  GE_AHEAD,      /* &x  */
  GE_NOT_AHEAD,  /* !x  */
  GE_BEHIND,     /* <&x */
  GE_NOT_BEHIND, /* <!x */
} GeLook;

/*
 * A builder for patterns of the engine; freed by ge_pat_free whether or not it
 * was compiled. GE_ENOMEM: *pat is NULL.
 * Example: ge_pat_new(e, &p);
 */
GE_API GeStatus ge_pat_new(GeEngine *engine, GePat **pat);

/*
 * Frees a builder; the patterns compiled from it stay.
 * Example: ge_pat_free(p);
 */
GE_API void ge_pat_free(GePat *pat);

/*
 * Why a call returned GE_NONE, as a message; "out of memory" when none did.
 * Example: if (node == GE_NONE) puts(ge_pat_why(p));
 */
GE_API const char *ge_pat_why(const GePat *pat);

/*
 * A word, nbytes long; a text of several words is a sequence of them.
 * Example: ge_pat_word(p, "meet", 4, GE_LEMMA)
 */
GE_API GeId ge_pat_word(GePat *pat, const char *word, size_t nbytes, GeHow how);

/*
 * A test, to be used by the calls below. Keys of tokens: text, norm, lemma,
 * shape, sense, and pos, tag, dep, the labels of a word's analysis, which are
 * compared by GE_EQ and GE_NE; dep "nsubj" also holds for "nsubj:pass". Keys of
 * layers: text, norm, or any attribute. GE_LIKE takes a glob: * any characters,
 * ? one character.
 * Example: ge_pat_test(p, "shape", GE_LIKE, "X*")
 */
GE_API GeId ge_pat_test(GePat *pat, const char *key, GeCmp op,
                        const char *value);

/*
 * A test that holds when both do.
 * Example: ge_pat_test_and(p, a, b)
 */
GE_API GeId ge_pat_test_and(GePat *pat, GeId a, GeId b);

/*
 * A test that holds when one does.
 * Example: ge_pat_test_or(p, a, b)
 */
GE_API GeId ge_pat_test_or(GePat *pat, GeId a, GeId b);

/*
 * A test that holds when the other does not.
 * Example: ge_pat_test_not(p, a)
 */
GE_API GeId ge_pat_test_not(GePat *pat, GeId a);

/*
 * One token for which the test holds; GE_NONE: any token. GE_NONE is returned
 * for a label that does not exist or is compared otherwise than by GE_EQ and
 * GE_NE.
 * Example: ge_pat_token(p, ge_pat_test(p, "pos", GE_EQ, "VERB"))
 */
GE_API GeId ge_pat_token(GePat *pat, GeId test);

/*
 * A span of a layer, lists included, for which the test holds, GE_NONE: any.
 * Example: ge_pat_layer(p, actor, GE_NONE)
 */
GE_API GeId ge_pat_layer(GePat *pat, GeId layer, GeId test);

/*
 * n nodes one behind the other.
 * Example: ge_pat_seq(p, nodes, 2)
 */
GE_API GeId ge_pat_seq(GePat *pat, const GeId *nodes, size_t n);

/*
 * One of n nodes; the first that lets the rest match counts.
 * Example: ge_pat_alt(p, nodes, 2)
 */
GE_API GeId ge_pat_alt(GePat *pat, const GeId *nodes, size_t n);

/*
 * A node min to max times, greedy or lazy; max GE_NONE: no upper bound.
 * Example: ge_pat_repeat(p, node, 0, 1, false)
 */
GE_API GeId ge_pat_repeat(GePat *pat, GeId node, uint32_t min, uint32_t max,
                          bool lazy);

/*
 * At most max tokens, lazy; never over a sentence end, semicolon or quotation
 * edge.
 * Example: ge_pat_gap(p, 3)
 */
GE_API GeId ge_pat_gap(GePat *pat, uint32_t max);

/*
 * Captures what the node matches under a name.
 * Example: ge_pat_role(p, "guest", node)
 */
GE_API GeId ge_pat_role(GePat *pat, const char *name, GeId node);

/*
 * Holds, without a word of its own, where the node matches ahead or behind, or
 * does not.
 * Example: ge_pat_look(p, node, GE_NOT_AHEAD)
 */
GE_API GeId ge_pat_look(GePat *pat, GeId node, GeLook look);

/*
 * The start of a sentence, or its end.
 * Example: ge_pat_edge(p, true)
 */
GE_API GeId ge_pat_edge(GePat *pat, bool end);

/*
 * Compiles the tree under root; the pattern belongs to the engine. GE_ERULE:
 * the builder refused something, or a test asks for what tokens do not have;
 * GE_EUSAGE: no such layer; GE_ELIMIT: the pattern is too large.
 * Example: ge_pattern_compile(e, p, root, &pattern);
 */
GE_API GeStatus ge_pattern_compile(GeEngine *engine, GePat *pat, GeId root,
                                   GeId *pattern);

/*
 * The program of a pattern, one instruction a line, for people; it belongs to
 * the engine and is valid until the next dump. GE_EUSAGE: no such pattern.
 * Example: if (ge_pattern_dump(e, pattern, &text) == GE_OK) puts(text);
 */
GE_API GeStatus ge_pattern_dump(GeEngine *engine, GeId pattern,
                                const char **text);

/* -------------------------------------------------------------------- rules */

typedef enum GeRuleKind {
  GE_RULE_SPAN,  /* matches of the patterns become spans of layer `name` */
  GE_RULE_TEXT,  /* the host finds the spans of layer `name` in raw text */
  GE_RULE_EVENT, /* matches are kept for ge_doc_match */
} GeRuleKind;

/* Which of overlapping spans of one layer stay. */
typedef enum GePolicy {
  GE_LONGEST, /* leftmost, longest, priority, file, line */
  GE_FIRST,   /* leftmost, priority, longest, file, line */
  GE_ALL,     /* all but equal ones */
  GE_INNER,   /* those that contain no other */
} GePolicy;

typedef enum GeWithin { GE_SENTENCE, GE_PARAGRAPH, GE_DOCUMENT } GeWithin;

typedef struct GeRuleSpec {
  GeRuleKind kind;
  const char *name; /* layer (span, text) or event type */
  const char *file; /* where the rule stands */
  uint32_t line;
  int32_t priority;
  GePolicy policy; /* span rules; one policy a layer */
  GeWithin within; /* the unit a match may not leave; event rules */
  const GeId *patterns;
  size_t npatterns;
  const char *take; /* span rules: role whose span's attributes are inherited;
                        NULL: none */
  GeId set;         /* span rules: entry with attributes of every span that
                        this rule makes, GE_NONE: none. These win over taken */
} GeRuleSpec;

/*
 * Adds a rule; strings are copied. Rule ids count from 0 in the order of
 * adding. GE_ERULE: another rule of the layer has another policy, a span rule
 * sees more than a sentence; GE_EUSAGE: no such
 * pattern or entry, or the engine is sealed.
 * Example: ge_rule_add(e, &spec, &rule);
 */
GE_API GeStatus ge_rule_add(GeEngine *engine, const GeRuleSpec *spec,
                            GeId *rule);

/* Whether a pattern's trigger must be a verb or a noun. */
typedef enum GeFires { GE_FIRES_ANY, GE_FIRES_VERB, GE_FIRES_NOUN } GeFires;

/* How a role may be filled, as far as can be told without a tree: never but by
 * a capture, by anything, by a span of a layer, by what a pattern captures as
 * `value`. */
typedef enum GeWayKind {
  GE_WAY_NONE,
  GE_WAY_ANY,
  GE_WAY_LAYER,
  GE_WAY_PATTERN
} GeWayKind;

typedef struct GeWay {
  uint32_t entry;   /* of the rule's needs: one of its ways must be open; those
                       of an entry stand together */
  const char *role; /* a capture of this name opens it, too */
  GeWayKind kind;
  GeId id; /* layer or pattern */
} GeWay;

typedef struct GeDemand {
  const uint8_t *fires; /* GeFires of each pattern of the rule */
  size_t npatterns;
  const GeWay *ways;
  size_t nways;
} GeDemand;

/*
 * Tells what matches of an event rule must have, see ge_doc_refusal; what was
 * told before no longer counts. The demand is copied. GE_EUSAGE: no such rule,
 * layer or pattern.
 * Example: ge_rule_demands(e, rule, &(GeDemand){fires, 1, ways, 2});
 */
GE_API GeStatus ge_rule_demands(GeEngine *engine, GeId rule,
                                const GeDemand *demand);

/*
 * Finds the spans of a text layer in bytes [start, end) of the document (a
 * sentence) and reports each by ge_doc_add_span. `rule` is the rule's id.
 * Anything but GE_OK ends the document's run with that status.
 */
typedef GeStatus GeTextFn(void *host, GeDoc *doc, GeId rule, uint32_t start,
                          uint32_t end);

/*
 * Sets the function that all text rules call, and its first argument, which is
 * borrowed. NULL: text rules find nothing.
 * Example: ge_engine_on_text(e, find_designations, &host);
 */
GE_API void ge_engine_on_text(GeEngine *engine, GeTextFn *fn, void *host);

/* ---------------------------------------------------------------- documents */

typedef struct GeToken {
  uint32_t start, end; /* bytes */
  GeId type;           /* word type */
  uint16_t flags;      /* GE_TOK_* */
  uint16_t extra;      /* 0, reserved */
} GeToken;

#define GE_TOK_SPACE 1u   /* white space stands before it */
#define GE_TOK_QUOTE 2u   /* a quotation mark */
#define GE_TOK_PUNCT 4u   /* punctuation or symbol only */
#define GE_TOK_GLUED 8u   /* second or later part of one written word: n't */
#define GE_TOK_STOP 16u   /* gaps end here: semicolon, quotation mark */
#define GE_TOK_ENDS 32u   /* its last character is . ! ? or an ellipsis */
#define GE_TOK_CLOSES 64u /* a closing bracket or quote, or a smiley */
#define GE_TOK_OPENS 128u /* may start a sentence behind no stop: The, From */
#define GE_TOK_LINE 256u  /* a line end stands before it */

typedef struct GeSentence {
  uint32_t first, end; /* tokens */
  uint32_t paragraph;  /* its number */
} GeSentence;

typedef struct GeSpan {
  uint32_t first, end; /* tokens */
  GeId layer;
  GeId entry; /* attributes, or GE_NONE */
  GeId rule;  /* that made it, or GE_NONE for list hits */
  GeId caps;  /* index of its first capture, see ge_doc_capture */
  uint32_t ncaps;
  uint32_t tag;   /* the host's number of ge_doc_add_span, else 0 */
  GeId taken;     /* span whose attributes it inherits, or GE_NONE */
  uint32_t flags; /* GE_SPAN_* */
} GeSpan;

#define GE_SPAN_EXPIRED 1u /* no entry holds on the document's day */

typedef struct GeCapture {
  const char *role;
  uint32_t first, end; /* tokens */
  GeId span;           /* the one span that it is exactly, or GE_NONE */
} GeCapture;

typedef struct GeMatch {
  GeId rule;           /* GE_NONE from ge_doc_find */
  uint32_t pattern;    /* its number within the rule */
  uint32_t first, end; /* tokens */
  uint32_t sentence;   /* of the first token */
  GeId caps;           /* index of its first capture, see ge_doc_capture */
  uint32_t ncaps;
} GeMatch;

/*
 * Tokens and sentences of a copy of the text, nbytes long; info may be NULL.
 * Bytes that are not UTF-8 stay in place and read as U+FFFD, one for each
 * maximal ill-formed part. GE_ELIMIT: it is larger than doc_bytes or needs more
 * memory than arena_bytes; *doc is NULL on any failure.
 * Example: ge_doc_new(e, text, strlen(text), &info, &doc);
 */
GE_API GeStatus ge_doc_new(GeEngine *engine, const char *text, size_t nbytes,
                           const GeDocInfo *info, GeDoc **doc);

/*
 * Frees a document and all that it handed out.
 * Example: ge_doc_free(doc);
 */
GE_API void ge_doc_free(GeDoc *doc);

/*
 * The engine that the document belongs to.
 * Example: puts(ge_engine_message(ge_doc_engine(doc)));
 */
GE_API GeEngine *ge_doc_engine(const GeDoc *doc);

/*
 * The text as it came, with a NUL behind it; its length goes to nbytes unless
 * that is NULL.
 * Example: const char *text = ge_doc_text(doc, NULL);
 */
GE_API const char *ge_doc_text(const GeDoc *doc, size_t *nbytes);

/*
 * The id that the document was given, "" without one.
 * Example: puts(ge_doc_id(doc));
 */
GE_API const char *ge_doc_id(const GeDoc *doc);

/*
 * The title that the document was given, "" without one.
 * Example: puts(ge_doc_title(doc));
 */
GE_API const char *ge_doc_title(const GeDoc *doc);

/*
 * The day of publication, GE_NODAY without one.
 * Example: if (ge_doc_day(doc) == GE_NODAY) warn("no date");
 */
GE_API int32_t ge_doc_day(const GeDoc *doc);

/*
 * The code point offset of a byte offset, O(log n); past the end: the end.
 * Example: start_cp = ge_doc_cp(doc, token->start);
 */
GE_API uint32_t ge_doc_cp(const GeDoc *doc, uint32_t byte);

/*
 * The same in UTF-16 code units, as JavaScript and Java count.
 * Example: start_utf16 = ge_doc_utf16(doc, token->start);
 */
GE_API uint32_t ge_doc_utf16(const GeDoc *doc, uint32_t byte);

/*
 * The byte offset of a code point offset, O(log n); past the end: the end.
 * Example: at = ge_doc_byte(doc, start_cp);
 */
GE_API uint32_t ge_doc_byte(const GeDoc *doc, uint32_t cp);

/*
 * How many tokens there are.
 * Example: uint32_t n = ge_doc_ntokens(doc);
 */
GE_API uint32_t ge_doc_ntokens(const GeDoc *doc);

/*
 * The tokens in text order; NULL when there are none.
 * Example: const GeToken *t = &ge_doc_tokens(doc)[i];
 */
GE_API const GeToken *ge_doc_tokens(const GeDoc *doc);

/*
 * How many sentences there are.
 * Example: for (s = 0; s < ge_doc_nsentences(doc); s++) read(doc, s);
 */
GE_API uint32_t ge_doc_nsentences(const GeDoc *doc);

/*
 * The sentences in text order; every token is in one. NULL when there are none.
 * Example: const GeSentence *s = &ge_doc_sentences(doc)[i];
 */
GE_API const GeSentence *ge_doc_sentences(const GeDoc *doc);

/*
 * The number of the sentence that a token stands in, O(log n); GE_NONE for a
 * token that does not exist.
 * Example: uint32_t s = ge_doc_sentence_of(doc, match->first);
 */
GE_API uint32_t ge_doc_sentence_of(const GeDoc *doc, uint32_t token);

/*
 * A word type as it is written. Facts of word types are strings that end with
 * NUL and live as long as the engine; NULL for a type that does not exist.
 * Example: puts(ge_type_text(e, token->type));
 */
GE_API const char *ge_type_text(const GeEngine *engine, GeId type);

/*
 * Its folded form: NFC, case folded, diacritics removed.
 * Example: if (strcmp(ge_type_norm(e, token->type), "iran") == 0) found = true;
 */
GE_API const char *ge_type_norm(const GeEngine *engine, GeId type);

/*
 * Its shape: X for capitals, x for small letters, 9 for digits, runs shortened.
 * Example: bool capital = ge_type_shape(e, token->type)[0] == 'X';
 */
GE_API const char *ge_type_shape(const GeEngine *engine, GeId type);

/*
 * The supersense of the noun: what its most frequent sense in WordNet 3.0 is,
 * such as "person", "artifact" or "group"; NULL if none of its lemmas is a
 * noun there.
 * Example: const char *sense = ge_type_sense(e, token->type);
 */
GE_API const char *ge_type_sense(const GeEngine *engine, GeId type);

/*
 * Whether WordNet 3.0 lists the word as it is, in any part of speech: "attack",
 * but not "attacked", which is a form only.
 * Example: if (!ge_type_listed(e, token->type)) puts("a form, or unknown");
 */
GE_API bool ge_type_listed(const GeEngine *engine, GeId type);

/*
 * Its k-th lemma candidate, the likeliest first; NULL past the last.
 * Example: for (k = 0; (lemma = ge_type_lemma(e, type, k)); k++) puts(lemma);
 */
GE_API const char *ge_type_lemma(const GeEngine *engine, GeId type, size_t k);

/*
 * Runs the event rules over the document: gazetteer, triggers, and only in
 * sentences that hold a trigger the layers which the rules there read; a
 * second time does nothing. GE_ELIMIT, GE_ECALLBACK (or what the host's text
 * function returned): the run is not complete; GE_EUSAGE: the engine is not
 * sealed.
 * Example: if (ge_doc_run(doc) != GE_OK) fail(ge_engine_message(e));
 */
GE_API GeStatus ge_doc_run(GeDoc *doc);

/*
 * Whether the rule is tried in the sentence: the words that one of its
 * patterns cannot do without are there. Its `skip` is not asked. GE_EUSAGE: no
 * such rule or sentence, or the engine is not sealed.
 * Example: ge_doc_tries(doc, rule, 0, &yes);
 */
GE_API GeStatus ge_doc_tries(GeDoc *doc, GeId rule, uint32_t sentence,
                             bool *yes);

/*
 * How many matches the run found; 0 before it.
 * Example: for (i = 0; i < ge_doc_nmatches(doc); i++) use(doc, i);
 */
GE_API uint32_t ge_doc_nmatches(const GeDoc *doc);

/*
 * The i-th match, ordered by sentence, rule, first token, pattern; NULL past
 * the last. Every start of a pattern is tried, so one trigger can be in several
 * matches.
 * Example: const GeMatch *m = ge_doc_match(doc, 0);
 */
GE_API const GeMatch *ge_doc_match(const GeDoc *doc, uint32_t i);

/*
 * The spans of a layer in a sentence, in text order, longer before shorter;
 * computes the layer there when it is not yet known. The ids are valid until
 * ge_doc_free, the array until the next call. GE_EUSAGE: no such layer or
 * sentence, or the engine is not sealed.
 * Example: ge_doc_layer(doc, actor, 0, &spans, &n);
 */
GE_API GeStatus ge_doc_layer(GeDoc *doc, GeId layer, uint32_t sentence,
                             const GeId **spans, uint32_t *n);

/*
 * A span by its id, valid until the next call that computes layers; NULL when
 * there is no such span.
 * Example: const GeSpan *span = ge_doc_span(doc, spans[0]);
 */
GE_API const GeSpan *ge_doc_span(const GeDoc *doc, GeId span);

/*
 * A capture by its index: those of a match or span m are m->caps up to
 * m->caps + m->ncaps. Valid until the next search; NULL when there is none.
 * Example: const GeCapture *c = ge_doc_capture(doc, match->caps);
 */
GE_API const GeCapture *ge_doc_capture(const GeDoc *doc, GeId capture);

/*
 * An attribute of a span: the rule's own, its entry's, then those of the span
 * that it takes after; NULL if none has it or there is no such span.
 * Example: const char *country = ge_doc_span_attr(doc, spans[0], "country");
 */
GE_API const char *ge_doc_span_attr(const GeDoc *doc, GeId span,
                                    const char *key);

/*
 * The first match of a pattern that starts at or after token `from` and lies
 * within tokens [first, end), leftmost start first. *found tells whether there
 * is one; match->rule is GE_NONE. Layers and analyses that the pattern reads
 * are computed on demand. GE_EUSAGE: no such pattern or range, or the engine is
 * not sealed; GE_ELIMIT.
 * Example: ge_doc_find(doc, pattern, s->first, s->end, s->first, &found, &m);
 */
GE_API GeStatus ge_doc_find(GeDoc *doc, GeId pattern, uint32_t first,
                            uint32_t end, uint32_t from, bool *found,
                            GeMatch *match);

/*
 * The captures `value` of all matches of a pattern in a sentence that do not
 * overlap, in text order. They are looked for once and stay as long as the
 * document. Errors are those of ge_doc_find; GE_EUSAGE: no such sentence.
 * Example: ge_doc_values(doc, pattern, 0, &values, &n);
 */
GE_API GeStatus ge_doc_values(GeDoc *doc, GeId pattern, uint32_t sentence,
                              const GeCapture **values, uint32_t *n);

/*
 * From a GeTextFn: a span of text rule `rule`, bytes [start, end) widened to
 * whole tokens; white space alone is no span. tag is the host's own number.
 * GE_EUSAGE: no text rule runs, or an empty range.
 * Example: ge_doc_add_span(doc, rule, start + 4, start + 9, 0);
 */
GE_API GeStatus ge_doc_add_span(GeDoc *doc, GeId rule, uint32_t start,
                                uint32_t end, uint32_t tag);

/*
 * GE_ELIMIT when the document has outlived doc_ms: for loops of the host's own.
 * Runs and searches of the document ask it themselves.
 * Example: if (ge_doc_in_time(doc) != GE_OK) break;
 */
GE_API GeStatus ge_doc_in_time(GeDoc *doc);

/*
 * Matcher steps that the document has cost so far, which match_steps bounds.
 * Example: uint64_t cost = ge_doc_steps(doc);
 */
GE_API uint64_t ge_doc_steps(const GeDoc *doc);

/*
 * How many of its sentences got tags, and a tree, so far.
 * Example: ge_doc_syntax(doc, &ntagged, &nparsed);
 */
GE_API void ge_doc_syntax(const GeDoc *doc, uint32_t *ntagged,
                          uint32_t *nparsed);

/* ------------------------------------------------------------------- syntax */

#define GE_WORD_PARSED 1u /* rel and head are known */

/*
 * One word's analysis after Universal Dependencies. What is not known is 0,
 * and head GE_NONE.
 */
typedef struct GeWord {
  uint8_t pos;   /* universal part of speech, ge_pos_name */
  uint8_t tag;   /* Penn Treebank tag, ge_tag_name */
  uint8_t rel;   /* relation to the head with subtype, ge_rel_name */
  uint8_t flags; /* GE_WORD_PARSED */
  GeId head;     /* token of the document, GE_NONE: root of its sentence */
} GeWord;

/*
 * The words of a sentence: words[0] is its first token. They are computed on
 * first use and kept until ge_doc_free. Exactly one has no head. GE_EUSAGE: no
 * such sentence, or neither a model nor ge_doc_set_parse gave any; GE_EINPUT:
 * the model is damaged.
 * Example: ge_doc_parse(doc, 0, &words);
 */
GE_API GeStatus ge_doc_parse(GeDoc *doc, GeId sentence, const GeWord **words);

/*
 * The same with pos and tag alone, at a fraction of the cost; rel and head are
 * known only if the sentence has been parsed before.
 * Example: ge_doc_tag(doc, 0, &words);
 */
GE_API GeStatus ge_doc_tag(GeDoc *doc, GeId sentence, const GeWord **words);

/*
 * The analysis of a sentence by the host's own parser; the words are copied.
 * GE_EUSAGE: no such sentence, labels without a name, not a tree with one root
 * within the sentence, or the sentence has an analysis already.
 * Example: ge_doc_set_parse(doc, 0, words);
 */
GE_API GeStatus ge_doc_set_parse(GeDoc *doc, GeId sentence,
                                 const GeWord *words);

/*
 * The lemma of a token by its part of speech, as the English treebanks of
 * Universal Dependencies write it: "n't" is "not", "me" is "I". It lives as
 * long as the engine. Tags the sentence when it must, so it fails as ge_doc_tag
 * does; GE_EUSAGE: no such token.
 * Example: ge_doc_lemma(doc, 4, &lemma);
 */
GE_API GeStatus ge_doc_lemma(GeDoc *doc, uint32_t token, const char **lemma);

/*
 * The name of a universal part of speech, "NOUN"; 0 is "_", not known; NULL
 * past the last.
 * Example: puts(ge_pos_name(words[0].pos));
 */
GE_API const char *ge_pos_name(unsigned pos);

/*
 * The name of a tag, "VBD".
 * Example: puts(ge_tag_name(words[0].tag));
 */
GE_API const char *ge_tag_name(unsigned tag);

/*
 * The name of a relation, "nsubj:pass".
 * Example: puts(ge_rel_name(words[0].rel));
 */
GE_API const char *ge_rel_name(unsigned rel);

/*
 * The part of speech of a name, -1 if none has it.
 * Example: int noun = ge_pos_find("NOUN");
 */
GE_API int ge_pos_find(const char *name);

/*
 * The tag of a name, -1 if none has it.
 * Example: int past = ge_tag_find("VBD");
 */
GE_API int ge_tag_find(const char *name);

/*
 * The relation of a name, -1 if none has it.
 * Example: int subject = ge_rel_find("nsubj");
 */
GE_API int ge_rel_find(const char *name);

/* -------------------------------------------------------------------- slots */

/*
 * What a noun phrase is to a predicate, whatever the construction: the slots
 * of `sell` are the same in "France sold Egypt jets", "jets sold to Egypt by
 * France", "France, which agreed to sell jets" and "France's sale of jets".
 *
 * SUBJ  who or what does it: subject, by-phrase of the passive, possessor and
 *       premodifiers of an event noun, `between` and `by` of an event noun
 * OBJ   whom or what it is done to: object, subject of the passive, of, on
 *       and against of an event noun
 * IOBJ  the indirect object
 * POSS  the possessor of a noun
 * COMP  words before a noun: "missile" in "missile strike"
 * PREP  a prepositional phrase; `prep` is its preposition
 */
typedef enum GeSlot {
  GE_SLOT_SUBJ,
  GE_SLOT_OBJ,
  GE_SLOT_IOBJ,
  GE_SLOT_POSS,
  GE_SLOT_COMP,
  GE_SLOT_PREP,
} GeSlot;

#define GE_FILLER_APPOS 1u    /* stands in apposition to its group */
#define GE_FILLER_MODIFIER 2u /* no noun phrase: a word before a noun */
#define GE_FILLER_NAME 4u     /* its head is a proper noun */
#define GE_FILLER_EXAMPLE 8u  /* of its group: "arms, including tanks" */

typedef struct GeFiller {
  uint8_t slot;        /* GeSlot */
  uint8_t cost;        /* 0: the tree says so; more: by way of other words, or
                          the tree may have hung it wrongly */
  uint16_t flags;      /* GE_FILLER_* */
  uint32_t head;       /* token */
  uint32_t first, end; /* noun phrase, see ge_doc_phrase */
  GeId prep;           /* token of the preposition, or GE_NONE */
  GeId via;            /* of an event noun: token of the verb (or noun) around
                          it that lends the filler, or GE_NONE */
  GeId group;          /* token: head of the first phrase of its coordination */
} GeFiller;

/*
 * The fillers of all slots of the predicate in tokens [first, end) of one
 * sentence, a verb or a noun; cheapest first, then nearest. The array is
 * valid until the next call for the document. Parses the sentence on first
 * use; errors are those of ge_doc_parse; GE_EUSAGE: no such range.
 * Example: ge_doc_slots(doc, verb, verb + 1, &fillers, &n);
 */
GE_API GeStatus ge_doc_slots(GeDoc *doc, uint32_t first, uint32_t end,
                             const GeFiller **fillers, uint32_t *n);

/* Why a match is no event. */
typedef enum GeRefusal {
  GE_NOT_REFUSED,
  GE_REFUSED_NEED,     /* nothing in the sentence can fill a needed role */
  GE_REFUSED_POS,      /* the trigger is no verb, or no noun, there */
  GE_REFUSED_MODIFIER, /* it only describes another word */
  GE_REFUSED_PARTICLE  /* the particle is none of the verb's */
} GeRefusal;

/*
 * Whether what its rule demands (ge_rule_demands) refuses match number `match`
 * of a document that ran; of several refusals the first in the order of
 * GeRefusal. *need is the entry of the needs that nothing can fill, else
 * GE_NONE. Tags or parses the sentence only where that decides; errors are
 * those of ge_doc_parse, ge_doc_layer and ge_doc_find; GE_EUSAGE: no such
 * match, or a verb or noun that leaves its sentence.
 * Example: ge_doc_refusal(doc, 0, &why, &need);
 */
GE_API GeStatus ge_doc_refusal(GeDoc *doc, uint32_t match, GeRefusal *refusal,
                               uint32_t *need);

/*
 * The same for a trigger of tokens [first, end) that must be a verb or a noun:
 * GE_REFUSED_POS, GE_REFUSED_MODIFIER or GE_NOT_REFUSED. Errors are those of
 * ge_doc_parse; GE_EUSAGE: no such range, or it leaves its sentence. Nothing is
 * asked of GE_FIRES_ANY.
 * Example: ge_doc_misfit(doc, GE_FIRES_NOUN, 3, 4, &why);
 */
GE_API GeStatus ge_doc_misfit(GeDoc *doc, GeFires fires, uint32_t first,
                              uint32_t end, GeRefusal *refusal);

/*
 * What a noun phrase with this head, which ends before token `end`, is about:
 * its head or, where that only counts, the head of what follows `of`: "two of
 * the hostages". Errors are those of ge_doc_slots; *token then is GE_NONE.
 * Example: ge_doc_counted(doc, filler->head, filler->end, &token);
 */
GE_API GeStatus ge_doc_counted(GeDoc *doc, uint32_t head, uint32_t end,
                               uint32_t *token);

/*
 * The token of [first, end) that governs the others there. Errors are those of
 * ge_doc_slots; *head then is GE_NONE.
 * Example: ge_doc_head(doc, span->first, span->end, &head);
 */
GE_API GeStatus ge_doc_head(GeDoc *doc, uint32_t first, uint32_t end,
                            uint32_t *head);

/*
 * The noun phrase of a head as tokens [*first, *end): its modifiers, names and
 * of-phrases, without article, relative clause, apposition, other phrases
 * behind it and the rest of a coordination. Errors are those of ge_doc_slots.
 * Example: ge_doc_phrase(doc, head, &first, &end);
 */
GE_API GeStatus ge_doc_phrase(GeDoc *doc, uint32_t head, uint32_t *first,
                              uint32_t *end);

/* ------------------------------------------------------------------- roles */

/* What of a filler an alternative takes. */
typedef enum GeWhole {
  GE_WHOLE_NONE,   /* what it matches there */
  GE_WHOLE_PHRASE, /* the phrase, whatever it says; no time */
  GE_WHOLE_NAME,   /* the phrase, if it is a name */
} GeWhole;

typedef struct GeAlternative {
  GeId layer;    /* its spans match, or GE_NONE */
  GeId pattern;  /* without a layer: its captures `value` do, or GE_NONE */
  uint8_t whole; /* GeWhole */
  bool list;     /* what matches stands for the whole phrase */
} GeAlternative;

/* One part of a role string: "subj/by <actor>". */
typedef struct GeRoleClause {
  uint32_t alternative, nalternatives; /* from this one on */
  uint32_t slots;        /* where fillers stand: bits 1 << GeSlot, and */
  uint32_t prep, npreps; /* the phrases of these prepositions */
  GeId pattern;          /* looked for by the words alone, or GE_NONE */
  bool person;           /* asks for someone: a pronoun may stand there */
  bool sum;              /* the next clause is joined to it by "+" */
} GeRoleClause;

typedef struct GeRole {
  uint32_t name; /* number of the role */
  uint32_t clause, nclauses;
} GeRole;

/* Verbs that tell of the same event, and what their slots fill. */
typedef struct GeAlso {
  GeId layer, pattern; /* which verbs, as of an alternative */
  uint32_t role, nroles;
} GeAlso;

/* The roles of a rule. All is borrowed. */
typedef struct GeRolePlan {
  const GeAlternative *alternatives;
  const GeRoleClause *clauses;
  const GeRole *roles; /* those of the trigger, then those of `also` */
  const GeAlso *also;
  const char *const *preps; /* prepositions, folded */
  const GeId *light;        /* layers of words that may lend fillers */
  uint32_t nroles;          /* of the trigger */
  uint32_t nalso, nlight;
  uint32_t nclauses;              /* in all */
  GeId time, number, bare_number; /* layers, or GE_NONE */
  bool syntax; /* fillers stand in slots, else near the trigger */
} GeRolePlan;

typedef struct GeRoleSpan {
  uint32_t name; /* number of the role */
  GeCapture span;
} GeRoleSpan;

typedef struct GeMention {
  uint32_t head; /* token */
  GeCapture span;
} GeMention;

/* Whom a pronoun means. */
typedef struct GeMeant {
  bool any;            /* it is known whom */
  bool stands;         /* the pronoun may fill a role itself */
  const GeMention *at; /* where its sentence names all of them; borrowed until
                          the next call */
  uint32_t n;
} GeMeant;

/* Tells whom the pronoun at a token means; *meant is all zeros before. Any
 * status but GE_OK ends the filling. */
typedef GeStatus GeMeantFn(void *ctx, uint32_t token, GeMeant *meant);

/* A trigger whose roles are filled. */
typedef struct GeFill {
  const GeRolePlan *plan;
  uint32_t first, end;        /* tokens of the trigger */
  const GeRoleSpan *captured; /* what its match captured, role by role */
  uint32_t ncaptured;
  uint32_t nnames;  /* role names have numbers below this */
  GeMeantFn *meant; /* NULL: pronouns fill nothing */
  void *ctx;
} GeFill;

typedef struct GeFilled {
  const GeRoleSpan *spans; /* of roles that more than their captures fill: all
                              that they have; by number, then as in the text */
  const uint32_t *tells;   /* heads of the verbs of `also` that filled any */
  uint32_t nspans, ntells;
} GeFilled;

/*
 * Fills the roles of a trigger: the rest of coordinations ("Iran, Russia and
 * China") whose first member was captured; what the clauses of empty roles
 * find, first what the tree says plainly; what verbs of `also` add. The arrays
 * are valid until the next call for a document of the engine. GE_EUSAGE: the
 * engine is not sealed, or no such trigger, pattern or layer; errors else are
 * those of ge_doc_slots and ge_doc_find.
 * Example: ge_doc_fill(doc, &(GeFill){&plan, 3, 4, .nnames = 2}, &filled);
 */
GE_API GeStatus ge_doc_fill(GeDoc *doc, const GeFill *fill, GeFilled *filled);

typedef enum GeTense { GE_TENSE_NONE, GE_TENSE_PAST, GE_TENSE_PRESENT } GeTense;

#define GE_CLAUSE_PASSIVE 1u
#define GE_CLAUSE_FINITE 2u
#define GE_CLAUSE_QUOTED                                                       \
  4u /* an odd number of quotation marks stands before
                               its predicate in the sentence */

/* The clause of a word: what modality reads. Ids are tokens or GE_NONE. */
typedef struct GeClause {
  GeId predicate; /* verb, or noun or adjective with a copula */
  GeId negation;  /* not, never */
  GeId modal;     /* will, could ... the first modal auxiliary */
  GeId mark;      /* if, that, whether, to ... */
  GeId matrix;    /* the word that the clause hangs on: "said", "plan" */
  uint8_t rel;    /* how it hangs there, ge_rel_name */
  uint8_t tense;  /* GeTense */
  uint16_t flags; /* GE_CLAUSE_* */
} GeClause;

/*
 * The clause of a token; that of clause.matrix is the next one up. Errors are
 * those of ge_doc_slots.
 * Example: ge_doc_clause(doc, verb, &clause);
 */
GE_API GeStatus ge_doc_clause(GeDoc *doc, uint32_t token, GeClause *clause);

#ifdef __cplusplus
}
#endif
#endif
