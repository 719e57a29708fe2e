#include "syntax/tree_repair.h"
#include "syntax/label.h"

#define NO UINT32_MAX

enum { WINDOW = 24 }; /* words that a phrase may have before its head */

static bool is_case(const GeWord *w) { return w->rel == (uint8_t)REL_CASE; }

static bool nominal(const GeWord *w) {
  return w->pos == POS_NOUN || w->pos == POS_PROPN || w->pos == POS_PRON ||
         w->pos == POS_NUM;
}

/* The noun between two prepositions of head h, NO: there are none, or they
 * belong together as those of "out of" do. */
static uint32_t between(const GeWord *words, uint32_t h, uint32_t from,
                        GeId first, uint32_t *at) {
  uint32_t opened = NO, noun = NO;
  for (uint32_t k = from; k < h; k++) {
    if (words[k].head != first + h) continue;
    if (is_case(&words[k])) {
      if (noun != NO) {
        *at = k;
        return noun;
      }
      opened = k;
    } else if (opened != NO && noun == NO && nominal(&words[k])) {
      noun = k;
    }
  }
  return NO;
}

void repair_cases(GeWord *words, uint32_t n, GeId first) {
  for (uint32_t i = 0; i < n; i++) {
    uint32_t from = i > WINDOW ? i - WINDOW : 0, at;
    uint32_t noun = between(words, i, from, first, &at);
    if (noun == NO || words[i].head == GE_NONE) continue;
    for (uint32_t k = from; k < at; k++)
      if (words[k].head == first + i && k != noun)
        words[k].head = first + noun;
    words[noun].head = words[i].head;
    words[noun].rel = words[i].rel;
  }
}

/* Whether all words between head h and its dependent i hang on i. */
static bool beside(const GeWord *words, uint32_t h, uint32_t i, GeId first) {
  for (uint32_t k = h + 1; k < i; k++)
    if (words[k].head != first + i || is_case(&words[k])) return false;
  return true;
}

void repair_names(GeWord *words, uint32_t n, GeId first) {
  for (uint32_t i = 1; i < n; i++) {
    GeWord *w = &words[i];
    if (w->rel != (uint8_t)REL_NMOD || w->pos != POS_PROPN) continue;
    if (w->head == GE_NONE || w->head >= first + i) continue;
    uint32_t h = w->head - first;
    if (i - h > WINDOW || words[h].pos != POS_NOUN) continue;
    if (beside(words, h, i, first)) w->rel = (uint8_t)REL_APPOS;
  }
}
