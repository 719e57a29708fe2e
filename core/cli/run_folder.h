/*
 * A directory of records that a run can go on with after it was killed:
 *
 *   run           one line: what decides the bytes (rules, options, version)
 *   part-N.jsonl  records; part-N.jsonl.open the one that is written
 *   failed.jsonl  {"doc","ordinal","error"} for each document that failed
 *   journal       a line for each document, behind its records: ordinal in the
 *                 input, hash of its id, part, end of its records there, their
 *                 hash, end of failed.jsonl
 *   lock          held while a run writes
 *   complete      there when the run reached the end of its input
 *
 * A document is committed by its journal line. What stands behind the last
 * good line is cut off when the run goes on, so that the bytes are those of a
 * run that was never stopped.
 */
#ifndef GE_CLI_RUN_FOLDER_H
#define GE_CLI_RUN_FOLDER_H

#include "base/buf.h"

typedef struct Store Store;

typedef struct StoreConfig {
  const char *dir;   /* made when it is not there */
  const char *key;   /* what decides the bytes; one line */
  bool resume;       /* go on with what is there */
  uint64_t part;     /* bytes of a part, roughly */
} StoreConfig;

/* On failure store_message tells what is wrong; the store is to be closed. */
GeStatus store_open(Store **store, const StoreConfig *config);
const char *store_message(const Store *s);
/* Ends the store; `end`: the input was read to its end. GE_EIO as above. */
GeStatus store_close(Store *s, bool end);

/* The ordinal behind the last document that is committed; 0 at first. */
uint64_t store_next(const Store *s);
/* Whether that document has this id; true for all other ordinals. */
bool store_knows(const Store *s, uint64_t ordinal, const char *id);
/* Commits a document. */
GeStatus store_put(Store *s, uint64_t ordinal, const char *id,
                   const char *records, size_t n);
GeStatus store_put_failed(Store *s, uint64_t ordinal, const char *id,
                          const char *error);
/* What was put is in the files. */
GeStatus store_flush(Store *s);

#endif
