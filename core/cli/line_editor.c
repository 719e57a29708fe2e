#include "cli/line_editor.h"

#include <editline/readline.h>
#include <stdlib.h>

const char *line_editor_read(const char *prompt) {
  static char *line; /* the editor's, which comes from malloc */
  free(line);
  line = readline(prompt);
  if (line && *line) add_history(line);
  return line;
}
