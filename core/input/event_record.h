/*
 * A line of the events that a run wrote, looked at as a whole: everything that
 * reads it later may rely on its shape. Knows jansson.
 */
#ifndef GE_INPUT_EVENT_RECORD_H
#define GE_INPUT_EVENT_RECORD_H

#include "base/buf.h"
#include "base/json_writer.h"
#include "input/document.h"

typedef struct EventRecord {
  Buf text;         /* the line in the form in which geoeng writes it */
  Buf doc, title;   /* of the document: its id, and its title or "" */
  Buf meta;         /* what else is known of it as JSON, "": nothing */
  int32_t day;      /* of it, or GE_NODAY */
  JsonWriter *json; /* or NULL */
  uint32_t column;  /* of the mistake, from 1 */
  char wrong[200];  /* what is wrong with the line */
} EventRecord;

/* Reads a line; false: `wrong` says why it is none. `told` (or NULL) hears of
 * the roles of the event. A line that another program wrote anew, with blanks or
 * its members in another order, is put into the order of the schema. */
bool event_record_read(EventRecord *r, const char *line, size_t n,
                       const EventListener *told);
void event_record_clear(EventRecord *r);

#endif
