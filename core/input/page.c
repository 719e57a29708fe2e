#include "input/page.h"
#include "input/page_day.h"
#include "input/page_text.h"
#include "input/web_charset.h"

#include <string.h>
#include <strings.h>

#define URL_BYTES 2048u
#define CUTS 8u /* separators of a title that are looked at */

void page_init(Page *p) {
  memset(p, 0, sizeof *p);
  p->day = GE_NODAY;
}

static Buf *const *bufs_of(Page *p, Buf *list[6]) {
  Buf *all[] = {&p->text,     &p->title,  &p->url,
                &p->language, &p->author, &p->site};
  memcpy(list, all, sizeof all);
  return list;
}

static void reset(Page *p) {
  Buf *list[6];
  bufs_of(p, list);
  for (size_t i = 0; i < GE_COUNT(list); i++) buf_reset(list[i]);
  buf_reset(&p->html);
  page_ld_clear(&p->ld);
  p->day = GE_NODAY;
}

void page_clear(Page *p) {
  Buf *list[6];
  bufs_of(p, list);
  for (size_t i = 0; i < GE_COUNT(list); i++) buf_clear(list[i]);
  buf_clear(&p->html);
  page_ld_clear(&p->ld);
  page_tree_clear(&p->tree);
}

/* -------------------------------------------------------------------- facts */

void page_squeeze(Buf *b) {
  size_t to = 0;
  bool blank = false;
  for (size_t i = 0; i < b->n; i++) {
    char c = b->at[i];
    bool nbsp = c == '\xC2' && i + 1 < b->n && b->at[i + 1] == '\xA0';
    if (nbsp || strchr(" \t\r\n\f", c)) {
      blank = to > 0;
      i += nbsp;
      continue;
    }
    if (blank) b->at[to++] = ' ';
    blank = false;
    b->at[to++] = c;
  }
  b->n = to;
  if (b->at) b->at[to] = '\0';
}

/* The first of the named facts that is not empty. */
static const char *first_fact(const Page *p, const char *const *names,
                              size_t n) {
  for (size_t i = 0; i < n; i++) {
    const char *v = page_fact(&p->tree, names[i]);
    if (v && v[strspn(v, " \t\r\n")]) return v;
  }
  return "";
}

static void take_site(Page *p) {
  static const char *const names[] = {"og:site_name", "application-name"};
  const char *site = first_fact(p, names, GE_COUNT(names));
  buf_puts(&p->site, *site ? site : buf_text(&p->ld.publisher));
  page_squeeze(&p->site);
}

static void take_author(Page *p) {
  static const char *const names[] = {"author", "article:author",
                                      "parsely-author", "dc.creator", "byl"};
  const char *named = first_fact(p, names, GE_COUNT(names));
  if (strncmp(named, "http", 4) == 0) named = "";
  buf_puts(&p->author, p->ld.author.n ? p->ld.author.at : named);
  page_squeeze(&p->author);
}

static void take_language(Page *p) {
  static const char *const names[] = {"lang", "og:locale", "content-language",
                                      "dc.language"};
  const char *named = first_fact(p, names, GE_COUNT(names));
  buf_puts(&p->language, *named ? named : buf_text(&p->ld.language));
  page_squeeze(&p->language);
}

static bool is_web_address(const char *s) {
  if (strncasecmp(s, "http://", 7) && strncasecmp(s, "https://", 8))
    return false;
  size_t n = 0;
  while ((unsigned char)s[n] > ' ') n++;
  return s[n] == '\0' && n <= URL_BYTES && n > 9;
}

static void take_url(Page *p) {
  static const char *const names[] = {"canonical", "og:url"};
  for (size_t i = 0; i < GE_COUNT(names) && p->url.n == 0; i++) {
    const char *url = page_fact(&p->tree, names[i]);
    if (url && is_web_address(url)) buf_puts(&p->url, url);
  }
}

/* -------------------------------------------------------------------- title */

static const char *const gaps[] = {
    " | ",  " - ",        " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xB7 ",
    " :: ", " \xC2\xBB ", " \xC2\xAB ",     " \xE2\x80\xA2 "};

/* Bytes of the separator at s, 0: there is none. */
static size_t gap_at(const char *s) {
  for (size_t i = 0; i < GE_COUNT(gaps); i++)
    if (strncmp(s, gaps[i], strlen(gaps[i])) == 0) return strlen(gaps[i]);
  return 0;
}

static void cut_from(Buf *b, size_t n) {
  b->n = n;
  b->at[n] = '\0';
}

static void cut_front(Buf *b, size_t n) {
  memmove(b->at, b->at + n, b->n - n);
  cut_from(b, b->n - n);
}

/* Whether the page has a line, the first of its paragraph and no link, that is
 * just this one. */
static bool has_block(const PageTree *t, const char *s, size_t n) {
  for (uint32_t i = 0; i < t->blocks.n; i++) {
    const PageBlock *b = &t->blocks.at[i];
    const char *line = t->text.at + b->from;
    size_t all = b->to - b->from;
    if (all < n || (all > n && line[n] != '\n')) continue;
    if (b->linked * 2 <= all && strncasecmp(line, s, n) == 0) return true;
  }
  return false;
}

/* "Headline | Site" and "Site - Headline", of a site that is known. */
static void cut_site(Buf *title, const char *site) {
  size_t ns = strlen(site);
  const char *s = title->at;
  for (size_t i = 1; ns > 0 && i < title->n; i++) {
    size_t gap = gap_at(s + i);
    if (!gap) continue;
    if (i + gap + ns == title->n && strcasecmp(s + i + gap, site) == 0) {
      cut_from(title, i);
      return;
    }
    if (i == ns && strncasecmp(s, site, ns) == 0 && i + gap < title->n) {
      cut_front(title, i + gap);
      return;
    }
  }
}

/* "Headline - Section - Site" and "Site: Headline", when the page has the
 * headline once more: the longest that it has. */
static void cut_to_headline(Buf *title, const PageTree *t) {
  size_t cuts[2 * CUTS], n = 0;
  for (size_t i = 1; i < title->n && n < 2 * CUTS; i++) {
    size_t gap = gap_at(title->at + i);
    bool colon = !gap && strncmp(title->at + i, ": ", 2) == 0;
    if (colon) gap = 2;
    if (!gap || i + gap >= title->n) continue;
    cuts[n++] = colon ? 0 : i; /* no headline ends in a colon */
    cuts[n++] = i + gap;
  }
  size_t best = 0, from = 0;
  if (has_block(t, title->at, title->n)) return;
  for (size_t i = 0; i < n; i += 2) {
    size_t head = cuts[i], tail = title->n - cuts[i + 1];
    if (head > best && has_block(t, title->at, head)) best = head, from = 0;
    if (tail > best && has_block(t, title->at + cuts[i + 1], tail))
      best = tail, from = cuts[i + 1];
  }
  if (best == 0) return;
  cut_from(title, from + best);
  cut_front(title, from);
}

/* The first <h1> into `out`. */
static void first_h1(const Page *p, Buf *out) {
  const PageTree *t = &p->tree;
  for (uint32_t i = 0; i < t->blocks.n && out->n == 0; i++) {
    const PageBlock *b = &t->blocks.at[i];
    if (t->elements.at[b->element].tag == TAG_H1)
      buf_put(out, t->text.at + b->from, b->to - b->from);
  }
  page_squeeze(out);
}

static void take_title(Page *p) {
  static const char *const names[] = {"og:title", "title", "twitter:title"};
  Buf h1 = {NULL, 0, 0, false};
  first_h1(p, &h1);
  const char *named = first_fact(p, names, GE_COUNT(names));
  if (!*named) named = p->ld.headline.n ? p->ld.headline.at : buf_text(&h1);
  buf_puts(&p->title, named);
  page_squeeze(&p->title);
  if (p->title.n) cut_to_headline(&p->title, &p->tree);
  if (p->title.n) cut_site(&p->title, buf_text(&p->site));
  p->title.failed |= h1.failed;
  buf_clear(&h1);
}

/* ------------------------------------------------------------------ reading */

static void take_facts(Page *p, const char *address) {
  const PageTree *t = &p->tree;
  for (uint32_t i = 0; i < t->list.n; i++) {
    const PageFact *f = &t->list.at[i];
    if (strcmp(t->facts.at + f->name, "ld") == 0)
      page_ld_read(&p->ld, t->facts.at + f->value, f->nvalue);
  }
  take_site(p);
  take_author(p);
  take_language(p);
  take_url(p);
  take_title(p);
  const char *url = p->url.n ? p->url.at : address;
  p->day = page_day(&p->tree, &p->ld, url, buf_text(&p->title));
}

static bool failed(Page *p) {
  Buf *list[6];
  bufs_of(p, list);
  for (size_t i = 0; i < GE_COUNT(list); i++)
    if (list[i]->failed) return true;
  return p->ld.headline.failed || p->ld.published.failed ||
         p->ld.page_published.failed || p->ld.author.failed;
}

GeStatus page_read(Page *p, const char *bytes, size_t n, const char *charset,
                   const char *address) {
  reset(p);
  GeStatus status = web_charset_decode(bytes, n, charset, &p->html);
  if (status == GE_OK)
    status = page_tree_read(&p->tree, buf_text(&p->html), p->html.n);
  if (status != GE_OK) return status;
  take_facts(p, address);
  status = page_text(&p->tree, buf_text(&p->title), &p->text);
  return failed(p) ? GE_ENOMEM : status;
}

GeStatus page_read_piece(Page *p, const char *html, size_t n) {
  reset(p);
  GeStatus status = page_tree_read(&p->tree, html, n);
  if (status != GE_OK) return status;
  page_text_whole(&p->tree, &p->text);
  return failed(p) ? GE_ENOMEM : GE_OK;
}
