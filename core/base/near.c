#include "base/near.h"

#include <string.h>

enum { MIDDLE = NEAR_MOST + 1, BAND = 2 * NEAR_MOST + 3, FAR = 255 };

static unsigned least(unsigned a, unsigned b) { return a < b ? a : b; }

/*
 * The table of edits by its diagonals: cell k of row i is column i + k - MIDDLE.
 * What lies farther from the diagonal than the limit cannot come back; the cells
 * at both ends stay FAR.
 */
unsigned near_edits(const char *a, size_t na, const char *b, size_t nb,
                    unsigned limit) {
  unsigned row[3][BAND];
  ge_assert(limit <= NEAR_MOST);
  if ((na > nb ? na - nb : nb - na) > limit) return limit + 1;
  for (size_t i = 0; i < GE_COUNT(row); i++)
    for (size_t k = 0; k < BAND; k++) row[i][k] = FAR;
  for (size_t i = 0; i <= na; i++) {
    unsigned *now = row[i % 3], fewest = FAR;
    const unsigned *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];
    for (size_t k = 1; k + 1 < BAND; k++) {
      unsigned edits = i == 0 && k == MIDDLE ? 0 : FAR;
      size_t j = i + k - MIDDLE;
      if (i + k >= MIDDLE && j <= nb) {
        if (j > 0) edits = least(edits, now[k - 1] + 1);
        if (i > 0) edits = least(edits, last[k + 1] + 1);
        if (i > 0 && j > 0)
          edits = least(edits, last[k] + (a[i - 1] != b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          edits = least(edits, before[k] + 1);
      }
      now[k] = least(edits, FAR);
      fewest = least(fewest, now[k]);
    }
    if (fewest > limit) return limit + 1;
  }
  return least(row[na % 3][MIDDLE + nb - na], limit + 1);
}

const char *near_name(const char *name, const char *const *list) {
  const char *best = NULL;
  size_t n = strlen(name);
  unsigned most = (unsigned)(n / 2 < NEAR_MOST ? n / 2 : NEAR_MOST);
  unsigned fewest = most + 1;
  for (; *list; list++) {
    size_t m = strlen(*list);
    unsigned edits = m > NEAR_LONGEST ? fewest
                                      : near_edits(name, n, *list, m, most);
    if (edits >= fewest) continue;
    fewest = edits;
    best = *list;
  }
  return best;
}
