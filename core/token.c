#include "token.h"
#include "utf8.h"
#include "wordbreak.h"

#include <string.h>

/*
 * Two tokenizers. token_uax29 is the standard's algorithm, plainly written,
 * for conformance. token_split is the one in use: it walks from word to word
 * over a byte class table and asks the Unicode table only at bytes >= 0x80.
 * It differs from the standard where Universal Dependencies English does:
 * clitics and hyphens part words, abbreviations keep their period, numbers,
 * designations (S-400, F-16C/D) and addresses stay whole.
 */

/* ------------------------------------------------------- UAX #29, untailored */

typedef struct Ch {
  uint32_t at; /* byte offset */
  uint8_t wb;  /* property with flags */
} Ch;
typedef LIST(Ch) Chars;

static unsigned wb_of(const Chars *c, uint32_t i) {
  return c->at[i].wb & WB_MASK;
}

static bool skipped(unsigned wb) { /* WB4 */
  return wb == WB_EXTEND || wb == WB_FORMAT || wb == WB_ZWJ;
}

static bool newline(unsigned wb) {
  return wb == WB_CR || wb == WB_LF || wb == WB_NEWLINE;
}

static bool ah_letter(unsigned wb) {
  return wb == WB_ALETTER || wb == WB_HEBREW;
}

static bool mid_q(unsigned wb) { return wb == WB_MIDNUMLET || wb == WB_SQUOTE; }

/* The next unskipped property after i, or before i; WB_OTHER past the end. */
static unsigned after(const Chars *c, uint32_t i) {
  for (uint32_t k = i + 1; k < c->n; k++)
    if (!skipped(wb_of(c, k))) return wb_of(c, k);
  return WB_OTHER;
}

static uint32_t base_before(const Chars *c, uint32_t i) {
  uint32_t k = i;
  while (k > 0 && skipped(wb_of(c, k))) k--;
  return k;
}

/* WB5 to WB13b: no break between properties a and b; aa stands before a, bb
 * after b. */
static bool joined(unsigned aa, unsigned a, unsigned b, unsigned bb) {
  if (ah_letter(a) && ah_letter(b)) return true;
  bool midl_b = b == WB_MIDLETTER || mid_q(b);
  bool midl_a = a == WB_MIDLETTER || mid_q(a);
  if (ah_letter(a) && midl_b && ah_letter(bb)) return true;
  if (ah_letter(aa) && midl_a && ah_letter(b)) return true;
  if (a == WB_HEBREW && b == WB_SQUOTE) return true;
  if (a == WB_HEBREW && b == WB_DQUOTE && bb == WB_HEBREW) return true;
  if (aa == WB_HEBREW && a == WB_DQUOTE && b == WB_HEBREW) return true;
  bool num_a = a == WB_NUMERIC, num_b = b == WB_NUMERIC;
  if ((num_a || ah_letter(a)) && num_b) return true;
  if (num_a && ah_letter(b)) return true;
  if (aa == WB_NUMERIC && (a == WB_MIDNUM || mid_q(a)) && num_b) return true;
  if (num_a && (b == WB_MIDNUM || mid_q(b)) && bb == WB_NUMERIC) return true;
  if (a == WB_KATAKANA && b == WB_KATAKANA) return true;
  bool word_a = ah_letter(a) || num_a || a == WB_KATAKANA;
  bool word_b = ah_letter(b) || num_b || b == WB_KATAKANA;
  if ((word_a || a == WB_EXTENDNUMLET) && b == WB_EXTENDNUMLET) return true;
  return a == WB_EXTENDNUMLET && word_b;
}

/* Whether a boundary stands before character i (0 < i < n). */
static bool boundary(const Chars *c, uint32_t i) {
  unsigned p = wb_of(c, i - 1), b = wb_of(c, i);
  if (p == WB_CR && b == WB_LF) return false;
  if (newline(p) || newline(b)) return true;
  if (p == WB_ZWJ && c->at[i].wb & WB_PICTOGRAPHIC) return false;
  if (p == WB_WSEGSPACE && b == WB_WSEGSPACE) return false;
  if (skipped(b)) return false;
  uint32_t k = base_before(c, i - 1);
  unsigned a = wb_of(c, k);
  if (skipped(a)) return true; /* marks at the start of the text */
  unsigned aa = k > 0 ? wb_of(c, base_before(c, k - 1)) : WB_OTHER;
  if (a == WB_REGIONAL && b == WB_REGIONAL) { /* WB15, WB16 */
    uint32_t n = 1;
    while (k > 0) {
      k = base_before(c, k - 1);
      if (wb_of(c, k) != WB_REGIONAL) break;
      n++;
      if (k == 0) break;
    }
    return n % 2 == 0;
  }
  return !joined(aa, a, b, after(c, i));
}

GeStatus token_uax29(const char *s, size_t n, Offsets *out) {
  Chars c = LIST_EMPTY;
  GeStatus st = GE_ENOMEM;
  const unsigned char *p = (const unsigned char *)s;
  if (n > UINT32_MAX / 2) return GE_ELIMIT;
  for (uint32_t i = 0; i < n;) {
    uint32_t k, cp = utf8_next(p + i, p + n, &k);
    Ch ch = {i, (uint8_t)wordbreak_of(cp)};
    if (!list_push(&c, ch)) goto done;
    i += k;
  }
  for (uint32_t i = 0; i < c.n; i++)
    if ((i == 0 || boundary(&c, i)) && !list_push(out, c.at[i].at)) goto done;
  if (!list_push(out, (uint32_t)n)) goto done;
  st = GE_OK;
done:
  list_clear(&c);
  return st;
}

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
static const uint8_t byte_class[256] = {
    S, S, S, S, S, S, S, S, S, S, E, S, E, E, S, S, S, S, S, S, S, S, S, S,
    S, S, S, S, S, S, S, S, S, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O,
    D, D, D, D, D, D, D, D, D, D, O, O, O, O, O, O, O, U, U, U, U, U, U, U,
    U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, O, O, O, O, L,
    O, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    L, L, L, O, O, O, O, S, H16, H16, H16, H16, H16, H16, H16, H16,
};
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
  uint32_t n;     /* bytes */
  Vocab *vocab;
  Tokens *out;
  bool addresses; /* the text holds @, :// or www. somewhere */
  unsigned before; /* GE_TOK_SPACE, GE_TOK_LINE since the last token */
  GeStatus st;
} Scan;

#define TOKEN_MAX 65536u /* bytes; longer runs are cut */

static void emit(Scan *c, uint32_t start, uint32_t end, unsigned flags) {
  GeToken t = {start, end, GE_NONE, (uint16_t)(flags | c->before), 0};
  if (c->st != GE_OK) return;
  c->before = 0;
  c->st = vocab_token(c->vocab, (const char *)c->s + start, end - start, &t);
  if (c->st == GE_OK && !list_push(c->out, t)) c->st = GE_ENOMEM;
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

/* Length of the non-ASCII character at i if it continues a word, else 0. */
static uint32_t high_word(const Scan *c, uint32_t i) {
  uint32_t k;
  unsigned wb = wordbreak_of(utf8_next(c->s + i, c->s + c->n, &k)) & WB_MASK;
  bool word = ah_letter(wb) || skipped(wb) || wb == WB_NUMERIC ||
              wb == WB_KATAKANA || wb == WB_EXTENDNUMLET;
  return word ? k : 0;
}

/* Past the letters, digits and marks that start at i. */
static uint32_t word_end(const Scan *c, uint32_t i) {
  for (;;) {
    while (i < c->n && ascii_word(byte_class[c->s[i]])) i++;
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
      at_str(c, i, "ftp://") || at_str(c, i, "www.")) {
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
  return dot ? end : i;
}

/* --------------------------------------------------------- inside one word */

/* Last labels that make a.b.c an address or a file name. */
static bool known_label(const char *s, size_t n) {
  static const char *const labels[] = {"com", "org", "net", "edu", "gov",
      "mil", "int", "info", "uk", "de", "fr", "ru", "cn", "jp", "eu", "ca",
      "au", "in", "doc", "pdf", "xls", "txt", "htm", "html", "jpg", "exe"};
  for (size_t i = 0; i < GE_COUNT(labels); i++)
    if (strlen(labels[i]) == n && memcmp(labels[i], s, n) == 0) return true;
  return false;
}

/* a.b.com from the period at dot on: its end, or dot. */
static uint32_t dotted_end(const Scan *c, uint32_t dot) {
  uint32_t i = dot, last = dot, end = dot;
  while (at(c, i) == '.' && cls(c, i + 1) == C_LOWER && i - dot < 256) {
    last = i + 1;
    end = i = word_end(c, last);
  }
  if (end == dot) return dot;
  return known_label((const char *)c->s + last, end - last) ? end : dot;
}

/* Prefixes that UD English does not part from their word (e-mail, non-). */
static bool bound_prefix(const unsigned char *s, uint32_t n) {
  static const char *const list[] = {"e", "co", "pre", "post", "non", "re",
      "anti", "semi", "multi", "pro", "mini", "sub", "inter", "intra", "un",
      "ultra", "pan", "bi", "neo", "quasi", "pseudo"};
  char w[8];
  if (n >= sizeof w) return false;
  for (uint32_t i = 0; i < n; i++)
    w[i] = (char)(s[i] >= 'A' && s[i] <= 'Z' ? s[i] + 32 : s[i]);
  w[n] = '\0';
  for (size_t i = 0; i < GE_COUNT(list); i++)
    if (strcmp(list[i], w) == 0) return true;
  return false;
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
    return phone || iso || (part > start && digit(c, start));
  }
  if (digit(c, part) && part > start) return true; /* S-300-style tails */
  return part == start && bound_prefix(c->s + start, h - start);
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
    return dotted_end(c, e);
  case ',':
    if (digits && digit(c, e + 1) && digit(c, e + 2) && digit(c, e + 3) &&
        !is_word(c, e + 4))
      return e + 4;
    return e;
  case ':':
    if (digits && digit(c, e + 1) && digit(c, e + 2)) return word_end(c, e + 1);
    return e;
  case '/':
    if (digits && digit(c, e + 1)) return word_end(c, e + 1);
    /* F-16C/D */
    if (digit(c, e - 2) && upper(c, e - 1) && upper(c, e + 1) &&
        !is_word(c, e + 2))
      return e + 2;
    return e;
  case '&':
    return upper(c, e - 1) && upper(c, e + 1) ? word_end(c, e + 1) : e;
  case '-': return hyphen_joins(c, start, part, e) ? word_end(c, e + 1) : e;
  case '$': /* US$, A$ */
    return e - start <= 3 && upper(c, start) && upper(c, e - 1) ? e + 1 : e;
  default: return e;
  }
}

/* ------------------------------------------------------------- abbreviations */

/* Words that keep their period; case as written. Months and titles only
 * where the case tells them from words. */
static bool abbreviation(const char *s, size_t n) {
  static const char *const list[] = {"Adm", "Apr", "Aug", "Ave", "Blvd",
      "Brig", "Bros", "Capt", "Cmdr", "Co", "Col", "Conf", "Corp", "Dec",
      "Dept", "Dr", "Esq", "Feb", "Fri", "Ft", "Gen", "Gov", "Hon", "Inc",
      "Jan", "Jr", "Jul", "Jun", "Lt", "Ltd", "Maj", "Mar", "Messrs", "Mlle",
      "Mme", "Mr", "Mrs", "Ms", "Mt", "Nov", "Oct", "Ph.D", "Prof", "Rep",
      "Reps", "Rev", "Sen", "Sens", "Sept", "Sep", "Sgt", "Sr", "St", "Ste",
      "Supt", "Thur", "Thurs", "Tue", "Tues", "Univ", "Wed", "al", "approx",
      "ca", "cf", "dept", "ed", "eds", "est", "etc", "govt", "vol", "vs",
      "viz"};
  if (n > 6) return false;
  for (size_t i = 0; i < GE_COUNT(list); i++)
    if (list[i][0] == s[0] && strlen(list[i]) == n && !memcmp(list[i], s, n))
      return true;
  return false;
}

/* Whether the period at e belongs to the token [start, e). */
static bool keeps_period(const Scan *c, uint32_t start, uint32_t e) {
  const char *w = (const char *)c->s + start;
  uint32_t n = e - start;
  if (at(c, e + 1) == '.') return false; /* an ellipsis */
  if (n == 1) /* an initial, but not "... and I." */
    return upper(c, start) && (w[0] != 'I' || upper(c, e + 2)) &&
           (cls(c, e + 1) > C_SPACE || upper(c, e + 2) || e + 2 >= c->n);
  if (n >= 3 && w[n - 2] == '.' && letter(c, start)) return true; /* U.S */
  if ((n == 2 && memcmp(w, "No", 2) == 0) || (n == 3 && !memcmp(w, "Nos", 3)))
    return digit(c, e + 2);
  return abbreviation(w, n);
}

/* -------------------------------------------------------------------- words */

static bool lower_is(const Scan *c, uint32_t start, uint32_t end,
                     const char *w) {
  for (; *w && start < end; w++, start++)
    if ((c->s[start] | 0x20u) != (unsigned char)*w) return false;
  return !*w && start == end;
}

/* Words that UD English writes as two: can|not, gon|na. */
static uint32_t inner_split(const Scan *c, uint32_t start, uint32_t end) {
  if (end - start < 5 || end - start > 6) return 0;
  switch (c->s[start] | 0x20) {
  case 'c': return lower_is(c, start, end, "cannot") ? 3 : 0;
  case 'g':
    if (lower_is(c, start, end, "gonna")) return 3;
    if (lower_is(c, start, end, "gimme")) return 3;
    return lower_is(c, start, end, "gotta") ? 3 : 0;
  case 'w': return lower_is(c, start, end, "wanna") ? 3 : 0;
  default: return 0;
  }
}

static void emit_word(Scan *c, uint32_t start, uint32_t end) {
  while (end - start > TOKEN_MAX) { /* cut between characters */
    uint32_t cut = start + TOKEN_MAX;
    while ((c->s[cut] & 0xC0) == 0x80 && cut > start + 1) cut--;
    emit(c, start, cut, 0);
    start = cut;
  }
  uint32_t k = inner_split(c, start, end);
  if (k) {
    emit(c, start, start + k, 0);
    emit(c, start + k, end, GE_TOK_GLUED);
  } else {
    emit(c, start, end, 0);
  }
}

/* An apostrophe at e after [start, e): emits what it parts and returns where
 * to go on; e when it joins nothing. *more: the word goes on past it. */
static uint32_t at_apostrophe(Scan *c, uint32_t start, uint32_t e,
                              uint32_t nq, bool *more) {
  *more = false;
  if (is_not(c, start, e, nq)) {
    emit(c, start, e - 1, 0);
    emit(c, e - 1, e + nq + 1, GE_TOK_GLUED);
    return e + nq + 1;
  }
  uint32_t end = clitic_end(c, e, nq);
  if (end > e) {
    emit_word(c, start, e);
    emit(c, e, end, GE_TOK_GLUED);
    return end;
  }
  *more = is_word(c, e + nq) && !digit(c, start); /* O'Brien, Sana'a */
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
  if (at(c, i) != ':' && at(c, i) != ';') return i;
  uint32_t k = i + 1;
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
    else if (!(skipped(wb & WB_MASK) || (zwj && wb & WB_PICTOGRAPHIC))) break;
    zwj = (wb & WB_MASK) == WB_ZWJ;
    i += k;
  }
  return i;
}

/* Symbols of which a run is one token: ..., --, !!, ***. */
static bool runs(unsigned a) {
  switch (a) {
  case '.': case '-': case '!': case '?': case '=': case '*': case '_':
  case '~': case '<': case '>': case '\'': case '`': case '+': case '#':
    return true;
  default: return false;
  }
}

static uint32_t scan_symbol(Scan *c, uint32_t i) {
  unsigned a = at(c, i);
  uint32_t e = i + 1, nq = apostrophe(c, i);
  if (a == '.' && digit(c, i + 1) && c->before) {
    e = word_end(c, i + 1); /* .22 */
  } else if (nq && digit(c, i + nq) && digit(c, i + nq + 1)) {
    e = word_end(c, i + nq); /* '90s */
  } else if (nq && clitic_end(c, i, nq) > i && !c->before) {
    e = clitic_end(c, i, nq);
  } else if (a >= 0x80) {
    e = symbol_end(c, i);
  } else if (a == '@' && is_word(c, i + 1) && c->before) {
    e = word_end(c, i + 1);
  } else if (emoticon_end(c, i) > i) {
    e = emoticon_end(c, i);
  } else if (runs(a)) {
    bool ends = a == '!' || a == '?';
    while (e < c->n && e - i < TOKEN_MAX &&
           (c->s[e] == a || (ends && (c->s[e] == '!' || c->s[e] == '?'))))
      e++;
    if (a == '\'' && e - i > 2) e = i + 1;
  }
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
static uint32_t skip_space(Scan *c, uint32_t i) {
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

GeStatus token_split(const Text *text, Vocab *vocab, Tokens *out) {
  Scan c = {(const unsigned char *)text->at, text->n, vocab, out,
            has_addresses(text), 0, GE_OK};
  uint32_t i = skip_space(&c, text->start);
  while (i < c.n && c.st == GE_OK) {
    uint32_t e = c.addresses ? address_end(&c, i) : i;
    if (e > i) {
      emit(&c, i, e, 0);
      i = e;
    } else {
      i = is_word(&c, i) ? scan_word(&c, i) : scan_symbol(&c, i);
    }
    i = skip_space(&c, i);
  }
  return c.st;
}
