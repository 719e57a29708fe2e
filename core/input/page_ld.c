#include "input/page_ld.h"

#include <jansson.h>
#include <string.h>

#define DEPTH 6u    /* of lists and @graphs within one another */
#define AUTHORS 20u /* names that are listed */

void page_ld_clear(PageLd *ld) {
  buf_clear(&ld->headline);
  buf_clear(&ld->published);
  buf_clear(&ld->page_published);
  buf_clear(&ld->author);
  buf_clear(&ld->publisher);
  buf_clear(&ld->language);
}

/* "NewsArticle", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting". */
static bool names_article(json_t *type) {
  const char *s = json_string_value(type);
  return s && (strstr(s, "Article") || strstr(s, "Posting"));
}

/* "WebPage", "ItemPage" ...: WordPress often says no more of an article. */
static bool names_page(json_t *type) {
  const char *s = json_string_value(type);
  return s && strstr(s, "Page") && !strstr(s, "CollectionPage");
}

static bool is_a(json_t *o, bool (*names)(json_t *type)) {
  json_t *type = json_object_get(o, "@type"), *one;
  size_t i;
  if (names(type)) return true;
  json_array_foreach(type, i, one) if (names(one)) return true;
  return false;
}

static void put_string(Buf *b, json_t *v) {
  const char *s = json_string_value(v);
  if (!s || !*s) return;
  if (b->n) buf_puts(b, ", ");
  buf_puts(b, s);
}

/* A name: a string, an object with one, or a list of these. */
static void put_names(Buf *b, json_t *v) {
  json_t *one;
  size_t i;
  if (json_is_string(v)) put_string(b, v);
  if (json_is_object(v)) put_string(b, json_object_get(v, "name"));
  json_array_foreach(v, i, one) {
    if (i == AUTHORS) break;
    put_string(b, json_is_string(one) ? one : json_object_get(one, "name"));
  }
}

static void take_article(PageLd *ld, json_t *o) {
  if (!ld->headline.n)
    put_string(&ld->headline, json_object_get(o, "headline"));
  if (!ld->published.n)
    put_string(&ld->published, json_object_get(o, "datePublished"));
  if (!ld->author.n) put_names(&ld->author, json_object_get(o, "author"));
  if (!ld->publisher.n)
    put_names(&ld->publisher, json_object_get(o, "publisher"));
  if (!ld->language.n)
    put_string(&ld->language, json_object_get(o, "inLanguage"));
}

static void look_through(PageLd *ld, json_t *v, unsigned depth) {
  json_t *one;
  size_t i;
  if (depth == 0) return;
  json_array_foreach(v, i, one) look_through(ld, one, depth - 1);
  if (!json_is_object(v)) return;
  if (is_a(v, names_article)) {
    take_article(ld, v);
    return;
  }
  if (!ld->page_published.n && is_a(v, names_page))
    put_string(&ld->page_published, json_object_get(v, "datePublished"));
  look_through(ld, json_object_get(v, "@graph"), depth - 1);
  look_through(ld, json_object_get(v, "mainEntity"), depth - 1);
}

void page_ld_read(PageLd *ld, const char *json, size_t n) {
  json_t *v = json_loadb(json, n, JSON_DISABLE_EOF_CHECK, NULL);
  if (!v) return;
  look_through(ld, v, DEPTH);
  json_decref(v);
}
