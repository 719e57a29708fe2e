/*
 * Messages with a place: `file:line:column: error: what`, the offending line
 * and a caret. Printing is the host's; this formats.
 */
#ifndef GE_BASE_DIAG_H
#define GE_BASE_DIAG_H

#include "base/buf.h"

/* line and column count from 1, 0 leaves them out; source is the text of the
 * line or NULL. The column counts bytes; the caret is placed by display
 * width, tabs kept. */
void diag_format(Buf *out, const char *file, uint32_t line, uint32_t column,
                 const char *severity, const char *message, const char *source,
                 size_t nsource);

#endif
