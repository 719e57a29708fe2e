/* The kernel in plain C, for every processor, and what tests hold the others to:
 * all give the same bits. The compiler makes vectors of its loops. */
#include "syntax/kernel.h"

#include <string.h>

#define KERNEL kernel_plain
#define KERNEL_NAME "plain"
#define TARGET
#define ROWS 4

typedef uint8_t Input;
typedef int16_t Weight;
typedef struct Room { /* weights of an input to all lanes, side by side */
  Weight weights[LANES * DEPTH_MOST];
} Room;

static const Input *inputs(Room *room, const uint8_t *in, size_t n) {
  (void)room;
  (void)n;
  return in;
}

static const Weight *weights(Room *room, const int8_t *w, uint32_t depth) {
  Weight *to = room->weights;
  for (uint32_t k = 0; k < depth; k += GROUP, w += LANES * GROUP)
    for (int j = 0; j < GROUP; j++, to += LANES)
      for (int i = 0; i < LANES; i++) to[i] = w[i * GROUP + j];
  return room->weights;
}

static inline int32_t clamp(int32_t x, int32_t low, int32_t high) {
  return x < low ? low : x > high ? high : x;
}

/* 16 by 16 bits, rounded: a * b / 32768. */
static inline int32_t scaled(int32_t a, int32_t b) {
  return (a * b + (1 << 14)) >> 15;
}

static int16_t finish(const Layer *l, uint32_t at, int32_t sum) {
  int32_t v = clamp(sum >> l->right, INT16_MIN, INT16_MAX);
  v = scaled(v, l->factor[at]);
  return (int16_t)clamp(v * (1 << l->left), -l->clip, l->clip);
}

/* Adds four products, which stay within 16 bits, to each sum. */
static void add_group(const Input *in, const Weight *w, int32_t *sums) {
  int16_t four[LANES];
  for (int i = 0; i < LANES; i++)
    four[i] = (int16_t)(in[0] * w[i] + in[1] * w[LANES + i] +
                        in[2] * w[2 * LANES + i] + in[3] * w[3 * LANES + i]);
  for (int i = 0; i < LANES; i++) sums[i] += four[i];
}

static void tile(const Layer *l, uint32_t at, const Input *in, size_t stride,
                 uint32_t n, const Weight *w, bool raw, void *out) {
  int32_t sums[ROWS][LANES]; /* of several words: no vectors of one alone */
  if (n > ROWS) n = ROWS;
  for (uint32_t r = 0; r < n; r++)
    memcpy(sums[r], l->bias + at, sizeof sums[r]);
  for (uint32_t k = 0; k < l->depth; k += GROUP, w += LANES * GROUP)
    for (uint32_t r = 0; r < n; r++) add_group(in + r * stride + k, w, sums[r]);
  for (uint32_t r = 0; r < n; r++)
    for (uint32_t i = 0; i < LANES; i++) {
      size_t to = (size_t)r * l->width + i;
      if (raw) ((int32_t *)out)[to] = sums[r][i];
      else ((int16_t *)out)[to] = finish(l, at + i, sums[r][i]);
    }
}

static void join(const Layer *l, const int32_t *const parts[3], int16_t *out) {
  for (uint32_t i = 0; i < l->width; i++)
    out[i] = finish(l, i, parts[0][i] + parts[1][i] + parts[2][i]);
}

static void to_steps(const int16_t *stream, uint8_t *steps) {
  for (int i = 0; i < WIDTH; i++)
    steps[i] = (uint8_t)(((stream[i] + STREAM_STEP / 2) >> 6) + STREAM_ZERO);
}

static void sum_parts(const int8_t *const parts[PARTS], int16_t *out) {
  for (int i = 0; i < WIDTH; i++) out[i] = parts[0][i];
  for (int k = 1; k < PARTS; k++)
    for (int i = 0; i < WIDTH; i++) out[i] = (int16_t)(out[i] + parts[k][i]);
}

static void start(const int16_t *of_word, const int16_t *space, int16_t *stream,
                  uint8_t *steps) {
  for (int i = 0; i < WIDTH; i++)
    stream[i] = (int16_t)clamp(of_word[i] + space[i], -STREAM_CLIP,
                               STREAM_CLIP);
  to_steps(stream, steps);
}

static void add(const int16_t *more, uint32_t n, int16_t *stream,
                uint8_t *steps) {
  for (uint32_t k = 0; k < n; k++) {
    const int16_t *m = more + (size_t)k * WIDTH;
    int16_t *s = stream + (size_t)k * WIDTH;
    for (int i = 0; i < WIDTH; i++) {
      int32_t v = s[i] + (m[i] > 0 ? m[i] : 0);
      s[i] = (int16_t)clamp(v, -STREAM_CLIP, STREAM_CLIP);
    }
    to_steps(s, steps + (size_t)k * WIDTH);
  }
}

static void recur(int16_t *gates, const int16_t *sigmoid, uint32_t n,
                  int16_t *stream, uint8_t *steps) {
  enum { HALF = WIDTH / 2, LOW = -8 * 2048 };
  for (uint32_t k = 0; k < n; k++) {
    int16_t *g = gates + (size_t)k * 2 * WIDTH;
    for (int i = 0; i < WIDTH; i++) {
      int32_t at = (g[i] - LOW) >> 4;
      g[i] = sigmoid[clamp(at, 0, SIGMOIDS - 1)];
      g[WIDTH + i] = (int16_t)clamp(g[WIDTH + i], -STATE_CLIP, STATE_CLIP);
    }
  }
  for (int back = 0; back < 2; back++) {
    int16_t state[HALF] = {0};
    for (uint32_t k = 0; k < n; k++) {
      size_t at = back ? n - 1 - k : k;
      const int16_t *z = gates + at * 2 * WIDTH + back * HALF;
      int16_t *s = stream + at * WIDTH + back * HALF;
      for (int i = 0; i < HALF; i++) {
        int32_t h = state[i] + scaled(z[WIDTH + i] - state[i], z[i]);
        state[i] = (int16_t)h;
        s[i] = (int16_t)clamp(s[i] + scaled(h, STATE_STREAM), -STREAM_CLIP,
                              STREAM_CLIP);
      }
    }
  }
  for (uint32_t k = 0; k < n; k++)
    to_steps(stream + (size_t)k * WIDTH, steps + (size_t)k * WIDTH);
}

static void narrow(const int16_t *in, uint32_t n, uint8_t *out) {
  for (uint32_t i = 0; i < n; i++)
    out[i] = (uint8_t)clamp((in[i] + (1 << (NARROW - 1))) >> NARROW, 0, 127);
}

static void step(const int16_t *const rows[SLOTS + 2], const int8_t *w,
                 int32_t scores[NMOVES]) {
  int16_t h[STEP] = {0};
  for (int k = 0; k < SLOTS + 2; k++)
    for (int i = 0; i < STEP; i++) h[i] = (int16_t)(h[i] + rows[k][i]);
  for (int a = 0; a < NMOVES; a++) {
    int32_t sum = 0;
    for (int i = 0; i < STEP; i++)
      sum += (h[i] > 0 ? h[i] : 0) * w[a * STEP + i];
    scores[a] = sum;
  }
}

#include "syntax/kernel_body.h"
