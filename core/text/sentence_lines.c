/*
 * What stands by itself within a paragraph: the date above a report, a web
 * address below one.
 */
#include "text/sentence_cut.h"

static bool last_of_paragraph(const Cut *c, uint32_t i) {
  return i + 1 == c->n || line_ends(c, i + 1) == 2;
}

static bool first_of_paragraph(const Cut *c, uint32_t i) {
  if (i == 0) return true;
  unsigned lines = line_ends(c, i);
  return lines == 2 || (lines == 1 && !c->wrapped);
}

bool date_at(const Cut *c, uint32_t i) {
  static const char *const form[DATE_TOKENS] = {"Xx", ",", "Xx", "9", ",", "9"};
  if (c->n - i < DATE_TOKENS) return false;
  for (uint32_t k = 0; k < DATE_TOKENS; k++)
    if (strncmp(shape(c, i + k), form[k], strlen(form[k])) != 0) return false;
  size_t n = strlen(word(c, i));
  return n >= strlen("Monday") && strcmp(word(c, i) + n - 3, "day") == 0;
}

uint32_t opening_end(const Cut *c, uint32_t first) {
  if (kind(c, first) != 'X' || !first_of_paragraph(c, first)) return first;
  uint32_t end = first + DATE_TOKENS;
  if (date_at(c, first) && end < c->n && kind(c, end) == 'X') return end;
  return first;
}

bool address(const Cut *c, uint32_t i) {
  const char *s = c->text->at + c->tok[i].start; /* the text ends with NUL */
  return (s[0] == 'h' && strncmp(s, "http", 4) == 0) ||
         (s[0] == 'w' && strncmp(s, "www.", 4) == 0);
}

/* A word before it, a comma or a colon, has it in the sentence. */
bool address_apart(const Cut *c, uint32_t i) {
  if (!address(c, i)) return false;
  if (address(c, i - 1)) return true; /* of a list */
  if (!last_of_paragraph(c, i) && !address(c, i + 1)) return false;
  return c->tok[i - 1].flags & GE_TOK_ENDS;
}
