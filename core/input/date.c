#include "input/date.h"
#include "base/bytes.h"

#include <stdio.h>
#include <string.h>

typedef struct Scan {
  const char *p, *end;
} Scan;

static void skip_blank(Scan *s) {
  while (s->p < s->end && (*s->p == ' ' || *s->p == '\t')) s->p++;
}

/* As many digits as there are, up to nine: their number. */
static unsigned number(Scan *s, int *v) {
  unsigned n = 0;
  for (*v = 0; s->p < s->end && byte_is_digit(*s->p) && n < 9; s->p++, n++)
    *v = *v * 10 + (*s->p - '0');
  return n;
}

/* What may stand behind a day: nothing, or a time, which is not looked at
 * closely: 10:15:00, 101500. */
static bool is_time(Scan s) {
  skip_blank(&s);
  if (s.p == s.end) return true;
  int v;
  unsigned n = number(&s, &v);
  if (n == 6) v /= 10000;
  if (n == 4) v /= 100;
  bool compact = n == 4 || n == 6;
  if ((!compact && (n < 1 || n > 2)) || v > 24) return false;
  if (!compact && (s.p == s.end || *s.p++ != ':')) return false;
  while (s.p < s.end && (byte_is_digit(*s.p) || byte_is_letter(*s.p) ||
                         (*s.p && strchr(":.,+-() /", *s.p))))
    s.p++;
  return s.p == s.end;
}

static bool set(int y, int m, int d, int32_t *day) {
  char text[48];
  if (y < 0 || y > 9999 || m > 99 || d > 99) return false;
  int n = snprintf(text, sizeof text, "%04d-%02d-%02d", y, m, d);
  return ge_day_parse(text, (size_t)n, day);
}

/* Year, month and day, as figures. */
static bool figures(Scan s, int32_t *day) {
  int y, m, d;
  const char *from = s.p;
  while (s.p < s.end && byte_is_digit(*s.p)) s.p++;
  size_t n = (size_t)(s.p - from);
  if (n == 14 || n == 8) {
    Scan year = {from, from + 4}, month = {from + 4, from + 6},
         of_month = {from + 6, from + 8};
    number(&year, &y);
    number(&month, &m);
    number(&of_month, &d);
    if (n == 14 && s.p != s.end) return false;
  } else {
    if (n != 4 || s.p == s.end || (*s.p != '-' && *s.p != '/')) return false;
    char mark = *s.p++;
    Scan year = {from, from + 4};
    number(&year, &y);
    if (number(&s, &m) != 2 || s.p == s.end || *s.p++ != mark) return false;
    if (number(&s, &d) != 2) return false;
  }
  if (s.p < s.end && *s.p != 'T' && *s.p != 't' && *s.p != ' ') return false;
  if (s.p < s.end) s.p++;
  return is_time(s) && set(y, m, d, day);
}

/* A word of English that begins so, three letters at least: 1 to n, 0: none. */
static int word(Scan *s, const char *const *words, int n) {
  const char *from = s->p;
  while (s->p < s->end && byte_is_letter(*s->p)) s->p++;
  size_t k = (size_t)(s->p - from);
  if (s->p < s->end && *s->p == '.') s->p++;
  for (int i = 0; i < n; i++) {
    size_t j = 0;
    while (j < k && words[i][j] && byte_lower(from[j]) == words[i][j]) j++;
    if (j == k && k >= 3) return i + 1;
  }
  return 0;
}

static int month(Scan *s) {
  static const char *const months[] = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  int m = word(s, months, 12);
  skip_blank(s);
  return m;
}

static void skip_comma(Scan *s) {
  skip_blank(s);
  if (s->p < s->end && *s->p == ',') s->p++;
  skip_blank(s);
}

static void skip_weekday(Scan *s) {
  static const char *const days[] = {"monday",   "tuesday", "wednesday",
                                     "thursday", "friday",  "saturday",
                                     "sunday"};
  Scan t = *s;
  if (word(&t, days, 7)) {
    skip_comma(&t);
    *s = t;
  }
}

/* Of two or three figures, which old mail has: RFC 5322, section 4.3. */
static int full_year(unsigned n, int y) {
  if (n == 2 && y < 50) return y + 2000;
  return n == 2 || n == 3 ? y + 1900 : y;
}

/* Day, month and year, the month in a word, at the beginning; `mail` tells
 * whether the year may be one of old mail, behind the day. */
static bool words_at(Scan *s, bool mail, int32_t *day) {
  int y, m, d;
  skip_weekday(s);
  unsigned n = number(s, &d), nyear;
  bool first = n > 0; /* the day, as in mail */
  skip_blank(s);
  m = month(s);
  if (n == 0) {
    n = number(s, &d);
    skip_comma(s);
  }
  if (m == 0 || n < 1 || n > 2) return false;
  nyear = number(s, &y);
  if (nyear != 4 && !(mail && first && (nyear == 2 || nyear == 3)))
    return false;
  return set(full_year(nyear, y), m, d, day);
}

static bool words(Scan s, int32_t *day) {
  if (!words_at(&s, true, day)) return false;
  if (s.p < s.end && *s.p != ' ' && *s.p != ',') return false;
  skip_comma(&s);
  return is_time(s);
}

/* Numbers with dots, slashes or dashes between them, at the beginning. */
static bool numbers_at(Scan *s, int32_t *day) {
  int a, b, c;
  unsigned na = number(s, &a);
  if (s->p == s->end || !strchr("./-", *s->p) || !*s->p) return false;
  char mark = *s->p++;
  unsigned nb = number(s, &b);
  if (nb < 1 || nb > 2 || s->p == s->end || *s->p++ != mark) return false;
  unsigned nc = number(s, &c);
  if (s->p < s->end && byte_is_letter(*s->p) && byte_lower(*s->p) != 't')
    return false;
  if (na == 4 && nc == 2 && mark != '.') return set(a, b, c, day);
  if (na < 1 || na > 2 || nc != 4) return false;
  if (mark == '.' || a > 12 || a == b) return set(c, b, a, day);
  return b > 12 && set(c, a, b, day);
}

bool date_parse(const char *s, size_t n, int32_t *day) {
  Scan scan = {s, s + n};
  *day = GE_NODAY;
  skip_blank(&scan);
  while (scan.end > scan.p && (scan.end[-1] == ' ' || scan.end[-1] == '\t'))
    scan.end--;
  return figures(scan, day) || words(scan, day);
}

bool date_find(const char *s, size_t n, int32_t *day) {
  const char *end = s + n;
  for (const char *p = s; p < end; p++) {
    if (!byte_is_digit(*p) && !byte_is_letter(*p)) continue;
    Scan a = {p, end}, b = {p, end};
    if (byte_is_digit(*p) && numbers_at(&a, day)) return true;
    if (words_at(&b, false, day)) return true;
    while (p + 1 < end && (byte_is_digit(p[1]) || byte_is_letter(p[1]))) p++;
  }
  *day = GE_NODAY;
  return false;
}

bool date_parse_field(const char *s, size_t n, int32_t *day) {
  enum { DAY = 86400 };
  static const int64_t from = 1000000000, to = 4102444800; /* 2001 to 2099 */
  int64_t v = 0;
  if (date_parse(s, n, day)) return true;
  if (n != 10 && n != 13) return false;
  for (size_t i = 0; i < n; i++) {
    if (!byte_is_digit(s[i])) return false;
    v = v * 10 + (s[i] - '0');
  }
  if (n == 13) v /= 1000;
  if (v < from || v >= to) return false;
  *day = (int32_t)(v / DAY);
  return true;
}
