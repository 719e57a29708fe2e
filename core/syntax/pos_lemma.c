#include "syntax/pos_lemma.h"
#include "syntax/key.h"
#include "syntax/label.h"
#include "text/lemma.h"

#include <string.h>

enum { LEMMA_KEY = 100 }; /* apart from those of word_keys.h */

uint32_t morph_key(const char *fold, size_t nbytes, unsigned tag) {
  uint64_t h = key_add(key_start(LEMMA_KEY), tag);
  for (size_t i = 0; i < nbytes; i++) h = key_add(h, (unsigned char)fold[i]);
  return key_end(h);
}

/* WordNet's part of speech of a universal one, 0: a closed class. */
static unsigned wordnet_pos(unsigned pos) {
  switch (pos) {
  case POS_NOUN: return LEMMA_NOUN;
  case POS_VERB:
  case POS_AUX: return LEMMA_VERB;
  case POS_ADJ: return LEMMA_ADJ;
  case POS_ADV: return LEMMA_ADV;
  default: return 0;
  }
}

/* -------------------------------------------------------------------- names */

static bool ends(const char *s, size_t n, const char *tail) {
  size_t k = strlen(tail);
  return n > k && memcmp(s + n - k, tail, k) == 0;
}

/* Bytes of the singular in s[0..n), which may change: Americans, Rockies. */
static size_t singular(char *s, size_t n) {
  if (n < 4 || !ends(s, n, "s") || ends(s, n, "ss") || ends(s, n, "ics"))
    return n;
  if (ends(s, n, "ies") && n > 4) {
    s[n - 3] = 'y';
    return n - 2;
  }
  bool sibilant = ends(s, n, "ches") || ends(s, n, "shes") ||
                  ends(s, n, "sses") || ends(s, n, "xes");
  return sibilant ? n - 2 : n - 1;
}

/* A longer word in capitals is rarely an acronym: of the names in the training
 * part of the English treebanks with at least this many letters, 121 of 145
 * have their lemma in small ones. */
enum { NO_ACRONYM = 6 };

static void lower_capitals(char *s, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (s[i] < 'A' || s[i] > 'Z') return;
  for (size_t i = 1; i < n && n >= NO_ACRONYM; i++) s[i] = (char)(s[i] + 32);
}

/* "Sept.", "Thurs": what a short name of a month or a day stands for. */
static const char *long_name(const char *s, size_t n) {
  static const struct {
    const char *is, *of;
  } names[] = {{"Jan", "January"}, {"Feb", "February"}, {"Aug", "August"},
      {"Sept", "September"}, {"Oct", "October"}, {"Nov", "November"},
      {"Dec", "December"}, {"Tues", "Tuesday"}, {"Wed", "Wednesday"},
      {"Thurs", "Thursday"}, {"Fri", "Friday"}};
  if (ends(s, n, ".")) n--;
  for (size_t i = 0; i < GE_COUNT(names); i++)
    if (strlen(names[i].is) == n && memcmp(names[i].is, s, n) == 0)
      return names[i].of;
  return NULL;
}

/* A name is its own lemma, as it is written, but for plurals and capitals. */
static GeStatus of_name(Vocab *v, const Type *t, unsigned tag,
                        const char **lemma) {
  char s[LEMMA_BYTES];
  size_t n = t->nbytes;
  GeId id;
  *lemma = long_name(t->text, n);
  if (*lemma) return GE_OK;
  *lemma = t->text;
  if (n >= sizeof s) return GE_OK;
  memcpy(s, t->text, n);
  lower_capitals(s, n);
  if (tag == TAG_NNPS) n = singular(s, n);
  if (n == t->nbytes && memcmp(s, t->text, n) == 0) return GE_OK;
  GeStatus st = vocab_intern(v, s, n, &id);
  if (st == GE_OK) *lemma = vocab_type(v, id)->text;
  return st;
}

/* The adjective or verb of a name keeps its capital: Western Union. */
static GeStatus capital(Vocab *v, const Type *t, const char **lemma) {
  char s[LEMMA_BYTES];
  size_t n = strlen(*lemma);
  GeId id;
  if (n >= sizeof s || t->text[0] < 'A' || t->text[0] > 'Z') return GE_OK;
  if (**lemma < 'a' || **lemma > 'z') return GE_OK;
  memcpy(s, *lemma, n);
  s[0] = (char)(s[0] - 32);
  GeStatus st = vocab_intern(v, s, n, &id);
  if (st == GE_OK) *lemma = vocab_type(v, id)->text;
  return st;
}

/* ------------------------------------------------------------------- words */

static GeStatus by_wordnet(Vocab *v, GeId type, unsigned pos,
                           const char **lemma) {
  GeStatus st = vocab_lemmas(v, type);
  if (st != GE_OK) return st;
  const Type *t = vocab_type(v, type);
  unsigned want = wordnet_pos(pos);
  *lemma = vocab_type(v, t->fold)->text;
  for (unsigned k = 0; want && k < t->nlemmas; k++) {
    const Type *l = vocab_type(v, t->lemma[k]);
    if (!(lemma_pos(l->text, l->nbytes) & want)) continue;
    *lemma = l->text;
    return GE_OK;
  }
  return GE_OK;
}

/* The lemma that the table has, NULL: none. */
static const char *lemma_in(const LemmaTable *t, uint32_t key, size_t *n) {
  uint32_t at;
  if (!t || !key_find(&t->keys, key, &at) || at >= t->nbytes) return NULL;
  *n = t->texts[at];
  if (*n == 0 || *n >= t->nbytes - at) return NULL;
  return (const char *)t->texts + at + 1;
}

GeStatus morph_lemma(Vocab *v, const LemmaTable *table, GeId type, unsigned pos,
                     unsigned tag, const char **lemma) {
  const Type *fold = vocab_type(v, vocab_type(v, type)->fold);
  size_t n;
  const char *known =
      lemma_in(table, morph_key(fold->text, fold->nbytes, tag), &n);
  GeId id;
  if (pos == POS_PROPN) return of_name(v, vocab_type(v, type), tag, lemma);
  if (known) {
    GeStatus st = vocab_intern(v, known, n, &id);
    if (st == GE_OK) *lemma = vocab_type(v, id)->text;
    return st;
  }
  GeStatus st = by_wordnet(v, type, pos, lemma);
  bool name = tag == TAG_NNP || tag == TAG_NNPS;
  return st == GE_OK && name ? capital(v, vocab_type(v, type), lemma) : st;
}
