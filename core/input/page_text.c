#include "input/page_text.h"
#include "input/page_box.h"

#include <string.h>
#include <strings.h>

#define LONG_BYTES 60u     /* of a paragraph that counts: ten words or so */
#define ITEM_BYTES 20u     /* of an item that ends no sentence */
#define SHORTEST 8u        /* "He died." */
#define SHORTEST_P 3u      /* "No.", in a paragraph of its own */
#define SHARE_OUTSIDE 70u  /* percent of its parent's weight, to enter one */
#define SHARE_INSIDE 92u   /* within <main> or an article's body */
#define SHARE_ARTICLE 50u  /* of the one <article> */
#define POINT_BYTES 40u    /* of a point of a summary, no date or name */
#define TAIL_GAP 4u        /* blocks that are no text, before a page's end */
#define TAIL_SHARE 15u     /* percent of the text, at most, behind these */
#define SUMMARY_BLOCKS 12u /* between <h1> and text, at most */
#define NONE UINT32_MAX

/* What is known of an element beside its tag. */
typedef struct Part {
  uint32_t weight; /* of its blocks that are not left out */
  uint32_t whole;  /* with those that are */
  uint32_t heir;   /* the heaviest child, NONE: no child has weight */
  bool out;        /* left out, with all it holds */
} Part;

typedef struct Parts {
  const PageTree *t;
  Part *at;
  uint8_t *keep; /* a block each */
  uint32_t from; /* the first block that may be text */
} Parts;

/* ------------------------------------------------------------------ weights */

static uint32_t nbytes(const PageBlock *b) { return b->to - b->from; }

/* More than a third in links, or a headline that is one with its first words. */
static bool mostly_links(const PageBlock *b) {
  return b->teaser || b->linked > nbytes(b) / 3;
}

/* Of a paragraph's length, and no list of links. */
static bool is_long(const PageBlock *b) {
  return nbytes(b) >= LONG_BYTES && !mostly_links(b);
}

static bool is_heading(PageTag tag) {
  return tag == TAG_HEADING || tag == TAG_H1;
}

static bool ends_sentence(const char *s, size_t n);

/* Counts for where the text is: also "No.", when it is a paragraph. */
static bool has_weight(const PageTree *t, const PageBlock *b) {
  PageTag tag = t->elements.at[b->element].tag;
  if (is_heading(tag)) return false;
  return is_long(b) || (tag == TAG_P && !mostly_links(b) &&
                        ends_sentence(t->text.at + b->from, nbytes(b)));
}

/* Of all elements, left out or not; children stand behind their parents. */
static uint32_t weigh_all(Parts *p) {
  const PageTree *t = p->t;
  for (uint32_t i = 0; i < t->blocks.n; i++) {
    const PageBlock *b = &t->blocks.at[i];
    if (has_weight(t, b)) p->at[b->element].whole += nbytes(b);
  }
  for (uint32_t e = t->elements.n - 1; e > 0; e--)
    p->at[t->elements.at[e].parent].whole += p->at[e].whole;
  return p->at[0].whole;
}

/* A name that may mean something else, and a small box, leave nothing out that
 * holds more than half of the page. */
static void leave_out(Parts *p, uint32_t total, const char *title) {
  const PageTree *t = p->t;
  for (uint32_t e = 1; e < t->elements.n; e++) {
    const PageElement *el = &t->elements.at[e];
    bool up = p->at[el->parent].out || el->boiler;
    bool little = p->at[e].whole <= total / 2;
    p->at[e].out = up || (little && (el->hinted || page_is_box(t, e, title)));
  }
}

static bool is_title(const Parts *p, const PageBlock *b, const char *title) {
  size_t n = strlen(title);
  return n > 0 && n == nbytes(b) &&
         strncasecmp(title, p->t->text.at + b->from, n) == 0;
}

/* Text begins behind the first <h1>, or a heading that is the title, unless much
 * of the page stands before. */
static void find_from(Parts *p, uint32_t total, const char *title) {
  const PageTree *t = p->t;
  uint64_t before = 0;
  for (uint32_t i = 0; i < t->blocks.n; i++) {
    const PageBlock *b = &t->blocks.at[i];
    const Part *part = &p->at[b->element];
    PageTag tag = t->elements.at[b->element].tag;
    if (tag == TAG_H1 || (is_heading(tag) && is_title(p, b, title))) {
      if (before * 3 < total) p->from = i;
      return;
    }
    if (has_weight(t, b) && !part->out) before += nbytes(b);
  }
}

static void weigh_kept(Parts *p) {
  const PageTree *t = p->t;
  for (uint32_t i = p->from; i < t->blocks.n; i++) {
    const PageBlock *b = &t->blocks.at[i];
    Part *part = &p->at[b->element];
    if (has_weight(t, b) && !part->out) part->weight += nbytes(b);
  }
  for (uint32_t e = t->elements.n - 1; e > 0; e--) {
    Part *up = &p->at[t->elements.at[e].parent];
    up->weight += p->at[e].weight;
    bool first = up->heir == NONE || p->at[e].weight >= p->at[up->heir].weight;
    if (p->at[e].weight > 0 && first) up->heir = e;
  }
}

/* ----------------------------------------------------------- the main element */

/* Body marks that hold most of the page; one on each post of a live blog. */
static bool marks_hold_most(const Parts *p) {
  const PageTree *t = p->t;
  uint64_t marked = 0;
  uint32_t end = 0;
  for (uint32_t e = 0; e < t->elements.n; e++) {
    const PageElement *el = &t->elements.at[e];
    if (!el->body || el->first < end) continue;
    marked += p->at[e].weight;
    end = el->end;
  }
  return marked * 2 > p->at[0].weight;
}

static uint32_t main_element(const Parts *p) {
  const PageTree *t = p->t;
  bool marks = marks_hold_most(p);
  uint32_t e = 0, share = SHARE_OUTSIDE;
  for (;;) {
    const PageElement *el = &t->elements.at[e];
    uint32_t heir = p->at[e].heir;
    if (el->tag == TAG_ARTICLE || (marks && el->body)) return e;
    if (el->tag == TAG_MAIN) share = SHARE_INSIDE;
    if (heir == NONE) return e;
    PageTag tag = t->elements.at[heir].tag;
    uint32_t least = tag == TAG_ARTICLE ? SHARE_ARTICLE : share;
    if ((uint64_t)p->at[heir].weight * 100 < (uint64_t)p->at[e].weight * least)
      return e;
    if (tag == TAG_P || tag == TAG_ITEM) return e;
    e = heir;
  }
}

/* ------------------------------------------------------------------- blocks */

static bool ends_sentence(const char *s, size_t n) {
  static const char *const closing[] = {
      "\"", "'", ")", "]", "\xE2\x80\x9D", "\xE2\x80\x99", "\xC2\xBB"};
  static const char *const ends[] = {
      ".",        "!",           "?", ":", ";", "\xE2\x80\xA6", "\xE3\x80\x82",
      "\xD8\x9F", "\xE0\xA5\xA4"};
  for (size_t i = 0; i < GE_COUNT(closing); i++) {
    size_t k = strlen(closing[i]);
    if (n > k && memcmp(s + n - k, closing[i], k) == 0) {
      n -= k;
      i = (size_t)-1; /* from the first again */
    }
  }
  for (size_t i = 0; i < GE_COUNT(ends); i++) {
    size_t k = strlen(ends[i]);
    if (n > k && memcmp(s + n - k, ends[i], k) == 0) return true;
  }
  return false;
}

/* A paragraph's length in one line, or a sentence at the end: not some short
 * lines with <br> between them, as a headline, a name and a date are. */
static bool is_prose(const char *s, size_t n) {
  if (ends_sentence(s, n)) return true;
  for (size_t i = 0, from = 0; i <= n; i++) {
    if (i < n && s[i] != '\n') continue;
    if (i - from >= LONG_BYTES) return true;
    from = i + 1;
  }
  return false;
}

/* Whether a block is text; headings are looked at later. */
static bool is_text(const Parts *p, const PageBlock *b) {
  const char *s = p->t->text.at + b->from;
  if (b->teaser || b->linked > nbytes(b) / 2) return false;
  if (is_long(b)) return is_prose(s, nbytes(b));
  PageTag tag = p->t->elements.at[b->element].tag;
  bool item = tag == TAG_ITEM && !mostly_links(b) && nbytes(b) >= ITEM_BYTES;
  uint32_t least = tag == TAG_P ? SHORTEST_P : SHORTEST;
  return item || (ends_sentence(s, nbytes(b)) && nbytes(b) >= least);
}

/* Short items stay when most of their list does. */
static void drop_lone_items(Parts *p, uint32_t first, uint32_t end) {
  const PageTree *t = p->t;
  for (uint32_t i = first; i < end; i++) {
    const PageBlock *b = &t->blocks.at[i];
    const PageElement *e = &t->elements.at[b->element];
    if (!p->keep[i] || e->tag != TAG_ITEM || is_long(b)) continue;
    const PageElement *list = &t->elements.at[e->parent];
    uint64_t kept = 0, all = 0;
    for (uint32_t k = list->first; k < list->end && k < list->first + 64; k++) {
      all += nbytes(&t->blocks.at[k]);
      kept += p->keep[k] ? nbytes(&t->blocks.at[k]) : 0;
    }
    if (kept * 2 < all) p->keep[i] = 0;
  }
}

/* A heading stays when text follows before the next one. */
static void keep_headings(Parts *p, uint32_t first, uint32_t end,
                          const char *title) {
  const PageTree *t = p->t;
  bool text = false;
  for (uint32_t i = end; i-- > first;) {
    const PageBlock *b = &t->blocks.at[i];
    const PageElement *e = &t->elements.at[b->element];
    if (!is_heading(e->tag)) {
      text = text || p->keep[i];
      continue;
    }
    if (p->at[b->element].out) continue;
    p->keep[i] = text && b->linked * 2 <= nbytes(b) && !is_title(p, b, title);
    text = false;
  }
}

static void choose(Parts *p, uint32_t first, uint32_t end, const char *title) {
  const PageTree *t = p->t;
  for (uint32_t i = first; i < end; i++) {
    const PageBlock *b = &t->blocks.at[i];
    if (p->at[b->element].out) continue;
    if (is_heading(t->elements.at[b->element].tag)) continue;
    p->keep[i] = is_text(p, b) && !is_title(p, b, title);
  }
  drop_lone_items(p, first, end);
  keep_headings(p, first, end, title);
}

static bool in_summary(const Parts *p, const PageBlock *b) {
  bool item = p->t->elements.at[b->element].tag == TAG_ITEM;
  if (p->at[b->element].out || mostly_links(b)) return false;
  return nbytes(b) >= (item ? POINT_BYTES : LONG_BYTES);
}

/* The summary between the page's <h1> and its main element, of paragraphs or
 * points, is text, too; where that begins, `first` when there is none. */
static uint32_t summary_first(const Parts *p, uint32_t first) {
  const PageTree *t = p->t;
  uint32_t found = first;
  for (uint32_t i = first; i-- > 0 && first - i <= SUMMARY_BLOCKS;) {
    const PageBlock *b = &t->blocks.at[i];
    PageTag tag = t->elements.at[b->element].tag;
    if (tag == TAG_H1) return found;
    if (in_summary(p, b) || (tag == TAG_HEADING && found == i + 1)) found = i;
  }
  return first;
}

static uint32_t above(const PageTree *t, uint32_t block) {
  return t->elements.at[t->blocks.at[block].element].parent;
}

/* Text behind a list of links at the end, and in another part of the page, is
 * the page's foot. */
static void drop_tail(Parts *p, uint32_t first, uint32_t end) {
  const PageTree *t = p->t;
  uint64_t all = 0, behind = 0;
  uint32_t next = NONE, cut = end; /* next: the kept block behind the gap */
  for (uint32_t i = first; i < end; i++)
    if (p->keep[i]) all += nbytes(&t->blocks.at[i]);
  for (uint32_t i = end; i-- > first;) {
    if (!p->keep[i]) continue;
    if (next != NONE && next - i > TAIL_GAP) {
      uint32_t a = above(t, i), b = above(t, next);
      if (a != b && t->elements.at[a].parent != t->elements.at[b].parent &&
          behind * 100 <= all * TAIL_SHARE)
        cut = next;
    }
    behind += nbytes(&t->blocks.at[i]);
    if (behind * 100 > all * TAIL_SHARE) break;
    next = i;
  }
  memset(p->keep + cut, 0, end - cut);
}

static void put_block(const PageTree *t, const PageBlock *b, Buf *out) {
  if (out->n) buf_puts(out, "\n\n");
  buf_put(out, t->text.at + b->from, nbytes(b));
}

GeStatus page_text(const PageTree *t, const char *title, Buf *out) {
  size_t n = t->elements.n, nb = t->blocks.n;
  Parts p = {t, ge_alloc_zeros(n, sizeof(Part)), ge_alloc_zeros(nb + 1, 1), 0};
  if (p.at && p.keep) {
    for (size_t e = 0; e < n; e++) p.at[e].heir = NONE;
    uint32_t total = weigh_all(&p);
    leave_out(&p, total, title);
    find_from(&p, total, title);
    weigh_kept(&p);
    const PageElement *top = &t->elements.at[main_element(&p)];
    uint32_t first = summary_first(&p, top->first);
    if (first < p.from) first = p.from;
    choose(&p, first, top->end, title);
    drop_tail(&p, first, top->end);
    for (uint32_t i = first; i < top->end; i++)
      if (p.keep[i]) put_block(t, &t->blocks.at[i], out);
  }
  bool ok = p.at && p.keep && !out->failed;
  if (p.at) ge_free(p.at, n * sizeof(Part));
  if (p.keep) ge_free(p.keep, nb + 1);
  return ok ? GE_OK : GE_ENOMEM;
}

void page_text_whole(const PageTree *t, Buf *out) {
  for (uint32_t i = 0; i < t->blocks.n; i++)
    put_block(t, &t->blocks.at[i], out);
}
