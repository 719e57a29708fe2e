#include "input/page_document.h"

#include <string.h>

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
  if (strcmp(buf_text(&p->url), doc->id))
    page_put_member(meta, "url", buf_text(&p->url));
  page_put_member(meta, "language", buf_text(&p->language));
  page_put_member(meta, "author", buf_text(&p->author));
  page_put_member(meta, "site", buf_text(&p->site));
  for (size_t i = 0; i + 1 < n; i += 2)
    page_put_member(meta, more[i], more[i + 1]);
  json_put_close(meta, '}');
  doc->title = buf_text(&p->title);
  doc->text = buf_text(&p->text);
  doc->ntext = p->text.n;
  doc->day = p->day != GE_NODAY ? p->day : fallback;
  doc->line = 0;
  const char *text = json_writer_text(meta, &nmeta);
  doc->meta = nmeta > strlen("{}") ? text : NULL;
  return text != NULL;
}
