/* Random texts of what tokenizers trip over: pieces of words, marks and spaces
 * that something hangs on. */
#ifndef GE_TEST_PIECES_H
#define GE_TEST_PIECES_H

#include "base/base.h"

#include <stdio.h>

enum { PIECES_MOST = 700 }; /* bytes of a text, its NUL counted */

static inline uint32_t below(uint32_t n) {
  static uint64_t seed = 11;
  seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (uint32_t)((seed >> 33) % n);
}

static const char *const pieces[] = {"the",
                                     "The",
                                     "A",
                                     "a",
                                     "I",
                                     "1",
                                     "12",
                                     "2006",
                                     "and",
                                     "Geneva",
                                     "cant",
                                     "gonna",
                                     "im",
                                     "IM",
                                     "dont",
                                     "5pm",
                                     "Mr",
                                     "U",
                                     "S",
                                     "www",
                                     "http",
                                     "h",
                                     "w",
                                     "From",
                                     "Subject",
                                     "Dear",
                                     "Thanks",
                                     "May",
                                     "Friday",
                                     "x",
                                     "_",
                                     "Figure",
                                     "following",
                                     "regards",
                                     "internationalization",
                                     "No",
                                     "etc",
                                     " ",
                                     " ",
                                     " ",
                                     " ",
                                     " ",
                                     " ",
                                     "\n",
                                     "\n\n",
                                     "\r\n",
                                     "\t",
                                     ".",
                                     ".",
                                     ",",
                                     ",",
                                     ":",
                                     ";",
                                     "-",
                                     "--",
                                     "-----",
                                     "'",
                                     "'s",
                                     "n't",
                                     "\"",
                                     "(",
                                     ")",
                                     "[",
                                     "]",
                                     "@",
                                     "/",
                                     "//",
                                     "://",
                                     ".com",
                                     "!",
                                     "?",
                                     "...",
                                     "&",
                                     "$",
                                     "*",
                                     ">",
                                     "%",
                                     "#",
                                     "+",
                                     "=",
                                     "^",
                                     "~",
                                     "`",
                                     "\xC3\xA9",
                                     "\xE2\x80\x99",
                                     "\xE2\x80\x9C",
                                     "\xE2\x80\x9D",
                                     "\xE2\x80\xA9",
                                     "\xC2\xA0",
                                     "\xFF",
                                     "\xD0\x96",
                                     "\xE2\x80\xA6",
                                     "\xF0\x9F\x98\x80",
                                     "\x01"};

/* Fills s, of PIECES_MOST bytes; its length. */
static inline size_t pieces_join(char *s) {
  size_t n = 0, most = below(PIECES_MOST - 30);
  bool words = below(2);
  while (n < most) {
    const char *p = pieces[below(GE_COUNT(pieces))];
    n += (size_t)sprintf(s + n, "%s%s", p, words ? " " : "");
  }
  return n;
}

#endif
