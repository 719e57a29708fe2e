#include "cli/tally.h"
#include "base/hash.h"

#include <inttypes.h>
#include <string.h>

void tally_init(Tally *t) {
  memset(t, 0, sizeof *t);
  arena_init(&t->texts, (size_t)TALLY_MOST * (TALLY_LINE + 16));
}

void tally_clear(Tally *t) {
  list_clear(&t->lines);
  list_clear(&t->slots);
  arena_clear(&t->texts);
}

/* The slot of a line, or the free one where it would stand. */
static uint32_t *slot_of(Tally *t, const char *line, size_t n, uint64_t hash) {
  uint32_t mask = t->slots.n - 1, i = (uint32_t)(hash >> 20) & mask;
  for (; t->slots.at[i]; i = (i + 1) & mask) {
    const TallyLine *l = &t->lines.at[t->slots.at[i] - 1];
    if (l->hash == hash && strncmp(l->text, line, n) == 0 && !l->text[n]) break;
  }
  return &t->slots.at[i];
}

/* Twice as many slots, at least half of them free. */
static bool grow(Tally *t) {
  uint32_t n = t->slots.n ? t->slots.n * 2 : GE_ROOM(256, 2);
  if (!list_reserve(&t->slots, n - t->slots.n)) return false;
  t->slots.n = n;
  memset(t->slots.at, 0, n * sizeof *t->slots.at);
  for (uint32_t i = 0; i < t->lines.n; i++) {
    const TallyLine *l = &t->lines.at[i];
    *slot_of(t, l->text, strlen(l->text), l->hash) = i + 1;
  }
  return true;
}

static TallyLine *new_line(Tally *t, uint32_t *slot, const char *line, size_t n,
                           uint64_t hash) {
  char *copy = t->lines.n < TALLY_MOST ? arena_alloc(&t->texts, n + 1) : NULL;
  if (!copy) return NULL;
  memcpy(copy, line, n);
  copy[n] = '\0';
  if (!list_push(&t->lines, ((TallyLine){copy, hash, 0}))) return NULL;
  *slot = t->lines.n;
  return &t->lines.at[t->lines.n - 1];
}

void tally_line(Tally *t, const char *line, size_t n) {
  if (n > TALLY_LINE) n = TALLY_LINE;
  if (n == 0) return;
  TallyLine *l = NULL;
  if (t->lines.n < t->slots.n / 2 || grow(t)) {
    uint64_t hash = hash_bytes_64(line, n);
    uint32_t *slot = slot_of(t, line, n, hash);
    l = *slot ? &t->lines.at[*slot - 1] : new_line(t, slot, line, n, hash);
  }
  if (l) l->count++;
  else t->nlost++;
}

void tally_text(Tally *t, const char *text) {
  for (; *text; text += *text == '\n') {
    size_t n = strcspn(text, "\n");
    tally_line(t, text, n);
    text += n;
  }
}

void tally_write(const Tally *t, Buf *b) {
  for (uint32_t i = 0; i < t->lines.n; i++)
    buf_printf(b, "%" PRIu64 "\t%s\n", t->lines.at[i].count,
               t->lines.at[i].text);
  if (t->nlost > 0) buf_printf(b, "%" PRIu64 "\tlost\n", t->nlost);
}
