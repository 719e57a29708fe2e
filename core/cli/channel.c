#include "cli/channel.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

typedef union Control { /* room for one descriptor, aligned */
  struct cmsghdr header;
  char bytes[CMSG_SPACE(sizeof(int))];
} Control;

/* The first bytes, with a descriptor. */
static ssize_t send_first(int fd, const Buf *b, int passed, int flags) {
  Control control;
  struct iovec part = {b->at, b->n};
  struct msghdr m = {.msg_iov = &part,
                     .msg_iovlen = 1,
                     .msg_control = control.bytes,
                     .msg_controllen = sizeof control.bytes};
  memset(&control, 0, sizeof control);
  struct cmsghdr *c = CMSG_FIRSTHDR(&m);
  c->cmsg_level = SOL_SOCKET;
  c->cmsg_type = SCM_RIGHTS;
  c->cmsg_len = CMSG_LEN(sizeof(int));
  memcpy(CMSG_DATA(c), &passed, sizeof passed);
  return sendmsg(fd, &m, flags);
}

static ssize_t send_from(int fd, const Buf *b, size_t from, int passed,
                         int flags) {
  flags |= MSG_NOSIGNAL;
  return from == 0 && passed >= 0 ? send_first(fd, b, passed, flags)
                                  : send(fd, b->at + from, b->n - from, flags);
}

ssize_t channel_send_some(int fd, const Buf *b, size_t from, int passed) {
  if (b->failed) return -1;
  ssize_t n = send_from(fd, b, from, passed, MSG_DONTWAIT);
  if (n < 0 && (errno == EINTR || errno == EAGAIN)) return 0;
  return n > 0 ? n : -1;
}

bool channel_send(int fd, const Buf *b, int passed) {
  if (b->failed) return false;
  for (size_t i = 0; i < b->n;) {
    ssize_t n = send_from(fd, b, i, passed, 0);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    i += (size_t)n;
  }
  return true;
}

static int descriptor_of(struct msghdr *m) {
  int passed = -1;
  struct cmsghdr *c = CMSG_FIRSTHDR(m);
  if (c && c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS &&
      c->cmsg_len == CMSG_LEN(sizeof(int)))
    memcpy(&passed, CMSG_DATA(c), sizeof passed);
  return passed;
}

/* A further one that comes is closed: one frame brings one. */
static ssize_t receive_some(int fd, char *at, size_t n, int *passed) {
  Control control;
  struct iovec part = {at, n};
  struct msghdr m = {.msg_iov = &part,
                     .msg_iovlen = 1,
                     .msg_control = control.bytes,
                     .msg_controllen = sizeof control.bytes};
  ssize_t got = recvmsg(fd, &m, MSG_CMSG_CLOEXEC);
  int came = got > 0 ? descriptor_of(&m) : -1;
  if (came >= 0 && *passed >= 0) close(came);
  else if (came >= 0) *passed = came;
  return got;
}

bool channel_receive(int fd, unsigned kinds, Buf *b, int *passed) {
  char part[GE_ROOM(1 << 16, 7)];
  buf_reset(b);
  if (passed) *passed = -1;
  while (message_state(b, kinds) == MESSAGE_MORE) {
    ssize_t n = passed ? receive_some(fd, part, sizeof part, passed)
                       : recv(fd, part, sizeof part, 0);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    buf_put(b, part, (size_t)n);
    if (b->failed) return false;
  }
  return message_state(b, kinds) == MESSAGE_WHOLE;
}

size_t channel_take(Buf *b, const char *bytes, size_t n) {
  size_t missing = message_missing(b);
  if (n > missing) n = missing;
  buf_put(b, bytes, n);
  return n;
}

bool channel_receive_next(int fd, unsigned kinds, Buf *b, ChannelRest *rest) {
  buf_reset(b);
  while (message_state(b, kinds) == MESSAGE_MORE) {
    if (rest->from == rest->to) {
      ssize_t n = recv(fd, rest->bytes, sizeof rest->bytes, 0);
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) return false;
      rest->from = 0;
      rest->to = (size_t)n;
    }
    rest->from += channel_take(b, rest->bytes + rest->from,
                               rest->to - rest->from);
    if (b->failed) return false;
  }
  return message_state(b, kinds) == MESSAGE_WHOLE;
}
