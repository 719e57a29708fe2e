/* Every kernel of the network gives the bits of the plain one, on random and
 * on extreme numbers. */
#include "syntax/kernel.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { WORDS = 37, WIDEST = SLOTS * STEP, ROUNDS = 12, SLOT_CLIP = 2035 };

static const char *const others[] = {"sse2", "ssse3", "avx2", "vnni"};
static uint64_t seed = 7;

static uint32_t next(void) {
  seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
  return (uint32_t)(seed >> 33);
}

/* Of a round: random, the least, the greatest, or one of these each time. */
static int32_t number(int round, int32_t low, int32_t high) {
  uint32_t range = (uint32_t)(high - low) + 1;
  switch (round % 4) {
  case 0: return low + (int32_t)(next() % range);
  case 1: return high;
  case 2: return low;
  default: return next() & 1 ? high : low;
  }
}

#define FILL(array, round, low, high)                                          \
  do {                                                                         \
    for (size_t i_ = 0; i_ < sizeof(array) / sizeof *(array); i_++)            \
      (array)[i_] = (__typeof__(*(array)))number(round, low, high);            \
  } while (0)

static uint8_t in[WORDS * DEPTH_MOST];
static int8_t weights[WIDEST * DEPTH_MOST];
static int32_t bias[WIDEST];
static int16_t factor[WIDEST], out[2][WORDS * WIDEST];

static void test_kernel_linear(void **state) {
  (void)state;
  const uint32_t sizes[][2] = {{DEPTH_MOST, WIDTH},
                               {WIDTH, 2 * WIDTH},
                               {MIDDLE, WIDEST},
                               {LABEL, 64},
                               {2 * GROUP, LANES}};
  for (int round = 0; round < ROUNDS; round++) {
    const uint32_t *size = sizes[(unsigned)round % GE_COUNT(sizes)];
    FILL(in, round, 0, 127);
    FILL(weights, round / 2, -WEIGHT_MOST, WEIGHT_MOST);
    FILL(bias, 0, -(1 << 28), 1 << 28);
    FILL(factor, round, INT16_MIN, INT16_MAX);
    Layer l = {size[0],
               size[1],
               number(0, 0, 15),
               number(0, 0, 8),
               round & 1 ? INT16_MAX : SLOT_CLIP,
               weights,
               bias,
               factor};
    uint32_t n = 1 + next() % WORDS;
    for (size_t k = 0; k < GE_COUNT(others); k++) {
      const Kernel *other = kernel_find(others[k]);
      if (!other) continue;
      memset(out, 0, sizeof out);
      kernel_plain.linear(&l, in, size[0], n, out[0]);
      other->linear(&l, in, size[0], n, out[1]);
      assert_memory_equal(out[0], out[1], sizeof out[0]);
    }
  }
}

/* A layer over three words at once, and by the sums of each. */
static void test_kernel_joins_the_sums_of_words(void **state) {
  (void)state;
  static int32_t sums[3][WORDS * WIDTH];
  const char *names[] = {"plain", "sse2", "ssse3", "avx2", "vnni"};
  for (int round = 0; round < ROUNDS; round++) {
    FILL(in, round, 0, 127);
    FILL(weights, round / 2, -WEIGHT_MOST, WEIGHT_MOST);
    FILL(bias, 0, -(1 << 28), 1 << 28);
    FILL(factor, round, INT16_MIN, INT16_MAX);
    Layer l = {DEPTH_MOST,
               WIDTH,
               number(0, 0, 15),
               number(0, 0, 8),
               SLOT_CLIP,
               weights,
               bias,
               factor};
    uint32_t n = 3 + next() % (WORDS - 2);
    kernel_plain.linear(&l, in, WIDTH, n - 2, out[0]);
    for (size_t k = 0; k < GE_COUNT(names); k++) {
      const Kernel *kernel = kernel_find(names[k]);
      if (!kernel) continue;
      for (uint32_t i = 0; i < 3; i++) kernel->part(&l, i, in, n, sums[i]);
      for (size_t i = 0; i + 2 < n; i++) {
        const int32_t *parts[] = {sums[0] + i * WIDTH,
                                  sums[1] + (i + 1) * WIDTH,
                                  sums[2] + (i + 2) * WIDTH};
        kernel->join(&l, parts, out[1] + i * WIDTH);
      }
      assert_memory_equal(out[0], out[1], (n - 2) * WIDTH * sizeof **out);
    }
  }
}

static void test_kernel_starts(void **state) {
  (void)state;
  static int16_t rows[2 * WIDTH];
  int16_t stream[2][WIDTH];
  uint8_t steps[2][WIDTH];
  for (int round = 0; round < ROUNDS; round++) {
    FILL(rows, round, INT16_MIN, INT16_MAX);
    for (size_t k = 0; k < GE_COUNT(others); k++) {
      const Kernel *other = kernel_find(others[k]);
      if (!other) continue;
      kernel_plain.start(rows, rows + WIDTH, stream[0], steps[0]);
      other->start(rows, rows + WIDTH, stream[1], steps[1]);
      assert_memory_equal(stream[0], stream[1], sizeof stream[0]);
      assert_memory_equal(steps[0], steps[1], sizeof steps[0]);
      for (int i = 0; i < WIDTH; i++) assert_in_range(steps[0][i], 1, 127);
    }
  }
}

static int16_t more[WORDS * 2 * WIDTH], copy[2][WORDS * 2 * WIDTH];
static int16_t sigmoid[SIGMOIDS], stream[WORDS * WIDTH];
static int16_t streams[2][WORDS * WIDTH];
static uint8_t steps[2][WORDS * WIDTH];

/* Runs a kernel on copies of `more` and `stream`. */
static void run(const Kernel *k, int i, bool recur) {
  memcpy(copy[i], more, sizeof more);
  memcpy(streams[i], stream, sizeof stream);
  if (recur) k->recur(copy[i], sigmoid, WORDS, streams[i], steps[i]);
  else k->add(copy[i], WORDS, streams[i], steps[i]);
}

static void test_kernel_adds_to_the_stream(void **state) {
  (void)state;
  for (int round = 0; round < 2 * ROUNDS; round++) {
    FILL(more, round, INT16_MIN, INT16_MAX);
    FILL(stream, round / 2, -STREAM_CLIP, STREAM_CLIP);
    FILL(sigmoid, round, 0, INT16_MAX);
    for (size_t k = 0; k < GE_COUNT(others); k++) {
      const Kernel *other = kernel_find(others[k]);
      if (!other) continue;
      for (int recur = 0; recur < 2; recur++) {
        run(&kernel_plain, 0, recur);
        run(other, 1, recur);
        assert_memory_equal(streams[0], streams[1], sizeof streams[0]);
        assert_memory_equal(steps[0], steps[1], sizeof steps[0]);
      }
    }
  }
}

static void test_kernel_narrows(void **state) {
  (void)state;
  static uint8_t narrow[2][GE_COUNT(more)];
  for (int round = 0; round < ROUNDS; round++) {
    FILL(more, round, INT16_MIN, INT16_MAX);
    uint32_t n = GE_COUNT(more) - next() % 9;
    kernel_plain.narrow(more, n, narrow[0]);
    for (size_t k = 0; k < GE_COUNT(others); k++) {
      const Kernel *other = kernel_find(others[k]);
      if (!other) continue;
      other->narrow(more, n, narrow[1]);
      assert_memory_equal(narrow[0], narrow[1], n);
    }
  }
}

static void test_kernel_steps(void **state) {
  (void)state;
  static int16_t table[(SLOTS + 2) * STEP];
  static int8_t w[NMOVES * STEP];
  const int16_t *rows[SLOTS + 2];
  for (int i = 0; i < SLOTS + 2; i++) rows[i] = table + i * STEP;
  for (int round = 0; round < ROUNDS; round++) {
    int32_t scores[2][NMOVES];
    FILL(table, round, -SLOT_CLIP, SLOT_CLIP);
    FILL(w, round / 2, -128, 127);
    kernel_plain.step(rows, w, scores[0]);
    for (size_t k = 0; k < GE_COUNT(others); k++) {
      const Kernel *other = kernel_find(others[k]);
      if (!other) continue;
      other->step(rows, w, scores[1]);
      assert_memory_equal(scores[0], scores[1], sizeof scores[0]);
    }
  }
}

static void test_kernel_relates(void **state) {
  (void)state;
  int16_t words[3][LABEL];
  uint8_t narrow[2][LABEL];
  for (int round = 0; round < ROUNDS; round++) {
    for (int i = 0; i < 3; i++) FILL(words[i], round / (i + 1), -8000, 8000);
    kernel_plain.relate(words[0], words[1], words[2], narrow[0]);
    for (size_t k = 0; k < GE_COUNT(others); k++) {
      const Kernel *other = kernel_find(others[k]);
      if (!other) continue;
      other->relate(words[0], words[1], words[2], narrow[1]);
      assert_memory_equal(narrow[0], narrow[1], sizeof narrow[0]);
    }
  }
}

static void test_kernel_sums_the_rows_of_a_word(void **state) {
  (void)state;
  static int8_t rows[PARTS + 1][WIDTH];
  const int8_t *parts[PARTS];
  int16_t sums[2][WIDTH];
  for (int i = 0; i < PARTS; i++) parts[i] = rows[i + 1];
  for (int round = 0; round < ROUNDS; round++) {
    const int32_t factors[2] = {number(round, 1, (1 << 16) - 1),
                                number(round / 2, 1, (1 << 16) - 1)};
    for (int i = 0; i <= PARTS; i++) FILL(rows[i], round, -128, 127);
    kernel_plain.word(rows[0], parts, factors, sums[0]);
    for (size_t k = 0; k < GE_COUNT(others); k++) {
      const Kernel *other = kernel_find(others[k]);
      if (!other) continue;
      other->word(rows[0], parts, factors, sums[1]);
      assert_memory_equal(sums[0], sums[1], sizeof sums[0]);
    }
  }
}

static void test_kernel_is_chosen(void **state) {
  (void)state;
  assert_non_null(kernel_best());
  assert_ptr_equal(kernel_find("plain"), &kernel_plain);
  assert_null(kernel_find("none"));
  assert_ptr_equal(kernel_find(kernel_best()->name), kernel_best());
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_kernel_linear),
      cmocka_unit_test(test_kernel_joins_the_sums_of_words),
      cmocka_unit_test(test_kernel_starts),
      cmocka_unit_test(test_kernel_adds_to_the_stream),
      cmocka_unit_test(test_kernel_narrows),
      cmocka_unit_test(test_kernel_steps),
      cmocka_unit_test(test_kernel_relates),
      cmocka_unit_test(test_kernel_sums_the_rows_of_a_word),
      cmocka_unit_test(test_kernel_is_chosen),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
