/* SHA-256 after FIPS 180-4, section 6.2. */
#include "base/sha256.h"
#include "base/base.h"

#include <stdatomic.h>
#include <string.h>
#if defined(__x86_64__) && defined(__GNUC__)
#include <cpuid.h>
#include <immintrin.h>
#define BY_PROCESSOR 1
#endif

static const uint32_t K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1,
    0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
    0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
    0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
    0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
    0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
    0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
    0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t ror(uint32_t x, int n) { return x >> n | x << (32 - n); }

void sha256_plain(uint32_t h[8], const unsigned char p[64]) {
  uint32_t w[64], s[8];
  for (int i = 0; i < 16; i++)
    w[i] = (uint32_t)p[4 * i] << 24 | (uint32_t)p[4 * i + 1] << 16 |
           (uint32_t)p[4 * i + 2] << 8 | p[4 * i + 3];
  for (int i = 16; i < 64; i++) {
    uint32_t a = w[i - 15], b = w[i - 2];
    w[i] = w[i - 16] + (ror(a, 7) ^ ror(a, 18) ^ a >> 3) + w[i - 7] +
           (ror(b, 17) ^ ror(b, 19) ^ b >> 10);
  }
  memcpy(s, h, sizeof s);
  for (int i = 0; i < 64; i++) {
    uint32_t e = s[4], a = s[0];
    uint32_t t1 = s[7] + (ror(e, 6) ^ ror(e, 11) ^ ror(e, 25)) +
                  ((e & s[5]) ^ (~e & s[6])) + K[i] + w[i];
    uint32_t t2 = (ror(a, 2) ^ ror(a, 13) ^ ror(a, 22)) +
                  ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
    memmove(s + 1, s, 7 * sizeof *s);
    s[4] += t1;
    s[0] = t1 + t2;
  }
  for (int i = 0; i < 8; i++) h[i] += s[i];
}

#ifdef BY_PROCESSOR
/* The same by instructions that newer processors have for it, eight times as
 * fast. They keep a, b, e, f in one register and c, d, g, h in the other. */
__attribute__((target("sha,sse4.1"))) static void block_fast(
    uint32_t h[8], const unsigned char *p) {
  const __m128i swap = _mm_set_epi64x(INT64_C(0x0c0d0e0f08090a0b),
                                      INT64_C(0x0405060700010203));
  const __m128i *in = (const __m128i *)(const void *)p;
  __m128i *out = (__m128i *)(void *)h;
  __m128i w[4], t = _mm_shuffle_epi32(_mm_loadu_si128(out), 0xB1);
  __m128i y = _mm_shuffle_epi32(_mm_loadu_si128(out + 1), 0x1B);
  __m128i x = _mm_alignr_epi8(t, y, 8), x0 = x;
  y = _mm_blend_epi16(y, t, 0xF0);
  const __m128i y0 = y;
  for (int i = 0; i < 16; i++) {
    __m128i *m = &w[i & 3], last = w[(i + 3) & 3];
    if (i < 4) {
      *m = _mm_shuffle_epi8(_mm_loadu_si128(in + i), swap);
    } else {
      t = _mm_add_epi32(_mm_sha256msg1_epu32(*m, w[(i + 1) & 3]),
                        _mm_alignr_epi8(last, w[(i + 2) & 3], 4));
      *m = _mm_sha256msg2_epu32(t, last);
    }
    t = _mm_add_epi32(*m,
                      _mm_loadu_si128((const __m128i *)(const void *)K + i));
    y = _mm_sha256rnds2_epu32(y, x, t);
    x = _mm_sha256rnds2_epu32(x, y, _mm_shuffle_epi32(t, 0x0E));
  }
  t = _mm_shuffle_epi32(_mm_add_epi32(x, x0), 0x1B);
  y = _mm_shuffle_epi32(_mm_add_epi32(y, y0), 0xB1);
  _mm_storeu_si128(out, _mm_blend_epi16(t, y, 0xF0));
  _mm_storeu_si128(out + 1, _mm_alignr_epi8(y, t, 8));
}

static bool has_instructions(void) {
  unsigned a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_SSE4_1)) return false;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA) != 0;
}
#endif

static void block(uint32_t h[8], const unsigned char *p) {
#ifdef BY_PROCESSOR
  static atomic_int fast; /* 0: not known yet, -1: no */
  int yes = atomic_load_explicit(&fast, memory_order_relaxed);
  if (yes == 0) {
    yes = has_instructions() ? 1 : -1;
    atomic_store_explicit(&fast, yes, memory_order_relaxed);
  }
  if (yes > 0) {
    block_fast(h, p);
    return;
  }
#endif
  sha256_plain(h, p);
}

void sha256_start(Sha256 *s) {
  static const uint32_t first[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372,
                                    0xa54ff53a, 0x510e527f, 0x9b05688c,
                                    0x1f83d9ab, 0x5be0cd19};
  memcpy(s->h, first, sizeof first);
  s->nbytes = 0;
}

void sha256_put(Sha256 *s, const void *data, size_t n) {
  const unsigned char *p = data;
  size_t have = (size_t)(s->nbytes % 64);
  if (n == 0) return;
  s->nbytes += n;
  if (have > 0) {
    size_t take = n < 64 - have ? n : 64 - have;
    memcpy(s->rest + have, p, take);
    if (have + take < 64) return;
    block(s->h, s->rest);
    p += take;
    n -= take;
  }
  for (; n >= 64; n -= 64, p += 64) block(s->h, p);
  if (n > 0) memcpy(s->rest, p, n);
}

void sha256_end(const Sha256 *s, char hex[65]) {
  uint32_t h[8];
  unsigned char tail[128] = {0};
  size_t n = (size_t)(s->nbytes % 64), total = n < 56 ? 64 : 128;
  uint64_t bits = s->nbytes * 8;
  memcpy(h, s->h, sizeof h);
  if (n) memcpy(tail, s->rest, n);
  tail[n] = 0x80;
  for (int i = 0; i < 8; i++)
    tail[total - 1 - (size_t)i] = (unsigned char)(bits >> (8 * i));
  block(h, tail);
  if (total == 128) block(h, tail + 64);
  for (int i = 0; i < 64; i++)
    hex[i] = "0123456789abcdef"[h[i / 8] >> (28 - 4 * (i % 8)) & 15];
  hex[64] = '\0';
}

void sha256_hex(const void *data, size_t n, char hex[65]) {
  Sha256 s;
  sha256_start(&s);
  sha256_put(&s, data, n);
  sha256_end(&s, hex);
}
