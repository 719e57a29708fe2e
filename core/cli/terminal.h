/* What a terminal is given, and what it can show. */
#ifndef GE_CLI_TERMINAL_H
#define GE_CLI_TERMINAL_H

#include "base/base.h"

/* Texts of rules, documents and names of files stand in what is written: of
 * what a terminal takes as orders only colours pass, where they are wanted. */
void terminal_scrub(char *s, size_t n, bool colors);

/* Whether the locale of the environment has UTF-8, as setlocale would say; it
 * is not called, since nothing else of the command depends on the locale. */
bool terminal_utf8(void);

/* The command as a person who sees its output may type it again: as it was
 * called, if that was by a path; else its name. */
const char *terminal_command(void);

#endif
