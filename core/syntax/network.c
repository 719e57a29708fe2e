#include "syntax/network.h"

#include <string.h>

bool key_find(const KeyTable *t, uint32_t key, uint32_t *value) {
  for (uint32_t i = 0; key && i <= t->mask; i++) {
    const uint32_t *slot = t->slots + 2 * ((key + i) & t->mask);
    if (slot[0] == 0) return false;
    *value = slot[1];
    if (slot[0] == key) return true;
  }
  return false;
}

/* ------------------------------------------------------------------ layers */

enum {
  ALIGN = 64,
  NUMBERS = 64, /* at the start of the section */
  LAYER_NUMBERS = 5,
  FIRST_LAYER = 2 + NMOVES,
  RIGHT_MOST = 15,
  LEFT_MOST = 8,
  FACTOR_MOST = 1 << 16, /* of rows */
  BIAS_MOST = 1 << 29    /* with sums of products within 32 bits */
};

typedef struct Reader {
  const unsigned char *at;
  size_t nbytes;
  bool ok;
} Reader;

/* The next part of the section. */
static const void *part(Reader *r, size_t nbytes) {
  size_t whole = (nbytes + ALIGN - 1) / ALIGN * ALIGN;
  const void *at = r->at;
  if (!r->ok || whole > r->nbytes) {
    r->ok = false;
    return NULL;
  }
  r->at += whole;
  r->nbytes -= whole;
  return at;
}

static bool weights_ok(const int8_t *w, uint32_t n) {
  unsigned wrong = 0;
  for (uint32_t i = 0; i < n; i++)
    wrong |= (unsigned)(w[i] > WEIGHT_MOST) | (unsigned)(w[i] < -WEIGHT_MOST);
  return wrong == 0;
}

static void use_layer(Reader *r, Layer *l, const int32_t *numbers,
                      uint32_t depth, uint32_t least) {
  *l = (Layer){.depth = (uint32_t)numbers[0],
               .width = (uint32_t)numbers[1],
               .right = numbers[2],
               .left = numbers[3],
               .clip = numbers[4]};
  r->ok = r->ok && l->depth == depth && l->width >= least &&
          l->width <= SLOTS * STEP && l->width % LANES == 0 && l->right >= 0 &&
          l->right <= RIGHT_MOST && l->left >= 0 && l->left <= LEFT_MOST &&
          l->clip > 0 && l->clip <= INT16_MAX;
  if (!r->ok) return;
  l->weights = part(r, (size_t)depth * l->width);
  l->bias = part(r, l->width * sizeof *l->bias);
  l->factor = part(r, l->width * sizeof *l->factor);
  for (uint32_t i = 0; r->ok && i < l->width; i++)
    r->ok = l->bias[i] > -BIAS_MOST && l->bias[i] < BIAS_MOST;
  if (r->ok) r->ok = weights_ok(l->weights, depth * l->width);
}

/* Scores that the pairs name. */
static uint32_t scores_of(const Network *net) {
  uint32_t most = 0;
  for (uint32_t i = 0; i < net->npairs; i++) {
    if (net->pairs[i].at_pos >= most) most = net->pairs[i].at_pos + 1u;
    if (net->pairs[i].at_tag >= most) most = net->pairs[i].at_tag + 1u;
  }
  return most;
}

bool network_use(Network *net, const void *bytes, size_t nbytes) {
  const uint32_t depths[LAYERS] = {DEPTH_MOST, WIDTH,  WIDTH, WIDTH,
                                   WIDTH,      MIDDLE, WIDTH, LABEL};
  const uint32_t widths[LAYERS] = {WIDTH,          2 * WIDTH, 2 * WIDTH,
                                   scores_of(net), MIDDLE,    SLOTS * STEP,
                                   2 * LABEL,      net->nrels};
  Reader r = {bytes, nbytes, true};
  const int32_t *numbers = part(&r, NUMBERS * sizeof *numbers);
  if (!numbers) return false;
  for (int i = 0; i < 2; i++) {
    net->factors[i] = numbers[i];
    r.ok = r.ok && numbers[i] > 0 && numbers[i] < FACTOR_MOST;
  }
  for (int i = 0; i < NMOVES; i++) {
    net->move_bias[i] = numbers[2 + i];
    r.ok = r.ok && numbers[2 + i] > -BIAS_MOST && numbers[2 + i] < BIAS_MOST;
  }
  for (int i = 0; i < LAYERS; i++)
    use_layer(&r, &net->layers[i], numbers + FIRST_LAYER + LAYER_NUMBERS * i,
              depths[i], widths[i]);
  for (int i = 0; i < LAYERS; i++) /* memory is reckoned with these */
    r.ok = r.ok &&
           net->layers[i].width <= (widths[i] + LANES - 1) / LANES * LANES;
  net->sigmoid = part(&r, SIGMOIDS * sizeof *net->sigmoid);
  for (int i = 0; r.ok && i < SIGMOIDS; i++) r.ok = net->sigmoid[i] >= 0;
  net->absent = part(&r, (SLOTS + FAR) * STEP * sizeof *net->absent);
  net->bias = part(&r, STEP * sizeof *net->bias);
  net->moves = part(&r, NMOVES * STEP);
  net->apart = part(&r, (2 * REACH + 1) * LABEL * sizeof *net->apart);
  if (r.ok) net->distance = net->absent + SLOTS * STEP;
  ge_assert(r.at + r.nbytes == (const unsigned char *)bytes + nbytes);
  return r.ok;
}

/* ------------------------------------------------------------------ memory */

/* Rows of a sentence with its root before it; `steps` has a row of zeros on
 * both sides. What is needed one after the other shares its place. */
typedef struct States {
  int16_t *stream; /* [n][WIDTH] */
  uint8_t *steps;  /* [n][WIDTH] */
  int16_t *more;   /* [n][SLOTS * STEP], the widest layer; sums */
  uint8_t *narrow; /* [n][MIDDLE], [n][LABEL]; steps */
  uint32_t *stack, *left, *right; /* [n] */
} States;

static size_t aligned(size_t nbytes) {
  return (nbytes + ALIGN - 1) / ALIGN * ALIGN;
}

/* The parts of memory for n rows; returns their bytes. */
static size_t states_at(States *s, unsigned char *memory, uint32_t n) {
  size_t at = 0;
  size_t sizes[] = {(size_t)n * WIDTH * sizeof *s->stream,
                    (size_t)(n + 2) * WIDTH,
                    (size_t)(n + 2) * SLOTS * STEP * sizeof *s->more,
                    (size_t)(n + 2) * WIDTH,
                    n * sizeof *s->stack,
                    n * sizeof *s->left,
                    n * sizeof *s->right};
  void *parts[GE_COUNT(sizes)];
  ge_assert((uintptr_t)memory % ALIGN == 0);
  for (size_t i = 0; i < GE_COUNT(sizes); i++) {
    parts[i] = memory ? memory + at : NULL;
    at += aligned(sizes[i]);
  }
  s->stream = parts[0];
  s->steps = memory ? (uint8_t *)parts[1] + WIDTH : NULL;
  s->more = parts[2];
  s->narrow = parts[3];
  s->stack = parts[4];
  s->left = parts[5];
  s->right = parts[6];
  return at;
}

size_t network_bytes(uint32_t n) {
  States s;
  return states_at(&s, NULL, n + 1);
}

/* ------------------------------------------------------------------ encode */

enum { ROW_ROOT = 1 }; /* of forms and parts; 0: what is not known */

void network_word(const Network *net, const WordRows *rows, WordSum *sum) {
  const int8_t *parts[PARTS];
  ge_assert(rows->form < net->nforms);
  for (int k = 0; k < PARTS; k++) {
    ge_assert(rows->parts[k] < net->nparts);
    parts[k] = net->parts + (size_t)rows->parts[k] * WIDTH;
  }
  net->kernel->word(net->forms + (size_t)rows->form * WIDTH, parts,
                    net->factors, sum->at);
}

void network_space(const Network *net, uint32_t row, WordSum *sum) {
  static const int8_t none[WIDTH];
  ge_assert(row < net->nparts);
  const int8_t *parts[PARTS] = {net->parts + (size_t)row * WIDTH};
  for (int k = 1; k < PARTS; k++) parts[k] = none;
  net->kernel->word(none, parts, net->factors, sum->at);
}

/* The root: of white space, too. */
static void start_root(const Network *net, const States *s) {
  WordRows rows = {ROW_ROOT, {0}};
  WordSum word, space;
  for (int i = 0; i < PARTS; i++) rows.parts[i] = ROW_ROOT;
  network_word(net, &rows, &word);
  network_space(net, ROW_ROOT, &space);
  net->kernel->start(word.at, space.at, s->stream, s->steps);
}

static void run_layer(const Network *net, int layer, const States *s,
                      uint32_t n) {
  const Layer *l = &net->layers[layer];
  ge_assert(l->depth == WIDTH && l->width <= SLOTS * STEP);
  net->kernel->linear(l, s->steps, WIDTH, n, s->more);
}

/* The ranges of kernel.h, which the arithmetic relies on; a build with
 * GE_CHECK_RANGES, as that of the sanitizers, looks. */
static void check_ranges(const States *s, uint32_t n) {
#ifdef GE_CHECK_RANGES
  for (size_t i = 0; i < (size_t)n * WIDTH; i++) {
    ge_assert(s->stream[i] >= -STREAM_CLIP && s->stream[i] <= STREAM_CLIP);
    ge_assert(s->steps[i] >= 1 && s->steps[i] <= 127);
  }
#else
  (void)s;
  (void)n;
#endif
}

_Static_assert(3 * WIDTH * sizeof(int32_t) <= SLOTS * STEP * sizeof(int16_t),
               "sums of new words take the place of the widest layer");

/* Rows of the convolution, with one of zeros on both sides: where their sums
 * are kept, or which of the new ones they are, after KEPT. */
typedef struct Convolution {
  uint32_t n, nnew;
  uint32_t at[SENTENCE_MOST + 3];
  const int32_t *sums; /* of new ones: [3][nnew][WIDTH] */
} Convolution;

static const int32_t *sums_of(const Convolution *c, const Kept *kept,
                              uint32_t row, uint32_t k) {
  uint32_t at = c->at[row];
  if (at < KEPT) return kept->sums[at][k];
  return c->sums + ((size_t)k * c->nnew + (at - KEPT)) * WIDTH;
}

static uint32_t place_of(uint32_t key) {
  return key * UINT32_C(2654435761) >> (32 - KEPT_BITS);
}

static uint32_t key_of(const WordList *words, uint32_t row) {
  if (row == 0 || row == words->n + 2) return KEY_PAD;
  if (row == 1) return KEY_ROOT;
  ge_assert(row - 2 < words->n && words->keys[row - 2] >= KEY_WORDS);
  return words->keys[row - 2];
}

/* The sums of all rows; those of new ones are made together. */
static void find_sums(const Network *net, const Kept *kept,
                      const WordList *words, const States *s, Convolution *c) {
  const Layer *l = &net->layers[LAYER_CONVOLUTION];
  int32_t *sums = (void *)s->more;
  c->n = words->n + 3;
  c->nnew = 0;
  c->sums = sums;
  ge_assert(c->n <= GE_COUNT(c->at));
  for (uint32_t row = 0; row < c->n; row++) {
    uint32_t key = key_of(words, row);
    c->at[row] = place_of(key);
    if (kept->keys[c->at[row]] == key) continue;
    memcpy(s->narrow + (size_t)c->nnew * WIDTH,
           s->steps - WIDTH + (size_t)row * WIDTH, WIDTH);
    c->at[row] = KEPT + c->nnew++;
  }
  for (uint32_t k = 0; k < 3 && c->nnew > 0; k++)
    net->kernel->part(l, k, s->narrow, c->nnew,
                      sums + (size_t)k * c->nnew * WIDTH);
}

static void keep(Kept *kept, const WordList *words, const Convolution *c) {
  for (uint32_t row = 0; row < c->n; row++) {
    uint32_t key = key_of(words, row), place = place_of(key);
    if (c->at[row] < KEPT) continue;
    kept->keys[place] = key;
    for (uint32_t k = 0; k < 3; k++)
      memcpy(kept->sums[place][k], sums_of(c, kept, row, k),
             sizeof kept->sums[place][k]);
  }
}

static void convolve(const Network *net, Kept *kept, const WordList *words,
                     const States *s) {
  Convolution c;
  int16_t more[WIDTH];
  find_sums(net, kept, words, s, &c);
  for (uint32_t i = 0; i + 2 < c.n; i++) {
    const int32_t *parts[3];
    for (uint32_t k = 0; k < 3; k++) parts[k] = sums_of(&c, kept, i + k, k);
    net->kernel->join(&net->layers[LAYER_CONVOLUTION], parts, more);
    net->kernel->add(more, 1, s->stream + (size_t)i * WIDTH,
                     s->steps + (size_t)i * WIDTH);
  }
  keep(kept, words, &c);
}

void network_encode(const Network *net, Kept *kept, const WordList *words,
                    void *memory) {
  const Kernel *k = net->kernel;
  uint32_t n = words->n + 1;
  States s;
  ge_assert(words->n > 0 && words->n <= SENTENCE_MOST);
  states_at(&s, memory, n);
  start_root(net, &s);
  for (uint32_t i = 1; i < n; i++)
    k->start(words->words[i - 1]->at, words->spaces[i - 1]->at,
             s.stream + (size_t)i * WIDTH, s.steps + (size_t)i * WIDTH);
  memset(s.steps - WIDTH, STREAM_ZERO, WIDTH);
  memset(s.steps + (size_t)n * WIDTH, STREAM_ZERO, WIDTH);
  convolve(net, kept, words, &s);
  for (int layer = LAYER_RECUR; layer <= LAYER_RECUR_2; layer++) {
    run_layer(net, layer, &s, n);
    k->recur(s.more, net->sigmoid, n, s.stream, s.steps);
  }
  check_ranges(&s, n);
}

void network_tags(const Network *net, uint32_t n, void *memory,
                  uint16_t *pairs) {
  States s;
  states_at(&s, memory, n + 1);
  run_layer(net, LAYER_TAGS, &s, n + 1);
  for (uint32_t i = 0; i < n; i++) {
    const int16_t *scores = s.more +
                            (size_t)(i + 1) * net->layers[LAYER_TAGS].width;
    int32_t most = INT32_MIN;
    ge_assert(net->npairs > 0 && net->npairs <= UINT16_MAX);
    for (uint32_t k = 0; k < net->npairs; k++) {
      const TagPair *p = &net->pairs[k];
      int32_t sum = scores[p->at_pos] + scores[p->at_tag];
      if (sum <= most) continue;
      most = sum;
      pairs[i] = (uint16_t)k;
    }
  }
}

/* ------------------------------------------------------------- transitions */

enum { SHIFT, LEFT, RIGHT };

typedef struct Machine {
  const Network *net;
  const States *s;
  uint32_t n, nstack, next; /* n counts the root */
  uint32_t *heads;          /* of network words */
} Machine;

static const int16_t *slot_row(const Machine *m, int slot, uint32_t word) {
  if (word == GE_NONE) return m->net->absent + (size_t)slot * STEP;
  return m->s->more + ((size_t)word * SLOTS + (size_t)slot) * STEP;
}

static uint32_t stacked(const Machine *m, uint32_t depth) {
  return m->nstack > depth ? m->s->stack[m->nstack - 1 - depth] : GE_NONE;
}

static void look(const Machine *m, const int16_t *rows[SLOTS + 2]) {
  uint32_t s0 = stacked(m, 0), s1 = stacked(m, 1);
  uint32_t b0 = m->next < m->n ? m->next : GE_NONE;
  const uint32_t words[SLOTS] = {s0,
                                 s1,
                                 stacked(m, 2),
                                 b0,
                                 m->next + 1 < m->n ? m->next + 1 : GE_NONE,
                                 m->s->left[s0],
                                 m->s->right[s0],
                                 s1 == GE_NONE ? GE_NONE : m->s->right[s1],
                                 b0 == GE_NONE ? GE_NONE : m->s->left[b0]};
  for (int k = 0; k < SLOTS; k++) rows[k] = slot_row(m, k, words[k]);
  uint32_t far = FAR - 1;
  if (b0 != GE_NONE) far = b0 - s0 < FAR - 2 ? b0 - s0 : FAR - 2;
  rows[SLOTS] = m->net->distance + (size_t)far * STEP;
  rows[SLOTS + 1] = m->net->bias;
}

static int best_move(const Machine *m) {
  const int16_t *rows[SLOTS + 2];
  int32_t scores[NMOVES];
  uint32_t s0 = stacked(m, 0), s1 = stacked(m, 1);
  bool more = m->next < m->n;
  bool legal[NMOVES] = {more, more && s0 != 0,
                        s1 != GE_NONE && (s1 != 0 || !more)};
  int best = -1, nlegal = legal[0] + legal[1] + legal[2];
  if (nlegal > 1) {
    look(m, rows);
    m->net->kernel->step(rows, m->net->moves, scores);
  }
  for (int a = 0; a < NMOVES; a++) {
    if (!legal[a]) continue;
    if (nlegal == 1) return a;
    scores[a] += m->net->move_bias[a];
    if (best < 0 || scores[a] > scores[best]) best = a;
  }
  ge_assert(best >= 0); /* a word to shift, or one that the root takes */
  return best;
}

static void attach(Machine *m, uint32_t head) {
  ge_assert(m->nstack > 1); /* the root stays */
  uint32_t word = m->s->stack[--m->nstack];
  ge_assert(word != 0 && word < m->n && head < m->n && word != head);
  m->heads[word] = head;
  if (m->s->left[head] == GE_NONE || word < m->s->left[head])
    m->s->left[head] = word;
  if (m->s->right[head] == GE_NONE || word > m->s->right[head])
    m->s->right[head] = word;
}

static void find_heads(const Network *net, const States *s, uint32_t n,
                       uint32_t *heads) {
  Machine m = {net, s, n, 1, 1, heads};
  for (uint32_t i = 0; i < n; i++) s->left[i] = s->right[i] = GE_NONE;
  s->stack[0] = 0;
  while (m.next < n || m.nstack > 1) {
    int a = best_move(&m);
    ge_assert(a != SHIFT || m.nstack < n);
    if (a == SHIFT) s->stack[m.nstack++] = m.next++;
    else attach(&m, a == LEFT ? m.next : s->stack[m.nstack - 2]);
  }
  ge_assert(m.next == n && s->stack[0] == 0); /* the root, and it alone */
}

/* --------------------------------------------------------------- relations */

static uint32_t apart(uint32_t word, uint32_t head) {
  if (word > head) return REACH + (word - head < REACH ? word - head : REACH);
  return REACH - (head - word < REACH ? head - word : REACH);
}

static void hide(const Network *net, const States *s, uint32_t word,
                 uint32_t head, uint8_t *out) {
  ge_assert(word != head);
  const int16_t *below = s->more + (size_t)word * 2 * LABEL;
  const int16_t *above = s->more + (size_t)head * 2 * LABEL + LABEL;
  const int16_t *far = net->apart + (size_t)apart(word, head) * LABEL;
  net->kernel->relate(below, above, far, out);
}

static uint8_t best_relation(const Network *net, const int16_t *scores,
                             bool root) {
  uint32_t best = net->nrels;
  if (root) return net->root;
  for (uint32_t k = 0; k < net->nrels; k++) {
    if (net->rels[k] == net->root) continue;
    if (best == net->nrels || scores[k] > scores[best]) best = k;
  }
  return best < net->nrels ? net->rels[best] : 0;
}

void network_parse(const Network *net, uint32_t n, void *memory,
                   uint32_t *heads, uint8_t *rels) {
  const Kernel *k = net->kernel;
  States s;
  states_at(&s, memory, n + 1);
  run_layer(net, LAYER_MIDDLE, &s, n + 1);
  k->narrow(s.more, (n + 1) * MIDDLE, s.narrow);
  k->linear(&net->layers[LAYER_SLOTS], s.narrow, MIDDLE, n + 1, s.more);
  find_heads(net, &s, n + 1, heads);
  run_layer(net, LAYER_PAIR, &s, n + 1);
  for (uint32_t i = 1; i <= n; i++)
    hide(net, &s, i, heads[i], s.narrow + (size_t)i * LABEL);
  k->linear(&net->layers[LAYER_LABEL], s.narrow + LABEL, LABEL, n, s.more);
  for (uint32_t i = 0; i < n; i++) {
    const int16_t *scores = s.more + (size_t)i * net->layers[LAYER_LABEL].width;
    rels[i] = best_relation(net, scores, heads[i + 1] == 0);
  }
}
