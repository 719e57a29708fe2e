/* dot_block of 256 bits, for a `dot` that adds two times 32 products to eight
 * sums. */

/* `rows` is known where this is inlined, so that sums stay in registers. */
TARGET static inline __attribute__((always_inline)) void
dot_rows(const uint8_t *in, size_t stride, uint32_t rows, const int8_t *w,
         uint32_t depth, int32_t *sums, uint32_t width) {
  __m256i low[ROWS], high[ROWS];
  for (uint32_t r = 0; r < rows; r++) low[r] = high[r] = _mm256_setzero_si256();
  for (uint32_t k = 0; k < depth; k += 2 * GROUP, w += 2 * LANES * GROUP) {
    __m256i a = _mm256_loadu_si256((const void *)w);
    __m256i b = _mm256_loadu_si256((const void *)(w + 32));
    __m256i c = _mm256_loadu_si256((const void *)(w + 64));
    __m256i d = _mm256_loadu_si256((const void *)(w + 96));
    for (uint32_t r = 0; r < rows; r++) {
      int32_t four[2];
      memcpy(four, in + r * stride + k, sizeof four);
      __m256i x = _mm256_set1_epi32(four[0]), y = _mm256_set1_epi32(four[1]);
      low[r] = dot(low[r], x, a, y, c);
      high[r] = dot(high[r], x, b, y, d);
    }
  }
  for (uint32_t r = 0; r < rows; r++) {
    int32_t *out = sums + (size_t)r * width;
    _mm256_storeu_si256((void *)out, low[r]);
    _mm256_storeu_si256((void *)(out + 8), high[r]);
  }
}

TARGET static void dot_block(const uint8_t *in, size_t stride, uint32_t n,
                             const int8_t *w, uint32_t depth, int32_t *sums,
                             uint32_t width) {
  if (n == ROWS) dot_rows(in, stride, ROWS, w, depth, sums, width);
  for (uint32_t r = 0; n < ROWS && r < n; r++)
    dot_rows(in + r * stride, stride, 1, w, depth, sums + (size_t)r * width,
             width);
}
