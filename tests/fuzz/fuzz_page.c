/* Any bytes as a web page: what is read is UTF-8, and the same each time. */
#include "base/utf8.h"
#include "fuzz.h"
#include "input/page.h"

static void claim_text(const Buf *b) {
  CLAIM(b->n == 0 || (utf8_valid(b->at, b->n) && b->at[b->n] == '\0'));
  CLAIM(b->n == 0 || !memchr(b->at, '\0', b->n));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  Page p, again;
  page_init(&p);
  page_init(&again);
  const char *bytes = (const char *)data;
  GeStatus s = page_read(&p, bytes, n, "", "");
  CLAIM(s == GE_OK || s == GE_ELIMIT);
  claim_text(&p.text);
  claim_text(&p.title);
  claim_text(&p.url);
  claim_text(&p.author);
  CLAIM(page_read_piece(&again, bytes, n) != GE_ENOMEM);
  CLAIM(page_read(&again, bytes, n, "", "") == s);
  CLAIM(again.text.n == p.text.n);
  CLAIM(p.text.n == 0 || memcmp(again.text.at, p.text.at, p.text.n) == 0);
  page_clear(&p);
  page_clear(&again);
  return 0;
}
