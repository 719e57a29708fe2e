#include "input/xml_library.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#ifdef GE_STATIC

/* It is in the executable. */
#define ADDRESS(name) .name = name,
static const XmlLibrary library = {XML_FUNCTIONS(ADDRESS)};

const char *xml_library_lacks(void) { return NULL; }

#else

/* That of the headers: another version may lay out its structures otherwise. */
#if LIBXML_VERSION >= 21400
#define LIBXML_FILE "libxml2.so.16"
#else
#define LIBXML_FILE "libxml2.so.2"
#endif

#define ENTRY(name) {#name, offsetof(XmlLibrary, name)},
static const struct {
  const char *name;
  size_t at;
} entries[] = {XML_FUNCTIONS(ENTRY)};

static XmlLibrary library;
static bool tried;
static char lacks[200]; /* "": nothing */

static void load(void) {
  void *file = dlopen(LIBXML_FILE, RTLD_NOW | RTLD_LOCAL);
  bool ok = file != NULL;
  for (size_t i = 0; i < sizeof entries / sizeof *entries && ok; i++) {
    void *f = dlsym(file, entries[i].name);
    memcpy((char *)&library + entries[i].at, &f, sizeof f);
    ok = f != NULL;
  }
  if (ok) return;
  const char *why = dlerror();
  snprintf(lacks, sizeof lacks,
           "pages and feeds are read by libxml2, which "
           "cannot be loaded (%s); install it",
           why ? why : LIBXML_FILE);
}

const char *xml_library_lacks(void) {
  if (!tried) load();
  tried = true;
  return *lacks ? lacks : NULL;
}

#endif

const XmlLibrary *xml_library(void) {
  return xml_library_lacks() ? NULL : &library;
}
