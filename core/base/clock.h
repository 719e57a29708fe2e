/* A clock that only runs forward, for limits and for measuring. */
#ifndef GE_BASE_CLOCK_H
#define GE_BASE_CLOCK_H

#include <stdint.h>

/* Nanoseconds since some moment. */
int64_t clock_ns(void);

#endif
