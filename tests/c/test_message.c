/* Frames of a worker that lies: none is read, none ends the parent. */
#include "cli/message.h"

#include "worker_process.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

enum {
  SIZE = 80,
  NBYTES = 0,
  PART0 = 8,
  OK = 40,
  LIMIT = 48,
  NEVENTS = 56,
  KIND = 72,
  UNUSED = 76
};

static Buf reply_of(const Reply *r) {
  Buf b;
  buf_init(&b);
  message_put_reply(&b, r);
  assert_int_equal(message_state(&b, MESSAGE_BIT(MESSAGE_REPLY)),
                   MESSAGE_WHOLE);
  return b;
}

static Buf good(void) {
  return reply_of(&(Reply){.ok = true, .nevents = 1, .text = "{}\n", .n = 3});
}

static void set(Buf *b, size_t at, uint64_t v, size_t n) {
  assert_true(at + n <= b->n);
  memcpy(b->at + at, &v, n);
}

static void test_every_beginning_of_a_frame_waits_for_more(void **state) {
  (void)state;
  Buf b = good();
  size_t whole = b.n;
  for (b.n = 0; b.n < whole; b.n++)
    assert_int_equal(message_state(&b, MESSAGE_BIT(MESSAGE_REPLY)),
                     MESSAGE_MORE);
  buf_putc(&b, 'x');
  assert_int_equal(message_state(&b, MESSAGE_BIT(MESSAGE_REPLY)), MESSAGE_BAD);
  buf_clear(&b);
}

static void test_headers_that_lie_are_bad(void **state) {
  (void)state;
  static const struct {
    size_t at;
    uint64_t v;
    size_t n;
  } lies[] = {{NBYTES, 0, 8},
              {NBYTES, 3, 8},
              {NBYTES, 5, 8},
              {NBYTES, UINT64_MAX, 8},
              {PART0, 0, 8},
              {PART0, 4, 8},
              {PART0, UINT64_MAX - 1, 8},
              {PART0, UINT64_MAX, 8},
              {PART0, UINT64_C(1) << 31, 8},
              {PART0 + 8, 0, 8},
              {PART0 + 8, UINT64_MAX - 3, 8},
              {PART0 + 16, 1, 8},
              {PART0 + 24, 0, 8},
              {OK, 0, 1},
              {OK, 2, 1},
              {OK, 255, 1},
              {LIMIT, 1, 1},
              {LIMIT, 7, 1},
              {NEVENTS + 4, 1, 4},
              {NEVENTS + 7, 255, 1},
              {KIND, MESSAGE_DOC, 4},
              {KIND, MESSAGE_ANSWER, 4},
              {KIND, MESSAGE_KINDS, 4},
              {KIND, UINT32_MAX, 4},
              {UNUSED, 1, 1},
              {UNUSED + 3, 1, 1},
              {SIZE + 3, 'x', 1}};
  for (size_t i = 0; i < GE_COUNT(lies); i++) {
    Buf b = good();
    assert_int_equal(b.n, SIZE + 4);
    set(&b, lies[i].at, lies[i].v, lies[i].n);
    assert_int_equal(message_state(&b, MESSAGE_BIT(MESSAGE_REPLY)),
                     MESSAGE_BAD);
    buf_clear(&b);
  }
}

static void test_sums_that_wrap_and_sizes_that_are_huge_are_bad(void **state) {
  (void)state;
  Buf b = good();
  for (int i = 0; i < 4; i++)
    set(&b, PART0 + 8u * (unsigned)i, UINT64_C(1) << 62, 8);
  set(&b, NBYTES, 4, 8); /* 4 * (2^62 + 1) in 64 bits */
  assert_int_equal(message_state(&b, MESSAGE_BIT(MESSAGE_REPLY)), MESSAGE_BAD);
  set(&b, PART0, (UINT64_C(1) << 40) - 1, 8);
  for (int i = 1; i < 4; i++) set(&b, PART0 + 8u * (unsigned)i, UINT64_MAX, 8);
  set(&b, NBYTES, UINT64_C(1) << 40, 8);
  assert_int_equal(message_state(&b, MESSAGE_BIT(MESSAGE_REPLY)), MESSAGE_BAD);
  buf_clear(&b);
}

static void test_an_error_holds_no_nul_and_no_records(void **state) {
  (void)state;
  Buf b = reply_of(&(Reply){.error = "abc"});
  set(&b, SIZE + 1, 0, 1);
  assert_int_equal(message_state(&b, MESSAGE_BIT(MESSAGE_REPLY)), MESSAGE_BAD);
  set(&b, SIZE + 1, 'b', 1);
  set(&b, OK, 1, 1);
  assert_int_equal(message_state(&b, MESSAGE_BIT(MESSAGE_REPLY)), MESSAGE_BAD);
  buf_clear(&b);
}

static void test_counts_stand_beside_records_only(void **state) {
  (void)state;
  Reply r;
  Buf b = reply_of(&(Reply){.ok = true,
                            .nevents = 1,
                            .text = "{}\n",
                            .n = 3,
                            .counts = "event\ta\033[31m"});
  message_get_reply(&b, &r);
  assert_string_equal(r.counts, "event\ta?[31m");
  set(&b, OK, 0, 1);
  assert_int_equal(message_state(&b, MESSAGE_BIT(MESSAGE_REPLY)), MESSAGE_BAD);
  buf_clear(&b);
}

/* ------------------------------------------------- a worker that was taken */

static int the_socket = -1;

static void say(const void *s, size_t n) {
  send(the_socket, s, n, MSG_NOSIGNAL);
}

/* Instead of its reply, what the text of the document asks for. */
static void lie(void *ctx, const SourceDoc *doc, Reply *reply) {
  unsigned char ff[200];
  (void)ctx;
  memset(ff, 0xFF, sizeof ff);
  *reply = (Reply){.ok = true, .text = "{}\n", .n = 3};
  if (strcmp(doc->text, "fine") == 0) return;
  if (strcmp(doc->text, "noise") == 0) say(ff, sizeof ff);
  if (strcmp(doc->text, "half") == 0) {
    say(ff, 20);
    _exit(0);
  }
  Buf b;
  buf_init(&b);
  message_put_reply(&b, reply);
  if (strcmp(doc->text, "twice") == 0) say(b.at, b.n);
  if (strcmp(doc->text, "more") == 0) {
    b.at[OK] = 9;
    say(b.at, b.n);
  }
  for (volatile unsigned i = 0; strcmp(doc->text, "twice") != 0; i++) continue;
}

static const char *result(Pool *p, bool *ok) {
  static char error[200];
  PoolTaken t;
  assert_int_equal(pool_take(p, &t), POOL_REPLY);
  *ok = t.reply.ok;
  error[0] = '\0';
  if (t.reply.error) {
    strncpy(error, t.reply.error, sizeof error - 1);
  }
  return error;
}

static void test_a_worker_that_lies_loses_its_document_only(void **state) {
  (void)state;
  static const struct {
    const char *text, *error;
  } docs[] = {
      {"fine", NULL},       {"noise", "no reply"},
      {"fine", NULL},       {"half", "ended (memory may have run out), twice"},
      {"more", "no reply"}, {"fine", NULL}};
  /* The next socket pair has these two numbers; the worker's is the second. */
  int pair[2];
  assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
  the_socket = pair[1];
  close(pair[0]);
  close(pair[1]);
  WorkerOf of = {lie};
  PoolConfig c = {
      .nworkers = 1, .timeout = 20, .start = start_worker, .ctx = &of};
  Pool *p;
  bool ok;
  assert_int_equal(pool_new(&p, &c), GE_OK);
  for (size_t i = 0; i < GE_COUNT(docs); i++) {
    SourceDoc d = {
        .id = "a", .text = docs[i].text, .ntext = strlen(docs[i].text)};
    assert_int_equal(pool_put(p, &d, i), GE_OK);
    const char *error = result(p, &ok);
    if (docs[i].error) assert_non_null(strstr(error, docs[i].error));
    assert_int_equal(ok, docs[i].error == NULL);
  }
  pool_free(p);
}

/* Two replies for one document: the second is never taken for that of the
 * next. */
static void test_a_reply_too_many_ends_the_worker(void **state) {
  (void)state;
  WorkerOf of = {lie};
  PoolConfig c = {
      .nworkers = 1, .timeout = 20, .start = start_worker, .ctx = &of};
  Pool *p;
  bool ok;
  int pair[2];
  assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
  the_socket = pair[1];
  close(pair[0]);
  close(pair[1]);
  assert_int_equal(pool_new(&p, &c), GE_OK);
  const char *const texts[] = {"twice", "fine", "fine"};
  for (size_t i = 0; i < GE_COUNT(texts); i++) {
    SourceDoc d = {.id = "a", .text = texts[i], .ntext = strlen(texts[i])};
    assert_int_equal(pool_put(p, &d, i), GE_OK);
    result(p, &ok);
    if (i > 0) assert_true(ok);
  }
  pool_free(p);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_beginning_of_a_frame_waits_for_more),
      cmocka_unit_test(test_headers_that_lie_are_bad),
      cmocka_unit_test(test_sums_that_wrap_and_sizes_that_are_huge_are_bad),
      cmocka_unit_test(test_an_error_holds_no_nul_and_no_records),
      cmocka_unit_test(test_counts_stand_beside_records_only),
      cmocka_unit_test(test_a_worker_that_lies_loses_its_document_only),
      cmocka_unit_test(test_a_reply_too_many_ends_the_worker),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
