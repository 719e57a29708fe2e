#include "text/lemma.h"
#include "base/bytes.h"
#include "text/lemma_data.h"

#include <string.h>

/* ------------------------------------------------------- WordNet's words */

/* Order of a NUL-terminated entry and s[0..n). */
static int order(const char *entry, const char *s, size_t n) {
  int c = strncmp(entry, s, n);
  return c ? c : entry[n] != '\0';
}

static uint64_t head_of(const char *s, size_t n) {
  uint64_t h = 0;
  for (size_t i = 0; i < 8; i++)
    h = h << 8 | (i < n ? (unsigned char)s[i] : 0u);
  return h;
}

/* The group that could hold the word: the last whose first word is <= it. */
static uint32_t group_of(const char *s, size_t n) {
  uint32_t lo = 0, hi = lemma_ngroups;
  uint64_t head = head_of(s, n);
  ge_assert(hi > 0 && lemma_heads[0] <= lemma_heads[hi - 1]);
  while (hi - lo > 1) {
    uint32_t mid = lo + (hi - lo) / 2;
    bool before = lemma_heads[mid] < head;
    if (lemma_heads[mid] == head) {
      const char *first = (const char *)lemma_words + lemma_groups[mid] + 3;
      before = order(first, s, n) <= 0;
    }
    if (before) lo = mid;
    else hi = mid;
  }
  return lo;
}

/* The word's record, NULL if WordNet has none. Past its first byte: parts of
 * speech + 16, supersense + 1. A word shares its first bytes with the one before
 * it: where that parted from s earlier, so does the word. */
static const unsigned char *record(const char *s, size_t n) {
  if (n == 0 || n >= LEMMA_BYTES || memchr(s, '\0', n)) return NULL;
  uint32_t g = group_of(s, n);
  ge_assert(g * LEMMA_GROUP < lemma_nwords);
  const unsigned char *p = lemma_words + lemma_groups[g];
  uint32_t left = lemma_nwords - g * LEMMA_GROUP;
  size_t shared = 0; /* with s, by the word before */
  if (left > LEMMA_GROUP) left = LEMMA_GROUP;
  for (; left > 0; left--) {
    size_t i = p[0] - 1u;
    ge_check(i < LEMMA_BYTES);
    const char *rest = (const char *)p + 3;
    if (i <= shared) {
      const char *r = rest;
      for (; i < n && *r == s[i]; i++) r++;
      if (i == n && *r == '\0') return p;
      if (i == n || (unsigned char)*r > (unsigned char)s[i]) return NULL;
      shared = i;
    }
    p += 4 + strlen(rest);
  }
  return NULL;
}

unsigned lemma_pos(const char *s, size_t n) {
  const unsigned char *p = record(s, n);
  ge_assert(!p || p[1] > LEMMA_POS); /* WordNet lists no word as nothing */
  return p ? p[1] - LEMMA_POS : 0;
}

enum { FIRST_NOUN = 3 }; /* those before are of adjectives and adverbs */

const char *lemma_sense(const char *s, size_t n) {
  /* WordNet's lexicographer files of nouns, from FIRST_NOUN on. */
  static const char *const names[] = {
      "entity",   "act",        "animal",        "artifact",   "attribute",
      "body",     "cognition",  "communication", "event",      "feeling",
      "food",     "group",      "location",      "motive",     "object",
      "person",   "phenomenon", "plant",         "possession", "process",
      "quantity", "relation",   "shape",         "state",      "substance",
      "time"};
  const unsigned char *p = record(s, n);
  ge_assert(!p || p[2] > 0);
  unsigned file = p ? p[2] - 1u : 0;
  bool named = file >= FIRST_NOUN && file - FIRST_NOUN < GE_COUNT(names);
  return named ? names[file - FIRST_NOUN] : NULL;
}

/* -------------------------------------------------------------- candidates */

static void add(Lemmas *out, const char *s, size_t n) {
  if (out->n == LEMMA_MAX || n == 0 || n >= LEMMA_BYTES) return;
  for (unsigned i = 0; i < out->n; i++)
    if (strlen(out->at[i]) == n && memcmp(out->at[i], s, n) == 0) return;
  memcpy(out->at[out->n], s, n);
  out->at[out->n++][n] = '\0';
}

static void add_exceptions(Lemmas *out, const char *s, size_t n) {
  uint32_t lo = 0, hi = lemma_nexceptions;
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    const char *e = (const char *)lemma_exceptions + lemma_exception_at[mid];
    int c = strncmp(e, s, n);
    if (c < 0 || (c == 0 && e[n] < ' ')) lo = mid + 1;
    else hi = mid;
  }
  for (; lo < lemma_nexceptions; lo++) {
    const char *e = (const char *)lemma_exceptions + lemma_exception_at[lo];
    if (strncmp(e, s, n) != 0 || e[n] != ' ') return;
    const char *pos_end = strchr(e + n + 1, ' ');
    ge_assert(pos_end); /* "form pos lemma" */
    add(out, pos_end + 1, strlen(pos_end + 1));
  }
}

/* Add s[0..n) + tail when WordNet lists it as pos. */
static bool try_tail(Lemmas *out, const char *s, size_t n, const char *tail,
                     unsigned pos) {
  char w[LEMMA_BYTES + 4];
  size_t nt = strlen(tail);
  if (n + nt >= LEMMA_BYTES || n == 0) return false;
  memcpy(w, s, n);
  memcpy(w + n, tail, nt);
  if (!(lemma_pos(w, n + nt) & pos)) return false;
  add(out, w, n + nt);
  return true;
}

/* -s, -es, -ies of nouns and verbs. */
static void try_s(Lemmas *out, const char *s, size_t n) {
  const unsigned pos = LEMMA_NOUN | LEMMA_VERB;
  if (!bytes_end(s, n, "s") || bytes_end(s, n, "ss")) return;
  if (bytes_end(s, n, "ies") && n > 4) try_tail(out, s, n - 3, "y", pos);
  try_tail(out, s, n - 1, "", pos);
  if (bytes_end(s, n, "es")) try_tail(out, s, n - 2, "", pos);
}

/* A stem without its ending -ed, -ing, -er, -est: "bomb", "strik", "hitt". */
static void try_stem(Lemmas *out, const char *s, size_t n, unsigned pos) {
  if (n < 2) return;
  bool doubled = n > 2 && s[n - 1] == s[n - 2];
  if (doubled && try_tail(out, s, n - 1, "", pos)) return;
  if (s[n - 1] == 'i') try_tail(out, s, n - 1, "y", pos);
  /* "stag|ed": the stem with e comes first where the stem itself is a word
   * with another vowel ("stag"), as English doubles otherwise. */
  bool vowel_before = n > 2 && strchr("aeiou", s[n - 2]) &&
                      !strchr("aeiouwxy", s[n - 1]) &&
                      !strchr("aeiou", s[n - 3]);
  if (vowel_before) {
    if (try_tail(out, s, n, "e", pos)) return;
    try_tail(out, s, n, "", pos);
    return;
  }
  try_tail(out, s, n, "", pos);
  try_tail(out, s, n, "e", pos);
}

static void add_rules(Lemmas *out, const char *s, size_t n) {
  try_s(out, s, n);
  if (bytes_end(s, n, "men")) try_tail(out, s, n - 3, "man", LEMMA_NOUN);
  if (bytes_end(s, n, "ed")) try_stem(out, s, n - 2, LEMMA_VERB);
  if (bytes_end(s, n, "ing")) try_stem(out, s, n - 3, LEMMA_VERB);
  if (bytes_end(s, n, "er")) try_stem(out, s, n - 2, LEMMA_ADJ);
  if (bytes_end(s, n, "est")) try_stem(out, s, n - 3, LEMMA_ADJ);
}

bool lemma_of(const char *s, size_t n, Lemmas *out) {
  out->n = 0;
  if (n >= LEMMA_BYTES || n == 0 || memchr(s, '\0', n)) return false;
  unsigned pos = lemma_pos(s, n);
  add_exceptions(out, s, n);
  bool exception = out->n > 0;
  if (!exception && pos) add(out, s, n);
  if (!exception || !pos) add_rules(out, s, n);
  if (exception && pos) add(out, s, n);
  if (out->n == 0 && n > 3 && bytes_end(s, n, "s") && !bytes_end(s, n, "ss") &&
      !bytes_end(s, n, "'s"))
    add(out, s, n - 1); /* unknown plurals: "migs" */
  if (!pos) add(out, s, n);
  ge_assert(out->n > 0 && out->n <= LEMMA_MAX);
  return true;
}
