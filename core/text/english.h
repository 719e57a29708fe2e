/*
 * What the tokenizer knows of English: words that keep a period, prefixes that
 * keep a hyphen, contractions, units; and labels of addresses. Lists after the
 * training part of the English treebanks of Universal Dependencies. Words are
 * s[0..n), n > 0; in any case of letters, but for abbreviations.
 */
#ifndef GE_TEXT_ENGLISH_H
#define GE_TEXT_ENGLISH_H

#include "base/base.h"

/* Last labels of addresses (com), endings of files (pdf), first labels of
 * newsgroups (comp). */
bool english_domain(const char *s, size_t n);
bool english_file(const char *s, size_t n);
bool english_group(const char *s, size_t n);
/* Prefixes that UD English does not part from their word (e-mail, non-). */
bool english_prefix(const char *s, size_t n);
/* Units that are a word apart from their number (5pm, 155mm). */
bool english_unit(const char *s, size_t n);
/* Words that keep their period; case as written. Months and titles only where
 * the case tells them from words. */
bool english_abbreviation(const char *s, size_t n);
/* Those that keep it before a number only (No. 5). */
bool english_abbreviates_number(const char *s, size_t n);
/* Words that start English sentences far more often than they stand after an
 * abbreviation with a capital (The, When). */
bool english_starter(const char *s, size_t n);
/* Names of the fields of mail and of captions (Subject, Image). */
bool english_field(const char *s, size_t n);
/* Bytes of the first of two words that UD English parts (can|not, gon|na; do|nt
 * and others without their apostrophe where no other word is written so; its
 * and your by the word behind them, so the text goes on at s[n], or ends there
 * with NUL), or 0. */
uint32_t english_split(const char *s, size_t n);

/* Pairs of letters that those words end in: by the letter before the last one,
 * a bit for each last one. */
extern const uint32_t english_split_ends[32];

/* False for nearly all words: english_split gives 0. One test, as branches on
 * letters cannot be foreseen. */
static inline bool english_may_split(const char *s, size_t n) {
  if (n < 2) return false;
  return english_split_ends[s[n - 2] & 31] >> (s[n - 1] & 31) & 1u;
}

#endif
