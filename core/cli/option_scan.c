#include "cli/option_scan.h"
#include "base/bytes.h"
#include "base/utf8.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SHOWN 200     /* bytes of an argument in a message */
#define FIRST_ROW 256 /* what getopt_long says of a row, above all letters */

static const OptionRow no_rows[] = {
    {"help", 'h', OPTION_FLAG, OPTION_HELP, false, false, 0, 0, 0, NULL, NULL},
    {NULL, 0, OPTION_FLAG, OPTION_NONE, false, false, 0, 0, 0, NULL, NULL}};

const OptionCommand *option_command(const char *name) {
  for (const OptionCommand *c = option_commands; c->name; c++)
    if (strcmp(c->name, name) == 0) return c;
  return NULL;
}

bool option_is_rule(const char *path) {
  size_t n = strlen(path);
  return n > 4 && strcmp(path + n - 4, ".lua") == 0;
}

static const OptionRow *rows_of(const OptionScan *s) {
  return s->command ? s->command->rows : no_rows;
}

/* ----------------------------------------------------------------- messages */

void option_say(char message[OPTION_MESSAGE_BYTES], const char *what,
                const char *arg, const char *near) {
  char clean[3 * SHOWN];
  size_t n = strlen(arg);
  n = utf8_clean(arg, n < SHOWN ? n : SHOWN, clean);
  snprintf(message, OPTION_MESSAGE_BYTES, "%s '%.*s'%s%s%s", what, (int)n,
           clean, near ? "; did you mean '" : "", near ? near : "",
           near ? "'?" : "");
}

/* "--NAME", or "-L" where there is a letter. */
static const char *label(const OptionRow *row, char out[NEAR_LONGEST + 3]) {
  if (row->letter) snprintf(out, 3, "-%c", row->letter);
  else snprintf(out, NEAR_LONGEST + 3, "--%s", row->name);
  return out;
}

static bool say_values(const OptionRow *row, const char *arg, char *message) {
  int n = snprintf(message, OPTION_MESSAGE_BYTES, "--%s is one of", row->name);
  for (size_t k = 0; row->values[k]; k++)
    n += snprintf(message + n, (size_t)(OPTION_MESSAGE_BYTES - n), "%s %s",
                  k ? "," : "", row->values[k]);
  const char *near = near_name(arg, row->values);
  if (near)
    snprintf(message + n, (size_t)(OPTION_MESSAGE_BYTES - n),
             "; did you mean '%s'?", near);
  return false;
}

/* ------------------------------------------------------------------- values */

static bool read_number(const OptionRow *row, OptionFound *found,
                        char *message) {
  char name[NEAR_LONGEST + 3], what[2 * NEAR_LONGEST + 80], *end;
  const char *arg = found->arg;
  long long n = strtoll(arg, &end, 10); /* at the bound where it is more */
  if (byte_is_digit(*arg) && !*end && n >= row->least && n <= row->most) {
    found->number = n;
    return true;
  }
  snprintf(what, sizeof what, "%s must be %lld to %lld%s%s, not",
           label(row, name), (long long)row->least, (long long)row->most,
           row->unit ? " " : "", row->unit ? row->unit : "");
  option_say(message, what, arg, NULL);
  return false;
}

static bool read_day(const OptionRow *row, OptionFound *found, char *message) {
  char name[NEAR_LONGEST + 3], what[NEAR_LONGEST + 40];
  int32_t day;
  if (ge_day_parse(found->arg, strlen(found->arg), &day)) {
    found->number = day;
    return true;
  }
  snprintf(what, sizeof what, "%s must be YYYY-MM-DD, not", label(row, name));
  option_say(message, what, found->arg, NULL);
  return false;
}

/* One value, n bytes. */
static bool read_value(const OptionRow *row, const char *s, size_t n,
                       OptionFound *found, char *message) {
  char value[NEAR_LONGEST + 1];
  for (int i = 0; row->values[i]; i++)
    if (strlen(row->values[i]) == n && memcmp(s, row->values[i], n) == 0) {
      found->number = i;
      return true;
    }
  if (n >= sizeof value) n = sizeof value - 1;
  memcpy(value, s, n);
  value[n] = '\0';
  return say_values(row, value, message);
}

bool option_value(const OptionRow *row, const char *arg, OptionFound *found,
                  char message[OPTION_MESSAGE_BYTES]) {
  size_t n;
  *found = (OptionFound){row, arg, 0};
  if (!arg && row->kind == OPTION_ONE) found->arg = row->values[0];
  if (!arg) return true;
  switch (row->kind) {
  case OPTION_DAY: return read_day(row, found, message);
  case OPTION_NUMBER: return read_number(row, found, message);
  case OPTION_ONE: return read_value(row, arg, strlen(arg), found, message);
  case OPTION_SOME:
    do {
      n = strcspn(arg, ",");
      if (!read_value(row, arg, n, found, message)) return false;
      arg += n;
    } while (*arg++ == ',');
    return true;
  case OPTION_FLAG:
  case OPTION_TEXT: break;
  }
  return true;
}

/* --------------------------------------------------------- unknown options */

static const OptionRow *row_named(const OptionRow *rows, const char *name) {
  for (; rows->name; rows++)
    if (strcmp(rows->name, name) == 0) return rows;
  return NULL;
}

/* The commands that have an option of this name; false: there are none. */
static bool say_others(const char *name, char *message) {
  char what[NEAR_LONGEST + 40], list[SHOWN] = "";
  size_t n = 0;
  for (const OptionCommand *c = option_commands; c->name; c++)
    if (row_named(c->rows, name) && n < sizeof list)
      n += (size_t)snprintf(list + n, sizeof list - n, "%s%s", n ? ", " : "",
                            c->name);
  snprintf(what, sizeof what, "--%s is for", name);
  if (n > 0) option_say(message, what, list, NULL);
  return n > 0;
}

static int unknown_long(OptionScan *s, const char *arg) {
  const char *names[OPTION_MOST + 1] = {NULL};
  char name[NEAR_LONGEST + 1], full[NEAR_LONGEST + 3] = "--";
  size_t count = 0, n = strcspn(arg + 2, "=");
  for (const OptionRow *r = rows_of(s); r->name; r++) names[count++] = r->name;
  for (const OptionRow *r = option_common; r->name; r++)
    names[count++] = r->name;
  if (n >= sizeof name) n = sizeof name - 1;
  memcpy(name, arg + 2, n);
  name[n] = '\0';
  if (say_others(name, s->message)) return -1;
  const char *near = near_name(name, names);
  if (near) memcpy(full + 2, near, strlen(near) + 1);
  option_say(s->message, "unknown option", arg, near ? full : NULL);
  return -1;
}

static int unknown(OptionScan *s, const char *arg) {
  if (optopt >= FIRST_ROW) {
    option_say(s->message, "no value can be given in", arg, NULL);
    return -1;
  }
  if (!optopt) return unknown_long(s, arg);
  char letter[] = {'-', (char)optopt, '\0'};
  option_say(s->message, "unknown option", letter, NULL);
  return -1;
}

/* --------------------------------------------------------------------- scan */

void option_scan_start(OptionScan *s, const char *command, int argc,
                       char **argv) {
  s->command = option_command(command);
  s->argc = argc;
  s->argv = argv;
  s->operand = argc;
  s->message[0] = '\0';
  opterr = 0;
  optind = 0; /* starts anew */
}

/* What getopt_long reads by. */
static void make_tables(const OptionRow *rows, struct option *longs,
                        char *letters) {
  *letters++ = ':';
  for (int i = 0; rows[i].name; i++) {
    const OptionRow *r = &rows[i];
    int has = r->kind == OPTION_FLAG ? no_argument
              : r->optional          ? optional_argument
                                     : required_argument;
    ge_assert(i < OPTION_MOST);
    longs[i] = (struct option){r->name, has, NULL, FIRST_ROW + i};
    longs[i + 1] = (struct option){NULL, 0, NULL, 0};
    if (r->letter) *letters++ = r->letter;
    if (r->letter && has == required_argument) *letters++ = ':';
  }
  *letters = '\0';
}

int option_scan_next(OptionScan *s, OptionFound *found) {
  const OptionRow *rows = rows_of(s), *row = rows;
  struct option longs[OPTION_MOST + 1];
  char letters[2 * OPTION_MOST + 2];
  make_tables(rows, longs, letters);
  int c = getopt_long(s->argc, s->argv, letters, longs, NULL);
  const char *arg = s->argv[optind > 0 ? optind - 1 : 0];
  s->operand = optind;
  if (c == -1) return 0;
  if (c == '?') return unknown(s, arg);
  if (c == ':') {
    option_say(s->message, "a value is missing after", arg, NULL);
    return -1;
  }
  if (c >= FIRST_ROW) row = &rows[c - FIRST_ROW];
  else
    while (row->letter != c) row++;
  return option_value(row, optarg, found, s->message) ? 1 : -1;
}
