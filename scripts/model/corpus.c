#include "corpus.h"
#include "syntax/label.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

_Noreturn void die(const char *what, const char *name) {
  fprintf(stderr, "train: %s: %s\n", name, what);
  exit(1);
}

uint32_t next_random(uint64_t *state) {
  *state = *state * UINT64_C(6364136223846793005) + 1442695040888963407u;
  return (uint32_t)(*state >> 33);
}

void *must_alloc(size_t nbytes) {
  void *p = calloc(1, nbytes ? nbytes : 1);
  if (!p) die("out of memory", "model");
  return p;
}

static uint8_t class_of(Corpus *c, int pos, int tag) {
  for (uint32_t i = 0; i < c->ntags; i++)
    if (c->tags[i].a == pos && c->tags[i].b == tag) return (uint8_t)i;
  if (c->ntags == MODEL_CLASSES - 4) die("too many tags", "corpus");
  c->tags[c->ntags] = (ModelPair){(uint8_t)pos, (uint8_t)tag};
  return (uint8_t)c->ntags++;
}

static Sentence *add_sentence(Corpus *c, uint32_t n) {
  if (c->n == c->cap) {
    c->cap = c->cap ? 2 * c->cap : 1024;
    c->at = realloc(c->at, c->cap * sizeof *c->at);
    if (!c->at) die("out of memory", "corpus");
  }
  Sentence *s = &c->at[c->n++];
  memset(s, 0, sizeof *s);
  s->n = n;
  s->types = must_alloc(n * sizeof *s->types);
  s->gold = must_alloc(n);
  s->heads = must_alloc(n * sizeof *s->heads);
  s->rels = must_alloc(n);
  s->lemmas = must_alloc(n * sizeof *s->lemmas);
  s->words = must_alloc(n * sizeof *s->words);
  s->tags = must_alloc(n);
  return s;
}

static GeId intern(Corpus *c, const char *s) {
  GeId id;
  if (vocab_intern(c->vocab, s, strlen(s), &id) != GE_OK)
    die("out of memory", "corpus");
  return id;
}

typedef struct Row {
  char form[256], lemma[256];
  int pos, tag, rel;
  uint32_t head;
} Row;

/* false: a range, an empty node or no word at all. */
static bool read_row(char *line, Row *r, const char *path) {
  char *field[10], *p = line;
  if (!isdigit((unsigned char)*p)) return false;
  for (int i = 0; i < 10; i++) {
    field[i] = p;
    p = p ? strchr(p, '\t') : NULL;
    if (p) *p++ = '\0';
    else if (i < 9) die("a row has fewer than ten columns", path);
  }
  if (field[0][strspn(field[0], "0123456789")] != '\0') return false;
  snprintf(r->form, sizeof r->form, "%s", field[1]);
  snprintf(r->lemma, sizeof r->lemma, "%s", field[2]);
  r->pos = ge_pos_find(field[3]);
  r->tag = ge_tag_find(field[4]);
  r->head = (uint32_t)atoi(field[6]);
  r->rel = ge_rel_find(field[7]);
  if (r->pos < 0 || r->tag < 0) die(field[4], path);
  if (r->rel < 0) die(field[7], path);
  return true;
}

static void finish(Corpus *c, const Row *rows, uint32_t n) {
  Sentence *s = add_sentence(c, n);
  s->document = c->ndocuments;
  for (uint32_t i = 0; i < n; i++) {
    s->types[i] = intern(c, rows[i].form);
    s->lemmas[i] = intern(c, rows[i].lemma);
    s->gold[i] = class_of(c, rows[i].pos, rows[i].tag);
    s->rels[i] = (uint8_t)rows[i].rel;
    s->heads[i] = rows[i].head ? rows[i].head - 1 : n;
  }
  s->how = word_case(c->vocab, s->types, n);
  s->question = strcmp(rows[n - 1].form, "?") == 0;
}

void corpus_read(Corpus *c, const char *path) {
  enum { ROWS = 1000 };
  static Row rows[ROWS];
  static char line[1 << 16];
  uint32_t n = 0;
  FILE *f = fopen(path, "r");
  if (!f) die("cannot be read", path);
  while (fgets(line, sizeof line, f)) {
    line[strcspn(line, "\n")] = '\0';
    if (strncmp(line, "# newdoc", 8) == 0) c->ndocuments++;
    if (line[0] == '\0' && n > 0) {
      finish(c, rows, n);
      n = 0;
    }
    if (n == ROWS) die("a sentence of a thousand words", path);
    if (read_row(line, &rows[n], path)) n++;
  }
  fclose(f);
}

bool corpus_held(const Sentence *s, uint32_t hold) {
  return hold && s->document % hold == 0;
}

/* ------------------------------------------------------------------ copies */

/* ASCII letters only: enough for what the treebanks hold. */
static void recase(char *w, Case how, bool first) {
  if (how == CASE_TITLE) {
    if (first || !word_is_small(w)) *w = (char)toupper((unsigned char)*w);
    return;
  }
  for (; *w; w++)
    *w = (char)(how == CASE_UPPER ? toupper((unsigned char)*w)
                                  : tolower((unsigned char)*w));
}

static void add_copy(Corpus *c, uint32_t from, Case how) {
  Sentence *s = add_sentence(c, c->at[from].n);
  const Sentence *old = &c->at[from];
  char form[256];
  s->document = old->document;
  s->question = old->question;
  s->copy = true;
  memcpy(s->gold, old->gold, s->n);
  memcpy(s->rels, old->rels, s->n);
  memcpy(s->heads, old->heads, s->n * sizeof *s->heads);
  memcpy(s->lemmas, old->lemmas, s->n * sizeof *s->lemmas);
  for (uint32_t i = 0; i < s->n; i++) {
    snprintf(form, sizeof form, "%s",
             vocab_type(c->vocab, old->types[i])->text);
    recase(form, how, i == 0);
    s->types[i] = intern(c, form);
  }
  s->how = word_case(c->vocab, s->types, s->n);
}

/* Whether word i hangs below word `up`. */
static bool below(const Sentence *s, uint32_t i, uint32_t up) {
  for (uint32_t step = 0; step < s->n && i < s->n; step++) {
    if (i == up) return true;
    i = s->heads[i];
  }
  return false;
}

/* A finite verb right behind its subject: n if there is none. */
static uint32_t bare_verb(const Corpus *c, const Sentence *s) {
  for (uint32_t v = 1; v < s->n; v++) {
    const char *tag = ge_tag_name(c->tags[s->gold[v]].b);
    if (strcmp(tag, "VBD") != 0 && strcmp(tag, "VBZ") != 0) continue;
    for (uint32_t k = 0; k < v; k++) {
      bool subject = s->heads[k] == v &&
                     strncmp(ge_rel_name(s->rels[k]), "nsubj", 5) == 0;
      bool noun = c->tags[s->gold[k]].a != POS_PRON;
      if (subject && noun && below(s, v - 1, k)) return v;
    }
  }
  return s->n;
}

static void put_word(Corpus *c, Sentence *s, uint32_t i, const char *form,
                     const char *pos, const char *tag, const char *rel,
                     uint32_t head) {
  s->types[i] = s->lemmas[i] = intern(c, form);
  s->gold[i] = class_of(c, ge_pos_find(pos), ge_tag_find(tag));
  s->rels[i] = (uint8_t)ge_rel_find(rel);
  s->heads[i] = head;
}

/* The day of a report stands between subject and verb: "Iran on Monday tested",
 * "Iran today tested". News have that all the time, the treebanks seldom. */
static void add_dated(Corpus *c, uint32_t from, uint32_t verb) {
  static const char *const days[] = {"Monday", "Tuesday", "Wednesday",
      "Thursday", "Friday", "Saturday", "Sunday"};
  uint32_t kind = from / 4 % 3, more = kind == 0 ? 2 : 1;
  uint32_t old_n = c->at[from].n;
  const char *day = kind == 1 ? "today" : days[from / 12 % 7];
  Sentence *s = add_sentence(c, old_n + more);
  const Sentence *old = &c->at[from];
  s->document = old->document;
  s->question = old->question;
  s->copy = true;
  for (uint32_t i = 0; i < old_n; i++) {
    uint32_t to = i < verb ? i : i + more, head = old->heads[i];
    s->types[to] = old->types[i];
    s->lemmas[to] = old->lemmas[i];
    s->gold[to] = old->gold[i];
    s->rels[to] = old->rels[i];
    s->heads[to] = head < verb ? head : head + more;
  }
  uint32_t at = verb + more - 1;
  bool today = kind == 1;
  if (more == 2) put_word(c, s, verb, "on", "ADP", "IN", "case", at);
  put_word(c, s, at, day, today ? "NOUN" : "PROPN", today ? "NN" : "NNP",
           more == 2 ? "obl" : "obl:unmarked", at + 1);
  s->how = word_case(c->vocab, s->types, s->n);
}

void corpus_add_copies(Corpus *c, uint32_t hold) {
  uint32_t n = c->n;
  for (uint32_t i = 0; i < n; i++) {
    if (corpus_held(&c->at[i], hold)) continue;
    if (i % 8 == 1) add_copy(c, i, CASE_UPPER);
    if (i % 16 == 3) add_copy(c, i, CASE_LOWER);
    if (i % 8 == 7 && c->at[i].n < 16) add_copy(c, i, CASE_TITLE);
    uint32_t verb = i % 4 == 2 ? bare_verb(c, &c->at[i]) : c->at[i].n;
    if (verb < c->at[i].n) add_dated(c, i, verb);
  }
}
