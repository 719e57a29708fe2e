/*
 * What the trainer of the model shares with the engine, and its inner loops,
 * as a shared library for network.py.
 */
#include "syntax/label.h"
#include "syntax/pos_lemma.h"
#include "syntax/word_keys.h"
#include "text/lemma.h"

#include <string.h>

/* ------------------------------------------------------------------- words */

static Vocab *vocab;

/* Keys of a word, WORD_KEYS of them; 0: done. */
int trainer_keys(const char *text, uint32_t *keys) {
  GeId type;
  if (!vocab && vocab_new(&vocab) != GE_OK) return 1;
  if (vocab_intern(vocab, text, strlen(text), &type) != GE_OK) return 1;
  return word_keys(vocab, type, keys) != GE_OK;
}

uint32_t trainer_space_key(int before, int behind) {
  return space_key(before != 0, behind != 0);
}

/* The lemma that is guessed without a table, or NULL. */
const char *trainer_lemma(const char *text, unsigned pos, unsigned tag) {
  GeId type;
  const char *lemma = NULL;
  if (!vocab && vocab_new(&vocab) != GE_OK) return NULL;
  if (vocab_intern(vocab, text, strlen(text), &type) != GE_OK ||
      morph_lemma(vocab, NULL, type, pos, tag, &lemma) != GE_OK)
    return NULL;
  return lemma;
}

/* Whether WordNet has the verb. */
int trainer_is_verb(const char *lemma) {
  return (lemma_pos(lemma, strlen(lemma)) & LEMMA_VERB) != 0;
}

/* The key of a form and tag in the table of lemmas. */
uint32_t trainer_lemma_key(const char *text, unsigned tag) {
  GeId type;
  if (!vocab && vocab_new(&vocab) != GE_OK) return 0;
  if (vocab_intern(vocab, text, strlen(text), &type) != GE_OK) return 0;
  const Type *fold = vocab_type(vocab, vocab_type(vocab, type)->fold);
  return morph_key(fold->text, fold->nbytes, tag);
}

int trainer_pos(const char *name) { return ge_pos_find(name); }
int trainer_tag(const char *name) { return ge_tag_find(name); }
int trainer_rel(const char *name) { return ge_rel_find(name); }

/* -------------------------------------------------------------------- scan */

/* h += z (g - h) along n rows of d, from the last row when `back`. */
void trainer_scan(const float *z, const float *g, float *h, int rows, int n,
                  int d, int back) {
  for (int r = 0; r < rows; r++) {
    const float *before = NULL;
    for (int k = 0; k < n; k++) {
      size_t at = ((size_t)r * n + (size_t)(back ? n - 1 - k : k)) * (size_t)d;
      for (int i = 0; i < d; i++) {
        float last = before ? before[i] : 0;
        h[at + i] = last + z[at + i] * (g[at + i] - last);
      }
      before = h + at;
    }
  }
}

/* Its gradients; carry has d numbers. */
void trainer_scan_back(const float *z, const float *g, const float *h,
                       const float *dh, float *dz, float *dg, float *carry,
                       int rows, int n, int d, int back) {
  for (int r = 0; r < rows; r++) {
    memset(carry, 0, (size_t)d * sizeof *carry);
    for (int k = n - 1; k >= 0; k--) {
      int row = back ? n - 1 - k : k;
      size_t at = ((size_t)r * n + (size_t)row) * (size_t)d;
      const float *before = NULL;
      if (k > 0) before = back ? h + at + d : h + at - d;
      for (int i = 0; i < d; i++) {
        float sum = dh[at + i] + carry[i];
        float last = before ? before[i] : 0;
        dz[at + i] = sum * (g[at + i] - last);
        dg[at + i] = sum * z[at + i];
        carry[i] = sum * (1 - z[at + i]);
      }
    }
  }
}

/* ------------------------------------------------------------- transitions */

enum { SHIFT, LEFT, RIGHT, NO_NEXT = FAR - 1, FARTHEST = FAR - 2 };

typedef struct Weights {
  const float *slots;                 /* [words][SLOTS][hidden] */
  const float *absent;                /* [SLOTS][hidden] */
  const float *distance;              /* [NO_NEXT + 1][hidden] */
  const float *bias, *out, *out_bias; /* [hidden], [NMOVES][hidden], [NMOVES] */
  int hidden;
} Weights;

typedef struct Machine {
  int *stack, nstack, next, n;
  int *left, *right, *head; /* outermost dependents, -1: none */
} Machine;

static uint64_t random_state = 88172645463325252u;

void trainer_seed(uint64_t seed) { random_state = seed * 2654435761u + 1; }

static double uniform(void) {
  random_state ^= random_state << 13;
  random_state ^= random_state >> 7;
  random_state ^= random_state << 17;
  return (double)(random_state >> 11) / 9007199254740992.0;
}

static void look(const Machine *m, int *seen, int *distance) {
  int s0 = m->stack[m->nstack - 1];
  int s1 = m->nstack > 1 ? m->stack[m->nstack - 2] : -1;
  int b0 = m->next < m->n ? m->next : -1;
  seen[0] = s0;
  seen[1] = s1;
  seen[2] = m->nstack > 2 ? m->stack[m->nstack - 3] : -1;
  seen[3] = b0;
  seen[4] = m->next + 1 < m->n ? m->next + 1 : -1;
  seen[5] = m->left[s0];
  seen[6] = m->right[s0];
  seen[7] = s1 >= 0 ? m->right[s1] : -1;
  seen[8] = b0 >= 0 ? m->left[b0] : -1;
  *distance = b0 < 0 ? NO_NEXT : b0 - s0 > FARTHEST ? FARTHEST : b0 - s0;
}

static unsigned legal_moves(const Machine *m) {
  int s0 = m->stack[m->nstack - 1];
  bool more = m->next < m->n;
  unsigned legal = 0;
  if (more) legal |= 1u << SHIFT;
  if (more && s0 != 0) legal |= 1u << LEFT;
  if (m->nstack > 1 && (m->stack[m->nstack - 2] != 0 || !more))
    legal |= 1u << RIGHT;
  return legal;
}

static void score(const Weights *w, const int *seen, int distance, float *h,
                  float *scores) {
  memcpy(h, w->bias, (size_t)w->hidden * sizeof *h);
  for (int k = 0; k <= SLOTS; k++) {
    const float *row = w->distance + (size_t)distance * w->hidden;
    if (k < SLOTS && seen[k] < 0) row = w->absent + (size_t)k * w->hidden;
    if (k < SLOTS && seen[k] >= 0)
      row = w->slots + ((size_t)seen[k] * SLOTS + k) * w->hidden;
    for (int i = 0; i < w->hidden; i++) h[i] += row[i];
  }
  for (int a = 0; a < NMOVES; a++) {
    float sum = w->out_bias[a];
    for (int i = 0; i < w->hidden; i++)
      if (h[i] > 0) sum += h[i] * w->out[a * w->hidden + i];
    scores[a] = sum;
  }
}

static int best_of(const float *scores, unsigned of) {
  int best = -1;
  for (int a = 0; a < NMOVES; a++)
    if (of >> a & 1 && (best < 0 || scores[a] > scores[best])) best = a;
  return best;
}

/* The moves after which most of the gold arcs can still be had (Goldberg and
 * Nivre 2013). */
static unsigned good_moves(const Machine *m, const int64_t *gold,
                           unsigned legal) {
  int cost[NMOVES] = {0}, least = INT32_MAX;
  int s0 = m->stack[m->nstack - 1];
  int s1 = m->nstack > 1 ? m->stack[m->nstack - 2] : -1;
  for (int i = 0; i < m->nstack && m->next < m->n; i++) {
    if (i + 1 < m->nstack) cost[SHIFT] += gold[m->next] == m->stack[i];
    cost[SHIFT] += gold[m->stack[i]] == m->next;
  }
  for (int k = m->next; k < m->n; k++) {
    cost[LEFT] += gold[k] == s0;
    cost[RIGHT] += gold[k] == s0;
  }
  cost[LEFT] += (s1 >= 0 && gold[s0] == s1) || gold[s0] > m->next;
  cost[RIGHT] += gold[s0] >= m->next;
  for (int a = 0; a < NMOVES; a++)
    if (legal >> a & 1 && cost[a] < least) least = cost[a];
  unsigned good = 0;
  for (int a = 0; a < NMOVES; a++)
    if (legal >> a & 1 && cost[a] == least) good |= 1u << a;
  return good;
}

static void attach(Machine *m, int word, int head) {
  m->head[word] = head;
  if (m->left[head] < 0 || word < m->left[head]) m->left[head] = word;
  if (word > m->right[head]) m->right[head] = word;
  m->nstack--;
}

static void move(Machine *m, int a) {
  int s0 = m->stack[m->nstack - 1];
  if (a == SHIFT) m->stack[m->nstack++] = m->next++;
  else attach(m, s0, a == LEFT ? m->next : m->stack[m->nstack - 2]);
}

/*
 * Parse n nodes, of which 0 is the root. With gold heads, steps that are wrong
 * are followed with the probability `explore`. Rows of what each step saw go to
 * `seen` (SLOTS + 1 numbers: node * SLOTS + slot, or -1 - slot for nothing;
 * then the distance), sets of good and legal moves to `moves` (good | legal <<
 * 3), heads to `heads`. Returns the number of steps, at most 2 n.
 */
int trainer_parse(const Weights *w, int n, const int64_t *gold, double explore,
                  int *memory, float *h, int *seen, int *moves, int *heads) {
  Machine m = {memory, 1, 1, n, memory + n + 1, memory + 2 * n + 1, heads};
  int steps = 0;
  m.stack[0] = 0;
  for (int i = 0; i < n; i++) m.left[i] = m.right[i] = m.head[i] = -1;
  while (m.next < n || m.nstack > 1) {
    int at[SLOTS], distance;
    float scores[NMOVES];
    look(&m, at, &distance);
    unsigned legal = legal_moves(&m), good = 0;
    score(w, at, distance, h, scores);
    for (int k = 0; k < SLOTS; k++)
      seen[steps * (SLOTS + 1) + k] = at[k] < 0 ? -1 - k : at[k] * SLOTS + k;
    seen[steps * (SLOTS + 1) + SLOTS] = distance;
    int chosen = best_of(scores, legal);
    if (gold) good = good_moves(&m, gold, legal);
    if (gold && !(good >> chosen & 1) && uniform() >= explore)
      chosen = best_of(scores, good);
    moves[steps++] = (int)(good | legal << 3);
    move(&m, chosen);
  }
  return steps;
}
