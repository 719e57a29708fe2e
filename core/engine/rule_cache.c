#include "engine/rule_cache.h"
#include "engine/list_cache.h"
#include "engine/rule_image.h"

#include <string.h>
#include <unistd.h>

#define COMPILED "; the rules are compiled anew"

void rule_cache_clear(GeEngine *e) {
  rules_forget(e);
  ge_free(e->kept.bytes, e->kept.nbytes);
  memset(&e->kept, 0, sizeof e->kept);
}

/* What is wrong with the file, or NULL. It is read, not mapped, see list_cache.c. */
static const char *take(GeEngine *e, const char *key, int fd, size_t n,
                        const char **notes, size_t *nnotes) {
  if (n < sizeof(RulesHeader) || n > SIZE_MAX / 2) return "it is too short";
  e->kept.bytes = ge_alloc(n);
  e->kept.nbytes = n;
  if (!e->kept.bytes) return "out of memory";
  const char *why = cache_read(fd, e->kept.bytes, n)
                        ? rules_check(key, e->kept.bytes, n, notes, nnotes)
                        : "it was cut while it was read";
  if (why) rule_cache_clear(e);
  return why;
}

GeStatus ge_rules_load(GeEngine *e, const char *dir, const char *key,
                       const char **notes, size_t *nnotes) {
  char text[GE_LISTS_TEXT];
  size_t n = 0;
  *notes = NULL;
  *nnotes = 0;
  if (e->sealed || e->kept.bytes || !cache_is_key(key))
    return engine_fail(e, GE_EUSAGE, "no key of rules, or there are some");
  int fd = cache_open(e, dir, key, &n, text);
  e->kept.wanted = true;
  if (fd < 0 && *text) return engine_fail(e, GE_EINPUT, "%s" COMPILED, text);
  if (fd < 0) return GE_OK;
  const char *why = take(e, key, fd, n, notes, nnotes);
  close(fd);
  e->kept.wanted = why != NULL;
  return why ? engine_fail(e, GE_EINPUT, "%s: %s" COMPILED, text, why) : GE_OK;
}

void ge_rules_drop(GeEngine *e) {
  if (e->kept.taken || !e->kept.bytes) return;
  rule_cache_clear(e);
  e->kept.wanted = true;
}

GeStatus ge_rules_take(GeEngine *e, bool *taken) {
  *taken = false;
  if (e->sealed || e->kept.taken || !e->kept.bytes) return GE_OK;
  GeStatus st = rules_take(e, e->kept.bytes);
  ge_assert(st == GE_OK || (e->progs.n == 0 && e->preds.preds.n == 0));
  *taken = e->kept.taken = st == GE_OK;
  ge_rules_drop(e);
  return st == GE_ENOMEM ? engine_fail(e, st, "out of memory") : GE_OK;
}

GeStatus ge_rules_save(GeEngine *e, const char *dir, const char *key,
                       const char *notes, size_t nnotes) {
  Buf b;
  if (!e->kept.wanted || !cache_is_key(key)) return GE_OK;
  e->kept.wanted = false;
  buf_init(&b);
  GeStatus st = rules_write(e, key, notes, nnotes, &b);
  if (st == GE_OK) st = cache_keep(e, dir, key, &b);
  buf_clear(&b);
  return st;
}
