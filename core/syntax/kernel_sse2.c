/* The kernel that every x86-64 has: products of 16 bits, since there are none of
 * bytes. */
#include "syntax/kernel.h"

#if defined(__x86_64__)
#include <emmintrin.h>
#include <stdalign.h>

#define KERNEL kernel_sse2
#define KERNEL_NAME "sse2"
#define TARGET
#define ROWS 2

/* The products' upper halves, doubled, and what the lower ones add to these
 * when they are rounded. */
static inline __m128i v_scaled(__m128i a, __m128i b) {
  __m128i upper = _mm_mulhi_epi16(a, b), lower = _mm_mullo_epi16(a, b);
  lower = _mm_avg_epu16(_mm_srli_epi16(lower, 14), _mm_setzero_si128());
  return _mm_add_epi16(_mm_add_epi16(upper, upper), lower);
}

#include "syntax/kernel_sse.h"

/*
 * There is no product of bytes: they become numbers of 16 bits, once for all
 * words of a block and once for all tiles of a column. Of four in turn, the
 * even ones make a pair, and the odd ones.
 *   inputs   8: even, even, odd, odd
 *   weights  of LANES by GROUP: even of four lanes, odd of the same, and so on
 */
typedef int16_t Input;
typedef int16_t Weight;
typedef struct Room {
  alignas(16) Input inputs[BLOCK * DEPTH_MOST];
  alignas(16) Weight weights[LANES * DEPTH_MOST];
} Room;

static const Input *inputs(Room *room, const uint8_t *in, size_t n) {
  for (size_t i = 0; i < n; i += 8) {
    __m128i v = _mm_loadl_epi64((const void *)(in + i));
    __m128i even = _mm_and_si128(v, _mm_set1_epi16(0xff));
    v_store(room->inputs + i, _mm_unpacklo_epi64(even, _mm_srli_epi16(v, 8)));
  }
  return room->inputs;
}

static const Weight *weights(Room *room, const int8_t *w, uint32_t depth) {
  for (uint32_t i = 0; i < LANES * depth; i += 16) {
    __m128i v = _mm_loadu_si128((const void *)(w + i));
    v_store(room->weights + i, _mm_srai_epi16(_mm_slli_epi16(v, 8), 8));
    v_store(room->weights + i + 8, _mm_srai_epi16(v, 8));
  }
  return room->weights;
}

/* The products of a pair of inputs, everywhere in x, with a GROUP's weights
 * of them. The compiler may not add up products first: it would run out of
 * registers. */
static inline __attribute__((always_inline)) void add_products(
    V sums[PIECES], V x, const Weight *w) {
  for (int q = 0; q < PIECES; q++) {
    sums[q] = v_products(sums[q], x, v_load(w + 16 * q));
    __asm__("" : "+x"(sums[q]));
  }
}

static inline __attribute__((always_inline)) void tile_of(
    const Layer *l, uint32_t at, const Input *in, size_t stride, uint32_t rows,
    const Weight *w, bool raw, void *out) {
  V sums[ROWS][PIECES];
  for (uint32_t r = 0; r < rows; r++)
    for (int q = 0; q < PIECES; q++) sums[r][q] = s_load(l->bias + at + 4 * q);
  for (uint32_t k = 0; k < l->depth; k += 2 * GROUP, w += 2 * LANES * GROUP) {
    V x[ROWS];
    for (uint32_t r = 0; r < rows; r++) x[r] = v_load(in + r * stride + k);
    for (uint32_t r = 0; r < rows; r++)
      add_products(sums[r], _mm_shuffle_epi32(x[r], 0x00), w);
    for (uint32_t r = 0; r < rows; r++)
      add_products(sums[r], _mm_shuffle_epi32(x[r], 0xaa), w + 8);
    for (uint32_t r = 0; r < rows; r++)
      add_products(sums[r], _mm_shuffle_epi32(x[r], 0x55), w + LANES * GROUP);
    for (uint32_t r = 0; r < rows; r++)
      add_products(sums[r], _mm_shuffle_epi32(x[r], 0xff),
                   w + LANES * GROUP + 8);
  }
  for (uint32_t r = 0; r < rows; r++)
    if (raw) s_store((int32_t *)out + (size_t)r * l->width, sums[r]);
    else finish(l, at, sums[r], (int16_t *)out + (size_t)r * l->width);
}

#include "syntax/kernel_vector.h"
#include "syntax/kernel_body.h"
#endif
