/* What the command says on a terminal when it is called without a word. */
#ifndef GE_CLI_GREETING_H
#define GE_CLI_GREETING_H

/* Three lines on standard error: what geoeng is, where its tutorial is, and a
 * command that runs in the current folder. */
void greeting_show(void);

#endif
