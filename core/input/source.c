#include "input/source.h"
#include "base/list.h"
#include "input/arrivals.h"
#include "input/kinds.h"
#include "input/looks.h"
#include "input/passed_over.h"
#include "input/readers.h"
#include "input/tail.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef LIST(char *) Names;

struct Source {
  const char *const *args;
  size_t nargs, arg;
  PassedOver passed; /* of the last argument */
  Names queue;       /* files still to open, the next one last */
  InputOptions options;
  Buf path;
  int fd;      /* of the open file, -1: none */
  Input input; /* the open file */
  const ReaderKind *kind;
  void *reader; /* of the open file, NULL: none is open */
  bool any, ended;
  SourceWait wait; /* until NULL: reading waits by itself */
  bool follows;
  Tail *tail; /* the last argument, once it is */
  Arrivals *arrivals;
};

const char *source_message(const Source *s) {
  const Buf *b = &s->input.message;
  return b->failed || !b->at ? "out of memory" : b->at;
}

const char *source_name(const Source *s) { return s->input.name; }

const char *source_note(const Source *s) {
  const Buf *b = &s->input.note;
  return b->n > 0 && !b->failed ? b->at : NULL;
}

bool source_read_any(const Source *s) { return s->any; }

GeStatus source_open(Source **source, const char *const *paths, size_t npaths,
                     const InputOptions *options) {
  Source *s = *source = ge_alloc_zeros(1, sizeof *s);
  if (!s) return GE_ENOMEM;
  s->args = paths;
  s->nargs = npaths;
  s->options = *options;
  s->input.options = &s->options;
  s->input.name = "";
  s->fd = -1;
  return GE_OK;
}

void source_waits(Source *s, const SourceWait *wait) { s->wait = *wait; }

void source_follow(Source *s, const SourceWait *wait) {
  s->wait = *wait;
  s->follows = true;
}

static SourceGot fail(Source *s, const char *what) {
  return input_fail(&s->input, 0, 0, what, NULL, 0);
}

static void close_file(Source *s) {
  if (s->reader) s->kind->close(s->reader);
  charset_close(s->input.charset);
  if (s->fd > STDIN_FILENO) close(s->fd);
  s->reader = NULL;
  s->input.charset = NULL;
  s->input.at = s->input.end = NULL;
  s->fd = -1;
}

void source_close(Source *s) {
  if (!s) return;
  close_file(s);
  while (s->queue.n) ge_drop(s->queue.at[--s->queue.n]);
  list_clear(&s->queue);
  tail_free(s->tail);
  arrivals_free(s->arrivals);
  buf_clear(&s->path);
  buf_clear(&s->input.message);
  buf_clear(&s->input.note);
  ge_free(s, sizeof *s);
}

/* -------------------------------------------------------------- directories */

static bool push_name(Names *q, const char *dir, const char *name) {
  char *path = ge_join(dir, name);
  if (path && list_push(q, path)) return true;
  ge_drop(path);
  return false;
}

static int descending(const void *a, const void *b) {
  return strcmp(*(char *const *)b, *(char *const *)a);
}

static SourceGot holds_none(Source *s) {
  char endings[200], what[280];
  kind_endings(s->options.kind, endings, sizeof endings);
  snprintf(what, sizeof what, "the directory holds no file that is read (%s)",
           endings);
  return fail(s, what);
}

/* Whether directories hold other files by right, as that of a run does. */
static bool holds_others(const Source *s) {
  const char *kind = s->options.kind;
  return kind && strcmp(kind, reader_events.name) == 0;
}

/* Queue what a directory holds; files are taken from the end of the queue, so
 * names go in from last to first. */
static SourceGot open_dir(Source *s, const char *path) {
  struct dirent **list = NULL;
  uint32_t from = s->queue.n;
  bool ok = true;
  int n = scandir(path, &list, NULL, NULL);
  if (n < 0) return fail(s, strerror(errno));
  for (int i = 0; i < n; i++) {
    const char *name = list[i]->d_name;
    if (name[0] != '.' && ok) ok = push_name(&s->queue, path, name);
    free(list[i]);
  }
  free(list);
  if (!ok) return fail(s, "out of memory");
  uint32_t kept = from, found = s->queue.n - from;
  if (found > 0)
    qsort(s->queue.at + from, found, sizeof *s->queue.at, descending);
  for (uint32_t i = from; i < s->queue.n; i++) {
    char *p = s->queue.at[i];
    struct stat st;
    bool dir = lstat(p, &st) == 0 && S_ISDIR(st.st_mode);
    bool file = kind_takes(s->options.kind, p) && stat(p, &st) == 0 &&
                S_ISREG(st.st_mode);
    if (dir || file) s->queue.at[kept++] = p;
    else {
      if (!holds_others(s)) passed_over_add(&s->passed, p);
      ge_drop(p);
    }
  }
  s->queue.n = kept;
  if (kept == from) return holds_none(s);
  return SOURCE_DOC;
}

/* -------------------------------------------------------------------- files */

/* The kind of the file that is open, by what the user says, its name, or its
 * first bytes. */
static const ReaderKind *kind_of(const Source *s, bool from_stdin) {
  size_t n;
  const char *bytes = charset_first(s->input.charset, &n);
  const ReaderKind *kind = s->options.kind ? kind_named(s->options.kind)
                           : from_stdin    ? NULL
                                           : kind_of_name(s->input.name);
  if (!kind) kind = kind_of_bytes(bytes, n);
  return kind ? kind : kind_named("text");
}

static bool wait_for_input(void *ctx) {
  Source *s = ctx;
  bool more = s->wait.until(s->wait.ctx, STDIN_FILENO, -1);
  buf_reset(&s->input.note); /* it was told of */
  return more;
}

/* The bytes of an open file; NULL: *why says what is wrong. */
static Charset *open_bytes(Source *s, const char **why) {
  const StreamWait grows = {.more = tail_more, .ctx = s->tail},
                   input = {.bytes = wait_for_input, .ctx = s};
  bool waits = s->fd == STDIN_FILENO && s->wait.until;
  Stream *stream = stream_open(s->fd, s->options.stop,
                               s->tail ? &grows
                               : waits ? &input
                                       : NULL);
  Charset *c = stream ? charset_open(stream) : NULL;
  size_t n;
  *why = stream ? NULL : "out of memory";
  if (stream && !c) {
    *why = "out of memory";
    stream_close(stream);
  }
  if (!c) return NULL;
  (void)charset_first(c, &n);
  if (n > 0 || !charset_error(c)) return c;
  *why = charset_error(c);
  charset_close(c);
  return NULL;
}

/* Whether an object begins of which nothing is known yet. */
static bool only_opens(const Charset *c) {
  size_t n;
  const char *p = charset_first(c, &n), *end = p + n;
  p = input_skip_blank(p, end);
  return p < end && *p == '{' && input_skip_blank(p + 1, end) == end;
}

/* A reader for the file, or why there is none. */
static const char *open_reader(Source *s, bool from_stdin) {
  const char *why;
  size_t n;
  struct stat st;
  Input *in = &s->input;
  in->charset = open_bytes(s, &why);
  if (!in->charset) return why;
  s->kind = kind_of(s, from_stdin);
  /* How a pipe cuts its bytes shall not matter; a file is there. */
  bool there = fstat(s->fd, &st) == 0 && S_ISREG(st.st_mode);
  if (!s->tail && (there || !s->kind->lines || only_opens(in->charset))) {
    charset_fill(in->charset);
    s->kind = kind_of(s, from_stdin);
  }
  const ReaderKind *kind = s->kind;
  why = kind->lacks ? kind->lacks() : NULL;
  if (why) return why;
  const char *bytes = charset_first(in->charset, &n);
  in->likely = kind_of_bytes(bytes, n);
  why = kind->binary || s->options.encoding ? NULL : looks_unreadable(bytes, n);
  if (why) return why;
  if (s->tail && !kind->lines)
    return "a file that is followed holds a document a line: JSON Lines (.jsonl, "
           "or --input jsonl) or a table";
  if (!kind->binary && !charset_decode(in->charset, s->options.encoding))
    return "its encoding cannot be read";
  s->reader = kind->open(in);
  return s->reader ? NULL : "out of memory";
}

static SourceGot open_file(Source *s, const char *name) {
  struct stat st;
  bool from_stdin = strcmp(name, "-") == 0;
  buf_reset(&s->path);
  buf_puts(&s->path, from_stdin ? "<stdin>" : name);
  s->input.name = s->path.at ? s->path.at : "";
  s->input.line = 0;
  s->input.ended = false;
  if (!from_stdin && stat(name, &st) == 0 && S_ISDIR(st.st_mode))
    return open_dir(s, name);
  s->fd = from_stdin ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
  if (s->fd < 0) return fail(s, strerror(errno));
  if (s->tail) tail_opened(s->tail, s->fd);
  if (s->arrivals) arrivals_opened(s->arrivals, s->fd);
  const char *why = open_reader(s, from_stdin);
  if (!why) {
    s->any = true;
    return SOURCE_DOC;
  }
  SourceGot got = fail(s, why);
  close_file(s);
  return got;
}

/* What of a directory, and those in it, was not read. */
static void tell_passed(Source *s) {
  Buf what;
  buf_init(&what);
  if (passed_over_tell(&s->passed, &what)) {
    s->input.name = s->args[s->arg - 1];
    input_note(&s->input, 0, what.at);
  }
  buf_clear(&what);
}

/* What is to be told is told before waiting, which may be long. */
static bool wait_for(void *ctx, int fd, int ms) {
  Source *s = ctx;
  const char *what = s->tail ? tail_note(s->tail) : NULL;
  if (s->arrivals) {
    what = arrivals_note(s->arrivals);
    tell_passed(s);
    s->input.name = s->args[s->nargs - 1];
  }
  if (what) input_note(&s->input, 0, what);
  bool more = s->wait.until(s->wait.ctx, fd, ms);
  buf_reset(&s->input.note);
  return more;
}

static bool begin_following(Source *s) {
  struct stat st;
  const SourceWait wait = {wait_for, s};
  const char *name = s->args[s->nargs - 1];
  s->arg = s->nargs;
  s->input.name = name;
  if (stat(name, &st) == 0 && S_ISDIR(st.st_mode))
    return (s->arrivals = arrivals_new(name, &wait)) != NULL;
  return (s->tail = tail_new(name, &wait)) != NULL;
}

static SourceGot open_arrival(Source *s) {
  const char *path;
  while ((path = arrivals_next(s->arrivals)) &&
         !kind_takes(s->options.kind, path))
    passed_over_add(&s->passed, path);
  if (path) return open_file(s, path);
  const char *why = arrivals_error(s->arrivals);
  s->input.name = s->args[s->nargs - 1];
  if (!why || s->ended) return SOURCE_END;
  s->ended = true;
  return fail(s, why);
}

/* A file that cannot be read is an error once; then another is waited for, if
 * it is not the first. */
static SourceGot open_followed(Source *s) {
  const char *name = s->args[s->nargs - 1], *what;
  if (!s->tail && !s->arrivals && !begin_following(s))
    return s->ended ? SOURCE_END : (s->ended = true, fail(s, "out of memory"));
  if (s->arrivals) return open_arrival(s);
  if (s->ended || !tail_await(s->tail)) return SOURCE_END;
  if ((what = tail_note(s->tail))) {
    s->input.name = name;
    input_note(&s->input, 0, what);
  }
  SourceGot got = open_file(s, name);
  if (got != SOURCE_ERROR) return got;
  s->ended = !s->any; /* it is what nothing can be read of */
  tail_opened(s->tail, -1);
  return got;
}

/* The next file of the queue or the arguments. */
static SourceGot open_next(Source *s) {
  if (s->queue.n) {
    char *name = s->queue.at[--s->queue.n]; /* a directory adds more */
    SourceGot got = open_file(s, name);
    ge_drop(name);
    return got;
  }
  tell_passed(s);
  if (s->follows && s->arg + 1 >= s->nargs) return open_followed(s);
  return s->arg < s->nargs ? open_file(s, s->args[s->arg++]) : SOURCE_END;
}

static bool is_same(Source *s, const char *name, const struct stat *file) {
  struct stat st;
  int got = strcmp(name, "-") == 0 ? fstat(STDIN_FILENO, &st) : stat(name, &st);
  if (got == 0 && S_ISDIR(st.st_mode)) (void)open_dir(s, name);
  return got == 0 && st.st_dev == file->st_dev && st.st_ino == file->st_ino;
}

bool source_reads(const char *const *paths, size_t npaths, const char *file) {
  struct stat st;
  Source *s;
  InputOptions none = {.day = GE_NODAY};
  bool same = false;
  if (stat(file, &st) != 0 || !S_ISREG(st.st_mode)) return false;
  if (source_open(&s, paths, npaths, &none) != GE_OK) return false;
  while (!same && (s->queue.n > 0 || s->arg < s->nargs)) {
    char *name = s->queue.n ? s->queue.at[--s->queue.n] : NULL;
    same = is_same(s, name ? name : s->args[s->arg++], &st);
    if (name) ge_drop(name);
  }
  source_close(s);
  return same;
}

SourceGot source_next(Source *s, SourceDoc *doc) {
  buf_reset(&s->input.note);
  for (;;) {
    while (!s->reader) { /* a directory opens none */
      SourceGot got = open_next(s);
      if (got != SOURCE_DOC) return got;
    }
    SourceGot got = s->kind->next(s->reader, doc);
    if (got != SOURCE_END) return got;
    close_file(s);
  }
}
