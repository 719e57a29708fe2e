#include "syntax/kernel.h"

#include <string.h>

#if defined(__x86_64__)
static bool runs(const Kernel *k) {
  __builtin_cpu_init();
  if (k == &kernel_vnni)
    return __builtin_cpu_supports("avx512vl") &&
           __builtin_cpu_supports("avx512vnni");
  if (k == &kernel_avx2) return __builtin_cpu_supports("avx2");
  if (k == &kernel_ssse3) return __builtin_cpu_supports("ssse3");
  return true;
}

/* The fastest first. */
static const Kernel *const kernels[] = {
    &kernel_vnni, &kernel_avx2, &kernel_ssse3, &kernel_sse2, &kernel_plain};
#else
static bool runs(const Kernel *k) { return k == &kernel_plain; }

static const Kernel *const kernels[] = {&kernel_plain};
#endif

const Kernel *kernel_best(void) {
  for (size_t i = 0; i < GE_COUNT(kernels); i++)
    if (runs(kernels[i])) return kernels[i];
  return &kernel_plain;
}

const Kernel *kernel_find(const char *name) {
  for (size_t i = 0; i < GE_COUNT(kernels); i++)
    if (strcmp(kernels[i]->name, name) == 0 && runs(kernels[i]))
      return kernels[i];
  return NULL;
}
