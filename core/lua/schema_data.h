/*
 * The fields of an event record, generated at build time from
 * scripts/geoeng/event/schema.lua by scripts/build/gen_schema.lua.
 */
#ifndef GE_LUA_SCHEMA_DATA_H
#define GE_LUA_SCHEMA_DATA_H

typedef enum FieldKind {
  FIELD_TEXT,
  FIELD_OFFSET, /* code points in Lua, on output as --offsets says */
  FIELD_INTEGER,
  FIELD_NUMBER,
  FIELD_ANY,
  FIELD_OBJECT,
  FIELD_LIST,
  FIELD_CONSTANT,
  FIELD_DOC_TITLE, /* what the host knows of the document */
  FIELD_DOC_DATE,
  FIELD_META,
} FieldKind;

typedef struct Field {
  const char *out, *key; /* key: in Lua, NULL where Lua has none */
  FieldKind kind;
  const char *constant;
  const struct Field *sub; /* of objects, and of those in a list */
} Field;

/* In the order of the output; the last has no name. */
extern const Field event_fields[];

#endif
