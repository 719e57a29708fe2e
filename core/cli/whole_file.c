#include "cli/whole_file.h"
#include "base/beneath.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Of what has its name. A folder the system refuses to replace. */
static WriteBar bar_of(const char *path, bool links) {
  struct stat st;
  if (lstat(path, &st) != 0 || S_ISREG(st.st_mode) || S_ISDIR(st.st_mode))
    return WRITE_ERRNO;
  if (!S_ISLNK(st.st_mode)) return WRITE_SPECIAL;
  return links ? WRITE_ERRNO : WRITE_LINK;
}

/* What stands beside is not ours, be it a file or a link. */
static int open_beside(const char *beside, mode_t mode, FILE **f) {
  int fd = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                mode & 0666);
  if (fd < 0) return errno;
  *f = fdopen(fd, "wb");
  if (*f) return 0;
  close(fd);
  remove(beside);
  return ENOMEM;
}

int whole_file_write(const char *path, const char *text, size_t n, bool links,
                     WriteBar *bar) {
  char beside[BENEATH_PATH];
  FILE *f = NULL;
  struct stat st;
  *bar = bar_of(path, links);
  if (*bar != WRITE_ERRNO) return EACCES;
  int k = snprintf(beside, sizeof beside, "%s.new", path);
  if (k < 0 || (size_t)k >= sizeof beside) return ENAMETOOLONG;
  /* What nobody else may read stays so. */
  mode_t mode = lstat(path, &st) == 0 && S_ISREG(st.st_mode) ? st.st_mode
                                                             : 0666;
  int error = open_beside(beside, mode, &f);
  if (error == EEXIST) *bar = WRITE_BESIDE;
  if (error != 0) return error;
  bool ok = fwrite(text, 1, n, f) == n;
  if (fclose(f) == 0 && ok && rename(beside, path) == 0) return 0;
  error = errno;
  remove(beside);
  return error;
}
