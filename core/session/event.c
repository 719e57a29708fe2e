/* The events of the last document as fields, read when first asked for. */
#include "session/field.h"
#include "session/session.h"

#include <string.h>

static bool read_events(GeSession *s) {
  size_t n;
  const char *at = ge_session_output(s, &n), *end = at + n;
  while (at < end) {
    const char *nl = memchr(at, '\n', (size_t)(end - at));
    size_t len = nl ? (size_t)(nl - at) : (size_t)(end - at);
    const GeField *f = field_read(&s->fields, at, len, s->L);
    if (!f || !list_push(&s->events, f)) return false;
    at += len + 1;
  }
  return true;
}

const GeField *ge_session_event(GeSession *s, uint32_t i) {
  if (i >= s->host.nevents || s->host.collect) return NULL;
  Entered before = session_enter(s);
  if (s->events.n == 0 && !read_events(s)) session_drop_events(s);
  session_leave(before);
  return i < s->events.n ? s->events.at[i] : NULL;
}
