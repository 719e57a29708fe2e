/* Clocks that only run forward, for limits and for measuring. */
#ifndef GE_BASE_CLOCK_H
#define GE_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

/* Nanoseconds since some moment. */
int64_t clock_ns(void);

/* The same in seconds. */
double clock_seconds(void);

/* Nanoseconds of the processor that this thread had. */
int64_t clock_thread_ns(void);

/* Calls fn(SIGPROF), from a signal, whenever the process had about `us` more
 * microseconds of the processor; 0: no longer. false: the system refuses. */
bool clock_ticks(long us, void (*fn)(int));

#endif
