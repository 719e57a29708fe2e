/*
 * JSON whose strings a terminal and SQLite can be given: scripts/geoeng/format/
 * plain_text.lua for the text of a record that is not taken apart yet.
 */
#ifndef GE_CLI_PLAIN_JSON_H
#define GE_CLI_PLAIN_JSON_H

#include "base/buf.h"

/* Appends the text with U+FFFD in the place of bytes that are no UTF-8 and of
 * control characters, escaped or not, but tabs and line breaks; a carriage
 * return stays in front of a line feed only. What is no JSON stays none. */
void plain_json(const char *s, size_t n, Buf *out);

#endif
