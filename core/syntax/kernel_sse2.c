#include "syntax/kernel.h"

#if defined(__x86_64__)
#include <emmintrin.h>
#include <string.h>

#define KERNEL kernel_sse2
#define KERNEL_NAME "sse2"
#define TARGET
#define ROWS 2

/* There is no product of bytes: even and odd ones become numbers of 16 bits,
 * whose products of two inputs each stay within them. */
static inline __m128i dot(__m128i sum, __m128i x, __m128i v, __m128i y,
                          __m128i w) {
  __m128i mask = _mm_set1_epi16(0xff);
  __m128i even = _mm_add_epi16(
      _mm_mullo_epi16(_mm_and_si128(x, mask),
                      _mm_srai_epi16(_mm_slli_epi16(v, 8), 8)),
      _mm_mullo_epi16(_mm_and_si128(y, mask),
                      _mm_srai_epi16(_mm_slli_epi16(w, 8), 8)));
  __m128i odd = _mm_add_epi16(
      _mm_mullo_epi16(_mm_srli_epi16(x, 8), _mm_srai_epi16(v, 8)),
      _mm_mullo_epi16(_mm_srli_epi16(y, 8), _mm_srai_epi16(w, 8)));
  return _mm_add_epi32(
      sum, _mm_madd_epi16(_mm_add_epi16(even, odd), _mm_set1_epi16(1)));
}

#include "syntax/kernel_sse.h"
#include "syntax/kernel_body.h"
#endif
