/* The kernel of processors with AVX2: two times 32 products of bytes become eight
 * sums by two multiplications that add pairs (vpmaddubsw, vpmaddwd). */
#include "syntax/kernel.h"

#if defined(__x86_64__)
#include <immintrin.h>
#include <string.h>

#define KERNEL kernel_avx2
#define KERNEL_NAME "avx2"
#define TARGET __attribute__((target("avx2")))
#define ROWS 3

#include "syntax/kernel_bytes.h"

TARGET static inline __m256i dot(__m256i sum, __m256i x, __m256i v, __m256i y,
                                 __m256i w) {
  __m256i pairs = _mm256_add_epi16(_mm256_maddubs_epi16(x, v),
                                   _mm256_maddubs_epi16(y, w));
  return _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}

#include "syntax/kernel_avx.h"
#include "syntax/kernel_vector.h"
#include "syntax/kernel_body.h"
#endif
