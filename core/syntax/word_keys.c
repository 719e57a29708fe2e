#include "syntax/word_keys.h"
#include "base/bytes.h"
#include "syntax/key.h"
#include "text/lemma.h"

#include <string.h>

enum { LONGEST = 12, FORM_BYTES = 64 };

static uint32_t hash(uint32_t kind, const char *s, size_t n) {
  uint64_t h = key_start(kind);
  for (size_t i = 0; i < n; i++) h = key_add(h, (unsigned char)s[i]);
  uint32_t key = key_end(h);
  return key ? key : 1;
}

/* The form with each digit 0, as far as it matters to its ends. */
static size_t without_digits(const Type *fold, char out[FORM_BYTES]) {
  size_t n = fold->nbytes < FORM_BYTES ? fold->nbytes : FORM_BYTES;
  const char *from = fold->text;
  if (fold->nbytes > n) { /* its start and its end */
    memcpy(out, from, n / 2);
    memcpy(out + n / 2, from + fold->nbytes - n / 2, n / 2);
  } else {
    memcpy(out, from, n);
  }
  for (size_t i = 0; i < n; i++)
    if (byte_is_digit(out[i])) out[i] = '0';
  return n;
}

static unsigned wordnet(const Vocab *v, const Type *t) {
  const Type *fold = vocab_type(v, t->fold);
  unsigned bits = lemma_pos(fold->text, fold->nbytes);
  for (unsigned k = 0; k < t->nlemmas; k++) {
    const Type *l = vocab_type(v, t->lemma[k]);
    if (l != fold) bits |= lemma_pos(l->text, l->nbytes) << 4;
  }
  return bits;
}

GeStatus word_keys(Vocab *v, GeId type, uint32_t keys[WORD_KEYS]) {
  char form[FORM_BYTES];
  GeStatus st = vocab_lemmas(v, type);
  if (st != GE_OK) return st;
  const Type *t = vocab_type(v, type), *fold = vocab_type(v, t->fold);
  size_t n = without_digits(fold, form);
  char length = (char)(n < LONGEST ? n : LONGEST);
  unsigned bits = wordnet(v, t);
  ge_assert(bits <= UINT8_MAX && n > 0); /* the key is of one byte */
  char known = (char)bits;
  memset(keys, 0, WORD_KEYS * sizeof *keys);
  keys[KEY_FORM] = hash(KEY_FORM, fold->text, fold->nbytes);
  keys[KEY_DIGITS] = hash(KEY_FORM, form, n);
  for (size_t k = 1; k <= 3 && k <= n; k++)
    keys[KEY_PREFIX + k - 1] = hash(KEY_PREFIX + (uint32_t)k - 1, form, k);
  for (size_t k = 1; k <= 4 && k <= n; k++)
    keys[KEY_SUFFIX + k - 1] = hash(KEY_SUFFIX + (uint32_t)k - 1, form + n - k,
                                    k);
  keys[KEY_SHAPE] = hash(KEY_SHAPE, t->shape, strlen(t->shape));
  keys[KEY_LENGTH] = hash(KEY_LENGTH, &length, 1);
  keys[KEY_WORDNET] = hash(KEY_WORDNET, &known, 1);
  return GE_OK;
}

uint32_t space_key(bool before, bool behind) {
  char c = (char)(2 * before + behind);
  return hash(KEY_SPACE, &c, 1);
}
