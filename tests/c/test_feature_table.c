/* Lines of hashed keys: the fast search against the plain one, and the weights
 * of transitions found by it. */
#include "syntax/transition_weights.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static uint64_t seed = 12345;

static uint32_t random32(void) {
  seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
  return (uint32_t)(seed >> 33);
}

static void test_line_find_is_the_plain_one(void **state) {
  (void)state;
  uint16_t tags[LINE_TAGS];
  unsigned nfound = 0;
  for (int round = 0; round < 100000; round++) {
    for (unsigned k = 0; k < LINE_TAGS; k++)
      tags[k] = (uint16_t)(random32() % 3 ? random32() % 20 : random32());
    uint16_t want = (uint16_t)(random32() % 24 ? random32() % 20 : 0x8000);
    unsigned plain = line_find_plain(tags, want);
    assert_int_equal(line_find(tags, want), plain);
    nfound += plain != 0;
  }
  assert_true(nfound > 1000);
}

static void test_line_spot_is_a_line_of_the_table(void **state) {
  (void)state;
  for (uint32_t nlines = 1; nlines < 40; nlines++) {
    assert_true(line_spot(UINT32_MAX, nlines).line < nlines);
    assert_int_equal(line_spot(0, nlines).line, 0);
  }
  assert_int_equal(line_spot(0xABCD1234u, 7).tag, 0x1234);
}

static void put(MoveLine *lines, uint32_t nlines, uint32_t key, int8_t shift,
                int8_t left, int8_t right) {
  Spot s = line_spot(key, nlines);
  MoveLine *line = &lines[s.line];
  line->tag[line->used] = s.tag;
  memcpy(line->weight[line->used], (int8_t[]){shift, left, right}, MOVES);
  line->used++;
}

static void test_moves_add_the_weights_of_known_keys(void **state) {
  (void)state;
  MoveLine lines[3];
  memset(lines, 0, sizeof lines);
  put(lines, 3, 7, 1, -2, 3);
  put(lines, 3, 8, 0, 127, -127);
  put(lines, 3, 0x80000007u, 5, 5, 5); /* the same tag in another line */
  Moves m = {lines, 3};
  int32_t scores[MOVES] = {100, 0, 0};
  uint32_t keys[] = {7, 9, 8, 0xFFFFFFFFu};
  moves_score(&m, keys, 4, scores);
  assert_int_equal(scores[0], 101);
  assert_int_equal(scores[1], -4 + 127 * 127);
  assert_int_equal(scores[2], 9 - 127 * 127);
}

static void test_no_moves_change_no_scores(void **state) {
  (void)state;
  Moves m = {NULL, 0};
  int32_t scores[MOVES] = {1, 2, 3};
  uint32_t key = 7;
  moves_score(&m, &key, 1, scores);
  assert_int_equal(scores[0] + scores[1] + scores[2], 6);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_line_find_is_the_plain_one),
      cmocka_unit_test(test_line_spot_is_a_line_of_the_table),
      cmocka_unit_test(test_moves_add_the_weights_of_known_keys),
      cmocka_unit_test(test_no_moves_change_no_scores),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
