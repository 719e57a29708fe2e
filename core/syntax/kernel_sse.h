/* dot_block of 128 bits, for a `dot` that adds 16 products to four sums. */

TARGET static inline __attribute__((always_inline)) void
dot_rows(const uint8_t *in, size_t stride, uint32_t rows, const int8_t *w,
         uint32_t depth, int32_t *sums, uint32_t width) {
  enum { PARTS_OF = LANES / 4 };
  __m128i sum[ROWS][PARTS_OF];
  for (uint32_t r = 0; r < rows; r++)
    for (int p = 0; p < PARTS_OF; p++) sum[r][p] = _mm_setzero_si128();
  for (uint32_t k = 0; k < depth; k += GROUP, w += LANES * GROUP)
    for (uint32_t r = 0; r < rows; r++) {
      int32_t four;
      memcpy(&four, in + r * stride + k, GROUP);
      __m128i x = _mm_set1_epi32(four);
      for (int p = 0; p < PARTS_OF; p++)
        sum[r][p] =
            dot(sum[r][p], x, _mm_loadu_si128((const void *)(w + 16 * p)));
    }
  for (uint32_t r = 0; r < rows; r++)
    for (int p = 0; p < PARTS_OF; p++)
      _mm_storeu_si128((void *)(sums + (size_t)r * width + 4 * p), sum[r][p]);
}

TARGET static void dot_block(const uint8_t *in, size_t stride, uint32_t n,
                             const int8_t *w, uint32_t depth, int32_t *sums,
                             uint32_t width) {
  if (n == ROWS) dot_rows(in, stride, ROWS, w, depth, sums, width);
  else dot_rows(in, stride, 1, w, depth, sums, width);
}
