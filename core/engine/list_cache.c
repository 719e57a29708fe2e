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

/* The path of a file in the folder; `tail` follows the key. */
static bool path_of(char path[PATH_BYTES], const char *dir, const char *key,
                    const char *tail) {
  int n = snprintf(path, PATH_BYTES, "%s/%s%s", dir, key, tail);
  return n > 0 && n < PATH_BYTES;
}

static bool is_key(const char *key) {
  return strlen(key) == IMAGE_KEY &&
         strspn(key, "0123456789abcdef") == IMAGE_KEY;
}

void cache_unmap(GeEngine *e) {
  if (e->image) munmap(e->image, e->image_bytes);
  e->image = NULL;
}

/* ----------------------------------------------------------------- loading */

/* What is wrong with the file, or NULL. */
static const char *map(GeEngine *e, const char *key, int fd, GeStatus *st) {
  struct stat s;
  *st = GE_EINPUT;
  if (fstat(fd, &s) != 0) return strerror(errno);
  if (!S_ISREG(s.st_mode) || s.st_size < (off_t)sizeof(ImageHeader))
    return "it is too short";
  e->image_bytes = (size_t)s.st_size;
  e->image = mmap(NULL, e->image_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE,
                  fd, 0);
  if (e->image == MAP_FAILED) {
    e->image = NULL;
    return strerror(errno);
  }
  const char *why = image_read(e, key, e->image, e->image_bytes, st);
  if (why) cache_unmap(e);
  return why;
}

GeStatus ge_lists_load(GeEngine *e, const char *dir, const char *key,
                       bool *loaded) {
  char path[PATH_BYTES];
  GeStatus st = GE_OK;
  *loaded = e->wants_image = false;
  if (e->sealed || !is_key(key))
    return engine_fail(e, GE_EUSAGE, "no key of lists, or the engine is sealed");
  if (vocab_size(e->vocab) || e->entries.entries.n || e->gaz.hits.n)
    return GE_OK;
  e->wants_image = true;
  int fd = path_of(path, dir, key, SUFFIX) ? open(path, O_RDONLY | O_CLOEXEC)
                                           : -1;
  if (fd < 0) return GE_OK;
  const char *why = map(e, key, fd, &st);
  close(fd);
  if (why)
    return engine_fail(e, st, "%s: %s; the lexicons are read from their text",
                       path, why);
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
static bool write_file(const char *dir, const char *key, const Buf *b) {
  char path[PATH_BYTES], temporary[PATH_BYTES];
  if (!make_folder(dir) || !path_of(path, dir, key, SUFFIX) ||
      !path_of(temporary, dir, key, ".XXXXXX"))
    return false;
  int fd = mkstemp(temporary);
  if (fd < 0) return false;
  bool ok = write_all(fd, b->at, b->n);
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

GeStatus ge_lists_save(GeEngine *e, const char *dir, const char *key) {
  Buf b;
  if (!e->wants_image || !is_key(key)) return GE_OK;
  e->wants_image = false;
  buf_init(&b);
  GeStatus st = image_write(e, key, &b);
  if (st == GE_OK && !write_file(dir, key, &b)) {
    st = engine_fail(e, GE_EIO, "%s: the lexicons cannot be kept there: %s",
                     dir, strerror(errno));
  } else if (st == GE_OK) {
    drop_oldest(dir);
  }
  buf_clear(&b);
  return st;
}
