/*
 * Runs the inputs in the folder that is its argument once, in order of names;
 * ends with "N passed, 0 failed". A claim that fails aborts and is told by
 * the last line before.
 */
#include "fuzz.h"

#include <dirent.h>

#define INPUT_MAX (1u << 20)

static void replay(const char *dir, const char *name) {
  static uint8_t data[INPUT_MAX];
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", dir, name);
  FILE *f = fopen(path, "rb");
  if (!f) {
    perror(path);
    exit(1);
  }
  size_t n = fread(data, 1, sizeof data, f);
  fclose(f);
  fprintf(stderr, "%s\n", path);
  /* Exactly as large as the input, so that sanitizers see its end. */
  uint8_t *copy = malloc(n ? n : 1);
  if (!copy) exit(1);
  memcpy(copy, data, n);
  LLVMFuzzerTestOneInput(copy, n);
  free(copy);
}

int main(int argc, char **argv) {
  struct dirent **list = NULL;
  int npassed = 0;
  int n = argc == 2 ? scandir(argv[1], &list, NULL, alphasort) : -1;
  if (n < 0) {
    fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
    return 2;
  }
  for (int i = 0; i < n; i++) {
    if (list[i]->d_name[0] != '.') {
      replay(argv[1], list[i]->d_name);
      npassed++;
    }
    free(list[i]);
  }
  free(list);
  printf("%d passed, 0 failed\n", npassed);
  return npassed == 0;
}
