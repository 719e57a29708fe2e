/* Calendar days, beside what geoeng.h tells of them: numbers, counted in the
 * Gregorian calendar; every function is O(1). */
#ifndef GE_BASE_DAY_H
#define GE_BASE_DAY_H

#include "base/base.h"

/* Whether a day lies in the years 0 to 9999, so that it can be written. */
bool day_has_date(int32_t day);

#endif
