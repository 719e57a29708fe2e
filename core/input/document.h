/* What is read: documents, and how a user wants inputs to be taken. */
#ifndef GE_INPUT_DOCUMENT_H
#define GE_INPUT_DOCUMENT_H

#include "base/base.h"

typedef struct SourceDoc {
  const char *id, *title, *text; /* until the next call */
  size_t ntext;                  /* bytes */
  int32_t day;                   /* or GE_NODAY */
  uint32_t line;                 /* that holds it; 0: a file of its own */
  const char *meta;              /* other members as a JSON object, or NULL */
} SourceDoc;

typedef enum SourceGot {
  SOURCE_DOC,   /* *doc is filled */
  SOURCE_ERROR, /* a document, line or file could not be read */
  SOURCE_END,
} SourceGot;

/* What a field of a table or a member of an object is to us. */
typedef enum DocField {
  FIELD_ID,
  FIELD_DATE,
  FIELD_TITLE,
  FIELD_TEXT,
  FIELDS
} DocField;

/* Hears of each event that is read: the file of its rule, its roles (NULL: the
 * event alone), maybe more than once; number: the value has bounds. */
typedef struct EventListener {
  void (*rule)(void *ctx, const char *file);
  void (*heard)(void *ctx, const char *type, const char *role, bool number);
  void *ctx;
} EventListener;

typedef struct InputOptions {
  int32_t day;      /* of documents without a date, or GE_NODAY */
  size_t max_bytes; /* of a document's text */
  const char
      *field[FIELDS];   /* name of the column or member; NULL: looked for */
  const char *kind;     /* of all inputs, as --input names it; NULL: told by
                              their names and first bytes */
  const char *encoding; /* of all inputs, as iconv names it; NULL: detected */
  const EventListener *told; /* of stored events, or NULL */
  bool dated;                /* a table or JSON without any date is told of */
  bool (*stop)(void);        /* whether reading is to end; NULL: never */
} InputOptions;

#endif
