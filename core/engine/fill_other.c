/* What fills roles without a slot that says so plainly: pronouns, and the
 * words near the trigger. */
#include "engine/fill_other.h"
#include "engine/fill_clause.h"
#include "engine/fill_coordination.h"
#include "engine/fill_taken.h"
#include "syntax/label.h"

/* ---------------------------------------------------------------- pronouns */

/* What a clause matches at a mention. */
static GeStatus match_mention(Search *s, const GeRoleClause *clause,
                              const GeMention *m, bool *found,
                              GeCapture *span) {
  Filling *f = s->f;
  GeStatus st = GE_OK;
  *found = false;
  for (uint32_t j = 0; j < clause->nalternatives; j++) {
    const GeAlternative *a = &f->plan->alternatives[clause->alternative + j];
    Hits hits = {f->doc, NULL, &m->span, a->whole == GE_WHOLE_NAME};
    if (a->whole == GE_WHOLE_NONE)
      st = asked_hits(f->doc, a->layer, a->pattern, f->sentence, &hits);
    for (uint32_t i = 0; st == GE_OK && i < hits.n && !*found; i++) {
      *span = hits_at(&hits, i);
      if (span->first <= m->head && span->end > m->head)
        st = taken_is_free(f, &s->taken, span, found);
    }
    if (st != GE_OK || *found) return st;
  }
  return GE_OK;
}

/* What the sentence itself names of those that a pronoun means: all, or
 * nothing. */
static GeStatus add_named(Search *s, const GeRoleClause *clause,
                          const GeMeant *meant, Captures *list) {
  uint32_t before = list->n;
  for (uint32_t i = 0; i < meant->n; i++) {
    bool found;
    GeCapture span;
    GeStatus st = match_mention(s, clause, &meant->at[i], &found, &span);
    if (st != GE_OK) return st;
    if (!found) {
      list->n = before;
      return GE_OK;
    }
    if (!list_push(list, span)) return fill_no_memory(s->f);
  }
  return GE_OK;
}

/* What fills a role by a filler that is a pronoun: those whom it means, where
 * its sentence names them, else the pronoun. */
static GeStatus add_meant(Search *s, const GeRoleClause *clause, uint32_t token,
                          Captures *list) {
  Filling *f = s->f;
  GeMeant meant = {false, false, NULL, 0};
  uint32_t before = list->n;
  GeStatus st = f->ask->meant(f->ask->ctx, token, &meant);
  if (st != GE_OK || !meant.any) return st;
  st = add_named(s, clause, &meant, list);
  if (st != GE_OK || list->n > before || !meant.stands) return st;
  GeCapture span = {NULL, token, token + 1, GE_NONE};
  bool yes;
  st = taken_is_free(f, &s->taken, &span, &yes);
  if (st != GE_OK || !yes) return st;
  return list_push(list, span) ? GE_OK : fill_no_memory(f);
}

GeStatus fill_from_pronoun(Search *s, const GeRoleClause *clause,
                           Captures *list) {
  uint32_t before = list->n;
  if (!clause->person || !s->f->ask->meant) return GE_OK;
  for (uint32_t i = 0; i < s->use.n && list->n == before; i++) {
    const GeFiller *x = &s->word->at[s->use.at[i]];
    const GeWord *word;
    if (x->end - x->first != 1 || !fill_fits(s, s->use.at[i], clause)) continue;
    GeStatus st = fill_word(s->f, x->first, &word);
    if (st != GE_OK) return st;
    if (word->tag != TAG_PRP && word->tag != TAG_PRP_POSS) continue;
    st = add_meant(s, clause, x->first, list);
    if (st != GE_OK) return st;
  }
  for (uint32_t i = before; i < list->n; i++)
    taken_take(&s->taken, &list->at[i], WHOSE_SPAN);
  return GE_OK;
}

/* ------------------------------------------------------------------- words */

/* How far a match is from the trigger. What stands in front of it counts as
 * twice as far, since English puts more behind. */
static uint32_t distance(const Search *s, const GeCapture *span) {
  ge_assert(span->first < span->end && s->first < s->end);
  if (span->first >= s->end) return span->first + 1 - s->end;
  return span->end <= s->first ? (s->first + 1 - span->end) * 2 + 1 : 0;
}

GeStatus fill_from_words(Search *s, const GeRoleClause *clause,
                         Captures *list) {
  Filling *f = s->f;
  Hits hits;
  GeCapture best = {NULL, 0, 0, GE_NONE};
  uint32_t least = UINT32_MAX;
  GeStatus st = asked_hits(f->doc, GE_NONE, clause->pattern, f->sentence,
                           &hits);
  for (uint32_t i = 0; st == GE_OK && i < hits.n; i++) {
    GeCapture span = hits_at(&hits, i);
    uint32_t far = distance(s, &span);
    bool yes = false;
    if (far < least) st = taken_is_free(f, &s->taken, &span, &yes);
    if (st != GE_OK || !yes) continue;
    best = span;
    least = far;
  }
  if (st != GE_OK || least == UINT32_MAX) return st;
  if (!list_push(list, best)) return fill_no_memory(f);
  taken_take(&s->taken, &best, WHOSE_SPAN);
  return fill_coordination(s, &best, list);
}
