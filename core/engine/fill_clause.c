/*
 * What a clause of a role string finds at the slots of a word: "subj <actor>".
 *
 * A slot's noun phrase fills a role when the pattern matches there with the
 * phrase's head inside; else when it matches elsewhere in the phrase, as in
 * "the Israeli commander". A list gives the whole phrase. Its coordination
 * fills the role, too. Of a name and a noun in apposition the name is taken.
 */
#include "engine/fill_clause.h"
#include "engine/fill_coordination.h"
#include "engine/fill_taken.h"
#include "syntax/label.h"

#include <string.h>

/* What is found: a span; of a phrase its head, else GE_NONE. */
typedef struct Pick {
  bool any;
  GeCapture span;
  uint32_t head;
} Pick;

static bool is_where(const char *prep) {
  static const char *const words[] = {"in", "at", "near", "on"};
  for (size_t i = 0; i < GE_COUNT(words); i++)
    if (strcmp(prep, words[i]) == 0) return true;
  return false;
}

bool fill_fits(const Search *s, uint32_t k, const GeRoleClause *clause) {
  ge_check(k < s->word->n);
  const char *prep = s->word->prep[k];
  if (clause->slots >> s->word->at[k].slot & 1) return true;
  if (!prep) return false;
  for (uint32_t i = 0; i < clause->npreps; i++) {
    const char *name = s->f->plan->preps[clause->prep + i];
    if (strcmp(prep, name) == 0 ||
        (strcmp(prep, "where") == 0 && is_where(name)))
      return true;
  }
  return false;
}

/* ----------------------------------------------------------------- phrases */

/* Whether a time expression holds the head of a filler. */
static GeStatus is_time(Filling *f, const GeFiller *x, bool *yes) {
  Hits times;
  GeStatus st = asked_hits(f->doc, f->plan->time, GE_NONE, f->sentence, &times);
  *yes = false;
  for (uint32_t i = 0; st == GE_OK && i < times.n && !*yes; i++) {
    GeCapture t = hits_at(&times, i);
    *yes = t.first <= x->head && t.end > x->head;
  }
  return st;
}

/* Whether a number counts the head of a filler: "13 Israelis". A name that is
 * counted names no one. */
static GeStatus is_counted(Filling *f, const GeFiller *x, bool *yes) {
  GeStatus st = GE_OK;
  *yes = false;
  for (uint32_t i = x->first; i < x->head && st == GE_OK && !*yes; i++) {
    const GeWord *word;
    st = fill_head(f, i, i + 1, NULL, &word);
    if (st == GE_OK) *yes = word->rel == REL_NUMMOD && word->head == x->head;
  }
  return st;
}

/* The filler's phrase, unless it is a time, or no name where one is asked for.
 * The head of a phrase in which others may stand: a name is one piece. Times are
 * asked for last, since they cost most. */
static GeStatus phrase_of(Search *s, GeWhole whole, uint32_t k, Pick *p) {
  const GeFiller *x = &s->word->at[k];
  bool named = x->flags & GE_FILLER_NAME, counted = false, time = false;
  p->any = false;
  if (x->flags & GE_FILLER_MODIFIER || (whole == GE_WHOLE_NAME && !named))
    return GE_OK;
  GeCapture span = {NULL, x->first, x->end, GE_NONE};
  GeStatus st = named ? is_counted(s->f, x, &counted) : GE_OK;
  if (st != GE_OK) return st;
  bool piece = named && !counted;
  uint32_t about = s->word->about[k];
  ge_assert(about >= x->head && about < x->end); /* match_in has asked */
  bool free = piece ? taken_untouched(&s->taken, &span)
                    : taken_is_free_phrase(&s->taken, &span, about);
  if (!free) return GE_OK;
  st = is_time(s->f, x, &time);
  if (st == GE_OK && !time) *p = (Pick){true, span, piece ? GE_NONE : about};
  return st;
}

/* ----------------------------------------------------------------- matches */

/* How a match lies in a filler's phrase: it holds what the phrase is about,
 * holds the head that only counts that, stands before it, or behind. */
typedef enum Place { HOLDS, COUNTS, BEFORE, BEHIND, NOWHERE } Place;

static bool holds(const GeCapture *span, uint32_t token) {
  return span->first <= token && span->end > token;
}

static Place place_of(const GeCapture *span, const GeFiller *x,
                      uint32_t about) {
  if (holds(span, about)) return HOLDS;
  if (holds(span, x->head)) return COUNTS;
  return span->end <= about ? BEFORE : BEHIND;
}

/* A number without the last word of the trigger, which is no "more than":
 * "handed over [three] hostages"; any other match as it is. */
static GeStatus without_particle(const Search *s, GeCapture *span) {
  const Filling *f = s->f;
  Hits bare;
  if (span->first + 1 != s->end || span->span == GE_NONE ||
      f->doc->spans.at[span->span].layer != f->plan->number)
    return GE_OK;
  GeStatus st = asked_hits(f->doc, f->plan->bare_number, GE_NONE, f->sentence,
                           &bare);
  for (uint32_t i = 0; st == GE_OK && i < bare.n; i++) {
    GeCapture x = hits_at(&bare, i);
    if (x.first != s->end || x.end != span->end) continue;
    *span = x;
    break;
  }
  return st;
}

/* The free match that lies best in a filler's phrase; of those before the
 * head the last counts, of others the first. */
static GeStatus best_match(Search *s, const GeAlternative *a, uint32_t k,
                           GeCapture *best, Place *place) {
  const GeFiller *x = &s->word->at[k];
  uint32_t about = s->word->about[k];
  Hits hits;
  GeStatus st = asked_hits(s->f->doc, a->layer, a->pattern, s->f->sentence,
                           &hits);
  *place = NOWHERE;
  for (uint32_t i = 0; st == GE_OK && i < hits.n; i++) {
    GeCapture span = hits_at(&hits, i);
    bool yes;
    if (span.first >= x->end) break;
    st = without_particle(s, &span);
    if (st != GE_OK || span.end <= x->first) continue;
    st = taken_is_free(s->f, &s->taken, &span, &yes);
    if (st != GE_OK || !yes) continue;
    Place here = place_of(&span, x, about);
    if (here < *place || (here == BEFORE && *place == BEFORE)) {
      *best = span;
      *place = here;
    }
  }
  return st;
}

/* What an alternative finds in a filler's phrase. */
static GeStatus match_in(Search *s, const GeAlternative *a, uint32_t k,
                         Pick *p) {
  const GeFiller *x = &s->word->at[k];
  uint32_t *about = &s->word->about[k];
  GeStatus st = GE_OK;
  Place place;
  *p = (Pick){false, {NULL, 0, 0, GE_NONE}, GE_NONE};
  if (*about == GE_NONE) st = ge_doc_counted(s->f->doc, x->head, x->end, about);
  if (st != GE_OK) return st;
  if (a->whole != GE_WHOLE_NONE) return phrase_of(s, a->whole, k, p);
  GeCapture found;
  st = best_match(s, a, k, &found, &place);
  if (st != GE_OK || place == NOWHERE) return st;
  if (a->list) {
    if (place > COUNTS) return GE_OK;
    st = phrase_of(s, GE_WHOLE_PHRASE, k, p);
    if (st == GE_OK && !p->any) *p = (Pick){true, found, GE_NONE};
    return st;
  }
  if (x->flags & GE_FILLER_MODIFIER && place != HOLDS) return GE_OK;
  *p = (Pick){true, found, GE_NONE};
  return GE_OK;
}

static GeStatus match_any(Search *s, const GeRoleClause *clause, uint32_t k,
                          Pick *p) {
  GeStatus st = GE_OK;
  p->any = false;
  for (uint32_t i = 0; i < clause->nalternatives && st == GE_OK && !p->any; i++)
    st = match_in(s, &s->f->plan->alternatives[clause->alternative + i], k, p);
  return st;
}

/* ----------------------------------------------------------------- filling */

static GeStatus take(Search *s, const Pick *p, Captures *list) {
  ge_assert(p->any && p->span.first < p->span.end);
  if (p->head != GE_NONE) taken_take_phrase(&s->taken, &p->span, p->head);
  else taken_take(&s->taken, &p->span, WHOSE_SPAN);
  return list_push(list, p->span) ? GE_OK : fill_no_memory(s->f);
}

static bool same_slot(const Search *s, uint32_t a, uint32_t b) {
  const AskedWord *w = s->word;
  if (w->at[a].slot != w->at[b].slot) return false;
  if (!w->prep[a] || !w->prep[b]) return w->prep[a] == w->prep[b];
  return strcmp(w->prep[a], w->prep[b]) == 0;
}

/* The name in apposition to a filler, when the filler is none. Those that are
 * counted are its parts: "24 hostages (13 Israelis and 11 Thais)". */
static GeStatus name_of(Search *s, const GeRoleClause *clause, uint32_t k,
                        Pick *p) {
  const unsigned both = GE_FILLER_APPOS | GE_FILLER_NAME;
  const GeFiller *x = s->word->at;
  p->any = false;
  if (x[k].flags & GE_FILLER_NAME) return GE_OK;
  for (uint32_t i = 0; i < s->use.n; i++) {
    uint32_t o = s->use.at[i];
    bool counted;
    if ((x[o].flags & both) != both || x[o].group != x[k].head ||
        !same_slot(s, o, k))
      continue;
    GeStatus st = is_counted(s->f, &x[o], &counted);
    if (st != GE_OK) return st;
    if (!counted) return match_any(s, clause, o, p);
  }
  return GE_OK;
}

/* The examples of a filler that a pattern of the clause matches: "arms,
 * including tanks and guns" are tanks and guns. Noun phrases of any kind are
 * no examples: what they are of says it better. */
static GeStatus add_examples(Search *s, const GeRoleClause *clause, uint32_t k,
                             Captures *list) {
  const GeFiller *x = s->word->at;
  const GeAlternative *a = s->f->plan->alternatives + clause->alternative;
  GeStatus st = GE_OK;
  for (uint32_t i = 0; i < s->use.n; i++) {
    uint32_t o = s->use.at[i];
    Pick p = {.any = false};
    if (!(x[o].flags & GE_FILLER_EXAMPLE) || x[o].group != x[k].head ||
        !same_slot(s, o, k))
      continue;
    for (uint32_t j = 0; j < clause->nalternatives && !p.any; j++) {
      if (a[j].whole == GE_WHOLE_NONE) st = match_in(s, &a[j], o, &p);
      if (st != GE_OK) return st;
    }
    p.head = GE_NONE;
    if (p.any) st = take(s, &p, list);
    if (st != GE_OK) return st;
  }
  return GE_OK;
}

/* Other members of the coordination of a filler. */
static GeStatus add_members(Search *s, const GeRoleClause *clause, uint32_t k,
                            Captures *list) {
  const GeFiller *x = s->word->at;
  GeStatus st = GE_OK;
  for (uint32_t i = 0; st == GE_OK && i < s->use.n; i++) {
    uint32_t o = s->use.at[i];
    Pick p;
    if (o == k || x[o].group != x[k].group || x[o].slot != x[k].slot ||
        x[o].flags & (GE_FILLER_APPOS | GE_FILLER_EXAMPLE) ||
        !fill_fits(s, o, clause))
      continue;
    st = name_of(s, clause, o, &p);
    if (st == GE_OK && !p.any) st = match_any(s, clause, o, &p);
    if (st == GE_OK && p.any) st = take(s, &p, list);
  }
  return st;
}

/* What an alternative found at a filler, with all that belongs to it. */
static GeStatus add_all(Search *s, const GeRoleClause *clause,
                        const GeAlternative *a, uint32_t k, Pick *p,
                        Captures *list) {
  const GeFiller *x = &s->word->at[k];
  uint32_t head, before = list->n;
  Pick name;
  GeStatus st = fill_head(s->f, p->span.first, p->span.end, &head, NULL);
  if (st == GE_OK && head == x->head && !(x->flags & GE_FILLER_NAME))
    st = add_examples(s, clause, k, list);
  if (st != GE_OK || list->n > before) return st;
  st = name_of(s, clause, k, &name);
  if (st == GE_OK && name.any) *p = name;
  if (st == GE_OK) st = take(s, p, list);
  if (st == GE_OK) st = add_members(s, clause, k, list);
  if (st == GE_OK && !a->list) st = fill_coordination(s, &p->span, list);
  return st;
}

GeStatus fill_from_clause(Search *s, const GeRoleClause *clause, uint32_t limit,
                          Captures *list) {
  ge_assert(s->word);
  for (uint32_t j = 0; j < clause->nalternatives; j++) {
    const GeAlternative *a = &s->f->plan->alternatives[clause->alternative + j];
    for (uint32_t i = 0; i < s->use.n; i++) {
      uint32_t k = s->use.at[i];
      Pick p;
      if (s->word->at[k].cost > limit || !fill_fits(s, k, clause)) continue;
      GeStatus st = match_in(s, a, k, &p);
      if (st != GE_OK) return st;
      if (p.any) return add_all(s, clause, a, k, &p, list);
    }
  }
  return GE_OK;
}
