/* A page that was read as a document: its main text, and what it says of itself
 * as members of meta. */
#ifndef GE_INPUT_PAGE_DOCUMENT_H
#define GE_INPUT_PAGE_DOCUMENT_H

#include "base/json_writer.h"
#include "input/document.h"
#include "input/page.h"

/* A member of the object that is being written, unless it is empty. */
void page_put_member(JsonWriter *meta, const char *key, const char *value);

/*
 * Fills the document but its id: title, text, the day of the page or of
 * `fallback`, and meta, which is to be written by `meta` from its beginning:
 * what the page says of its language, author, site, and address when that is
 * not the id; then more members, of `n` keys and values in turn. All live as
 * long as the page and the writer. false: memory is out.
 */
bool page_document(const Page *p, JsonWriter *meta, const char *const *more,
                   size_t n, int32_t fallback, SourceDoc *doc);

#endif
