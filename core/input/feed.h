/*
 * Items of feeds: RSS 2.0 and 0.9x, RSS 1.0 (RDF), Atom 1.0 (RFC 4287). Bytes go
 * in piece by piece, items come out as soon as they are whole, so that a feed
 * may be of any length. libxml2 reads the XML with nothing fetched, no entity
 * of the feed expanded, and names of HTML's characters ("&nbsp;") known.
 */
#ifndef GE_INPUT_FEED_H
#define GE_INPUT_FEED_H

#include "base/buf.h"

/* Strings as they stand in the feed, NUL-ended, NULL: there is none. What may
 * be HTML is HTML: plain text is escaped. */
typedef struct FeedItem {
  const char *id, *link, *title, *date, *author, *language;
  const char *text; /* HTML */
  size_t ntext;
  uint32_t line;  /* where it begins */
  bool too_large; /* its parts were dropped */
} FeedItem;

typedef struct Feed Feed;

/* max_bytes: of an item's text; encoding: NULL, or what the XML is in, whatever
 * it says. NULL: memory is out, or xml_library_lacks says what is not there. */
Feed *feed_new(size_t max_bytes, const char *encoding);
void feed_free(Feed *f);

/* The next bytes; n = 0: there are no more. false: feed_error says why, and no
 * more bytes are taken; items that were whole are still there. */
bool feed_put(Feed *f, const char *bytes, size_t n);
/* The next item that is whole, until the next call of any function; false:
 * there is none yet. */
bool feed_next(Feed *f, FeedItem *item);
/* The title of the feed itself as far as it is known, or "". */
const char *feed_title(const Feed *f);
/* What is wrong and where; NULL: nothing so far. */
const char *feed_error(const Feed *f, uint32_t *line, uint32_t *column);

#endif
