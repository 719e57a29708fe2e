/* Parsed JSON written again: numbers in the shortest form that reads back equal.
 * Knows jansson, beside json_document and event_record. */
#ifndef GE_INPUT_JSON_VALUE_H
#define GE_INPUT_JSON_VALUE_H

#include "base/json_writer.h"

#include <jansson.h>

/* Whether a member is left out. */
typedef bool JsonSkip(const void *ctx, const json_t *object, const char *key);

/* Members in their order, but for those that `skip` (or NULL) leaves out. */
void json_value_put(JsonWriter *j, json_t *v, JsonSkip *skip, const void *ctx);

#endif
