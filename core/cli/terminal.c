#define _GNU_SOURCE 1 /* program_invocation_name */
#include "cli/terminal.h"
#include "base/utf8.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Bytes of what sets a colour, as the command's own palette does; 0: none. */
static size_t color_at(const char *s, size_t n) {
  size_t k = 2;
  if (n < 3 || s[0] != '\x1B' || s[1] != '[') return 0;
  while (k < n && strchr("0123456789;", s[k]) && s[k]) k++;
  return k < n && s[k] == 'm' ? k + 1 : 0;
}

void terminal_scrub(char *s, size_t n, bool colors) {
  if (!colors) {
    utf8_scrub(s, n);
    return;
  }
  for (size_t from = 0, i = 0; from < n; from = i) {
    size_t color = color_at(s + from, n - from);
    i = from + color;
    while (i < n && color_at(s + i, n - i) == 0) i++;
    utf8_scrub(s + from + color, i - from - color);
  }
}

bool terminal_utf8(void) {
  static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
  const char *s = NULL;
  for (size_t i = 0; i < GE_COUNT(names) && !(s && *s); i++)
    s = getenv(names[i]);
  for (; s && *s; s++)
    if (strncasecmp(s, "utf-8", 5) == 0 || strncasecmp(s, "utf8", 4) == 0)
      return true;
  return false;
}

const char *terminal_command(void) {
  const char *name = program_invocation_name;
  return name && strchr(name, '/') ? name : "geoeng";
}
