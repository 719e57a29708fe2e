/*
 * An HTML page as two flat lists, made in one pass by libxml2's HTML parser
 * (chosen over gumbo: the same library reads feeds, is kept by Debian's security
 * team, and calls us back for each tag, so that no tree is built whose depth or
 * size a page could choose).
 *
 *   elements: body, div, article ...   in order of their start tags; a parent
 *             and a range of blocks each; inline elements are not listed
 *   blocks:   runs of text between block tags; a range of `text` each, white
 *             space normalised, one line end for <br>
 *
 * What is in <script>, <style>, <template>, <noscript>, forms' fields, the
 * marks of footnotes, and hidden elements is not text. A heading that links to
 * its own place on the page is no link. No entity is expanded but characters' names,
 * nothing is fetched. Depth is bounded by PAGE_DEPTH, as in browsers.
 */
#ifndef GE_INPUT_PAGE_TREE_H
#define GE_INPUT_PAGE_TREE_H

#include "base/buf.h"
#include "base/list.h"
#include "input/page_tag.h"

#define PAGE_DEPTH 256u

typedef struct PageElement {
  uint32_t parent;     /* of the first: itself */
  uint32_t first, end; /* blocks */
  PageTag tag;
  bool boiler; /* by its tag, role, or a name that says so beyond doubt */
  bool hinted; /* by a name in class or id that may mean something else */
  bool body;   /* marked as the article's body */
  bool image;  /* a picture stands in it before any text */
  bool field;  /* a field for text is in it, and little else */
} PageElement;

typedef struct PageBlock {
  uint32_t element;  /* innermost */
  uint32_t from, to; /* of text */
  uint32_t linked;   /* bytes of it in links */
  bool teaser;       /* a line that is all link, and more behind it */
} PageBlock;

/* A fact that the head, or an attribute, states: name and value, NUL-ended
 * within `facts`. Names are those of meta elements, in lower case, or "title",
 * "canonical", "lang", "time" (datetime of the first <time>), "published" (of
 * one said to be that), "ld" (a script of JSON-LD). */
typedef struct PageFact {
  uint32_t name, value, nvalue;
} PageFact;

typedef struct PageTree {
  LIST(PageElement) elements;
  LIST(PageBlock) blocks;
  LIST(PageFact) list;
  Buf text, facts;
} PageTree;

void page_tree_init(PageTree *t);
void page_tree_clear(PageTree *t);

/*
 * Reads a page of UTF-8 text. GE_ENOMEM; GE_ELIMIT: elements stand within one
 * another deeper than PAGE_DEPTH, the tag guard refuses the page, or it is larger
 * than 1 GiB; what was read until then is kept. GE_EIO: see xml_library_lacks.
 */
GeStatus page_tree_read(PageTree *t, const char *html, size_t n);

/* Bytes of all text of an element. */
uint32_t page_size(const PageTree *t, const PageElement *e);

/* The first fact of that name, NULL: there is none. */
const char *page_fact(const PageTree *t, const char *name);

#endif
