/*
 * Calendar days. The algorithms are the usual ones on the proleptic Gregorian
 * calendar, counted from 1 March so that leap days end a year.
 */
#include "base/day.h"
#include "base/bytes.h"

#include <stdio.h>

enum { ERA = 146097, EPOCH = 719468 }; /* days of 400 years; to 1970-01-01 */

/* Rounded down. */
static int64_t part(int64_t n, int64_t by) {
  return (n >= 0 ? n : n - (by - 1)) / by;
}

int64_t day_of(int64_t year, int month, int64_t mday) {
  year -= month <= 2;
  int64_t era = part(year, 400), yoe = year - era * 400;
  int64_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + mday - 1;
  return era * ERA + yoe * 365 + yoe / 4 - yoe / 100 + doy - EPOCH;
}

int64_t day_date(int64_t day, int *month, int *mday) {
  int64_t z = day + EPOCH, era = part(z, ERA);
  int doe = (int)(z - era * ERA);
  int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  int doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
  *mday = doy - (153 * mp + 2) / 5 + 1;
  *month = mp + (mp < 10 ? 3 : -9);
  return yoe + era * 400 + (*month <= 2);
}

int day_month_length(int64_t year, int month) {
  static const int last[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return last[month - 1] + (month == 2 && leap);
}

static bool digits(const char *s, size_t n, int *v) {
  *v = 0;
  for (size_t i = 0; i < n; i++) {
    if (!byte_is_digit(s[i])) return false;
    *v = *v * 10 + (s[i] - '0');
  }
  return true;
}

bool ge_day_parse(const char *s, size_t n, int32_t *day) {
  int y, m, d;
  *day = GE_NODAY;
  if (n < 10 || s[4] != '-' || s[7] != '-') return false;
  if (n > 10 && s[10] != 'T' && s[10] != ' ') return false;
  if (!digits(s, 4, &y) || !digits(s + 5, 2, &m) || !digits(s + 8, 2, &d))
    return false;
  if (m < 1 || m > 12 || d < 1 || d > day_month_length(y, m)) return false;
  *day = (int32_t)day_of(y, m, d);
  return true;
}

enum { FIRST = -719528, LAST = 2932896 }; /* 0000-01-01, 9999-12-31 */

bool day_has_date(int32_t day) { return day >= FIRST && day <= LAST; }

void ge_day_format(int32_t day, char out[11]) {
  int m, d;
  char text[48];
  if (day < FIRST) day = FIRST;
  if (day > LAST) day = LAST;
  int y = (int)day_date(day, &m, &d);
  snprintf(text, sizeof text, "%04d-%02d-%02d", y, m, d);
  for (int i = 0; i < 10; i++) out[i] = text[i];
  out[10] = '\0';
}
