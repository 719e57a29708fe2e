/*
 * The main text of a page. The weight of an element is the bytes of its long
 * paragraphs that are not mostly links and stand behind the first <h1>; from the
 * body down, the element that holds most of what its parent holds is entered, up
 * to an <article>, or until the weight divides (the posts of a live blog). Of
 * what it holds these stay out: navigation, asides, footers, captions, and what
 * class and id call comments, related stories, share bars, cookie banners and
 * the like; small boxes (see page_box.h), so that a front page has no text;
 * paragraphs that are mostly links; short lines that end no sentence (dates,
 * bylines, labels, cells of figures); headings under which nothing is left; what
 * stands behind links at the end. Everything else becomes a paragraph, a blank
 * line between them. The time it takes grows as the page does.
 */
#ifndef GE_INPUT_PAGE_TEXT_H
#define GE_INPUT_PAGE_TEXT_H

#include "input/page_tree.h"

/* Puts the main text behind `out`, none where the page has none; `title` is
 * not repeated as a heading. GE_ENOMEM. */
GeStatus page_text(const PageTree *t, const char *title, Buf *out);
/* Puts all text, for fragments that hold nothing else. */
void page_text_whole(const PageTree *t, Buf *out);

#endif
