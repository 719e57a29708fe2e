/*
 * Counts what libxml2 is slow at, before it sees it. It compares each attribute
 * of a tag with all others: a page of one tag with a million would take hours.
 * For each end tag that ends nothing it looks through all open elements and
 * writes a message: ten megabytes of these would take ten seconds.
 */
#ifndef GE_INPUT_TAG_GUARD_H
#define GE_INPUT_TAG_GUARD_H

#include "base/base.h"

#define TAG_ATTRIBUTES 1024u /* words of one tag, at most */
#define TAG_STRAY 65536u     /* end tags that end nothing */
#define TAG_NAMES 256u

typedef struct TagGuard {
  int state;
  char quote, before; /* before: the last character that was not blank */
  char name[8];       /* of the tag, its first letters, in lower case */
  uint32_t nname, n;  /* words of the tag so far */
  uint32_t matched;   /* of the end tag of a script */
  bool closing;       /* the tag is an end tag */
  uint32_t stray;     /* end tags without a start tag of that name before */
  uint32_t open[TAG_NAMES]; /* start tags without end, by a hash of the name */
} TagGuard;

/* The next bytes, all zeros in `g` at first. false: a tag has too many
 * attributes, or too many end tags end nothing. Names that share their first
 * letters or their hash are taken for one, which hides strays and makes none. */
bool tag_guard(TagGuard *g, const char *s, size_t n);

#endif
