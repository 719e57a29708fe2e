/*
 * The statements of a database of events, generated at build time from
 * scripts/geoeng/format/database.lua by scripts/build/gen_database.lua. Lists
 * end with NULL.
 */
#ifndef GE_CLI_DATABASE_DATA_H
#define GE_CLI_DATABASE_DATA_H

extern const int database_application, database_version; /* of the header */
extern const char *const database_create[];
/* What takes away a document; ?1 is its id. */
extern const char *const database_forget[];
/* ?1 { "id", "date", "title" } as JSON, ?2 how many events it has */
extern const char database_put_doc[];
/* ?1 [{ "type", "role", "side" }] */
extern const char database_put_sides[];
/* ?1 the record, ?2 the id of its document */
extern const char *const database_put_event[];

#endif
