#define _GNU_SOURCE 1 /* mkostemp */
#include "engine/list_cache.h"
#include "engine/list_image.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATH_BYTES 4096
#define SUFFIX ".lists"
#define READ "; the lexicons are read from their text"
#define LARGE_PAGE ((size_t)2 << 20)

/* The path of a file in the folder; `tail` follows the key. */
static bool path_of(char path[PATH_BYTES], const char *dir, const char *key,
                    const char *tail) {
  int n = snprintf(path, PATH_BYTES, "%s/%s%s", dir, key, tail);
  return n > 0 && n < PATH_BYTES;
}

bool cache_is_key(const char *key) {
  return strlen(key) == IMAGE_KEY &&
         strspn(key, "0123456789abcdef") == IMAGE_KEY;
}

void cache_unmap(GeEngine *e) {
  if (e->image) munmap(e->image, e->image_bytes);
  e->image = NULL;
}

/* ----------------------------------------------------------------- loading */

/* Why a file or folder is not believed, or NULL: a checksum says that an image
 * is whole, not who made it. */
static const char *untrusted(const struct stat *s) {
  if (s->st_uid != geteuid() && s->st_uid != 0)
    return "it belongs to another user";
  if (s->st_mode & (S_IWGRP | S_IWOTH))
    return "others may write to it (chmod go-w)";
  return NULL;
}

/* The folder, or -1; *why: it is there, and not believed. */
static int open_folder(const char *dir, const char **why) {
  struct stat s;
  *why = NULL;
  int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return -1;
  *why = fstat(fd, &s) == 0 ? untrusted(&s) : strerror(errno);
  if (!*why) return fd;
  close(fd);
  return -1;
}

bool cache_read(int fd, char *at, size_t n) {
  while (n > 0) {
    ssize_t k = read(fd, at, n);
    if (k < 0 && errno == EINTR) continue;
    if (k <= 0) return false;
    at += k;
    n -= (size_t)k;
  }
  return true;
}

/* What is wrong with an image file, or NULL. */
static const char *measure(int fd, size_t *nbytes) {
  struct stat s;
  if (fstat(fd, &s) != 0) return strerror(errno);
  const char *why = untrusted(&s);
  if (why) return why;
  if (!S_ISREG(s.st_mode) || s.st_size < (off_t)sizeof(ImageHeader))
    return "it is too short";
  *nbytes = (size_t)s.st_size;
  return NULL;
}

int ge_lists_open(const char *dir, const char *key, size_t *nbytes,
                  char text[GE_LISTS_TEXT]) {
  char name[IMAGE_KEY + sizeof SUFFIX];
  const char *wrong;
  *text = '\0';
  if (!cache_is_key(key)) return -1;
  int folder = open_folder(dir, &wrong);
  if (wrong) snprintf(text, GE_LISTS_TEXT, "%s: %s", dir, wrong);
  if (folder < 0) return -1;
  snprintf(name, sizeof name, "%s" SUFFIX, key);
  int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0 && errno == ELOOP) wrong = "it is a symbolic link";
  close(folder);
  if (fd >= 0) wrong = measure(fd, nbytes);
  if (fd < 0 && !wrong) return -1;
  snprintf(text, GE_LISTS_TEXT, "%s/%s%s%s", dir, name, wrong ? ": " : "",
           wrong ? wrong : "");
  if (fd >= 0 && wrong) close(fd);
  else (void)futimens(fd, NULL); /* the oldest go: those that are not used */
  return wrong ? -1 : fd;
}

/* What is wrong with the file, or NULL. It is read, not mapped: whoever cuts a
 * mapped file ends the processes that use it (SIGBUS). */
static const char *take(GeEngine *e, const char *key, int fd, size_t n,
                        GeStatus *st) {
  *st = GE_EINPUT;
  if (n < sizeof(ImageHeader) || n > SIZE_MAX / 2) return "it is too short";
  /* Whole large pages, so that the kernel has few to fill. */
  e->image_bytes = n < LARGE_PAGE ? n : (n | (LARGE_PAGE - 1)) + 1;
  e->image = mmap(NULL, e->image_bytes, PROT_READ | PROT_WRITE,
                  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (e->image == MAP_FAILED) {
    e->image = NULL;
    return strerror(errno);
  }
  if (n >= LARGE_PAGE) madvise(e->image, e->image_bytes, MADV_HUGEPAGE);
  const char *why = cache_read(fd, e->image, n)
                        ? image_read(e, key, e->image, n, st)
                        : "it was cut while it was read";
  if (why) cache_unmap(e);
  return why;
}

int cache_open(const GeEngine *e, const char *dir, const char *key,
               size_t *nbytes, char text[GE_LISTS_TEXT]) {
  const GeFiles *f = &e->files;
  Account *before = account_switch(NULL); /* what a host allocates is its own */
  *text = '\0';
  int fd = f->open_lists ? f->open_lists(f->ctx, key, nbytes, text)
                         : ge_lists_open(dir, key, nbytes, text);
  (void)account_switch(before);
  return fd;
}

void ge_engine_files(GeEngine *e, const GeFiles *files) {
  e->files = files ? *files : (GeFiles){0};
}

GeStatus ge_lists_load(GeEngine *e, const char *dir, const char *key,
                       bool *loaded) {
  char text[GE_LISTS_TEXT] = "";
  size_t n = 0;
  GeStatus st = GE_OK;
  *loaded = e->wants_image = false;
  if (e->sealed || !cache_is_key(key))
    return engine_fail(e, GE_EUSAGE,
                       "no key of lists, or the engine is sealed");
  if (vocab_size(e->vocab) || e->entries.entries.n || e->gaz.hits.n)
    return GE_OK;
  int fd = cache_open(e, dir, key, &n, text);
  e->wants_image = true;
  if (fd < 0 && *text) return engine_fail(e, GE_EINPUT, "%s" READ, text);
  if (fd < 0) return GE_OK;
  const char *why = take(e, key, fd, n, &st);
  close(fd);
  if (why)
    return engine_fail(e, st == GE_OK ? GE_EINPUT : st, "%s: %s" READ, text,
                       why);
  *loaded = true;
  e->wants_image = false;
  return GE_OK;
}

/* ------------------------------------------------------------------ saving */

/* The folder and the one above it. */
static bool make_folder(const char *dir) {
  char above[PATH_BYTES];
  if (mkdir(dir, 0700) == 0 || errno == EEXIST) return true;
  if (errno != ENOENT || strlen(dir) >= sizeof above) return false;
  memcpy(above, dir, strlen(dir) + 1);
  char *slash = strrchr(above, '/');
  if (!slash || slash == above) return false;
  *slash = '\0';
  return (mkdir(above, 0700) == 0 || errno == EEXIST) && mkdir(dir, 0700) == 0;
}

static bool write_all(int fd, const char *s, size_t n) {
  while (n > 0) {
    ssize_t k = write(fd, s, n);
    if (k < 0 && errno == EINTR) continue;
    if (k <= 0) return false;
    s += k;
    n -= (size_t)k;
  }
  return true;
}

/* Under a name of its own first: readers see the whole file or none. */
static bool write_file(const char *dir, const char *key, const void *bytes,
                       size_t nbytes) {
  char path[PATH_BYTES], temporary[PATH_BYTES];
  errno = 0;
  if (!make_folder(dir) || !path_of(path, dir, key, SUFFIX) ||
      !path_of(temporary, dir, key, ".XXXXXX"))
    return errno = errno ? errno : ENAMETOOLONG, false;
  const char *why;
  int folder = open_folder(dir, &why);
  if (folder < 0) return errno = why ? EPERM : errno, false;
  close(folder);
  int fd = mkostemp(temporary, O_CLOEXEC);
  if (fd < 0) return false;
  bool ok = write_all(fd, bytes, nbytes);
  ok = close(fd) == 0 && ok;
  if (ok && rename(temporary, path) == 0) return true;
  int error = errno;
  unlink(temporary);
  errno = error;
  return false;
}

static bool is_image(const char *name) {
  size_t n = strlen(name);
  return n == IMAGE_KEY + strlen(SUFFIX) &&
         strcmp(name + IMAGE_KEY, SUFFIX) == 0;
}

typedef struct Oldest {
  char path[PATH_BYTES];
  int64_t time;
  unsigned files; /* images that are there */
} Oldest;

/* The oldest of the images in a folder. */
static void find_oldest(const char *dir, Oldest *o) {
  const struct dirent *d;
  DIR *folder = opendir(dir);
  o->files = 0;
  while (folder && (d = readdir(folder))) {
    char path[PATH_BYTES];
    struct stat s;
    if (!is_image(d->d_name) || !path_of(path, dir, d->d_name, "") ||
        stat(path, &s) != 0)
      continue;
    if (o->files++ > 0 && (int64_t)s.st_mtime >= o->time) continue;
    o->time = (int64_t)s.st_mtime;
    memcpy(o->path, path, sizeof path);
  }
  if (folder) closedir(folder);
}

/* Every change of a lexicon makes a new file: the oldest go. There is one more
 * than may be, unless many were left by others. */
static void drop_oldest(const char *dir) {
  Oldest o;
  do {
    find_oldest(dir, &o);
  } while (o.files > IMAGE_FILES && unlink(o.path) == 0);
}

GeStatus ge_lists_store(const char *dir, const char *key, const void *bytes,
                        size_t nbytes) {
  if (!cache_is_key(key)) return errno = EINVAL, GE_EIO;
  if (!write_file(dir, key, bytes, nbytes)) return GE_EIO;
  drop_oldest(dir);
  return GE_OK;
}

GeStatus cache_keep(GeEngine *e, const char *dir, const char *key,
                    const Buf *b) {
  const GeFiles *f = &e->files;
  Account *before = account_switch(NULL);
  GeStatus st = f->store_lists ? f->store_lists(f->ctx, key, b->at, b->n)
                               : ge_lists_store(dir, key, b->at, b->n);
  (void)account_switch(before);
  if (st == GE_EIO)
    engine_fail(e, st, "%s: images cannot be kept there: %s", dir,
                strerror(errno));
  return st;
}

GeStatus ge_lists_save(GeEngine *e, const char *dir, const char *key) {
  Buf b;
  if (!e->wants_image || !cache_is_key(key)) return GE_OK;
  e->wants_image = false;
  buf_init(&b);
  GeStatus st = image_write(e, key, &b);
  if (st == GE_OK) st = cache_keep(e, dir, key, &b);
  buf_clear(&b);
  return st;
}
