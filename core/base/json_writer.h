/*
 * A JSON writer: strict UTF-8 (ill-formed parts become U+FFFD), control
 * characters escaped, numbers without locale. Memory errors are kept until
 * json_writer_text, which then returns NULL.
 */
#ifndef GE_BASE_JSON_WRITER_H
#define GE_BASE_JSON_WRITER_H

#include "base/base.h"

typedef struct JsonWriter JsonWriter;
GeStatus json_writer_new(JsonWriter **json);
void json_writer_free(JsonWriter *json);
void json_writer_reset(JsonWriter *json);
void json_put_open(JsonWriter *json, char bracket);  /* { or [ */
void json_put_close(JsonWriter *json, char bracket); /* } or ] */
void json_put_key(JsonWriter *json, const char *key);
void json_put_string(JsonWriter *json, const char *s, size_t nbytes);
void json_put_int(JsonWriter *json, int64_t v);
void json_put_number(JsonWriter *json, double v); /* not finite: null */
void json_put_bool(JsonWriter *json, bool v);
void json_put_null(JsonWriter *json);
/* Text that is JSON already. */
void json_put_raw(JsonWriter *json, const char *s, size_t nbytes);
/* Text as it is, between values: a line end, say. */
void json_put_text(JsonWriter *json, const char *s, size_t nbytes);
const char *json_writer_text(const JsonWriter *json, size_t *nbytes);

#endif
