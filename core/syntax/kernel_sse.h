/* dot_block of 128 bits, for a `dot` that adds two times 16 products to four
 * sums. */

TARGET static inline __attribute__((always_inline)) void
dot_rows(const uint8_t *in, size_t stride, uint32_t rows, const int8_t *w,
         uint32_t depth, int32_t *sums, uint32_t width) {
  enum { QUARTERS = 4, BYTES = LANES * GROUP };
  __m128i sum[ROWS][QUARTERS];
  for (uint32_t r = 0; r < rows; r++)
    for (int q = 0; q < QUARTERS; q++) sum[r][q] = _mm_setzero_si128();
  for (uint32_t k = 0; k < depth; k += 2 * GROUP, w += 2 * BYTES)
    for (uint32_t r = 0; r < rows; r++) {
      int32_t four[2];
      memcpy(four, in + r * stride + k, sizeof four);
      __m128i x = _mm_set1_epi32(four[0]), y = _mm_set1_epi32(four[1]);
      for (int q = 0; q < QUARTERS; q++)
        sum[r][q] = dot(sum[r][q], x, _mm_loadu_si128((const void *)(w + 16 * q)),
                        y, _mm_loadu_si128((const void *)(w + BYTES + 16 * q)));
    }
  for (uint32_t r = 0; r < rows; r++)
    for (int q = 0; q < QUARTERS; q++)
      _mm_storeu_si128((void *)(sums + (size_t)r * width + 4 * q), sum[r][q]);
}

TARGET static void dot_block(const uint8_t *in, size_t stride, uint32_t n,
                             const int8_t *w, uint32_t depth, int32_t *sums,
                             uint32_t width) {
  if (n == ROWS) dot_rows(in, stride, ROWS, w, depth, sums, width);
  else dot_rows(in, stride, 1, w, depth, sums, width);
}
