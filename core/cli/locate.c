#include "cli/locate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Cut the last name off. */
static bool parent(char *path) {
  char *slash = strrchr(path, '/');
  if (!slash) return false;
  *slash = '\0';
  return true;
}

static bool readable(char path[LOCATE_BYTES], const char *directory,
                     const char *name) {
  int n = snprintf(path, LOCATE_BYTES, "%s/%s", directory, name);
  return n > 0 && n < LOCATE_BYTES && access(path, R_OK) == 0;
}

bool locate_model(char path[LOCATE_BYTES]) {
  char directory[LOCATE_BYTES];
  const char *given = getenv("GEOENG_MODEL");
  if (given && *given)
    return snprintf(path, LOCATE_BYTES, "%s", given) < LOCATE_BYTES;
  ssize_t n = readlink("/proc/self/exe", directory, sizeof directory - 1);
  if (n <= 0) return false;
  directory[n] = '\0';
  if (!parent(directory)) return false;
  if (readable(path, directory, "scripts/model/english.model")) return true;
  if (readable(path, directory, "../share/geoeng/english.model")) return true;
  /* build/VARIANT/geoeng */
  return parent(directory) && parent(directory) &&
         readable(path, directory, "scripts/model/english.model");
}

bool locate_cache(char path[LOCATE_BYTES]) {
  static const char *const places[][2] = {
      {"GEOENG_CACHE", ""}, {"XDG_CACHE_HOME", "/geoeng"},
      {"HOME", "/.cache/geoeng"}};
  for (size_t i = 0; i < GE_COUNT(places); i++) {
    const char *given = getenv(places[i][0]);
    if (!given || !*given) continue;
    int n = snprintf(path, LOCATE_BYTES, "%s%s", given, places[i][1]);
    return n > 0 && n < LOCATE_BYTES;
  }
  return false;
}

void locate_build(char build[LOCATE_BUILD]) {
  struct stat s;
  build[0] = '\0';
  if (stat("/proc/self/exe", &s) != 0) return;
  snprintf(build, LOCATE_BUILD, "%lld %lld.%09ld", (long long)s.st_size,
           (long long)s.st_mtim.tv_sec, s.st_mtim.tv_nsec);
}
