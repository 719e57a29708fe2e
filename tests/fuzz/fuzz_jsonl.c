/*
 * Any bytes as an input file: the first byte says whether it is a text file
 * or JSON Lines, the others are its content.
 */
#include "source.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  if (n == 0) return 0;
  read_as(data[0] == 't' ? "x.txt" : "x.jsonl", data + 1, n - 1,
          (InputOptions){.day = 19000});
  return 0;
}
