/*
 * A folder of records that a run can go on with after it was killed:
 *
 *   run           what decides the bytes (rules, options, version)
 *   part-N.jsonl  records; part-N.jsonl.open the one that is written
 *   failed.jsonl  {"doc","ordinal","error"} for each document that failed
 *   journal       a line for each document, behind its records; see journal.h
 *   lock          held while a run writes
 *   complete      counts and hashes of all, once the input was read to its end
 *
 * A document is committed by its journal line. What stands behind the last
 * good line is cut off when the run goes on, and so is what follows a document
 * that has changed since, so that the bytes are those of a run over the present
 * input that was never stopped.
 */
#ifndef GE_CLI_RUN_WRITER_H
#define GE_CLI_RUN_WRITER_H

#include "base/buf.h"
#include "input/source.h"

typedef struct Store Store;

typedef struct StoreConfig {
  const char *dir; /* made when it is not there */
  const char *key; /* what decides the bytes; one line */
  bool resume;     /* go on with what is there */
  uint64_t part;   /* bytes of a part, roughly */
  bool arrival;    /* documents come in any order: those of the former run are
                        known by what they are, not by where they stand */
} StoreConfig;

/* On failure store_message tells what is wrong; the store is to be closed. */
GeStatus store_open(Store **store, const StoreConfig *config);
const char *store_message(const Store *s);
/* What of the former run was damaged and is made again; "": nothing. */
const char *store_warning(const Store *s);
/* Ends the store; `end`: the input was read to its end, and had that many
 * documents. GE_EIO as above. */
GeStatus store_close(Store *s, bool end, uint64_t inputs);

/* A document, or the message why it could not be read. */
typedef struct StoreDoc {
  uint64_t ordinal;
  const SourceDoc *doc; /* or NULL */
  const char *unread;
} StoreDoc;

typedef enum StoreHas {
  STORE_HAS,   /* nothing is to be done */
  STORE_WANTS, /* it is to be run */
  STORE_OTHER, /* another document was there: this is another input */
  STORE_FAILED,
} StoreHas;

/* To be asked for every document, in order, before those in front of it that
 * are wanted need be there. mine: this run has it, no other shard. Cuts the run
 * at the first document that has changed. */
StoreHas store_has(Store *s, const StoreDoc *d, bool mine);
/* The ordinal behind the last that is there. */
uint64_t store_next(const Store *s);
/* Whether the input, at its end, has all that the run had. */
bool store_had_all(const Store *s);
/* Documents that had changed, and that were to be run again for it. */
void store_changed(const Store *s, uint64_t *changed, uint64_t *again);

/* Commits a document. */
GeStatus store_put(Store *s, const StoreDoc *d, const char *records, size_t n);
GeStatus store_put_failed(Store *s, const StoreDoc *d, const char *error);
/* What was put is in the files. */
GeStatus store_flush(Store *s);

#endif
