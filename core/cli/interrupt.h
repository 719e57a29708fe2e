/*
 * SIGINT and SIGTERM. The first asks the process to end: calls that wait return
 * with EINTR, and whoever goes on in a loop asks interrupt_signal. What has not
 * ended by itself in most of a second is ended by a timer, with all that was
 * written whole; a second signal ends the process at once.
 */
#ifndef GE_CLI_INTERRUPT_H
#define GE_CLI_INTERRUPT_H

#include "base/base.h"

#include <stdio.h>

void interrupt_catch(void);
/* The signal that came, 0: none did. */
int interrupt_signal(void);
/* A file beside standard output that the timer flushes, NULL: none. */
void interrupt_output(FILE *f);
/* Ends the process sooner after a signal than others do. */
void interrupt_hurry(int ms);
/* Between these the timer does not end the process, unless it takes long. */
void interrupt_hold(void);
void interrupt_release(void);

#endif
