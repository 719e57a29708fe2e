/* What sentence.c and sentence_lines.c know of the text that they cut. */
#ifndef GE_TEXT_SENTENCE_CUT_H
#define GE_TEXT_SENTENCE_CUT_H

#include "text/token.h"

#include <string.h>

/* What the items of a list within a line start with. */
typedef enum Item {
  ITEM_NONE,
  ITEM_MARK,
  ITEM_NUMBER,
  ITEM_NAME,
  ITEM_LABEL
} Item;

typedef struct Cut {
  const Text *text;
  const Vocab *vocab;
  const GeToken *tok;
  uint32_t n;                /* tokens */
  bool wrapped;              /* single line ends are only line breaks */
  uint32_t width;            /* of the longest line, bytes, when wrapped */
  uint32_t stamp, stamp_end; /* tokens of the last mail stamp */
  uint32_t opening;          /* behind the date that the sentence starts with */
  Item item;                 /* what the sentence starts with */
} Cut;

#define WRAP_WIDTH 100u /* texts with longer lines have a line a paragraph */

static inline const char *word(const Cut *c, uint32_t i) {
  return vocab_type(c->vocab, c->tok[i].type)->text;
}

static inline const char *shape(const Cut *c, uint32_t i) {
  return vocab_type(c->vocab, c->tok[i].type)->shape;
}

static inline char first_byte(const Cut *c, uint32_t i) {
  return c->text->at[c->tok[i].start];
}

/* The first character of the shape; that of ASCII is told by the byte. */
static inline char kind(const Cut *c, uint32_t i) {
  char b = first_byte(c, i);
  if (b >= 'a' && b <= 'z') return 'x';
  if (b >= 'A' && b <= 'Z') return 'X';
  if (b >= '0' && b <= '9') return '9';
  return b & 0x80 ? shape(c, i)[0] : b;
}

/* Tokens hold no NUL. */
static inline bool is(const Cut *c, uint32_t i, const char *w) {
  const GeToken *t = &c->tok[i];
  size_t n = strlen(w);
  return t->end - t->start == n && memcmp(c->text->at + t->start, w, n) == 0;
}

static inline bool one_of(const char *s, const char *const *list, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (s[0] == list[i][0] && strcmp(s, list[i]) == 0) return true;
  return false;
}

/* Line ends between tokens i - 1 and i: 0, 1, or 2 for a blank line. */
static inline unsigned line_ends(const Cut *c, uint32_t i) {
  const char *s = c->text->at;
  uint32_t from = c->tok[i - 1].end, to = c->tok[i].start;
  unsigned n = 0;
  if (!(c->tok[i].flags & GE_TOK_LINE)) return 0;
  for (uint32_t k = from; k < to && n < 2; k++) {
    if (s[k] == '\n' || s[k] == '\f') n++;
    else if (s[k] == '\r' && s[k + 1] != '\n') n++;
    else if (k + 3 <= to && !memcmp(s + k, "\xE2\x80\xA9", 3)) n = 2;
  }
  return n;
}

enum { DATE_TOKENS = 6 };
/* "Friday, May 3, 2024" from token i on. */
bool date_at(const Cut *c, uint32_t i);
/* The token behind the date that stands above what starts at token `first`,
 * `first`: there is none. */
uint32_t opening_end(const Cut *c, uint32_t first);
/* A web address. */
bool address(const Cut *c, uint32_t i);
/* One that is a sentence of its own. */
bool address_apart(const Cut *c, uint32_t i);

#endif
