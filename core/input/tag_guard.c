#include "input/tag_guard.h"
#include "base/bytes.h"

#include <string.h>

enum { IN_TEXT, AT_LESS, AT_SLASH, IN_NAME, IN_TAG, IN_QUOTE, IN_RAW };

static bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* What stands between these tags is no markup up to their end tag. */
static bool is_raw(const TagGuard *g) {
  return (g->nname == 6 && memcmp(g->name, "script", 6) == 0) ||
         (g->nname == 5 && memcmp(g->name, "style", 5) == 0);
}

static uint32_t *open_of(TagGuard *g) {
  uint32_t hash = 0;
  for (uint32_t i = 0; i < g->nname; i++)
    hash = hash * 31 + (unsigned char)g->name[i];
  return &g->open[hash % TAG_NAMES];
}

static void end_tag(TagGuard *g) {
  uint32_t *open = open_of(g);
  if (!g->closing) ++*open;
  else if (*open > 0) --*open;
  else g->stray++;
  bool raw = !g->closing && is_raw(g) && g->before != '/';
  g->state = raw ? IN_RAW : IN_TEXT;
  g->matched = 0;
}

/* The name of a script's end tag, behind </. */
static void in_raw(TagGuard *g, char c) {
  char want = g->matched == 0   ? '<'
              : g->matched == 1 ? '/'
                                : g->name[g->matched - 2];
  if (byte_lower(c) == want) g->matched++;
  else g->matched = c == '<';
  if (g->matched == g->nname + 2) g->state = IN_TEXT;
}

static void in_name(TagGuard *g, char c) {
  if (c == '>') {
    end_tag(g);
  } else if (is_blank(c) || c == '/') {
    g->state = IN_TAG;
    g->before = ' ';
  } else {
    if (g->nname < sizeof g->name) g->name[g->nname] = byte_lower(c);
    if (g->nname < sizeof g->name) g->nname++;
  }
}

static void begin_name(TagGuard *g, char c) {
  g->state = byte_is_letter(c) ? IN_NAME : IN_TEXT;
  g->nname = g->n = 0;
  g->before = ' ';
  if (g->state == IN_NAME) in_name(g, c);
}

static void in_tag(TagGuard *g, char c, char last) {
  bool quote = !g->closing && (c == '"' || c == '\'') && g->before == '=';
  if (quote) {
    g->state = IN_QUOTE;
    g->quote = c;
    g->n++;
  } else if (c == '>') {
    end_tag(g);
  } else if (!is_blank(c)) {
    g->n += is_blank(last);
    g->before = c;
  }
}

static void step(TagGuard *g, char c, char last) {
  switch (g->state) {
  case IN_TEXT: g->state = c == '<' ? AT_LESS : IN_TEXT; break;
  case AT_LESS:
    g->closing = false;
    if (c == '/') g->state = AT_SLASH;
    else if (c != '<') begin_name(g, c);
    break;
  case AT_SLASH:
    g->closing = true;
    begin_name(g, c);
    break;
  case IN_NAME: in_name(g, c); break;
  case IN_TAG: in_tag(g, c, last); break;
  case IN_QUOTE:
    if (c != g->quote) break;
    g->state = IN_TAG;
    g->before = c;
    break;
  default: in_raw(g, c);
  }
}

bool tag_guard(TagGuard *g, const char *s, size_t n) {
  for (size_t i = 0; i < n; i++) {
    step(g, s[i], i ? s[i - 1] : ' ');
    if (g->n > TAG_ATTRIBUTES || g->stray > TAG_STRAY) return false;
  }
  return true;
}
