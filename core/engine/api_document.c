/* Documents of geoeng.h on top of the layers below: thin. */
#include "engine/run.h"
#include "base/clock.h"
#include "text/lemma.h"

#include <string.h>

GeStatus ge_doc_new(GeEngine *e, const char *text, size_t nbytes,
                    const GeDocInfo *info, GeDoc **out) {
  *out = NULL;
  if (nbytes > e->limits.doc_bytes)
    return engine_fail(e, GE_ELIMIT,
                       "the document has %zu bytes, the limit is %zu", nbytes,
                       e->limits.doc_bytes);
  GeDoc *doc = e->spare ? e->spare : ge_alloc(sizeof *doc);
  if (!doc) return engine_fail(e, GE_ENOMEM, "out of memory");
  if (!e->spare) memset(doc, 0, sizeof *doc);
  e->spare = NULL;
  doc->engine = e;
  doc->serial = ++e->ndocs;
  doc->deadline = 0;
  if (e->limits.doc_ms > 0)
    doc->deadline = clock_ns() + (int64_t)e->limits.doc_ms * 1000000;
  GeStatus st = doc_init(doc, e->vocab, text, nbytes, info,
                         e->limits.arena_bytes);
  if (st != GE_OK) {
    ge_doc_free(doc);
    return engine_fail(
        e, st, st == GE_ELIMIT ? "the document is too large" : "out of memory");
  }
  ge_assert(doc->text.at && doc->text.n == nbytes);
  ge_assert((doc->tokens.n == 0) == (doc->sentences.n == 0));
  *out = doc;
  return GE_OK;
}

void ge_doc_free(GeDoc *doc) {
  if (!doc) return;
  GeEngine *e = doc->engine;
  ge_assert(doc != e->spare); /* it was freed before */
  if (!e->spare && doc_reset(doc)) {
    e->spare = doc;
    return;
  }
  doc_clear(doc);
  ge_free(doc, sizeof *doc);
}

GeEngine *ge_doc_engine(const GeDoc *doc) { return doc->engine; }

const char *ge_doc_text(const GeDoc *doc, size_t *nbytes) {
  if (nbytes) *nbytes = doc->text.n;
  return doc->text.at;
}

const char *ge_doc_id(const GeDoc *doc) { return doc->id; }
const char *ge_doc_title(const GeDoc *doc) { return doc->title; }
int32_t ge_doc_day(const GeDoc *doc) { return doc->day; }

uint32_t ge_doc_cp(const GeDoc *doc, uint32_t byte) {
  return text_cp(&doc->text, byte);
}

uint32_t ge_doc_utf16(const GeDoc *doc, uint32_t byte) {
  return text_utf16(&doc->text, byte);
}

uint32_t ge_doc_byte(const GeDoc *doc, uint32_t cp) {
  return text_byte(&doc->text, cp);
}

uint32_t ge_doc_ntokens(const GeDoc *doc) { return doc->tokens.n; }
const GeToken *ge_doc_tokens(const GeDoc *doc) { return doc->tokens.at; }
uint32_t ge_doc_nsentences(const GeDoc *doc) { return doc->sentences.n; }

const GeSentence *ge_doc_sentences(const GeDoc *doc) {
  return doc->sentences.at;
}

uint32_t ge_doc_sentence_of(const GeDoc *doc, uint32_t token) {
  return token < doc->tokens.n ? doc_sentence_of(doc, token) : GE_NONE;
}

const char *ge_type_text(const GeEngine *e, GeId type) {
  return type < vocab_size(e->vocab) ? vocab_type(e->vocab, type)->text : NULL;
}

const char *ge_type_norm(const GeEngine *e, GeId type) {
  if (type >= vocab_size(e->vocab)) return NULL;
  return vocab_type(e->vocab, vocab_type(e->vocab, type)->fold)->text;
}

const char *ge_type_shape(const GeEngine *e, GeId type) {
  return type < vocab_size(e->vocab) ? vocab_type(e->vocab, type)->shape : NULL;
}

const char *ge_type_sense(const GeEngine *e, GeId type) {
  if (type >= vocab_size(e->vocab) || vocab_lemmas(e->vocab, type) != GE_OK)
    return NULL;
  return vocab_sense(e->vocab, vocab_type(e->vocab, type));
}

bool ge_type_listed(const GeEngine *e, GeId type) {
  if (type >= vocab_size(e->vocab)) return false;
  const char *norm = ge_type_norm(e, type);
  return lemma_pos(norm, strlen(norm)) != 0;
}

const char *ge_type_lemma(const GeEngine *e, GeId type, size_t k) {
  if (type >= vocab_size(e->vocab) || vocab_lemmas(e->vocab, type) != GE_OK)
    return NULL;
  const Type *t = vocab_type(e->vocab, type);
  return k < t->nlemmas ? vocab_type(e->vocab, t->lemma[k])->text : NULL;
}

GeStatus ge_doc_run(GeDoc *doc) {
  if (!doc->engine->sealed)
    return engine_fail(doc->engine, GE_EUSAGE, "the engine is not sealed");
  return run_doc(doc);
}

GeStatus ge_doc_tries(GeDoc *doc, GeId rule, uint32_t sentence, bool *yes) {
  *yes = false;
  if (!doc->engine->sealed || sentence >= doc->sentences.n ||
      rule >= doc->engine->rules.rules.n)
    return engine_fail(doc->engine, GE_EUSAGE, "no such rule or sentence");
  return run_tries(doc, rule, sentence, yes);
}

uint32_t ge_doc_nmatches(const GeDoc *doc) { return doc->matches.n; }

const GeMatch *ge_doc_match(const GeDoc *doc, uint32_t i) {
  return i < doc->matches.n ? &doc->matches.at[i] : NULL;
}

GeStatus ge_doc_layer(GeDoc *doc, GeId layer, uint32_t sentence,
                      const GeId **spans, uint32_t *n) {
  *n = 0;
  *spans = NULL;
  if (!doc->engine->sealed || sentence >= doc->sentences.n ||
      layer >= doc->engine->layers.at.n)
    return engine_fail(doc->engine, GE_EUSAGE, "no such layer or sentence");
  GeStatus st = run_layer(doc, layer, sentence);
  if (st != GE_OK) return st;
  ge_assert(doc->rows[sentence] && doc->rows[sentence][layer] >= LAYER_EMPTY);
  const Cell *cell = doc_cell(doc, sentence, layer);
  if (cell) *spans = cell->ids;
  if (cell) *n = cell->n;
  return GE_OK;
}

const GeSpan *ge_doc_span(const GeDoc *doc, GeId span) {
  return span < doc->spans.n ? &doc->spans.at[span] : NULL;
}

const GeCapture *ge_doc_capture(const GeDoc *doc, GeId capture) {
  return capture < doc->captures.n ? &doc->captures.at[capture] : NULL;
}

const char *ge_doc_span_attr(const GeDoc *doc, GeId span, const char *key) {
  return span < doc->spans.n ? run_span_attr(doc, span, key) : NULL;
}

GeStatus ge_doc_find(GeDoc *doc, GeId pattern, uint32_t first, uint32_t end,
                     uint32_t from, bool *found, GeMatch *match) {
  GeEngine *e = doc->engine;
  *found = false;
  *match = (GeMatch){.rule = GE_NONE, .sentence = GE_NONE, .caps = GE_NONE};
  if (!e->sealed || pattern >= e->progs.n || end > doc->tokens.n ||
      first > end || from < first)
    return engine_fail(e, GE_EUSAGE, "no such pattern or token range");
  Found hit;
  GeStatus st = run_find(doc, pattern, first, end, from, found, &hit);
  if (st != GE_OK || !*found) return st;
  ge_assert(hit.first >= from && hit.first < hit.end && hit.end <= end);
  ge_assert(hit.caps + hit.ncaps == doc->captures.n);
  GeMatch m = {
      GE_NONE,  0,        hit.first, hit.end, doc_sentence_of(doc, hit.first),
      hit.caps, hit.ncaps};
  *match = m;
  return GE_OK;
}

GeStatus ge_doc_add_span(GeDoc *doc, GeId rule, uint32_t start, uint32_t end,
                         uint32_t tag) {
  return run_add_span(doc, rule, start, end, tag);
}

GeStatus ge_doc_in_time(GeDoc *doc) { return engine_in_time(doc); }

uint64_t ge_doc_steps(const GeDoc *doc) { return doc->steps; }
