/* The day on which a page says it was published. */
#ifndef GE_INPUT_PAGE_DAY_H
#define GE_INPUT_PAGE_DAY_H

#include "input/page_ld.h"
#include "input/page_tree.h"

/*
 * What JSON-LD says, then meta elements, microdata and microformats, <time>, the
 * address ("/2024/10/09/"), a date that stands in a short line around the title
 * or before the dash of a dateline, and last one within the title. GE_NODAY: none of
 * them says one, or only when it was changed.
 * `url` and `title`: of the page, "" when they are not known.
 */
int32_t page_day(const PageTree *t, const PageLd *ld, const char *url,
                 const char *title);

#endif
