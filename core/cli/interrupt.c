#include "cli/interrupt.h"

#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

enum { PATIENCE_MS = 700, HELD_MS = 100 };

static volatile sig_atomic_t came, held, over;
static FILE *output;
static int patience = PATIENCE_MS;

int interrupt_signal(void) { return came; }
void interrupt_output(FILE *f) { output = f; }

static void set_timer(int ms) {
  struct itimerval t = {.it_value = {.tv_usec = ms * 1000}};
  setitimer(ITIMER_REAL, &t, NULL);
}

/* Not within a call of stdio, so that its buffers are whole; a flush asks for
 * no memory. */
static void finish(void) {
  static const char said[] = "geoeng: stopped by a signal\n";
  fflush(stdout);
  if (output) fflush(output);
  (void)!write(STDERR_FILENO, said, sizeof said - 1);
  _exit(128 + came);
}

/* Runs once more where a flush, or who holds it, takes too long. */
static void on_timer(int n) {
  (void)n;
  if (over) _exit(128 + came);
  over = 1;
  set_timer(HELD_MS);
  if (!held) finish();
}

static void on_signal(int n) {
  if (came) _exit(128 + n);
  came = n;
  set_timer(patience);
}

void interrupt_hurry(int ms) { patience = ms; }

void interrupt_hold(void) { held = 1; }

void interrupt_release(void) {
  held = 0;
  if (over) finish();
}

void interrupt_catch(void) {
  struct sigaction a = {.sa_handler = on_signal}, old;
  sigaction(SIGTERM, &a, NULL);
  /* A shell has its jobs in the background ignore it. */
  if (sigaction(SIGINT, NULL, &old) == 0 && old.sa_handler != SIG_IGN)
    sigaction(SIGINT, &a, NULL);
  a.sa_handler = on_timer;
  a.sa_flags = SA_NODEFER;
  sigaction(SIGALRM, &a, NULL);
}
