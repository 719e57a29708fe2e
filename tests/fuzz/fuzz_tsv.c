/* Any bytes as a lexicon, which is then looked for in its own text. */
#include "fuzz.h"

static GeEngine *engine;

/* The message of a lexicon that is refused: its place, on lines without
 * control characters. */
static void claim_message(const char *what) {
  CLAIM(strncmp(what, "f.tsv:", 6) == 0);
  for (const char *p = what; *p; p++)
    CLAIM((unsigned char)*p >= ' ' || *p == '\n' || *p == '\t');
}

static void claim_spans(GeDoc *doc, GeId list) {
  for (uint32_t s = 0; s < ge_doc_nsentences(doc); s++) {
    const GeId *spans;
    uint32_t n;
    CLAIM(ge_doc_layer(doc, list, s, &spans, &n) == GE_OK);
    for (uint32_t i = 0; i < n; i++) {
      const GeSpan *span = ge_doc_span(doc, spans[i]);
      CLAIM(span->layer == list && span->first < span->end);
      CLAIM(span->entry != GE_NONE);
      const char *basis = ge_doc_span_attr(doc, spans[i], "basis");
      CLAIM(basis && strncmp(basis, "f:", 2) == 0);
    }
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  static const GeDocInfo info = {.id = "fuzz", .title = "", .day = 19000};
  const char *text = (const char *)data;
  GeId list;
  GeDoc *doc;
  CLAIM(ge_engine_new(&engine) == GE_OK);
  CLAIM(ge_layer(engine, "$x", &list) == GE_OK);
  GeStatus st = ge_list_read(engine, list, "f.tsv", "f", text, n, GE_LEMMA);
  CLAIM(st == GE_OK || st == GE_ERULE);
  if (st == GE_ERULE) claim_message(ge_engine_message(engine));
  CLAIM(ge_engine_seal(engine) == GE_OK);
  CLAIM(ge_doc_new(engine, text, n, &info, &doc) == GE_OK);
  CLAIM(ge_doc_run(doc) == GE_OK);
  claim_document(doc, n);
  claim_spans(doc, list);
  ge_doc_free(doc);
  ge_engine_free(engine);
  return 0;
}
