#include "syntax/kernel.h"

#define KERNEL kernel_plain
#define KERNEL_NAME "plain"
#define TARGET
#define ROWS 1

static void dot_block(const uint8_t *in, size_t stride, uint32_t n,
                      const int8_t *w, uint32_t depth, int32_t *sums,
                      uint32_t width) {
  int32_t sum[LANES] = {0};
  (void)stride;
  (void)n;
  (void)width;
  for (uint32_t k = 0; k < depth; k += GROUP, w += LANES * GROUP)
    for (int i = 0; i < LANES; i++)
      for (int j = 0; j < GROUP; j++) 
        sum[i] += in[k + (uint32_t)j] * w[i * GROUP + j];
  for (int i = 0; i < LANES; i++) sums[i] = sum[i];
}

#include "syntax/kernel_body.h"
