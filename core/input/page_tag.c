#include "input/page_tag.h"

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
    {"figure", TAG_BLOCK},
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

/* Sorted; words of class and id, as they are cut at what is no letter. */
static const Named words[] = {
    {"ad", HINT_PERHAPS},
    {"ads", HINT_PERHAPS},
    {"advert", HINT_BOILER},
    {"advertisement", HINT_BOILER},
    {"articlebody", HINT_BODY},
    {"author", HINT_PERHAPS},
    {"authors", HINT_PERHAPS},
    {"banner", HINT_PERHAPS},
    {"bio", HINT_PERHAPS},
    {"breadcrumb", HINT_BOILER},
    {"breadcrumbs", HINT_BOILER},
    {"byline", HINT_BOILER},
    {"caption", HINT_PERHAPS},
    {"comment", HINT_BOILER},
    {"commentlist", HINT_BOILER},
    {"comments", HINT_BOILER},
    {"consent", HINT_BOILER},
    {"cookie", HINT_BOILER},
    {"cookies", HINT_BOILER},
    {"copyright", HINT_PERHAPS},
    {"credit", HINT_PERHAPS},
    {"credits", HINT_PERHAPS},
    {"disclaimer", HINT_PERHAPS},
    {"disqus", HINT_BOILER},
    {"donate", HINT_PERHAPS},
    {"footer", HINT_PERHAPS},
    {"gdpr", HINT_BOILER},
    {"latest", HINT_PERHAPS},
    {"legal", HINT_PERHAPS},
    {"login", HINT_PERHAPS},
    {"masthead", HINT_PERHAPS},
    {"menu", HINT_PERHAPS},
    {"meta", HINT_PERHAPS},
    {"modal", HINT_PERHAPS},
    {"mostread", HINT_BOILER},
    {"nav", HINT_PERHAPS},
    {"navbar", HINT_PERHAPS},
    {"navigation", HINT_PERHAPS},
    {"newsletter", HINT_BOILER},
    {"outbrain", HINT_BOILER},
    {"overlay", HINT_PERHAPS},
    {"pager", HINT_PERHAPS},
    {"pagination", HINT_PERHAPS},
    {"paywall", HINT_PERHAPS},
    {"popular", HINT_PERHAPS},
    {"popup", HINT_PERHAPS},
    {"print", HINT_PERHAPS},
    {"promo", HINT_PERHAPS},
    {"promotion", HINT_PERHAPS},
    {"recirc", HINT_BOILER},
    {"recommendations", HINT_BOILER},
    {"recommended", HINT_BOILER},
    {"related", HINT_BOILER},
    {"respond", HINT_PERHAPS},
    {"rss", HINT_PERHAPS},
    {"search", HINT_PERHAPS},
    {"share", HINT_PERHAPS},
    {"sharedaddy", HINT_BOILER},
    {"sharing", HINT_PERHAPS},
    {"sidebar", HINT_PERHAPS},
    {"signup", HINT_PERHAPS},
    {"social", HINT_PERHAPS},
    {"sponsor", HINT_PERHAPS},
    {"sponsored", HINT_PERHAPS},
    {"subscribe", HINT_PERHAPS},
    {"subscription", HINT_PERHAPS},
    {"taboola", HINT_BOILER},
    {"tags", HINT_PERHAPS},
    {"teaser", HINT_PERHAPS},
    {"teasers", HINT_PERHAPS},
    {"toolbar", HINT_PERHAPS},
    {"tools", HINT_PERHAPS},
    {"trending", HINT_PERHAPS},
    {"widget", HINT_PERHAPS},
};

/* Names of several words that publishing systems give to the text itself. */
static const char *const bodies[] = {
    "article-body", "article__body", "article-content", "article-text",
    "entry-content", "post-content", "post-body", "story-body",
    "td-post-content",
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
  const Named *n = look_up(tags, GE_COUNT(tags), name, strlen(name));
  return n ? (PageTag)n->what : TAG_INLINE;
}

static bool is_blank(char c) { return c && strchr(" \t\r\n\f", c) != NULL; }

static bool names_body(const char *s, size_t n) {
  for (size_t i = 0; i < GE_COUNT(bodies); i++)
    if (strlen(bodies[i]) == n && memcmp(s, bodies[i], n) == 0) return true;
  return false;
}

static char lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* The meaning of one word, cut out of a name. */
static PageHint word_hint(const char *s, size_t n) {
  char word[24];
  if (n == 0 || n >= sizeof word) return HINT_NONE;
  for (size_t i = 0; i < n; i++) word[i] = lower(s[i]);
  const Named *w = look_up(words, GE_COUNT(words), word, n);
  return w ? (PageHint)w->what : HINT_NONE;
}

static PageHint stronger(PageHint a, PageHint b) {
  static const int rank[] = {0, 2, 1, 3};
  return rank[a] >= rank[b] ? a : b;
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
      while (end < p && ((lower(*end) >= 'a' && lower(*end) <= 'z'))) end++;
      hint = stronger(hint, word_hint(w, (size_t)(end - w)));
      w = end == p ? p : end + 1;
    }
  }
  return hint;
}

bool page_role_is_boiler(const char *role) {
  static const char *const roles[] = {"navigation", "complementary",
      "contentinfo", "dialog", "alertdialog", "search", "menu", "menubar",
      "toolbar"};
  for (size_t i = 0; i < GE_COUNT(roles); i++)
    if (strcmp(role, roles[i]) == 0) return true;
  return false;
}
