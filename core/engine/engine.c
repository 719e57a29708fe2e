#include "engine/engine.h"
#include "base/clock.h"

#include <stdarg.h>
#include <stdio.h>

GeStatus engine_fail(GeEngine *e, GeStatus st, const char *fmt, ...) {
  char text[1024];
  va_list ap;
  ge_assert(st != GE_OK); /* a message tells what went wrong */
  va_start(ap, fmt);
  vsnprintf(text, sizeof text, fmt, ap);
  va_end(ap);
  Account *before = account_switch(NULL); /* that memory is out can be told */
  buf_reset(&e->message);
  buf_puts(&e->message, text);
  (void)account_switch(before);
  return st;
}

GeStatus engine_in_time(GeDoc *doc) {
  if (doc->deadline == 0 || clock_ns() < doc->deadline) return GE_OK;
  return engine_fail(doc->engine, GE_ELIMIT,
                     "the document takes longer than the limit of %u ms",
                     doc->engine->limits.doc_ms);
}

bool engine_is_list(const GeEngine *e, GeId layer) {
  ge_assert(layer < e->layers.at.n);
  return e->layers.at.at[layer][0] == '$';
}
