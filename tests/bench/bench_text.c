/*
 * Text to tokens to sentences and nothing else, through geoeng.h, in turn
 * with a hand-written tokenizer that interns its words (hand.h).
 *
 *   bench_text CORPUS.txt RUNS
 *
 * Prints the tokens; the medians of bytes per second of processor time, ours
 * warm, ours in the first run, the hand-written one's; the median of ours
 * through theirs; and what a document of all texts takes above its text, bytes
 * a token.
 */
#include "bench.h"
#include "hand.h"

static size_t split(GeEngine *e, const Corpus *c) {
  size_t ntokens = 0;
  for (size_t i = 0; i < c->ndocs; i++) {
    GeDoc *doc;
    check(e, ge_doc_new(e, c->docs[i].at, c->docs[i].n, NULL, &doc));
    ntokens += ge_doc_ntokens(doc);
    ge_doc_free(doc);
  }
  return ntokens;
}

static double timed_hand(Hand *h, const Corpus *c) {
  double start = now();
  for (size_t i = 0; i < c->ndocs; i++)
    if (hand_split(h, c->docs[i].at, c->docs[i].n) > c->docs[i].n)
      fail("more tokens than bytes");
  return now() - start;
}

static size_t live;

static void *counted(void *ctx, void *p, size_t old, size_t n) {
  (void)ctx;
  live += n - (p ? old : 0);
  if (n > 0) return realloc(p, n);
  free(p);
  return NULL;
}

/* Bytes a token above the text, with everything that stays while a document
 * is open: tokens, sentences, index of offsets; the words are the engine's. */
static double memory(const Corpus *c) {
  GeEngine *e;
  GeDoc *doc;
  ge_set_allocator(counted, NULL);
  if (ge_engine_new(&e) != GE_OK || ge_engine_seal(e) != GE_OK)
    fail("out of memory");
  ge_engine_limits(e)->doc_bytes = c->nbytes + 1;
  ge_engine_limits(e)->arena_bytes = (size_t)1 << 31;
  check(e, ge_doc_new(e, c->text, c->nbytes, NULL, &doc));
  ge_doc_free(doc); /* now all words are known */
  size_t before = live;
  check(e, ge_doc_new(e, c->text, c->nbytes, NULL, &doc));
  double used = (double)(live - before) - (double)c->nbytes;
  double each = used / (double)ge_doc_ntokens(doc);
  ge_doc_free(doc);
  ge_engine_free(e);
  ge_set_allocator(NULL, NULL);
  return each;
}

int main(int argc, char **argv) {
  double ours[100], hand[100], ratio[100];
  int runs = argc == 3 ? atoi(argv[2]) : 0;
  if (runs < 1 || runs > 100) fail("usage: bench_text CORPUS.txt RUNS");
  Corpus c = read_corpus(argv[1]);
  double bytes = (double)c.nbytes, each = memory(&c), start = 0, cold;
  Hand h = hand_new(c.nbytes);
  GeEngine *e;
  if (ge_engine_new(&e) != GE_OK || ge_engine_seal(e) != GE_OK)
    fail("out of memory");
  start = now();
  size_t ntokens = split(e, &c);
  cold = now() - start;
  timed_hand(&h, &c);
  for (int i = 0; i < runs; i++) {
    start = now();
    split(e, &c);
    ours[i] = now() - start;
    hand[i] = timed_hand(&h, &c);
    ratio[i] = hand[i] / ours[i];
  }
  printf("%zu %.0f %.0f %.0f %.3f %.1f\n", ntokens, bytes / median(ours, runs),
         bytes / cold, bytes / median(hand, runs), median(ratio, runs), each);
  ge_engine_free(e);
  hand_free(&h);
  free_corpus(&c);
  return 0;
}
