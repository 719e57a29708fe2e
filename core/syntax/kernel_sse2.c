#include "syntax/kernel.h"

#if defined(__x86_64__)
#include <emmintrin.h>
#include <string.h>

#define KERNEL kernel_sse2
#define KERNEL_NAME "sse2"
#define TARGET
#define ROWS 2

/* Eight bits become sixteen first: there is no product of bytes. */
static inline __m128i dot(__m128i sum, __m128i x, __m128i w) {
  __m128i zero = _mm_setzero_si128();
  __m128i sign = _mm_cmpgt_epi8(zero, w);
  __m128i low = _mm_madd_epi16(_mm_unpacklo_epi8(x, zero),
                               _mm_unpacklo_epi8(w, sign));
  __m128i high = _mm_madd_epi16(_mm_unpackhi_epi8(x, zero),
                                _mm_unpackhi_epi8(w, sign));
  /* Pairs of sums that belong together stand side by side. */
  __m128i even = _mm_castps_si128(_mm_shuffle_ps(
      _mm_castsi128_ps(low), _mm_castsi128_ps(high), _MM_SHUFFLE(2, 0, 2, 0)));
  __m128i odd = _mm_castps_si128(_mm_shuffle_ps(
      _mm_castsi128_ps(low), _mm_castsi128_ps(high), _MM_SHUFFLE(3, 1, 3, 1)));
  return _mm_add_epi32(sum, _mm_add_epi32(even, odd));
}

#include "syntax/kernel_sse.h"
#include "syntax/kernel_body.h"
#endif
