/*
 * A database of events (SQLite) that the command writes itself: the tables of
 * scripts/geoeng/format/database.lua, and of its own
 *
 *   run       what decides the bytes, and whether the input was read to its end
 *   done      the documents that are there, with hashes of their contents
 *   failures  those that failed, with what was told of them
 *
 * A document is a transaction: what stops the run leaves whole documents.
 * Records come from processes that are not trusted: they are JSON that prepared
 * statements take apart, and nothing of them is ever SQL. The only file that
 * knows SQLite.
 */
#ifndef GE_CLI_DATABASE_H
#define GE_CLI_DATABASE_H

#include "input/document.h"

typedef struct Database Database;

typedef struct DatabaseConfig {
  const char *path;
  const char *key;   /* what decides the bytes; one line */
  const char *sides; /* rows of that table, JSON; NULL: none */
  bool resume;       /* go on with what is there */
  bool adds;         /* a document that comes again adds to what is there */
} DatabaseConfig;

/* A file that is there must be such a database: it is begun anew, or gone on
 * with. On failure database_message tells what is wrong; the database is to be
 * closed always. */
GeStatus database_open(Database **database, const DatabaseConfig *config);
const char *database_message(const Database *d);
/* Ends it as one file; `end`: the input was read to its end. GE_EIO, and that
 * is said. */
GeStatus database_close(Database *d, bool end);

/* Whether a document is there as it is now. */
bool database_has(Database *d, const SourceDoc *doc);
/* Documents that were there and had changed. */
uint64_t database_changed(const Database *d);
/* Events that are not there, since an event of another document with the same
 * id has theirs. */
uint64_t database_same(const Database *d);

/* Commits a document, or nothing of it. What an earlier run told of it goes; what
 * this one told of another with the same id stays. GE_EUSAGE: one of its lines is no
 * record, as database_message tells; GE_EIO. */
GeStatus database_put(Database *d, const SourceDoc *doc, const char *records,
                      size_t n);
/* doc NULL: it could not be read. */
GeStatus database_put_failed(Database *d, uint64_t ordinal,
                             const SourceDoc *doc, const char *error);

#endif
