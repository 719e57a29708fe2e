#include "cli/follow.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The real name of what is there, or of the folder that a new file will be in. */
static bool real_place(const char *path, char out[PATH_MAX]) {
  char above[PATH_MAX];
  int n = snprintf(above, sizeof above, "%s", path);
  while (n > 0 && n < PATH_MAX) {
    if (realpath(above, out)) return true;
    while (n > 0 && above[n - 1] == '/') n--;
    while (n > 0 && above[n - 1] != '/') n--;
    above[n] = '\0';
  }
  return n == 0 && realpath(".", out);
}

/* What is written there would be read again, for ever. */
static bool is_beneath(const char *path, const char *folder) {
  char real[PATH_MAX], real_folder[PATH_MAX];
  if (!realpath(folder, real_folder) || !real_place(path, real)) return false;
  size_t n = strlen(real_folder);
  return strncmp(real, real_folder, n) == 0 &&
         (real[n] == '\0' || real[n] == '/' || n == 1);
}

int follow_check(const Options *o) {
  struct stat st;
  const char *last = o->inputs[o->ninputs - 1];
  if (o->nshards)
    return option_bad(
        "with --follow documents have no order but that they come "
        "in; it takes no",
        "--shard", NULL);
  if (strcmp(last, "-") == 0)
    return option_bad(
        "--follow needs a file or a directory; for standard input "
        "there is geoeng filter, not",
        last, NULL);
  size_t n = strlen(last);
  bool there = stat(last, &st) == 0, folder = there && S_ISDIR(st.st_mode);
  if (!there && n > 0 && last[n - 1] == '/')
    return option_bad("--follow needs a directory that is there, not", last,
                      NULL);
  if (there && !folder && !S_ISREG(st.st_mode))
    return option_bad("--follow needs a file or a directory, not", last, NULL);
  if (folder && o->out && is_beneath(o->out, last))
    return option_bad(
        "what is written there would be read again: --out is in the "
        "directory that is followed,",
        o->out, NULL);
  return EXIT_OK;
}
