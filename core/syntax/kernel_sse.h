/* Vectors of 128 bits, and what becomes of a tile's sums. A kernel defines
 * v_scaled before. */
#define V __m128i
#define EACH 8

#define v_all(x) _mm_set1_epi16((int16_t)(x))
#define v_add _mm_adds_epi16
#define v_subtract _mm_subs_epi16
#define v_wrap _mm_add_epi16
#define v_min _mm_min_epi16
#define v_max _mm_max_epi16
#define v_right _mm_srai_epi16

TARGET static inline V v_load(const int16_t *at) {
  return _mm_loadu_si128((const void *)at);
}

TARGET static inline void v_store(int16_t *at, V v) {
  _mm_storeu_si128((void *)at, v);
}

TARGET static inline void v_bytes(uint8_t *at, V a, V b) {
  _mm_storeu_si128((void *)at, _mm_packus_epi16(a, b));
}

/* Numbers of 8 bits as ones of 16. */
TARGET static inline V v_widen(const int8_t *at) {
  V bytes = _mm_loadl_epi64((const void *)at);
  return _mm_srai_epi16(_mm_unpacklo_epi8(bytes, bytes), 8);
}

TARGET static inline V v_products(V sum, V a, V b) {
  return _mm_add_epi32(sum, _mm_madd_epi16(a, b));
}

TARGET static inline int32_t v_total(V v) {
  v = _mm_add_epi32(v, _mm_shuffle_epi32(v, 0x4e));
  return _mm_cvtsi128_si32(_mm_add_epi32(v, _mm_shuffle_epi32(v, 0xb1)));
}

/* Four sums, in lanes of 32 bits, of v = [number, half] by [factor, 1]. */
TARGET static inline V v_factor(V numbers, V factors, const Layer *l) {
  V v = _mm_srai_epi32(_mm_madd_epi16(numbers, factors), 15);
  return _mm_sll_epi32(v, _mm_cvtsi32_si128(l->left));
}

enum { PIECES = 4 }; /* vectors of the sums of a column */

#define s_add _mm_add_epi32

TARGET static inline V s_load(const int32_t *at) {
  return _mm_loadu_si128((const void *)at);
}

TARGET static inline void s_store(int32_t *at, const V sums[PIECES]) {
  for (int q = 0; q < PIECES; q++)
    _mm_storeu_si128((void *)(at + 4 * q), sums[q]);
}

TARGET static inline void finish(const Layer *l, uint32_t at,
                                 const V sums[PIECES], int16_t *out) {
  V right = _mm_cvtsi32_si128(l->right), half = v_all(1 << 14), one = v_all(1);
  for (int q = 0; q < PIECES; q += 2, at += EACH, out += EACH) {
    V v = _mm_packs_epi32(_mm_sra_epi32(sums[q], right),
                          _mm_sra_epi32(sums[q + 1], right));
    V f = v_load(l->factor + at);
    V low = v_factor(_mm_unpacklo_epi16(v, half), _mm_unpacklo_epi16(f, one),
                     l);
    V high = v_factor(_mm_unpackhi_epi16(v, half), _mm_unpackhi_epi16(f, one),
                      l);
    v_store(out, v_min(v_max(_mm_packs_epi32(low, high), v_all(-l->clip)),
                       v_all(l->clip)));
  }
}
