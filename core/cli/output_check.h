/* That nothing is written over what is read: files are compared by what they are
 * (device and number), not by their names. */
#ifndef GE_CLI_OUTPUT_CHECK_H
#define GE_CLI_OUTPUT_CHECK_H

#include "cli/option.h"

/* EXIT_OK; EXIT_USAGE, told on standard error: the file (NULL: none) is what one
 * of the paths names or leads to, or is in a directory of them. */
int output_check(const char *out, const char *const *paths, size_t n);

#endif
