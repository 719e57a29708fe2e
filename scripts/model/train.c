/*
 * Trains the model of tagger and parser:
 *
 *   train [--hold N] [--tag-epochs N] [--tag-drop N] [--epochs N] OUT FILE...
 *
 * With --hold every N-th document is kept apart and scored after each pass;
 * that is how features and passes were chosen. The same input always gives
 * the same file.
 */
#include "syntax/label.h"
#include "learn.h"

#include <stdio.h>
#include <string.h>

enum { FOLDS = 5 };

typedef struct Plan {
  uint32_t hold, tag_epochs, epochs;
  uint32_t tag_drop, drop; /* see weights_drop */
  uint32_t tag_rows, rows, label_rows; /* features kept */
  float tag_least, least, label_least;
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

/* A parser in training: what parse_run needs of a model. */
static void parse_gold(const Corpus *c, const Model *m, Sentence *s,
                       Score *sum) {
  ParseState state;
  void *memory = must_alloc(parse_bytes(s->n));
  parse_start(&state, memory, s->words, s->tags, c->tags, s->n);
  parse_run(&state, m);
  for (uint32_t i = 0; i < s->n; i++) {
    if (state.nodes[i].head != s->heads[i]) continue;
    sum->head++;
    sum->rel += same_rel(state.nodes[i].rel, s->rels[i]);
  }
  free(memory);
}

/* With the parser, if the model has moves. */
static void report(Corpus *c, const Plan *p, const Model *m,
                   const char *what) {
  Score sum = {0};
  if (!p->hold) return;
  for (uint32_t i = 0; i < c->n; i++) {
    Sentence *s = &c->at[i];
    if (!corpus_held(s, p->hold)) continue;
    tagger_tag(c, s, &m->tag);
    if (m->moves.nlines) parse_gold(c, m, s, &sum);
    sum.nwords += s->n;
    for (uint32_t k = 0; k < s->n; k++) {
      sum.pos += c->tags[s->tags[k]].a == c->tags[s->gold[k]].a;
      sum.tag += c->tags[s->tags[k]].b == c->tags[s->gold[k]].b;
    }
  }
  double n = sum.nwords / 100.0;
  fprintf(stderr, "%s: %u words, UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f\n",
          what, sum.nwords, sum.pos / n, sum.tag / n, sum.head / n,
          sum.rel / n);
}

/* ----------------------------------------------------------------- writing */

static uint64_t put_section(FILE *f, ModelHeader *h, int i, const void *at,
                            size_t nbytes) {
  static const char zero[LINE_BYTES];
  uint64_t end = (uint64_t)ftell(f);
  if (end % LINE_BYTES) end += fwrite(zero, 1, LINE_BYTES - end % LINE_BYTES, f);
  h->sections[i] = (ModelSection){end, nbytes};
  if (nbytes) fwrite(at, 1, nbytes, f);
  return (uint64_t)ftell(f);
}

static uint64_t put_table(FILE *f, ModelHeader *h, int i, const TableData *t) {
  put_section(f, h, i, t->lines, t->nlines * sizeof *t->lines);
  return put_section(f, h, i + 1, t->rows, t->nbytes);
}

typedef struct Parts {
  const Arcs *arcs;
  MovesData moves;
  TableData words, tag, label, lemma;
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
  put_section(f, &h, SECTION_ARCS, m->arcs->at,
              m->arcs->n * sizeof *m->arcs->at);
  put_table(f, &h, SECTION_WORDS, &m->words);
  put_table(f, &h, SECTION_TAG, &m->tag);
  put_section(f, &h, SECTION_MOVES, m->moves.lines,
              m->moves.nlines * sizeof *m->moves.lines);
  put_table(f, &h, SECTION_LABEL, &m->label);
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
  weights_init(&w, p->tag_drop);
  tagger_learn(c, part, p->tag_epochs, p->tag_rows, &w);
  TableData t = weights_table(&w, p->tag_least, NULL);
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

static void learn_parser(Corpus *c, const Plan *p, Parts *m, Model *model) {
  Learner l = {0};
  Part all = {p->hold, 0, 0};
  weights_init(&l.moves, p->drop);
  weights_init(&l.labels, p->drop);
  sure_init(&l.sure_moves, MOVES);
  sure_init(&l.sure_arcs, m->arcs->n);
  for (uint32_t epoch = 1; epoch <= p->epochs; epoch++) {
    char what[32];
    parser_learn(c, &all, m->arcs, epoch, epoch > 1, &l);
    snprintf(what, sizeof what, "parser pass %u", epoch);
    if (epoch == p->epochs / 2) {
      weights_prune(&l.moves, p->rows);
      weights_prune(&l.labels, p->label_rows);
    }
    fprintf(stderr, "%s: %u + %u features\n", what, l.moves.n, l.labels.n);
    if (!p->hold && epoch < p->epochs) continue;
    free(m->moves.lines);
    table_free(&m->label);
    m->moves = weights_moves(&l.moves, p->least, &l.sure_moves);
    m->label = weights_table(&l.labels, p->label_least, &l.sure_arcs);
    model->moves = (Moves){.lines = m->moves.lines, .nlines = m->moves.nlines};
    model->label = table_view(&m->label);
    report(c, p, model, what);
  }
  weights_clear(&l.moves);
  weights_clear(&l.labels);
  sure_clear(&l.sure_moves);
  sure_clear(&l.sure_arcs);
}

static void train(Corpus *c, const Plan *p) {
  Parts m = {0};
  Arcs arcs;
  Part all = {p->hold, 0, 0};
  size_t nwords = 0;
  for (uint32_t i = 0; i < c->n; i++) nwords += c->at[i].n;
  uint8_t *kept = must_alloc(nwords);
  arcs_find(c, &all, &arcs);
  m.arcs = &arcs;
  jackknife(c, p);
  save_tags(c, kept, false);
  m.tag = learn_tagger(c, p, &all, &m.words);
  m.lemma = lemmas_learn(c, &all);
  Model model = {.tag = table_view(&m.tag), .arcs = arcs.at, .narcs = arcs.n};
  report(c, p, &model, "tagger");
  save_tags(c, kept, true);
  learn_parser(c, p, &m, &model);
  fprintf(stderr, "tables: words %u, lemmas %u + %u, tag %u + %u, moves %u, "
                  "label %u + %u bytes\n",
          m.words.nlines * LINE_BYTES, m.lemma.nlines * LINE_BYTES, m.lemma.nbytes,
          m.tag.nlines * LINE_BYTES, m.tag.nbytes, m.moves.nlines * LINE_BYTES,
          m.label.nlines * LINE_BYTES, m.label.nbytes);
  write_model(c, p, &m);
  free(kept);
}

static uint32_t number(const char *s) { return (uint32_t)strtoul(s, NULL, 10); }

int main(int argc, char **argv) {
  static Corpus c;
  Plan p = {.tag_epochs = 16, .tag_drop = 30, .epochs = 16, .tag_least = 2, .least = 4,
            .label_least = 2,
            .tag_rows = 130000, .rows = 250000, .label_rows = 80000};
  int i = 1;
  for (; i + 1 < argc && argv[i][0] == '-'; i += 2) {
    if (strcmp(argv[i], "--hold") == 0) p.hold = number(argv[i + 1]);
    else if (strcmp(argv[i], "--tag-epochs") == 0)
      p.tag_epochs = number(argv[i + 1]);
    else if (strcmp(argv[i], "--epochs") == 0) p.epochs = number(argv[i + 1]);
    else if (strcmp(argv[i], "--rows") == 0) p.rows = number(argv[i + 1]);
    else if (strcmp(argv[i], "--label-rows") == 0)
      p.label_rows = number(argv[i + 1]);
    else if (strcmp(argv[i], "--label-least") == 0)
      p.label_least = (float)atof(argv[i + 1]);
    else if (strcmp(argv[i], "--tag-rows") == 0)
      p.tag_rows = number(argv[i + 1]);
    else if (strcmp(argv[i], "--tag-drop") == 0)
      p.tag_drop = number(argv[i + 1]);
    else if (strcmp(argv[i], "--drop") == 0) p.drop = number(argv[i + 1]);
    else if (strcmp(argv[i], "--least") == 0)
      p.least = (float)atof(argv[i + 1]);
    else die("unknown option", argv[i]);
  }
  if (i + 1 >= argc) die("usage: train [OPTION N]... OUT FILE.conllu...", "");
  p.out = argv[i++];
  snprintf(p.command, sizeof p.command,
           "train --hold %u --tag-epochs %u --tag-drop %u --epochs %u --drop %u "
           "--least %g", p.hold,
           p.tag_epochs, p.tag_drop, p.epochs, p.drop, (double)p.least);
  if (vocab_new(&c.vocab) != GE_OK) die("out of memory", "model");
  for (; i < argc; i++) corpus_read(&c, argv[i]);
  corpus_add_copies(&c, p.hold);
  fprintf(stderr, "%u sentences, %u documents, %u tags\n", c.n, c.ndocuments,
          c.ntags);
  train(&c, &p);
  return 0;
}
