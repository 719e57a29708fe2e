#include "syntax/kernel.h"

#if defined(__x86_64__)
#include <tmmintrin.h>
#include <string.h>

#define KERNEL kernel_ssse3
#define KERNEL_NAME "ssse3"
#define TARGET __attribute__((target("ssse3")))
#define ROWS 2

TARGET static inline __m128i dot(__m128i sum, __m128i x, __m128i v, __m128i y,
                                 __m128i w) {
  __m128i pairs = _mm_add_epi16(_mm_maddubs_epi16(x, v),
                                _mm_maddubs_epi16(y, w));
  return _mm_add_epi32(sum, _mm_madd_epi16(pairs, _mm_set1_epi16(1)));
}

#include "syntax/kernel_sse.h"
#include "syntax/kernel_body.h"
#endif
