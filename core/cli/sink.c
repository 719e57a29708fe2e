#include "cli/interrupt.h"
#include "cli/sink.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static GeStatus failed(Sink *s) {
  if (s->error == 0) s->error = errno ? errno : EIO;
  return GE_EIO;
}

GeStatus sink_open(Sink *s, const char *path) {
  memset(s, 0, sizeof *s);
  s->name = path ? path : "standard output";
  s->f = path ? fopen(path, "wb") : stdout;
  interrupt_output(s->f);
  return s->f ? GE_OK : failed(s);
}

bool sink_tty(const Sink *s) { return s->f && isatty(fileno(s->f)); }

GeStatus sink_flush(Sink *s) {
  if (s->error) return GE_EIO;
  interrupt_hold();
  bool ok = fflush(s->f) == 0;
  interrupt_release();
  return ok ? GE_OK : failed(s);
}

GeStatus sink_write(Sink *s, const char *text, size_t n) {
  if (s->error) return GE_EIO;
  interrupt_hold();
  bool ok = fwrite(text, 1, n, s->f) == n;
  interrupt_release();
  return ok ? GE_OK : failed(s);
}

GeStatus sink_records(Sink *s, const char *text, size_t n) {
  GeStatus st = GE_OK;
  if (!s->open) return sink_write(s, text, n);
  while (n > 0 && st == GE_OK) {
    const char *nl = memchr(text, '\n', n);
    size_t len = nl ? (size_t)(nl - text) : n;
    const char *before = s->some ? ",\n" : s->open;
    st = sink_write(s, before, strlen(before));
    if (st == GE_OK) st = sink_write(s, text, len);
    s->some = true;
    len += nl != NULL;
    text += len;
    n -= len;
  }
  return st;
}

/* Without records both ends stand in one line. */
static void close_records(Sink *s) {
  size_t n = strlen(s->open);
  if (s->some) {
    sink_write(s, s->close, strlen(s->close));
  } else {
    sink_write(s, s->open, n - 1);
    sink_write(s, s->close + 1, strlen(s->close) - 1);
  }
}

GeStatus sink_close(Sink *s) {
  if (!s->f) return s->error ? GE_EIO : GE_OK;
  if (s->open) close_records(s);
  interrupt_output(NULL);
  if (fflush(s->f) != 0) failed(s);
  if (s->f != stdout && fclose(s->f) != 0) failed(s);
  s->f = NULL;
  return s->error ? GE_EIO : GE_OK;
}
