#include "text/sentence.h"
#include "base/word_set.h"
#include "text/sentence_cut.h"

#include <stdlib.h>
#include <string.h>

/*
 * A sentence ends behind . ! ? or an ellipsis, with the quotes, brackets,
 * smileys and numbers of notes that close there, when what follows can start
 * one; at a blank line; and at a line end where lines are not wrapped.
 * Abbreviations keep their period in the token (token.c), so a period token of
 * its own is nearly always final: in the training part of the English treebanks
 * 274 of 289 that a small letter follows are.
 */

/* Bytes of the line that ends before token i. */
static uint32_t line_before(const Cut *c, uint32_t i) {
  uint32_t end = c->tok[i - 1].end, k = end;
  while (k > 0 && end - k <= WRAP_WIDTH && c->text->at[k - 1] != '\n') k--;
  return end - k;
}

/* A text is wrapped when hardly a line is long: a web address may be. */
static void measure_lines(Cut *c) {
  uint32_t lines = 0, nlong = 0, first = 0;
  for (uint32_t i = 1; i <= c->n; i++) {
    if (i < c->n && !(c->tok[i].flags & GE_TOK_LINE)) continue;
    if (i < c->n && line_ends(c, i) == 0) continue;
    uint32_t n = line_before(c, i);
    lines++;
    if (n > WRAP_WIDTH) nlong += i - first > 1;
    else if (n > c->width) c->width = n;
    first = i;
  }
  c->wrapped = lines > 1 && nlong * 20 <= lines;
}

/* "*", "-", "2)" or "2." that may start an item of a list. */
static bool bullet(const Cut *c, uint32_t i) {
  static const char *const marks[] = {"*", "-", "--", "\u2022", "\u00B7", "+"};
  if (one_of(word(c, i), marks, GE_COUNT(marks))) return true;
  return kind(c, i) == '9' && strlen(word(c, i)) < 3 && i + 1 < c->n &&
         (is(c, i + 1, ")") || is(c, i + 1, "."));
}

/* What starts at token i: "- Tanks", "2) tanks", "Day 2: tanks",
 * "Time: noon". */
static Item item_at(const Cut *c, uint32_t i) {
  const GeToken *t = &c->tok[i];
  if (i + 2 >= c->n) return ITEM_NONE;
  char s = kind(c, i);
  if (s == 'X' && kind(c, i + 1) == '9' && is(c, i + 2, ":")) return ITEM_NAME;
  if (s == 'X' && is(c, i + 1, ":")) return ITEM_LABEL;
  if (s == 'X') { /* "PST Posted: noon" is none */
    bool two = shape(c, i)[1] == 'x' && kind(c, i + 1) == 'X';
    return two && is(c, i + 2, ":") ? ITEM_LABEL : ITEM_NONE;
  }
  if (!bullet(c, i)) return ITEM_NONE;
  if (s == '9') return t[1].flags & GE_TOK_SPACE ? ITEM_NONE : ITEM_NUMBER;
  return t[1].flags & GE_TOK_SPACE ? ITEM_MARK : ITEM_NONE;
}

/* Note what the sentence at token i starts with. Dashes within an item whose
 * line stands are its own. */
static void note_item(Cut *c, uint32_t i) {
  c->item = item_at(c, i);
  if (c->item == ITEM_MARK && c->tok[i].flags & GE_TOK_LINE)
    c->item = ITEM_NONE;
}

/* Whether the number of the item at token i comes next to the one at `first`,
 * up or down. */
static bool counts_on(const Cut *c, uint32_t first, uint32_t i) {
  long a = strtol(word(c, first), NULL, 10), b = strtol(word(c, i), NULL, 10);
  return a - b == 1 || b - a == 1;
}

/* Whether token i starts the item behind the one that starts at `first`. */
static bool next_item(const Cut *c, uint32_t first, uint32_t i) {
  const GeToken *t = &c->tok[i];
  if (i < first + 3 || !(t->flags & GE_TOK_SPACE)) return false;
  if (item_at(c, i) != c->item) return false;
  switch (c->item) {
  case ITEM_MARK: /* "- Tanks - all old - burned" is one */
    return t->type == c->tok[first].type && kind(c, i + 1) != 'x';
  case ITEM_NUMBER:
    return t[1].type == c->tok[first + 1].type && counts_on(c, first, i);
  case ITEM_LABEL: /* not the "Place:" of "Meeting Place:" */
    if (kind(c, i - 1) == 'X') return false;
    return !(t[-1].flags & GE_TOK_PUNCT) || t[-1].flags & GE_TOK_CLOSES;
  default: return t->type == c->tok[first].type;
  }
}

/* Whether the line before token i is no full one. */
static bool short_line(const Cut *c, uint32_t i) {
  return line_before(c, i) * 5 < c->width * 3;
}

/* Of hyphens, stars ... as it stands between messages. */
static bool rule(const Cut *c, uint32_t i) {
  const GeToken *t = &c->tok[i];
  if (!(t->flags & GE_TOK_PUNCT) || t->end - t->start < 5) return false;
  return strchr("-=*_~#", c->text->at[t->start]) != NULL;
}

static bool mail_address(const Cut *c, uint32_t i) {
  const GeToken *t = &c->tok[i];
  uint32_t n = t->end - t->start;
  return n > 2 && memchr(c->text->at + t->start + 1, '@', n - 2);
}

/* "From: A <b@c.org> Date: ...", the end of whose line is lost. */
static bool header(const Cut *c, uint32_t i) {
  if (c->text->at[c->tok[i - 1].start] != '>') return false;
  char s = kind(c, i);
  if (s == 'X' && i + 1 < c->n && is(c, i + 1, ":")) return true;
  return (s == 'X' || s == '9') && i > 1 && mail_address(c, i - 2);
}

/* Whether token i may be what set_apart looks for. */
static bool odd(const Cut *c, uint32_t i) {
  const GeToken *t = &c->tok[i];
  return t->flags & GE_TOK_PUNCT &&
         (t->end - t->start > 4 || c->text->at[t->start] == '>');
}

/* Where no sign of punctuation, but the layout ends a sentence. */
static bool set_apart(const Cut *c, uint32_t i) {
  return rule(c, i - 1) || rule(c, i) || header(c, i);
}

/* The first token of a date that is the last line of the paragraph that ends
 * before token `end`: "Talks resume in Geneva Friday, May 3, 2024"; else
 * `end`. */
static uint32_t date_line(const Cut *c, uint32_t first, uint32_t end) {
  static const char *const marks[] = {",", "(", "-", "--"};
  if (end - first <= DATE_TOKENS) return end;
  uint32_t at = end - DATE_TOKENS;
  if (!date_at(c, at)) return end;
  const char *before = word(c, at - 1);
  bool goes_on = one_of(before, marks, GE_COUNT(marks)) ||
                 wordset_holds(WORDS_TOKEN_BEFORE_DATE, before);
  return goes_on ? end : at;
}

/* Whether a lone line end before token i ends a sentence. */
static bool line_breaks(const Cut *c, uint32_t first, uint32_t i) {
  if (!c->wrapped) return true;
  if (address(c, i) && address(c, i - 1)) return true;
  char last = first_byte(c, i - 1);
  bool next = kind(c, i) == kind(c, first) && bullet(c, first);
  if (bullet(c, i) && (strchr(".:;!?", last) || next || short_line(c, i)))
    return true;
  return kind(c, i) != 'x' && short_line(c, i);
}

/* A closing quote or bracket, or a smiley, at the end of what stands before. */
static bool closer(const Cut *c, uint32_t i) {
  unsigned flags = c->tok[i].flags;
  char first = first_byte(c, i);
  if (!(flags & GE_TOK_CLOSES)) return false;
  if (!(flags & GE_TOK_SPACE) || strchr(":;)]}", first)) return true;
  return i + 1 == c->n || line_ends(c, i + 1) == 2;
}

/* The number of a note, "[4]", whose bracket opens at token i. */
static bool note(const Cut *c, uint32_t i) {
  return i + 2 < c->n && c->text->at[c->tok[i].start] == '[' &&
         kind(c, i + 1) == '9' && is(c, i + 2, "]");
}

/* The last token before i that nothing closes. */
static uint32_t closed(const Cut *c, uint32_t i) {
  uint32_t k = i - 1;
  for (;;) {
    if (k > 2 && note(c, k - 2)) k -= 3;
    else if (k > 0 && closer(c, k)) k--;
    else return k;
  }
}

/* The mark of a list item, "2.", "*2.", "b." or "Figure 2.", from the
 * sentence's first token. */
static bool item_mark(const Cut *c, uint32_t first, uint32_t period) {
  if (period == first + 2 && kind(c, first + 1) == '9' &&
      (is(c, first, "Figure") || is(c, first, "Table")))
    return true;
  if (is(c, first, "*") && period == first + 2) first++;
  return period == first + 1 && strlen(word(c, first)) < 3 &&
         !(c->tok[period].flags & GE_TOK_SPACE) &&
         (kind(c, first) == '9' || strlen(word(c, first)) == 1);
}

/* Words that start English sentences far more often than they stand after
 * an abbreviation with a capital. */
static bool starter(const Cut *c, uint32_t i) {
  const Type *t = vocab_type(c->vocab, c->tok[i].type);
  return wordset_has(WORDS_TOKEN_STARTER, t->text, t->nbytes);
}

/* A token like "U.S." or "Inc.": never final before a name, rarely else. */
static bool abbreviation_ends(const Cut *c, uint32_t i, uint32_t next) {
  const char *w = word(c, i);
  size_t n = strlen(w) - 1; /* without its period */
  if (wordset_has(WORDS_ABBREVIATION_NEVER_FINAL, w, n)) return false;
  if (n == 1) return false; /* an initial */
  return starter(c, next) || c->tok[next].flags & GE_TOK_QUOTE;
}

/* "it ended.Next": a space is missing. */
static bool runs_on(const Cut *c, uint32_t period, uint32_t next) {
  const char *before = shape(c, period - 1), *after = shape(c, next);
  return before[strlen(before) - 1] == 'x' && after[0] == 'X' &&
         after[1] == 'x';
}

/* "Ann D." and "b. in Rome". */
static bool letter(const Cut *c, uint32_t i) {
  const char *w = word(c, i);
  char s = kind(c, i);
  return (s == 'x' || s == 'X') && !w[1] && w[0] != 'i' && w[0] != 'I';
}

/* Whether a period of its own ends a sentence. */
static bool period_ends(const Cut *c, uint32_t i, uint32_t next, bool near,
                        bool space) {
  static const char *const go_on[] = {",", ";", ":", ")", "]", ".", "/", "&"};
  if (one_of(word(c, next), go_on, GE_COUNT(go_on))) return false;
  if (kind(c, next) == 'x')
    return near && space && !(i > 0 && (is(c, i - 1, ".") || letter(c, i - 1)));
  return space || (i > 0 && runs_on(c, i, next));
}

/* "...and so on" at token i. */
static bool resumes(const Cut *c, uint32_t i) {
  return is(c, i, "...") || is(c, i, "\u2026");
}

/* Whether token i can end a sentence when `next` follows it; near: without
 * anything between them, space: behind white space. */
static bool final(const Cut *c, uint32_t i, uint32_t next, bool near,
                  bool space) {
  const char *w = word(c, i);
  size_t n = strlen(w);
  char last = w[n - 1], s = kind(c, next);
  const unsigned dots = GE_TOK_ENDS | GE_TOK_PUNCT;
  if ((c->tok[next].flags & dots) == dots)
    return n == 1 && strchr(".!?", last) && space && resumes(c, next);
  bool ellipsis = (last == '.' && n > 1 && w[0] == '.') ||
                  strcmp(w, "\u2026") == 0;
  if (last == '!' || last == '?')
    return (s != 'x' || near) && !is(c, next, ",");
  if (ellipsis) return s == 'X';
  if (last != '.') return false;
  if (n > 1) return abbreviation_ends(c, i, next);
  return period_ends(c, i, next, near, space);
}

/* "09/16/1999 10:07 AM", which mail programs put behind a name, from token i:
 * its end, or i. */
static uint32_t stamp_end(const Cut *c, uint32_t i) {
  const GeToken *t = &c->tok[i];
  if (t->end - t->start < 6 || i + 1 >= c->n) return i;
  const char *date = c->text->at + t->start, *time = c->text->at + t[1].start;
  if (date[1] != '/' && date[2] != '/') return i;
  if (kind(c, i + 1) != '9' || (time[1] != ':' && time[2] != ':')) return i;
  static const char *const half[] = {"AM", "PM", "am", "pm"};
  i += 2;
  return i < c->n && one_of(word(c, i), half, GE_COUNT(half)) ? i + 1 : i;
}

static bool note_stamp(Cut *c, uint32_t i) {
  uint32_t end = stamp_end(c, i);
  if (end == i) return false;
  c->stamp = i;
  c->stamp_end = end;
  return true;
}

/* Whether a stamp starts at token i, behind a name or an address. */
static bool stamp_starts(Cut *c, uint32_t i) {
  if (!note_stamp(c, i)) return false;
  return is(c, i - 1, ">") || kind(c, i - 1) == 'X' || mail_address(c, i - 1);
}

/* Whether the last stamp stands by itself or behind
 * "a@b.org on" and no words of the writer. */
static bool stamp_ends(const Cut *c, uint32_t first) {
  return c->stamp == first ||
         (c->stamp > first + 1 && is(c, c->stamp - 1, "on") &&
          (is(c, c->stamp - 2, ">") || mail_address(c, c->stamp - 2)));
}

/* Whether "Subject" and its kin, a colon behind it, starts at token i. */
static bool field(const Cut *c, uint32_t i) {
  unsigned flags = c->tok[i - 1].flags;
  if (flags & GE_TOK_PUNCT && !(flags & GE_TOK_CLOSES)) return false;
  return wordset_holds(WORDS_TOKEN_FIELD, word(c, i));
}

/* Whether a word that seldom has a capital elsewhere starts a sentence behind
 * a heading or a name: "Talks in Rome The two sides ...". */
static bool behind_heading(const Cut *c, uint32_t i) {
  char before = kind(c, i - 1);
  bool lower = kind(c, i + 1) == 'x' || c->tok[i + 1].flags & GE_TOK_GLUED;
  if (!lower || !starter(c, i)) return false;
  if (address(c, i - 1) || mail_address(c, i - 1)) return true;
  if (c->tok[i].end - c->tok[i].start == 1) return false; /* A, I */
  if (is(c, i, "Or") || is(c, i, "And")) return false;
  if (before == ')' || before == ']') /* no (b), no 2) */
    return i > 1 && c->tok[i - 2].end - c->tok[i - 2].start > 2;
  return (before == 'X' || before == '9') && !starter(c, i - 1);
}

/* "..., as follows:" and its kin before token i, which starts no list. */
static bool announced(const Cut *c, uint32_t i) {
  if (i < 2 || i + 1 >= c->n || is(c, i + 1, ",")) return false;
  return kind(c, i) == 'X' &&
         (is(c, i - 2, "following") || is(c, i - 2, "follows"));
}

enum { FAREWELL = 6 }; /* most tokens of one or of a salutation */

/* "Best regards," and its kin, from token `first` to the comma at `comma`. */
static bool farewell(const Cut *c, uint32_t first, uint32_t comma) {
  if (comma == first + 1)
    return wordset_holds(WORDS_TOKEN_FAREWELL, word(c, first));
  if (is(c, first, "Thank")) return comma == first + 2;
  return kind(c, first) == 'X' &&
         wordset_holds(WORDS_TOKEN_FAREWELL_END, word(c, comma - 1));
}

/* Whether a letter starts at token i, behind "Dear Ann," or, below a stamp,
 * "Ann:". */
static bool salutation(const Cut *c, uint32_t first, uint32_t i) {
  if (i + 1 >= c->n || kind(c, i) != 'X') return false;
  if (first > 0 && first == c->stamp_end && i == first + 2)
    return is(c, i - 1, ":");
  return is(c, first, "Dear") && is(c, i - 1, ",") && kind(c, i + 1) == 'x' &&
         !is(c, i + 1, "and");
}

/* Whether token i starts what stands behind a web address, and is no label. */
static bool behind_address(const Cut *c, uint32_t i) {
  const char *s = shape(c, i);
  if (s[0] != 'X' || s[1] != 'x' || !address(c, i - 1)) return false;
  return i + 1 == c->n || !is(c, i + 1, ":");
}

/* Whether "***" between paragraphs is all that stands before token i. */
static bool behind_stars(const Cut *c, uint32_t first, uint32_t i) {
  const GeToken *t = &c->tok[first];
  return i == first + 1 && t->end - t->start > 2 && kind(c, i) == 'X' &&
         c->text->at[t->start] == '*';
}

/* Whether token i starts what stands below "Figure 3" and its kin. */
static bool caption(const Cut *c, uint32_t first, uint32_t i) {
  return i == first + 2 && kind(c, i - 1) == '9' && kind(c, i) == 'X' &&
         (is(c, first, "Figure") || is(c, first, "Table"));
}

/* Whether token i starts the name below a letter, or below the dashes there. */
static bool signature(const Cut *c, uint32_t first, uint32_t i) {
  if (first + 1 == i && is(c, first, "--"))
    return i + 1 < c->n && kind(c, i) == 'X' && !starter(c, i) &&
           kind(c, i + 1) == 'X';
  if (kind(c, i) != 'X' || i - first < 2) return false;
  if (!is(c, i - 1, ",")) return false;
  if (!farewell(c, first, i - 1)) return false;
  if (i + 1 == c->n || line_ends(c, i + 1) == 2) return true;
  return !(c->tok[i + 1].flags & GE_TOK_PUNCT) && kind(c, i + 1) != 'x';
}

/* Whether a line that starts at token i may have lost its end: what only the
 * end of a line parts in letters and below headings. */
static bool lost_line(Cut *c, uint32_t first, uint32_t i) {
  const char *s = c->text->at;
  char before = s[c->tok[i - 1].start];
  if (i == c->stamp_end) return stamp_ends(c, first);
  if (i == c->opening) return true;
  if (before == ':' && announced(c, i)) return true;
  if (behind_address(c, i)) return true;
  if (i - first <= FAREWELL &&
      (salutation(c, first, i) || signature(c, first, i) ||
       behind_stars(c, first, i) || caption(c, first, i)))
    return true;
  if (!(c->tok[i].flags & GE_TOK_OPENS)) return false;
  if (kind(c, i) == '9')
    return before == ':' ? bullet(c, i) && i + 2 < c->n : stamp_starts(c, i);
  if (s[c->tok[i].end] == ':') return field(c, i);
  return i + 1 < c->n && behind_heading(c, i);
}

/* Whether a sentence starts at token i behind one that starts at `first`;
 * *paragraph: a new one too. */
static bool starts_at(const Cut *c, uint32_t first, uint32_t i,
                      bool *paragraph) {
  unsigned lines = line_ends(c, i);
  *paragraph = lines == 2 || (lines == 1 && !c->wrapped);
  if (lines == 2 || (lines == 1 && line_breaks(c, first, i))) return true;
  if ((odd(c, i - 1) || odd(c, i)) && set_apart(c, i)) return true;
  if (address_apart(c, i)) return true;
  if (closer(c, i) || note(c, i)) return false;
  uint32_t k = closed(c, i);
  if (c->tok[k].flags & GE_TOK_GLUED || item_mark(c, first, k)) return false;
  if (k == first && resumes(c, k)) return false; /* "... They left." */
  /* An opening quote belongs to what follows it. */
  uint32_t next = i;
  if (c->tok[i].flags & GE_TOK_QUOTE && i + 1 < c->n &&
      c->tok[i].flags & GE_TOK_SPACE)
    next = i + 1;
  if (next != i && kind(c, next) == 'x' && is(c, k, ".")) return true;
  return final(c, k, next, k + 1 == next, c->tok[i].flags & GE_TOK_SPACE);
}

/* Where to cut tokens [first, first + SENTENCE_MAX) that end nowhere: behind
 * the last semicolon of their second half, else the last comma, else hard. */
static uint32_t cut_long(const Cut *c, uint32_t first) {
  uint32_t end = first + SENTENCE_MAX, comma = end;
  for (uint32_t i = end; i > first + SENTENCE_MAX / 2; i--) {
    const char *w = word(c, i - 1);
    if (w[0] == ';' && !w[1]) return i;
    if (w[0] == ',' && !w[1] && comma == end) comma = i;
  }
  return comma;
}

static bool add(const Cut *c, Sentences *out, GeSentence *s, uint32_t end) {
  ge_assert(s->first < end && end <= c->n);
  while (end - s->first > SENTENCE_MAX) {
    s->end = cut_long(c, s->first);
    ge_assert(s->end > s->first);
    if (!list_push(out, *s)) return false;
    s->first = s->end;
  }
  s->end = end;
  return list_push(out, *s);
}

/* Whether starts_at can be true: seldom, and told by flags alone. */
static inline bool can_start(const Cut *c, uint32_t i) {
  unsigned before = c->tok[i - 1].flags, here = c->tok[i].flags;
  if (before & (GE_TOK_ENDS | GE_TOK_CLOSES) || here & GE_TOK_LINE) return true;
  if (address(c, i)) return true;
  return (before | here) & GE_TOK_PUNCT && (odd(c, i - 1) || odd(c, i));
}

/* The same for lost_line. */
static inline bool may_have_lost(const Cut *c, uint32_t first, uint32_t i) {
  if (c->tok[i].flags & GE_TOK_OPENS) return true;
  if (i == first + 2 || i == c->stamp_end || i == c->opening) return true;
  if (c->tok[i - 1].end - c->tok[i - 1].start > 9 && address(c, i - 1))
    return true;
  if (!(c->tok[i - 1].flags & GE_TOK_PUNCT)) return false;
  char before = c->text->at[c->tok[i - 1].start];
  return i - first <= FAREWELL || before == ':';
}

/* Whether none of the two above can hold, nearly: for most tokens. */
static inline bool quiet(const Cut *c, uint32_t first, uint32_t i) {
  const GeToken *here = &c->tok[i], *before = here - 1;
  const unsigned ends = GE_TOK_ENDS | GE_TOK_CLOSES;
  if (before->flags & ends || here->flags & (GE_TOK_LINE | GE_TOK_OPENS))
    return false;
  uint32_t n = before->end - before->start;
  char b = first_byte(c, i - 1);
  if (before->flags & GE_TOK_PUNCT)
    return n <= 4 && b != '>' && b != ':' && i - first > FAREWELL &&
           !(here->flags & GE_TOK_PUNCT && odd(c, i)) && !address(c, i);
  if (here->flags & GE_TOK_PUNCT && odd(c, i)) return false;
  if (address(c, i)) return false;
  return n <= 9 || (b != 'h' && b != 'w');
}

/* The first token from i on that is to be asked whether a sentence starts. */
static inline uint32_t next_asked(const Cut *c, uint32_t first, uint32_t i) {
  if (c->item != ITEM_NONE || i <= first + 2) return i;
  uint32_t end = c->stamp_end >= i && c->stamp_end < c->n ? c->stamp_end : c->n;
  if (c->opening > i) end = c->opening;
  while (i < end && quiet(c, first, i)) i++;
  return i;
}

GeStatus sentence_split(const Text *text, const Vocab *vocab,
                        const Tokens *tokens, Sentences *out) {
  Cut c = {text, vocab, tokens->at, tokens->n, false, 0, 0, 0, 0, ITEM_NONE};
  if (c.n == 0) return GE_OK;
  note_stamp(&c, 0);
  measure_lines(&c);
  note_item(&c, 0);
  c.opening = opening_end(&c, 0);
  GeSentence s = {0, 0, 0};
  for (uint32_t i = 1; i <= c.n; i++) {
    i = next_asked(&c, s.first, i);
    bool paragraph = false;
    bool starts = i == c.n || (c.item && next_item(&c, s.first, i)) ||
                  (can_start(&c, i) && starts_at(&c, s.first, i, &paragraph)) ||
                  (may_have_lost(&c, s.first, i) && lost_line(&c, s.first, i));
    if (!starts) continue;
    bool blank = i == c.n || line_ends(&c, i) == 2;
    uint32_t date = blank ? date_line(&c, s.first, i) : i;
    if (date < i && !add(&c, out, &s, date)) return GE_ENOMEM;
    if (date < i) s.first = date;
    if (!add(&c, out, &s, i)) return GE_ENOMEM;
    s.first = i;
    s.paragraph += paragraph;
    if (i == c.n) break;
    note_stamp(&c, i);
    note_item(&c, i);
    c.opening = opening_end(&c, i);
  }
  ge_assert(out->at[out->n - 1].end == c.n);
  return GE_OK;
}
