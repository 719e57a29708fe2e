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
  e->nstored = 0;
}

void entries_borrow(Entries *e, const StoredAttr *attrs, uint32_t n,
                    const char *strings) {
  ge_assert(e->attrs.n == 0);
  e->stored = attrs;
  e->nstored = n;
  e->stored_strings = strings;
}

Attr attr_at(const Entries *e, GeId i) {
  if (i >= e->nstored) return e->attrs.at[i - e->nstored];
  const StoredAttr *a = &e->stored[i];
  return (Attr){e->stored_strings + a->key, e->stored_strings + a->value,
                a->next};
}

/* Attributes that are stored cannot be changed: take them over. */
static bool take_over(Entries *e) {
  Entries own = *e;
  own.attrs.at = NULL;
  own.attrs.n = own.attrs.cap = own.nstored = 0;
  uint32_t n = e->nstored + e->attrs.n;
  if (!list_reserve(&own.attrs, n)) return false;
  for (GeId i = 0; i < n; i++) own.attrs.at[i] = attr_at(e, i);
  own.attrs.n = n;
  list_clear(&e->attrs);
  *e = own;
  return true;
}

GeStatus entry_new(Entries *e, GeId *entry) {
  Entry new = {GE_NONE, GE_NONE, GE_NODAY, GE_NODAY};
  *entry = e->entries.n;
  return list_push(&e->entries, new) ? GE_OK : GE_ENOMEM;
}

GeStatus entry_set(Entries *e, GeId entry, const char *key, const char *value) {
  ge_assert(entry < e->entries.n);
  Entry *en = &e->entries.at[entry];
  if (en->first < e->nstored && !take_over(e)) return GE_ENOMEM;
  ge_assert(en->first == GE_NONE || en->first >= e->nstored);
  for (GeId i = en->first; i != GE_NONE; i = attr_at(e, i).next) {
    if (strcmp(attr_at(e, i).key, key) != 0) continue;
    const char *v = arena_strndup(&e->strings, value, strlen(value));
    if (v) e->attrs.at[i - e->nstored].value = v;
    return v ? GE_OK : GE_ENOMEM;
  }
  Attr a = {arena_strndup(&e->strings, key, strlen(key)),
            arena_strndup(&e->strings, value, strlen(value)), GE_NONE};
  if (!a.key || !a.value || !list_push(&e->attrs, a)) return GE_ENOMEM;
  GeId id = e->nstored + e->attrs.n - 1;
  ge_assert((en->first == GE_NONE) == (en->last == GE_NONE));
  if (en->first == GE_NONE) en->first = id;
  else e->attrs.at[en->last - e->nstored].next = id;
  en->last = id;
  return GE_OK;
}

const char *entry_get(const Entries *e, GeId entry, const char *key) {
  if (entry == GE_NONE) return NULL;
  ge_assert(entry < e->entries.n);
  Attr a = {.next = e->entries.at[entry].first};
  while (a.next != GE_NONE) {
    a = attr_at(e, a.next);
    if (strcmp(a.key, key) == 0) return a.value;
  }
  return NULL;
}
