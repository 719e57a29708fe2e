/*
 * Linked into the library that carries the fault. Three things:
 * - GEOENG_MUTANT=PATH/scripts/geoeng/ROOM/NAME.lua puts that file in the place
 *   of the embedded one, so that a fault in Lua needs no build;
 * - GEOENG_TOUCHED=FILE marks there which functions of this library are called
 *   (one byte each 16 bytes of code) and which modules are loaded, by whatever
 *   process: a test need not run for a fault in what it never calls;
 * - a fault in C must not end the processes of others.
 */
#define _GNU_SOURCE 1 /* RTLD_NEXT */
#include "base/sha256.h"
#include "lua/embedded.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <lauxlib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

static char *read_all(const char *path, size_t *n) {
  FILE *f = fopen(path, "rb");
  if (!f) return NULL;
  char *text = NULL;
  if (fseek(f, 0, SEEK_END) == 0) {
    long size = ftell(f);
    rewind(f);
    text = size < 0 ? NULL : malloc((size_t)size + 1);
    *n = text ? fread(text, 1, (size_t)size, f) : 0;
    if (text) text[*n] = '\0';
  }
  fclose(f);
  return text;
}

/* The array is constant, but linked without relocations made read-only. */
__attribute__((constructor)) static void replace_module(void) {
  static char digest[65];
  const char *path = getenv("GEOENG_MUTANT");
  const char *name = path ? strstr(path, "/scripts/geoeng/") : NULL;
  if (!name) return;
  for (const Embedded *e = embedded; e->name; e++) {
    if (strcmp(e->name, name + strlen("/scripts/")) != 0) continue;
    union {
      const Embedded *from;
      Embedded *to;
    } entry = {e};
    size_t n = 0;
    char *text = read_all(path, &n);
    if (!text) abort();
    sha256_hex(text, n, digest);
    *entry.to = (Embedded){.name = e->name,
                           .data = (const unsigned char *)text,
                           .nbytes = n,
                           .code = NULL,
                           .ncode = 0,
                           .sha256 = digest};
    return;
  }
  abort();
}

enum { CODE = 1 << 20, MODULES = 4096 }; /* bytes of the map */

extern const char __ehdr_start; /* where this library lies, by the linker */
static unsigned char *touched;

__attribute__((constructor, no_instrument_function)) static void open_map(
    void) {
  const char *path = getenv("GEOENG_TOUCHED");
  int fd = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
  if (fd < 0) return;
  void *map = mmap(NULL, CODE + MODULES, PROT_READ | PROT_WRITE, MAP_SHARED, fd,
                   0);
  if (map != MAP_FAILED) touched = map;
  close(fd);
}

__attribute__((no_instrument_function)) void __cyg_profile_func_enter(
    void *function, void *site) {
  (void)site;
  if (!touched) return;
  size_t at = (size_t)((const char *)function - &__ehdr_start) / 16;
  if (at < CODE) touched[at] = 1;
}

__attribute__((no_instrument_function)) void __cyg_profile_func_exit(
    void *function, void *site) {
  (void)function;
  (void)site;
}

/* Modules are known by the sum of their names, modulo the bytes for them. */
int luaL_loadbufferx(lua_State *L, const char *text, size_t n, const char *name,
                     const char *mode) {
  union {
    void *symbol;
    int (*call)(lua_State *, const char *, size_t, const char *, const char *);
  } real = {dlsym(RTLD_NEXT, "luaL_loadbufferx")};
  if (touched && name && strncmp(name, "@geoeng/", 8) == 0) {
    unsigned sum = 0;
    for (const char *c = name + 1; *c; c++)
      sum = (sum * 31 + (unsigned char)*c) % MODULES;
    touched[CODE + sum] = 1;
  }
  return real.call(L, text, n, name, mode);
}

int kill(pid_t pid, int sig) {
  if (pid == -1) abort();
  return (int)syscall(SYS_kill, pid, sig);
}
