#include "syntax/transition_weights.h"

#include <stdlib.h>

_Static_assert(sizeof(MoveLine) == LINE_BYTES, "a line is a cache line");

int moves_sure(const Moves *m, uint32_t key) {
  if (m->nlines == 0) return -1;
  Spot s = line_spot(key, m->nlines);
  const MoveLine *line = &m->lines[s.line];
  unsigned found = line_find(line->tag, s.tag);
  if (!found) return -1;
  const int8_t *weight = line->weight[line_first(found)];
  int sure = -1;
  for (int k = 0; k < MOVES; k++) {
    if (weight[k] == MOVE_SURE) sure = k;
    else if (weight[k] != -MOVE_SURE) return -1;
  }
  return sure;
}

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
