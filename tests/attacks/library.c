/* A rule file of a stranger in a program that embeds geoeng, which knows its
 * public header alone and has neither workers nor a clock.
 *
 *   library STRANGER.lua DOCUMENTS BESIDE
 *
 * DOCUMENTS has lines "id TAB YYYY-MM-DD TAB text". Two sessions run them in
 * turns. The first has the stranger's file and military.lua: its records go to
 * standard output, what it says to standard error. The second has military.lua
 * alone, is made when the first has loaded, or failed to, and outlives it: its
 * records go to BESIDE. Exit code: that of the command for the first session;
 * 9 when a session does not keep what the header promises. */
#include <geoeng.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  EXIT_OK = 0,
  EXIT_SOME = 1,
  EXIT_USAGE = 2,
  EXIT_RULE = 3,
  EXIT_BROKEN = 9,
  MOST_DOCS = 16,
  LINE_BYTES = 4096
};

#define PACK "military.lua"

typedef struct Document {
  char line[LINE_BYTES];
  const char *id, *date, *text;
} Document;

static bool broken;

static void must(bool ok, const char *promise) {
  if (!ok) fprintf(stderr, "library: not kept: %s\n", promise);
  broken = broken || !ok;
}

/* ---------------------------------------------------------------- documents */

static bool split(Document *d) {
  char *tab = strchr(d->line, '\t');
  char *next = tab ? strchr(tab + 1, '\t') : NULL;
  if (!next) return false;
  *tab = *next = '\0';
  d->id = d->line;
  d->date = tab + 1;
  d->text = next + 1;
  next[1 + strcspn(next + 1, "\n")] = '\0';
  return true;
}

static size_t read_documents(const char *path, Document *docs) {
  size_t n = 0;
  FILE *f = fopen(path, "rb");
  while (f && n < MOST_DOCS && fgets(docs[n].line, LINE_BYTES, f))
    if (split(&docs[n])) n++;
  if (f) fclose(f);
  return n;
}

/* ----------------------------------------------------------------- sessions */

static void log_text(void *ctx, const char *text, size_t n) {
  (void)ctx;
  fwrite(text, 1, n, stderr);
}

/* Whatever happened, every diagnostic can be read. */
static uint32_t count_errors(const GeSession *s) {
  uint32_t errors = 0, n = ge_session_ndiagnostics(s);
  for (uint32_t i = 0; i < n; i++) {
    const GeDiagnostic *d = ge_session_diagnostic(s, i);
    must(d && d->text && d->what && (d->file || d->nfile == 0),
         "a diagnostic has a text");
    errors += d && d->severity == GE_ERROR;
  }
  must(ge_session_diagnostic(s, n) == NULL, "no diagnostic past the last");
  return errors;
}

/* A session whose loading failed can only tell its messages. */
static void check_refusal(GeSession *s) {
  GeDocInfo info = GE_DOC_INFO;
  must(ge_session_load(s, PACK) == GE_EUSAGE, "it loads no more");
  must(ge_session_seal(s) == GE_EUSAGE, "it cannot be sealed");
  must(ge_session_run(s, "", 0, &info) == GE_EUSAGE, "it runs nothing");
  must(ge_session_nevents(s) == 0, "it has no events");
  must(ge_session_event(s, 0) == NULL, "it has no event");
}

static GeStatus load(GeSession *s, const char *stranger) {
  GeStatus st = stranger ? ge_session_load(s, stranger) : GE_OK;
  if (st == GE_OK) st = ge_session_load(s, PACK);
  if (st == GE_OK) st = ge_session_seal(s);
  if (st == GE_OK) return st;
  fprintf(stderr, "%s\n", ge_session_message(s));
  if (st == GE_ERULE) must(count_errors(s) > 0, "a mistake is a diagnostic");
  check_refusal(s);
  return st;
}

static GeStatus new_session(GeSession **s, const char *stranger) {
  const GeSessionOptions options = {.cache = getenv("GEOENG_CACHE"),
                                    .log = log_text};
  GeStatus st = ge_session_new(&options, s);
  if (st == GE_OK) return load(*s, stranger);
  fprintf(stderr, "library: %s\n", ge_session_message(*s));
  return st;
}

/* The events as fields are those of the records. */
static void check_events(GeSession *s, const char *records, size_t nbytes) {
  uint32_t n = ge_session_nevents(s), lines = 0;
  for (size_t i = 0; i < nbytes; i++) lines += records[i] == '\n';
  must(lines == n, "as many records as events");
  must(ge_session_event(s, n) == NULL, "no event past the last");
  const GeField *last = n > 0 ? ge_session_event(s, n - 1) : NULL;
  must(n == 0 || ge_field_get(last, "type"), "an event has a type");
}

static bool run(GeSession *s, const Document *d, FILE *to) {
  GeDocInfo info = GE_DOC_INFO;
  size_t n;
  info.id = d->id;
  ge_day_parse(d->date, strlen(d->date), &info.day);
  GeStatus st = ge_session_run(s, d->text, strlen(d->text), &info);
  if (st != GE_OK) fprintf(stderr, "%s\n", ge_session_message(s));
  count_errors(s);
  const char *records = ge_session_output(s, &n);
  must(records && records[n] == '\0', "a NUL stands behind the output");
  must(st == GE_OK || (n == 0 && ge_session_nevents(s) == 0),
       "a document that failed has no events");
  if (st == GE_OK) check_events(s, records, n);
  fwrite(records, 1, n, to);
  return st == GE_OK;
}

/* -------------------------------------------------------------------- main */

static void end(GeSession *s, size_t ndocs, size_t nfailed) {
  GeCounts counts = ge_session_counts(s);
  must(counts.documents == ndocs && counts.failed == nfailed,
       "documents are counted");
  ge_session_free(s);
}

static int run_both(const char *stranger, const Document *docs, size_t n,
                    FILE *to) {
  GeSession *theirs, *beside;
  size_t failed = 0;
  bool loaded = new_session(&theirs, stranger) == GE_OK;
  bool good = new_session(&beside, NULL) == GE_OK;
  must(good, "the session beside it loads");
  for (size_t i = 0; good && i + 1 < n; i++) {
    failed += loaded && !run(theirs, &docs[i], stdout);
    must(run(beside, &docs[i], to), "the documents beside it run");
  }
  failed += good && loaded && !run(theirs, &docs[n - 1], stdout);
  end(theirs, good && loaded ? n : 0, failed);
  must(good && run(beside, &docs[n - 1], to), "the document behind it runs");
  end(beside, good ? n : 0, 0);
  return !loaded ? EXIT_RULE : failed ? EXIT_SOME : EXIT_OK;
}

int main(int argc, char **argv) {
  static Document docs[MOST_DOCS];
  size_t n = argc == 4 ? read_documents(argv[2], docs) : 0;
  FILE *to = n > 0 ? fopen(argv[3], "wb") : NULL;
  if (!to) {
    fprintf(stderr, "usage: library STRANGER.lua DOCUMENTS BESIDE\n");
    return EXIT_USAGE;
  }
  int code = run_both(argv[1], docs, n, to);
  must(fclose(to) == 0 && fflush(stdout) == 0, "records are written");
  return broken ? EXIT_BROKEN : code;
}
