#include "doc/entry.h"

#include <string.h>

void entries_init(Entries *e) {
  memset(e, 0, sizeof *e);
  arena_init(&e->strings, SIZE_MAX / 2);
}

void entries_clear(Entries *e) {
  list_clear(&e->entries);
  list_clear(&e->attrs);
  arena_clear(&e->strings);
}

GeStatus entry_new(Entries *e, GeId *entry) {
  Entry new = {GE_NONE, GE_NONE, GE_NODAY, GE_NODAY};
  *entry = e->entries.n;
  return list_push(&e->entries, new) ? GE_OK : GE_ENOMEM;
}

GeStatus entry_set(Entries *e, GeId entry, const char *key, const char *value) {
  ge_assert(entry < e->entries.n);
  Entry *en = &e->entries.at[entry];
  for (GeId i = en->first; i != GE_NONE; i = e->attrs.at[i].next) {
    if (strcmp(e->attrs.at[i].key, key) != 0) continue;
    const char *v = arena_strndup(&e->strings, value, strlen(value));
    if (v) e->attrs.at[i].value = v;
    return v ? GE_OK : GE_ENOMEM;
  }
  Attr a = {arena_strndup(&e->strings, key, strlen(key)),
            arena_strndup(&e->strings, value, strlen(value)), GE_NONE};
  if (!a.key || !a.value || !list_push(&e->attrs, a)) return GE_ENOMEM;
  GeId id = e->attrs.n - 1;
  if (en->first == GE_NONE) en->first = id;
  else e->attrs.at[en->last].next = id;
  en->last = id;
  return GE_OK;
}

const char *entry_get(const Entries *e, GeId entry, const char *key) {
  if (entry == GE_NONE) return NULL;
  ge_assert(entry < e->entries.n);
  for (GeId i = e->entries.at[entry].first; i != GE_NONE;
       i = e->attrs.at[i].next)
    if (strcmp(e->attrs.at[i].key, key) == 0) return e->attrs.at[i].value;
  return NULL;
}
