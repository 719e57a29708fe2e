#include "text/text.h"
#include "base/utf8.h"

#include <string.h>

/*
 * Offset maps. One mark for every TEXT_STRIDE bytes holds the number of code
 * points and UTF-16 units before it; the rest is counted from there, so a
 * conversion costs at most TEXT_STRIDE bytes. Marks stand at character
 * starts: mark k is the first start at or after byte k * TEXT_STRIDE.
 */
#define TEXT_STRIDE GE_ROOM(256u, 1u)

typedef struct TextMark {
  uint32_t byte, cp, utf16;
} TextMark;

static inline bool eight_ascii(const char *s) {
  uint64_t w;
  memcpy(&w, s, 8);
  return !(w & UINT64_C(0x8080808080808080));
}

static bool all_ascii(const char *s, size_t n) {
  size_t i = 0;
  for (; i + 8 <= n; i += 8)
    if (!eight_ascii(s + i)) return false;
  for (; i < n; i++)
    if ((unsigned char)s[i] & 0x80) return false;
  return true;
}

/* One character further. */
static inline void step(const Text *t, TextMark *m, bool *bad) {
  uint32_t k;
  const unsigned char *s = (const unsigned char *)t->at, *p = s + m->byte;
  bool two = *p >= 0xC2 && *p < 0xE0 && (p[1] & 0xC0) == 0x80;
  if (*p < 0x80 || two) { /* nearly all; NUL stands behind the last */
    m->byte += 1u + two;
    m->cp++;
    m->utf16++;
    *bad = false;
    return;
  }
  uint32_t cp = utf8_decode(s + m->byte, s + t->n, &k, bad);
  m->byte += k;
  m->cp++;
  m->utf16 += cp > 0xFFFF ? 2 : 1;
}

static GeStatus make_marks(Text *t, Arena *arena) {
  uint32_t n = t->n / TEXT_STRIDE + 1;
  TextMark *marks = arena_array(arena, n, sizeof *marks);
  if (!marks) return arena_over(arena) ? GE_ELIMIT : GE_ENOMEM;
  TextMark m = {0, 0, 0};
  uint32_t k = 0;
  while (m.byte < t->n) {
    while (k < n && m.byte >= k * TEXT_STRIDE) marks[k++] = m;
    uint32_t stop = k < n ? k * TEXT_STRIDE : t->n;
    if (stop - m.byte >= 8 && eight_ascii(t->at + m.byte)) {
      m = (TextMark){m.byte + 8, m.cp + 8, m.utf16 + 8};
      continue;
    }
    bool bad;
    step(t, &m, &bad);
    t->nbad += bad;
  }
  ge_assert(m.byte == t->n); /* no character leaves the text */
  ge_assert(m.cp <= m.utf16 && m.utf16 <= m.byte);
  while (k < n) marks[k++] = m;
  t->marks = marks;
  t->nmarks = n;
  return GE_OK;
}

GeStatus text_init(Text *t, Arena *arena, const char *bytes, size_t n) {
  memset(t, 0, sizeof *t);
  if (n > UINT32_MAX / 2) return GE_ELIMIT;
  char *at = arena_alloc(arena, n + TEXT_PAD);
  if (!at) return arena_over(arena) ? GE_ELIMIT : GE_ENOMEM;
  if (n) memcpy(at, bytes, n);
  t->at = at;
  t->n = (uint32_t)n;
  t->start = (uint32_t)utf8_mark(bytes, n);
  t->ascii = all_ascii(bytes, n);
  return t->ascii ? GE_OK : make_marks(t, arena);
}

/* The last mark for which key <= value; marks ascend. */
static TextMark mark_before(const Text *t, uint32_t byte) {
  uint32_t k = byte / TEXT_STRIDE;
  ge_assert(k < t->nmarks && t->marks[0].byte == 0);
  while (t->marks[k].byte > byte) k--; /* a character can span the stride */
  return t->marks[k];
}

static TextMark walk_to(const Text *t, uint32_t byte) {
  if (byte > t->n) byte = t->n;
  TextMark m = mark_before(t, byte);
  bool bad;
  while (m.byte < byte) step(t, &m, &bad);
  return m;
}

uint32_t text_cp(const Text *t, uint32_t byte) {
  if (t->ascii) return byte < t->n ? byte : t->n;
  return walk_to(t, byte).cp;
}

uint32_t text_utf16(const Text *t, uint32_t byte) {
  if (t->ascii) return byte < t->n ? byte : t->n;
  return walk_to(t, byte).utf16;
}

uint32_t text_byte(const Text *t, uint32_t cp) {
  if (t->ascii) return cp < t->n ? cp : t->n;
  uint32_t lo = 0, hi = t->nmarks;
  ge_assert(hi > 0 && t->marks[0].cp == 0 && t->marks[hi - 1].cp <= t->n);
  while (hi - lo > 1) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (t->marks[mid].cp <= cp) lo = mid;
    else hi = mid;
  }
  TextMark m = t->marks[lo];
  bool bad;
  while (m.byte < t->n && m.cp < cp) step(t, &m, &bad);
  return m.byte;
}
