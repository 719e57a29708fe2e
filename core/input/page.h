/*
 * A web page as a document: bytes in, text and what the page says of it out.
 * Nothing is fetched and nothing is run.
 */
#ifndef GE_INPUT_PAGE_H
#define GE_INPUT_PAGE_H

#include "input/page_ld.h"
#include "input/page_tree.h"

typedef struct Page {
  PageTree tree;
  PageLd ld;
  Buf html; /* as UTF-8 */
  /*
   * What is read, each NUL-ended when there is something, empty when the page
   * does not say. url: what the page calls its canonical address, http or
   * https; title: og:title, <title>, the headline of JSON-LD or the first
   * <h1>, in this order, without the site's name where that can be told.
   */
  Buf text, title, url, language, author, site;
  int32_t day; /* of publication, or GE_NODAY */
} Page;

void page_init(Page *p);
void page_clear(Page *p);

/*
 * Reads a page. `charset` is what an HTTP header said, `address` where the page
 * was found, which may tell its day; "" when nothing did.
 * GE_OK also when there is no main text: p->text is empty then. GE_ELIMIT: see
 * page_tree_read, GE_EIO, too; GE_ENOMEM.
 */
GeStatus page_read(Page *p, const char *bytes, size_t n, const char *charset,
                   const char *address);

/* All text of a piece of HTML in UTF-8, as feeds have it; the same results. */
GeStatus page_read_piece(Page *p, const char *html, size_t n);

/* White space of text becomes single blanks, that at its ends nothing. */
void page_squeeze(Buf *b);

#endif
