#define _GNU_SOURCE 1 /* dladdr */
#include "session/installed.h"
#include "syntax/model.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef GE_DATADIR
#define GE_DATADIR "/usr/local/share/geoeng"
#endif

#ifdef GE_STATIC

/* The executable; its own name, where no /proc is mounted. */
static bool own_file(char path[INSTALLED_PATH]) {
  ssize_t n = readlink("/proc/self/exe", path, INSTALLED_PATH - 1);
  if (n > 0) {
    path[n] = '\0';
    return true;
  }
  union {
    unsigned long number;
    const char *text;
  } name = {getauxval(AT_EXECFN)};
  int k = snprintf(path, INSTALLED_PATH, "%s", name.text ? name.text : "");
  return k > 0 && k < INSTALLED_PATH;
}

bool installed_model(char path[INSTALLED_PATH]) {
  memcpy(path, MODEL_INSIDE, sizeof MODEL_INSIDE);
  return true;
}

#else

static const char anchor; /* lies in the file that holds this code */

/* Whether a file is named as shared libraries are. */
static bool is_shared(const char *path) {
  const char *name = strrchr(path, '/');
  const char *so = strstr(name ? name : path, ".so");
  return so && (so[3] == '\0' || so[3] == '.');
}

/*
 * The file that holds this code. The loader knows a shared library by its path
 * and a program by the name that it was called by, which need not be one.
 */
static bool own_file(char path[INSTALLED_PATH]) {
  Dl_info info;
  if (dladdr(&anchor, &info) != 0 && info.dli_fname &&
      is_shared(info.dli_fname)) {
    int n = snprintf(path, INSTALLED_PATH, "%s", info.dli_fname);
    return n > 0 && n < INSTALLED_PATH;
  }
  ssize_t n = readlink("/proc/self/exe", path, INSTALLED_PATH - 1);
  if (n <= 0) return false;
  path[n] = '\0';
  return true;
}

/* Cut the last name off. */
static bool parent(char *path) {
  char *slash = strrchr(path, '/');
  if (!slash) return false;
  *slash = '\0';
  return true;
}

static bool readable(char path[INSTALLED_PATH], const char *directory,
                     const char *name) {
  int n = snprintf(path, INSTALLED_PATH, "%s/%s", directory, name);
  return n > 0 && n < INSTALLED_PATH && access(path, R_OK) == 0;
}

/* Beside a module of another language; beside what was installed, lib/ or
 * lib/TRIPLET/; in a source tree, whose build/VARIANT/ has the executable. */
static const char *const places[] = {"geoeng/english.model",
                                     "../share/geoeng/english.model",
                                     "../../share/geoeng/english.model",
                                     "scripts/model/english.model",
                                     "../../scripts/model/english.model",
                                     "../../../scripts/model/english.model"};

bool installed_model(char path[INSTALLED_PATH]) {
  char directory[INSTALLED_PATH];
  if (own_file(directory) && parent(directory))
    for (size_t i = 0; i < GE_COUNT(places); i++)
      if (readable(path, directory, places[i])) return true;
  return readable(path, GE_DATADIR, "english.model");
}

#endif

/* Asked for once: a process that confined itself cannot look again. */
static char own_build[INSTALLED_BUILD];
static pthread_once_t own_build_known = PTHREAD_ONCE_INIT;

static void find_build(void) {
  char path[INSTALLED_PATH];
  struct stat s;
  if (!own_file(path) || stat(path, &s) != 0) return;
  snprintf(own_build, INSTALLED_BUILD, "%lld %lld.%09ld", (long long)s.st_size,
           (long long)s.st_mtim.tv_sec, s.st_mtim.tv_nsec);
}

void installed_build(char build[INSTALLED_BUILD]) {
  pthread_once(&own_build_known, find_build);
  memcpy(build, own_build, INSTALLED_BUILD);
}
