#include "cli/cache_folder.h"

#include <stdio.h>
#include <stdlib.h>

bool cache_folder_find(char path[CACHE_FOLDER_BYTES]) {
  static const char *const places[][2] = {{"GEOENG_CACHE", ""},
                                          {"XDG_CACHE_HOME", "/geoeng"},
                                          {"HOME", "/.cache/geoeng"}};
  for (size_t i = 0; i < GE_COUNT(places); i++) {
    const char *given = getenv(places[i][0]);
    if (!given || !*given) continue;
    int n = snprintf(path, CACHE_FOLDER_BYTES, "%s%s", given, places[i][1]);
    return n > 0 && n < CACHE_FOLDER_BYTES;
  }
  return false;
}
