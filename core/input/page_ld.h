/* What a page says of its article in JSON-LD (schema.org). */
#ifndef GE_INPUT_PAGE_LD_H
#define GE_INPUT_PAGE_LD_H

#include "base/buf.h"

typedef struct PageLd {
  Buf headline, published, author, publisher, language; /* empty: not said */
  Buf page_published; /* of a WebPage, for pages that name no article */
} PageLd;

void page_ld_clear(PageLd *ld);

/* Reads one script; what is empty in `ld` is filled from its articles, in their
 * order, and from nothing else but page_published. What is no JSON says nothing. */
void page_ld_read(PageLd *ld, const char *json, size_t n);

#endif
