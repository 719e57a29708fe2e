#include "base/json_writer.h"
#include "base/list.h"
#include "cli/journal.h"
#include "cli/run_folder.h"
#include "cli/run_writer.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BATCH = GE_ROOM(1 << 16, 8) }; /* bytes that are held back at most */

typedef struct Known { /* a document of the run that is gone on with */
  uint64_t ordinal;
  char id[16], content[HALF - 1];
  bool met; /* of a run whose documents come in any order */
} Known;

struct Store {
  StoreConfig config;
  char message[600], warning[600];
  int dir, lock, part, failed, journal; /* files, -1: not open */
  unsigned number;                      /* of the part */
  uint64_t part_end, failed_end;        /* bytes, what is held back counted */
  Journal sums;
  Buf run;                      /* the text of that file */
  Buf records, failures, lines; /* held back */
  LIST(Known) known;
  uint32_t at;     /* of known, the next to be met */
  bool cut;        /* one had changed */
  bool asleep;     /* a whole run that nothing was added to */
  uint64_t inputs; /* that it had */
  uint64_t changed, again;
};

__attribute__((format(printf, 2, 3))) static GeStatus fail(Store *s,
                                                           const char *fmt,
                                                           ...) {
  va_list ap;
  va_start(ap, fmt);
  vsnprintf(s->message, sizeof s->message, fmt, ap);
  va_end(ap);
  return GE_EIO;
}

static GeStatus fail_file(Store *s, const char *name, const char *what) {
  return fail(s, "%s/%s: error: %s: %s", s->config.dir, name, what,
              strerror(errno));
}

const char *store_message(const Store *s) { return s->message; }
const char *store_warning(const Store *s) { return s->warning; }

void store_changed(const Store *s, uint64_t *changed, uint64_t *again) {
  *changed = s->changed;
  *again = s->again;
}

/* -------------------------------------------------------------------- files */

#define OPEN_FLAGS (O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)

/* A file for writing, new or, where it may be, one that is there. Links are
 * never followed. */
static int open_in(Store *s, const char *name, int flags, bool may_be) {
  struct stat st;
  flags |= OPEN_FLAGS;
  int fd = openat(s->dir, name, flags | O_CREAT | O_EXCL, 0666);
  if (fd >= 0 || errno != EEXIST || !may_be) return fd;
  fd = openat(s->dir, name, flags);
  if (fd < 0 || (fstat(fd, &st) == 0 && S_ISREG(st.st_mode))) return fd;
  close(fd);
  errno = EINVAL;
  return -1;
}

static GeStatus fail_open(Store *s, const char *name) {
  struct stat st;
  const char *why = strerror(errno);
  bool there = fstatat(s->dir, name, &st, AT_SYMLINK_NOFOLLOW) == 0;
  if (there && S_ISLNK(st.st_mode))
    why = "it is a symbolic link, which no run makes; remove it";
  else if (there && !S_ISREG(st.st_mode))
    why = "it is no ordinary file; remove it";
  else if (errno == EEXIST)
    why = "it is there, and this run has not made it; remove it, or name "
          "another directory";
  return fail(s, "%s/%s: error: %s", s->config.dir, name, why);
}

/* A directory and those above it. */
static bool make_directories(const char *dir) {
  char path[4096];
  size_t n = strlen(dir);
  if (n >= sizeof path) return false;
  for (size_t i = 1; i <= n; i++) {
    if (dir[i] != '/' && dir[i] != '\0') continue;
    memcpy(path, dir, i);
    path[i] = '\0';
    if (mkdir(path, 0777) != 0 && errno != EEXIST) return false;
  }
  return true;
}

static GeStatus open_directory(Store *s) {
  const char *dir = s->config.dir;
  if (!make_directories(dir))
    return fail(s, "%s: error: the directory cannot be made: %s", dir,
                strerror(errno));
  s->dir = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (s->dir < 0)
    return fail(s, "%s: error: the directory cannot be opened: %s", dir,
                strerror(errno));
  s->lock = open_in(s, "lock", O_RDWR, true);
  if (s->lock < 0) return fail_open(s, "lock");
  if (flock(s->lock, LOCK_EX | LOCK_NB) != 0)
    return fail(s, "%s: error: another run writes there", dir);
  return GE_OK;
}

static GeStatus write_all(Store *s, int fd, const char *name, const char *at,
                          size_t n) {
  while (n > 0) {
    ssize_t k = write(fd, at, n);
    if (k < 0 && errno == EINTR) continue;
    if (k <= 0) return fail_file(s, name, "writing failed");
    at += k;
    n -= (size_t)k;
  }
  return GE_OK;
}

/* A small file, there as a whole or not at all. What a kill left of the one
 * beside it goes; a link is left for who planted it to explain. */
static GeStatus write_small(Store *s, const char *name, const Buf *b) {
  char beside[32];
  struct stat st;
  snprintf(beside, sizeof beside, "%s.new", name);
  if (fstatat(s->dir, beside, &st, AT_SYMLINK_NOFOLLOW) == 0) {
    if (!S_ISREG(st.st_mode)) return fail_open(s, beside);
    unlinkat(s->dir, beside, 0);
  }
  if (b->failed) return fail(s, "geoeng: out of memory");
  int fd = open_in(s, beside, O_WRONLY, false);
  if (fd < 0) return fail_open(s, beside);
  GeStatus status = write_all(s, fd, beside, b->at, b->n);
  if (status == GE_OK && fsync(fd) != 0)
    status = fail_file(s, beside, "fsync failed");
  close(fd);
  if (status == GE_OK && renameat(s->dir, beside, s->dir, name) != 0)
    status = fail_file(s, name, "cannot be made");
  return status;
}

/* ------------------------------------------------------------------ opening */

/* Whether a run was begun there; and if so it must be this one. */
static GeStatus check_run(Store *s, bool *begun) {
  Folder *f;
  struct stat st;
  *begun = fstatat(s->dir, "run", &st, AT_SYMLINK_NOFOLLOW) == 0;
  buf_printf(&s->run, "%s%s\n", RUN_FORMAT, s->config.key);
  if (s->run.failed) return fail(s, "geoeng: out of memory");
  if (!*begun) return write_small(s, "run", &s->run);
  GeStatus status = folder_open(&f, s->config.dir, s->dir);
  bool same = f && strcmp(folder_key(f), s->config.key) == 0;
  if (status != GE_OK)
    status = f ? fail(s, "%s: error: %s", folder_place(f), folder_wrong(f))
               : fail(s, "geoeng: out of memory");
  else if (!s->config.resume)
    status = fail(s,
                  "%s: error: a run was begun there; go on with --resume, "
                  "or name another directory",
                  s->config.dir);
  else if (!same)
    status = fail(s,
                  "%s: error: the run there has other rules, options or "
                  "another version; it cannot be resumed",
                  s->config.dir);
  folder_close(f);
  return status;
}

static bool know(Store *s, const JournalLine *l) {
  Known k = {.ordinal = l->ordinal};
  memcpy(k.id, l->id, sizeof k.id);
  memcpy(k.content, l->content, sizeof k.content);
  return list_push(&s->known, k);
}

/* Takes over the documents that are whole, `most` of them at most; known ones
 * are known already. */
static GeStatus take_over(Store *s, Folder *f, uint64_t most, bool known) {
  FolderDoc d;
  FolderGot got = FOLDER_END;
  while (folder_journal(f)->ndocs < most &&
         (got = folder_next(f, &d)) == FOLDER_DOC)
    if (!known && !know(s, &d.line)) return fail(s, "geoeng: out of memory");
  if (got == FOLDER_BAD && folder_refused(f))
    return fail(s, "%s: error: %s", folder_place(f), folder_wrong(f));
  s->sums = *folder_journal(f);
  if (got == FOLDER_BAD)
    snprintf(s->warning, sizeof s->warning,
             "%s: warning: %s; the documents "
             "from %" PRIu64 " on are run again",
             folder_place(f), folder_wrong(f), s->sums.next);
  return GE_OK;
}

static void close_file(int *fd) {
  if (*fd >= 0) close(*fd);
  *fd = -1;
}

/* A file that goes on behind `end` bytes, which it must have: one that was
 * lost is no run's to make up. */
static GeStatus open_cut(Store *s, const char *name, int *fd, uint64_t end,
                         bool may_be) {
  struct stat st;
  *fd = end > 0 ? openat(s->dir, name, OPEN_FLAGS | O_WRONLY)
                : open_in(s, name, O_WRONLY, may_be);
  if (*fd < 0) return fail_open(s, name);
  if (fstat(*fd, &st) != 0) return fail_file(s, name, "cannot be read");
  if (!S_ISREG(st.st_mode)) return fail_open(s, name);
  if ((uint64_t)st.st_size < end)
    return fail(s, "%s/%s: error: it is shorter than its journal says",
                s->config.dir, name);
  if (ftruncate(*fd, (off_t)end) == 0 && lseek(*fd, 0, SEEK_END) >= 0)
    return GE_OK;
  return fail_file(s, name, "cannot be cut");
}

/* A part gets its other name, if it has not. */
static GeStatus rename_part(Store *s, const char *from, const char *to) {
  if (renameat(s->dir, from, s->dir, to) == 0 || errno == ENOENT) return GE_OK;
  return fail_file(s, from, "cannot be renamed");
}

static GeStatus cut_full_part(Store *s, const char *open_name,
                              const char *whole) {
  int fd = -1;
  struct stat st;
  GeStatus status = GE_OK;
  if (fstatat(s->dir, whole, &st, AT_SYMLINK_NOFOLLOW) == 0)
    unlinkat(s->dir, open_name, 0); /* if it is there */
  else status = rename_part(s, open_name, whole);
  if (status == GE_OK) status = open_cut(s, whole, &fd, s->part_end, true);
  close_file(&fd);
  return status;
}

/* The part that goes on, cut behind its last committed record. One that was
 * the last of a whole run is opened again; one that is full is ended. */
static GeStatus open_part(Store *s, bool may_be) {
  char open_name[32], whole[32];
  GeStatus st = GE_OK;
  part_name(s->number, true, open_name);
  part_name(s->number, false, whole);
  if (s->part_end >= s->config.part) {
    st = cut_full_part(s, open_name, whole);
    s->number++;
    s->part_end = 0;
    part_name(s->number, true, open_name);
    may_be = false;
  } else if (may_be) {
    st = rename_part(s, whole, open_name);
  }
  if (st != GE_OK) return st;
  return open_cut(s, open_name, &s->part, s->part_end, may_be);
}

/* Parts behind the one that goes on hold nothing that is committed; those in
 * front of it are not open. */
static GeStatus drop_later_parts(Store *s) {
  const struct dirent *e;
  unsigned number;
  bool open;
  int fd = openat(s->dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *d = fd >= 0 ? fdopendir(fd) : NULL;
  if (!d) return fail_file(s, ".", "cannot be read");
  while ((e = readdir(d)))
    if (part_number(e->d_name, &number, &open) &&
        (number > s->number || (open && number < s->number)))
      unlinkat(s->dir, e->d_name, 0);
  closedir(d);
  return GE_OK;
}

/* The files as the sums say; may_be: there may be some. */
static GeStatus open_files(Store *s, bool may_be) {
  char header[JOURNAL_BYTES];
  Journal first;
  journal_start(&first, s->run.at, s->run.n, header);
  bool none = s->sums.ndocs == 0;
  if (none) s->sums = first;
  s->number = s->sums.part;
  s->part_end = s->sums.part_end;
  s->failed_end = s->sums.failed_end;
  unlinkat(s->dir, "complete", 0);
  GeStatus st = open_cut(s, "journal", &s->journal,
                         none ? 0 : s->sums.lines.nbytes, may_be);
  if (st == GE_OK && none)
    st = write_all(s, s->journal, "journal", header, strlen(header));
  if (st == GE_OK)
    st = open_cut(s, "failed.jsonl", &s->failed, s->failed_end, may_be);
  if (st == GE_OK && may_be) st = drop_later_parts(s);
  return st == GE_OK ? open_part(s, may_be) : st;
}

/* Goes on behind `most` documents of what is there. A run that is whole is left
 * as it is until something comes that it has not: the input may be another. */
static GeStatus go_on(Store *s, uint64_t most, bool known) {
  Folder *f;
  GeStatus st = folder_open(&f, s->config.dir, s->dir);
  if (st == GE_OK) st = take_over(s, f, most, known);
  else if (f) st = fail(s, "%s: error: %s", folder_place(f), folder_wrong(f));
  s->asleep = st == GE_OK && !known && !s->warning[0] &&
              folder_signed(f, &s->inputs);
  folder_close(f);
  return st == GE_OK && !s->asleep ? open_files(s, true) : st;
}

static GeStatus wake(Store *s) {
  if (!s->asleep) return GE_OK;
  s->asleep = false;
  return open_files(s, true);
}

static int by_content(const void *a, const void *b) {
  const Known *x = a, *y = b;
  int order = memcmp(x->content, y->content, sizeof x->content);
  return order ? order : (x->ordinal > y->ordinal) - (x->ordinal < y->ordinal);
}

GeStatus store_open(Store **store, const StoreConfig *config) {
  bool begun = false;
  Store *s = ge_alloc_zeros(1, sizeof *s);
  *store = s;
  if (!s) return GE_ENOMEM;
  s->config = *config;
  s->dir = s->lock = s->part = s->failed = s->journal = -1;
  GeStatus st = open_directory(s);
  if (st == GE_OK) st = check_run(s, &begun);
  if (st != GE_OK) return st;
  if (!begun) return open_files(s, false);
  st = go_on(s, UINT64_MAX, false);
  if (config->arrival && s->known.n > 0)
    qsort(s->known.at, s->known.n, sizeof *s->known.at, by_content);
  return st;
}

uint64_t store_next(const Store *s) { return s->sums.next; }

/* ---------------------------------------------------------------- documents */

/* The hashes of a document's id, and of all that it is. */
static void identify(const StoreDoc *d, JournalLine *l) {
  char hex[HALF];
  const char *id = d->doc ? d->doc->id : "";
  half_hash(id, strlen(id), hex);
  memcpy(l->id, hex, 16);
  l->id[16] = '\0';
  journal_content(d->doc, d->unread, l->content);
}

/* The run ends in front of the next known document, and goes on there. */
static GeStatus cut_here(Store *s) {
  s->cut = true;
  s->again = s->known.n - s->at;
  close_file(&s->part);
  close_file(&s->failed);
  close_file(&s->journal);
  return go_on(s, s->at, true);
}

/* Each document that is there stands for one of the input. */
static StoreHas has_arrived(Store *s, const StoreDoc *d) {
  JournalLine l;
  identify(d, &l);
  uint32_t low = 0, high = s->known.n;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    const Known *k = &s->known.at[middle];
    int order = memcmp(k->content, l.content, sizeof k->content);
    if (order < 0 || (order == 0 && k->met)) low = middle + 1;
    else high = middle;
  }
  Known *k = low < s->known.n ? &s->known.at[low] : NULL;
  if (!k || memcmp(k->content, l.content, sizeof k->content) != 0)
    return STORE_WANTS;
  k->met = true;
  return STORE_HAS;
}

StoreHas store_has(Store *s, const StoreDoc *d, bool mine) {
  if (s->config.arrival) return has_arrived(s, d);
  JournalLine l;
  char nobody[HALF];
  const Known *k = s->at < s->known.n ? &s->known.at[s->at] : NULL;
  if (!k || (k->ordinal > d->ordinal && (s->cut || !mine)))
    return mine ? STORE_WANTS : STORE_HAS;
  if (k->ordinal != d->ordinal) return STORE_OTHER;
  identify(d, &l);
  half_hash("", 0, nobody);
  bool same = mine && memcmp(k->content, l.content, sizeof k->content) == 0;
  bool unread = !d->doc || memcmp(k->id, nobody, sizeof k->id) == 0;
  bool named = mine && memcmp(k->id, l.id, sizeof k->id) == 0;
  if (!same && !named && !unread && !s->cut) return STORE_OTHER;
  if (!same && !s->cut && cut_here(s) != GE_OK) return STORE_FAILED;
  s->changed += !same;
  s->at++;
  return mine && s->cut ? STORE_WANTS : STORE_HAS;
}

bool store_had_all(const Store *s) {
  return s->config.arrival || s->cut || s->at == s->known.n;
}

/* ------------------------------------------------------------------ writing */

static GeStatus flush(Store *s, int fd, const char *name, Buf *b) {
  if (b->failed) return fail(s, "geoeng: out of memory");
  GeStatus st = b->n ? write_all(s, fd, name, b->at, b->n) : GE_OK;
  buf_reset(b);
  return st;
}

/* Records first: a line of the journal says that they are there. */
GeStatus store_flush(Store *s) {
  GeStatus st = flush(s, s->part, "part", &s->records);
  if (st == GE_OK) st = flush(s, s->failed, "failed.jsonl", &s->failures);
  return st == GE_OK ? flush(s, s->journal, "journal", &s->lines) : st;
}

static GeStatus sync_all(Store *s) {
  if (fsync(s->part) != 0) return fail_file(s, "part", "fsync failed");
  if (fsync(s->failed) != 0)
    return fail_file(s, "failed.jsonl", "fsync failed");
  if (fsync(s->journal) != 0) return fail_file(s, "journal", "fsync failed");
  return GE_OK;
}

/* The part is whole and gets its final name. */
static GeStatus end_part(Store *s) {
  char open_name[32], whole[32];
  part_name(s->number, true, open_name);
  part_name(s->number, false, whole);
  GeStatus st = store_flush(s);
  if (st == GE_OK) st = sync_all(s);
  if (st != GE_OK) return st;
  close(s->part);
  s->part = -1;
  if (renameat(s->dir, open_name, s->dir, whole) != 0)
    return fail_file(s, open_name, "cannot be renamed");
  return fsync(s->dir) == 0 ? GE_OK : fail_file(s, ".", "fsync failed");
}

static GeStatus commit(Store *s, const StoreDoc *d, const Written *w) {
  JournalLine l = {.ordinal = d->ordinal};
  char text[JOURNAL_BYTES];
  GeStatus st = wake(s);
  if (st != GE_OK) return st;
  identify(d, &l);
  buf_put(&s->records, w->records, w->nrecords);
  buf_put(&s->failures, w->failure, w->nfailure);
  l.part = s->number;
  l.end = s->part_end += w->nrecords;
  l.failed_end = s->failed_end += w->nfailure;
  journal_add(&s->sums, &l, w, text);
  buf_puts(&s->lines, text);
  bool whole = s->part_end >= s->config.part; /* by bytes alone, so that a run
                                                 that goes on does the same */
  if (!whole && s->records.n < BATCH && s->lines.n < BATCH / 8) return GE_OK;
  if (!whole) return store_flush(s);
  st = end_part(s);
  s->number++;
  s->part_end = 0;
  return st == GE_OK ? open_part(s, false) : st;
}

GeStatus store_put(Store *s, const StoreDoc *d, const char *records, size_t n) {
  Written w = {.records = records ? records : "", .nrecords = n, .failure = ""};
  return commit(s, d, &w);
}

GeStatus store_put_failed(Store *s, const StoreDoc *d, const char *error) {
  JsonWriter *j;
  size_t n;
  Buf line;
  const char *id = d->doc ? d->doc->id : "";
  if (json_writer_new(&j) != GE_OK) return fail(s, "geoeng: out of memory");
  json_put_open(j, '{');
  json_put_key(j, "doc");
  json_put_string(j, id, strlen(id));
  json_put_key(j, "ordinal");
  json_put_int(j, (int64_t)d->ordinal);
  json_put_key(j, "error");
  json_put_string(j, error, strlen(error));
  json_put_close(j, '}');
  const char *text = json_writer_text(j, &n);
  buf_init(&line);
  if (text) buf_put(&line, text, n);
  else line.failed = true;
  json_writer_free(j);
  if (line.n == 0 || line.at[line.n - 1] != '\n') buf_putc(&line, '\n');
  Written w = {.records = "", .failure = line.at, .nfailure = line.n};
  GeStatus st = line.failed ? fail(s, "geoeng: out of memory")
                            : commit(s, d, &w);
  buf_clear(&line);
  return st;
}

static GeStatus finish(Store *s, bool end, uint64_t inputs) {
  Buf sign;
  if (s->asleep && (!end || inputs == s->inputs)) return GE_OK;
  GeStatus st = wake(s);
  if (st == GE_OK) st = end ? end_part(s) : store_flush(s);
  if (st != GE_OK) return st;
  if (!end) return sync_all(s);
  buf_init(&sign);
  journal_sign(&s->sums, inputs, s->number + 1, &sign);
  st = write_small(s, "complete", &sign);
  buf_clear(&sign);
  if (st != GE_OK || fsync(s->dir) == 0) return st;
  return fail_file(s, ".", "fsync failed");
}

GeStatus store_close(Store *s, bool end, uint64_t inputs) {
  if (!s) return GE_OK;
  int *const files[] = {&s->part, &s->failed, &s->journal, &s->dir, &s->lock};
  bool begun = s->part >= 0 || s->asleep;
  GeStatus st = begun && !s->message[0] ? finish(s, end, inputs) : GE_OK;
  for (size_t i = 0; i < GE_COUNT(files); i++) close_file(files[i]);
  if (st != GE_OK) fprintf(stderr, "%s\n", s->message);
  buf_clear(&s->run);
  buf_clear(&s->records);
  buf_clear(&s->failures);
  buf_clear(&s->lines);
  list_clear(&s->known);
  ge_free(s, sizeof *s);
  return st;
}
