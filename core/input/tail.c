#include "input/tail.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

struct Tail {
  const char *path;
  SourceWait wait;
  int notice, folder, file; /* of inotify, -1: none */
  int fd;                   /* of the open file */
  bool had, cut;            /* a file was open; it was cut short */
  dev_t device;             /* of it */
  ino_t number;
  char note[200];
};

static void note(Tail *t, const char *what) {
  snprintf(t->note, sizeof t->note, "%s", what);
}

const char *tail_note(Tail *t) {
  static char told[sizeof t->note];
  if (!t->note[0]) return NULL;
  memcpy(told, t->note, sizeof told);
  t->note[0] = '\0';
  return told;
}

static void look_each_second(Tail *t, const char *why) {
  if (t->notice >= 0) close(t->notice);
  t->notice = t->folder = t->file = -1;
  snprintf(t->note, sizeof t->note,
           "changes are not told (%s): it is looked at "
           "each second",
           why);
}

/* The folder tells of files that come, by creation or by another name. */
static void watch_folder(Tail *t) {
  char folder[4096];
  const char *why, *slash = strrchr(t->path, '/');
  size_t n = slash ? (size_t)(slash - t->path) + 1 : 0;
  snprintf(folder, sizeof folder, "%.*s", (int)n, t->path);
  const char *place = n ? folder : ".";
  t->notice = notice_open(place, &why);
  if (t->notice >= 0)
    t->folder = inotify_add_watch(t->notice, place, IN_CREATE | IN_MOVED_TO);
  if (t->notice >= 0 && t->folder < 0) why = strerror(errno);
  if (t->folder < 0) look_each_second(t, why);
}

Tail *tail_new(const char *path, const SourceWait *wait) {
  Tail *t = ge_alloc_zeros(1, sizeof *t);
  if (!t) return NULL;
  t->path = path;
  t->wait = *wait;
  t->notice = t->folder = t->file = t->fd = -1;
  watch_folder(t);
  return t;
}

void tail_free(Tail *t) {
  if (!t) return;
  if (t->notice >= 0) close(t->notice);
  ge_free(t, sizeof *t);
}

/* That something happened is enough: the file tells what. */
static void forget_events(const Tail *t) {
  char events[8192];
  while (t->notice >= 0 && read(t->notice, events, sizeof events) > 0) {}
}

/* Where a link leads to, the next file is made in the folder there. */
static void watch_real_folder(const Tail *t) {
  char real[PATH_MAX];
  if (!realpath(t->path, real)) return;
  char *slash = strrchr(real, '/');
  slash[slash == real] = '\0';
  (void)inotify_add_watch(t->notice, real, IN_CREATE | IN_MOVED_TO);
}

void tail_opened(Tail *t, int fd) {
  struct stat st;
  t->fd = fd;
  t->cut = false;
  t->had = true;
  int got = fd < 0 ? stat(t->path, &st) : fstat(fd, &st);
  if (got == 0) t->device = st.st_dev, t->number = st.st_ino;
  if (t->notice < 0) return;
  if (t->file >= 0) inotify_rm_watch(t->notice, t->file);
  t->file = inotify_add_watch(t->notice, t->path,
                              IN_MODIFY | IN_ATTRIB | IN_MOVE_SELF);
  if (t->file < 0 && errno != ENOENT) look_each_second(t, strerror(errno));
  else watch_real_folder(t);
}

/* Whether another file has the name. */
static bool is_other(const Tail *t) {
  struct stat st;
  return stat(t->path, &st) == 0 &&
         (st.st_dev != t->device || st.st_ino != t->number);
}

bool tail_await(Tail *t) {
  struct stat st;
  bool told = t->had;
  for (;;) {
    forget_events(t);
    if (stat(t->path, &st) == 0 && (!t->had || t->cut || is_other(t)))
      return true;
    if (!told) note(t, "it is not there yet, and is waited for");
    told = true;
    if (!notice_wait(t->notice, &t->wait)) return false;
  }
}

bool tail_more(void *tail) {
  Tail *t = tail;
  struct stat st;
  for (;;) {
    forget_events(t);
    bool other = is_other(t); /* before what the old one still got is seen */
    off_t at = lseek(t->fd, 0, SEEK_CUR);
    if (fstat(t->fd, &st) != 0 || st.st_size > at) return true;
    t->cut = st.st_size < at;
    if (t->cut) note(t, "it was cut short, and is read from its start again");
    else if (other) note(t, "another file has its name, and is read now");
    if (t->cut || other) return false;
    if (!notice_wait(t->notice, &t->wait)) return false;
  }
}
