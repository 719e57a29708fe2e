/* Whole messages over a socket, with descriptors that come along. */
#ifndef GE_CLI_CHANNEL_H
#define GE_CLI_CHANNEL_H

#include "cli/message.h"

#include <sys/types.h>

/* Sends a buffer of frames; false when the other side has gone. A descriptor
 * goes along with the first bytes, unless it is -1. */
bool channel_send(int fd, const Buf *b, int passed);

/* Sends what goes at once of the bytes from `from` on, the descriptor with the
 * first of all; how many, 0 when none can go now, -1 when the other side has
 * gone. */
ssize_t channel_send_some(int fd, const Buf *b, size_t from, int passed);

/* Waits for one frame of these kinds; false when the other side has gone or
 * sends something else. *passed is a descriptor that came along, or -1; NULL:
 * none is taken. */
bool channel_receive(int fd, unsigned kinds, Buf *b, int *passed);

/* Bytes that came behind a frame, of which the next ones are made. */
typedef struct ChannelRest {
  char bytes[GE_ROOM(1 << 16, 7)];
  size_t from, to;
} ChannelRest;

/* The same, where frames may come before the last one is answered; no
 * descriptor comes with them. */
bool channel_receive_next(int fd, unsigned kinds, Buf *b, ChannelRest *rest);
/* Take of n bytes what the frame in b lacks; how many that were. */
size_t channel_take(Buf *b, const char *bytes, size_t n);

#endif
