/* System calls that fail, for LD_PRELOAD: GEOENG_FAULT="CALL N" lets the N-th
 * CALL on an ordinary file or folder fail, and says so on standard error.
 *
 *   write    ENOSPC, and so does every later one: the disk is full
 *   short    writes half, then as write: the disk fills within it
 *   fsync, truncate
 *            EIO, once
 *   rename, unlink, open
 *            EACCES, once; open: of a file that is written to
 */
#define _GNU_SOURCE 1
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool wanted(const char *call, unsigned long *n) {
  const char *fault = getenv("GEOENG_FAULT");
  size_t len = strlen(call);
  if (!fault || strncmp(fault, call, len) != 0 || fault[len] != ' ')
    return false;
  *n = strtoul(fault + len, NULL, 10);
  return true;
}

static void tell(const char *call, unsigned long n) {
  dprintf(STDERR_FILENO, "fault: %s %lu\n", call, n);
}

/* Whether this call is to fail; count: of its kind so far. */
static bool due(const char *call, unsigned long *count, int error) {
  unsigned long n;
  if (!wanted(call, &n) || ++*count != n) return false;
  tell(call, n);
  errno = error;
  return true;
}

static bool on_disk(int fd) {
  struct stat st;
  return fd > STDERR_FILENO && fstat(fd, &st) == 0 &&
         (S_ISREG(st.st_mode) || S_ISDIR(st.st_mode));
}

typedef ssize_t (*Write)(int, const void *, size_t);
typedef int (*Fsync)(int);
typedef int (*Ftruncate)(int, off_t);
typedef int (*Renameat)(int, const char *, int, const char *);
typedef int (*Unlinkat)(int, const char *, int);
typedef int (*Openat)(int, const char *, int, ...);

/* The call that this file stands before. ISO C has no cast from void *. */
#define REAL(type, name)                                                       \
  type real;                                                                   \
  *(void **)(void *)&real = dlsym(RTLD_NEXT, name)

__attribute__((visibility("default"))) ssize_t write(int fd, const void *at,
                                                     size_t n) {
  static unsigned long writes;
  unsigned long which = 0;
  REAL(Write, "write");
  bool half = wanted("short", &which);
  if (!on_disk(fd) || (!half && !wanted("write", &which)) || ++writes < which)
    return real(fd, at, n);
  if (writes == which) tell(half ? "short" : "write", which);
  if (half && writes == which && n > 1) return real(fd, at, n / 2);
  errno = ENOSPC;
  return -1;
}

__attribute__((visibility("default"))) int fsync(int fd) {
  static unsigned long count;
  REAL(Fsync, "fsync");
  return on_disk(fd) && due("fsync", &count, EIO) ? -1 : real(fd);
}

__attribute__((visibility("default"))) int ftruncate(int fd, off_t length) {
  static unsigned long count;
  REAL(Ftruncate, "ftruncate");
  return due("truncate", &count, EIO) ? -1 : real(fd, length);
}

__attribute__((visibility("default"))) int renameat(int from, const char *old,
                                                    int to, const char *new) {
  static unsigned long count;
  REAL(Renameat, "renameat");
  return due("rename", &count, EACCES) ? -1 : real(from, old, to, new);
}

__attribute__((visibility("default"))) int unlinkat(int dir, const char *name,
                                                    int flags) {
  static unsigned long count;
  REAL(Unlinkat, "unlinkat");
  return due("unlink", &count, EACCES) ? -1 : real(dir, name, flags);
}

__attribute__((visibility("default"))) int openat(int dir, const char *name,
                                                  int flags, ...) {
  static unsigned long count;
  REAL(Openat, "openat");
  mode_t mode = 0;
  if (flags & O_CREAT) {
    va_list ap;
    va_start(ap, flags);
    mode = va_arg(ap, mode_t);
    va_end(ap);
  }
  if ((flags & O_ACCMODE) != O_RDONLY && due("open", &count, EACCES)) return -1;
  return real(dir, name, flags, mode);
}
