/*
 * What a session counts of the events that it writes, and the page of a run's
 * sums: scripts/geoeng/event/write.lua, scripts/geoeng/corpus/summary.lua.
 */
#ifndef GE_CLI_RULE_SUMMARY_H
#define GE_CLI_RULE_SUMMARY_H

#include "cli/message.h"

/* From here on events are counted. */
GeStatus rule_summary_begin(GeSession *s);

/* Lines to be counted of the events that were written of the last document;
 * NULL: memory is out. They stay until the next call of this file. */
const char *rule_summary_lines(GeSession *s);

/* The page that a MESSAGE_SUMMARY asks for. It stays likewise. */
GeStatus rule_summary_page(GeSession *s, const Message *m, const char **page);

#endif
