/* The readers, one a file. */
#ifndef GE_INPUT_READERS_H
#define GE_INPUT_READERS_H

#include "input/reader.h"

extern const ReaderKind reader_text;  /* a file is one document */
extern const ReaderKind reader_jsonl; /* an object in a line */

#endif
