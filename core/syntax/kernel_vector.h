/*
 * Loops over vectors V of EACH 16-bit numbers, for kernel_sse.h and
 * kernel_avx.h, which say what v_add and the like are. Additions saturate;
 * v_scaled is a * b / 32768, rounded, of numbers that are not both the least.
 * s_add adds vectors of sums, of which a column has PIECES.
 */

TARGET static inline V v_clamp(V v, int most) {
  return v_min(v_max(v, v_all(-most)), v_all(most));
}

/* Steps of two vectors of the stream. */
TARGET static inline void to_steps(V a, V b, uint8_t *steps) {
  V half = v_all(STREAM_STEP / 2), zero = v_all(STREAM_ZERO);
  v_bytes(steps, v_add(v_right(v_add(a, half), 6), zero),
          v_add(v_right(v_add(b, half), 6), zero));
}

TARGET static inline void sum_parts(const int8_t *const parts[PARTS],
                                    int16_t *out) {
  for (int i = 0; i < WIDTH; i += EACH) {
    V sum = v_widen(parts[0] + i);
    for (int k = 1; k < PARTS; k++) sum = v_wrap(sum, v_widen(parts[k] + i));
    v_store(out + i, sum);
  }
}

TARGET static void start(const int16_t *of_word, const int16_t *space,
                         int16_t *stream, uint8_t *steps) {
  for (int i = 0; i < WIDTH; i += 2 * EACH) {
    V v[2];
    for (int j = 0; j < 2; j++) {
      int at = i + j * EACH;
      v[j] = v_clamp(v_add(v_load(of_word + at), v_load(space + at)),
                     STREAM_CLIP);
      v_store(stream + at, v[j]);
    }
    to_steps(v[0], v[1], steps + i);
  }
}

TARGET static void add(const int16_t *more, uint32_t n, int16_t *stream,
                       uint8_t *steps) {
  for (size_t i = 0; i < (size_t)n * WIDTH; i += 2 * EACH) {
    V v[2];
    for (size_t j = 0; j < 2; j++) {
      size_t at = i + j * EACH;
      V positive = v_max(v_load(more + at), v_all(0));
      v[j] = v_clamp(v_add(v_load(stream + at), positive), STREAM_CLIP);
      v_store(stream + at, v[j]);
    }
    to_steps(v[0], v[1], steps + i);
  }
}

/* Gates of a word, of what the layer made. */
TARGET static void open_gates(int16_t *g, const int16_t *sigmoid) {
  enum { MIDST = SIGMOIDS / 2 };
  for (int i = 0; i < WIDTH; i += EACH) {
    V at = v_min(v_right(v_load(g + i), 4), v_all(MIDST - 1));
    v_store(g + i, v_add(v_max(at, v_all(-MIDST)), v_all(MIDST)));
  }
  for (int i = 0; i < WIDTH; i++) g[i] = sigmoid[g[i]];
}

/* States stay within STATE_CLIP, since no sigmoid is negative. */
TARGET static void recur(int16_t *gates, const int16_t *sigmoid, uint32_t n,
                         int16_t *stream, uint8_t *steps) {
  enum { HALF = WIDTH / 2 };
  for (uint32_t k = 0; k < n; k++)
    open_gates(gates + (size_t)k * 2 * WIDTH, sigmoid);
  for (int back = 0; back < 2; back++) {
    V state[HALF / EACH];
    for (int i = 0; i < HALF / EACH; i++) state[i] = v_all(0);
    for (uint32_t k = 0; k < n; k++) {
      size_t at = back ? n - 1 - k : k;
      const int16_t *z = gates + at * 2 * WIDTH + back * HALF;
      int16_t *s = stream + at * WIDTH + back * HALF;
      uint8_t *to = steps + at * WIDTH + back * HALF;
      V last = v_all(0);
      for (int i = 0; i < HALF / EACH; i++) {
        V taken = v_clamp(v_load(z + WIDTH + i * EACH), STATE_CLIP);
        state[i] = v_add(state[i], v_scaled(v_subtract(taken, state[i]),
                                            v_load(z + i * EACH)));
        V v = v_add(v_load(s + i * EACH),
                    v_scaled(state[i], v_all(STATE_STREAM)));
        v = v_clamp(v, STREAM_CLIP);
        v_store(s + i * EACH, v);
        if (i & 1) to_steps(last, v, to + (i - 1) * EACH);
        last = v;
      }
    }
  }
}

TARGET static void narrow(const int16_t *in, uint32_t n, uint8_t *out) {
  uint32_t i = 0;
  for (; i + 2 * EACH <= n; i += 2 * EACH) {
    V v[2];
    for (uint32_t j = 0; j < 2; j++)
      v[j] = v_min(
          v_right(v_add(v_load(in + i + j * EACH), v_all(1 << (NARROW - 1))),
                  NARROW),
          v_all(127));
    v_bytes(out + i, v[0], v[1]);
  }
  for (; i < n; i++) {
    int32_t v = (in[i] + (1 << (NARROW - 1))) >> NARROW;
    out[i] = (uint8_t)(v < 0 ? 0 : v > 127 ? 127 : v);
  }
}

TARGET static void step(const int16_t *const rows[SLOTS + 2], const int8_t *w,
                        int32_t scores[NMOVES]) {
  V sums[NMOVES];
  for (int a = 0; a < NMOVES; a++) sums[a] = v_all(0);
  for (int i = 0; i < STEP; i += EACH) {
    V h = v_load(rows[0] + i);
    for (int k = 1; k < SLOTS + 2; k++) h = v_wrap(h, v_load(rows[k] + i));
    h = v_max(h, v_all(0));
    for (int a = 0; a < NMOVES; a++)
      sums[a] = v_products(sums[a], h, v_widen(w + a * STEP + i));
  }
  for (int a = 0; a < NMOVES; a++) scores[a] = v_total(sums[a]);
}

/* A tile of whatever words are left, so that their sums stay in registers. */
TARGET static void tile(const Layer *l, uint32_t at, const Input *in,
                        size_t stride, uint32_t n, const Weight *w, bool raw,
                        void *out) {
  switch (n) {
  case 1: tile_of(l, at, in, stride, 1, w, raw, out); return;
#if ROWS > 2
  case 2: tile_of(l, at, in, stride, 2, w, raw, out); return;
#endif
#if ROWS > 3
  case 3: tile_of(l, at, in, stride, 3, w, raw, out); return;
#endif
#if ROWS > 4
  case 4: tile_of(l, at, in, stride, 4, w, raw, out); return;
  case 5: tile_of(l, at, in, stride, 5, w, raw, out); return;
#endif
  default: tile_of(l, at, in, stride, ROWS, w, raw, out);
  }
}

TARGET static void join(const Layer *l, const int32_t *const parts[3],
                        int16_t *out) {
  for (uint32_t at = 0; at < l->width; at += LANES) {
    V sums[PIECES];
    for (int q = 0; q < PIECES; q++) {
      uint32_t i = at + (uint32_t)q * (LANES / PIECES);
      sums[q] = s_add(s_add(s_load(parts[0] + i), s_load(parts[1] + i)),
                      s_load(parts[2] + i));
    }
    finish(l, at, sums, out + at);
  }
}
