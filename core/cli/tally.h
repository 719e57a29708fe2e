/*
 * How often each of many lines was there: what the documents of a run have,
 * counted. A line has no line end, nor NUL.
 */
#ifndef GE_CLI_TALLY_H
#define GE_CLI_TALLY_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/list.h"

/* Different lines that are counted, at most: who sends them is not trusted with
 * the memory of the command. */
#define TALLY_MOST 100000u
#define TALLY_LINE 240u /* bytes of a line; the rest is left out */

typedef struct TallyLine {
  const char *text;
  uint64_t hash, count;
} TallyLine;

typedef struct Tally {
  LIST(TallyLine) lines; /* in the order in which they came first */
  LIST(uint32_t)
  slots; /* hash table: a line's index + 1, 0: free; their number
                            is a power of two */
  Arena texts;
  uint64_t nlost; /* lines that there was no room for */
} Tally;

void tally_init(Tally *t);
void tally_clear(Tally *t);
/* Counts a line. */
void tally_line(Tally *t, const char *line, size_t n);
/* Counts each line of a text. */
void tally_text(Tally *t, const char *text);
/* Appends "COUNT<tab>LINE<line end>" for each, in the order in which they came
 * first; behind them "COUNT<tab>lost" when some are. */
void tally_write(const Tally *t, Buf *b);

#endif
