#include "text/uax29.h"
#include "base/utf8.h"
#include "text/wordbreak.h"

typedef struct Ch {
  uint32_t at; /* byte offset */
  uint8_t wb;  /* property with flags */
} Ch;
typedef LIST(Ch) Chars;

static unsigned wb_of(const Chars *c, uint32_t i) {
  return c->at[i].wb & WB_MASK;
}

static bool newline(unsigned wb) {
  return wb == WB_CR || wb == WB_LF || wb == WB_NEWLINE;
}

static bool mid_q(unsigned wb) { return wb == WB_MIDNUMLET || wb == WB_SQUOTE; }

/* The next unskipped property after i, or before i; WB_OTHER past the end. */
static unsigned after(const Chars *c, uint32_t i) {
  for (uint32_t k = i + 1; k < c->n; k++)
    if (!wordbreak_skipped(wb_of(c, k))) return wb_of(c, k);
  return WB_OTHER;
}

static uint32_t base_before(const Chars *c, uint32_t i) {
  uint32_t k = i;
  while (k > 0 && wordbreak_skipped(wb_of(c, k))) k--;
  return k;
}

/* WB5 to WB13b: no break between properties a and b; aa stands before a, bb
 * after b. */
static bool joined(unsigned aa, unsigned a, unsigned b, unsigned bb) {
  if (wordbreak_letter(a) && wordbreak_letter(b)) return true;
  bool midl_b = b == WB_MIDLETTER || mid_q(b);
  bool midl_a = a == WB_MIDLETTER || mid_q(a);
  if (wordbreak_letter(a) && midl_b && wordbreak_letter(bb)) return true;
  if (wordbreak_letter(aa) && midl_a && wordbreak_letter(b)) return true;
  if (a == WB_HEBREW && b == WB_SQUOTE) return true;
  if (a == WB_HEBREW && b == WB_DQUOTE && bb == WB_HEBREW) return true;
  if (aa == WB_HEBREW && a == WB_DQUOTE && b == WB_HEBREW) return true;
  bool num_a = a == WB_NUMERIC, num_b = b == WB_NUMERIC;
  if ((num_a || wordbreak_letter(a)) && num_b) return true;
  if (num_a && wordbreak_letter(b)) return true;
  if (aa == WB_NUMERIC && (a == WB_MIDNUM || mid_q(a)) && num_b) return true;
  if (num_a && (b == WB_MIDNUM || mid_q(b)) && bb == WB_NUMERIC) return true;
  if (a == WB_KATAKANA && b == WB_KATAKANA) return true;
  bool word_a = wordbreak_letter(a) || num_a || a == WB_KATAKANA;
  bool word_b = wordbreak_letter(b) || num_b || b == WB_KATAKANA;
  if ((word_a || a == WB_EXTENDNUMLET) && b == WB_EXTENDNUMLET) return true;
  return a == WB_EXTENDNUMLET && word_b;
}

/* Whether a boundary stands before character i (0 < i < n). */
static bool boundary(const Chars *c, uint32_t i) {
  ge_assert(i > 0 && i < c->n);
  unsigned p = wb_of(c, i - 1), b = wb_of(c, i);
  if (p == WB_CR && b == WB_LF) return false;
  if (newline(p) || newline(b)) return true;
  if (p == WB_ZWJ && c->at[i].wb & WB_PICTOGRAPHIC) return false;
  if (p == WB_WSEGSPACE && b == WB_WSEGSPACE) return false;
  if (wordbreak_skipped(b)) return false;
  uint32_t k = base_before(c, i - 1);
  unsigned a = wb_of(c, k);
  if (wordbreak_skipped(a)) return true; /* marks at the start of the text */
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
  uint32_t at = 0;
  while (at < n) {
    uint32_t k, cp = utf8_next(p + at, p + n, &k);
    Ch ch = {at, (uint8_t)wordbreak_of(cp)};
    if (!list_push(&c, ch)) goto done;
    at += k;
  }
  ge_assert(at == n && c.n <= n); /* no character leaves the text */
  for (uint32_t i = 0; i < c.n; i++)
    if ((i == 0 || boundary(&c, i)) && !list_push(out, c.at[i].at)) goto done;
  if (!list_push(out, (uint32_t)n)) goto done;
  st = GE_OK;
done:
  list_clear(&c);
  return st;
}
