/* Vectors of 256 bits and tiles, for a `dot` that adds two times 32 products
 * to eight sums. */
#define V __m256i
#define EACH 16

#define v_all(x) _mm256_set1_epi16((int16_t)(x))
#define v_add _mm256_adds_epi16
#define v_subtract _mm256_subs_epi16
#define v_wrap _mm256_add_epi16
#define v_min _mm256_min_epi16
#define v_max _mm256_max_epi16
#define v_right _mm256_srai_epi16
#define v_scaled _mm256_mulhrs_epi16

TARGET static inline V v_load(const int16_t *at) {
  return _mm256_loadu_si256((const void *)at);
}

TARGET static inline void v_store(int16_t *at, V v) {
  _mm256_storeu_si256((void *)at, v);
}

TARGET static inline void v_bytes(uint8_t *at, V a, V b) {
  _mm256_storeu_si256(
      (void *)at, _mm256_permute4x64_epi64(_mm256_packus_epi16(a, b), 0xd8));
}

/* Numbers of 8 bits as ones of 16. */
TARGET static inline V v_widen(const int8_t *at) {
  return _mm256_cvtepi8_epi16(_mm_loadu_si128((const void *)at));
}

TARGET static inline V v_products(V sum, V a, V b) {
  return _mm256_add_epi32(sum, _mm256_madd_epi16(a, b));
}

TARGET static inline int32_t v_total(V v) {
  __m128i x = _mm_add_epi32(_mm256_castsi256_si128(v),
                            _mm256_extracti128_si256(v, 1));
  x = _mm_add_epi32(x, _mm_shuffle_epi32(x, 0x4e));
  return _mm_cvtsi128_si32(_mm_add_epi32(x, _mm_shuffle_epi32(x, 0xb1)));
}

/* Eight sums, in lanes of 32 bits, of [number, half] by [factor, 1]. */
TARGET static inline V v_factor(V numbers, const int16_t *factor,
                                const Layer *l) {
  V f = _mm256_cvtepu16_epi32(_mm_loadu_si128((const void *)factor));
  f = _mm256_or_si256(f, _mm256_set1_epi32(1 << 16));
  V v = _mm256_srai_epi32(_mm256_madd_epi16(numbers, f), 15);
  return _mm256_sll_epi32(v, _mm_cvtsi32_si128(l->left));
}

enum { PIECES = 2 }; /* vectors of the sums of a column */

#define s_add _mm256_add_epi32

TARGET static inline V s_load(const int32_t *at) {
  return _mm256_loadu_si256((const void *)at);
}

TARGET static inline void s_store(int32_t *at, const V sums[PIECES]) {
  for (int q = 0; q < PIECES; q++)
    _mm256_storeu_si256((void *)(at + 8 * q), sums[q]);
}

TARGET static inline void finish(const Layer *l, uint32_t at,
                                 const V sums[PIECES], int16_t *out) {
  __m128i right = _mm_cvtsi32_si128(l->right);
  V half = v_all(1 << 14);
  V v = _mm256_packs_epi32(_mm256_sra_epi32(sums[0], right),
                           _mm256_sra_epi32(sums[1], right));
  V low = v_factor(_mm256_unpacklo_epi16(v, half), l->factor + at, l);
  V high = v_factor(_mm256_unpackhi_epi16(v, half), l->factor + at + 8, l);
  v = _mm256_permute4x64_epi64(_mm256_packs_epi32(low, high), 0xd8);
  v_store(out, v_min(v_max(v, v_all(-l->clip)), v_all(l->clip)));
}

/* Four inputs, everywhere. */
TARGET static inline V four(const Input *in) {
  int32_t x;
  memcpy(&x, in, sizeof x);
  return _mm256_set1_epi32(x);
}

/* `rows` is known where this is inlined, so that sums stay in registers. */
TARGET static inline __attribute__((always_inline)) void tile_of(
    const Layer *l, uint32_t at, const Input *in, size_t stride, uint32_t rows,
    const Weight *w, bool raw, void *out) {
  V sums[ROWS][PIECES];
  for (uint32_t r = 0; r < rows; r++) {
    sums[r][0] = s_load(l->bias + at);
    sums[r][1] = s_load(l->bias + at + 8);
  }
  for (uint32_t k = 0; k < l->depth; k += 2 * GROUP, w += 2 * LANES * GROUP) {
    V a = _mm256_loadu_si256((const void *)w);
    V b = _mm256_loadu_si256((const void *)(w + 32));
    V c = _mm256_loadu_si256((const void *)(w + 64));
    V d = _mm256_loadu_si256((const void *)(w + 96));
    for (uint32_t r = 0; r < rows; r++) {
      V x = four(in + r * stride + k), y = four(in + r * stride + k + GROUP);
      sums[r][0] = dot(sums[r][0], x, a, y, c);
      sums[r][1] = dot(sums[r][1], x, b, y, d);
    }
  }
  for (uint32_t r = 0; r < rows; r++)
    if (raw) s_store((int32_t *)out + (size_t)r * l->width, sums[r]);
    else finish(l, at, sums[r], (int16_t *)out + (size_t)r * l->width);
}
