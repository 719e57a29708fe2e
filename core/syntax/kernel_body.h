/*
 * The loops of a kernel. The file that includes this defines
 *   KERNEL        its name
 *   TARGET        the attribute of its functions
 *   dot_block     sums of up to ROWS words with LANES rows of weights
 *   ROWS          how many words dot_block takes
 */
#include <string.h>

static inline int32_t clamp(int32_t x, int32_t low, int32_t high) {
  return x < low ? low : x > high ? high : x;
}

/* 16 by 16 bits, rounded: a * b / 32768. */
static inline int32_t scaled(int32_t a, int32_t b) {
  return (a * b + (1 << 14)) >> 15;
}

TARGET static void to_steps(const int16_t *stream, uint8_t *steps) {
  for (int i = 0; i < WIDTH; i++)
    steps[i] = (uint8_t)(((stream[i] + STREAM_STEP / 2) >> 6) + STREAM_ZERO);
}

TARGET static void finish(const Layer *l, const int32_t *sums, int16_t *out) {
  const int32_t right = l->right, left = l->left, clip = l->clip;
  for (uint32_t i = 0; i < l->width; i++) {
    int32_t v = clamp((sums[i] + l->bias[i]) >> right, INT16_MIN, INT16_MAX);
    v = scaled(v, l->factor[i]);
    out[i] = (int16_t)clamp(v * (1 << left), -clip, clip);
  }
}

TARGET static void linear(const Layer *l, const uint8_t *in, size_t stride,
                          uint32_t n, int32_t *sums, int16_t *out) {
  const size_t lane_bytes = (size_t)l->depth * LANES;
  for (uint32_t from = 0; from < n; from += BLOCK) {
    uint32_t m = n - from < BLOCK ? n - from : BLOCK;
    const uint8_t *words = in + from * stride;
    for (uint32_t at = 0; at < l->width; at += LANES) {
      const int8_t *w = l->weights + at / LANES * lane_bytes;
      for (uint32_t i = 0; i < m; i += ROWS)
        dot_block(words + i * stride, stride, m - i < ROWS ? m - i : ROWS, w,
                  l->depth, sums + (size_t)i * l->width + at, l->width);
    }
    for (uint32_t i = 0; i < m; i++)
      finish(l, sums + (size_t)i * l->width,
             out + (size_t)(from + i) * l->width);
  }
}

TARGET static void start(const int16_t *word, const int16_t *space,
                         int16_t *stream, uint8_t *steps) {
  for (int i = 0; i < WIDTH; i++)
    stream[i] = (int16_t)clamp(word[i] + space[i], -STREAM_CLIP, STREAM_CLIP);
  to_steps(stream, steps);
}

TARGET static void add(const int16_t *more, uint32_t n, int16_t *stream,
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

TARGET static void recur(int16_t *gates, const int16_t *sigmoid, uint32_t n,
                         int16_t *stream, uint8_t *steps) {
  enum { HALF = WIDTH / 2, LOW = -8 * 2048 };
  for (uint32_t k = 0; k < n; k++) {
    int16_t *g = gates + (size_t)k * 2 * WIDTH;
    for (int i = 0; i < WIDTH; i++) {
      int32_t at = (g[i] - LOW) >> 4;
      g[i] = sigmoid[clamp(at, 0, SIGMOIDS - 1)];
      g[WIDTH + i] =
          (int16_t)clamp(g[WIDTH + i], -STATE_CLIP, STATE_CLIP);
    }
  }
  for (int back = 0; back < 2; back++) {
    int16_t state[HALF] = {0};
    for (uint32_t k = 0; k < n; k++) {
      size_t word = back ? n - 1 - k : k;
      const int16_t *z = gates + word * 2 * WIDTH + back * HALF;
      int16_t *s = stream + word * WIDTH + back * HALF;
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

TARGET static void narrow(const int16_t *in, uint32_t n, uint8_t *out) {
  for (uint32_t i = 0; i < n; i++)
    out[i] = (uint8_t)clamp((in[i] + (1 << (NARROW - 1))) >> NARROW, 0, 127);
}

TARGET static void step(const int16_t *const rows[SLOTS + 2],
                        const int8_t *weights, int32_t scores[NMOVES]) {
  int16_t h[STEP];
  for (int i = 0; i < STEP; i++) {
    int32_t v = 0;
    for (int k = 0; k < SLOTS + 2; k++) v += rows[k][i];
    h[i] = (int16_t)(v > 0 ? v : 0);
  }
  for (int a = 0; a < NMOVES; a++) {
    int32_t sum = 0;
    for (int i = 0; i < STEP; i++) sum += h[i] * weights[a * STEP + i];
    scores[a] = sum;
  }
}

const Kernel KERNEL = {KERNEL_NAME, linear, start, add, recur, narrow, step};
