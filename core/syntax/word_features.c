#include "syntax/word_features.h"
#include "text/lemma.h"

#include <string.h>

static uint32_t hash(const char *s, size_t n, uint64_t seed) {
  uint64_t h = key_start((uint32_t)seed);
  for (size_t i = 0; i < n; i++) h = key_add(h, (unsigned char)s[i]);
  return key_end(h);
}

uint32_t word_key(const char *s, size_t n) { return hash(s, n, 1); }
uint32_t word_fold_key(const char *s, size_t n) { return hash(s, n, 2); }

static bool digit(char c) { return c >= '0' && c <= '9'; }

/* Numbers differ in their digits only: "1,500" and "2,700" are one form, as
 * are all longer than four digits; years stay apart from other numbers. */
static uint32_t form_hash(const char *s, size_t n) {
  char b[16];
  if (!digit(s[0]) || n >= sizeof b) return hash(s, n, 3);
  if (n == 4 && (memcmp(s, "19", 2) == 0 || memcmp(s, "20", 2) == 0) &&
      digit(s[2]) && digit(s[3]))
    return hash("year", 4, 4);
  size_t k = 0;
  for (size_t i = 0; i < n; i++) {
    if (digit(s[i]) && k >= 4 && b[k - 1] == '0') continue;
    b[k++] = digit(s[i]) ? '0' : s[i];
  }
  return hash(b, k, 3);
}

/* From the shape, whose letters are X, x and 9. */
static uint8_t capital_of(const char *shape) {
  size_t upper = 0, lower = 0;
  for (const char *p = shape; *p; p++) {
    upper += *p == 'X';
    lower += *p == 'x';
  }
  if (upper + lower == 0) return 4;
  if (upper == 0) return 0;
  if (lower == 0) return 2;
  return shape[0] == 'X' && upper == 1 ? 1 : 3;
}

static void fill_ends(Word *w, const char *s, size_t n) {
  for (size_t k = 1; k <= WORD_SUFFIXES; k++)
    w->suffix[k - 1] = k < n ? hash(s + n - k, k, 10 + k) : 0;
  for (size_t k = 1; k <= WORD_PREFIXES; k++)
    w->prefix[k - 1] = k < n ? hash(s, k, 20 + k) : 0;
}

static void fill_wordnet(Word *w, const Vocab *v, const Type *t) {
  const Type *fold = vocab_type(v, t->fold);
  unsigned bits = lemma_pos(fold->text, fold->nbytes);
  const Type *lemma = vocab_type(v, t->lemma[0]);
  for (unsigned k = 0; k < t->nlemmas; k++) {
    const Type *l = vocab_type(v, t->lemma[k]);
    if (l != fold) bits |= lemma_pos(l->text, l->nbytes) << 4;
  }
  w->wordnet = (uint16_t)bits;
  w->lemma = form_hash(lemma->text, lemma->nbytes);
}

/* The dictionary's row of the form as written says what it can be; one that is
 * known in another case only gives a hint. */
static void fill_tags(Word *w, const Vocab *v, const Table *dictionary,
                      const Type *t) {
  const Type *fold = vocab_type(v, t->fold);
  const unsigned char *row =
      table_row(dictionary, word_key(t->text, t->nbytes));
  w->allowed = row && row[0] > 0 ? row : NULL;
  /* A positive weight says that the training text has hardly an exception. */
  w->only = 0;
  if (w->allowed && row[0] == 1 && (signed char)row[2] > 0)
    w->only = (uint8_t)(row[1] + 1);
  if (w->allowed && (signed char)row[1 + row[0]] < 0) w->allowed = NULL;
  if (!row) row = table_row(dictionary, word_fold_key(fold->text, fold->nbytes));
  w->tags = row ? hash((const char *)row + 1, row[0], 5) : 0;
}

GeStatus word_fill(Word *w, Vocab *v, const Table *dictionary, GeId type,
                   Case how) {
  GeStatus st = vocab_lemmas(v, type);
  if (st != GE_OK) return st;
  const Type *t = vocab_type(v, type);
  const Type *fold = vocab_type(v, t->fold);
  memset(w, 0, sizeof *w);
  w->form = form_hash(fold->text, fold->nbytes);
  w->shape = hash(t->shape, strlen(t->shape), 30u + (unsigned)how);
  w->capital = capital_of(t->shape);
  fill_ends(w, fold->text, fold->nbytes);
  fill_wordnet(w, v, t);
  fill_tags(w, v, dictionary, t);
  return GE_OK;
}

bool word_is_small(const char *w) {
  static const char *const list[] = {"a", "an", "the", "of", "in", "on", "to",
      "at", "by", "for", "and", "or", "as", "but", "with", "from"};
  for (size_t i = 0; i < GE_COUNT(list); i++)
    if (strcmp(w, list[i]) == 0) return true;
  return false;
}

Case word_case(const Vocab *v, const GeId *types, uint32_t n) {
  uint32_t count[5] = {0}, lower = 0;
  for (uint32_t i = 0; i < n; i++) {
    const Type *t = vocab_type(v, types[i]);
    uint8_t c = capital_of(t->shape);
    if (t->nbytes < 2) continue;
    count[c]++;
    lower += c == 0 && !strchr(t->text, '\'') && !word_is_small(t->text);
  }
  uint32_t letters = n ? count[0] + count[1] + count[2] + count[3] : 0;
  if (letters == 0) return CASE_NORMAL;
  if (count[2] * 4 > letters * 3) return CASE_UPPER;
  if (count[0] == letters) return CASE_LOWER;
  if (lower == 0 && letters > 2 && count[1] * 2 > letters) return CASE_TITLE;
  return CASE_NORMAL;
}
