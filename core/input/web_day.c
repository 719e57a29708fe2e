#include "input/web_day.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The next run of digits (number) or letters, after anything else. */
typedef struct Word {
  const char *s;
  size_t n;
  bool number;
} Word;

static const char *next_word(const char *p, Word *w) {
  while (*p && !is_digit(*p) && !is_letter(*p)) p++;
  w->s = p;
  w->number = is_digit(*p);
  while (*p && (w->number ? is_digit(*p) : is_letter(*p))) p++;
  w->n = (size_t)(p - w->s);
  return p;
}

/* 1 to 12 of an English name or its first three letters or more; 0: none. */
static unsigned month_of(const Word *w) {
  static const char *const names[] = {"january", "february", "march", "april",
      "may", "june", "july", "august", "september", "october", "november",
      "december"};
  if (w->number || w->n < 3) return 0;
  for (unsigned i = 0; i < GE_COUNT(names); i++)
    if (w->n <= strlen(names[i]) && strncasecmp(names[i], w->s, w->n) == 0)
      return i + 1;
  return 0;
}

static unsigned number_of(const Word *w) {
  unsigned v = 0;
  for (size_t i = 0; i < w->n && i < 5; i++)
    v = v * 10 + (unsigned)(w->s[i] - '0');
  return v;
}

static bool make_day(unsigned year, unsigned month, unsigned mday,
                     int32_t *day) {
  char s[40];
  int n = snprintf(s, sizeof s, "%04u-%02u-%02u", year, month, mday);
  return n == 10 && ge_day_parse(s, 10, day);
}

/* A year of two digits is of 1950 to 2049, as RFC 2822 says. */
static bool year_of(const Word *w, unsigned *year) {
  if (!w->number || (w->n != 4 && w->n != 2)) return false;
  *year = number_of(w);
  if (w->n == 2) *year += *year < 50 ? 2000 : 1900;
  return true;
}

/* "Fri, 03 May 2024 ..." and "May 3, 2024 ...", with a weekday or without. */
static bool named_month(const char *s, int32_t *day) {
  Word a, b, c;
  const char *p = next_word(s, &a);
  if (!a.number && !month_of(&a)) p = next_word(p, &a);
  p = next_word(p, &b);
  next_word(p, &c);
  const Word *month = a.number ? &b : &a, *mday = a.number ? &a : &b;
  unsigned year;
  if (!month_of(month) || !mday->number || mday->n > 2) return false;
  if (!a.number && !c.number) next_word(c.s + c.n, &c); /* "3rd" */
  return year_of(&c, &year) &&
         make_day(year, month_of(month), number_of(mday), day);
}

bool web_day(const char *s, int32_t *day) {
  *day = GE_NODAY;
  while (*s == ' ' || *s == '\n' || *s == '\t' || *s == '\r') s++;
  size_t digits = strspn(s, "0123456789");
  if (digits == 8 || digits == 14) {
    char iso[11];
    snprintf(iso, sizeof iso, "%.4s-%.2s-%.2s", s, s + 4, s + 6);
    return ge_day_parse(iso, 10, day);
  }
  if (digits == 4 && strlen(s) >= 10 && s[4] == '-' && !is_digit(s[10]))
    return ge_day_parse(s, 10, day);
  return named_month(s, day);
}
