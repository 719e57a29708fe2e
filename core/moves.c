#include "moves.h"

#include <stdlib.h>

_Static_assert(sizeof(MoveLine) == LINE_BYTES, "a line is a cache line");

void moves_score(const Moves *m, const uint32_t *keys, uint32_t n,
                 int32_t scores[MOVES]) {
  Spot spots[256];
  if (m->nlines == 0) return;
  ge_assert(n < GE_COUNT(spots));
  line_fetch(m->lines, m->nlines, keys, n, spots);
  for (uint32_t i = 0; i < n; i++) {
    const MoveLine *line = &m->lines[spots[i].line];
    unsigned found = line_find(line->tag, spots[i].tag);
    if (!found) continue;
    const int8_t *weight = line->weight[line_first(found)];
    for (int k = 0; k < MOVES; k++)
      scores[k] += weight[k] * abs(weight[k]);
  }
}
