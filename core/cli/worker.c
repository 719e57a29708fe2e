#include "cli/worker.h"
#include "cli/channel.h"
#include "cli/confinement.h"

#include <unistd.h>

_Noreturn void worker_serve(int fd, Work *work, void *ctx) {
  static ChannelRest rest;
  Buf in, out;
  SourceDoc doc;
  Reply reply;
  buf_init(&in);
  buf_init(&out);
  confine(CONFINE_WORKER, 0);
  while (channel_receive_next(fd, MESSAGE_BIT(MESSAGE_DOC), &in, &rest)) {
    message_get_doc(&in, &doc);
    reply = (Reply){0};
    work(ctx, &doc, &reply);
    buf_reset(&out);
    message_put_reply(&out, &reply);
    if (!channel_send(fd, &out, -1)) break;
  }
  _exit(0);
}
