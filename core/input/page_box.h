/*
 * Small boxes that stand in and around texts, told by what they hold, for pages
 * whose classes say nothing. As Kohlschuetter, Fankhauser and Nejdl ("Boilerplate
 * Detection using Shallow Text Features", WSDM 2010) found, the share of links
 * and the length of a run of text, and of the runs before and behind it, tell
 * most of what is no article: here of the few runs within one element.
 */
#ifndef GE_INPUT_PAGE_BOX_H
#define GE_INPUT_PAGE_BOX_H

#include "input/page_tree.h"

/*
 * Whether element `e` is one of
 *   a card     a headline that is a link, and a line or two that is none
 *   a picture  with its caption behind it
 *   a form     a field to write in, and what it is for
 * none of which is large; the time it takes is bounded. Lists of cards are front
 * pages, or related stories; what has the page's own title is none.
 */
bool page_is_box(const PageTree *t, uint32_t e, const char *title);

#endif
