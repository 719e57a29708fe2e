#include "cli/child.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

int child_end(pid_t pid, bool group) {
  int status = 0;
  if (group) kill(-pid, SIGKILL);
  kill(pid, SIGKILL);
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) continue;
  return status;
}

bool child_reap(pid_t pid, bool group, int ms, int *status) {
  const struct timespec step = {0, 2000000};
  for (int i = 0; i <= ms / 2; i++) {
    siginfo_t info = {0};
    int got = waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT);
    if (got < 0 && errno != EINTR) return true; /* it is no child any more */
    if (got == 0 && info.si_pid == pid) {
      *status = child_end(pid, group);
      return true;
    }
    nanosleep(&step, NULL);
  }
  return false;
}

void child_fate(int status, char text[CHILD_FATE]) {
  if (WIFSIGNALED(status))
    snprintf(text, CHILD_FATE, "was ended by signal %d (%s)", WTERMSIG(status),
             strsignal(WTERMSIG(status)));
  else snprintf(text, CHILD_FATE, "ended (memory may have run out)");
}
