/* Any bytes as an image of lists. */
#include "image.h"
#include "engine/list_image.h"

static const char text[] =
    "They held talks in Sao Paulo, the city of Sao Paulo, in May. It may hold "
    "in Paris; SAMPA holds. May Day talks were held.";

/* Looks up a text and every attribute in what was taken. */
static void use(GeEngine *e) {
  static const GeDocInfo info = {.id = "fuzz", .title = "", .day = 19000};
  GeDoc *doc;
  GeId more;
  CLAIM(ge_layer(e, "$more", &more) == GE_OK);
  CLAIM(ge_list_add(e, more, "hold in", 7, GE_LEMMA, GE_NONE) == GE_OK);
  CLAIM(ge_engine_seal(e) == GE_OK);
  CLAIM(ge_doc_new(e, text, sizeof text - 1, &info, &doc) == GE_OK);
  for (uint32_t s = 0; s < ge_doc_nsentences(doc); s++) {
    const GeId *ids;
    uint32_t n;
    for (GeId l = 0; ge_layer_name(e, l); l++) {
      if (!engine_is_list(e, l)) continue;
      CLAIM(ge_doc_layer(doc, l, s, &ids, &n) == GE_OK);
      for (uint32_t i = 0; i < n; i++) {
        const GeSpan *span = ge_doc_span(doc, ids[i]);
        CLAIM(span->first < span->end && span->end <= ge_doc_ntokens(doc));
        ge_doc_span_attr(doc, ids[i], "code");
      }
    }
  }
  ge_doc_free(doc);
}

static void read_image(void *bytes, size_t n) {
  GeEngine *e;
  GeStatus st;
  CLAIM(ge_engine_new(&e) == GE_OK);
  const char *why = image_read(e, key, bytes, n, &st);
  CLAIM((why == NULL) == (st == GE_OK));
  use(e);
  ge_engine_free(e);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  read_both(data, n, sizeof(ImageHeader), "GEOLISTS", IMAGE_VERSION,
            read_image);
  return 0;
}
