/*
 * The inner loops of the network, in integers alone, for several processors:
 * every kernel gives the same bits. kernel_body.h has what they share,
 * kernel_vector.h the loops of vectors, kernel_plain.c those of numbers.
 *
 * Numbers. The stream of a word is WIDTH 16-bit numbers within STREAM_CLIP,
 * of which STREAM_STEP are one step of the 7-bit numbers that products read:
 * step + STREAM_ZERO, 1 to 127. Four products of these and 7-bit weights, -63
 * to 63, stay within 16 bits (4 * 127 * 63), DEPTH_MOST of them within 32.
 * A linear layer's sums become 16-bit numbers by a shift to the right, a
 * factor for each of them, and a shift to the left, all saturated.
 */
#ifndef GE_SYNTAX_KERNEL_H
#define GE_SYNTAX_KERNEL_H

#include "base/base.h"

enum {
  WIDTH = 192, /* numbers of a word's stream */
  MIDDLE = 96, /* of what the parser sees of it */
  STEP = 128,  /* hidden numbers of a step */
  LABEL = 64,  /* of a relation */
  SLOTS = 9,   /* places of stack and buffer that a step looks at */
  NMOVES = 3,
  PARTS = 10, /* rows of a word besides its form's, white space apart */
  DEPTH_MOST = 3 * WIDTH,
  BLOCK = GE_ROOM(32, 1), /* words that a linear layer takes at a time */
  LANES = 16,             /* sums that a kernel makes together */
  GROUP = 4,              /* inputs of which it reads the weights together */
  WEIGHT_MOST = 63,
  STREAM_STEP = 64,
  STREAM_ZERO = 64,
  STREAM_CLIP = 63 * STREAM_STEP,
  STATE_CLIP = 16383,  /* of what a recurrence takes in; 2 of the trainer */
  STATE_STREAM = 2688, /* 1/32768: a state as a number of the stream */
  NARROW = 5,          /* bits that a hidden number has more than a step */
  SIGMOIDS = 2048      /* of -8 to 8, in steps of 1/128 */
};

/* A linear layer. Weights are [width / LANES][depth / GROUP][LANES][GROUP]. */
typedef struct Layer {
  uint32_t depth, width; /* multiples of 2 GROUP and LANES */
  int32_t right, left;   /* shifts */
  int32_t clip;          /* of what comes out */
  const int8_t *weights;
  const int32_t *bias;   /* what is added first, with half of the shift */
  const int16_t *factor; /* 1/32768 */
} Layer;

typedef struct Kernel {
  const char *name;
  /* n words of `depth` numbers each, `stride` apart, become n rows of `width`
   * numbers. */
  void (*linear)(const Layer *l, const uint8_t *in, size_t stride, uint32_t n,
                 int16_t *out);
  /* Of a layer that reads three words of WIDTH numbers, and is as wide: sums
   * of the k-th of these, for n words; and its numbers of three sums. */
  void (*part)(const Layer *l, uint32_t k, const uint8_t *in, uint32_t n,
               int32_t *sums);
  void (*join)(const Layer *l, const int32_t *const parts[3], int16_t *out);
  /* A word: the sum of its rows, each with its factor, as numbers of the
   * stream. */
  void (*word)(const int8_t *form, const int8_t *const parts[PARTS],
               const int32_t factors[2], int16_t *out);
  /* The start of the stream: a word, and the white space around it. */
  void (*start)(const int16_t *word, const int16_t *space, int16_t *stream,
                uint8_t *steps);
  /* Adds what is positive to the stream. */
  void (*add)(const int16_t *more, uint32_t n, int16_t *stream, uint8_t *steps);
  /* Runs states over words, half of them from the last one on, and adds them
   * to the stream. `gates` are n rows of 2 * WIDTH numbers: gates in units of
   * 1/2048, and what is taken in; they are changed. */
  void (*recur)(int16_t *gates, const int16_t *sigmoid, uint32_t n,
                int16_t *stream, uint8_t *steps);
  /* Positive numbers, rounded to 7 bits. */
  void (*narrow)(const int16_t *in, uint32_t n, uint8_t *out);
  /* The sum of two words' numbers and of those of their distance, narrowed. */
  void (*relate)(const int16_t *below, const int16_t *above, const int16_t *far,
                 uint8_t *out);
  /* Scores of the moves of a step: SLOTS rows, that of the distance, bias. */
  void (*step)(const int16_t *const rows[SLOTS + 2], const int8_t *weights,
               int32_t scores[NMOVES]);
} Kernel;

/* The fastest that this processor has; of a name, or NULL: it has none. */
const Kernel *kernel_best(void);
const Kernel *kernel_find(const char *name);

extern const Kernel kernel_plain;
#if defined(__x86_64__)
extern const Kernel kernel_sse2, kernel_ssse3, kernel_avx2, kernel_vnni;
#endif

#endif
