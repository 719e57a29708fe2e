/*
 * Trains the model of tagger and parser:
 *
 *   train [--hold N] [--tag-epochs N] [--epochs N] OUT FILE.conllu...
 *
 * With --hold every N-th document is kept apart and scored after each pass;
 * that is how features and passes were chosen. The same input always gives
 * the same file.
 */
#include "label.h"
#include "learn.h"

#include <stdio.h>
#include <string.h>

enum { FOLDS = 5 };

typedef struct Plan {
  uint32_t hold, tag_epochs, epochs;
  uint32_t tag_rows, rows; /* features kept */
  float tag_least, least;
  const char *out;
  char command[400];
} Plan;

/* ----------------------------------------------------------------- scoring */

typedef struct Score {
  uint32_t nwords, pos, tag, head, rel;
} Score;

/* Relations are compared without their subtype. */
static bool same_rel(unsigned a, unsigned b) {
  const char *x = ge_rel_name(a), *y = ge_rel_name(b);
  size_t n = strcspn(x, ":");
  return n == strcspn(y, ":") && memcmp(x, y, n) == 0;
}

static void add_score(const Corpus *c, Sentence *s, const Actions *a,
                      const Table *tag, const Table *parse, Score *sum) {
  uint32_t *heads = must_alloc(s->n * sizeof *heads);
  uint8_t *rels = must_alloc(s->n);
  tagger_tag(c, s, tag);
  if (parse) parser_parse(c, s, a, parse, heads, rels);
  for (uint32_t i = 0; i < s->n; i++) {
    sum->nwords++;
    sum->pos += c->tags[s->tags[i]].a == c->tags[s->gold[i]].a;
    sum->tag += c->tags[s->tags[i]].b == c->tags[s->gold[i]].b;
    if (!parse || heads[i] != s->heads[i]) continue;
    sum->head++;
    sum->rel += same_rel(rels[i], s->rels[i]);
  }
  free(heads);
  free(rels);
}

static void report(Corpus *c, const Plan *p, const Actions *a,
                   const Table *tag, const Table *parse, const char *what) {
  Score sum = {0};
  if (!p->hold) return;
  for (uint32_t i = 0; i < c->n; i++)
    if (corpus_held(&c->at[i], p->hold))
      add_score(c, &c->at[i], a, tag, parse, &sum);
  double n = sum.nwords / 100.0;
  fprintf(stderr, "%s: %u words, UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f\n",
          what, sum.nwords, sum.pos / n, sum.tag / n, sum.head / n,
          sum.rel / n);
}

/* ----------------------------------------------------------------- writing */

static uint64_t put_section(FILE *f, ModelHeader *h, int i, const void *at,
                            size_t nbytes) {
  static const char zero[8];
  uint64_t end = (uint64_t)ftell(f);
  h->sections[i] = (ModelSection){end, nbytes};
  if (nbytes) fwrite(at, 1, nbytes, f);
  if (nbytes % 8) fwrite(zero, 1, 8 - nbytes % 8, f);
  return (uint64_t)ftell(f);
}

static uint64_t put_table(FILE *f, ModelHeader *h, int i, const TableData *t) {
  put_section(f, h, i, t->slots, t->nslots * sizeof *t->slots);
  return put_section(f, h, i + 1, t->rows, t->nbytes);
}

typedef struct Parts {
  const Actions *actions;
  TableData words, tag, parse, lemma;
} Parts;

static void checksum_file(FILE *f, ModelHeader *h) {
  size_t n = h->nbytes - sizeof *h;
  void *all = must_alloc(n);
  fseek(f, sizeof *h, SEEK_SET);
  if (fread(all, 1, n, f) != n) die("cannot be read back", "model");
  h->checksum = model_checksum(all, n);
  free(all);
}

static void write_model(const Corpus *c, const Plan *p, const Parts *m) {
  ModelHeader h = {.magic = {'G', 'E', 'O', 'M', 'O', 'D', 'E', 'L'},
                   .version = MODEL_VERSION, .order = MODEL_ORDER,
                   .nsections = SECTIONS};
  snprintf(h.about, sizeof h.about,
           "\ngeoeng %s: tagger and parser for English\n"
           "licence: CC BY-SA 4.0\n"
           "sources: Universal Dependencies English EWT (CC BY-SA 4.0) and "
           "the freely licensed part of GUM, training parts\n"
           "command: %s\n", GE_VERSION, p->command);
  FILE *f = fopen(p->out, "w+b");
  if (!f) die("cannot be written", p->out);
  fwrite(&h, sizeof h, 1, f);
  put_section(f, &h, SECTION_TAGS, c->tags, c->ntags * sizeof *c->tags);
  put_section(f, &h, SECTION_ACTIONS, m->actions->at,
              m->actions->n * sizeof *m->actions->at);
  put_table(f, &h, SECTION_WORDS, &m->words);
  put_table(f, &h, SECTION_TAG, &m->tag);
  put_table(f, &h, SECTION_PARSE, &m->parse);
  h.nbytes = put_table(f, &h, SECTION_LEMMA, &m->lemma);
  checksum_file(f, &h);
  rewind(f);
  fwrite(&h, sizeof h, 1, f);
  if (fclose(f) != 0) die("cannot be written", p->out);
  fprintf(stderr, "%s: %llu bytes\n", p->out, (unsigned long long)h.nbytes);
}

/* ------------------------------------------------------------------- steps */

static TableData learn_tagger(Corpus *c, const Plan *p, const Part *part,
                              TableData *words) {
  Weights w;
  *words = dictionary_learn(c, part);
  dictionary_apply(c, words);
  weights_init(&w);
  tagger_learn(c, part, p->tag_epochs, p->tag_rows, &w);
  TableData t = weights_table(&w, p->tag_least);
  weights_clear(&w);
  return t;
}

/* Tags for the parser to learn from, by taggers that have not seen them. */
static void jackknife(Corpus *c, const Plan *p) {
  for (uint32_t fold = 0; fold < FOLDS; fold++) {
    Part part = {p->hold, fold, FOLDS}, all = {p->hold, 0, 0};
    TableData words, t = learn_tagger(c, p, &part, &words);
    Table table = table_view(&t);
    for (uint32_t i = 0; i < c->n; i++)
      if (part_has(&all, &c->at[i]) && !part_has(&part, &c->at[i]))
        tagger_tag(c, &c->at[i], &table);
    table_free(&t);
    table_free(&words);
  }
}

/* Tagging overwrites what jackknifing gave, so that is kept aside. */
static void save_tags(const Corpus *c, uint8_t *all, bool back) {
  for (uint32_t i = 0; i < c->n; i++) {
    Sentence *s = &c->at[i];
    memcpy(back ? s->tags : all, back ? all : s->tags, s->n);
    all += s->n;
  }
}

static void train(Corpus *c, const Plan *p) {
  Parts m = {0};
  Actions actions;
  Part all = {p->hold, 0, 0};
  size_t nwords = 0;
  for (uint32_t i = 0; i < c->n; i++) nwords += c->at[i].n;
  uint8_t *kept = must_alloc(nwords);
  actions_find(c, &all, &actions);
  m.actions = &actions;
  jackknife(c, p);
  save_tags(c, kept, false);
  m.tag = learn_tagger(c, p, &all, &m.words);
  m.lemma = lemmas_learn(c, &all);
  Table tag = table_view(&m.tag);
  report(c, p, &actions, &tag, NULL, "tagger");
  save_tags(c, kept, true);
  Weights w;
  weights_init(&w);
  for (uint32_t epoch = 1; epoch <= p->epochs; epoch++) {
    char what[32];
    parser_learn(c, &all, &actions, epoch, epoch > 1, &w);
    snprintf(what, sizeof what, "parser pass %u", epoch);
    if (epoch == p->epochs / 2) weights_prune(&w, p->rows);
    fprintf(stderr, "%s: %u features\n", what, w.n);
    if (!p->hold && epoch < p->epochs) continue;
    table_free(&m.parse);
    m.parse = weights_table(&w, p->least);
    Table parse = table_view(&m.parse);
    report(c, p, &actions, &tag, &parse, what);
  }
  fprintf(stderr, "tables: words %u, lemmas %u + %u, tag %u + %u, parse %u + "
                  "%u bytes\n",
          m.words.nslots * 8, m.lemma.nslots * 8, m.lemma.nbytes,
          m.tag.nslots * 8, m.tag.nbytes,
          m.parse.nslots * 8, m.parse.nbytes);
  write_model(c, p, &m);
}

static uint32_t number(const char *s) { return (uint32_t)strtoul(s, NULL, 10); }

int main(int argc, char **argv) {
  static Corpus c;
  Plan p = {.tag_epochs = 8, .epochs = 12, .tag_least = 2, .least = 25,
            .tag_rows = 110000, .rows = 312000};
  int i = 1;
  for (; i + 1 < argc && argv[i][0] == '-'; i += 2) {
    if (strcmp(argv[i], "--hold") == 0) p.hold = number(argv[i + 1]);
    else if (strcmp(argv[i], "--tag-epochs") == 0)
      p.tag_epochs = number(argv[i + 1]);
    else if (strcmp(argv[i], "--epochs") == 0) p.epochs = number(argv[i + 1]);
    else if (strcmp(argv[i], "--rows") == 0) p.rows = number(argv[i + 1]);
    else if (strcmp(argv[i], "--tag-rows") == 0)
      p.tag_rows = number(argv[i + 1]);
    else if (strcmp(argv[i], "--least") == 0)
      p.least = (float)atof(argv[i + 1]);
    else die("unknown option", argv[i]);
  }
  if (i + 1 >= argc) die("usage: train [OPTION N]... OUT FILE.conllu...", "");
  p.out = argv[i++];
  snprintf(p.command, sizeof p.command,
           "train --hold %u --tag-epochs %u --epochs %u --least %g", p.hold,
           p.tag_epochs, p.epochs, (double)p.least);
  if (vocab_new(&c.vocab) != GE_OK) die("out of memory", "model");
  for (; i < argc; i++) corpus_read(&c, argv[i]);
  corpus_add_copies(&c, p.hold);
  fprintf(stderr, "%u sentences, %u documents, %u tags\n", c.n, c.ndocuments,
          c.ntags);
  train(&c, &p);
  return 0;
}
