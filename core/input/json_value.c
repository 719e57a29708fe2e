#include "input/json_value.h"

#include <math.h>
#include <stdio.h>

/* As it is read back: a real number stays one. */
static void put_real(JsonWriter *j, double v) {
  char s[40];
  if (v != floor(v) || fabs(v) >= 1e15) {
    json_put_number(j, v);
    return;
  }
  int n = snprintf(s, sizeof s, "%.1f", v);
  json_put_raw(j, s, (size_t)n);
}

/* The depth is bounded by that of the parser. */
void json_value_put(JsonWriter *j, json_t *v, JsonSkip *skip, const void *ctx) {
  json_t *kid;
  const char *key;
  size_t i;
  switch (json_typeof(v)) {
  case JSON_STRING:
    json_put_string(j, json_string_value(v), json_string_length(v));
    break;
  case JSON_INTEGER: json_put_int(j, json_integer_value(v)); break;
  case JSON_REAL: put_real(j, json_real_value(v)); break;
  case JSON_TRUE: json_put_bool(j, true); break;
  case JSON_FALSE: json_put_bool(j, false); break;
  case JSON_NULL: json_put_null(j); break;
  case JSON_ARRAY:
    json_put_open(j, '[');
    json_array_foreach(v, i, kid) json_value_put(j, kid, skip, ctx);
    json_put_close(j, ']');
    break;
  case JSON_OBJECT:
    json_put_open(j, '{');
    json_object_foreach(v, key, kid) {
      if (skip && skip(ctx, v, key)) continue;
      json_put_key(j, key);
      json_value_put(j, kid, skip, ctx);
    }
    json_put_close(j, '}');
  }
}
