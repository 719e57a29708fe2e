/*
 * Files that are installed beside the library: the model. They are looked for
 * from where the program or shared library stands that holds this code, so
 * that an installation can be moved, then where it was built to be installed.
 */
#ifndef GE_SESSION_INSTALLED_H
#define GE_SESSION_INSTALLED_H

#include "base/base.h"

#define INSTALLED_PATH 4096 /* bytes of a path, NUL included */

/* The installed model of English syntax; false: there is none. */
bool installed_model(char path[INSTALLED_PATH]);

#define INSTALLED_BUILD 64
/* What tells this build from others: size and time of the file that holds its
 * code. "" when they cannot be known. */
void installed_build(char build[INSTALLED_BUILD]);

#endif
