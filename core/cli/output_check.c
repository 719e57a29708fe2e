#include "cli/output_check.h"
#include "input/source.h"

#include <string.h>

int output_check(const char *out, const char *const *paths, size_t n) {
  if (!out || !source_reads(paths, n, out)) return EXIT_OK;
  return option_bad("--out needs a file of its own; an input is", out, NULL);
}

/* The values of these are no paths that are read. */
static bool is_other(const char *word) {
  return strcmp(word, "--out") == 0 || strcmp(word, "--title") == 0;
}

int output_check_words(const char *out, int argc, char *const *argv) {
  static const char texts[] = "--texts=";
  for (int i = 0; i < argc; i++) {
    const char *word = argv[i];
    if (i > 0 && is_other(argv[i - 1])) continue;
    if (strncmp(word, texts, sizeof texts - 1) == 0) word += sizeof texts - 1;
    int code = output_check(out, &word, 1);
    if (code != EXIT_OK) return code;
  }
  return EXIT_OK;
}
