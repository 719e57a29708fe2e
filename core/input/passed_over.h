/* Files of a directory that are not read, counted by how their names end. */
#ifndef GE_INPUT_PASSED_OVER_H
#define GE_INPUT_PASSED_OVER_H

#include "base/buf.h"

typedef struct PassedEnding {
  char name[16]; /* ".pdf", in small letters; "": others */
  uint64_t n;
} PassedEnding;

typedef struct PassedOver {
  PassedEnding at[12];
  size_t n;
} PassedOver;

void passed_over_add(PassedOver *p, const char *path);
/* "passed over 100 .pdf, 1 .docx: ..." into out, most first, and counts anew;
 * false: there are none. */
bool passed_over_tell(PassedOver *p, Buf *out);

#endif
