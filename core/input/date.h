/* Dates as tables, members and feeds have them, in one pass over a short text. */
#ifndef GE_INPUT_DATE_H
#define GE_INPUT_DATE_H

#include "base/base.h"

/*
 * The day of YYYY-MM-DD, YYYY/MM/DD, YYYYMMDD or YYYYMMDDHHMMSS, the first
 * three also with a time behind a T or a blank (ISO 8601; 101500 as 10:15:00);
 * of 8 May 2024, 8 May 24 (the years 1950 to 2049) and May 8, 2024, months by their English names or at least three letters of them,
 * also with the day of the week before and a time behind (RFC 5322). The day is
 * that which is written, whatever the time zone. false: it is none of these, as
 * 05/08/2024 is, which is a day in May or in August.
 */
bool date_parse(const char *s, size_t n, int32_t *day);

/*
 * The first day that a line tells in one of these ways, YYYYMMDD aside, or as
 * 08.05.2024, which has the day before the month wherever dots are written;
 * 08/05/2024 is no date here either, unless only one of both can be the month.
 */
bool date_find(const char *s, size_t n, int32_t *day);

/* The same of a field that is a date by its name or as the user says, so that a
 * number of 10 or 13 figures is one, too: seconds or milliseconds since 1970,
 * UTC, of the years 2001 to 2099. */
bool date_parse_field(const char *s, size_t n, int32_t *day);

#endif
