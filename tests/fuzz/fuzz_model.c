/* Any bytes as a model file: as they are, and with a header that fits them, so
 * that what lies behind it is used as well. */
#include "fuzz.h"
#include "syntax/label.h"
#include "syntax/model.h"
#include "engine/analysis.h"

static const char text[] =
    "He left. Russia, which sold jets to Egypt, didn't say: \"5 km?\"\n"
    "PRESIDENT MET ENVOYS";

static void claim_words(GeDoc *doc, const GeSentence *s, const GeWord *w) {
  uint32_t nroots = 0;
  for (uint32_t i = 0; i < s->end - s->first; i++) {
    const char *lemma;
    CLAIM(ge_pos_name(w[i].pos) && ge_tag_name(w[i].tag));
    CLAIM(ge_rel_name(w[i].rel) != NULL);
    CLAIM(w[i].head == GE_NONE ||
          (w[i].head >= s->first && w[i].head < s->end));
    nroots += w[i].head == GE_NONE;
    CLAIM(ge_doc_lemma(doc, s->first + i, &lemma) == GE_OK && lemma);
  }
  CLAIM(nroots == 1);
}

/* Analyses the text by a model that was taken; `whole`: its checksum holds. */
static void analyse(const void *bytes, size_t n, bool whole) {
  static const GeDocInfo info = {.id = "fuzz", .title = "", .day = 19000};
  GeEngine *e;
  GeDoc *doc;
  CLAIM(ge_engine_new(&e) == GE_OK);
  CLAIM(!model_use(&e->analyser.model, bytes, n));
  e->analyser.vocab = e->vocab;
  e->analyser.loaded = true;
  CLAIM(ge_engine_seal(e) == GE_OK);
  CLAIM(ge_doc_new(e, text, sizeof text - 1, &info, &doc) == GE_OK);
  for (uint32_t s = 0; s < ge_doc_nsentences(doc); s++) {
    const GeWord *w;
    GeStatus st = ge_doc_parse(doc, s, &w);
    CLAIM(st == (whole ? GE_OK : GE_EINPUT));
    if (whole) claim_words(doc, &ge_doc_sentences(doc)[s], w);
    else CLAIM(strstr(ge_engine_message(e), "checksum") != NULL);
  }
  ge_doc_free(doc);
  ge_engine_free(e);
}

/* The header's own fields; offsets and sizes of sections stay. */
static void mend(unsigned char *bytes, size_t n) {
  ModelHeader *h = (ModelHeader *)(void *)bytes;
  memcpy(h->magic, "GEOMODEL", 8);
  h->version = MODEL_VERSION;
  h->order = MODEL_ORDER;
  h->nbytes = n;
  h->nsections = SECTIONS;
  h->checksum = model_checksum(bytes + sizeof *h, n - sizeof *h);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  Model m;
  void *block; /* exactly as large as the input: sanitizers see its end */
  CLAIM(posix_memalign(&block, MODEL_ALIGN, n ? n : 1) == 0);
  unsigned char *bytes = block;
  memcpy(bytes, data, n);
  const char *why = model_use(&m, bytes, n);
  CLAIM(!why || *why);
  if (!why) analyse(bytes, n, model_check(&m));
  if (n >= sizeof(ModelHeader)) {
    mend(bytes, n);
    if (!model_use(&m, bytes, n)) analyse(bytes, n, true);
  }
  free(block);
  return 0;
}
