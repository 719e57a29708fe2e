/* Attributes of list phrases and of rules: small ordered sets of strings. */
#ifndef GE_DOC_ENTRY_H
#define GE_DOC_ENTRY_H

#include "base/arena.h"
#include "base/list.h"

typedef struct Attr {
  const char *key, *value;
  GeId next; /* index of the next attribute of the entry, or GE_NONE */
} Attr;

/* The same in memory that stays: offsets in strings of theirs. */
typedef struct StoredAttr {
  uint32_t key, value;
  GeId next;
} StoredAttr;

typedef struct Entry {
  GeId first, last;
  int32_t from, to; /* days, GE_NODAY: open */
} Entry;

typedef struct Entries {
  Arena strings;
  LIST(Entry) entries;
  const StoredAttr *stored; /* attributes 0 to nstored - 1 */
  const char *stored_strings;
  uint32_t nstored;
  LIST(Attr) attrs; /* those from nstored on */
} Entries;

void entries_init(Entries *e);
void entries_clear(Entries *e);
GeStatus entry_new(Entries *e, GeId *entry);
GeStatus entry_set(Entries *e, GeId entry, const char *key, const char *value);
/* Attributes of entries, in memory that stays; there are none yet. */
void entries_borrow(Entries *e, const StoredAttr *attrs, uint32_t n,
                    const char *strings);
/* Key, value and next of an attribute. */
Attr attr_at(const Entries *e, GeId attr);
const char *entry_get(const Entries *e, GeId entry, const char *key);
/* Whether the entry holds on that day; any entry does on GE_NODAY. */
static inline bool entry_holds(const Entries *e, GeId entry, int32_t day) {
  if (entry == GE_NONE || day == GE_NODAY) return true;
  const Entry *en = &e->entries.at[entry];
  return (en->from == GE_NODAY || en->from <= day) &&
         (en->to == GE_NODAY || day <= en->to);
}

#endif
