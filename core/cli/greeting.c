#include "cli/greeting.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define NAME_MOST 64

/* Whether a name is that of a text which a shell takes as it stands. */
static bool is_text(const char *name) {
  const char *end = strrchr(name, '.');
  size_t n = strlen(name);
  if (!end || n >= NAME_MOST || name[0] == '.' || name[0] == '-') return false;
  if (strcmp(end, ".txt") != 0 && strcmp(end, ".jsonl") != 0) return false;
  return strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                      "0123456789._-") == n;
}

/* The first text of the current folder by name; "": there is none. */
static void find_text(char text[NAME_MOST]) {
  DIR *dir = opendir(".");
  struct dirent *d;
  text[0] = '\0';
  while (dir && (d = readdir(dir)))
    if (is_text(d->d_name) && (!*text || strcmp(d->d_name, text) < 0))
      memcpy(text, d->d_name, strlen(d->d_name) + 1);
  if (dir) closedir(dir);
}

void greeting_show(void) {
  char text[NAME_MOST];
  find_text(text);
  fputs("geoeng finds events in text by rules: who did what to whom, where and "
        "when.\ngeoeng help tutorial starts from nothing; geoeng --help lists "
        "commands.\ntry: ",
        stderr);
  if (*text) fprintf(stderr, "geoeng military.lua %s\n", text);
  else
    fputs("geoeng examples try && geoeng military.lua try/article.txt\n",
          stderr);
}
