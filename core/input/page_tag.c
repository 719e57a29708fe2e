#include "input/page_tag.h"
#include "base/bytes.h"

#include <string.h>

typedef struct Named {
  const char *name;
  int what;
} Named;

/* Sorted by name. What is not listed is inline. */
static const Named tags[] = {
    {"a", TAG_A},
    {"address", TAG_BLOCK},
    {"article", TAG_ARTICLE},
    {"aside", TAG_BOILER},
    {"audio", TAG_NO_TEXT},
    {"blockquote", TAG_BLOCK},
    {"body", TAG_BODY},
    {"br", TAG_BREAK},
    {"button", TAG_NO_TEXT},
    {"canvas", TAG_NO_TEXT},
    {"caption", TAG_BOILER},
    {"center", TAG_BLOCK},
    {"dd", TAG_ITEM},
    {"details", TAG_BLOCK},
    {"dialog", TAG_BOILER},
    {"dir", TAG_BLOCK},
    {"div", TAG_BLOCK},
    {"dl", TAG_BLOCK},
    {"dt", TAG_ITEM},
    {"fieldset", TAG_BLOCK},
    {"figcaption", TAG_BOILER},
    {"figure", TAG_BOILER},
    {"footer", TAG_BOILER},
    {"form", TAG_BLOCK},
    {"h1", TAG_H1},
    {"h2", TAG_HEADING},
    {"h3", TAG_HEADING},
    {"h4", TAG_HEADING},
    {"h5", TAG_HEADING},
    {"h6", TAG_HEADING},
    {"header", TAG_BLOCK},
    {"hgroup", TAG_BLOCK},
    {"hr", TAG_BLOCK},
    {"iframe", TAG_NO_TEXT},
    {"img", TAG_IMAGE},
    {"li", TAG_ITEM},
    {"link", TAG_LINK},
    {"main", TAG_MAIN},
    {"map", TAG_NO_TEXT},
    {"math", TAG_NO_TEXT},
    {"menu", TAG_BOILER},
    {"meta", TAG_META},
    {"nav", TAG_BOILER},
    {"noembed", TAG_NO_TEXT},
    {"noframes", TAG_NO_TEXT},
    {"noscript", TAG_NO_TEXT},
    {"object", TAG_NO_TEXT},
    {"ol", TAG_BLOCK},
    {"p", TAG_P},
    {"picture", TAG_IMAGE},
    {"pre", TAG_PRE},
    {"script", TAG_SCRIPT},
    {"section", TAG_BLOCK},
    {"select", TAG_NO_TEXT},
    {"style", TAG_NO_TEXT},
    {"summary", TAG_BLOCK},
    {"svg", TAG_NO_TEXT},
    {"table", TAG_BLOCK},
    {"tbody", TAG_BLOCK},
    {"td", TAG_CELL},
    {"template", TAG_NO_TEXT},
    {"textarea", TAG_NO_TEXT},
    {"tfoot", TAG_BLOCK},
    {"th", TAG_CELL},
    {"thead", TAG_BLOCK},
    {"time", TAG_TIME},
    {"title", TAG_TITLE},
    {"tr", TAG_BLOCK},
    {"ul", TAG_BLOCK},
    {"video", TAG_NO_TEXT},
};

/*
 * Sorted; words of class and id. From lists that have been tried on many sites:
 * unlikelyCandidates and negative of Mozilla's Readability (which "related",
 * "shoutbox", "skyscraper" ... come from), the discards of Trafilatura
 * (Barbaresi 2021: "newsletter", "syndication", "viral" ...), and the names of
 * plug-ins that put their frames into texts (Jetpack's sharedaddy and
 * relatedposts, YARPP, AddThis, Outbrain, OneTrust, Livefyre, Tinypass ...),
 * and what French, German, Spanish and Russian sites call these.
 */
static const Named words[] = {
    {"abonnement", HINT_BOILER},     {"ad", HINT_PERHAPS},
    {"addthis", HINT_BOILER},        {"addtoany", HINT_BOILER},
    {"ads", HINT_PERHAPS},           {"advert", HINT_BOILER},
    {"advertisement", HINT_BOILER},  {"agegate", HINT_BOILER},
    {"anzeige", HINT_PERHAPS},       {"appeal", HINT_PERHAPS},
    {"articlebody", HINT_BODY},      {"attachment", HINT_PERHAPS},
    {"author", HINT_PERHAPS},        {"authors", HINT_PERHAPS},
    {"banner", HINT_PERHAPS},        {"barrier", HINT_BOILER},
    {"bio", HINT_PERHAPS},           {"box", HINT_PERHAPS},
    {"breadcrumb", HINT_BOILER},     {"breadcrumbs", HINT_BOILER},
    {"byline", HINT_BOILER},         {"callout", HINT_PERHAPS},
    {"caption", HINT_PERHAPS},       {"carousel", HINT_PERHAPS},
    {"comentarios", HINT_BOILER},    {"comment", HINT_BOILER},
    {"commentaires", HINT_BOILER},   {"commentlist", HINT_BOILER},
    {"comments", HINT_BOILER},       {"consent", HINT_BOILER},
    {"contribution", HINT_PERHAPS},  {"cookie", HINT_BOILER},
    {"cookies", HINT_BOILER},        {"copyright", HINT_PERHAPS},
    {"credit", HINT_PERHAPS},        {"credits", HINT_PERHAPS},
    {"criteo", HINT_BOILER},         {"cta", HINT_PERHAPS},
    {"disclaimer", HINT_PERHAPS},    {"disqus", HINT_BOILER},
    {"donate", HINT_PERHAPS},        {"donation", HINT_PERHAPS},
    {"embed", HINT_PERHAPS},         {"embedded", HINT_PERHAPS},
    {"encart", HINT_PERHAPS},        {"factbox", HINT_PERHAPS},
    {"footer", HINT_PERHAPS},        {"footnotes", HINT_PERHAPS},
    {"gallery", HINT_PERHAPS},       {"gdpr", HINT_BOILER},
    {"infobox", HINT_PERHAPS},       {"infoline", HINT_PERHAPS},
    {"kommentare", HINT_BOILER},     {"latest", HINT_PERHAPS},
    {"legal", HINT_PERHAPS},         {"livefyre", HINT_BOILER},
    {"login", HINT_PERHAPS},         {"masthead", HINT_PERHAPS},
    {"menu", HINT_PERHAPS},          {"meta", HINT_PERHAPS},
    {"modal", HINT_PERHAPS},         {"mostpopular", HINT_BOILER},
    {"mostread", HINT_BOILER},       {"mostviewed", HINT_BOILER},
    {"nav", HINT_PERHAPS},           {"navbar", HINT_PERHAPS},
    {"navigation", HINT_PERHAPS},    {"newsletter", HINT_BOILER},
    {"newsletters", HINT_BOILER},    {"onetrust", HINT_BOILER},
    {"optanon", HINT_BOILER},        {"outbrain", HINT_BOILER},
    {"overlay", HINT_PERHAPS},       {"pager", HINT_PERHAPS},
    {"pagination", HINT_PERHAPS},    {"paywall", HINT_PERHAPS},
    {"poool", HINT_BOILER},          {"popular", HINT_PERHAPS},
    {"popup", HINT_PERHAPS},         {"print", HINT_PERHAPS},
    {"promo", HINT_PERHAPS},         {"promos", HINT_PERHAPS},
    {"promotion", HINT_PERHAPS},     {"publicidad", HINT_PERHAPS},
    {"publicite", HINT_PERHAPS},     {"pullquote", HINT_PERHAPS},
    {"pullquotes", HINT_PERHAPS},    {"rating", HINT_PERHAPS},
    {"reactions", HINT_BOILER},      {"recirc", HINT_BOILER},
    {"recirculation", HINT_BOILER},  {"recommendations", HINT_BOILER},
    {"recommended", HINT_BOILER},    {"references", HINT_PERHAPS},
    {"regwall", HINT_BOILER},        {"reklama", HINT_PERHAPS},
    {"related", HINT_BOILER},        {"relatedposts", HINT_BOILER},
    {"relatedstories", HINT_BOILER}, {"remark", HINT_PERHAPS},
    {"replies", HINT_BOILER},        {"respond", HINT_PERHAPS},
    {"rss", HINT_PERHAPS},           {"search", HINT_PERHAPS},
    {"share", HINT_PERHAPS},         {"sharedaddy", HINT_BOILER},
    {"sharing", HINT_PERHAPS},       {"shoutbox", HINT_BOILER},
    {"sidebar", HINT_PERHAPS},       {"signup", HINT_PERHAPS},
    {"skyscraper", HINT_PERHAPS},    {"slideshow", HINT_PERHAPS},
    {"social", HINT_PERHAPS},        {"sponsor", HINT_PERHAPS},
    {"sponsored", HINT_PERHAPS},     {"subnav", HINT_BOILER},
    {"subscribe", HINT_PERHAPS},     {"subscription", HINT_PERHAPS},
    {"supplemental", HINT_PERHAPS},  {"syndication", HINT_PERHAPS},
    {"taboola", HINT_BOILER},        {"tags", HINT_PERHAPS},
    {"teaser", HINT_PERHAPS},        {"teasers", HINT_PERHAPS},
    {"ticker", HINT_PERHAPS},        {"timestamp", HINT_PERHAPS},
    {"tinypass", HINT_BOILER},       {"toolbar", HINT_PERHAPS},
    {"tools", HINT_PERHAPS},         {"trending", HINT_PERHAPS},
    {"tweet", HINT_BOILER},          {"upsell", HINT_PERHAPS},
    {"viafoura", HINT_BOILER},       {"viral", HINT_PERHAPS},
    {"werbung", HINT_PERHAPS},       {"widget", HINT_PERHAPS},
    {"yarpp", HINT_BOILER},          {"zergnet", HINT_BOILER},
};

/*
 * Names that publishing systems give to the text itself, most of several words:
 * those of WordPress and its themes (entry-content, td-post-content), Blogger
 * (post-body), Drupal 7 and 8 (field-name-body, field--name-body), h-entry
 * (e-content), AMP, and what Trafilatura looks for.
 */
static const char *const bodies[] = {
    "amp-wp-article-content",
    "article-body",
    "article-body__content",
    "article-content",
    "article-text",
    "article__body",
    "article__content",
    "article_body",
    "article_content",
    "articlecontent",
    "articletext",
    "caas-body",
    "content-body",
    "content__body",
    "e-content",
    "entry-content",
    "field--name-body",
    "field-body",
    "field-name-body",
    "post-body",
    "post-content",
    "post-entry",
    "post-text",
    "post__content",
    "post_content",
    "post_text",
    "postcontent",
    "postentry",
    "single-content",
    "single__content",
    "story-body",
    "story-content",
    "story-text",
    "storycontent",
    "td-post-content",
    "theme-post-content",
    "wp-block-post-content",
};

static const Named *look_up(const Named *at, size_t n, const char *s,
                            size_t ns) {
  size_t low = 0, high = n;
  while (low < high) {
    size_t mid = low + (high - low) / 2;
    int c = strncmp(s, at[mid].name, ns);
    if (c == 0 && at[mid].name[ns]) c = -1;
    if (c == 0) return &at[mid];
    if (c < 0) high = mid;
    else low = mid + 1;
  }
  return NULL;
}

PageTag page_tag(const char *name) {
  if (strncmp(name, "amp-", 4) == 0)
    return strcmp(name + 4, "img") ? TAG_NO_TEXT : TAG_IMAGE;
  const Named *n = look_up(tags, GE_COUNT(tags), name, strlen(name));
  return n ? (PageTag)n->what : TAG_INLINE;
}

static bool is_blank(char c) { return c && strchr(" \t\r\n\f", c) != NULL; }

static bool names_body(const char *s, size_t n) {
  for (size_t i = 0; i < GE_COUNT(bodies); i++)
    if (strlen(bodies[i]) == n && memcmp(s, bodies[i], n) == 0) return true;
  return false;
}

/* The meaning of one word, cut out of a name. */
static PageHint word_hint(const char *s, size_t n) {
  char word[24];
  if (n == 0 || n >= sizeof word) return HINT_NONE;
  for (size_t i = 0; i < n; i++) word[i] = byte_lower(s[i]);
  const Named *w = look_up(words, GE_COUNT(words), word, n);
  return w ? (PageHint)w->what : HINT_NONE;
}

PageHint page_hint_stronger(PageHint a, PageHint b) {
  static const int rank[] = {0, 2, 1, 3};
  return rank[a] >= rank[b] ? a : b;
}

/* Of a run of letters, and of the words that capitals begin in it. */
static PageHint run_hint(const char *s, size_t n) {
  PageHint hint = word_hint(s, n);
  for (size_t from = 0, i = 1; i <= n && n > 0; i++) {
    if (i < n && !(s[i] < 'a' && s[i - 1] >= 'a')) continue;
    if (from > 0 || i < n)
      hint = page_hint_stronger(hint, word_hint(s + from, i - from));
    from = i;
  }
  return hint;
}

PageHint page_hint(const char *names) {
  PageHint hint = HINT_NONE;
  for (const char *p = names; *p;) {
    while (is_blank(*p)) p++;
    const char *name = p;
    while (*p && !is_blank(*p)) p++;
    if (names_body(name, (size_t)(p - name))) return HINT_BODY;
    for (const char *w = name; w < p;) {
      const char *end = w;
      while (end < p && byte_is_letter(*end)) end++;
      hint = page_hint_stronger(hint, run_hint(w, (size_t)(end - w)));
      w = end == p ? p : end + 1;
    }
  }
  return hint;
}

bool page_role_is_boiler(const char *role) {
  static const char *const roles[] = {
      "navigation",   "complementary", "contentinfo",  "banner",  "dialog",
      "alertdialog",  "search",        "menu",         "menubar", "toolbar",
      "doc-endnotes", "doc-footnote",  "doc-pullquote"};
  for (size_t i = 0; i < GE_COUNT(roles); i++)
    if (strcmp(role, roles[i]) == 0) return true;
  return false;
}
