/* The kernel of processors with AVX-512 VNNI: one instruction multiplies and adds
 * four bytes to a sum (vpdpbusd). */
#include "syntax/kernel.h"

#if defined(__x86_64__)
#include <immintrin.h>
#include <string.h>

#define KERNEL kernel_vnni
#define KERNEL_NAME "vnni"
#define TARGET __attribute__((target("avx2,avx512vl,avx512vnni")))
#define ROWS 6

#include "syntax/kernel_bytes.h"

TARGET static inline __m256i dot(__m256i sum, __m256i x, __m256i v, __m256i y,
                                 __m256i w) {
  return _mm256_dpbusd_epi32(_mm256_dpbusd_epi32(sum, x, v), y, w);
}

#include "syntax/kernel_avx.h"
#include "syntax/kernel_vector.h"
#include "syntax/kernel_body.h"
#endif
