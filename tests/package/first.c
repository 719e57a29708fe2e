/* A program outside of the tree: the events of an article.
 *
 *   cc first.c -o first $(pkg-config --cflags --libs geoeng)
 *   ./first FILE
 *
 * Prints the records as JSON Lines; on standard error the type and trigger of
 * every event, and every diagnostic. */
#include <geoeng.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A whole file; NULL: it cannot be read. */
static char *read_file(const char *path, size_t *nbytes) {
  FILE *f = fopen(path, "rb");
  char *text = NULL;
  if (!f) return NULL;
  if (fseek(f, 0, SEEK_END) == 0) {
    long n = ftell(f);
    rewind(f);
    text = n < 0 ? NULL : malloc((size_t)n + 1);
    if (text) *nbytes = fread(text, 1, (size_t)n, f);
    if (text && *nbytes != (size_t)n) {
      free(text);
      text = NULL;
    }
  }
  fclose(f);
  return text;
}

static void print_diagnostics(const GeSession *s) {
  for (uint32_t i = 0; i < ge_session_ndiagnostics(s); i++) {
    const GeDiagnostic *d = ge_session_diagnostic(s, i);
    fprintf(stderr, "%s %.*s:%u:%u: %.*s\n",
            d->severity == GE_ERROR ? "error" : "warning", (int)d->nfile,
            d->file ? d->file : "", d->line, d->column, (int)d->nwhat, d->what);
  }
}

/* Type and trigger of each event; false unless all have both. */
static bool print_events(GeSession *s) {
  uint32_t n = ge_session_nevents(s);
  for (uint32_t i = 0; i < n; i++) {
    const GeField *event = ge_session_event(s, i);
    const GeField *type = ge_field_get(event, "type");
    const GeField *trigger = ge_field_get(event, "trigger.text");
    if (!type || !trigger) return false;
    fprintf(stderr, "event %u: %s %s\n", i, type->text, trigger->text);
  }
  return n > 0;
}

static GeStatus run(GeSession *s, const char *id, const char *text, size_t n) {
  GeDocInfo info = {.id = id, .day = GE_NODAY};
  GeStatus st = ge_session_load(s, "military.lua");
  if (st == GE_OK) st = ge_session_seal(s);
  if (st == GE_OK) st = ge_session_run(s, text, n, &info);
  return st;
}

int main(int argc, char **argv) {
  GeSession *s = NULL;
  size_t n = 0;
  char *text = argc == 2 ? read_file(argv[1], &n) : NULL;
  bool good = false;
  if (!text) {
    fprintf(stderr, "usage: first FILE\n");
    return 2;
  }
  GeStatus st = ge_session_new(NULL, &s);
  if (st == GE_OK) st = run(s, argv[1], text, n);
  if (st != GE_OK) fprintf(stderr, "first: %s\n", ge_session_message(s));
  if (s) print_diagnostics(s);
  if (st == GE_OK) {
    const char *records = ge_session_output(s, &n);
    good = fwrite(records, 1, n, stdout) == n && fflush(stdout) == 0 &&
           print_events(s) && ge_engine_has_model(ge_session_engine(s));
  }
  ge_session_free(s);
  free(text);
  return good ? 0 : 1;
}
