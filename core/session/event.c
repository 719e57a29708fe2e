/* The events of the last document as fields, read when first asked for. */
#include "session/field.h"
#include "session/session.h"

#include <string.h>

/* By Lua, which knows what the locale does to decimal points. */
static double number_of(void *ctx, const char *digits) {
  lua_State *L = ctx;
  if (!lua_checkstack(L, 1) || lua_stringtonumber(L, digits) == 0) return 0;
  double v = lua_tonumber(L, -1);
  lua_pop(L, 1);
  return v;
}

static bool read_events(GeSession *s) {
  size_t n;
  const char *at = ge_session_output(s, &n), *end = at + n;
  while (at < end) {
    const char *nl = memchr(at, '\n', (size_t)(end - at));
    size_t len = nl ? (size_t)(nl - at) : (size_t)(end - at);
    const GeField *f = field_read(&s->fields, at, len, number_of, s->L);
    if (!f || !list_push(&s->events, f)) return false;
    at += len + 1;
  }
  return true;
}

const GeField *ge_session_event(GeSession *s, uint32_t i) {
  if (i >= s->host.nevents || s->host.collect) return NULL;
  if (s->events.n == 0 && !read_events(s)) {
    session_drop_events(s);
    return NULL;
  }
  return i < s->events.n ? s->events.at[i] : NULL;
}
