#include "input/notice.h"

#include <errno.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/vfs.h>
#include <unistd.h>

/* What another machine, or a process that stands in for one, writes there is not
 * told: NFS, SMB, CIFS, SMB2, 9P, FUSE, Ceph, Lustre, AFS, GFS2. */
static bool is_remote(const char *path) {
  static const uint32_t kinds[] = {
      0x6969,     0x517B,     0xFF534D42, 0xFE534D42, 0x01021997,
      0x65735546, 0x00C36400, 0x0BD00BD0, 0x5346414F, 0x01161970};
  struct statfs fs;
  if (statfs(path, &fs) != 0) return false;
  for (size_t i = 0; i < GE_COUNT(kinds); i++)
    if ((uint32_t)fs.f_type == kinds[i]) return true;
  return false;
}

int notice_open(const char *path, const char **why) {
  if (is_remote(path)) {
    *why = "its file system tells of no changes by others";
    return -1;
  }
  int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  *why = fd < 0 ? strerror(errno) : NULL;
  return fd;
}

bool notice_wait(int fd, const SourceWait *wait) {
  return wait->until(wait->ctx, fd, fd < 0 ? NOTICE_POLL_MS : -1);
}
