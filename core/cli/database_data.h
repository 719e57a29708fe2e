/*
 * The statements of a database of events, generated at build time from
 * scripts/geoeng/format/database.lua by scripts/build/gen_database.lua. Lists
 * end with NULL.
 */
#ifndef GE_CLI_DATABASE_DATA_H
#define GE_CLI_DATABASE_DATA_H

extern const int database_application, database_version; /* of the header */
extern const char *const database_create[];
/* Before the first document of a run. */
extern const char *const database_told[];
/* What takes away a document of an earlier run, and last notes that this one
 * tells of it; ?1 is its id. */
extern const char *const database_forget[];
/* Behind the events of a document; ?1 is its id. */
extern const char database_count[];
/* ?1 { "id", "date", "title" } as JSON */
extern const char database_put_doc[];
/* ?1 [{ "type", "role", "side" }] */
extern const char database_put_sides[];
/* ?1 the record, ?2 the id of its document */
extern const char *const database_put_event[];

#endif
