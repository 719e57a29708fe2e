/*
 * What an event record must be, generated at build time from
 * scripts/geoeng/event/schema.lua by scripts/build/gen_schema.lua.
 */
#ifndef GE_INPUT_SHAPE_DATA_H
#define GE_INPUT_SHAPE_DATA_H

#include <stdbool.h>

typedef enum ShapeKind {
  SHAPE_TEXT,
  SHAPE_DAY,    /* text: YYYY-MM-DD, also of longer years */
  SHAPE_OFFSET, /* an integer from 0 */
  SHAPE_INTEGER,
  SHAPE_NUMBER,
  SHAPE_ANY,
  SHAPE_OBJECT,
  SHAPE_LIST, /* of objects */
} ShapeKind;

typedef struct Shape {
  const char *name; /* of the member, NULL behind the last */
  ShapeKind kind;
  bool always;               /* every record has it */
  const char *constant;      /* there is no other text, or NULL */
  const char *const *values; /* the only texts, NULL behind the last; or NULL */
  const struct Shape *of;    /* the members of an object, or NULL: any */
} Shape;

extern const Shape event_shape[];

#endif
