/*
 * Counts the attributes of tags before libxml2 sees them, which compares each
 * with all others of its tag: a page of one tag with a million would take hours.
 */
#ifndef GE_INPUT_TAG_GUARD_H
#define GE_INPUT_TAG_GUARD_H

#include "base/base.h"

#define TAG_ATTRIBUTES 1024u /* words of one tag, at most */

typedef struct TagGuard {
  int state;
  char quote, before; /* before: the last character that was not blank */
  char name[8];       /* of the tag, its first letters, in lower case */
  uint32_t nname, n;  /* words of the tag so far */
  uint32_t matched;   /* of the end tag of a script */
} TagGuard;

/* The next bytes, all zeros in `g` at first. false: a tag has too many. */
bool tag_guard(TagGuard *g, const char *s, size_t n);

#endif
