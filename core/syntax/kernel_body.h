/*
 * What kernels share: linear layers, tile by tile, and loops that compilers
 * make vectors of by themselves. The file that includes this defines
 *   KERNEL, KERNEL_NAME
 *   TARGET        the attribute of its functions
 *   ROWS          how many words a tile has at most
 *   Input, Weight what tiles read: bytes, or wider numbers
 *   Room          memory for these
 *   inputs, weights  make them of the bytes
 *   tile          LANES outputs of some words
 *   sum_parts     the sums of a word's rows but that of its form
 * and the other functions of a kernel: kernel_vector.h, kernel_plain.c.
 */

/* Weights of columns are `column` bytes apart. Puts out numbers of 16 bits, or
 * raw sums. */
TARGET static void run(const Layer *l, size_t column, const uint8_t *in,
                       size_t stride, uint32_t n, bool raw, void *out) {
  Room room;
  ge_assert(n > 0 && l->width > 0 && l->width % LANES == 0);
  ge_assert(l->depth <= DEPTH_MOST && l->depth % (2 * GROUP) == 0);
  for (uint32_t from = 0; from < n; from += BLOCK) {
    uint32_t m = n - from < BLOCK ? n - from : BLOCK;
    const Input *words = inputs(&room, in + from * stride,
                                (m - 1) * stride + l->depth);
    for (uint32_t at = 0; at < l->width; at += LANES) {
      const Weight *w = weights(&room, l->weights + at / LANES * column,
                                l->depth);
      for (uint32_t i = 0; i < m; i += ROWS) {
        size_t to = (size_t)(from + i) * l->width + at;
        tile(l, at, words + i * stride, stride, m - i, w, raw,
             raw ? (void *)((int32_t *)out + to)
                 : (void *)((int16_t *)out + to));
      }
    }
  }
}

TARGET static void linear(const Layer *l, const uint8_t *in, size_t stride,
                          uint32_t n, int16_t *out) {
  run(l, (size_t)l->depth * LANES, in, stride, n, false, out);
}

TARGET static void part(const Layer *l, uint32_t k, const uint8_t *in,
                        uint32_t n, int32_t *sums) {
  static const int32_t none[WIDTH];
  ge_assert(k < 3 && l->depth == 3 * WIDTH && l->width <= WIDTH);
  Layer third = *l;
  third.depth = WIDTH;
  third.weights += (size_t)k * WIDTH * LANES;
  if (k != 0) third.bias = none;
  run(&third, (size_t)l->depth * LANES, in, WIDTH, n, true, sums);
}

TARGET static void word(const int8_t *form, const int8_t *const parts[PARTS],
                        const int32_t factors[2], int16_t *out) {
  int16_t sum[WIDTH];
  const int32_t of_form = factors[0], of_parts = factors[1];
  sum_parts(parts, sum);
  for (int i = 0; i < WIDTH; i++) {
    int32_t v = (form[i] * of_form + sum[i] * of_parts + 128) >> 8;
    v = v < INT16_MIN ? INT16_MIN : v > INT16_MAX ? INT16_MAX : v;
    out[i] = (int16_t)v;
  }
}

TARGET static void relate(const int16_t *below, const int16_t *above,
                          const int16_t *far, uint8_t *out) {
  for (int i = 0; i < LABEL; i++) {
    int32_t v = (below[i] + above[i] + far[i] + (1 << (NARROW - 1))) >> NARROW;
    out[i] = (uint8_t)(v < 0 ? 0 : v > 127 ? 127 : v);
  }
}

const Kernel KERNEL = {KERNEL_NAME, linear, part,   join,   word, start,
                       add,         recur,  narrow, relate, step};
