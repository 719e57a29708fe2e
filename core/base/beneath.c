#include "base/beneath.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#if PATH_MAX > BENEATH_PATH
#error "BENEATH_PATH is less than what realpath may write"
#endif

/* Whether a name can lie beneath anything: relative, without "..". */
static bool is_plain(const char *name) {
  if (*name == '/' || *name == '\0') return false;
  for (const char *p = name; *p; p += strcspn(p, "/"), p += *p == '/')
    if (p[0] == '.' && p[1] == '.' && (p[2] == '/' || p[2] == '\0'))
      return false;
  return true;
}

/* Whether a path, links followed, lies in a folder, links followed. */
static bool lies_in(const char *path, const char *folder) {
  size_t n = strlen(folder);
  if (n == 1) return true; /* the root */
  return strncmp(path, folder, n) == 0 && path[n] == '/';
}

int beneath_open(const char *folder, const char *name) {
  char path[BENEATH_PATH], top[BENEATH_PATH], real[BENEATH_PATH];
  struct stat st;
  if (!is_plain(name)) return errno = EINVAL, -1;
  int n = snprintf(path, sizeof path, "%s%s%s", folder, *folder ? "/" : "",
                   name);
  if (n < 0 || (size_t)n >= sizeof path) return errno = ENAMETOOLONG, -1;
  if (!realpath(path, real) || !realpath(*folder ? folder : ".", top))
    return -1;
  if (!lies_in(real, top)) return errno = EXDEV, -1;
  /* Not waiting for the other end of a FIFO, which is refused below. */
  int fd = open(real, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (fd < 0) return -1;
  int why = fstat(fd, &st) != 0   ? errno
            : S_ISREG(st.st_mode) ? 0
            : S_ISDIR(st.st_mode) ? EISDIR
                                  : EACCES;
  if (!why) return fd;
  close(fd);
  return errno = why, -1;
}
