/* Files that are written whole: never is one half there. */
#ifndef GE_CLI_WHOLE_FILE_H
#define GE_CLI_WHOLE_FILE_H

#include "base/base.h"

/* What stands in the way of a file. */
typedef enum WriteBar {
  WRITE_ERRNO,  /* the errno says it, 0: nothing does */
  WRITE_BESIDE, /* another file, of the name under which it is written first */
  WRITE_LINK,   /* a symbolic link of its name */
  WRITE_SPECIAL /* a device, FIFO or socket of its name */
} WriteBar;

/*
 * Writes n bytes beside the file, as PATH.new, which must not be there, and
 * moves them to its place. Devices and FIFOs are not replaced, also not by root,
 * who could; links are replaced, and never followed, where `links` says so.
 * 0, or an errno, to which *bar says more; nothing is left behind then.
 */
int whole_file_write(const char *path, const char *text, size_t n, bool links,
                     WriteBar *bar);

#endif
