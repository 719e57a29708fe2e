/*
 * The reference for the matcher: random pattern trees, and a matcher that
 * follows their definition word by word with plain recursion and no memory.
 * It is exponential, so it counts its steps and gives up past a limit.
 */
#ifndef GE_TEST_NAIVE_H
#define GE_TEST_NAIVE_H

#include "geoeng.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------- random */

typedef struct Rng {
  uint64_t s;
} Rng;

static inline uint32_t rng_next(Rng *r) { /* xorshift64* */
  r->s ^= r->s >> 12;
  r->s ^= r->s << 25;
  r->s ^= r->s >> 27;
  return (uint32_t)((r->s * UINT64_C(2685821657736338717)) >> 32);
}

static inline uint32_t rng_below(Rng *r, uint32_t n) { return rng_next(r) % n; }

static inline Rng rng_seed(uint64_t seed) {
  Rng r = {seed * UINT64_C(0x9E3779B97F4A7C15) + 1};
  for (int i = 0; i < 8; i++) rng_next(&r);
  return r;
}

/* ----------------------------------------------------------------- patterns */

typedef enum PnKind {
  PN_WORD,
  PN_ANY,
  PN_TOKEN,
  PN_LAYER,
  PN_SEQ,
  PN_ALT,
  PN_REPEAT,
  PN_GAP,
  PN_ROLE,
  PN_LOOK,
  PN_EDGE,
} PnKind;

/* A test of a token: a leaf has a key, "not" one kid. */
typedef struct Pt {
  const char *key, *value;
  bool unequal, either; /* leaf: !=; two kids: or */
  struct Pt *kids[2];
  uint32_t nkids;
} Pt;

typedef struct Pn {
  PnKind kind;
  const char *word; /* word or role */
  GeId layer;
  const char *test; /* value that the attribute k must have, or NULL */
  const Pt *token;
  struct Pn *kids[3];
  uint32_t nkids, min, max;
  bool lazy; /* edge: the end */
  GeLook look;
} Pn;

#define PN_POOL 512

typedef struct Forest { /* trees of one pattern */
  Pn at[PN_POOL];
  uint32_t n;
  Pt tests[PN_POOL];
  uint32_t ntests;
  Rng *rng;
  const char *const *words;
  uint32_t nwords;
  const GeId *layers;
  uint32_t nlayers;
} Forest;

static inline Pn *pn_new(Forest *f, PnKind kind) {
  Pn *p = &f->at[f->n++];
  memset(p, 0, sizeof *p);
  p->kind = kind;
  return p;
}

/* Few labels, so that they are met: those of nv_give_analysis, their kin. */
static inline Pt *pt_random(Forest *f, uint32_t depth) {
  static const char *const leaves[][2] = {
      {"pos", "NOUN"},  {"pos", "VERB"},       {"tag", "VBD"}, {"tag", "NN"},
      {"dep", "nsubj"}, {"dep", "nsubj:pass"}, {"dep", "obj"}, {"norm", "ka"},
      {"lemma", "bo"},  {"norm", "du"}};
  Pt *t = &f->tests[f->ntests++];
  memset(t, 0, sizeof *t);
  if (depth > 0 && f->ntests < PN_POOL - 8) t->nkids = rng_below(f->rng, 3);
  t->either = rng_below(f->rng, 2);
  for (uint32_t i = 0; i < t->nkids; i++) t->kids[i] = pt_random(f, depth - 1);
  if (t->nkids > 0) return t;
  uint32_t k = rng_below(f->rng, sizeof leaves / sizeof leaves[0]);
  t->key = leaves[k][0];
  t->value = leaves[k][1];
  t->unequal = rng_below(f->rng, 4) == 0;
  return t;
}

static inline Pn *pn_leaf(Forest *f) {
  uint32_t k = rng_below(f->rng, 14);
  Pn *p;
  if (k < 6) {
    p = pn_new(f, PN_WORD);
    p->word = f->words[rng_below(f->rng, f->nwords)];
  } else if (k < 8) {
    p = pn_new(f, PN_ANY);
  } else if (k < 10 && f->nlayers) {
    p = pn_new(f, PN_LAYER);
    p->layer = f->layers[rng_below(f->rng, f->nlayers)];
    if (rng_below(f->rng, 3) == 0) p->test = rng_below(f->rng, 2) ? "1" : "2";
  } else if (k < 11) {
    p = pn_new(f, PN_GAP);
    p->max = rng_below(f->rng, 4);
  } else if (k < 13) {
    p = pn_new(f, PN_TOKEN);
    p->token = pt_random(f, 3);
  } else {
    p = pn_new(f, PN_EDGE);
    p->lazy = rng_below(f->rng, 2);
  }
  return p;
}

static inline Pn *pn_random(Forest *f, uint32_t depth) {
  static const char *const roles[] = {"who", "whom", "what"};
  uint32_t k = rng_below(f->rng, 16);
  if (depth == 0 || k < 4 || f->n > PN_POOL - 16) return pn_leaf(f);
  Pn *p = pn_new(f, k < 8    ? PN_SEQ
                    : k < 10 ? PN_ALT
                    : k < 13 ? PN_REPEAT
                    : k < 15 ? PN_ROLE
                             : PN_LOOK);
  p->nkids = p->kind == PN_SEQ || p->kind == PN_ALT ? 2 + rng_below(f->rng, 2)
                                                    : 1;
  p->lazy = rng_below(f->rng, 3) == 0;
  p->min = rng_below(f->rng, 3);
  p->max = rng_below(f->rng, 2) ? GE_NONE : p->min + rng_below(f->rng, 3);
  if (p->max == 0) p->max = 1;
  p->look = (GeLook)rng_below(f->rng, 4);
  p->word = roles[rng_below(f->rng, 3)];
  for (uint32_t i = 0; i < p->nkids; i++) p->kids[i] = pn_random(f, depth - 1);
  return p;
}

static inline GeId pt_build(GePat *pat, const Pt *t) {
  if (t->nkids == 0)
    return ge_pat_test(pat, t->key, t->unequal ? GE_NE : GE_EQ, t->value);
  GeId a = pt_build(pat, t->kids[0]);
  if (t->nkids == 1) return ge_pat_test_not(pat, a);
  GeId b = pt_build(pat, t->kids[1]);
  return t->either ? ge_pat_test_or(pat, a, b) : ge_pat_test_and(pat, a, b);
}

static inline GeId pn_build(GePat *pat, const Pn *p) {
  GeId kids[3];
  for (uint32_t i = 0; i < p->nkids; i++) kids[i] = pn_build(pat, p->kids[i]);
  switch (p->kind) {
  case PN_WORD: return ge_pat_word(pat, p->word, strlen(p->word), GE_LEMMA);
  case PN_ANY: return ge_pat_token(pat, GE_NONE);
  case PN_TOKEN: {
    GeId t = pt_build(pat, p->token);
    return t == GE_NONE ? GE_NONE : ge_pat_token(pat, t);
  }
  case PN_LAYER: {
    GeId t = p->test ? ge_pat_test(pat, "k", GE_EQ, p->test) : GE_NONE;
    return ge_pat_layer(pat, p->layer, t);
  }
  case PN_SEQ: return ge_pat_seq(pat, kids, p->nkids);
  case PN_ALT: return ge_pat_alt(pat, kids, p->nkids);
  case PN_REPEAT: return ge_pat_repeat(pat, kids[0], p->min, p->max, p->lazy);
  case PN_GAP: return ge_pat_gap(pat, p->max);
  case PN_ROLE: return ge_pat_role(pat, p->word, kids[0]);
  case PN_LOOK: return ge_pat_look(pat, kids[0], p->look);
  default: return ge_pat_edge(pat, p->lazy);
  }
}

static inline void pt_print(const Pt *t, FILE *to) {
  if (t->nkids == 0) {
    fprintf(to, "%s%s%s", t->key, t->unequal ? "!=" : "=", t->value);
    return;
  }
  fprintf(to, t->nkids == 1 ? "!(" : "(");
  pt_print(t->kids[0], to);
  if (t->nkids == 2) {
    fprintf(to, t->either ? " | " : " & ");
    pt_print(t->kids[1], to);
  }
  fprintf(to, ")");
}

/* In the language of the rule files, for messages. */
static inline void pn_print(const Pn *p, const GeEngine *e, FILE *to) {
  static const char *const looks[] = {"&", "!", "<&", "<!"};
  const char *sep = p->kind == PN_ALT ? " | " : " ";
  switch (p->kind) {
  case PN_WORD: fprintf(to, "%s", p->word); return;
  case PN_ANY: fprintf(to, "[]"); return;
  case PN_TOKEN:
    fprintf(to, "[");
    pt_print(p->token, to);
    fprintf(to, "]");
    return;
  case PN_LAYER:
    fprintf(to, "<%s%s%s>", ge_layer_name(e, p->layer), p->test ? " k=" : "",
            p->test ? p->test : "");
    return;
  case PN_GAP: fprintf(to, "~%u", p->max); return;
  case PN_EDGE: fprintf(to, p->lazy ? "</s>" : "<s>"); return;
  case PN_ROLE: fprintf(to, "%s:", p->word); break;
  case PN_LOOK: fprintf(to, "%s", looks[p->look]); break;
  default: break;
  }
  fprintf(to, "(");
  for (uint32_t i = 0; i < p->nkids; i++) {
    if (i) fprintf(to, "%s", sep);
    pn_print(p->kids[i], e, to);
  }
  fprintf(to, ")");
  if (p->kind != PN_REPEAT) return;
  fprintf(to, "{%u,", p->min);
  if (p->max != GE_NONE) fprintf(to, "%u", p->max);
  fprintf(to, "}%s", p->lazy ? "?" : "");
}

/* ----------------------------------------------------------------- analysis */

/* Random labels for every sentence, on a tree where all hang on the first. */
static inline GeStatus nv_give_analysis(GeDoc *doc, Rng *r) {
  static const char *const rels[] = {"nsubj", "nsubj:pass", "obj", "nmod"};
  GeStatus st = GE_OK;
  for (uint32_t s = 0; st == GE_OK && s < ge_doc_nsentences(doc); s++) {
    const GeSentence *sent = &ge_doc_sentences(doc)[s];
    GeWord words[64];
    uint32_t n = sent->end - sent->first;
    if (n > 64) abort();
    for (uint32_t i = 0; i < n; i++) {
      bool verb = rng_below(r, 2);
      const char *rel = i == 0 ? "root" : rels[rng_below(r, 4)];
      words[i] = (GeWord){
          .pos = (uint8_t)ge_pos_find(verb ? "VERB" : "NOUN"),
          .tag = (uint8_t)ge_tag_find(verb && rng_below(r, 2) ? "VBD" : "NN"),
          .rel = (uint8_t)ge_rel_find(rel),
          .head = i == 0 ? GE_NONE : sent->first};
    }
    st = ge_doc_set_parse(doc, s, words);
  }
  return st;
}

/* ------------------------------------------------------------------ matching */

enum { NV_OPEN, NV_CLOSE, NV_SPAN };

typedef struct NvLog {
  int what;
  const char *role;
  GeId span;
  uint32_t pos;
} NvLog;

typedef struct Nv {
  GeDoc *doc;
  uint32_t first, end; /* the unit */
  uint64_t nsteps, max_steps;
  NvLog log[4096];
  uint32_t nlog;
  uint32_t got_end;
} Nv;

typedef struct Then Then; /* what remains to be matched */
struct Then {
  bool (*go)(Nv *v, uint32_t pos, const Then *k);
  const Pn *p;
  uint32_t i, start;
  const Then *next;
};

static inline bool nv_match(Nv *v, const Pn *p, uint32_t pos, const Then *k);

static inline bool nv_accept(Nv *v, uint32_t pos, const Then *k) {
  (void)k;
  v->got_end = pos;
  return true;
}

static inline bool nv_ends_at(Nv *v, uint32_t pos, const Then *k) {
  (void)v;
  return pos == k->start;
}

static inline bool nv_push(Nv *v, NvLog l) {
  if (v->nlog == sizeof v->log / sizeof v->log[0]) {
    v->nsteps = v->max_steps + 1;
    return false;
  }
  v->log[v->nlog++] = l;
  return true;
}

static inline const GeToken *nv_token(const Nv *v, uint32_t pos) {
  return &ge_doc_tokens(v->doc)[pos];
}

static inline bool nv_word(const Nv *v, const char *w, uint32_t pos) {
  GeEngine *e = ge_doc_engine(v->doc);
  GeId type = nv_token(v, pos)->type;
  if (strcmp(ge_type_norm(e, type), w) == 0) return true;
  const char *lemma;
  for (size_t k = 0; (lemma = ge_type_lemma(e, type, k)); k++)
    if (strcmp(lemma, w) == 0) return true;
  return false;
}

static inline bool nv_lemma(const Nv *v, const char *w, uint32_t pos) {
  GeEngine *e = ge_doc_engine(v->doc);
  const char *lemma;
  for (size_t k = 0; (lemma = ge_type_lemma(e, nv_token(v, pos)->type, k)); k++)
    if (strcmp(lemma, w) == 0) return true;
  return false;
}

static inline bool nv_leaf(const Nv *v, const Pt *t, uint32_t pos) {
  uint32_t s = ge_doc_sentence_of(v->doc, pos);
  const GeWord *words;
  if (ge_doc_parse(v->doc, s, &words) != GE_OK) abort();
  const GeWord *w = &words[pos - ge_doc_sentences(v->doc)[s].first];
  if (strcmp(t->key, "pos") == 0)
    return strcmp(ge_pos_name(w->pos), t->value) == 0;
  if (strcmp(t->key, "tag") == 0)
    return strcmp(ge_tag_name(w->tag), t->value) == 0;
  if (strcmp(t->key, "norm") == 0)
    return strcmp(ge_type_norm(ge_doc_engine(v->doc), nv_token(v, pos)->type),
                  t->value) == 0;
  if (strcmp(t->key, "lemma") == 0) return nv_lemma(v, t->value, pos);
  const char *rel = ge_rel_name(w->rel);
  size_t n = strlen(t->value);
  return strncmp(rel, t->value, n) == 0 && (rel[n] == '\0' || rel[n] == ':');
}

static inline bool nv_test(const Nv *v, const Pt *t, uint32_t pos) {
  if (t->nkids == 0) return nv_leaf(v, t, pos) != t->unequal;
  bool a = nv_test(v, t->kids[0], pos);
  if (t->nkids == 1) return !a;
  bool b = nv_test(v, t->kids[1], pos);
  return t->either ? a || b : a && b;
}

static inline bool nv_starts(const Nv *v, uint32_t pos) {
  const GeSentence *s = ge_doc_sentences(v->doc);
  for (uint32_t i = 0; i < ge_doc_nsentences(v->doc); i++)
    if (s[i].first == pos) return true;
  return false;
}

static inline bool nv_ends(const Nv *v, uint32_t pos) {
  const GeSentence *s = ge_doc_sentences(v->doc);
  for (uint32_t i = 0; i < ge_doc_nsentences(v->doc); i++)
    if (s[i].end == pos && pos > v->first) return true;
  return false;
}

/* A gap of min tokens or more, the smaller first. */
static inline bool nv_gap(Nv *v, uint32_t max, uint32_t pos, const Then *k) {
  for (uint32_t n = 0;; n++, pos++) {
    if (k->go(v, pos, k)) return true;
    if (n == max || pos >= v->end) return false;
    if (nv_token(v, pos)->flags & GE_TOK_STOP) return false;
    if (pos + 1 < v->end && nv_starts(v, pos + 1)) return false;
  }
}

static inline bool nv_seq(Nv *v, uint32_t pos, const Then *k) {
  if (k->i == k->p->nkids) return k->next->go(v, pos, k->next);
  Then rest = {nv_seq, k->p, k->i + 1, 0, k->next};
  return nv_match(v, k->p->kids[k->i], pos, &rest);
}

/* k->i copies are done, the last of them from k->start. */
static inline bool nv_repeat(Nv *v, uint32_t pos, const Then *k) {
  const Pn *p = k->p;
  bool open = p->max == GE_NONE && k->i > p->min;
  if (open && k->start == pos) return false; /* an empty round */
  Then more = {nv_repeat, p, k->i + 1, pos, k->next};
  if (k->i < p->min) return nv_match(v, p->kids[0], pos, &more);
  bool may = p->max == GE_NONE || k->i < p->max;
  if (p->lazy && k->next->go(v, pos, k->next)) return true;
  if (may && nv_match(v, p->kids[0], pos, &more)) return true;
  return !p->lazy && k->next->go(v, pos, k->next);
}

static inline bool nv_close(Nv *v, uint32_t pos, const Then *k) {
  NvLog l = {NV_CLOSE, k->p->word, GE_NONE, pos};
  uint32_t n = v->nlog;
  if (nv_push(v, l) && k->next->go(v, pos, k->next)) return true;
  v->nlog = n;
  return false;
}

static inline bool nv_role(Nv *v, const Pn *p, uint32_t pos, const Then *k) {
  NvLog l = {NV_OPEN, p->word, GE_NONE, pos};
  Then close = {nv_close, p, 0, 0, k};
  uint32_t n = v->nlog;
  if (nv_push(v, l) && nv_match(v, p->kids[0], pos, &close)) return true;
  v->nlog = n;
  return false;
}

static inline bool nv_look(Nv *v, const Pn *p, uint32_t pos) {
  bool behind = p->look == GE_BEHIND || p->look == GE_NOT_BEHIND;
  bool negated = p->look == GE_NOT_AHEAD || p->look == GE_NOT_BEHIND;
  uint32_t n = v->nlog;
  bool ok = false;
  if (behind) {
    Then at = {nv_ends_at, NULL, 0, pos, NULL};
    for (uint32_t from = v->first; !ok && from <= pos; from++)
      ok = nv_match(v, p->kids[0], from, &at);
  } else {
    Then any = {nv_accept, NULL, 0, 0, NULL};
    ok = nv_match(v, p->kids[0], pos, &any);
  }
  v->nlog = n;
  return ok != negated;
}

static inline bool nv_layer(Nv *v, const Pn *p, uint32_t pos, const Then *k) {
  const GeId *ids;
  uint32_t n, nlog = v->nlog;
  if (pos >= v->end) return false;
  uint32_t s = ge_doc_sentence_of(v->doc, pos);
  if (ge_doc_layer(v->doc, p->layer, s, &ids, &n) != GE_OK) abort();
  for (uint32_t i = 0; i < n; i++) { /* longer before shorter */
    const GeSpan *span = ge_doc_span(v->doc, ids[i]);
    if (span->first != pos || span->end > v->end) continue;
    if (p->test) {
      const char *have = ge_doc_span_attr(v->doc, ids[i], "k");
      if (!have || strcmp(have, p->test) != 0) continue;
    }
    NvLog l = {NV_SPAN, NULL, ids[i], pos};
    if (nv_push(v, l) && k->go(v, span->end, k)) return true;
    v->nlog = nlog;
  }
  return false;
}

static inline bool nv_match(Nv *v, const Pn *p, uint32_t pos, const Then *k) {
  if (++v->nsteps > v->max_steps) return false;
  switch (p->kind) {
  case PN_WORD:
    return pos < v->end && nv_word(v, p->word, pos) && k->go(v, pos + 1, k);
  case PN_ANY: return pos < v->end && k->go(v, pos + 1, k);
  case PN_TOKEN:
    return pos < v->end && nv_test(v, p->token, pos) && k->go(v, pos + 1, k);
  case PN_LAYER: return nv_layer(v, p, pos, k);
  case PN_GAP: return nv_gap(v, p->max, pos, k);
  case PN_SEQ: {
    Then all = {nv_seq, p, 0, 0, k};
    return nv_seq(v, pos, &all);
  }
  case PN_ALT:
    for (uint32_t i = 0; i < p->nkids; i++)
      if (nv_match(v, p->kids[i], pos, k)) return true;
    return false;
  case PN_REPEAT: {
    Then none = {nv_repeat, p, 0, 0, k};
    return nv_repeat(v, pos, &none);
  }
  case PN_ROLE: return nv_role(v, p, pos, k);
  case PN_LOOK: return nv_look(v, p, pos) && k->go(v, pos, k);
  default:
    return (p->lazy ? nv_ends(v, pos) : nv_starts(v, pos)) && k->go(v, pos, k);
  }
}

/* Leftmost non-empty match from `from` on; false too when steps ran out. */
static inline bool nv_find(Nv *v, const Pn *p, uint32_t from, uint32_t *first) {
  Then any = {nv_accept, NULL, 0, 0, NULL};
  for (uint32_t pos = from; pos < v->end; pos++) {
    v->nlog = 0;
    if (!nv_match(v, p, pos, &any)) continue;
    if (v->got_end == pos) continue;
    *first = pos;
    return true;
  }
  return false;
}

/* Captures of the last success, in order of their start; returns how many. */
static inline uint32_t nv_captures(const Nv *v, GeCapture *out) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < v->nlog; i++) {
    if (v->log[i].what != NV_OPEN) continue;
    int depth = 0;
    GeId span = GE_NONE;
    uint32_t k = i + 1;
    for (;; k++) {
      const NvLog *l = &v->log[k];
      bool same = l->role && strcmp(l->role, v->log[i].role) == 0;
      if (same && l->what == NV_OPEN) depth++;
      if (same && l->what == NV_CLOSE && depth-- == 0) break;
    }
    for (uint32_t j = k; j-- > i;) {
      const NvLog *l = &v->log[j];
      if (l->what == NV_SPAN && l->pos == v->log[i].pos &&
          ge_doc_span(v->doc, l->span)->end == v->log[k].pos)
        span = l->span;
    }
    if (v->log[k].pos == v->log[i].pos) continue;
    GeCapture c = {v->log[i].role, v->log[i].pos, v->log[k].pos, span};
    out[n++] = c;
  }
  return n;
}

#endif
