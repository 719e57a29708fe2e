/* A line that is typed on a terminal, with editing and the lines before at
 * hand. */
#ifndef GE_CLI_LINE_EDITOR_H
#define GE_CLI_LINE_EDITOR_H

/* The line without its end, valid until the next; NULL: the input has ended. */
const char *line_editor_read(const char *prompt);

#endif
