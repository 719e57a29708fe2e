#include "base/sha256.h"
#include "base/json_writer.h"
#include "cli/run_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BATCH = 1 << 16 }; /* bytes that are held back at most */

#define JOURNAL_LINE "%" PRIu64 " %16s %u %" PRIu64 " %16s %" PRIu64 "\n"

struct Store {
  StoreConfig config;
  char message[600];
  int dir, lock, part, failed, journal; /* files, -1: not open */
  unsigned number;                      /* of the part */
  uint64_t part_end, failed_end;        /* bytes, what is held back counted */
  uint64_t next;
  char last_id[17];
  Buf records, failures, lines; /* held back */
};

__attribute__((format(printf, 2, 3))) static GeStatus
fail(Store *s, const char *fmt, ...) {
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
uint64_t store_next(const Store *s) { return s->next; }

static void hash(const char *s, size_t n, char out[17]) {
  char hex[65];
  sha256_hex(s, n, hex);
  memcpy(out, hex, 16);
  out[16] = '\0';
}

bool store_knows(const Store *s, uint64_t ordinal, const char *id) {
  char h[17];
  if (ordinal + 1 != s->next) return true;
  hash(id, strlen(id), h);
  return strcmp(h, s->last_id) == 0;
}

static void part_name(unsigned number, bool open, char name[32]) {
  snprintf(name, 32, "part-%05u.jsonl%s", number, open ? ".open" : "");
}

/* ------------------------------------------------------------------ reading */

/* The whole of a file of the directory; false: there is none. */
static bool read_file(const Store *s, const char *name, Buf *b) {
  char part[1 << 14];
  ssize_t n;
  int fd = openat(s->dir, name, O_RDONLY | O_CLOEXEC);
  buf_reset(b);
  if (fd < 0) return false;
  while ((n = read(fd, part, sizeof part)) > 0) buf_put(b, part, (size_t)n);
  close(fd);
  return n == 0 && !b->failed;
}

typedef struct Line { /* of the journal */
  uint64_t ordinal, end, failed_end;
  unsigned part;
  char id[17], hash[17];
} Line;

static bool parse_line(const char *at, Line *l) {
  int n = 0;
  return sscanf(at, "%" SCNu64 " %16s %u %" SCNu64 " %16s %" SCNu64 "%n",
                &l->ordinal, l->id, &l->part, &l->end, l->hash,
                &l->failed_end, &n) == 6 && at[n] == '\n';
}

/* Whether the records of a line are there, whole. */
static bool line_holds(const Store *s, const Line *l, const Buf *part,
                       uint64_t from) {
  char h[17];
  struct stat st;
  if (l->end < from || l->end > part->n) return false;
  hash(part->at ? part->at + from : "", l->end - from, h);
  if (strcmp(h, l->hash) != 0) return false;
  if (fstat(s->failed, &st) != 0) return false;
  return l->failed_end <= (uint64_t)st.st_size;
}

/* A part by its final or its open name. */
static bool read_part(const Store *s, unsigned number, Buf *b) {
  char name[32];
  part_name(number, false, name);
  if (read_file(s, name, b)) return true;
  part_name(number, true, name);
  return read_file(s, name, b);
}

/* Takes over the journal's lines whose records are whole; its bytes. */
static size_t take_journal(Store *s, const Buf *journal) {
  Buf part;
  Line l;
  size_t at = 0;
  unsigned number = UINT32_MAX;
  uint64_t from = 0;
  buf_init(&part);
  while (at < journal->n && parse_line(journal->at + at, &l)) {
    if (l.part != number) {
      if (!read_part(s, l.part, &part)) break;
      number = l.part;
      from = 0;
    }
    if (!line_holds(s, &l, &part, from)) break;
    from = l.end;
    s->next = l.ordinal + 1;
    s->number = l.part;
    s->part_end = l.end;
    s->failed_end = l.failed_end;
    memcpy(s->last_id, l.id, sizeof l.id);
    at += strcspn(journal->at + at, "\n") + 1;
  }
  buf_clear(&part);
  return at;
}

/* ------------------------------------------------------------------ opening */

static int open_in(Store *s, const char *name, int flags) {
  return openat(s->dir, name, flags | O_CREAT | O_CLOEXEC, 0666);
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
  s->lock = open_in(s, "lock", O_RDWR);
  if (s->lock < 0) return fail_file(s, "lock", "cannot be opened");
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

/* The key is written once, and must be the same ever after. */
static GeStatus check_key(Store *s) {
  Buf b;
  GeStatus st = GE_OK;
  buf_init(&b);
  bool begun = read_file(s, "run", &b) && b.n > 0;
  size_t n = strlen(s->config.key);
  bool same = begun && b.n == n + 1 && memcmp(b.at, s->config.key, n) == 0;
  buf_clear(&b);
  if (begun && !s->config.resume)
    return fail(s, "%s: error: a run was begun there; go on with --resume, or "
                "name another directory", s->config.dir);
  if (begun && !same)
    return fail(s, "%s: error: the run there has other rules, options or "
                "another version; it cannot be resumed", s->config.dir);
  if (begun) return GE_OK;
  int fd = open_in(s, "run", O_WRONLY | O_TRUNC);
  if (fd < 0) return fail_file(s, "run", "cannot be made");
  st = write_all(s, fd, "run", s->config.key, n);
  if (st == GE_OK) st = write_all(s, fd, "run", "\n", 1);
  if (st == GE_OK && fsync(fd) != 0) st = fail_file(s, "run", "fsync failed");
  close(fd);
  return st;
}

/* The part that goes on, cut behind its last committed record. One that was
 * the last of a whole run is opened again; one that is full is ended. */
static GeStatus open_part(Store *s) {
  char open_name[32], whole[32];
  part_name(s->number, true, open_name);
  part_name(s->number, false, whole);
  if (s->part_end >= s->config.part) {
    renameat(s->dir, open_name, s->dir, whole); /* if it is there */
    s->number++;
    s->part_end = 0;
    part_name(s->number, true, open_name);
  } else {
    renameat(s->dir, whole, s->dir, open_name);
  }
  s->part = open_in(s, open_name, O_WRONLY);
  if (s->part < 0) return fail_file(s, open_name, "cannot be opened");
  if (ftruncate(s->part, (off_t)s->part_end) != 0 ||
      lseek(s->part, 0, SEEK_END) < 0)
    return fail_file(s, open_name, "cannot be cut");
  return GE_OK;
}

/* Parts behind the one that goes on hold nothing that is committed. */
static void drop_later_parts(Store *s) {
  char name[32];
  for (unsigned i = s->number + 1; i < s->number + 3; i++)
    for (int open = 0; open < 2; open++) {
      part_name(i, open, name);
      unlinkat(s->dir, name, 0);
    }
}

static GeStatus go_on(Store *s) {
  Buf b;
  buf_init(&b);
  s->failed = open_in(s, "failed.jsonl", O_RDWR);
  if (s->failed < 0) return fail_file(s, "failed.jsonl", "cannot be opened");
  size_t n = read_file(s, "journal", &b) ? take_journal(s, &b) : 0;
  buf_clear(&b);
  s->journal = open_in(s, "journal", O_WRONLY);
  if (s->journal < 0) return fail_file(s, "journal", "cannot be opened");
  if (ftruncate(s->journal, (off_t)n) != 0 ||
      lseek(s->journal, 0, SEEK_END) < 0)
    return fail_file(s, "journal", "cannot be cut");
  if (ftruncate(s->failed, (off_t)s->failed_end) != 0 ||
      lseek(s->failed, 0, SEEK_END) < 0)
    return fail_file(s, "failed.jsonl", "cannot be cut");
  drop_later_parts(s);
  unlinkat(s->dir, "complete", 0);
  return open_part(s);
}

GeStatus store_open(Store **store, const StoreConfig *config) {
  Store *s = ge_alloc_zeros(1, sizeof *s);
  *store = s;
  if (!s) return GE_ENOMEM;
  s->config = *config;
  s->dir = s->lock = s->part = s->failed = s->journal = -1;
  GeStatus st = open_directory(s);
  if (st == GE_OK) st = check_key(s);
  return st == GE_OK ? go_on(s) : st;
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
  if (fsync(s->failed) != 0) return fail_file(s, "failed.jsonl", "fsync failed");
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

static GeStatus commit(Store *s, uint64_t ordinal, const char *id,
                       const char *records, size_t n) {
  char of_id[17], of_records[17];
  hash(id, strlen(id), of_id);
  hash(records, n, of_records);
  buf_put(&s->records, records, n);
  s->part_end += n;
  buf_printf(&s->lines, JOURNAL_LINE, ordinal, of_id, s->number, s->part_end,
             of_records, s->failed_end);
  s->next = ordinal + 1;
  memcpy(s->last_id, of_id, sizeof of_id);
  bool whole = s->part_end >= s->config.part; /* by bytes alone, so that a run
                                                 that goes on does the same */
  if (!whole && s->records.n < BATCH && s->lines.n < BATCH / 8) return GE_OK;
  if (!whole) return store_flush(s);
  GeStatus st = end_part(s);
  s->number++;
  s->part_end = 0;
  return st == GE_OK ? open_part(s) : st;
}

GeStatus store_put(Store *s, uint64_t ordinal, const char *id,
                   const char *records, size_t n) {
  return commit(s, ordinal, id, records ? records : "", n);
}

GeStatus store_put_failed(Store *s, uint64_t ordinal, const char *id,
                          const char *error) {
  JsonWriter *j;
  size_t n;
  if (json_writer_new(&j) != GE_OK) return fail(s, "geoeng: out of memory");
  json_put_open(j, '{');
  json_put_key(j, "doc");
  json_put_string(j, id, strlen(id));
  json_put_key(j, "ordinal");
  json_put_int(j, (int64_t)ordinal);
  json_put_key(j, "error");
  json_put_string(j, error, strlen(error));
  json_put_close(j, '}');
  const char *text = json_writer_text(j, &n);
  size_t before = s->failures.n;
  if (text) buf_put(&s->failures, text, n);
  else s->failures.failed = true;
  json_writer_free(j);
  if (text && (n == 0 || s->failures.at[s->failures.n - 1] != '\n'))
    buf_putc(&s->failures, '\n');
  s->failed_end += s->failures.n - before;
  return commit(s, ordinal, id, "", 0);
}

static GeStatus finish(Store *s, bool end) {
  if (!end) {
    GeStatus st = store_flush(s);
    return st == GE_OK ? sync_all(s) : st;
  }
  GeStatus st = end_part(s);
  if (st != GE_OK) return st;
  int fd = open_in(s, "complete", O_WRONLY);
  if (fd < 0) return fail_file(s, "complete", "cannot be made");
  close(fd);
  return fsync(s->dir) == 0 ? GE_OK : fail_file(s, ".", "fsync failed");
}

GeStatus store_close(Store *s, bool end) {
  if (!s) return GE_OK;
  int *const files[] = {&s->part, &s->failed, &s->journal, &s->dir, &s->lock};
  GeStatus st = s->part >= 0 && !s->message[0] ? finish(s, end) : GE_OK;
  for (size_t i = 0; i < GE_COUNT(files); i++)
    if (*files[i] >= 0) close(*files[i]);
  if (st != GE_OK) fprintf(stderr, "%s\n", s->message);
  buf_clear(&s->records);
  buf_clear(&s->failures);
  buf_clear(&s->lines);
  ge_free(s, sizeof *s);
  return st;
}
