/* What --follow asks of the other options: a file or a folder that can grow, and
 * an output that is not beneath it. */
#ifndef GE_CLI_FOLLOW_H
#define GE_CLI_FOLLOW_H

#include "cli/option.h"

/* EXIT_OK, or an exit code, and all is said. There is an input. */
int follow_check(const Options *o);

#endif
