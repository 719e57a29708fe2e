#include "cli/caller.h"
#include "cli/channel.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

void caller_clear(Caller *c) {
  buf_clear(&c->out);
  buf_clear(&c->in);
}

static bool ask_socket(Caller *c, const Message *call, int *passed) {
  unsigned kinds = MESSAGE_BIT(MESSAGE_ANSWER) |
                   (call->kind == MESSAGE_NEXT ? MESSAGE_BIT(MESSAGE_DOC) : 0);
  buf_reset(&c->out);
  message_put(&c->out, call);
  return channel_send(c->socket, &c->out, -1) &&
         channel_receive(c->socket, kinds, &c->in, passed);
}

bool caller_ask(Caller *c, const Message *call, Message *answer, int *passed) {
  int none;
  bool ok = !c->closed;
  Account *before = account_switch(NULL); /* messages are no session's */
  if (!passed) passed = &none;
  *passed = -1;
  if (ok && c->socket >= 0) ok = ask_socket(c, call, passed);
  else if (ok)
    ok = broker_answer(c->broker, call, &c->in, passed) && !c->in.failed;
  if (passed == &none && none >= 0) close(none);
  (void)account_switch(before);
  if (ok) message_get(&c->in, answer);
  else *answer = (Message){.kind = MESSAGE_ANSWER, .number = {ECONNABORTED}};
  return ok;
}

/* ------------------------------------------------------------------- files */

static const char *read_file(void *ctx, const char *folder, const char *name,
                             size_t *nbytes) {
  Message answer;
  caller_ask(ctx,
             &(Message){.kind = MESSAGE_READ,
                        .part = {message_string(folder), message_string(name)}},
             &answer, NULL);
  *nbytes = answer.part[0].n;
  errno = (int)answer.number[0];
  if (answer.part[0].s) return answer.part[0].s;
  if (errno == 0) errno = EIO;
  return NULL;
}

static int open_lists(void *ctx, const char *key, size_t *nbytes, char *text) {
  Message answer;
  int fd;
  caller_ask(ctx,
             &(Message){.kind = MESSAGE_IMAGE, .part = {message_string(key)}},
             &answer, &fd);
  snprintf(text, GE_LISTS_TEXT, "%s", answer.part[0].s ? answer.part[0].s : "");
  *nbytes = answer.number[0] > 0 ? (size_t)answer.number[0] : 0;
  return fd;
}

static GeStatus store_lists(void *ctx, const char *key, const void *bytes,
                            size_t nbytes) {
  Message answer;
  caller_ask(ctx,
             &(Message){.kind = MESSAGE_KEEP,
                        .part = {message_string(key), {bytes, nbytes}}},
             &answer, NULL);
  errno = (int)answer.number[0];
  return errno == 0 ? GE_OK : GE_EIO;
}

/* Without an answer: the other side looks at its clock. */
static void tell_phase(void *ctx, GePhase phase, const char *what) {
  Caller *c = ctx;
  if (c->closed || c->socket < 0) return;
  buf_reset(&c->out);
  message_put(&c->out, &(Message){.kind = MESSAGE_CLOCK,
                                  .number = {phase},
                                  .part = {message_string(what)}});
  c->closed = !channel_send(c->socket, &c->out, -1);
}

GeFiles caller_files(Caller *c) {
  return (GeFiles){.ctx = c,
                   .read = read_file,
                   .open_lists = open_lists,
                   .store_lists = store_lists,
                   .phase = tell_phase};
}
