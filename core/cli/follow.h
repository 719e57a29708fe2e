/* What --follow asks of the other options: an input that can go on, and an output
 * that may stay open. */
#ifndef GE_CLI_FOLLOW_H
#define GE_CLI_FOLLOW_H

#include "cli/option.h"

/* EXIT_OK, or an exit code, and all is said. There is an input. */
int follow_check(const Options *o);

#endif
