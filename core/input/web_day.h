/* Days as pages, feeds and HTTP write them. */
#ifndef GE_INPUT_WEB_DAY_H
#define GE_INPUT_WEB_DAY_H

#include "base/base.h"

/*
 * The day that is written, in the time zone it is written in: ISO 8601
 * ("2024-05-03T23:30:00+02:00", "20240503", "2024-05-03 23:30"), RFC 822
 * ("Fri, 03 May 2024 23:30:00 GMT", "3 May 24") and "May 3, 2024". false: it is
 * none of them; *day is GE_NODAY.
 */
bool web_day(const char *s, int32_t *day);

#endif
