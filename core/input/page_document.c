#include "input/page_document.h"

#include <string.h>

static const char *text_of(const Buf *b) { return b->n ? b->at : ""; }

void page_put_member(JsonWriter *meta, const char *key, const char *value) {
  if (!*value) return;
  json_put_key(meta, key);
  json_put_string(meta, value, strlen(value));
}

bool page_document(const Page *p, JsonWriter *meta, const char *const *more,
                   size_t n, int32_t fallback, SourceDoc *doc) {
  size_t nmeta;
  json_writer_reset(meta);
  json_put_open(meta, '{');
  if (strcmp(text_of(&p->url), doc->id))
    page_put_member(meta, "url", text_of(&p->url));
  page_put_member(meta, "language", text_of(&p->language));
  page_put_member(meta, "author", text_of(&p->author));
  page_put_member(meta, "site", text_of(&p->site));
  for (size_t i = 0; i + 1 < n; i += 2)
    page_put_member(meta, more[i], more[i + 1]);
  json_put_close(meta, '}');
  doc->title = text_of(&p->title);
  doc->text = text_of(&p->text);
  doc->ntext = p->text.n;
  doc->day = p->day != GE_NODAY ? p->day : fallback;
  doc->line = 0;
  const char *text = json_writer_text(meta, &nmeta);
  doc->meta = nmeta > strlen("{}") ? text : NULL;
  return text != NULL;
}
