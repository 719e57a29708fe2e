/*
 * Fields from records whose `meta` is anything: reading them ends, stays in
 * bounds, and a text that is a field's is UTF-8 when the input was.
 */
#include "fuzz.h"

#include "base/utf8.h"
#include "session/field.h"

#include <lauxlib.h>
#include <stdlib.h>

/* Every field has what its type says; how many there are. */
static uint32_t walk(const GeField *f, bool valid) {
  uint32_t n = 0, kids = 0;
  for (const GeField *k = f->first; k; k = k->next) {
    CLAIM((k->name != NULL) == (f->type == GE_FIELD_OBJECT));
    n += walk(k, valid);
    kids++;
  }
  CLAIM(kids == f->n);
  CLAIM((f->text != NULL) == (f->type == GE_FIELD_TEXT));
  if (f->text && valid) CLAIM(utf8_valid(f->text, f->nbytes));
  return n + 1;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  char *copy = malloc(n + 1); /* of its own, so that a sanitizer sees the end */
  Arena arena;
  static lua_State *L;
  if (!L) L = luaL_newstate();
  if (!copy || !L) return 0;
  memcpy(copy, data, n);
  copy[n] = '\0';
  arena_init(&arena, (size_t)64 << 20);
  const GeField *f = field_read(&arena, copy, n, L);
  if (f) CLAIM(walk(f, utf8_valid(copy, n)) <= n);
  arena_clear(&arena);
  free(copy);
  return 0;
}
