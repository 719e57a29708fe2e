/*
 * Calendar days. The algorithms are the usual ones on the proleptic Gregorian
 * calendar, counted from 1 March so that leap days end a year.
 */
#include "base/day.h"

#include <stdio.h>

static int32_t from_civil(int y, int m, int d) {
  y -= m <= 2;
  int era = (y >= 0 ? y : y - 399) / 400, yoe = y - era * 400;
  int doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

static void to_civil(int32_t day, int *y, int *m, int *d) {
  int z = day + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
  int doe = z - era * 146097;
  int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  int doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
  *d = doy - (153 * mp + 2) / 5 + 1;
  *m = mp + (mp < 10 ? 3 : -9);
  *y = yoe + era * 400 + (*m <= 2);
}

static bool digits(const char *s, size_t n, int *v) {
  *v = 0;
  for (size_t i = 0; i < n; i++) {
    if (s[i] < '0' || s[i] > '9') return false;
    *v = *v * 10 + (s[i] - '0');
  }
  return true;
}

bool ge_day_parse(const char *s, size_t n, int32_t *day) {
  static const int last[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  int y, m, d;
  *day = GE_NODAY;
  if (n < 10 || s[4] != '-' || s[7] != '-') return false;
  if (n > 10 && s[10] != 'T' && s[10] != ' ') return false;
  if (!digits(s, 4, &y) || !digits(s + 5, 2, &m) || !digits(s + 8, 2, &d))
    return false;
  if (m < 1 || m > 12 || d < 1 || d > last[m - 1]) return false;
  bool leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
  if (m == 2 && d == 29 && !leap) return false;
  *day = from_civil(y, m, d);
  return true;
}

enum { FIRST = -719528, LAST = 2932896 }; /* 0000-01-01, 9999-12-31 */

bool day_has_date(int32_t day) { return day >= FIRST && day <= LAST; }

void ge_day_format(int32_t day, char out[11]) {
  int y, m, d;
  char text[48];
  if (day < FIRST) day = FIRST;
  if (day > LAST) day = LAST;
  to_civil(day, &y, &m, &d);
  snprintf(text, sizeof text, "%04d-%02d-%02d", y, m, d);
  for (int i = 0; i < 10; i++) out[i] = text[i];
  out[10] = '\0';
}
