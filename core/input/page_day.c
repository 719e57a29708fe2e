#include "input/page_day.h"
#include "base/bytes.h"
#include "input/date.h"

#include <string.h>
#include <strings.h>

#define LINE_BYTES 120u /* of a line that tells a date, at most */
#define BEHIND 12u      /* blocks behind the title that are looked at */
#define BEFORE 6u
#define PLACE_BYTES 60u /* of a dateline, with its dash */

static bool is_day(const char *when, int32_t *day) {
  when += strspn(when, " \t\r\n");
  size_t n = strlen(when);
  while (n > 0 && strchr(" \t\r\n", when[n - 1])) n--;
  return date_parse(when, n, day);
}

/* From the list of htmldate (Barbaresi 2020), those that say publication; in the
 * order in which they are to be trusted. */
static const char *const facts[] = {"article:published_time",
                                    "og:article:published_time",
                                    "datepublished",
                                    "article:published",
                                    "article:post_date",
                                    "og:published_time",
                                    "published_time",
                                    "originalpublicationdate",
                                    "article_date_original",
                                    "rnews:datepublished",
                                    "sailthru.date",
                                    "parsely-pub-date",
                                    "bt:pubdate",
                                    "cxenseparse:recs:publishtime",
                                    "citation_online_date",
                                    "citation_publication_date",
                                    "citation_date",
                                    "dc.date.issued",
                                    "dcterms.issued",
                                    "dc.date.published",
                                    "dc.date.publication",
                                    "pubdate",
                                    "og:pubdate",
                                    "publishdate",
                                    "publish-date",
                                    "publish_date",
                                    "publishtime",
                                    "publish_time",
                                    "publication_date",
                                    "publication-date",
                                    "date_published",
                                    "release_date",
                                    "dc.date",
                                    "dc:date",
                                    "date",
                                    "dcterms.date",
                                    "dc.date.created",
                                    "dcterms.created",
                                    "dc.created",
                                    "displaydate",
                                    "published",
                                    "time"};

/* "/2024/10/09/" and "/2024-10-09-" in the path of an address. */
static bool day_of_url(const char *url, int32_t *day) {
  for (const char *p = strchr(url, '/'); p; p = strchr(p + 1, '/')) {
    size_t n = strspn(p + 1, "0123456789/-");
    if (n < 10 || byte_is_digit(p[11])) continue;
    if (date_parse(p + 1, 10, day)) return true;
  }
  return false;
}

static bool has(const char *s, size_t n, const char *word) {
  size_t k = strlen(word);
  for (size_t i = 0; i + k <= n; i++)
    if (strncasecmp(s + i, word, k) == 0) return true;
  return false;
}

/* Bytes of "GENEVA, 9 October 2024 (Wire) - " that begin a paragraph, 0: none. */
static size_t dateline(const char *s, size_t n) {
  static const char *const dashes[] = {" - ", " \xE2\x80\x93 ",
                                       " \xE2\x80\x94 "};
  for (size_t i = 0; i < n && i < PLACE_BYTES; i++)
    for (size_t k = 0; k < GE_COUNT(dashes); k++)
      if (n - i > strlen(dashes[k]) &&
          memcmp(s + i, dashes[k], strlen(dashes[k])) == 0)
        return i;
  return 0;
}

/* A short line or a dateline, none that tells when the page was changed. */
static bool day_of_block(const PageTree *t, uint32_t i, int32_t *day) {
  const PageBlock *b = &t->blocks.at[i];
  const char *s = t->text.at + b->from;
  size_t n = b->to - b->from;
  if (n > LINE_BYTES) n = dateline(s, n);
  bool changed = has(s, n, "updated") || has(s, n, "modified");
  if (changed && !has(s, n, "publi") && !has(s, n, "posted")) return false;
  return date_find(s, n, day);
}

static bool is_title(const PageTree *t, uint32_t i, const char *title) {
  const PageBlock *b = &t->blocks.at[i];
  size_t n = strlen(title);
  if (t->elements.at[b->element].tag == TAG_H1) return true;
  return n > 0 && n == b->to - b->from &&
         strncasecmp(t->text.at + b->from, title, n) == 0;
}

/* Behind the title and before the next heading, else before it. */
static bool day_of_lines(const PageTree *t, const char *title, int32_t *day) {
  uint32_t at = 0, n = t->blocks.n;
  while (at < n && !is_title(t, at, title)) at++;
  if (at == n) return false;
  for (uint32_t i = at; i < n && i <= at + BEHIND; i++) {
    const PageBlock *b = &t->blocks.at[i];
    if (i > at && t->elements.at[b->element].tag == TAG_HEADING) break;
    if (day_of_block(t, i, day)) return true;
  }
  for (uint32_t i = at; i-- > 0 && at - i <= BEFORE;)
    if (day_of_block(t, i, day)) return true;
  return false;
}

int32_t page_day(const PageTree *t, const PageLd *ld, const char *url,
                 const char *title) {
  int32_t day;
  if (ld->published.n && is_day(ld->published.at, &day)) return day;
  for (size_t i = 0; i < GE_COUNT(facts); i++) {
    const char *when = page_fact(t, facts[i]);
    if (when && is_day(when, &day)) return day;
  }
  if (ld->page_published.n && is_day(ld->page_published.at, &day)) return day;
  if (day_of_url(url, &day)) return day;
  if (day_of_lines(t, title, &day)) return day;
  if (date_find(title, strlen(title), &day)) return day;
  return GE_NODAY;
}
