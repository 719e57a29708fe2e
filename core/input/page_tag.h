/* What the names of HTML elements, and the words in class and id, mean for
 * reading a page. */
#ifndef GE_INPUT_PAGE_TAG_H
#define GE_INPUT_PAGE_TAG_H

#include "base/base.h"

typedef enum PageTag {
  TAG_INLINE, /* of no meaning here */
  TAG_BLOCK,  /* div, section, form ... */
  TAG_P,
  TAG_PRE, /* its lines stay lines */
  TAG_HEADING,
  TAG_H1,
  TAG_ITEM,
  TAG_CELL,
  TAG_ARTICLE,
  TAG_MAIN,
  TAG_BODY,
  TAG_BOILER,  /* nav, aside, footer, figure ... */
  TAG_NO_TEXT, /* script, style ... */
  TAG_BREAK,
  TAG_A,
  TAG_TITLE,
  TAG_META,
  TAG_LINK,
  TAG_TIME,
  TAG_IMAGE,
  TAG_SCRIPT,
} PageTag;

/* name: lower case. Elements of AMP (amp-...) are its frame, but pictures. */
PageTag page_tag(const char *name);

typedef enum PageHint {
  HINT_NONE,
  HINT_BOILER,  /* comments, cookie banners, lists of related stories */
  HINT_PERHAPS, /* what is as often the frame of an article */
  HINT_BODY,    /* the article's text */
} PageHint;

/* The strongest meaning of the words in a class, an id or another name. Words
 * are what stands between characters that are no letters; "relatedStories" is
 * one word, and two. */
PageHint page_hint(const char *names);

/* HINT_BODY over HINT_BOILER over HINT_PERHAPS. */
PageHint page_hint_stronger(PageHint a, PageHint b);

/* Whether an ARIA role says that this is not the page's subject. */
bool page_role_is_boiler(const char *role);

#endif
