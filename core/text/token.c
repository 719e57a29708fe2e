#include "text/token.h"
#include "text/english.h"
#include "base/utf8.h"
#include "text/word_bits.h"
#include "text/wordbreak.h"

#include <string.h>

/*
 * Walks from word to word over a byte class table and asks the Unicode table
 * only at bytes >= 0x80. Differs from the standard's boundaries (uax29.c)
 * where Universal Dependencies English does:
 * clitics and hyphens part words, abbreviations keep their period, numbers,
 * designations (S-400, F-16C/D) and addresses stay whole.
 */

/* ------------------------------------------------------------- byte classes */

enum { C_LINE, C_SPACE, C_OTHER, C_UPPER, C_LOWER, C_DIGIT, C_HIGH };

#define E C_LINE
#define S C_SPACE
#define O C_OTHER
#define U C_UPPER
#define L C_LOWER
#define D C_DIGIT
#define H C_HIGH
#define H16 H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H
/* Controls part words as white space does; _ counts as a small letter. */
/* clang-format off */
static const uint8_t byte_class[256] = {
    S, S, S, S, S, S, S, S, S, S, E, S, E, E, S, S, S, S, S, S, S, S, S, S,
    S, S, S, S, S, S, S, S, S, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O,
    D, D, D, D, D, D, D, D, D, D, O, O, O, O, O, O, O, U, U, U, U, U, U, U,
    U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, O, O, O, O, L,
    O, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    L, L, L, O, O, O, O, S, H16, H16, H16, H16, H16, H16, H16, H16,
};
/* clang-format on */
#undef E
#undef S
#undef O
#undef U
#undef L
#undef D
#undef H
#undef H16

typedef struct Scan {
  const unsigned char *s;
  uint32_t n;            /* bytes */
  const uint64_t *words; /* a bit for each byte of class UPPER to DIGIT */
  Tokens *out;
  bool addresses;  /* the text holds @, :// or www. somewhere */
  uint32_t quote;  /* 1 + offset of a single quote that is open, 0: none */
  unsigned before; /* GE_TOK_SPACE, GE_TOK_LINE since the last token */
  GeStatus st;
} Scan;

#define TOKEN_MAX 65536u /* bytes; longer runs are cut */

static inline void emit(Scan *c, uint32_t start, uint32_t end, unsigned flags) {
  ge_check(start < end && end <= c->n);
  GeToken t = {start, end, GE_NONE, (uint16_t)(flags | c->before), 0};
  if (c->st != GE_OK) return;
  c->before = 0;
  if (!list_push(c->out, t)) c->st = GE_ENOMEM;
}

static unsigned at(const Scan *c, uint32_t i) { return i < c->n ? c->s[i] : 0; }

static unsigned cls(const Scan *c, uint32_t i) {
  return i < c->n ? byte_class[c->s[i]] : (unsigned)C_SPACE;
}

static bool ascii_word(unsigned k) { return k >= C_UPPER && k <= C_DIGIT; }
static bool letter(const Scan *c, uint32_t i) {
  unsigned k = cls(c, i);
  return k == C_UPPER || k == C_LOWER;
}
static bool digit(const Scan *c, uint32_t i) { return cls(c, i) == C_DIGIT; }
static bool upper(const Scan *c, uint32_t i) { return cls(c, i) == C_UPPER; }

#define WB(name) (1u << WB_##name)
static const uint32_t word_kinds = WB(ALETTER) | WB(HEBREW) | WB(EXTEND) |
                                   WB(FORMAT) | WB(ZWJ) | WB(NUMERIC) |
                                   WB(KATAKANA) | WB(EXTENDNUMLET);
#undef WB

/* Length of the non-ASCII character at i if it continues a word, else 0. */
static inline uint32_t high_word(const Scan *c, uint32_t i) {
  uint32_t k = 2, cp;
  unsigned a = c->s[i], b = c->s[i + 1]; /* NUL at the end */
  if (a >= 0xC2 && a < 0xE0 && (b & 0xC0) == 0x80)
    cp = (a & 31) << 6 | (b & 63);
  else cp = utf8_next(c->s + i, c->s + c->n, &k);
  return word_kinds >> (wordbreak_of(cp) & WB_MASK) & 1 ? k : 0;
}

/* Past the letters, digits and marks that start at i. */
static inline uint32_t word_end(const Scan *c, uint32_t i) {
  for (;;) {
    i = word_bits_end(c->words, i);
    if (i >= c->n || byte_class[c->s[i]] != C_HIGH) return i;
    uint32_t k = high_word(c, i);
    if (k == 0) return i;
    i += k;
  }
}

static bool is_word(const Scan *c, uint32_t i) {
  unsigned k = cls(c, i);
  return ascii_word(k) || (k == C_HIGH && i < c->n && high_word(c, i) > 0);
}

/* ----------------------------------------------------------------- addresses */

static bool at_str(const Scan *c, uint32_t i, const char *w) {
  size_t n = strlen(w);
  return n <= c->n - i && memcmp(c->s + i, w, n) == 0;
}

static uint32_t trim_address(const Scan *c, uint32_t start, uint32_t end) {
  while (end > start && strchr(".,;:!?'\")]}>", (int)c->s[end - 1])) end--;
  return end;
}

/* The end of a web or mail address or a handle that starts at i, else i. */
static uint32_t address_end(const Scan *c, uint32_t i) {
  uint32_t limit = i + 2048 < c->n ? i + 2048 : c->n;
  if (at_str(c, i, "http://") || at_str(c, i, "https://") ||
      at_str(c, i, "ftp://") || at_str(c, i, "www.") ||
      at_str(c, i, "mailto:")) {
    uint32_t end = i;
    while (end < limit && byte_class[c->s[end]] > C_SPACE &&
           !strchr("<>\"", (int)c->s[end]))
      end++;
    return trim_address(c, i, end);
  }
  uint32_t k = i;
  while (k < limit && (ascii_word(cls(c, k)) || strchr(".+-%", (int)c->s[k])))
    k++;
  if (at(c, k) != '@' || k == i || !is_word(c, k + 1)) return i;
  uint32_t end = k + 1;
  bool dot = false;
  while (end < limit && (ascii_word(cls(c, end)) || at(c, end) == '-' ||
                         (at(c, end) == '.' && is_word(c, end + 1)))) {
    dot |= at(c, end) == '.';
    end++;
  }
  return dot || (upper(c, i) && upper(c, k + 1)) ? end : i; /* Rice@ENRON */
}

/* --------------------------------------------------------- inside one word */

static const char *word_at(const Scan *c, uint32_t i) {
  return (const char *)c->s + i;
}

/* a.b.com, a.DOC or alt.b from the period at dot on: its end, or dot. */
static uint32_t dotted_end(const Scan *c, uint32_t start, uint32_t dot) {
  uint32_t i = dot, last = dot, end = dot;
  if (upper(c, dot + 1)) {
    end = word_end(c, dot + 1);
    return english_file(word_at(c, dot + 1), end - dot - 1) ? end : dot;
  }
  while (at(c, i) == '.' && cls(c, i + 1) == C_LOWER && i - dot < 256) {
    last = i + 1;
    end = i = word_end(c, last);
  }
  if (end == dot || english_group(word_at(c, start), dot - start)) return end;
  const char *label = word_at(c, last);
  bool known = english_domain(label, end - last) ||
               english_file(label, end - last);
  return known ? end : dot;
}

/* Whether the hyphen at h joins the parts around it: S-400, e-mail,
 * 555-1234. `part` starts the run before it, start the token. */
static bool hyphen_joins(const Scan *c, uint32_t start, uint32_t part,
                         uint32_t h) {
  if (!is_word(c, h + 1)) return false;
  if (digit(c, h + 1)) {
    if (!digit(c, h - 1) || !digit(c, part)) return true;
    uint32_t e = word_end(c, h + 1); /* telephone numbers, ISO dates */
    bool phone = h - part == 3 && (e - h - 1 == 4 || at(c, e) == '-');
    bool iso = h - part == 4 && at(c, e) == '-' && e - h == 3;
    bool first = h - part == 1 && e - h == 4 && at(c, e) == '-'; /* 1-800- */
    bool date = h - part == 2 && e - h == 3 && at(c, e) == '-' &&
                digit(c, e + 1);
    bool later = part > start && strchr("-/", (int)c->s[part - 1]) &&
                 digit(c, start);
    return phone || iso || first || date || later;
  }
  if (digit(c, part) && part > start) /* S-300-style, not 100,000-a-month */
    return !digit(c, start);
  return part == start && english_prefix(word_at(c, start), h - start);
}

/* The clitic at apostrophe q of nq bytes ('s 're ...): its end, or q. */
static uint32_t clitic_end(const Scan *c, uint32_t q, uint32_t nq) {
  uint32_t i = q + nq;
  unsigned a = at(c, i) | 0x20u, b = at(c, i + 1) | 0x20u;
  if (!letter(c, i)) return q;
  uint32_t n = a == 's' || a == 'd' || a == 'm' ? 1 : 0;
  if (is_word(c, i + 1)) n = 0;
  if ((a == 'r' && b == 'e') || (a == 'v' && b == 'e') ||
      (a == 'l' && b == 'l'))
    n = is_word(c, i + 2) ? 0 : 2;
  return n ? i + n : q;
}

/* Bytes of the apostrophe at i (' or U+2019), 0 if there is none. */
static uint32_t apostrophe(const Scan *c, uint32_t i) {
  if (at(c, i) == '\'') return 1;
  return at(c, i) == 0xE2 && at(c, i + 1) == 0x80 && at(c, i + 2) == 0x99 ? 3
                                                                          : 0;
}

/* An n't at the end of a word whose apostrophe is at q. */
static bool is_not(const Scan *c, uint32_t start, uint32_t q, uint32_t nq) {
  return q > start + 1 && (c->s[q - 1] | 0x20u) == 'n' &&
         (at(c, q + nq) | 0x20u) == 't' && !is_word(c, q + nq + 1);
}

/* Bytes of a comma and n digits at i, else 0. */
static uint32_t comma_digits(const Scan *c, uint32_t i, uint32_t n) {
  if (at(c, i) != ',') return 0;
  for (uint32_t k = 1; k <= n; k++)
    if (!digit(c, i + k)) return 0;
  return digit(c, i + n + 1) ? 0 : n + 1;
}

enum { INDIAN_GROUPS = 6 }; /* of two digits, as many as a number needs */

/* The end of ,50,000 in 12,50,000 (1.25 million as India writes it), or e. */
static uint32_t indian_end(const Scan *c, uint32_t start, uint32_t e) {
  uint32_t k = e, n = 0;
  if (e - start > 2) return e;
  for (; n < INDIAN_GROUPS && comma_digits(c, k, 2); n++) k += 3;
  uint32_t last = n ? comma_digits(c, k, 3) : 0;
  return last && !is_word(c, k + last) ? k + last : e;
}

/* The end of ,5 in "1,5 million" and of ,89 in "1.234.567,89", the decimals of
 * the continent, or e. */
static uint32_t decimal_end(const Scan *c, uint32_t start, uint32_t part,
                            uint32_t e) {
  uint32_t n = comma_digits(c, e, 1);
  if (!n) n = comma_digits(c, e, 2);
  if (!n || is_word(c, e + n)) return e;
  if (at(c, e + n) == ',' && digit(c, e + n + 1)) return e; /* a list */
  if (part > start && e - part == 3 && at(c, part - 1) == '.') return e + n;
  if (start > 0 && at(c, start - 1) == ',') return e;
  bool scale = at_str(c, e + n, " million") || at_str(c, e + n, " billion") ||
               at_str(c, e + n, " trillion");
  return part == start && scale ? e + n : e;
}

/*
 * The character at e stands between the run [part, e) and what follows; the
 * end of the longer token when it joins them, else e.
 */
static uint32_t join(const Scan *c, uint32_t start, uint32_t part, uint32_t e) {
  bool digits = digit(c, part) && digit(c, e - 1);
  switch (at(c, e)) {
  case '.':
    if (digits && digit(c, e + 1)) return word_end(c, e + 1);
    if (e - part == 1 && letter(c, part) && letter(c, e + 1) &&
        !is_word(c, e + 2))
      return e + 2; /* U.S */
    if (e - start == 2 && at_str(c, start, "Ph.D") && !is_word(c, e + 2))
      return e + 2;
    return dotted_end(c, start, e);
  case ',':
    if (digits && digit(c, e + 1) && digit(c, e + 2) && digit(c, e + 3) &&
        !is_word(c, e + 4))
      return e + 4;
    if (digits && indian_end(c, start, e) > e) return indian_end(c, start, e);
    return digits ? decimal_end(c, start, part, e) : e;
  case ':':
    if (digits && digit(c, e + 1) && digit(c, e + 2)) return word_end(c, e + 1);
    return e;
  case '/':
    if (digits && digit(c, e + 1)) return word_end(c, e + 1);
    if (e - start == 1 && letter(c, start) && letter(c, e + 1) &&
        !is_word(c, e + 2))
      return e + 2; /* w/o, A/C */
    /* F-16C/D */
    if (digit(c, e - 2) && upper(c, e - 1) && upper(c, e + 1) &&
        !is_word(c, e + 2))
      return e + 2;
    return e;
  case '&': return upper(c, e - 1) && upper(c, e + 1) ? word_end(c, e + 1) : e;
  case '-': return hyphen_joins(c, start, part, e) ? word_end(c, e + 1) : e;
  case '$': /* US$, A$ */
    return e - start <= 3 && upper(c, start) && upper(c, e - 1) ? e + 1 : e;
  default: return e;
  }
}

/* ------------------------------------------------------------- abbreviations */

/* Whether a capital or a blank line follows, or nothing. */
static bool stops(const Scan *c, uint32_t i) {
  unsigned nlines = 0;
  while (i < c->n && cls(c, i) <= C_SPACE) nlines += c->s[i++] == '\n';
  return i == c->n || nlines > 1 || upper(c, i);
}

/* Whether the period at e belongs to the token [start, e). */
static bool keeps_period(const Scan *c, uint32_t start, uint32_t e) {
  const char *w = (const char *)c->s + start;
  uint32_t n = e - start;
  if (at(c, e + 1) == '.') return false; /* an ellipsis */
  if (n == 1 && !upper(c, start)) {      /* (b. May 1940), c. 1900 */
    if (at(c, e + 1) != ' ') return false;
    if (strchr("cp", w[0])) return digit(c, e + 2);
    return strchr("bdm", w[0]) && start > 0 && w[-1] == '(' &&
           (digit(c, e + 2) || upper(c, e + 2));
  }
  if (n == 1) /* an initial, but not "... and I." */
    return upper(c, start) && (w[0] != 'I' || upper(c, e + 2)) &&
           (cls(c, e + 1) > C_SPACE || upper(c, e + 2) || e + 2 >= c->n);
  if (n >= 3 && w[n - 2] == '.' && letter(c, start)) return true; /* U.S */
  if ((digit(c, e + 2) || (upper(c, e + 2) && !is_word(c, e + 3) &&
                           (w[0] | 0x20) != 'n')) && /* Fig. A, no No. A */
      english_abbreviates_number(w, n))
    return true;
  if (n == 3 && memcmp(w, "etc", 3) == 0) return !stops(c, e + 1);
  return english_abbreviation(w, n);
}

/* -------------------------------------------------------------------- words */

/* Where the unit of a number begins (5|pm, 1.2|bn), else 0. */
static uint32_t unit_split(const Scan *c, uint32_t start, uint32_t end) {
  uint32_t k = end;
  if (!digit(c, start) || !letter(c, end - 1)) return 0;
  while (letter(c, k - 1)) k--;
  for (uint32_t i = start; i < k; i++)
    if (!digit(c, i) && !strchr(".,:", (int)c->s[i])) return 0;
  return english_unit(word_at(c, k), end - k) ? k - start : 0;
}

static void emit_word(Scan *c, uint32_t start, uint32_t end) {
  while (end - start > TOKEN_MAX) { /* cut between characters */
    uint32_t cut = start + TOKEN_MAX;
    while ((c->s[cut] & 0xC0) == 0x80 && cut > start + 1) cut--;
    emit(c, start, cut, 0);
    start = cut;
  }
  const char *s = word_at(c, start);
  uint32_t n = end - start;
  uint32_t k = english_may_split(s, n) ? english_split(s, n) : 0;
  uint32_t unit = unit_split(c, start, end);
  if (k || unit) {
    ge_assert((!k || !unit) && k + unit < n);
    emit(c, start, start + k + unit, 0);
    emit(c, start + k + unit, end, k ? GE_TOK_GLUED : 0);
  } else {
    emit(c, start, end, 0);
  }
}

/* Whether the apostrophe behind s is that of "the troops' base" and closes no
 * quotation. */
static bool plural_owner(const Scan *c, uint32_t q, uint32_t nq) {
  enum { QUOTATION = 300 }; /* bytes; longer ones were none */
  if ((c->s[q - 1] | 0x20) != 's' || cls(c, q + nq) > C_SPACE) return false;
  if (!is_word(c, q + nq + 1)) return false;
  return !c->quote || q - c->quote > QUOTATION;
}

/* An apostrophe at e after [start, e): emits what it parts and returns where
 * to go on; e when it joins nothing. *more: the word goes on past it. */
static uint32_t at_apostrophe(Scan *c, uint32_t start, uint32_t e, uint32_t nq,
                              bool *more) {
  *more = false;
  if (is_not(c, start, e, nq)) {
    emit(c, start, e - 1, 0);
    emit(c, e - 1, e + nq + 1, GE_TOK_GLUED);
    return e + nq + 1;
  }
  uint32_t end = clitic_end(c, e, nq);
  if (end > e && digit(c, start) && c->s[e - 1] == '0' &&
      (c->s[end - 1] | 0x20u) == 's') {
    emit(c, start, end, 0); /* the 1960's */
    return end;
  }
  if (end > e) {
    emit_word(c, start, e);
    emit(c, e, end, GE_TOK_GLUED);
    return end;
  }
  if (plural_owner(c, e, nq)) {
    emit_word(c, start, e);
    emit(c, e, e + nq, GE_TOK_GLUED);
    return e + nq;
  }
  *more = is_word(c, e + nq) && !digit(c, start); /* O'Brien, Sana'a */
  return e;
}

/* Emits a word that stands by itself, as most do, and returns its end; start
 * when it may be another: what scan_word would do, without its questions. */
static inline uint32_t plain_word(Scan *c, uint32_t start) {
  uint32_t e = word_end(c, start), n = e - start;
  if (n == 0 || n > TOKEN_MAX || digit(c, start)) return start;
  unsigned next = c->s[e]; /* the text ends with NUL, which parts words */
  if (byte_class[next] > C_SPACE && (next != ',' || digit(c, e - 1)))
    return start;
  if (english_may_split(word_at(c, start), n)) return start;
  emit(c, start, e, 0);
  return e;
}

static uint32_t scan_word(Scan *c, uint32_t start) {
  uint32_t part = start, e = word_end(c, start);
  for (;;) {
    if (cls(c, e) <= C_SPACE || e - start > TOKEN_MAX) break;
    uint32_t nq = apostrophe(c, e), next;
    if (nq) {
      bool more;
      next = at_apostrophe(c, start, e, nq, &more);
      if (next > e) return next;
      if (!more) break;
      part = e + nq;
      e = word_end(c, part);
      continue;
    }
    next = join(c, start, part, e);
    if (next == e) break;
    ge_assert(next > e && next <= c->n);
    part = e + 1 < next ? e + 1 : e;
    if (at(c, e) == '.' && next == e + 2) part = e + 1;
    e = next;
  }
  if (at(c, e) == '.' && keeps_period(c, start, e)) e++;
  emit_word(c, start, e);
  return e;
}

/* -------------------------------------------------------------- punctuation */

/* :-) and its kin; the end, or i. */
static uint32_t emoticon_end(const Scan *c, uint32_t i) {
  uint32_t k = i + 1;
  if (at(c, i) == '^' && at_str(c, i, "^_^")) return i + 3;
  if (at(c, i) == '=' && at(c, k) == ')') return k + 1;
  if (at(c, i) != ':' && at(c, i) != ';') return i;
  if (at(c, k) == '-') k++;
  if (at(c, k) == 0 || !strchr(")(DPp|", (int)at(c, k))) return i;
  return is_word(c, k + 1) ? i : k + 1;
}

/* A character that is no word: with its marks, flags in pairs, emoji
 * sequences whole. */
static uint32_t symbol_end(const Scan *c, uint32_t i) {
  uint32_t k, limit = c->n - i > TOKEN_MAX ? i + TOKEN_MAX : c->n;
  unsigned wb = wordbreak_of(utf8_next(c->s + i, c->s + c->n, &k));
  i += k;
  bool regional = (wb & WB_MASK) == WB_REGIONAL, zwj = false;
  while (i < limit && byte_class[c->s[i]] == C_HIGH) {
    wb = wordbreak_of(utf8_next(c->s + i, c->s + c->n, &k));
    if (regional && (wb & WB_MASK) == WB_REGIONAL) regional = false;
    else if (!wordbreak_skipped(wb & WB_MASK) && !(zwj && wb & WB_PICTOGRAPHIC))
      break;
    zwj = (wb & WB_MASK) == WB_ZWJ;
    i += k;
  }
  return i;
}

/* Symbols of which a run is one token: ..., --, !!, ***. */
static bool runs(unsigned a) {
  return a && a < 0x80 && strchr(".-!?=*_~<>'`+#", (int)a);
}

/* Whether a clitic starts at the apostrophe i: in a word, or 's by itself. */
static bool clitic_here(const Scan *c, uint32_t i, uint32_t nq) {
  uint32_t end = clitic_end(c, i, nq);
  if (end == i || !c->before) return end > i;
  return c->before == GE_TOK_SPACE && end == i + nq + 1 &&
         c->s[end - 1] == 's' && cls(c, end) <= C_SPACE;
}

static uint32_t scan_symbol(Scan *c, uint32_t i) {
  unsigned a = at(c, i);
  uint32_t e = i + 1, nq = apostrophe(c, i);
  if (a == 0xE2 && at_str(c, i, "\u2018")) c->quote = i + 1;
  if (a == '.' && digit(c, i + 1) && c->before) {
    e = word_end(c, i + 1); /* .22 */
  } else if (nq && digit(c, i + nq) && digit(c, i + nq + 1)) {
    e = word_end(c, i + nq); /* '90s */
  } else if (nq && clitic_here(c, i, nq)) {
    e = clitic_end(c, i, nq);
  } else if (nq == 3 && apostrophe(c, i + 3) == 3) {
    e = i + 6; /* two single quotes for a double one */
  } else if (a >= 0x80) {
    e = symbol_end(c, i);
  } else if ((c->before || i == 0) &&
             (a == '@' || a == '#' ? letter(c, i + 1)
                                   : a == '+' && digit(c, i + 1))) {
    e = word_end(c, i + 1); /* handles, hashtags, telephone numbers */
  } else if (emoticon_end(c, i) > i) {
    e = emoticon_end(c, i);
  } else if (runs(a)) {
    bool ends = a == '!' || a == '?';
    while (e < c->n && e - i < TOKEN_MAX &&
           (c->s[e] == a || (ends && (c->s[e] == '!' || c->s[e] == '?'))))
      e++;
    if (a == '\'' && e - i > 2) e = i + 1;
  }
  if (nq && e == i + nq)
    c->quote = c->before && cls(c, e) > C_SPACE ? i + 1 : 0;
  emit(c, i, e, 0);
  return e;
}

/* Bytes of the non-ASCII white space at i, 0 if there is none. */
static uint32_t high_space(Scan *c, uint32_t i) {
  uint32_t k, cp = utf8_next(c->s + i, c->s + c->n, &k);
  unsigned wb = wordbreak_of(cp) & WB_MASK;
  bool space = wb == WB_WSEGSPACE || wb == WB_NEWLINE || cp == 0xA0 ||
               cp == 0x2007 || cp == 0x202F || cp == 0xFEFF || cp == 0x200B;
  if (cp == 0x2029) c->before |= GE_TOK_LINE;
  return space ? k : 0;
}

/* Past the white space at i, which `before` then tells of. */
static uint32_t skip_spaces(Scan *c, uint32_t i) {
  while (i < c->n) {
    unsigned k = byte_class[c->s[i]];
    if (k <= C_SPACE) {
      c->before |= k == C_LINE ? GE_TOK_SPACE | GE_TOK_LINE : GE_TOK_SPACE;
      i++;
      continue;
    }
    uint32_t w = k == C_HIGH ? high_space(c, i) : 0;
    if (w == 0) break;
    c->before |= GE_TOK_SPACE;
    i += w;
  }
  return i;
}

/* The same; nearly always it is one blank. */
static inline uint32_t skip_space(Scan *c, uint32_t i) {
  unsigned next = byte_class[c->s[i + (c->s[i] == ' ')]];
  if (next <= C_SPACE || next == C_HIGH) return skip_spaces(c, i);
  if (c->s[i] != ' ') return i;
  c->before |= GE_TOK_SPACE;
  return i + 1;
}

static bool has_addresses(const Text *t) {
  if (memchr(t->at, '@', t->n)) return true;
  const char *p = t->at, *end = t->at + t->n;
  while ((p = memchr(p, 'w', (size_t)(end - p)))) {
    if (end - p >= 4 && memcmp(p, "www.", 4) == 0) return true;
    p++;
  }
  p = t->at;
  while ((p = memchr(p, ':', (size_t)(end - p)))) {
    if (end - p >= 3 && p[1] == '/' && p[2] == '/') return true;
    p++;
  }
  return false;
}

static GeStatus split(Scan *c, uint32_t start) {
  uint32_t i = skip_space(c, start);
  while (i < c->n && c->st == GE_OK) {
    uint32_t e = c->addresses ? address_end(c, i) : i;
    if (e > i) emit(c, i, e, 0);
    else e = plain_word(c, i);
    if (e == i) e = is_word(c, i) ? scan_word(c, i) : scan_symbol(c, i);
    i = skip_space(c, e);
  }
  return c->st;
}

GeStatus token_split(const Text *text, Vocab *vocab, Tokens *out) {
  uint64_t few[GE_ROOM(64, 1)], *bits = few;
  const size_t nbytes = WORD_BITS(text->n) * sizeof *bits;
  if (nbytes > sizeof few) bits = ge_alloc(nbytes);
  if (!bits) return GE_ENOMEM;
  Scan c = {
      (const unsigned char *)text->at, text->n, bits, out, false, 0, 0, GE_OK};
  c.addresses = word_bits(c.s, c.n, bits) && has_addresses(text);
  uint32_t first = out->n;
  GeStatus st = split(&c, text->start);
  if (bits != few) ge_free(bits, nbytes);
  if (st != GE_OK || out->n == first) return st;
  ge_assert(out->at[out->n - 1].end <= text->n);
  return vocab_tokens(vocab, text->at, out->at + first, out->n - first);
}
