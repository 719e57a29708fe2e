#include "input/page_tree.h"
#include "input/tag_guard.h"
#include "input/xml_library.h"

#include <limits.h>
#include <string.h>
#include <strings.h>

static const XmlLibrary *xml; /* since the first page */

#define FORM_BYTES 400u /* of a form to sign up, at most */
#define FACTS 4096u     /* of one page; those behind it are not looked at */

typedef struct Frame {
  PageTag tag;
  bool listed, mute, link, note, sup;
} Frame;

typedef struct Reader {
  PageTree *t;
  htmlParserCtxtPtr parser;
  GeStatus status;
  uint32_t element;      /* innermost listed one */
  uint32_t from, linked; /* of the block that grows */
  bool blank;            /* white space is due before the next letter */
  bool line;             /* a <br> is */
  bool teaser;           /* its first line is all link */
  uint32_t depth, links, mute, pre;
  uint32_t sups, notes;        /* open <sup>, and links within the page */
  bool capture;                /* text goes to the last fact */
  bool title, time, published; /* is known already */
  Frame frames[PAGE_DEPTH];
} Reader;

void page_tree_init(PageTree *t) { memset(t, 0, sizeof *t); }

void page_tree_clear(PageTree *t) {
  list_clear(&t->elements);
  list_clear(&t->blocks);
  list_clear(&t->list);
  buf_clear(&t->text);
  buf_clear(&t->facts);
}

static void stop(Reader *r, GeStatus why) {
  if (r->status == GE_OK) r->status = why;
  xml->xmlStopParser(r->parser);
}

/* ------------------------------------------------------------------- blocks */

static void end_block(Reader *r) {
  PageTree *t = r->t;
  r->blank = r->line = false;
  if (t->text.n > r->from) {
    PageBlock b = {r->element, r->from, (uint32_t)t->text.n, r->linked,
                   r->teaser};
    if (!list_push(&t->blocks, b)) stop(r, GE_ENOMEM);
  }
  r->from = (uint32_t)t->text.n;
  r->linked = 0;
  r->teaser = false;
}

static bool is_white(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/* Characters U+0080 to U+009F, which pages of old mean as windows-1252 has
 * them ("&#146;"); NULL: that has none. */
static const char *const c1[] = {
    "\xE2\x82\xAC", NULL,           "\xE2\x80\x9A", "\xC6\x92",
    "\xE2\x80\x9E", "\xE2\x80\xA6", "\xE2\x80\xA0", "\xE2\x80\xA1",
    "\xCB\x86",     "\xE2\x80\xB0", "\xC5\xA0",     "\xE2\x80\xB9",
    "\xC5\x92",     NULL,           "\xC5\xBD",     NULL,
    NULL,           "\xE2\x80\x98", "\xE2\x80\x99", "\xE2\x80\x9C",
    "\xE2\x80\x9D", "\xE2\x80\xA2", "\xE2\x80\x93", "\xE2\x80\x94",
    "\xCB\x9C",     "\xE2\x84\xA2", "\xC5\xA1",     "\xE2\x80\xBA",
    "\xC5\x93",     NULL,           "\xC5\xBE",     "\xC5\xB8"};

/* Bytes of a character for which `instead` stands in a text; 0: it stands for
 * itself. U+00A0 is a blank; soft hyphens, zero width spaces and byte order
 * marks vanish. */
static size_t odd_character(const char *s, size_t n, const char **instead) {
  const unsigned char *u = (const unsigned char *)s;
  *instead = " ";
  if (is_white(*s)) return 1;
  if (*u < 0xC2 || n < 2) return 0;
  if (*u == 0xC2 && u[1] == 0xA0) return 2;
  *instead = "";
  if (*u == 0xC2 && u[1] == 0xAD) return 2;
  if (n >= 3 && !memcmp(s, "\xE2\x80\x8B", 3)) return 3;
  if (n >= 3 && !memcmp(s, "\xEF\xBB\xBF", 3)) return 3;
  if (*u != 0xC2 || u[1] < 0x80 || u[1] > 0x9F) return 0;
  if (c1[u[1] - 0x80]) *instead = c1[u[1] - 0x80];
  return 2;
}

static void put_gap(Reader *r) {
  Buf *b = &r->t->text;
  if (b->n > r->from && (r->line || r->blank))
    buf_putc(b, r->line ? '\n' : ' ');
  r->line = r->blank = false;
}

/* Letters, after the white space that is due. */
static void put_letters(Reader *r, const char *s, size_t n) {
  Buf *b = &r->t->text;
  size_t before = b->n;
  put_gap(r);
  buf_put(b, s, n);
  if (r->links) r->linked += (uint32_t)(b->n - before);
}

static void put_break(Reader *r) {
  size_t n = r->t->text.n - r->from;
  if (r->line) { /* the second of two */
    end_block(r);
    return;
  }
  r->line = n > 0;
  if (n > 0 && r->linked == n) r->teaser = true;
}

static void put_text(Reader *r, const char *s, size_t n) {
  for (size_t i = 0; i < n;) {
    const char *instead;
    size_t k = odd_character(s + i, n - i, &instead);
    if (k && r->pre && s[i] == '\n') put_break(r);
    else if (k && *instead == ' ') r->blank = true;
    else if (k && *instead) put_letters(r, instead, strlen(instead));
    i += k;
    if (k) continue;
    size_t from = i;
    do i++;
    while (i < n && !odd_character(s + i, n - i, &instead));
    put_letters(r, s + from, i - from);
  }
  if (r->t->text.failed) stop(r, GE_ENOMEM);
}

/* Facts keep their white space: scripts need it. */
static void put_fact_text(Buf *b, const char *s, size_t n) {
  for (size_t i = 0; i < n;) {
    const char *instead;
    size_t k = odd_character(s + i, n - i, &instead);
    if (k > 1) buf_puts(b, instead);
    else buf_putc(b, s[i]);
    i += k ? k : 1;
  }
}

/* -------------------------------------------------------------------- facts */

/* A fact whose value follows, up to end_fact. */
static void begin_fact(Reader *r, const char *name) {
  PageTree *t = r->t;
  PageFact f = {(uint32_t)t->facts.n, 0, 0};
  if (t->list.n >= FACTS) return;
  for (const char *p = name; *p; p++)
    buf_putc(&t->facts, *p >= 'A' && *p <= 'Z' ? (char)(*p + 32) : *p);
  buf_putc(&t->facts, '\0');
  f.value = (uint32_t)t->facts.n;
  if (!list_push(&t->list, f)) stop(r, GE_ENOMEM);
  r->capture = true;
}

static void end_fact(Reader *r) {
  PageTree *t = r->t;
  if (!r->capture) return;
  r->capture = false;
  if (t->list.n == 0) return;
  PageFact *f = &t->list.at[t->list.n - 1];
  f->nvalue = (uint32_t)(t->facts.n - f->value);
  buf_putc(&t->facts, '\0');
  if (t->facts.failed) stop(r, GE_ENOMEM);
}

static void put_fact(Reader *r, const char *name, const char *value) {
  if (r->capture || !value) return;
  begin_fact(r, name);
  if (r->capture) put_fact_text(&r->t->facts, value, strlen(value));
  end_fact(r);
}

const char *page_fact(const PageTree *t, const char *name) {
  for (uint32_t i = 0; i < t->list.n; i++)
    if (strcmp(t->facts.at + t->list.at[i].name, name) == 0)
      return t->facts.at + t->list.at[i].value;
  return NULL;
}

/* --------------------------------------------------------------- attributes */

static const char *attribute(const xmlChar **atts, const char *name) {
  for (size_t i = 0; atts && atts[i]; i += 2)
    if (strcmp((const char *)atts[i], name) == 0)
      return atts[i + 1] ? (const char *)atts[i + 1] : "";
  return NULL;
}

static bool is(const char *value, const char *what) {
  return value && strcasecmp(value, what) == 0;
}

/* style="display:none" in any spacing. */
static bool not_displayed(const char *style) {
  static const char want[] = "display:none";
  size_t at = 0;
  for (const char *p = style ? style : ""; *p && want[at]; p++) {
    if (is_white(*p)) continue;
    char c = *p >= 'A' && *p <= 'Z' ? (char)(*p + 32) : *p;
    at = c == want[at] ? at + 1 : c == want[0];
  }
  return want[at] == '\0';
}

static void take_meta(Reader *r, const xmlChar **atts) {
  static const char *const keys[] = {"property", "name", "itemprop",
                                     "http-equiv"};
  const char *content = attribute(atts, "content");
  for (size_t i = 0; i < GE_COUNT(keys); i++) {
    const char *name = attribute(atts, keys[i]);
    if (name) put_fact(r, name, content);
  }
}

/* Whether the words of a class have this one among them. */
static bool has_word(const char *class, const char *word) {
  size_t n = strlen(word);
  for (const char *p = class; p && (p = strstr(p, word)); p += n) {
    bool begins = p == class || is_white(p[-1]);
    if (begins && (p[n] == '\0' || is_white(p[n]))) return true;
  }
  return false;
}

/* Microdata (schema.org), <time>, and the microformats hAtom ("published",
 * "updated") and h-entry ("dt-published", "dt-updated"). */
static void take_time(Reader *r, PageTag tag, const xmlChar **atts) {
  const char *when = attribute(atts, "datetime"),
             *class = attribute(atts, "class"),
             *prop = attribute(atts, "itemprop");
  bool published = is(prop, "datePublished") || attribute(atts, "pubdate") ||
                   has_word(class, "published") ||
                   has_word(class, "dt-published");
  bool changed = !published &&
                 (is(prop, "dateModified") || has_word(class, "updated") ||
                  has_word(class, "dt-updated"));
  if (!when && published) when = attribute(atts, "content");
  if (!when && published) when = attribute(atts, "title");
  bool *known = published ? &r->published : &r->time;
  if (!when || *known || changed || (tag != TAG_TIME && !published)) return;
  *known = true;
  put_fact(r, published ? "published" : "time", when);
}

/* What elements say beside their text. */
static void take_facts(Reader *r, PageTag tag, const char *name,
                       const xmlChar **atts) {
  if (tag == TAG_META) take_meta(r, atts);
  if (tag != TAG_META) take_time(r, tag, atts);
  if (tag == TAG_LINK && is(attribute(atts, "rel"), "canonical"))
    put_fact(r, "canonical", attribute(atts, "href"));
  if (tag == TAG_INLINE && strcmp(name, "html") == 0)
    put_fact(r, "lang", attribute(atts, "lang"));
  if (r->capture) return;
  if (tag == TAG_TITLE && !r->mute && !r->title) {
    r->title = true;
    begin_fact(r, "title");
  }
  if (tag == TAG_SCRIPT && is(attribute(atts, "type"), "application/ld+json"))
    begin_fact(r, "ld");
}

/* ----------------------------------------------------------------- elements */

static bool is_listed(PageTag tag) {
  return tag >= TAG_BLOCK && tag <= TAG_BOILER;
}

/* Sites whose classes are made by a program often keep names that say something
 * in one of the data attributes, for their tests. */
static PageHint hint_of(const xmlChar **atts) {
  static const char *const names[] = {"class", "id", "data-component",
                                      "data-testid", "data-module"};
  PageHint hint = HINT_NONE;
  for (size_t i = 0; i < GE_COUNT(names); i++) {
    const char *value = attribute(atts, names[i]);
    if (value) hint = page_hint_stronger(hint, page_hint(value));
  }
  return hint;
}

static bool is_boiler(PageTag tag, const xmlChar **atts) {
  const char *role = attribute(atts, "role");
  return tag == TAG_BOILER || (role && page_role_is_boiler(role)) ||
         is(attribute(atts, "aria-modal"), "true");
}

static void begin_element(Reader *r, PageTag tag, const xmlChar **atts) {
  PageTree *t = r->t;
  end_block(r);
  PageHint hint = hint_of(atts);
  /* Publishing systems tell of the whole page in the body's classes. */
  if (tag == TAG_BODY || tag == TAG_MAIN || tag == TAG_ARTICLE)
    if (hint != HINT_BODY) hint = HINT_NONE;
  PageElement e = {r->element,
                   t->blocks.n,
                   0,
                   tag,
                   is_boiler(tag, atts) || hint == HINT_BOILER,
                   hint == HINT_PERHAPS,
                   hint == HINT_BODY ||
                       is(attribute(atts, "itemprop"), "articleBody"),
                   false,
                   false};
  uint32_t n = t->elements.n;
  if (list_push(&t->elements, e)) r->element = n;
  else stop(r, GE_ENOMEM);
}

static void end_element(Reader *r) {
  end_block(r);
  PageElement *e = &r->t->elements.at[r->element];
  e->end = r->t->blocks.n;
  r->element = e->parent;
}

/* Of all elements that are open and have no text yet. Where one is marked, so
 * are those around it that have none. */
static void mark_image(Reader *r) {
  PageTree *t = r->t;
  if (t->text.n > r->from) return;
  for (uint32_t e = r->element; e > 0; e = t->elements.at[e].parent) {
    PageElement *el = &t->elements.at[e];
    if (el->image || el->first < t->blocks.n) return;
    el->image = true;
  }
}

static void mark_field(Reader *r, const char *name, const xmlChar **atts) {
  static const char *const kinds[] = {"text", "email", "search", "tel", ""};
  if (strcmp(name, "input") && strcmp(name, "textarea")) return;
  const char *type = attribute(atts, "type");
  for (size_t i = 0; i < GE_COUNT(kinds); i++)
    if (is(type ? type : "", kinds[i]))
      r->t->elements.at[r->element].field = true;
}

/* A link within the page that is raised, or holds what is, is a footnote's
 * mark. One in a heading is the heading's own address, and no link. */
static bool is_note(Reader *r, PageTag tag, const char *name,
                    const xmlChar **atts, Frame *f) {
  const char *href = tag == TAG_A ? attribute(atts, "href") : NULL;
  bool within = href && href[0] == '#' && href[1];
  bool sup = strcmp(name, "sup") == 0;
  PageTag around = r->t->elements.at[r->element].tag;
  bool heading = around == TAG_HEADING || around == TAG_H1;
  f->link = tag == TAG_A && !(within && heading);
  f->note = within;
  f->sup = sup;
  return (sup && r->notes) || (within && r->sups);
}

static void on_start(void *ud, const xmlChar *xname, const xmlChar **atts) {
  Reader *r = ud;
  const char *name = (const char *)xname;
  if (r->status != GE_OK) return;
  if (r->depth == PAGE_DEPTH) {
    stop(r, GE_ELIMIT);
    return;
  }
  PageTag tag = page_tag(name);
  take_facts(r, tag, name, atts);
  bool hidden = attribute(atts, "hidden") ||
                not_displayed(attribute(atts, "style"));
  Frame f = {.tag = tag};
  bool note = is_note(r, tag, name, atts, &f);
  f.mute = hidden || note || tag == TAG_NO_TEXT || tag == TAG_SCRIPT ||
           tag == TAG_TITLE;
  if (!r->mute && tag == TAG_IMAGE) mark_image(r);
  if (!r->mute) mark_field(r, name, atts);
  r->mute += f.mute;
  if (!r->mute && is_listed(tag)) {
    uint32_t before = r->element;
    begin_element(r, tag, atts);
    f.listed = r->element != before;
  }
  if (!r->mute && tag == TAG_BREAK) put_break(r);
  r->links += f.link;
  r->notes += f.note;
  r->sups += f.sup;
  r->pre += tag == TAG_PRE;
  r->frames[r->depth++] = f;
}

static void on_end(void *ud, const xmlChar *name) {
  (void)name; /* the parser closes what it opened, in order */
  Reader *r = ud;
  if (r->status != GE_OK || r->depth == 0) return;
  Frame f = r->frames[--r->depth];
  if (f.tag == TAG_TITLE || f.tag == TAG_SCRIPT) end_fact(r);
  if (f.listed) end_element(r);
  r->mute -= f.mute;
  r->links -= f.link;
  r->notes -= f.note;
  r->sups -= f.sup;
  r->pre -= f.tag == TAG_PRE;
}

static void on_text(void *ud, const xmlChar *s, int n) {
  Reader *r = ud;
  if (r->status != GE_OK || n <= 0) return;
  if (r->capture) put_fact_text(&r->t->facts, (const char *)s, (size_t)n);
  else if (!r->mute) put_text(r, (const char *)s, (size_t)n);
}

/* ------------------------------------------------------------------ reading */

static void quiet(void *ctx, xmlErrorPtr e) { (void)ctx, (void)e; }

static GeStatus run(Reader *r, const char *html, size_t n) {
  htmlParserCtxtPtr p = r->parser;
  memset(p->sax, 0, sizeof *p->sax);
  p->sax->startElement = on_start;
  p->sax->endElement = on_end;
  p->sax->characters = on_text;
  p->sax->cdataBlock = on_text;
  p->sax->ignorableWhitespace = on_text;
  p->userData = r;
  htmlDocPtr doc = xml->htmlCtxtReadMemory(
      p, html, (int)n, NULL, "UTF-8",
      HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
          HTML_PARSE_IGNORE_ENC);
  if (doc) xml->xmlFreeDoc(doc);
  if (p->errNo == XML_ERR_NO_MEMORY) return GE_ENOMEM;
  return r->status;
}

/* Elements that were open when reading ended. */
static void end_all(Reader *r) {
  end_fact(r);
  end_block(r);
  PageTree *t = r->t;
  for (uint32_t e = r->element;; e = t->elements.at[e].parent) {
    t->elements.at[e].end = t->blocks.n;
    if (e == 0) break;
  }
}

uint32_t page_size(const PageTree *t, const PageElement *e) {
  if (e->first >= e->end) return 0;
  return t->blocks.at[e->end - 1].to - t->blocks.at[e->first].from;
}

/* A field for text counts for what is around it, while that is small. */
static void spread_fields(PageTree *t) {
  for (uint32_t e = t->elements.n; e-- > 1;) {
    PageElement *el = &t->elements.at[e];
    PageElement *up = &t->elements.at[el->parent];
    el->field = el->field && page_size(t, el) <= FORM_BYTES;
    if (el->field && up->tag == TAG_BLOCK) up->field = true;
  }
}

GeStatus page_tree_read(PageTree *t, const char *html, size_t n) {
  static const PageElement root = {0,     0,     0,     TAG_BLOCK, false,
                                   false, false, false, false};
  t->elements.n = t->blocks.n = t->list.n = 0;
  buf_reset(&t->text);
  buf_reset(&t->facts);
  TagGuard guard = {0};
  if (n > INT_MAX / 2 || !tag_guard(&guard, html, n)) return GE_ELIMIT;
  xml = xml_library();
  if (!xml) return GE_EIO;
  if (!list_push(&t->elements, root)) return GE_ENOMEM;
  Reader *r = ge_alloc_zeros(1, sizeof *r);
  if (!r) return GE_ENOMEM;
  r->t = t;
  xml->xmlSetStructuredErrorFunc(NULL, quiet);
  r->parser = xml->htmlNewParserCtxt();
  GeStatus status = r->parser ? run(r, html, n) : GE_ENOMEM;
  if (r->parser) xml->htmlFreeParserCtxt(r->parser);
  r->parser = NULL;
  if (status != GE_ENOMEM) {
    r->status = GE_OK;
    end_all(r);
    spread_fields(t);
    if (r->status != GE_OK) status = r->status;
  }
  ge_free(r, sizeof *r);
  return status;
}
