#include "input/page_box.h"

#include <string.h>
#include <strings.h>

#define CARD_BLOCKS 6u
#define CARD_BYTES 400u
#define HEADLINE_BYTES 20u /* of a link that is one, at least */
#define PICTURE_BLOCKS 3u
#define PICTURE_BYTES 350u

static uint32_t nbytes(const PageBlock *b) { return b->to - b->from; }

static bool is_linked(const PageBlock *b) { return b->linked > nbytes(b) / 2; }

static PageTag tag_of(const PageTree *t, uint32_t block) {
  return t->elements.at[t->blocks.at[block].element].tag;
}

static bool is_heading(PageTag tag) {
  return tag == TAG_HEADING || tag == TAG_H1;
}

/* A link that could be a headline, not "Read more: ..." in a paragraph. */
static bool is_headline(const PageTree *t, uint32_t block, const char *title) {
  const PageBlock *b = &t->blocks.at[block];
  size_t n = nbytes(b);
  if (n == strlen(title) && !strncasecmp(t->text.at + b->from, title, n))
    return false;
  return is_linked(b) && n >= HEADLINE_BYTES && tag_of(t, block) != TAG_P;
}

static bool is_card(const PageTree *t, const PageElement *e,
                    const char *title) {
  uint32_t n = e->end - e->first, i = e->first;
  if (n < 2 || n > CARD_BLOCKS || page_size(t, e) > CARD_BYTES) return false;
  /* A section or a date may stand above. */
  if (nbytes(&t->blocks.at[i]) < HEADLINE_BYTES) i++;
  if (!is_headline(t, i, title)) return false;
  for (uint32_t k = i; k < e->end; k++)
    if (is_heading(tag_of(t, k)) && !is_linked(&t->blocks.at[k])) return false;
  return true;
}

/* Paragraphs behind a picture are text, but in a list. */
static bool is_picture(const PageTree *t, const PageElement *e) {
  uint32_t n = e->end - e->first;
  if (!e->image || n == 0 || n > PICTURE_BLOCKS) return false;
  if (page_size(t, e) > PICTURE_BYTES) return false;
  for (uint32_t i = e->first; i < e->end; i++) {
    PageTag tag = tag_of(t, i);
    if (is_heading(tag) || (tag == TAG_P && e->tag != TAG_ITEM)) return false;
  }
  return true;
}

bool page_is_box(const PageTree *t, uint32_t e, const char *title) {
  const PageElement *el = &t->elements.at[e];
  bool block = el->tag == TAG_BLOCK || el->tag == TAG_ITEM;
  if (el->field) return block;
  if (block && is_picture(t, el)) return true;
  return (block || el->tag == TAG_ARTICLE || el->tag == TAG_CELL) &&
         is_card(t, el, title);
}
