#include "base/utf8.h"
#include "base/hash.h"
#include "cli/answer.h"
#include "cli/interrupt.h"
#include "cli/runner.h"
#include "cli/worker_pool.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* ---------------------------------------------------------------- failures */

/* The length of a leading "file:line" that ": " follows, 0: there is none. */
static size_t place_length(const char *what) {
  const char *p = what;
  while ((p = strchr(p, ':'))) {
    size_t digits = strspn(p + 1, "0123456789");
    if (digits > 0 && strncmp(p + 1 + digits, ": ", 2) == 0)
      return (size_t)(p - what) + 1 + digits;
    p++;
  }
  return 0;
}

/* One line about a document that failed; its id must not break the line. An
 * error of a rule starts with the place in the rule. */
static void report_failure(const char *id, const char *what) {
  char clean[3 * 200];
  size_t n = strlen(id);
  n = utf8_clean(id, n < 200 ? n : 200, clean);
  size_t place = place_length(what);
  if (place == 0) fprintf(stderr, "%.*s: error: %s\n", (int)n, clean, what);
  else
    fprintf(stderr, "%.*s: error: %s (document %.*s is left out)\n", (int)place,
            what, what + place + 2, (int)n, clean);
}

/* ---------------------------------------------------------------- delivery */

enum { GO_ON = -1 }; /* an exit code otherwise */

/* It may run for ever: what it tells is told at once, and nothing is kept. */
static bool endless(const Runner *r) {
  return r->opt->filter || r->opt->follow;
}

static int after_failure(const Runner *r, bool limit) {
  if (!r->opt->fail_fast) return GO_ON;
  return limit ? EXIT_LIMIT : EXIT_SOME;
}

/* Whether the run can be gone on with when it was stopped. */
static bool resumes(const Runner *r) { return r->store || r->database; }

static int store_failed(const Runner *r) {
  fprintf(stderr, "%s\n",
          r->store ? store_message(r->store) : database_message(r->database));
  return EXIT_OUTPUT;
}

/* Failures of one reason are counted together: without the place in the input
 * that leads the message of an input. */
static void count_failure(Tally *t, const char *error) {
  const char *sign = "error: ", *at = strstr(error, sign);
  Buf b;
  buf_init(&b);
  buf_puts(&b, "failed\t");
  for (at = at ? at + strlen(sign) : error; *at && *at != '\n'; at++)
    buf_putc(&b, *at == '\t' ? ' ' : *at);
  if (!b.failed) tally_line(t, b.at, b.n);
  else t->nlost++;
  buf_clear(&b);
}

/* What was written is there for others, where it is waited for. */
static GeStatus flush(Runner *r) {
  if (!endless(r) || r->opt->done || r->database) return GE_OK;
  return r->store ? store_flush(r->store) : sink_flush(r->sink);
}

/* Also into the store, where it has an ordinal of its own. */
static int note_failure(Runner *r, const StoreDoc *d, const char *error) {
  GeStatus st = GE_OK;
  r->nfailed++;
  if (r->tally) count_failure(r->tally, error);
  if (r->store) st = store_put_failed(r->store, d, error);
  else if (r->database)
    st = database_put_failed(r->database, d->ordinal, d->doc, error);
  if (st == GE_OK) st = flush(r);
  return st == GE_OK ? GO_ON : store_failed(r);
}

/* The line of --done; a failure then stands there, and nowhere else. */
static int tell_done(Runner *r, const Answer *a) {
  if (answer_put(r->sink, a) == GE_OK) return GO_ON;
  return EXIT_OUTPUT;
}

/* A document that could not be read. */
static int deliver_unread(Runner *r, uint64_t ordinal, const char *message) {
  StoreDoc d = {.ordinal = ordinal, .unread = message};
  progress_hide(&r->progress);
  if (r->opt->done) {
    int told = tell_done(r, &(Answer){.error = message});
    if (told != GO_ON) return told;
  } else if (endless(r)) fprintf(stderr, "%s\n", message);
  else error_limit_tell(&r->errors, message);
  int code = note_failure(r, &d, message);
  return code == GO_ON ? after_failure(r, false) : code;
}

static int deliver_failed(Runner *r, const StoreDoc *d, const char *why,
                          bool limit) {
  if (!why || !*why) why = "an error without a message";
  progress_hide(&r->progress);
  int code = GO_ON;
  if (!r->opt->done) report_failure(d->doc->id, why);
  else
    code = tell_done(
        r, &(Answer){.doc = d->doc->id, .error = why, .limit = limit});
  if (code != GO_ON) return code;
  code = note_failure(r, d, why);
  return code == GO_ON ? after_failure(r, limit) : code;
}

/* GE_EUSAGE: what the rules sent is refused, as database_message tells. */
static GeStatus put_records(Runner *r, const StoreDoc *d, const Reply *x) {
  if (r->store) return store_put(r->store, d, x->text, x->n);
  if (r->database) return database_put(r->database, d->doc, x->text, x->n);
  GeStatus st = r->records ? sink_records(r->sink, x->text, x->n)
                           : sink_write(r->sink, x->text, x->n);
  return st;
}

static int deliver(Runner *r, uint64_t ordinal, const SourceDoc *doc,
                   const Reply *x) {
  StoreDoc d = {.ordinal = ordinal, .doc = doc};
  r->ndocs++;
  r->nbytes += doc->ntext;
  if (!x->ok) return deliver_failed(r, &d, x->error, x->limit);
  if (r->records && x->n > 0 && x->text[x->n - 1] != '\n')
    return deliver_failed(r, &d, "its worker process sent half a record",
                          false);
  GeStatus st = put_records(r, &d, x);
  if (st == GE_EUSAGE)
    return deliver_failed(r, &d, database_message(r->database), false);
  if (st != GE_OK) return resumes(r) ? store_failed(r) : EXIT_OUTPUT;
  st = flush(r);
  if (st != GE_OK) return resumes(r) ? store_failed(r) : EXIT_OUTPUT;
  Answer a = {.doc = doc->id, .nevents = x->nevents};
  if (r->opt->done && tell_done(r, &a) != GO_ON) return EXIT_OUTPUT;
  r->nevents += x->nevents;
  r->nfilled += x->nevents > 0;
  r->nvetoed += x->nvetoed;
  if (r->tally && x->counts) tally_text(r->tally, x->counts);
  omissions_add(&r->left_out, x->left_out);
  progress_show(&r->progress,
                (ProgressCount){r->ndocs, r->nbytes, r->nevents, r->nfailed});
  return GO_ON;
}

/* ----------------------------------------------------------------- signals */

/* A run that is told to end does so between two documents. */
static bool stopped(void) { return interrupt_signal() != 0; }

/* Or what came while the input was waited for is why it ends. */
static bool halted(const Runner *r) { return stopped() || r->code != GO_ON; }

static int told_to_stop(Runner *r) {
  r->signal = interrupt_signal();
  progress_hide(&r->progress);
  fprintf(stderr,
          "geoeng: stopped by signal %d behind %llu documents; their "
          "events are complete%s\n",
          r->signal, (unsigned long long)r->ndocs,
          resumes(r) ? "; go on with --resume" : "");
  return 128 + r->signal;
}

/* ------------------------------------------------------------------- input */

/* FNV-1a; which shard a document belongs to is for ever. */
static bool in_shard(const Options *o, const char *id) {
  return o->nshards == 0 ||
         hash_bytes_64(id, strlen(id)) % o->nshards == o->shard;
}

/* What the store says of a document; without one all of this shard are run. */
static StoreHas wanted(Runner *r, const StoreDoc *d) {
  const char *id = d->doc ? d->doc->id : "";
  bool mine = d->doc ? in_shard(r->opt, id) : r->opt->shard == 0;
  if (r->store) return store_has(r->store, d, mine);
  if (mine && d->doc && r->database && database_has(r->database, d->doc))
    return STORE_HAS;
  return mine ? STORE_WANTS : STORE_HAS;
}

/* What is odd about a file that is read all the same. */
static void note_of(Runner *r) {
  const char *note = r->opt->quiet ? NULL : source_note(r->source);
  if (!note) return;
  progress_hide(&r->progress);
  fprintf(stderr, "%s\n", note);
}

/* Events of a document that is odd are no less events. */
static void warn_of(Runner *r, const SourceDoc *d) {
  char buf[900];
  if (endless(r)) return;
  const char *what = input_warning_of(&r->warning, source_name(r->source), d,
                                      buf, sizeof buf);
  if (!what || r->opt->quiet) return;
  progress_hide(&r->progress);
  fprintf(stderr, "%s\n", what);
}

/* The next document that is to be run, or what could not be read; those that
 * the store has and those of other shards are passed over. */
static SourceGot next_input(Runner *r, SourceDoc *d, uint64_t *ordinal,
                            StoreHas *has) {
  SourceGot got;
  *has = STORE_WANTS;
  while ((got = source_next(r->source, d)) != SOURCE_END && !halted(r)) {
    note_of(r);
    StoreDoc s = {.ordinal = *ordinal = r->ordinal++,
                  .doc = got == SOURCE_DOC ? d : NULL,
                  .unread = source_message(r->source)};
    *has = wanted(r, &s);
    if (*has == STORE_WANTS && got == SOURCE_DOC) warn_of(r, d);
    if (*has != STORE_HAS) return got;
    if (r->opt->follow) r->ordinal--; /* it has one already */
  }
  note_of(r); /* behind the last document of a file */
  *has = !r->store || halted(r) || store_had_all(r->store) ? STORE_WANTS
                                                           : STORE_OTHER;
  return got;
}

static int cannot_go_on(const Runner *r, StoreHas has) {
  if (has == STORE_FAILED) return store_failed(r);
  fputs("geoeng: the input is not the one that the run was begun with; it "
        "cannot be resumed\n",
        stderr);
  return EXIT_UNREADABLE;
}

/* -------------------------------------------------------------------- runs */

static int run_here(Runner *r) {
  SourceDoc d;
  SourceGot got;
  Reply reply;
  uint64_t at;
  StoreHas has;
  int code = GO_ON;
  while (code == GO_ON && !stopped()) {
    got = next_input(r, &d, &at, &has);
    if (stopped()) break; /* what was read may be half a document */
    if (has != STORE_WANTS) return cannot_go_on(r, has);
    if (got == SOURCE_END) break;
    if (got == SOURCE_ERROR) {
      code = deliver_unread(r, at, source_message(r->source));
      continue;
    }
    rule_process_run(r->rules, &d, &reply);
    code = deliver(r, at, &d, &reply);
  }
  /* A signal may have been why a write failed. */
  return stopped() ? told_to_stop(r) : code;
}

/* Reads ahead until the pool is full; an exit code when that fails. */
static int feed(Runner *r, Pool *p, bool *end) {
  SourceDoc d;
  uint64_t at;
  StoreHas has;
  while (!*end && !halted(r) && !pool_full(p)) {
    SourceGot got = next_input(r, &d, &at, &has);
    GeStatus st = GE_OK;
    if (halted(r)) break;
    if (has != STORE_WANTS) return cannot_go_on(r, has);
    if (got == SOURCE_END) *end = true;
    else if (got == SOURCE_DOC) st = pool_put(p, &d, at);
    else st = pool_put_error(p, source_message(r->source), at);
    if (st != GE_OK) {
      fprintf(stderr, "geoeng: out of memory\n");
      return EXIT_OUTPUT;
    }
    /* It is answered first, but where a line tells that it was. */
    if (r->opt->filter && !r->opt->done && r->opt->nworkers == 1) break;
  }
  return r->code;
}

/* Documents that were not run are not failed: the run may go on with them. */
static int rules_ended(Runner *r) {
  progress_hide(&r->progress);
  fprintf(stderr, "%s; the run ends behind %llu documents%s\n",
          rule_process_ended(r->rules), (unsigned long long)r->ndocs,
          resumes(r) ? "; go on with --resume" : "");
  return EXIT_RULE;
}

static int answer(Runner *r, const PoolTaken *t) {
  return t->doc.id ? deliver(r, t->ordinal, &t->doc, &t->reply)
                   : deliver_unread(r, t->ordinal, t->reply.error);
}

/* What a source that others write on waits by (see SourceWait): replies are written
 * meanwhile. */
static bool wait_here(void *runner, int fd, int ms) {
  Runner *r = runner;
  PoolTaken t;
  note_of(r);
  if (!r->pool) {
    struct pollfd one = {.fd = fd, .events = POLLIN};
    poll(&one, 1, ms);
    return !stopped();
  }
  while (!halted(r)) {
    PoolGot got = pool_wait(r->pool, &t, fd, ms);
    if (got == POOL_INPUT) return true;
    if (got == POOL_GONE) r->code = rules_ended(r);
    if (got == POOL_REPLY && !stopped()) r->code = answer(r, &t);
  }
  return false;
}

static int run_pool(Runner *r, Pool *p) {
  PoolTaken t;
  bool end = false;
  int code = GO_ON;
  while (code == GO_ON) {
    code = feed(r, p, &end);
    if (code != GO_ON) return code;
    PoolGot got = stopped() ? POOL_STOPPED : pool_take(p, &t);
    if (got == POOL_EMPTY) break;
    if (got == POOL_GONE) return rules_ended(r);
    if (stopped()) return told_to_stop(r);
    if (got != POOL_REPLY) continue; /* another signal */
    code = answer(r, &t);
  }
  return stopped() ? told_to_stop(r) : code;
}

enum {
  LIFETIME = 256 << 20
}; /* text a worker reads: it keeps every word type
                                  that it saw */

static int run_workers(Runner *r) {
  const Options *o = r->opt;
  PoolConfig config = {.nworkers = o->nworkers,
                       .timeout = o->doc_timeout,
                       .lifetime = LIFETIME,
                       .start = rule_process_worker,
                       .ctx = r->rules};
  Pool *p;
  int code = EXIT_OUTPUT;
  r->pool = pool_new(&p, &config) == GE_OK ? p : NULL;
  if (r->pool) code = run_pool(r, p);
  else fprintf(stderr, "geoeng: out of memory\n");
  pool_free(p);
  return code;
}

/* Whether the events go to another place than a terminal. */
static bool elsewhere(const Runner *r) {
  return resumes(r) || !sink_tty(r->sink);
}

/* What --resume had to do beside going on. */
static void report_changed(Runner *r) {
  uint64_t again = 0;
  if (r->database) r->nchanged = database_changed(r->database);
  if (r->store) store_changed(r->store, &r->nchanged, &again);
  if (again > 0)
    fprintf(stderr,
            "geoeng: %llu documents have changed since they were run; "
            "from the first of them on %llu were run again\n",
            (unsigned long long)r->nchanged, (unsigned long long)again);
}

/* Events that were found and that the database does not hold; whether there are
 * any. */
static bool tell_lost(const Runner *r) {
  unsigned long long n = r->database ? database_same(r->database) : 0;
  if (n > 0)
    fprintf(stderr,
            "geoeng: %llu event%s left out of the database: %s; give "
            "each document an id of its own\n",
            n, n == 1 ? " is" : "s are",
            n == 1 ? "it has the id of one before"
                   : "they have the ids of some before");
  return n > 0;
}

int runner_run(Runner *r) {
  const SourceWait wait = {wait_here, r};
  r->code = GO_ON;
  if (r->opt->follow) source_follow(r->source, &wait);
  else if (r->opt->filter) source_waits(r->source, &wait);
  if (r->opt->follow && r->store) r->ordinal = store_next(r->store);
  progress_start(&r->progress, elsewhere(r));
  int code = r->opt->nworkers == 0 ? run_here(r) : run_workers(r);
  progress_hide(&r->progress);
  error_limit_end(&r->errors);
  char buf[900];
  const char *same = input_warning_of_ids(&r->warning, buf, sizeof buf);
  bool told = !r->opt->quiet && !endless(r) && !r->opt->convert;
  if (same && told) fprintf(stderr, "%s\n", same);
  r->nsame = r->warning.same;
  input_warning_clear(&r->warning);
  report_changed(r);
  if (!r->opt->quiet) omissions_tell(&r->left_out);
  bool lost = tell_lost(r);
  if (code != GO_ON) return code;
  r->ended = !r->opt->follow; /* more may come in a later run */
  if (!source_read_any(r->source)) return EXIT_UNREADABLE;
  return r->nfailed || lost ? EXIT_SOME : EXIT_OK;
}

void runner_stats(const Runner *r) {
  unsigned long long docs = r->ndocs, bytes = r->nbytes, events = r->nevents,
                     failed = r->nfailed, changed = r->nchanged;
  bool confined = rule_process_confined(r->rules) != CONFINED_NO;
  if (strcmp(r->opt->stats, "json") == 0)
    fprintf(stderr,
            "{\"documents\":%llu,\"bytes\":%llu,\"events\":%llu,"
            "\"vetoed\":%llu,\"failed\":%llu,\"changed\":%llu,"
            "\"same_id\":%llu,\"seconds\":%.3f,"
            "\"workers\":%u,\"confined\":%s}\n",
            docs, bytes, events, (unsigned long long)r->nvetoed, failed,
            changed, (unsigned long long)r->nsame,
            progress_seconds(&r->progress), r->opt->nworkers,
            confined ? "true" : "false");
  else
    fprintf(stderr, "%llu documents, %llu bytes, %llu events, %llu failed",
            docs, bytes, events, failed);
  if (strcmp(r->opt->stats, "json") == 0) return;
  if (r->nvetoed > 0)
    fprintf(stderr, ", %llu vetoed", (unsigned long long)r->nvetoed);
  if (changed > 0) fprintf(stderr, ", %llu had changed", changed);
  if (r->nsame > 0)
    fprintf(stderr, ", %llu with the id of another",
            (unsigned long long)r->nsame);
  if (!confined) fputs(", not confined", stderr);
  fputc('\n', stderr);
}
