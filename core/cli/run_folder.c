#include "cli/run_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SMALL = 1 << 20 }; /* bytes of `run` and `complete` at most */

struct Folder {
  char dir[4096];
  char place[4200], wrong[300];
  bool refused, over; /* over: nothing follows */
  int fd, part, failed;
  FILE *journal;
  uint64_t part_bytes, failed_bytes;
  uint64_t line; /* of the journal */
  Journal sums;
  Buf run, sign, records, failure;
  const char *key;
  bool is_signed;
  uint64_t inputs;
  unsigned parts;
};

const char *folder_place(const Folder *f) { return f->place; }
const char *folder_wrong(const Folder *f) { return f->wrong; }
bool folder_refused(const Folder *f) { return f->refused; }
const Journal *folder_journal(const Folder *f) { return &f->sums; }
const char *folder_key(const Folder *f) { return f->key; }

bool folder_signed(const Folder *f, uint64_t *inputs) {
  if (inputs) *inputs = f->inputs;
  return f->is_signed;
}

/* ----------------------------------------------------------------- messages */

__attribute__((format(printf, 3, 4))) static FolderGot bad(Folder *f,
                                                           const char *name,
                                                           const char *fmt,
                                                           ...) {
  va_list ap;
  va_start(ap, fmt);
  vsnprintf(f->wrong, sizeof f->wrong, fmt, ap);
  va_end(ap);
  if (!name && f->line > 0)
    snprintf(f->place, sizeof f->place, "%s/journal:%" PRIu64, f->dir, f->line);
  else
    snprintf(f->place, sizeof f->place, "%s%s%s", f->dir, *name ? "/" : "",
             name);
  f->over = true;
  return FOLDER_BAD;
}

static FolderGot refuse(Folder *f, const char *name, const char *what) {
  f->refused = true;
  return bad(f, name, "%s", what);
}

/* What could not be opened or read. A file that is not there can be made
 * again, of what cannot be read nobody knows. */
static FolderGot unread(Folder *f, const char *name) {
  if (errno == ENOENT) return bad(f, name, "the file is missing");
  if (errno == ELOOP)
    return refuse(f, name,
                  "it is a symbolic link, which no run makes; remove "
                  "it");
  if (errno == EINVAL)
    return refuse(f, name, "it is no ordinary file; remove it");
  return refuse(f, name, strerror(errno));
}

/* -------------------------------------------------------------------- files */

int folder_file(int dir, const char *name) {
  struct stat st;
  int fd = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) return -1;
  if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) return fd;
  close(fd);
  errno = EINVAL;
  return -1;
}

void part_name(unsigned number, bool open, char name[32]) {
  snprintf(name, 32, "part-%05u.jsonl%s", number, open ? ".open" : "");
}

bool part_number(const char *name, unsigned *number, bool *open) {
  char same[32];
  int n = 0;
  if (sscanf(name, "part-%u.jsonl%n", number, &n) != 1 || n == 0) return false;
  *open = name[n] != '\0';
  part_name(*number, *open, same);
  return strcmp(name, same) == 0;
}

static uint64_t size_of(int fd) {
  struct stat st;
  return fstat(fd, &st) == 0 ? (uint64_t)st.st_size : 0;
}

/* Bytes [from, to) of a file, which has them. */
static bool read_bytes(int fd, uint64_t from, uint64_t to, Buf *b) {
  char part[GE_ROOM(1 << 14, 7)];
  buf_reset(b);
  while (from < to) {
    size_t want = to - from < sizeof part ? (size_t)(to - from) : sizeof part;
    ssize_t n = pread(fd, part, want, (off_t)from);
    if (n < 0 && errno == EINTR) continue;
    if (n == 0) errno = EIO;
    if (n <= 0) return false;
    buf_put(b, part, (size_t)n);
    from += (uint64_t)n;
  }
  if (b->failed) errno = ENOMEM;
  return !b->failed;
}

/* A small file as a whole. */
static bool read_small(Folder *f, const char *name, Buf *b) {
  int fd = folder_file(f->fd, name);
  if (fd < 0) return false;
  uint64_t n = size_of(fd);
  bool ok = read_bytes(fd, 0, n < SMALL ? n : SMALL, b);
  if (ok && !b->at) buf_puts(b, "");
  close(fd);
  return ok && !b->failed;
}

/* ------------------------------------------------------------------ opening */

/* The key, which is the second line. */
static FolderGot read_run(Folder *f) {
  static const char format[] = RUN_FORMAT;
  size_t n = sizeof format - 1;
  if (!read_small(f, "run", &f->run)) {
    if (errno == ENOENT)
      return refuse(f, "run",
                    "the file is missing: this is no folder that a "
                    "run wrote");
    return unread(f, "run");
  }
  char *line = f->run.n > n ? f->run.at + n : NULL;
  char *end = line ? memchr(line, '\n', f->run.n - n) : NULL;
  if (!end || memcmp(f->run.at, format, n) != 0 ||
      end + 1 != f->run.at + f->run.n)
    return refuse(f, "run",
                  "this folder was written by an older geoeng, or "
                  "its first file is damaged; run it again, into another "
                  "folder");
  return FOLDER_END;
}

/* `complete`, as far as it can be read before the journal is. */
static FolderGot read_sign(Folder *f) {
  char run[65], hex[65];
  uint64_t ndocs;
  int n = 0;
  if (!read_small(f, "complete", &f->sign))
    return errno == ENOENT ? FOLDER_END : unread(f, "complete");
  f->is_signed = true;
  const char *text = f->sign.at, *last = strstr(text, "\nsha256 ");
  if (!last || strlen(text) != f->sign.n ||
      sscanf(text,
             "run %64[0-9a-f]\ndocuments %" SCNu64 "\ninputs %" SCNu64
             "\nparts %u\n%n",
             run, &ndocs, &f->inputs, &f->parts, &n) != 4 ||
      n == 0)
    return bad(f, "complete", "it is not what the end of a run writes");
  sha256_hex(text, (size_t)(last + 1 - text), hex);
  if (strncmp(last + 8, hex, 64) != 0 || strcmp(last + 72, "\n") != 0)
    return bad(f, "complete", "it was altered since it was written");
  if (strcmp(run, f->sums.run) == 0) return FOLDER_END;
  return refuse(f, "complete",
                "it belongs to another run than `run` does; put "
                "the right one back");
}

/* The journal behind its header. */
static FolderGot read_header(Folder *f, const char *header) {
  char line[JOURNAL_BYTES];
  int fd = folder_file(f->fd, "journal");
  if (fd < 0 && errno == ENOENT && !f->is_signed) return FOLDER_END;
  if (fd < 0) return unread(f, "journal");
  f->journal = fdopen(fd, "rb");
  if (!f->journal) {
    close(fd);
    return refuse(f, "journal", strerror(errno));
  }
  size_t n = fread(line, 1, strlen(header), f->journal);
  bool torn = n < strlen(header) && memcmp(line, header, n) == 0;
  if (torn && !f->is_signed) f->over = true; /* it was stopped at once */
  if (torn && f->is_signed)
    return bad(f, "journal", "it is empty, and had the lines of all documents");
  if (torn || memcmp(line, header, n) == 0) return FOLDER_END;
  if (n > 17 && memcmp(line, header, 17) == 0)
    return refuse(f, "journal",
                  "it belongs to another run than `run` does; "
                  "put the right one back");
  return bad(f, "journal", "it does not begin as a journal does");
}

GeStatus folder_open(Folder **folder, const char *dir, int fd) {
  char header[JOURNAL_BYTES];
  Folder *f = ge_alloc_zeros(1, sizeof *f);
  *folder = f;
  if (!f) return GE_ENOMEM;
  f->fd = f->part = f->failed = -1;
  size_t n = strlen(dir);
  while (n > 1 && dir[n - 1] == '/') n--;
  snprintf(f->dir, sizeof f->dir, "%.*s", (int)n, dir);
  f->key = "";
  f->fd = fd >= 0 ? fcntl(fd, F_DUPFD_CLOEXEC, 0)
                  : open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (f->fd < 0) {
    refuse(f, "", strerror(errno));
    return GE_EIO;
  }
  if (read_run(f) == FOLDER_BAD) return GE_EIO;
  journal_start(&f->sums, f->run.at, f->run.n, header);
  f->run.at[f->run.n - 1] = '\0';
  f->key = f->run.at + sizeof RUN_FORMAT - 1;
  if (read_sign(f) == FOLDER_BAD || read_header(f, header) == FOLDER_BAD)
    return GE_OK; /* the first folder_next tells */
  return GE_OK;
}

void folder_close(Folder *f) {
  if (!f) return;
  if (f->journal) fclose(f->journal);
  if (f->part >= 0) close(f->part);
  if (f->failed >= 0) close(f->failed);
  if (f->fd >= 0) close(f->fd);
  buf_clear(&f->run);
  buf_clear(&f->sign);
  buf_clear(&f->records);
  buf_clear(&f->failure);
  ge_free(f, sizeof *f);
}

/* ---------------------------------------------------------------- documents */

/* The part that is open holds what the lines so far tell of. */
static FolderGot end_part(Folder *f) {
  char name[32];
  part_name(f->sums.part, false, name);
  if (f->part < 0 || f->part_bytes == f->sums.part_end) return FOLDER_END;
  return bad(f, name,
             "it has %" PRIu64 " bytes behind the last record that "
             "the journal tells of",
             f->part_bytes - f->sums.part_end);
}

static FolderGot open_part(Folder *f, unsigned number) {
  char name[32];
  if (f->part >= 0 && end_part(f) == FOLDER_BAD) return FOLDER_BAD;
  if (f->part >= 0) close(f->part);
  part_name(number, false, name);
  f->part = folder_file(f->fd, name);
  if (f->part < 0 && errno == ENOENT && !f->is_signed) {
    part_name(number, true, name);
    f->part = folder_file(f->fd, name);
  }
  if (f->part < 0) return unread(f, name);
  f->part_bytes = size_of(f->part);
  return FOLDER_END;
}

/* The files of a line, and that they are long enough. */
static FolderGot reach(Folder *f, const JournalLine *l, uint64_t *from) {
  char name[32];
  const Journal *s = &f->sums;
  bool first = f->part < 0, next = !first && l->part == s->part + 1;
  if (l->part != s->part && !next)
    return bad(f, NULL, "part %u does not follow part %u", l->part, s->part);
  if ((first || next) && open_part(f, l->part) == FOLDER_BAD) return FOLDER_BAD;
  *from = next ? 0 : s->part_end;
  part_name(l->part, false, name);
  if (l->end < *from || l->failed_end < s->failed_end)
    return bad(f, NULL, "its bytes do not follow those of the line before");
  if (l->end > f->part_bytes)
    return bad(f, name,
               "it is cut: the records of document %" PRIu64 " (bytes %" PRIu64
               " to %" PRIu64 ") are not all there",
               l->ordinal, *from, l->end);
  if (f->failed < 0) {
    f->failed = folder_file(f->fd, "failed.jsonl");
    if (f->failed < 0) return unread(f, "failed.jsonl");
    f->failed_bytes = size_of(f->failed);
  }
  if (l->failed_end <= f->failed_bytes) return FOLDER_END;
  return bad(f, "failed.jsonl",
             "it is cut: the error of document %" PRIu64 " is not there",
             l->ordinal);
}

/* What was written for a document, and whether it is what the line says. */
static FolderGot check(Folder *f, JournalLine *l, uint64_t from) {
  char again[JOURNAL_BYTES], name[32], was[HALF];
  Journal sums = f->sums;
  part_name(l->part, false, name);
  if (!read_bytes(f->part, from, l->end, &f->records)) return unread(f, name);
  if (!read_bytes(f->failed, sums.failed_end, l->failed_end, &f->failure))
    return unread(f, "failed.jsonl");
  Written w = {.records = f->records.at,
               .nrecords = f->records.n,
               .failure = f->failure.at,
               .nfailure = f->failure.n};
  memcpy(was, l->hash, HALF);
  journal_add(&sums, l, &w, again);
  bool failed = f->failure.n > 0;
  if (strcmp(was, l->hash) != 0 && failed)
    return bad(f, "failed.jsonl",
               "the error of document %" PRIu64 " is not "
               "that which was written",
               l->ordinal);
  if (strcmp(was, l->hash) != 0)
    return bad(f, name,
               "the records of document %" PRIu64 " (bytes %" PRIu64
               " to %" PRIu64 ") are not those that were written",
               l->ordinal, from, l->end);
  f->sums = sums;
  return FOLDER_DOC;
}

/* ------------------------------------------------------------------ the end */

/* Parts that the journal does not know. A run that was stopped may have opened
 * one more. */
static FolderGot check_names(Folder *f) {
  const struct dirent *e;
  unsigned number, most = f->sums.ndocs > 0 ? f->sums.part + 2 : 1;
  bool open;
  if (f->is_signed) most = f->parts;
  char stray[32] = "";
  int fd = openat(f->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *d = fd >= 0 ? fdopendir(fd) : NULL;
  if (!d) return refuse(f, "", strerror(errno));
  while ((e = readdir(d)))
    if (part_number(e->d_name, &number, &open) &&
        (number >= most || (open && f->is_signed)) &&
        (!*stray || strcmp(e->d_name, stray) < 0))
      part_name(number, open, stray);
  closedir(d);
  return *stray ? bad(f, stray, "the journal does not know this part")
                : FOLDER_END;
}

/* An empty part may follow the last record. */
static FolderGot check_last_part(Folder *f) {
  char name[32];
  unsigned known = f->sums.ndocs > 0 ? f->sums.part + 1 : 0;
  if (known > 0 && f->parts == known) return end_part(f);
  if (f->parts != known + 1)
    return bad(f, "complete", "it tells of %u parts, and the journal of %u",
               f->parts, known);
  if (open_part(f, known) == FOLDER_BAD) return FOLDER_BAD;
  part_name(known, false, name);
  if (f->part_bytes == 0) return FOLDER_END;
  return bad(f, name,
             "it has %" PRIu64 " bytes that the journal does not tell "
             "of",
             f->part_bytes);
}

/* The first word of a line that the sign has in another way. */
static FolderGot unlike(Folder *f, const Buf *now) {
  const char *a = f->sign.at, *b = now->at;
  unsigned long long was = 0;
  const char *docs = strstr(a, "\ndocuments ");
  if (docs) sscanf(docs, "\ndocuments %llu", &was);
  if (was != f->sums.ndocs)
    return bad(f, "journal",
               "it has lines of %" PRIu64 " documents, and %llu "
               "were written",
               f->sums.ndocs, was);
  size_t at = 0, line = 0;
  for (; a[at] && a[at] == b[at]; at++)
    if (a[at] == '\n') line = at + 1;
  return bad(f, "complete", "its `%.*s` are not those of the files",
             (int)strcspn(a + line, " "), a + line);
}

static FolderGot check_sign(Folder *f) {
  Buf now;
  uint64_t failed = f->failed_bytes;
  if (f->failed < 0) {
    f->failed = folder_file(f->fd, "failed.jsonl");
    if (f->failed < 0) return unread(f, "failed.jsonl");
    failed = size_of(f->failed);
  }
  buf_init(&now);
  journal_sign(&f->sums, f->inputs, f->parts, &now);
  bool same = !now.failed && strcmp(now.at, f->sign.at) == 0;
  FolderGot got = same ? FOLDER_END : unlike(f, &now);
  buf_clear(&now);
  if (got == FOLDER_BAD) return got;
  if (f->inputs < f->sums.next)
    return bad(f, "complete", "it tells of fewer documents than there are");
  if (failed != f->sums.failed_end)
    return bad(f, "failed.jsonl",
               "it has %" PRIu64 " bytes that the journal "
               "does not tell of",
               failed - f->sums.failed_end);
  return check_last_part(f);
}

static FolderGot finish(Folder *f) {
  FolderGot got = f->is_signed ? check_sign(f) : FOLDER_END;
  if (got == FOLDER_END) got = check_names(f);
  f->over = true;
  return got;
}

FolderGot folder_next(Folder *f, FolderDoc *doc) {
  char text[JOURNAL_BYTES];
  uint64_t from = 0;
  if (f->wrong[0]) return FOLDER_BAD;
  if (f->over || !f->journal) return finish(f);
  f->line = f->line ? f->line + 1 : 2;
  memset(text, 0, sizeof text);
  if (!fgets(text, sizeof text, f->journal)) {
    if (ferror(f->journal)) return refuse(f, "journal", strerror(errno));
    return finish(f);
  }
  /* A run that was killed may have half a line. */
  if (!strchr(text, '\n') && feof(f->journal) && !f->is_signed)
    return finish(f);
  if (!journal_parse(text, &doc->line))
    return bad(f, NULL, "this is no line of a journal");
  if (doc->line.ordinal < f->sums.next)
    return bad(f, NULL, "document %" PRIu64 " comes twice, or too late",
               doc->line.ordinal);
  if (!journal_follows(&f->sums, &doc->line, text))
    return bad(f, NULL,
               "the line does not follow the one before it: it or "
               "those before it were altered, moved or left out");
  if (reach(f, &doc->line, &from) == FOLDER_BAD) return FOLDER_BAD;
  FolderGot got = check(f, &doc->line, from);
  doc->records = f->records.at ? f->records.at : "";
  doc->nrecords = f->records.n;
  return got;
}
