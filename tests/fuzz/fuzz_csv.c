/* Any bytes as a table: the first byte says with what separators, and whether
 * columns are named by options. */
#include "source.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  InputOptions o = {.day = GE_NODAY};
  if (n == 0) return 0;
  if (data[0] & 2) o.field[FIELD_ID] = "u";
  if (data[0] & 4) o.field[FIELD_TEXT] = "b";
  read_as(data[0] & 1 ? "x.tsv" : "x.csv", data + 1, n - 1, o);
  return 0;
}
