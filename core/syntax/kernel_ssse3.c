/* The kernel of processors with SSSE3: as that of AVX2, in half the width, with
 * inputs spread by shuffles. */
#include "syntax/kernel.h"

#if defined(__x86_64__)
#include <tmmintrin.h>

#define KERNEL kernel_ssse3
#define KERNEL_NAME "ssse3"
#define TARGET __attribute__((target("ssse3")))
#define ROWS 2
#define v_scaled _mm_mulhrs_epi16

#include "syntax/kernel_bytes.h"
#include "syntax/kernel_sse.h"

TARGET static inline __attribute__((always_inline)) void tile_of(
    const Layer *l, uint32_t at, const Input *in, size_t stride, uint32_t rows,
    const Weight *w, bool raw, void *out) {
  enum { BYTES = LANES * GROUP };
  V sums[ROWS][PIECES];
  for (uint32_t r = 0; r < rows; r++)
    for (int q = 0; q < PIECES; q++) sums[r][q] = s_load(l->bias + at + 4 * q);
  for (uint32_t k = 0; k < l->depth; k += 2 * GROUP, w += 2 * BYTES)
    for (uint32_t r = 0; r < rows; r++) {
      V eight = _mm_loadl_epi64((const void *)(in + r * stride + k));
      V x = _mm_shuffle_epi32(eight, 0x00), y = _mm_shuffle_epi32(eight, 0x55);
      for (int q = 0; q < PIECES; q++) {
        V v = _mm_loadu_si128((const void *)(w + 16 * q));
        V u = _mm_loadu_si128((const void *)(w + BYTES + 16 * q));
        V pairs = _mm_add_epi16(_mm_maddubs_epi16(x, v),
                                _mm_maddubs_epi16(y, u));
        sums[r][q] = v_products(sums[r][q], pairs, v_all(1));
      }
    }
  for (uint32_t r = 0; r < rows; r++)
    if (raw) s_store((int32_t *)out + (size_t)r * l->width, sums[r]);
    else finish(l, at, sums[r], (int16_t *)out + (size_t)r * l->width);
}

#include "syntax/kernel_vector.h"
#include "syntax/kernel_body.h"
#endif
