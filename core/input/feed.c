#include "input/feed.h"
#include "base/list.h"
#include "input/tag_guard.h"
#include "input/xml_library.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

static const XmlLibrary *xml; /* since the first feed */

#define DEEPEST 256u /* elements within one another, as of pages */

/* What an element within an item is, by name and namespace; where a feed has
 * several of one kind the one that stands first here wins. */
typedef enum Part {
  PART_NONE,
  PART_ID,
  PART_LINK,
  PART_TITLE,
  PART_DATE,    /* of publication */
  PART_UPDATED, /* where that is all that is said */
  PART_AUTHOR,
  PART_TEXT,    /* the whole */
  PART_SUMMARY, /* or what stands for it */
  PARTS
} Part;

typedef enum Space { NO_SPACE, RSS1, ATOM, DC, CONTENT, OTHER_SPACE } Space;

typedef struct Name {
  Space space;
  const char *name;
  Part part;
} Name;

static const Name names[] = {
    {NO_SPACE, "guid", PART_ID},
    {NO_SPACE, "link", PART_LINK},
    {NO_SPACE, "title", PART_TITLE},
    {NO_SPACE, "pubDate", PART_DATE},
    {NO_SPACE, "author", PART_AUTHOR},
    {NO_SPACE, "description", PART_SUMMARY},
    {RSS1, "link", PART_LINK},
    {RSS1, "title", PART_TITLE},
    {RSS1, "description", PART_SUMMARY},
    {DC, "date", PART_DATE},
    {DC, "creator", PART_AUTHOR},
    {CONTENT, "encoded", PART_TEXT},
    {ATOM, "id", PART_ID},
    {ATOM, "link", PART_LINK},
    {ATOM, "title", PART_TITLE},
    {ATOM, "published", PART_DATE},
    {ATOM, "updated", PART_UPDATED},
    {ATOM, "name", PART_AUTHOR},
    {ATOM, "content", PART_TEXT},
    {ATOM, "summary", PART_SUMMARY},
};

typedef struct Item {
  Buf part[PARTS];
  bool have[PARTS];
  uint32_t line;
  bool too_large;
} Item;

struct Feed {
  xmlParserCtxtPtr parser;
  size_t max;
  LIST(Item *) items; /* that are whole, and one that is given */
  uint32_t given;     /* of them, given already */
  Item *item;         /* that grows, NULL: none */
  Buf title, language;
  unsigned depth;
  bool by_author;                  /* within what an item says of its author */
  unsigned item_depth, part_depth; /* of their start tags */
  Part part;                       /* that grows */
  bool escape;                     /* its text is plain and becomes HTML */
  bool tags;                       /* its elements are its text (XHTML) */
  Buf *own;  /* the feed's title or language, which grows */
  bool root; /* the root is a feed's */
  bool ended, memory;
  TagGuard guard;
  char why[300];
  uint32_t line, column;
  xmlEntity entity; /* a character of HTML that was asked for */
  char letter[8];
};

/* ------------------------------------------------------------------ failing */

static void stop(Feed *f, const char *why) {
  if (f->why[0]) return;
  snprintf(f->why, sizeof f->why, "%s", why);
  int line = f->parser ? xml->xmlSAX2GetLineNumber(f->parser) : 0;
  int column = f->parser ? xml->xmlSAX2GetColumnNumber(f->parser) : 0;
  f->line = line > 0 ? (uint32_t)line : 0;
  f->column = column > 0 && line > 0 ? (uint32_t)column : 0;
  xml->xmlStopParser(f->parser);
}

static void no_memory(Feed *f) { stop(f, "out of memory"); }

/* -------------------------------------------------------------------- items */

static void free_item(Item *item) {
  if (!item) return;
  for (int i = 0; i < PARTS; i++) buf_clear(&item->part[i]);
  ge_free(item, sizeof *item);
}

static void begin_item(Feed *f) {
  int line = xml->xmlSAX2GetLineNumber(f->parser);
  f->item = ge_alloc_zeros(1, sizeof *f->item);
  if (!f->item) {
    no_memory(f);
    return;
  }
  f->item->line = line > 0 ? (uint32_t)line : 0;
  f->item_depth = f->depth;
}

static void end_item(Feed *f) {
  Item *item = f->item;
  bool failed = false;
  for (int i = 0; i < PARTS; i++) failed = failed || item->part[i].failed;
  f->item = NULL;
  if (!failed && list_push(&f->items, item)) return;
  free_item(item);
  no_memory(f);
}

static void put(Feed *f, const char *s, size_t n) {
  Buf *b = f->own ? f->own : &f->item->part[f->part];
  if (b->n > f->max || n > f->max - b->n) {
    if (f->item) f->item->too_large = true;
    return;
  }
  buf_put(b, s, n);
}

static void put_escaped(Feed *f, const char *s, size_t n) {
  for (size_t i = 0, from = 0; i <= n; i++) {
    if (i < n && s[i] != '&' && s[i] != '<') continue;
    put(f, s + from, i - from);
    if (i < n) put(f, s[i] == '&' ? "&amp;" : "&lt;", s[i] == '&' ? 5 : 4);
    from = i + 1;
  }
}

/* ----------------------------------------------------------------- elements */

static Space space_of(const char *uri) {
  static const struct {
    const char *uri;
    Space space;
  } spaces[] = {{"http://purl.org/rss/1.0/", RSS1},
                {"http://my.netscape.com/rdf/simple/0.9/", RSS1},
                {"http://www.w3.org/2005/Atom", ATOM},
                {"http://purl.org/dc/elements/1.1/", DC},
                {"http://purl.org/dc/terms/", DC},
                {"http://purl.org/rss/1.0/modules/content/", CONTENT},
                {"http://backend.userland.com/rss2", NO_SPACE}};
  if (!uri || !*uri) return NO_SPACE;
  for (size_t i = 0; i < GE_COUNT(spaces); i++)
    if (strcmp(spaces[i].uri, uri) == 0) return spaces[i].space;
  return OTHER_SPACE;
}

static Part part_of(Space space, const char *name) {
  for (size_t i = 0; i < GE_COUNT(names); i++)
    if (names[i].space == space && strcmp(names[i].name, name) == 0)
      return names[i].part;
  return PART_NONE;
}

typedef struct Attributes {
  const xmlChar **at;
  int n;
} Attributes;

/* The value, whose end is *end; NULL: there is no such attribute. */
static const char *attribute(Attributes a, const char *name, const char **end) {
  *end = NULL;
  for (int i = 0; i < a.n; i++) {
    const xmlChar **one = a.at + 5 * i;
    if (strcmp((const char *)one[0], name)) continue;
    *end = (const char *)one[4];
    return (const char *)one[3];
  }
  return NULL;
}

static bool attribute_is(Attributes a, const char *name, const char *value) {
  const char *end, *s = attribute(a, name, &end);
  return s && (size_t)(end - s) == strlen(value) &&
         memcmp(s, value, strlen(value)) == 0;
}

/* Atom says in attributes what a link is, and in what form a text stands. */
static void begin_atom_part(Feed *f, Attributes a) {
  const char *end, *href = attribute(a, "href", &end), *rel_end;
  f->tags = attribute_is(a, "type", "xhtml");
  f->escape = !attribute_is(a, "type", "html") &&
              !attribute_is(a, "type", "text/html");
  if (f->part != PART_LINK || !href) return;
  bool other = attribute(a, "rel", &rel_end) &&
               !attribute_is(a, "rel", "alternate");
  if (other) f->part = PART_NONE;
  else put(f, href, (size_t)(end - href));
}

static void begin_part(Feed *f, Space space, const char *name, Attributes a) {
  if (f->depth == f->item_depth + 1)
    f->by_author = space == ATOM && strcmp(name, "author") == 0;
  bool author = space == ATOM && strcmp(name, "name") == 0;
  if (author && !f->by_author) return; /* of who contributed */
  if (f->depth != f->item_depth + 1 + author) return;
  Part part = part_of(space, name);
  if (part == PART_NONE || f->item->have[part]) return;
  f->part = part;
  f->part_depth = f->depth;
  f->escape = f->tags = false;
  buf_reset(&f->item->part[part]);
  if (space == ATOM) begin_atom_part(f, a);
}

static bool is_item(Space space, const char *name) {
  return (space == ATOM && strcmp(name, "entry") == 0) ||
         ((space == NO_SPACE || space == RSS1) && strcmp(name, "item") == 0);
}

static void begin_root(Feed *f, Space space, const char *name) {
  f->root = strcmp(name, "rss") == 0 || strcmp(name, "RDF") == 0 ||
            (space == ATOM &&
             (strcmp(name, "feed") == 0 || strcmp(name, "entry") == 0));
  if (f->root) return;
  char why[200];
  snprintf(why, sizeof why,
           "this XML is no feed: its root element is <%.40s>; "
           "RSS and Atom are read",
           name);
  stop(f, why);
}

static void take_language(Feed *f, Attributes a) {
  const char *end, *lang = attribute(a, "lang", &end);
  if (lang && f->language.n == 0)
    buf_put(&f->language, lang, (size_t)(end - lang));
}

/* The id of an item of RSS 1.0. */
static void take_about(Feed *f, Attributes a) {
  const char *end, *about = attribute(a, "about", &end);
  if (about) buf_put(&f->item->part[PART_ID], about, (size_t)(end - about));
}

/* What the feed says of itself. */
static void begin_own(Feed *f, Space space, const char *name) {
  Buf *own = NULL;
  if (part_of(space, name) == PART_TITLE) own = &f->title;
  if (space != ATOM && strcmp(name, "language") == 0) own = &f->language;
  if (!own || own->n > 0) return;
  f->own = own;
  f->part_depth = f->depth;
}

static void put_tag(Feed *f, const char *name, const char *open) {
  put(f, open, strlen(open));
  put(f, name, strlen(name));
  put(f, ">", 1);
}

static void on_start(void *ud, const xmlChar *xname, const xmlChar *prefix,
                     const xmlChar *uri, int nspaces, const xmlChar **spaces,
                     int nattributes, int ndefault, const xmlChar **at) {
  (void)prefix, (void)nspaces, (void)spaces, (void)ndefault;
  Feed *f = ud;
  const char *name = (const char *)xname;
  Space space = space_of((const char *)uri);
  Attributes a = {at, nattributes};
  if (f->why[0]) return;
  if (++f->depth == 1) begin_root(f, space, name);
  if (f->depth > DEEPEST)
    stop(f, "elements of the feed stand within one another more than 256 deep");
  if (f->why[0]) return;
  if (f->depth <= 2) take_language(f, a);
  if (f->item && f->part) {
    if (f->tags) put_tag(f, name, "<");
  } else if (f->item) {
    begin_part(f, space, name, a);
  } else if (is_item(space, name)) {
    begin_item(f);
    if (f->item && space == RSS1) take_about(f, a);
  } else if (f->depth <= 3 && !f->own) {
    begin_own(f, space, name);
  }
}

static void on_end(void *ud, const xmlChar *name, const xmlChar *prefix,
                   const xmlChar *uri) {
  (void)prefix, (void)uri;
  Feed *f = ud;
  if (f->why[0] || f->depth == 0) return;
  bool part = (f->part || f->own) && f->depth == f->part_depth;
  if (part && f->item && f->part) f->item->have[f->part] = true;
  if (part) {
    f->part = PART_NONE;
    f->own = NULL;
  } else if (f->part && f->tags) {
    put_tag(f, (const char *)name, "</");
  }
  if (f->item && f->depth == f->item_depth) end_item(f);
  f->depth--;
}

static void on_text(void *ud, const xmlChar *s, int n) {
  Feed *f = ud;
  if (f->why[0] || n <= 0 || !(f->own || (f->item && f->part))) return;
  if (f->escape && !f->own) put_escaped(f, (const char *)s, (size_t)n);
  else put(f, (const char *)s, (size_t)n);
}

/* ----------------------------------------------------------------- entities */

/* Those of ASCII that have names are XML's own. */
static char *put_letter(char *p, unsigned c) {
  if (c < 0x800) {
    *p++ = (char)(0xC0 | c >> 6);
    *p++ = (char)(0x80 | (c & 0x3F));
  } else {
    *p++ = (char)(0xE0 | (c >> 12 & 0xF));
    *p++ = (char)(0x80 | (c >> 6 & 0x3F));
    *p++ = (char)(0x80 | (c & 0x3F));
  }
  *p = '\0';
  return p;
}

/* Names of characters that HTML has and feeds use without saying so. Those a
 * feed declares itself are not known: nothing is expanded. */
static xmlEntityPtr on_entity(void *ud, const xmlChar *name) {
  Feed *f = ud;
  xmlEntityPtr own = xml->xmlGetPredefinedEntity(name);
  const htmlEntityDesc *d = own ? NULL : xml->htmlEntityLookup(name);
  if (!d || d->value > 0xFFFF) return own;
  put_letter(f->letter, d->value);
  memset(&f->entity, 0, sizeof f->entity);
  f->entity.type = XML_ENTITY_DECL;
  f->entity.etype = XML_INTERNAL_PREDEFINED_ENTITY;
  f->entity.name = (const xmlChar *)d->name;
  f->entity.content = (xmlChar *)f->letter;
  f->entity.length = (int)strlen(f->letter);
  return &f->entity;
}

/* ------------------------------------------------------------------ reading */

static void quiet(void *ctx, xmlErrorPtr e) { (void)ctx, (void)e; }

static bool make_parser(Feed *f, const char *encoding) {
  xmlSAXHandler sax;
  memset(&sax, 0, sizeof sax);
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = on_start;
  sax.endElementNs = on_end;
  sax.characters = on_text;
  sax.cdataBlock = on_text;
  sax.ignorableWhitespace = on_text;
  sax.getEntity = on_entity;
  xml->xmlSetStructuredErrorFunc(NULL, quiet);
  f->parser = xml->xmlCreatePushParserCtxt(&sax, f, NULL, 0, NULL);
  if (!f->parser) return false;
  xml->xmlCtxtUseOptions(f->parser, XML_PARSE_NONET | XML_PARSE_NOERROR |
                                        XML_PARSE_NOWARNING);
  f->parser->linenumbers = 1;
  xmlCharEncodingHandlerPtr h = encoding
                                    ? xml->xmlFindCharEncodingHandler(encoding)
                                    : NULL;
  return !h || xml->xmlSwitchToEncoding(f->parser, h) == 0;
}

Feed *feed_new(size_t max_bytes, const char *encoding) {
  xml = xml_library();
  Feed *f = xml ? ge_alloc_zeros(1, sizeof *f) : NULL;
  if (!f) return NULL;
  f->max = max_bytes;
  if (make_parser(f, encoding)) return f;
  feed_free(f);
  return NULL;
}

void feed_free(Feed *f) {
  if (!f) return;
  if (f->parser) {
    if (f->parser->myDoc) xml->xmlFreeDoc(f->parser->myDoc);
    f->parser->myDoc = NULL;
    xml->xmlFreeParserCtxt(f->parser);
  }
  for (uint32_t i = 0; i < f->items.n; i++) free_item(f->items.at[i]);
  list_clear(&f->items);
  free_item(f->item);
  buf_clear(&f->title);
  buf_clear(&f->language);
  ge_free(f, sizeof *f);
}

/* What the parser found wrong, in one line. */
static void take_error(Feed *f) {
  const xmlError *e = xml->xmlCtxtGetLastError(f->parser);
  char what[200];
  if (f->why[0]) return;
  if (f->parser->errNo == XML_ERR_NO_MEMORY) {
    no_memory(f);
    return;
  }
  snprintf(what, sizeof what, "%s",
           e && e->message ? e->message : "it is empty");
  what[strcspn(what, "\r\n")] = '\0';
  if (strcmp(what, "xmlParseEntityRef: no name") == 0)
    snprintf(what, sizeof what, "a & must be written &amp;");
  int line = e ? e->line : 0, column = e ? e->int2 : 0;
  snprintf(f->why, sizeof f->why, "%s, as it is no well-formed XML: %s",
           f->root ? "the feed breaks off here" : "this is no feed", what);
  f->line = line > 0 ? (uint32_t)line : 0;
  f->column = line > 0 && column > 0 ? (uint32_t)column : 0;
}

bool feed_put(Feed *f, const char *bytes, size_t n) {
  if (f->why[0] || f->ended) return !f->why[0];
  f->ended = n == 0;
  if (!tag_guard(&f->guard, bytes, n)) {
    stop(f, "an element of the feed has more than 1024 attributes");
    return false;
  }
  for (size_t i = 0; i < n || n == 0; i += INT_MAX / 4) {
    size_t k = n - i < INT_MAX / 4 ? n - i : INT_MAX / 4;
    xml->xmlParseChunk(f->parser, bytes + i, (int)k, n == 0);
    if (n == 0) break;
  }
  if (!f->parser->wellFormed || f->parser->errNo == XML_ERR_NO_MEMORY)
    take_error(f);
  return !f->why[0];
}

static const char *string_of(const Item *item, Part part) {
  const Buf *b = &item->part[part];
  return b->n ? b->at : NULL;
}

bool feed_next(Feed *f, FeedItem *out) {
  if (f->given > 0) free_item(f->items.at[f->given - 1]);
  if (f->given > 0) f->items.at[f->given - 1] = NULL;
  if (f->given == f->items.n) {
    f->items.n = f->given = 0;
    return false;
  }
  const Item *it = f->items.at[f->given++];
  Part text = it->part[PART_TEXT].n ? PART_TEXT : PART_SUMMARY;
  const char *date = string_of(it, PART_DATE);
  *out = (FeedItem){string_of(it, PART_ID),
                    string_of(it, PART_LINK),
                    string_of(it, PART_TITLE),
                    date ? date : string_of(it, PART_UPDATED),
                    string_of(it, PART_AUTHOR),
                    f->language.n ? f->language.at : NULL,
                    string_of(it, text),
                    it->part[text].n,
                    it->line,
                    it->too_large};
  return true;
}

const char *feed_title(const Feed *f) { return f->title.n ? f->title.at : ""; }

const char *feed_error(const Feed *f, uint32_t *line, uint32_t *column) {
  *line = f->line;
  *column = f->column;
  return f->why[0] ? f->why : NULL;
}
