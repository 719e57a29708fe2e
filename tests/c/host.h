/* A small engine for tests: lists, span and event rules from words. */
#ifndef GE_TEST_HOST_H
#define GE_TEST_HOST_H

#include "engine/engine.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static inline GeId host_layer(GeEngine *e, const char *name) {
  GeId id;
  assert_int_equal(ge_layer(e, name, &id), GE_OK);
  return id;
}

static inline void host_list(GeEngine *e, const char *name,
                             const char *phrase) {
  assert_int_equal(ge_list_add(e, host_layer(e, name), phrase, strlen(phrase),
                               GE_LEMMA, GE_NONE),
                   GE_OK);
}

/* "ka <z> $x": words, layers and lists, parted by spaces. */
static inline GeId host_pattern(GeEngine *e, const char *text) {
  GePat *p;
  GeId nodes[16], pattern;
  char copy[200];
  uint32_t n = 0;
  assert_int_equal(ge_pat_new(e, &p), GE_OK);
  snprintf(copy, sizeof copy, "%s", text);
  for (char *w = strtok(copy, " "); w; w = strtok(NULL, " ")) {
    size_t len = strlen(w);
    if (w[0] == '<') {
      w[len - 1] = '\0';
      nodes[n] = ge_pat_layer(p, host_layer(e, w + 1), GE_NONE);
    } else if (w[0] == '$') {
      nodes[n] = ge_pat_layer(p, host_layer(e, w), GE_NONE);
    } else if (strcmp(w, "...") == 0) {
      nodes[n] = ge_pat_gap(p, 8);
    } else {
      nodes[n] = ge_pat_word(p, w, len, GE_LEMMA);
    }
    n++;
  }
  GeId root = ge_pat_role(p, "r", ge_pat_seq(p, nodes, n));
  assert_int_equal(ge_pattern_compile(e, p, root, &pattern), GE_OK);
  ge_pat_free(p);
  return pattern;
}

/* A rule of one pattern; what is not in `like` is default. */
static inline GeStatus host_rule(GeEngine *e, GeRuleSpec like,
                                 const char *pattern) {
  GeId id = host_pattern(e, pattern), rule;
  like.file = "test";
  like.patterns = &id;
  like.npatterns = 1;
  if (like.set == 0) like.set = GE_NONE;
  return ge_rule_add(e, &like, &rule);
}

static inline GeDoc *host_read(GeEngine *e, const char *text) {
  GeDoc *doc;
  assert_int_equal(ge_doc_new(e, text, strlen(text), NULL, &doc), GE_OK);
  return doc;
}

/* The spans of a layer in all sentences, as "ka bo|ci". */
static inline const char *host_spans(GeDoc *doc, const char *layer) {
  static char out[2000];
  GeId id = ge_layer_find(ge_doc_engine(doc), layer);
  const char *text = ge_doc_text(doc, NULL);
  out[0] = '\0';
  for (uint32_t s = 0; s < ge_doc_nsentences(doc); s++) {
    const GeId *spans;
    uint32_t n;
    assert_int_equal(ge_doc_layer(doc, id, s, &spans, &n), GE_OK);
    for (uint32_t i = 0; i < n; i++) {
      const GeSpan *x = ge_doc_span(doc, spans[i]);
      const GeToken *t = ge_doc_tokens(doc);
      uint32_t from = t[x->first].start;
      if (out[0]) strcat(out, "|");
      strncat(out, text + from, t[x->end - 1].end - from);
    }
  }
  return out;
}

#endif
