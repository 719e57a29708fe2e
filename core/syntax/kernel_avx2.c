#include "syntax/kernel.h"

#if defined(__x86_64__)
#include <immintrin.h>
#include <string.h>

#define KERNEL kernel_avx2
#define KERNEL_NAME "avx2"
#define TARGET __attribute__((target("avx2")))
#define ROWS 4

TARGET static inline __m256i dot(__m256i sum, __m256i x, __m256i w) {
  __m256i pairs = _mm256_maddubs_epi16(x, w);
  return _mm256_add_epi32(sum,
                          _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}

/* `rows` is known where this is inlined, so that sums stay in registers. */
TARGET static inline __attribute__((always_inline)) void
dot_rows(const uint8_t *in, size_t stride, uint32_t rows, const int8_t *w,
         uint32_t depth, int32_t *sums, uint32_t width) {
  __m256i low[ROWS], high[ROWS];
  for (uint32_t r = 0; r < rows; r++) low[r] = high[r] = _mm256_setzero_si256();
  for (uint32_t k = 0; k < depth; k += GROUP, w += LANES * GROUP) {
    __m256i a = _mm256_loadu_si256((const void *)w);
    __m256i b = _mm256_loadu_si256((const void *)(w + 32));
    for (uint32_t r = 0; r < rows; r++) {
      int32_t four;
      memcpy(&four, in + r * stride + k, GROUP);
      __m256i x = _mm256_set1_epi32(four);
      low[r] = dot(low[r], x, a);
      high[r] = dot(high[r], x, b);
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

#include "syntax/kernel_body.h"
#endif
