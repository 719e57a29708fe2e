#include "cli/output_check.h"
#include "input/source.h"

#include <string.h>

int output_check(const char *out, const char *const *paths, size_t n) {
  if (!out || !source_reads(paths, n, out)) return EXIT_OK;
  return option_bad("--out needs a file of its own; an input is", out, NULL);
}
