#include "input/arrivals.h"
#include "base/bytes.h"
#include "base/list.h"

#include <dirent.h>
#include <errno.h>
#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
  TOLD = IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_MOVED_FROM |
         IN_MOVE_SELF | IN_ONLYDIR
};

typedef struct Folder {
  int id; /* of inotify; they rise */
  char *path;
} Folder;

/* When something was, by the clock that files are stamped by. */
typedef struct timespec Moment;

/* A file as a look found it. Size and time of writing are what every file system
 * has; its clock may be another's, and a name be seen long after it was given. */
typedef struct Found {
  char *path;
  off_t size;
  Moment written;
  bool taken;
} Found;

typedef LIST(Found) Look;

struct Arrivals {
  const char *path;
  SourceWait wait;
  int notice; /* of inotify, -1: directories are looked at each second */
  LIST(Folder) folders;
  LIST(char *) queue; /* files, from `first` on */
  uint32_t first;
  void *queued; /* a tree of the same */
  char *open;   /* the one that was given last */
  struct stat as_opened;
  Moment seen;     /* changes before are known */
  bool looks;      /* directories are looked at now */
  Moment looked;   /* when they last were, by the monotonic clock */
  Look look, last; /* this one, and the one before in the order of paths */
  const char *error, *note;
  bool memory; /* is out */
  bool begun;
};

const char *arrivals_error(const Arrivals *a) { return a->error; }

const char *arrivals_note(Arrivals *a) {
  const char *note = a->note;
  a->note = NULL;
  return note;
}

static int by_text(const void *a, const void *b) { return strcmp(a, b); }

static Moment now(clockid_t clock) {
  Moment m;
  clock_gettime(clock, &m);
  return m;
}

static bool before(Moment a, Moment b) {
  return a.tv_sec != b.tv_sec ? a.tv_sec < b.tv_sec : a.tv_nsec < b.tv_nsec;
}

static bool same_moment(Moment a, Moment b) {
  return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

static void forget(Look *l) {
  while (l->n) ge_drop(l->at[--l->n].path);
}

Arrivals *arrivals_new(const char *path, const SourceWait *wait) {
  Arrivals *a = ge_alloc_zeros(1, sizeof *a);
  const char *why;
  if (!a) return NULL;
  a->path = path;
  a->wait = *wait;
  a->notice = notice_open(path, &why);
  if (a->notice < 0)
    a->note =
        "changes are not told: it is looked at each second, and a file is "
        "taken once it has not changed for one";
  return a;
}

void arrivals_free(Arrivals *a) {
  if (!a) return;
  while (a->first < a->queue.n) {
    char *path = a->queue.at[a->first++];
    tdelete(path, &a->queued, by_text);
    ge_drop(path);
  }
  while (a->folders.n) ge_drop(a->folders.at[--a->folders.n].path);
  forget(&a->last);
  forget(&a->look);
  list_clear(&a->last);
  list_clear(&a->look);
  list_clear(&a->queue);
  list_clear(&a->folders);
  ge_drop(a->open);
  if (a->notice >= 0) close(a->notice);
  ge_free(a, sizeof *a);
}

static void look_each_second(Arrivals *a) {
  if (a->notice >= 0) close(a->notice);
  a->notice = -1;
  a->note = "changes of so many directories are not told (see fs.inotify."
            "max_user_watches): they are looked at each second";
}

/* -------------------------------------------------------------------- files */

static bool is_whole(const char *name) {
  size_t n = strlen(name);
  return name[0] != '.' && !bytes_end(name, n, ".tmp") &&
         !bytes_end(name, n, ".part");
}

static char *join(Arrivals *a, const char *folder, const char *name) {
  char *path = ge_join(folder, name);
  if (!path) a->memory = true;
  return path;
}

/* Whether this is the file that was opened last, as it was then: it was told of
 * between, or closed by one that wrote nothing more. */
static bool is_open(const Arrivals *a, const char *path) {
  struct stat st;
  const struct stat *was = &a->as_opened;
  return a->open && strcmp(path, a->open) == 0 && stat(path, &st) == 0 &&
         st.st_dev == was->st_dev && st.st_ino == was->st_ino &&
         st.st_size == was->st_size && same_moment(st.st_mtim, was->st_mtim);
}

/* Takes the path over. */
static void enqueue(Arrivals *a, char *path) {
  bool known = tfind(path, &a->queued, by_text) || is_open(a, path);
  if (!known && a->first > 0 && a->first == a->queue.n)
    a->first = a->queue.n = 0;
  if (!known && list_push(&a->queue, path)) {
    if (tsearch(path, &a->queued, by_text)) return;
    a->queue.n--;
  }
  a->memory = a->memory || !known;
  ge_drop(path);
}

/* -------------------------------------------------------------------- looks */

static int by_path(const void *a, const void *b) {
  return strcmp(((const Found *)a)->path, ((const Found *)b)->path);
}

/* Takes the path over. A file is taken when two looks find it the same; of what
 * was there when the first was taken, changes from `seen` on alone are new. */
static void look_at(Arrivals *a, char *path, const struct stat *st) {
  Found f = {.path = path, .size = st->st_size, .written = st->st_mtim};
  const Found *was = a->last.n
                         ? bsearch(&f, a->last.at, a->last.n, sizeof f, by_path)
                         : NULL;
  bool same = was && was->size == f.size &&
              same_moment(was->written, f.written);
  bool known = a->looked.tv_sec == 0 && before(st->st_ctim, a->seen);
  f.taken = same || known;
  if (!list_push(&a->look, f)) {
    a->memory = true;
    ge_drop(path);
  } else if (same && !was->taken && (path = join(a, "", path)))
    enqueue(a, path);
}

/* ------------------------------------------------------------------ folders */

static uint32_t folder_place(const Arrivals *a, int id) {
  uint32_t low = 0, high = a->folders.n;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (a->folders.at[middle].id < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

static Folder *folder_of(Arrivals *a, int id) {
  uint32_t i = folder_place(a, id);
  return i < a->folders.n && a->folders.at[i].id == id ? &a->folders.at[i]
                                                       : NULL;
}

/* Has the system tell of a folder. */
static void watch(Arrivals *a, const char *path) {
  if (a->notice < 0) return;
  int id = inotify_add_watch(a->notice, path, TOLD);
  if (id < 0 && errno != ENOENT && errno != ENOTDIR) look_each_second(a);
  Folder *known = id < 0 ? NULL : folder_of(a, id);
  char *kept = id < 0 ? NULL : join(a, path, "");
  if (!kept) return;
  if (known) {
    ge_drop(known->path);
    known->path = kept;
  } else if (!list_push(&a->folders, ((Folder){id, kept}))) {
    a->memory = true;
    ge_drop(kept);
  }
}

static int ascending(const struct dirent **a, const struct dirent **b) {
  return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_shown(const struct dirent *e) { return e->d_name[0] != '.'; }

static void scan(Arrivals *a, const char *path, Moment from);

/* What a folder holds and has changed from a moment on. */
static void scan_entry(Arrivals *a, char *path, Moment from) {
  struct stat st;
  bool there = lstat(path, &st) == 0, folder = there && S_ISDIR(st.st_mode);
  if (folder) scan(a, path, from);
  bool file = there && !folder && stat(path, &st) == 0 && S_ISREG(st.st_mode) &&
              is_whole(strrchr(path, '/') + 1);
  if (file && a->looks) look_at(a, path, &st);
  else if (file && !before(st.st_ctim, from)) enqueue(a, path);
  else ge_drop(path);
}

/* Watched first: what comes meanwhile is told, too. */
static void scan(Arrivals *a, const char *path, Moment from) {
  struct dirent **list = NULL;
  watch(a, path);
  int n = scandir(path, &list, is_shown, ascending);
  if (n < 0 && path == a->path) a->error = strerror(errno);
  for (int i = 0; i < n; i++) {
    char *entry = join(a, path, list[i]->d_name);
    if (entry) scan_entry(a, entry, from);
    free(list[i]);
  }
  free(list);
}

static const Moment never = {0, 0};

/* A folder that is named otherwise from now on. */
static void leave(Arrivals *a, const char *path) {
  size_t n = strlen(path);
  for (uint32_t i = 0; i < a->folders.n; i++) {
    const Folder *f = &a->folders.at[i];
    if (strncmp(f->path, path, n) == 0 && f->path[n] == '/')
      inotify_rm_watch(a->notice, f->id);
  }
}

static void drop(Arrivals *a, int id) {
  uint32_t i = folder_place(a, id);
  if (i == a->folders.n || a->folders.at[i].id != id) return;
  ge_drop(a->folders.at[i].path);
  a->folders.n--;
  memmove(a->folders.at + i, a->folders.at + i + 1,
          (a->folders.n - i) * sizeof *a->folders.at);
}

/* ------------------------------------------------------------------- events */

static bool is_root(const Arrivals *a, const Folder *f) {
  size_t n = strlen(a->path);
  return strncmp(f->path, a->path, n) == 0 &&
         (f->path[n] == '\0' || strcmp(f->path + n, "/") == 0);
}

static void take_folder(Arrivals *a, const struct inotify_event *e,
                        const char *path) {
  if (e->mask & IN_MOVED_FROM) leave(a, path);
  else if (e->mask & (IN_CREATE | IN_MOVED_TO)) scan(a, path, never);
}

static void take_event(Arrivals *a, const struct inotify_event *e) {
  const Folder *f = folder_of(a, e->wd);
  if (!f) return;
  if ((e->mask & (IN_IGNORED | IN_MOVE_SELF)) && is_root(a, f))
    a->error = "the directory was removed or renamed";
  if (e->mask & IN_IGNORED) drop(a, e->wd);
  if (e->len == 0 || e->name[0] == '.') return;
  char *path = join(a, f->path, e->name);
  if (path && (e->mask & IN_ISDIR)) take_folder(a, e, path);
  bool file = !(e->mask & IN_ISDIR) && is_whole(e->name) &&
              (e->mask & (IN_CLOSE_WRITE | IN_MOVED_TO));
  if (path && file) enqueue(a, path);
  else ge_drop(path);
}

static void take_events(Arrivals *a) {
  _Alignas(struct inotify_event) char events[65536];
  Moment since = a->seen, here = now(CLOCK_REALTIME_COARSE);
  bool overflow = false;
  ssize_t n;
  while (a->notice >= 0 && (n = read(a->notice, events, sizeof events)) > 0)
    for (const char *p = events; p < events + n;) {
      const struct inotify_event *e = (const void *)p;
      if (e->mask & IN_Q_OVERFLOW) overflow = true;
      else take_event(a, e);
      p += sizeof *e + e->len;
    }
  /* More came than the system keeps: files tell when they were changed. */
  if (overflow) scan(a, a->path, since);
  a->seen = here;
}

/* Where nothing is told: once all that the last look found is read, and a second
 * later at the soonest. */
static void look(Arrivals *a) {
  Moment m = now(CLOCK_MONOTONIC), next = a->looked;
  next.tv_sec += NOTICE_POLL_MS / 1000;
  if (a->first < a->queue.n || (a->looked.tv_sec && before(m, next))) return;
  a->looks = true;
  scan(a, a->path, never);
  a->looks = false;
  a->looked = m;
  forget(&a->last);
  Look found = a->look;
  a->look = a->last;
  a->last = found;
  if (found.n) qsort(found.at, found.n, sizeof *found.at, by_path);
}

static char *next_queued(Arrivals *a) {
  char *path = a->queue.at[a->first++];
  tdelete(path, &a->queued, by_text);
  if (a->first > 1024 && a->first > a->queue.n / 2) {
    a->queue.n -= a->first;
    memmove(a->queue.at, a->queue.at + a->first,
            a->queue.n * sizeof *a->queue.at);
    a->first = 0;
  }
  return path;
}

const char *arrivals_next(Arrivals *a) {
  for (;;) {
    if (a->notice < 0) look(a);
    else if (a->begun) take_events(a);
    else {
      a->seen = now(CLOCK_REALTIME_COARSE);
      scan(a, a->path, never);
    }
    a->begun = true;
    if (a->memory) a->error = "out of memory";
    if (a->first < a->queue.n) break;
    if (a->error || !notice_wait(a->notice, &a->wait)) return NULL;
  }
  ge_drop(a->open);
  memset(&a->as_opened, 0, sizeof a->as_opened);
  return a->open = next_queued(a);
}

void arrivals_opened(Arrivals *a, int fd) { (void)fstat(fd, &a->as_opened); }
