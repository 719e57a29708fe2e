/* Any bytes as a text in an encoding: the first byte says in which, or that it
 * is to be found. What is not UTF-8 as it stands is UTF-8 when it is read. */
#include "source.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  static const char *const names[] = {NULL,         "UTF-16LE", "WINDOWS-1252",
                                      "SHIFT_JIS",  "UTF-7",    "UTF-32",
                                      "BIG5-HKSCS", "UTF-8"};
  InputOptions o = {.day = GE_NODAY};
  if (n == 0) return 0;
  o.encoding = names[data[0] % GE_COUNT(names)];
  read_as(data[0] & 64 ? "x.csv" : "x.txt", data + 1, n - 1, o);
  return 0;
}
