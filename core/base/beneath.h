/*
 * Files that rules name. A name leads to a regular file beneath a folder, or
 * nowhere: it is relative and has no "..", and what it stands for once links
 * are followed lies in the folder, too. Rules cannot change links, so looking
 * and opening may be two steps.
 */
#ifndef GE_BASE_BENEATH_H
#define GE_BASE_BENEATH_H

#include "base/base.h"

#define BENEATH_PATH 4096 /* bytes of a path, NUL included */

/*
 * Opens for reading; "" is the current folder. A descriptor, or -1 with errno:
 * that of the system, or EXDEV for a name that leads elsewhere, EISDIR or EACCES
 * for what is no regular file, and EINVAL for one that is absolute or has "..".
 */
int beneath_open(const char *folder, const char *name);

#endif
