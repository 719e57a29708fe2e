#include "input/field_name.h"
#include "base/bytes.h"

static const char *const id[] = {"id",         "doc_id", "docid", "document_id",
                                 "article_id", "uid",    "guid",  "url",
                                 "link",       NULL};
static const char *const date[] = {"date",
                                   "published",
                                   "published_at",
                                   "publishedAt",
                                   "publish_date",
                                   "publication_date",
                                   "date_published",
                                   "pubdate",
                                   "pub_date",
                                   "datetime",
                                   "timestamp",
                                   "created_at",
                                   NULL};
static const char *const title[] = {"title", "headline", NULL};
static const char *const text[] = {"text",      "body",     "content",
                                   "full_text", "fulltext", "article_text",
                                   "article",   "maintext", NULL};

const char *const *field_names(const InputOptions *o, DocField field,
                               const char *own[2]) {
  static const char *const *const common[FIELDS] = {id, date, title, text};
  if (!o->field[field]) return common[field];
  own[0] = o->field[field];
  own[1] = NULL;
  return own;
}

const char *field_option(DocField field) {
  static const char *const names[FIELDS] = {"--id-field", "--date-field",
                                            "--title-field", "--text-field"};
  return names[field];
}

bool field_same(const char *a, const char *b) {
  while (*a && byte_lower(*a) == byte_lower(*b)) a++, b++;
  return *a == *b;
}
