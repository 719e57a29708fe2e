/* Any bytes as a JSON file; an odd first byte: text is a nested member. */
#include "source.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  InputOptions o = {.day = GE_NODAY};
  if (n == 0) return 0;
  if (data[0] & 1) o.field[FIELD_TEXT] = "a.text";
  read_as("x.json", data + 1, n - 1, o);
  return 0;
}
