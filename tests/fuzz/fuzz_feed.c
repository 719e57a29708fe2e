/* Any bytes as a feed: the same items whether they come at once or in two
 * pieces, and after an error none. */
#include "fuzz.h"
#include "input/feed.h"

#define LARGEST 2048u /* bytes of an item */

static uint64_t hash;

static void mix(const char *s, size_t n) {
  for (size_t i = 0; i < n; i++)
    hash = (hash ^ (unsigned char)s[i]) * UINT64_C(0x100000001B3);
}

static void take_items(Feed *f) {
  FeedItem it;
  while (feed_next(f, &it)) {
    const char *all[] = {it.id, it.link, it.title, it.date, it.author};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
      if (all[i]) mix(all[i], strlen(all[i]));
    CLAIM(it.ntext <= LARGEST && (it.ntext == 0 || it.text));
    if (it.text) mix(it.text, it.ntext);
  }
}

static uint64_t read_feed(const char *bytes, size_t n, size_t cut) {
  Feed *f = feed_new(LARGEST, NULL);
  uint32_t line, column;
  CLAIM(f);
  hash = UINT64_C(0xCBF29CE484222325);
  bool good = cut == 0 || feed_put(f, bytes, cut);
  take_items(f);
  if (good && n > cut) good = feed_put(f, bytes + cut, n - cut);
  take_items(f);
  if (good) good = feed_put(f, "", 0);
  take_items(f);
  const char *why = feed_error(f, &line, &column);
  CLAIM(good == !why);
  CLAIM(!why || (!strchr(why, '\n') && strlen(why) > 0));
  CLAIM(!feed_put(f, bytes, n) || good);
  feed_free(f);
  return hash;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  const char *bytes = (const char *)data;
  read_feed(bytes, n, n / 2);
  read_feed(bytes, n, 0);
  return 0;
}
