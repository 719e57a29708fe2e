/* Calendar days, beside what geoeng.h tells of them: numbers, counted in the
 * Gregorian calendar; every function is O(1). */
#ifndef GE_BASE_DAY_H
#define GE_BASE_DAY_H

#include "base/base.h"

/* Whether a day lies in the years 0 to 9999, so that it can be written. */
bool day_has_date(int32_t day);
/* The day of a date; mday may lie outside of the month. Days run from 1970-01-01,
 * which is 0; the calendar is the Gregorian one, before its time, too. */
int64_t day_of(int64_t year, int month, int64_t mday);
/* The year of a day, its month and the day of that. */
int64_t day_date(int64_t day, int *month, int *mday);
/* Month is 1 to 12. */
int day_month_length(int64_t year, int month);

#endif
