#include "engine/analysis.h"
#include "syntax/label.h"
#include "syntax/pos_lemma.h"

#include <string.h>

/* Follow heads from every word up to a word met before. A way that meets its
 * own start mark is a cycle. */
static bool acyclic(const GeWord *words, uint32_t n, uint32_t first,
                    uint32_t *mark) {
  for (uint32_t i = 0; i < n; i++) {
    uint32_t at = i;
    ge_assert(mark[at] <= i); /* earlier ways alone have been there */
    while (mark[at] == 0 && words[at].head != GE_NONE) {
      mark[at] = i + 1;
      at = words[at].head - first;
    }
    if (mark[at] == i + 1) return false;
    mark[at] = i + 1;
  }
  return true;
}

GeStatus syntax_tree(const GeWord *words, uint32_t n, uint32_t first,
                     bool *ok) {
  uint32_t nroots = 0;
  *ok = true;
  for (uint32_t i = 0; i < n; i++) {
    nroots += words[i].head == GE_NONE;
    if (words[i].head != GE_NONE &&
        (words[i].head < first || words[i].head - first >= n))
      *ok = false;
  }
  *ok = *ok && nroots == 1;
  if (!*ok) return GE_OK;
  size_t nbytes = n * sizeof(uint32_t);
  uint32_t *mark = ge_alloc(nbytes);
  if (!mark) return GE_ENOMEM;
  memset(mark, 0, nbytes);
  *ok = acyclic(words, n, first, mark);
  ge_free(mark, nbytes);
  return GE_OK;
}

static GeStatus out_of_memory(GeDoc *doc) {
  return engine_fail(doc->engine,
                     arena_over(&doc->arena) ? GE_ELIMIT : GE_ENOMEM,
                     "out of memory for the analysis of a sentence");
}

/* The place of the sentence's analysis. */
static GeStatus place(GeDoc *doc, GeId sentence, GeWord ***at) {
  if (sentence >= doc->sentences.n)
    return engine_fail(doc->engine, GE_EUSAGE, "no such sentence");
  if (!doc->parses)
    doc->parses = arena_array(&doc->arena, doc->sentences.n,
                              sizeof *doc->parses);
  if (!doc->parses) return out_of_memory(doc);
  *at = &doc->parses[sentence];
  return GE_OK;
}

static GeStatus analysis_failed(GeDoc *doc, GeStatus st) {
  if (st == GE_EINPUT)
    return engine_fail(doc->engine, st,
                       "the model of English syntax is "
                       "damaged: its checksum is wrong");
  return st == GE_OK ? st : out_of_memory(doc);
}

static GeStatus tag(GeDoc *doc, const GeSentence *s, GeWord **at) {
  GeEngine *e = doc->engine;
  uint32_t n = s->end - s->first;
  if (!e->analyser.loaded)
    return engine_fail(e, GE_EUSAGE,
                       "no model of English syntax: install it, or name the "
                       "file english.model (GEOENG_MODEL, or the session's "
                       "option `model`)");
  GeWord *words = arena_array(&doc->arena, n, sizeof *words);
  if (!words) return out_of_memory(doc);
  GeStatus st = analyse_tags(&e->analyser, doc->tokens.at + s->first, n, words);
  if (st == GE_OK) *at = words;
  return analysis_failed(doc, st);
}

GeStatus ge_doc_tag(GeDoc *doc, GeId sentence, const GeWord **words) {
  GeWord **at = NULL;
  *words = NULL;
  GeStatus st = place(doc, sentence, &at);
  if (st != GE_OK) return st;
  if (!*at) st = tag(doc, &doc->sentences.at[sentence], at);
  ge_assert((st == GE_OK) == (*at != NULL));
  *words = *at;
  return st;
}

GeStatus ge_doc_parse(GeDoc *doc, GeId sentence, const GeWord **words) {
  GeStatus st = ge_doc_tag(doc, sentence, words);
  if (st != GE_OK) return st;
  GeWord *known = doc->parses[sentence];
  const GeSentence *s = &doc->sentences.at[sentence];
  uint32_t n = s->end - s->first;
  if (n == 0 || known[0].flags & GE_WORD_PARSED) return GE_OK;
  st = analyse_tree(&doc->engine->analyser, doc->tokens.at + s->first, n,
                    s->first, known);
  ge_assert(st != GE_OK || known[0].flags & GE_WORD_PARSED);
  if (st != GE_OK) *words = NULL;
  return analysis_failed(doc, st);
}

void ge_doc_syntax(const GeDoc *doc, uint32_t *ntagged, uint32_t *nparsed) {
  *ntagged = *nparsed = 0;
  for (uint32_t i = 0; doc->parses && i < doc->sentences.n; i++) {
    const GeWord *words = doc->parses[i];
    *ntagged += words != NULL;
    *nparsed += words && words[0].flags & GE_WORD_PARSED;
  }
}

static bool named(const GeWord *w) {
  return w->pos < POS_COUNT && w->tag < TAG_COUNT && w->rel < REL_COUNT;
}

GeStatus ge_doc_set_parse(GeDoc *doc, GeId sentence, const GeWord *words) {
  GeWord **at = NULL;
  GeStatus st = place(doc, sentence, &at);
  if (st != GE_OK) return st;
  const GeSentence *s = &doc->sentences.at[sentence];
  uint32_t n = s->end - s->first;
  if (*at)
    return engine_fail(doc->engine, GE_EUSAGE,
                       "the sentence has an analysis already");
  for (uint32_t i = 0; i < n; i++)
    if (!named(&words[i]))
      return engine_fail(doc->engine, GE_EUSAGE,
                         "word %u of the sentence has an unknown label", i);
  bool tree;
  if (syntax_tree(words, n, s->first, &tree) != GE_OK)
    return out_of_memory(doc);
  if (!tree)
    return engine_fail(doc->engine, GE_EUSAGE,
                       "the heads are no tree with one root");
  GeWord *copy = arena_array(&doc->arena, n, sizeof *copy);
  if (!copy) return out_of_memory(doc);
  for (uint32_t i = 0; i < n; i++) {
    copy[i] = words[i];
    copy[i].flags = GE_WORD_PARSED;
  }
  *at = copy;
  return GE_OK;
}

GeStatus ge_doc_lemma(GeDoc *doc, uint32_t token, const char **lemma) {
  const GeWord *words;
  *lemma = NULL;
  if (token >= doc->tokens.n)
    return engine_fail(doc->engine, GE_EUSAGE, "no such token");
  uint32_t sentence = doc_sentence_of(doc, token);
  GeStatus st = ge_doc_tag(doc, sentence, &words);
  if (st != GE_OK) return st;
  const GeWord *w = &words[token - doc->sentences.at[sentence].first];
  const GeEngine *e = doc->engine;
  st = morph_lemma(e->vocab,
                   e->analyser.loaded ? &e->analyser.model.lemmas : NULL,
                   doc->tokens.at[token].type, w->pos, w->tag, lemma);
  ge_assert(st != GE_OK || *lemma);
  return st == GE_OK ? st : engine_fail(doc->engine, st, "out of memory");
}

GeStatus ge_engine_model_of(GeEngine *e, const GeEngine *other) {
  if (e->sealed || e->analyser.loaded)
    return engine_fail(e, GE_EUSAGE, "the engine is sealed or has a model");
  if (!other->analyser.loaded) return GE_OK;
  e->analyser.model = other->analyser.model;
  e->analyser.model.mapped = false; /* the other engine gives it back */
  e->analyser.vocab = e->vocab;
  e->analyser.loaded = true;
  return GE_OK;
}

GeStatus ge_engine_model(GeEngine *e, const char *path) {
  GeStatus st;
  Model m;
  if (e->sealed || e->analyser.loaded)
    return engine_fail(e, GE_EUSAGE,
                       "one model is given, and before documents run");
  const char *why = model_open(&m, path, &st);
  if (why) return engine_fail(e, st, "%s: %s", path, why);
  ge_assert(m.at && m.network.kernel && m.network.npairs > 0);
  e->analyser.model = m;
  e->analyser.vocab = e->vocab;
  e->analyser.loaded = true;
  return GE_OK;
}

bool ge_engine_has_model(const GeEngine *e) { return e->analyser.loaded; }
