#include "cli/answer.h"

#include "base/json_writer.h"

#include <string.h>

static void put_text(JsonWriter *j, const char *key, const char *text) {
  json_put_key(j, key);
  json_put_string(j, text, strlen(text));
}

static void put_members(JsonWriter *j, const Answer *a) {
  json_put_open(j, '{');
  put_text(j, "schema", "geoeng-done-1");
  if (a->doc) put_text(j, "doc", a->doc);
  json_put_key(j, "events");
  json_put_int(j, (int64_t)a->nevents);
  if (a->error) {
    put_text(j, "error", a->error);
    put_text(j, "kind", a->limit ? "limit" : a->doc ? "run" : "input");
  }
  json_put_close(j, '}');
  json_put_text(j, "\n", 1);
}

GeStatus answer_put(Sink *sink, const Answer *a) {
  JsonWriter *j;
  size_t n;
  GeStatus st = json_writer_new(&j);
  if (st != GE_OK) return st;
  put_members(j, a);
  const char *text = json_writer_text(j, &n);
  st = text ? sink_write(sink, text, n) : GE_ENOMEM;
  json_writer_free(j);
  return st == GE_OK ? sink_flush(sink) : st;
}
