#include "engine/fill_taken.h"
#include "syntax/label.h"

#include <string.h>

GeStatus taken_begin(Filling *f, Taken *t) {
  ge_assert(f->at.first < f->at.end);
  uint32_t n = f->at.end - f->at.first;
  t->marks.n = 0;
  if (!list_reserve(&t->marks, n)) return fill_no_memory(f);
  memset(t->marks.at, 0, n * sizeof *t->marks.at);
  t->marks.n = n;
  t->first = f->at.first;
  t->role = 0;
  return GE_OK;
}

/* The mark of a token; what a pattern captured in another sentence has none. */
static Mark *mark_at(const Taken *t, uint32_t token) {
  bool in = token >= t->first && token - t->first < t->marks.n;
  return in ? &t->marks.at[token - t->first] : NULL;
}

static Whose whose_is(const Taken *t, uint32_t token) {
  const Mark *m = mark_at(t, token);
  return m ? m->whose : WHOSE_NONE;
}

bool taken_untouched(const Taken *t, const GeCapture *span) {
  for (uint32_t i = span->first; i < span->end; i++)
    if (whose_is(t, i) != WHOSE_NONE) return false;
  return true;
}

/* Whether all its tokens are free, or another role's in this way. */
static bool is_within(const Taken *t, const GeCapture *span, Whose whose) {
  for (uint32_t i = span->first; i < span->end; i++) {
    const Mark *m = mark_at(t, i);
    if (m && m->whose && (m->whose != whose || m->role == t->role))
      return false;
  }
  return true;
}

GeStatus taken_is_free(Filling *f, const Taken *t, const GeCapture *span,
                       bool *yes) {
  const GeWord *word;
  *yes = taken_untouched(t, span);
  if (*yes || !is_within(t, span, WHOSE_PHRASE)) return GE_OK;
  GeStatus st = span->end - span->first == 1
                    ? fill_word(f, span->first, &word)
                    : fill_head(f, span->first, span->end, NULL, &word);
  /* What may fill a role of its own within a phrase: numbers and names. */
  if (st == GE_OK) *yes = word->pos == POS_NUM || word->pos == POS_PROPN;
  return st;
}

bool taken_is_free_phrase(const Taken *t, const GeCapture *span,
                          uint32_t head) {
  return whose_is(t, head) == WHOSE_NONE && is_within(t, span, WHOSE_SPAN);
}

void taken_take(Taken *t, const GeCapture *span, Whose whose) {
  ge_assert(whose == WHOSE_TRIGGER || whose == WHOSE_SPAN);
  for (uint32_t i = span->first; i < span->end; i++) {
    Mark *m = mark_at(t, i);
    if (m) *m = (Mark){t->role, (uint8_t)whose};
  }
}

void taken_take_phrase(Taken *t, const GeCapture *span, uint32_t head) {
  ge_assert(span->first <= head && head < span->end);
  for (uint32_t i = span->first; i < span->end; i++) {
    Mark *m = mark_at(t, i);
    if (m && !m->whose) *m = (Mark){t->role, WHOSE_PHRASE};
  }
  Mark *m = mark_at(t, head);
  if (m) m->whose = WHOSE_SPAN;
}
