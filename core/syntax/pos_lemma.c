#include "syntax/pos_lemma.h"
#include "base/bytes.h"
#include "base/word_set.h"
#include "base/utf8.h"
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

static GeStatus intern(Vocab *v, const char *s, size_t n, const char **lemma) {
  GeId id;
  ge_assert(n > 0); /* no word has an empty lemma */
  GeStatus st = vocab_intern(v, s, n, &id);
  if (st == GE_OK) *lemma = vocab_type(v, id)->text;
  return st;
}

/* -------------------------------------------------------------------- names */

/* The 1960s or 1960's, mid-20s; not the aircraft Su-30s. */
static bool decade(const char *s, size_t n) {
  if (n >= LEMMA_BYTES || (!byte_is_digit(s[0]) && (s[0] < 'a' || s[0] > 'z')))
    return false;
  return bytes_end(s, n, "0s") || bytes_end(s, n, "0's") ||
         bytes_end(s, n, "0\u2019s");
}

/* Names in the plural that have no singular. */
static bool plural_only(const char *s, size_t n) {
  return wordset_has(WORDS_LEMMA_PLURAL_NAME, s, n);
}

/* Bytes of the singular in s[0..n), which may change: Americans, Rockies. */
static size_t singular(char *s, size_t n) {
  if (n < 4 || !bytes_end(s, n, "s") || bytes_end(s, n, "ss") ||
      bytes_end(s, n, "ics"))
    return n;
  if (bytes_end(s, n, "ies") && n > 4) {
    s[n - 3] = 'y';
    return n - 2;
  }
  bool sibilant = bytes_end(s, n, "ches") || bytes_end(s, n, "shes") ||
                  bytes_end(s, n, "sses") || bytes_end(s, n, "xes");
  return sibilant ? n - 2 : n - 1;
}

/* A longer word in capitals is rarely an acronym: of the names in the training
 * part of the English treebanks with at least this many letters, 121 of 145
 * have their lemma in small ones. */
enum { NO_ACRONYM = 6 };

/* One that is this long only when it is a word too: PRESS, not UNIDO. */
enum { PERHAPS_ACRONYM = 5 };

static void lower_capitals(char *s, size_t n) {
  char small[LEMMA_BYTES];
  for (size_t i = 0; i < n; i++) {
    if (s[i] < 'A' || s[i] > 'Z') return;
    small[i] = (char)(s[i] + 32);
  }
  bool word = n == PERHAPS_ACRONYM && lemma_pos(small, n) != 0;
  if (n >= NO_ACRONYM || word) memcpy(s + 1, small + 1, n - 1);
}

/* "Sept.", "Thurs": what a short name of a month or a day stands for. */
static const char *long_name(const char *s, size_t n) {
  static const struct {
    const char *is, *of;
  } names[] = {{"Jan", "January"},    {"Feb", "February"}, {"Aug", "August"},
               {"Sept", "September"}, {"Oct", "October"},  {"Nov", "November"},
               {"Dec", "December"},   {"Tues", "Tuesday"}, {"Wed", "Wednesday"},
               {"Thurs", "Thursday"}, {"Fri", "Friday"}};
  if (bytes_end(s, n, ".")) n--;
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
  *lemma = long_name(t->text, n);
  if (*lemma) return GE_OK;
  *lemma = t->text;
  if (n >= sizeof s) return GE_OK;
  memcpy(s, t->text, n);
  lower_capitals(s, n);
  if (tag == TAG_NNPS && !plural_only(s, n)) n = singular(s, n);
  ge_assert(n > 0 && n <= t->nbytes);
  if (n == t->nbytes && memcmp(s, t->text, n) == 0) return GE_OK;
  return intern(v, s, n, lemma);
}

/* An adjective in capitals that is one of a people: Bolivian, Taiwanese. Of
 * those in the training part of the English treebanks that end so, 499 of 504
 * have a lemma with a capital. */
static bool of_people(const Type *t) {
  enum { TAIL = 3 }; /* bytes of all these endings */
  size_t n = t->nbytes;
  if (t->text[0] < 'A' || t->text[0] > 'Z' || n < TAIL + 2) return false;
  return wordset_has(WORDS_LEMMA_PEOPLE_TAIL, t->text + n - TAIL, TAIL);
}

/* The adjective or verb of a name keeps its capital: Western Union. */
static GeStatus capital(Vocab *v, const Type *t, const char **lemma) {
  char s[LEMMA_BYTES];
  size_t n = strlen(*lemma);
  if (n >= sizeof s || t->text[0] < 'A' || t->text[0] > 'Z') return GE_OK;
  if (**lemma < 'a' || **lemma > 'z') return GE_OK;
  memcpy(s, *lemma, n);
  s[0] = (char)(s[0] - 32);
  return intern(v, s, n, lemma);
}

/* ------------------------------------------------------------------- words */

/* The lemma of a part of speech that WordNet has, NULL: none. */
static const char *in_wordnet(const Vocab *v, const Type *t, unsigned want) {
  for (unsigned k = 0; want && k < t->nlemmas; k++) {
    const Type *l = vocab_type(v, t->lemma[k]);
    if (lemma_pos(l->text, l->nbytes) & want) return l->text;
  }
  return NULL;
}

/* 38,000: a number is written without the commas of its thousands. */
static GeStatus of_number(Vocab *v, const Type *t, const char **lemma) {
  char s[LEMMA_BYTES];
  size_t n = 0;
  if (t->nbytes >= sizeof s || !byte_is_digit(t->text[0])) return GE_OK;
  for (size_t i = 0; i < t->nbytes; i++)
    if (t->text[i] != ',') s[n++] = t->text[i];
    else if (!byte_is_digit(t->text[i + 1])) return GE_OK;
  return n < t->nbytes ? intern(v, s, n, lemma) : GE_OK;
}

/* A word that WordNet does not know: the plural loses its ending, an acronym
 * keeps its capitals (SUT, AK47s). */
static GeStatus of_unknown(Vocab *v, const Type *t, unsigned tag,
                           const char **lemma) {
  char s[LEMMA_BYTES];
  size_t n = t->nbytes, capitals = 0;
  if (n >= sizeof s) return GE_OK;
  while (capitals < n && t->text[capitals] >= 'A' && t->text[capitals] <= 'Z')
    capitals++;
  bool acronym = capitals > 1 && capitals < NO_ACRONYM &&
                 (capitals == n || byte_is_digit(t->text[capitals]) ||
                  (tag == TAG_NNS && capitals + 1 == n));
  const char *from = acronym ? t->text : *lemma;
  n = strlen(from);
  if (n >= sizeof s) return GE_OK;
  memcpy(s, from, n);
  if (tag == TAG_NNS) n = singular(s, n);
  return intern(v, s, n, lemma);
}

/* The 1960's are those of 1960s. */
static GeStatus of_decade(Vocab *v, const Type *t, const char **lemma) {
  char s[LEMMA_BYTES];
  size_t n = t->nbytes;
  memcpy(s, t->text, n);
  while (!byte_is_digit(s[n - 2])) n--;
  s[n - 1] = 's';
  return intern(v, s, n, lemma);
}

/* A verb behind a hyphen, "re-routed", has the lemma of the verb. */
static GeStatus behind_hyphen(Vocab *v, GeId type, const char **lemma) {
  const Type *fold = vocab_type(v, vocab_type(v, type)->fold);
  const char *hyphen = memchr(fold->text, '-', fold->nbytes);
  size_t before = hyphen ? (size_t)(hyphen - fold->text) + 1 : 0;
  char s[2 * LEMMA_BYTES];
  GeId rest;
  if (before < 2 || fold->nbytes >= LEMMA_BYTES) return GE_OK;
  memcpy(s, fold->text, fold->nbytes);
  GeStatus st = vocab_intern(v, s + before, fold->nbytes - before, &rest);
  if (st == GE_OK) st = vocab_lemmas(v, rest);
  if (st != GE_OK) return st;
  const char *known = in_wordnet(v, vocab_type(v, rest), LEMMA_VERB);
  if (!known || strlen(known) >= LEMMA_BYTES) return GE_OK;
  memcpy(s + before, known, strlen(known));
  return intern(v, s, before + strlen(known), lemma);
}

static GeStatus guessed(Vocab *v, GeId type, unsigned pos, unsigned tag,
                        const char **lemma) {
  GeStatus st = vocab_lemmas(v, type);
  if (st != GE_OK) return st;
  const Type *t = vocab_type(v, type);
  const char *fold = vocab_type(v, t->fold)->text;
  const char *known = in_wordnet(v, t, wordnet_pos(pos));
  *lemma = known ? known : fold;
  if (pos == POS_NUM) return of_number(v, t, lemma);
  if (tag == TAG_NNS && decade(t->text, t->nbytes))
    return of_decade(v, t, lemma);
  if (!known && pos == POS_VERB) return behind_hyphen(v, type, lemma);
  if (!known && (tag == TAG_NN || tag == TAG_NNS))
    return of_unknown(v, t, tag, lemma);
  if (tag == TAG_NN) *lemma = fold; /* dove, changing: the singular itself */
  return GE_OK;
}

/* The lemma that the table has, NULL: none. A model that somebody made may have
 * any bytes there, which come out as text. */
static const char *lemma_in(const LemmaTable *t, uint32_t key, size_t *n) {
  uint32_t at;
  if (!t || !key_find(&t->keys, key, &at) || at >= t->nbytes) return NULL;
  *n = t->texts[at];
  if (*n == 0 || *n >= t->nbytes - at) return NULL;
  const char *s = (const char *)t->texts + at + 1;
  return utf8_valid(s, *n) && !memchr(s, '\0', *n) ? s : NULL;
}

GeStatus morph_lemma(Vocab *v, const LemmaTable *table, GeId type, unsigned pos,
                     unsigned tag, const char **lemma) {
  const Type *fold = vocab_type(v, vocab_type(v, type)->fold);
  size_t n;
  const char *known = lemma_in(table, morph_key(fold->text, fold->nbytes, tag),
                               &n);
  if (pos == POS_PROPN) return of_name(v, vocab_type(v, type), tag, lemma);
  if (known) return intern(v, known, n, lemma);
  GeStatus st = guessed(v, type, pos, tag, lemma);
  bool name = tag == TAG_NNP || tag == TAG_NNPS ||
              (tag == TAG_JJ && of_people(vocab_type(v, type)));
  return st == GE_OK && name ? capital(v, vocab_type(v, type), lemma) : st;
}
