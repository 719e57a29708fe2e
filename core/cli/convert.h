/*
 * geoeng convert: events that a run wrote, in another format. Where no rules
 * say which roles there are, the inputs are read twice, the first time for the
 * types and roles that occur, and for the rules, which may be shipped ones.
 */
#ifndef GE_CLI_CONVERT_H
#define GE_CLI_CONVERT_H

#include "base/buf.h"
#include "cli/option.h"

/* Reads the inputs of the options through. *types is a list, as JSON, of
 * { "type", "roles", "numbers" }, all by name; it is the caller's to clear.
 * Where all events are of shipped rules, the options name these instead, and
 * *types keeps the names.
 * Standard input is kept in a file without a name, which stands in its place
 * when it is read again. GE_ENOMEM, GE_EIO: as errno says. */
GeStatus convert_look(Options *o, Buf *types);

#endif
