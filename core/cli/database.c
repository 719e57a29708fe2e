#include "cli/database.h"
#include "base/buf.h"
#include "base/json_writer.h"
#include "cli/database_data.h"
#include "cli/journal.h"
#include "cli/plain_json.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { STEPS = 8, BUSY_MS = 5000, HEADER = 100 };

typedef sqlite3_stmt *Steps[STEPS]; /* NULL behind the last */

struct Database {
  DatabaseConfig config;
  char path[PATH_MAX]; /* links followed */
  int lock;            /* the file itself, held as long as it is written */
  sqlite3 *db;
  Steps forget, event;
  sqlite3_stmt *name, *doc, *last, *same, *count, *undone, *done, *content,
      *failed;
  Buf plain, id; /* what is bound */
  bool lost;     /* memory is out */
  bool begun;    /* something may be committed */
  uint64_t changed, nsame;
  char message[600];
};

__attribute__((format(printf, 2, 3))) static GeStatus fail(Database *d,
                                                           const char *fmt,
                                                           ...) {
  va_list ap;
  va_start(ap, fmt);
  vsnprintf(d->message, sizeof d->message, fmt, ap);
  va_end(ap);
  return GE_EIO;
}

static GeStatus no_memory(Database *d) {
  return fail(d, "geoeng: out of memory");
}

/* What SQLite says is wrong. */
static GeStatus fail_here(Database *d) {
  return fail(d, "%s: error: the database cannot be written: %s",
              d->config.path, d->db ? sqlite3_errmsg(d->db) : "out of memory");
}

const char *database_message(const Database *d) { return d->message; }
uint64_t database_changed(const Database *d) { return d->changed; }
uint64_t database_same(const Database *d) { return d->nsame; }

/* --------------------------------------------------------------- statements */

static GeStatus execute(Database *d, const char *sql) {
  return sqlite3_exec(d->db, sql, NULL, NULL, NULL) == SQLITE_OK ? GE_OK
                                                                 : fail_here(d);
}

static bool prepare(Database *d, const char *sql, sqlite3_stmt **s) {
  return sqlite3_prepare_v3(d->db, sql, -1, SQLITE_PREPARE_PERSISTENT, s,
                            NULL) == SQLITE_OK;
}

static bool prepare_all(Database *d, const char *const *list, Steps steps) {
  size_t n = 0;
  for (; list[n]; n++) {
    ge_assert(n + 1 < STEPS);
    if (!prepare(d, list[n], &steps[n])) return false;
  }
  return true;
}

static void bind(sqlite3_stmt *s, int at, const Buf *b) {
  if (sqlite3_bind_parameter_count(s) >= at)
    sqlite3_bind_text64(s, at, b->at ? b->at : "", b->n, SQLITE_STATIC,
                        SQLITE_UTF8);
}

/* Runs a statement that gives no rows; its parameters are free behind. */
static bool run(sqlite3_stmt *s) {
  int code = sqlite3_step(s);
  bool ok = code == SQLITE_DONE || code == SQLITE_ROW;
  ok = sqlite3_reset(s) == SQLITE_OK && ok;
  sqlite3_clear_bindings(s);
  return ok;
}

/* Whether the fault of the last statement was in what it was given. */
static bool records_fault(const Database *d) {
  int code = sqlite3_errcode(d->db);
  return code == SQLITE_CONSTRAINT || code == SQLITE_ERROR ||
         code == SQLITE_MISMATCH || code == SQLITE_TOOBIG;
}

/* ------------------------------------------------------------------ opening */

static const char own_tables[] =
    "CREATE TABLE IF NOT EXISTS run(key TEXT NOT NULL, complete INTEGER NOT "
    "NULL);"
    "CREATE TABLE IF NOT EXISTS done(doc TEXT, content TEXT, PRIMARY KEY(doc, "
    "content)) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS failures(ordinal INTEGER PRIMARY KEY, doc TEXT, "
    "error TEXT NOT NULL);";

static int number_at(const unsigned char *p) {
  return (int)((uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
               (uint32_t)p[2] << 8 | p[3]);
}

/* Whether the file is empty, or by its header a database of ours. */
static GeStatus look(Database *d, bool *empty) {
  unsigned char h[HEADER];
  struct stat st;
  const char *path = d->config.path;
  if (fstat(d->lock, &st) != 0)
    return fail(d, "%s: error: %s", path, strerror(errno));
  if (!S_ISREG(st.st_mode))
    return fail(d, "%s: error: --format sqlite writes a file, and this is none",
                path);
  if (flock(d->lock, LOCK_EX | LOCK_NB) != 0)
    return fail(d, "%s: error: another run writes there", path);
  *empty = st.st_size == 0;
  if (*empty) return GE_OK;
  bool ours = pread(d->lock, h, HEADER, 0) == HEADER &&
              memcmp(h, "SQLite format 3", 16) == 0 &&
              number_at(h + 68) == database_application;
  if (!ours)
    return fail(d,
                "%s: error: it is there and no database of geoeng; remove "
                "it, or name another file",
                path);
  if (number_at(h + 60) == database_version) return GE_OK;
  return fail(d,
              "%s: error: another version of geoeng made this database; "
              "remove it, or name another file",
              path);
}

static void remove_beside(const Database *d, const char *ending) {
  char name[PATH_MAX + 16];
  snprintf(name, sizeof name, "%s%s", d->path, ending);
  unlink(name);
}

static GeStatus open_file(Database *d, bool *empty) {
  const char *path = d->config.path;
  d->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0666);
  if (d->lock < 0 || !realpath(path, d->path))
    return fail(d, "%s: error: %s", path, strerror(errno));
  GeStatus st = look(d, empty);
  if (st != GE_OK || *empty || d->config.resume) return st;
  if (ftruncate(d->lock, 0) != 0)
    return fail(d, "%s: error: %s", path, strerror(errno));
  remove_beside(d, "-wal");
  remove_beside(d, "-shm");
  remove_beside(d, "-journal");
  *empty = true;
  return GE_OK;
}

/* A database may be of someone else: nothing in it is run. */
static GeStatus connect_to(Database *d) {
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
  if (sqlite3_open_v2(d->path, &d->db, flags, NULL) != SQLITE_OK)
    return fail_here(d);
  sqlite3_db_config(d->db, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)NULL);
  sqlite3_db_config(d->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)NULL);
  sqlite3_db_config(d->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, (int *)NULL);
  sqlite3_busy_timeout(d->db, BUSY_MS);
  return GE_OK;
}

static GeStatus bound_text(Database *d, const char *sql, const char *text) {
  sqlite3_stmt *s = NULL;
  bool ok = prepare(d, sql, &s) &&
            sqlite3_bind_text(s, 1, text, -1, SQLITE_STATIC) == SQLITE_OK &&
            run(s);
  GeStatus st = ok ? GE_OK : fail_here(d);
  sqlite3_finalize(s);
  return st;
}

/* The tables, with the key, in one transaction: all of it is there or none. */
static GeStatus create(Database *d) {
  char header[120];
  Buf *b = &d->plain;
  snprintf(header, sizeof header,
           "BEGIN; PRAGMA application_id = %d; PRAGMA user_version = %d;",
           database_application, database_version);
  GeStatus st = execute(d, header);
  for (size_t i = 0; st == GE_OK && database_create[i]; i++)
    st = execute(d, database_create[i]);
  if (st == GE_OK) st = execute(d, own_tables);
  if (st == GE_OK)
    st = bound_text(d, "INSERT INTO run VALUES(?1, 0)", d->config.key);
  if (st == GE_OK && d->config.sides) {
    buf_reset(b);
    plain_json(d->config.sides, strlen(d->config.sides), b);
    st = b->failed ? no_memory(d) : bound_text(d, database_put_sides, b->at);
  }
  return st == GE_OK ? execute(d, "COMMIT") : st;
}

/* The run that was begun there must be this one; what failed is run again. */
static GeStatus take_over(Database *d) {
  sqlite3_stmt *s = NULL;
  bool ok = prepare(d, "SELECT key FROM run", &s) &&
            sqlite3_step(s) == SQLITE_ROW;
  const char *key = ok ? (const char *)sqlite3_column_text(s, 0) : NULL;
  bool same = key && strcmp(key, d->config.key) == 0;
  GeStatus st = GE_OK;
  if (!key)
    st = fail(d, "%s: error: this database cannot be gone on with: %s",
              d->config.path, sqlite3_errmsg(d->db));
  else if (!same)
    st = fail(d,
              "%s: error: the run there has other rules, options or another "
              "version; it cannot be resumed",
              d->config.path);
  sqlite3_finalize(s);
  if (st != GE_OK) return st;
  return execute(d, "UPDATE run SET complete = 0; DELETE FROM failures");
}

static GeStatus prepare_run(Database *d) {
  for (size_t i = 0; database_told[i]; i++)
    if (execute(d, database_told[i]) != GE_OK) return GE_EIO;
  bool ok =
      prepare_all(d, database_forget, d->forget) &&
      prepare_all(d, database_put_event, d->event) &&
      prepare(d, database_put_doc, &d->doc) &&
      prepare(d, "SELECT json_extract(?1, '$.id')", &d->name) &&
      prepare(d, "SELECT max(n) FROM events", &d->last) &&
      prepare(d,
              "SELECT 1 FROM events WHERE id = json_extract(?1, '$.id') AND "
              "doc = ?2 AND n <= ?3",
              &d->same) &&
      prepare(d, database_count, &d->count) &&
      prepare(d, "SELECT max(content = ?2) FROM done WHERE doc = ?1",
              &d->content) &&
      prepare(d,
              "DELETE FROM done WHERE doc = ?1 AND doc NOT IN (SELECT doc "
              "FROM told)",
              &d->undone) &&
      prepare(d, "INSERT OR IGNORE INTO done VALUES(?1, ?2)", &d->done) &&
      prepare(d,
              "INSERT OR REPLACE INTO failures VALUES(?1, "
              "json_extract(?2, '$.doc'), json_extract(?2, '$.error'))",
              &d->failed);
  return ok ? GE_OK : fail_here(d);
}

GeStatus database_open(Database **database, const DatabaseConfig *config) {
  bool empty = false;
  Database *d = ge_alloc_zeros(1, sizeof *d);
  *database = d;
  if (!d) return GE_ENOMEM;
  d->config = *config;
  d->lock = -1;
  GeStatus st = open_file(d, &empty);
  if (st == GE_OK) st = connect_to(d);
  if (st == GE_OK) st = empty ? create(d) : take_over(d);
  if (st == GE_OK)
    st = execute(d, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  if (st == GE_OK) st = prepare_run(d);
  d->begun = st == GE_OK;
  return st;
}

/* ---------------------------------------------------------------- documents */

static void put_string(JsonWriter *j, const char *key, const char *s) {
  if (!s || !*s) return;
  json_put_key(j, key);
  json_put_string(j, s, strlen(s));
}

/* What the writer holds, made plain, into b. */
static bool take_plain(JsonWriter *j, Buf *b) {
  size_t n;
  const char *text = json_writer_text(j, &n);
  buf_reset(b);
  if (text) plain_json(text, n, b);
  return text && !b->failed;
}

/* The document as JSON in `plain`, and its id, as it stands there, in `id`. */
static bool describe(Database *d, const SourceDoc *doc) {
  char date[11];
  JsonWriter *j;
  if (json_writer_new(&j) != GE_OK) return false;
  json_put_open(j, '{');
  put_string(j, "id", doc->id);
  if (doc->day != GE_NODAY) {
    ge_day_format(doc->day, date);
    put_string(j, "date", date);
  }
  put_string(j, "title", doc->title);
  if (doc->meta) {
    json_put_key(j, "meta");
    json_put_raw(j, doc->meta, strlen(doc->meta));
  }
  json_put_close(j, '}');
  bool ok = take_plain(j, &d->plain);
  json_writer_free(j);
  buf_reset(&d->id);
  if (!ok) return false;
  bind(d->name, 1, &d->plain);
  if (sqlite3_step(d->name) == SQLITE_ROW)
    buf_put(&d->id, (const char *)sqlite3_column_text(d->name, 0),
            (size_t)sqlite3_column_bytes(d->name, 0));
  sqlite3_reset(d->name);
  return !d->id.failed;
}

typedef enum Known { UNKNOWN, CHANGED, SAME } Known;

/* What is there of the document that was described. */
static Known is_known(Database *d, const SourceDoc *doc) {
  char content[HALF];
  Known known = UNKNOWN;
  journal_content(doc, NULL, content);
  bind(d->content, 1, &d->id);
  sqlite3_bind_text(d->content, 2, content, -1, SQLITE_STATIC);
  if (sqlite3_step(d->content) == SQLITE_ROW &&
      sqlite3_column_type(d->content, 0) != SQLITE_NULL)
    known = sqlite3_column_int(d->content, 0) ? SAME : CHANGED;
  sqlite3_reset(d->content);
  sqlite3_clear_bindings(d->content);
  return known;
}

static bool run_bound(sqlite3_stmt *s, const Buf *id) {
  bind(s, 1, id);
  return run(s);
}

/* What is there is as if this run had told it. */
bool database_has(Database *d, const SourceDoc *doc) {
  size_t tell = 0;
  if (!d->config.resume || !describe(d, doc)) return false;
  Known known = is_known(d, doc);
  d->changed += known == CHANGED;
  while (d->forget[tell + 1]) tell++;
  return known == SAME && run_bound(d->forget[tell], &d->id);
}

/* Takes away what an earlier run told of the document. */
static bool forget(Database *d) {
  if (d->config.adds) return true;
  if (!run_bound(d->undone, &d->id)) return false;
  for (size_t i = 0; d->forget[i]; i++)
    if (!run_bound(d->forget[i], &d->id)) return false;
  return true;
}

/* Whether an event with the id of the record was there at row `last`: one of a
 * document with the same id. */
static bool is_there(Database *d, sqlite3_int64 last) {
  bind(d->same, 1, &d->plain);
  bind(d->same, 2, &d->id);
  sqlite3_bind_int64(d->same, 3, last);
  bool there = sqlite3_step(d->same) == SQLITE_ROW;
  sqlite3_reset(d->same);
  sqlite3_clear_bindings(d->same);
  return there;
}

static bool put_record(Database *d, const char *line, size_t n,
                       sqlite3_int64 last, uint64_t *nsame) {
  buf_reset(&d->plain);
  plain_json(line, n, &d->plain);
  d->lost = d->plain.failed;
  if (d->lost) return false;
  if (is_there(d, last)) {
    ++*nsame;
    return true;
  }
  for (size_t i = 0; d->event[i]; i++) {
    bind(d->event[i], 1, &d->plain);
    bind(d->event[i], 2, &d->id);
    if (!run(d->event[i])) return false;
  }
  return true;
}

static bool put_doc(Database *d, const SourceDoc *doc) {
  char content[HALF];
  if (!forget(d) || !run_bound(d->doc, &d->plain)) return false;
  if (d->config.adds) return true;
  journal_content(doc, NULL, content);
  bind(d->done, 1, &d->id);
  sqlite3_bind_text(d->done, 2, content, -1, SQLITE_STATIC);
  return run(d->done);
}

static bool put_records(Database *d, const char *records, size_t n,
                        uint64_t *nsame) {
  sqlite3_int64 last = 0;
  if (sqlite3_step(d->last) == SQLITE_ROW)
    last = sqlite3_column_int64(d->last, 0);
  if (sqlite3_reset(d->last) != SQLITE_OK) return false;
  for (size_t at = 0; at < n;) {
    const char *nl = memchr(records + at, '\n', n - at);
    size_t k = nl ? (size_t)(nl - (records + at)) : n - at;
    if (!put_record(d, records + at, k, last, nsame)) return false;
    at += k + 1;
  }
  return run_bound(d->count, &d->id);
}

/* Nothing of the document stays. What was wrong is asked for before. */
static GeStatus take_back(Database *d) {
  bool theirs = !d->lost && records_fault(d);
  GeStatus st = d->lost ? no_memory(d) : fail_here(d);
  if (theirs) {
    bool same = sqlite3_extended_errcode(d->db) == SQLITE_CONSTRAINT_UNIQUE;
    snprintf(d->message, sizeof d->message,
             "its events do not go into the database: %s",
             same ? "one with the id of an event is there already"
                  : sqlite3_errmsg(d->db));
    st = GE_EUSAGE;
  }
  if (sqlite3_exec(d->db, "ROLLBACK", NULL, NULL, NULL) != SQLITE_OK && theirs)
    return fail_here(d);
  return st;
}

GeStatus database_put(Database *d, const SourceDoc *doc, const char *records,
                      size_t n) {
  uint64_t nsame = 0;
  d->lost = !describe(d, doc);
  if (d->lost) return no_memory(d);
  bool copy = !d->config.adds && is_known(d, doc) == SAME;
  if (copy) return GE_OK;
  GeStatus st = execute(d, "BEGIN IMMEDIATE");
  if (st != GE_OK) return st;
  bool ok = put_doc(d, doc) && put_records(d, records, n, &nsame);
  if (ok) st = execute(d, "COMMIT");
  if (!ok || st != GE_OK) return take_back(d);
  d->nsame += nsame;
  return GE_OK;
}

GeStatus database_put_failed(Database *d, uint64_t ordinal,
                             const SourceDoc *doc, const char *error) {
  JsonWriter *j;
  if (json_writer_new(&j) != GE_OK) return no_memory(d);
  json_put_open(j, '{');
  put_string(j, "doc", doc ? doc->id : NULL);
  json_put_key(j, "error");
  json_put_string(j, error, strlen(error));
  json_put_close(j, '}');
  bool ok = take_plain(j, &d->plain);
  json_writer_free(j);
  if (!ok) return no_memory(d);
  sqlite3_bind_int64(d->failed, 1, (sqlite3_int64)ordinal);
  bind(d->failed, 2, &d->plain);
  return run(d->failed) ? GE_OK : fail_here(d);
}

/* ------------------------------------------------------------------ closing */

static void finalize(Database *d) {
  sqlite3_stmt *const others[] = {d->name, d->doc,     d->last,
                                  d->same, d->count,   d->undone,
                                  d->done, d->content, d->failed};
  for (size_t i = 0; i < STEPS; i++) {
    sqlite3_finalize(d->forget[i]);
    sqlite3_finalize(d->event[i]);
  }
  for (size_t i = 0; i < GE_COUNT(others); i++) sqlite3_finalize(others[i]);
}

/* All in one file, unless another program reads it. */
static GeStatus finish(Database *d, bool end) {
  GeStatus st = end ? execute(d, "UPDATE run SET complete = 1") : GE_OK;
  if (st != GE_OK) return st;
  if (sqlite3_exec(d->db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) ==
      SQLITE_OK)
    return GE_OK;
  if (sqlite3_errcode(d->db) != SQLITE_BUSY) return fail_here(d);
  fprintf(stderr,
          "%s: warning: another program has the database open; "
          "%s-wal is a part of it until that ends\n",
          d->config.path, d->config.path);
  return GE_OK;
}

GeStatus database_close(Database *d, bool end) {
  if (!d) return GE_OK;
  bool broken = d->message[0] != '\0' && !end;
  finalize(d);
  GeStatus st = d->begun ? finish(d, end) : GE_OK;
  if (st != GE_OK && !broken) fprintf(stderr, "%s\n", d->message);
  sqlite3_close(d->db);
  if (d->lock >= 0) close(d->lock);
  buf_clear(&d->plain);
  buf_clear(&d->id);
  ge_free(d, sizeof *d);
  return st;
}
