/*
 * What a static executable has instead of the parts of the C library that would
 * load shared files of that very C library at run time, wherever it runs: nothing
 * can be loaded, no user is known by name, no host is found. Nothing of geoeng
 * asks for these; Lua, SQLite, libedit ("~name") and libxml2 (its network, never
 * used) could. Only in `make static`.
 */
#define _GNU_SOURCE 1
#include <dlfcn.h>
#include <errno.h>
#include <netdb.h>
#include <pwd.h>
#include <stddef.h>

/* What calls dlopen calls this (--wrap): libc has its own for itself. */
void *__wrap_dlopen(const char *file, int mode);

void *__wrap_dlopen(const char *file, int mode) {
  (void)file, (void)mode;
  return NULL;
}

void *dlsym(void *restrict file, const char *restrict name) {
  (void)file, (void)name;
  return NULL;
}

int dlclose(void *file) {
  (void)file;
  return -1;
}

char *dlerror(void) {
  static char why[] = "a static executable loads no shared libraries";
  return why;
}

/* -------------------------------------------------------------------- users */

struct passwd *getpwuid(uid_t uid) {
  (void)uid;
  errno = 0;
  return NULL;
}

int getpwnam_r(const char *restrict name, struct passwd *restrict entry,
               char *restrict buffer, size_t n,
               struct passwd **restrict result) {
  (void)name, (void)entry, (void)buffer, (void)n;
  *result = NULL;
  return 0;
}

int getpwuid_r(uid_t uid, struct passwd *restrict entry, char *restrict buffer,
               size_t n, struct passwd **restrict result) {
  (void)uid, (void)entry, (void)buffer, (void)n;
  *result = NULL;
  return 0;
}

void setpwent(void) {}

void endpwent(void) {}

struct passwd *getpwent(void) {
  errno = 0;
  return NULL;
}

/* -------------------------------------------------------------------- hosts */

int getaddrinfo(const char *restrict host, const char *restrict service,
                const struct addrinfo *restrict hints,
                struct addrinfo **restrict result) {
  (void)host, (void)service, (void)hints, (void)result;
  return EAI_FAIL;
}

void freeaddrinfo(struct addrinfo *list) { (void)list; }

struct hostent *gethostbyname(const char *name) {
  (void)name;
  return NULL;
}
