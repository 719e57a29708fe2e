/*
 * Any bytes as a document: tokens, sentences, offsets, gazetteer, triggers.
 * Read twice, so that words seen for the first time and words known already
 * must give the same.
 */
#include "base/utf8.h"
#include "fuzz.h"

#define INPUTS 2000 /* of one engine: its vocabulary only grows */

static GeEngine *engine;
static uint32_t ninputs;

static void add(const char *layer, const char *phrase, GeHow how) {
  GeId list;
  CLAIM(ge_layer(engine, layer, &list) == GE_OK);
  CLAIM(ge_list_add(engine, list, phrase, strlen(phrase), how, GE_NONE) ==
        GE_OK);
}

/* event: $strike ~4 where:$place */
static void add_rule(void) {
  GePat *pat;
  GeId pattern, rule, nodes[3];
  CLAIM(ge_pat_new(engine, &pat) == GE_OK);
  nodes[0] = ge_pat_layer(pat, ge_layer_find(engine, "$strike"), GE_NONE);
  nodes[1] = ge_pat_gap(pat, 4);
  nodes[2] = ge_pat_role(
      pat, "where",
      ge_pat_layer(pat, ge_layer_find(engine, "$place"), GE_NONE));
  CLAIM(ge_pattern_compile(engine, pat, ge_pat_seq(pat, nodes, 3), &pattern) ==
        GE_OK);
  ge_pat_free(pat);
  GeRuleSpec spec = {.kind = GE_RULE_EVENT,
                     .name = "attack",
                     .file = "f.lua",
                     .line = 1,
                     .patterns = &pattern,
                     .npatterns = 1,
                     .set = GE_NONE};
  CLAIM(ge_rule_add(engine, &spec, &rule) == GE_OK);
}

static void new_engine(void) {
  ge_engine_free(engine);
  CLAIM(ge_engine_new(&engine) == GE_OK);
  add("$strike", "strike", GE_LEMMA);
  add("$strike", "open fire", GE_LEMMA);
  add("$place", "Damascus", GE_EXACT);
  add("$place", "New York", GE_FOLD);
  add("$place", "S\xC3\xA3o Tom\xC3\xA9", GE_FOLD);
  add_rule();
  CLAIM(ge_engine_seal(engine) == GE_OK);
}

/* Whatever is no white space and no control stands in a token. */
static void claim_nothing_lost(const GeDoc *doc, const uint8_t *data,
                               size_t n) {
  const GeToken *t = ge_doc_tokens(doc);
  uint32_t k = 0, nt = ge_doc_ntokens(doc);
  for (uint32_t i = 0; i < n; i++) {
    while (k < nt && t[k].end <= i) k++;
    bool inside = k < nt && t[k].start <= i;
    CLAIM(inside || data[i] <= ' ' || data[i] >= 0x7F);
  }
}

static void claim_offsets(const GeDoc *doc) {
  const GeToken *t = ge_doc_tokens(doc);
  uint32_t cp = 0, unit = 0;
  for (uint32_t i = 0; i < ge_doc_ntokens(doc); i++) {
    uint32_t a = ge_doc_cp(doc, t[i].start), b = ge_doc_cp(doc, t[i].end);
    uint32_t u = ge_doc_utf16(doc, t[i].start);
    CLAIM(cp <= a && a < b && unit <= u && a <= u);
    CLAIM(ge_doc_byte(doc, a) == t[i].start);
    CLAIM(ge_doc_byte(doc, b) == t[i].end);
    cp = b;
    unit = ge_doc_utf16(doc, t[i].end);
  }
}

static void claim_equal(const GeDoc *a, const GeDoc *b) {
  uint32_t n = ge_doc_ntokens(a), ns = ge_doc_nsentences(a);
  CLAIM(ge_doc_ntokens(b) == n && ge_doc_nsentences(b) == ns);
  const GeToken *s = ge_doc_tokens(a), *t = ge_doc_tokens(b);
  for (uint32_t i = 0; i < n; i++)
    CLAIM(s[i].start == t[i].start && s[i].end == t[i].end &&
          s[i].type == t[i].type && s[i].flags == t[i].flags);
  for (uint32_t i = 0; i < ns; i++)
    CLAIM(ge_doc_sentences(a)[i].end == ge_doc_sentences(b)[i].end);
  CLAIM(ge_doc_nmatches(a) == ge_doc_nmatches(b));
}

static void claim_clean(const uint8_t *data, size_t n) {
  char *out = malloc(3 * n + 1);
  CLAIM(out);
  size_t m = utf8_clean((const char *)data, n, out);
  CLAIM(m <= 3 * n);
  for (size_t i = 0; i < m; i++)
    CLAIM((uint8_t)out[i] >= ' ' && out[i] != 0x7F);
  utf8_width(out, m);
  free(out);
}

static GeDoc *read_document(const uint8_t *data, size_t n) {
  static const GeDocInfo info = {.id = "fuzz", .title = "", .day = GE_NODAY};
  GeDoc *doc;
  GeStatus st = ge_doc_new(engine, (const char *)data, n, &info, &doc);
  if (st == GE_OK) st = ge_doc_run(doc);
  CLAIM(st == GE_OK);
  return doc;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  if (!engine || ++ninputs % INPUTS == 0) new_engine();
  GeDoc *doc = read_document(data, n), *again = read_document(data, n);
  claim_document(doc, n);
  claim_nothing_lost(doc, data, n);
  claim_offsets(doc);
  claim_equal(doc, again);
  for (uint32_t i = 0; i < ge_doc_nmatches(doc); i++)
    claim_match(doc, ge_doc_match(doc, i));
  for (uint32_t i = 0; i < ge_doc_ntokens(doc); i++) {
    GeId type = ge_doc_tokens(doc)[i].type;
    CLAIM(ge_type_text(engine, type) && ge_type_norm(engine, type));
    CLAIM(ge_type_shape(engine, type));
    for (size_t k = 0; ge_type_lemma(engine, type, k); k++) CLAIM(k < 64);
  }
  claim_clean(data, n);
  ge_doc_free(again);
  ge_doc_free(doc);
  return 0;
}
