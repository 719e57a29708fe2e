#include "cli/run_summary.h"
#include "base/utf8.h"
#include "cli/interrupt.h"
#include "cli/terminal.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAME_MOST 1000u /* bytes of a name that is shown */
#define NAMES_MOST 8u   /* names of each kind */

bool run_summary_wanted(const Options *o, const Sink *sink) {
  if (o->quiet || o->stats || o->filter || o->follow || !isatty(STDERR_FILENO))
    return false;
  return strcmp(o->format, "card") != 0 || sink_tty(sink);
}

/* ---------------------------------------------------------------- terminal */

static const char *variable(const char *name) {
  const char *s = getenv(name);
  return s && *s ? s : NULL;
}

static bool use_color(const Options *o) {
  const char *term = variable("TERM");
  if (strcmp(o->color, "auto") != 0) return strcmp(o->color, "always") == 0;
  return !variable("NO_COLOR") && !(term && strcmp(term, "dumb") == 0);
}

static int64_t columns(void) {
  struct winsize w;
  bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col > 20;
  return known ? w.ws_col : 80;
}

/* -------------------------------------------------------------------- facts */

static void put_count(Buf *b, const char *what, uint64_t n) {
  buf_printf(b, "%" PRIu64 "\t%s\n", n, what);
}

static void put_name(Buf *b, const char *what, const char *name) {
  char clean[3 * NAME_MOST + 1];
  size_t n = strlen(name);
  n = utf8_clean(name, n < NAME_MOST ? n : NAME_MOST, clean);
  buf_printf(b, "1\t%s\t%.*s\n", what, (int)n, clean);
}

static void put_names(Buf *b, const char *what, const char *const *names,
                      size_t n) {
  for (size_t i = 0; i < n && i < NAMES_MOST; i++) put_name(b, what, names[i]);
}

/* The file that standard output was sent to by the shell, as it is named from
 * here. */
static void put_redirected(Buf *b) {
  char path[NAME_MOST], here[NAME_MOST];
  struct stat st;
  if (fstat(STDOUT_FILENO, &st) != 0 || !S_ISREG(st.st_mode)) return;
  ssize_t n = readlink("/proc/self/fd/1", path, sizeof path - 1);
  if (n <= 0 || !getcwd(here, sizeof here)) return;
  path[n] = '\0';
  size_t k = strlen(here);
  bool below = strncmp(path, here, k) == 0 && path[k] == '/';
  put_name(b, "out", below ? path + k + 1 : path);
}

/* Whether options say how the inputs are to be read, which other commands were
 * to be told, too. */
static bool told_how(const InputOptions *o) {
  bool some = o->kind || o->encoding;
  for (int i = 0; i < FIELDS; i++) some = some || o->field[i];
  return some;
}

static void put_facts(const Runner *r, Buf *b) {
  const Options *o = r->opt;
  put_count(b, "documents", r->ndocs);
  put_count(b, "with_events", r->nfilled);
  put_count(b, "events", r->nevents);
  put_count(b, "failures", r->nfailed);
  put_count(b, "vetoed", r->nvetoed);
  put_names(b, "rule", o->rules, o->nrules);
  put_names(b, "input", o->inputs, o->ninputs);
  if (o->input.day != GE_NODAY)
    buf_printf(b, "1\tdate\t%d\n", (int)o->input.day);
  put_name(b, "command", terminal_command());
  put_name(b, "format", o->format);
  if (o->out) put_name(b, r->store ? "folder" : "out", o->out);
  else put_redirected(b);
  if (o->only || o->type) put_count(b, "chosen", 1);
  if (o->resume) put_count(b, "resumed", 1);
  if (o->convert) put_count(b, "stored", 1);
  if (told_how(&o->input)) put_count(b, "told_how", 1);
  if (o->count && strcmp(o->count, "cluster") == 0) put_count(b, "cluster", 1);
}

static void show(const MessagePart *page, bool colors) {
  Buf b;
  buf_init(&b);
  if (page->s) buf_put(&b, page->s, page->n);
  if (!b.failed && b.n > 0) {
    terminal_scrub(b.at, b.n, colors);
    fwrite(b.at, 1, b.n, stderr);
  }
  buf_clear(&b);
}

void run_summary_show(const Runner *r) {
  Message answer = {.number = {GE_ENOMEM}};
  Buf b;
  if (!r->ended || interrupt_signal()) return;
  buf_init(&b);
  put_facts(r, &b);
  tally_write(r->tally, &b);
  Message request = {.kind = MESSAGE_SUMMARY,
                     .number = {use_color(r->opt), columns(), terminal_utf8()},
                     .part = {{b.at, b.n}}};
  if (!b.failed) rule_process_ask(r->rules, &request, &answer);
  buf_clear(&b);
  if (answer.number[0] == GE_OK) show(&answer.part[0], request.number[0] != 0);
  else
    fprintf(stderr, "geoeng: no summary: %s\n",
            answer.part[0].s ? answer.part[0].s : "out of memory");
}
