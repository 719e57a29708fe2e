/*
 * Errors of inputs on standard error: of one file the first hundred, then how
 * many more there were. A file under a wrong name has one a line.
 */
#ifndef GE_CLI_ERROR_LIMIT_H
#define GE_CLI_ERROR_LIMIT_H

#include "base/buf.h"

typedef struct ErrorLimit {
  Buf file;   /* that the last errors were of */
  uint64_t n; /* of its errors */
} ErrorLimit;

/* Writes an error, "FILE:LINE:COLUMN: error: ...", unless its file had its
 * share; before it what is left to say of the file before. */
void error_limit_tell(ErrorLimit *e, const char *message);
/* Behind the last error; lets go of the memory. */
void error_limit_end(ErrorLimit *e);

#endif
