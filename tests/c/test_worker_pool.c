/* Worker processes: order, failures, times. */
#include "input/source.h"

#include "worker_process.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#if defined(__SANITIZE_ADDRESS__)
#define FILTERED 0 /* see worker.c */
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define FILTERED 0
#endif
#endif
#ifndef FILTERED
#define FILTERED 1
#endif

/* Does what the text says. */
static void work(void *ctx, const SourceDoc *doc, Reply *reply) {
  static char out[200];
  (void)ctx;
  if (strcmp(doc->text, "crash") == 0) {
    signal(SIGILL, SIG_DFL);
    __builtin_trap();
  }
  if (strcmp(doc->text, "leave") == 0) _exit(0);
  if (strcmp(doc->text, "hang") == 0)
    for (volatile unsigned i = 0;; i++) continue;
  if (strcmp(doc->text, "open") == 0) (void)!open("/etc/passwd", O_RDONLY);
  if (strcmp(doc->text, "slow") == 0)
    for (volatile unsigned i = 0; i < 50000000u; i++) continue;
  if (strcmp(doc->text, "refuse") == 0) {
    reply->error = "it was refused";
    reply->limit = true;
    return;
  }
  int n = snprintf(out, sizeof out, "%s|%s|%s|%zu|%d", doc->id,
                   doc->title ? doc->title : "-", doc->meta ? doc->meta : "-",
                   doc->ntext, doc->day);
  *reply = (Reply){.ok = true, .nevents = 3, .text = out, .n = (size_t)n};
}

static Pool *pool_of(unsigned nworkers, unsigned timeout) {
  static WorkerOf of = {work};
  PoolConfig c = {.nworkers = nworkers,
                  .timeout = timeout,
                  .lifetime = 1 << 20,
                  .start = start_worker,
                  .ctx = &of};
  Pool *p;
  assert_int_equal(pool_new(&p, &c), GE_OK);
  return p;
}

static void put(Pool *p, const char *id, const char *text) {
  SourceDoc d = {.id = id, .text = text, .ntext = strlen(text), .day = 7};
  assert_int_equal(pool_put(p, &d, 5), GE_OK);
}

static Reply take(Pool *p, const char *id) {
  PoolTaken t;
  assert_int_equal(pool_take(p, &t), POOL_REPLY);
  if (id) assert_string_equal(t.doc.id, id);
  else assert_null(t.doc.id);
  assert_int_equal(t.ordinal, id ? 5 : 9);
  return t.reply;
}

static void test_documents_and_replies_pass_whole(void **state) {
  (void)state;
  Pool *p = pool_of(1, 0);
  SourceDoc d = {.id = "a",
                 .title = "",
                 .meta = "{}",
                 .text = "x\0y",
                 .ntext = 3,
                 .day = -2};
  assert_int_equal(pool_put(p, &d, 5), GE_OK);
  Reply r = take(p, "a");
  assert_true(r.ok);
  assert_int_equal(r.nevents, 3);
  assert_int_equal(r.n, strlen("a||{}|3|-2"));
  assert_memory_equal(r.text, "a||{}|3|-2", r.n);
  PoolTaken t;
  assert_int_equal(pool_take(p, &t), POOL_EMPTY);
  pool_free(p);
}

static void test_replies_come_in_order(void **state) {
  (void)state;
  Pool *p = pool_of(3, 0);
  char id[8];
  put(p, "first", "slow");
  assert_int_equal(pool_put_error(p, "unreadable", 9), GE_OK);
  for (int i = 0; i < 9; i++) {
    snprintf(id, sizeof id, "%d", i);
    put(p, id, i % 4 ? "quick" : "slow");
  }
  assert_true(take(p, "first").ok);
  assert_string_equal(take(p, NULL).error, "unreadable");
  for (int i = 0; i < 9; i++) {
    snprintf(id, sizeof id, "%d", i);
    assert_true(take(p, id).ok);
  }
  pool_free(p);
}

/* While the first runs, the others wait for the only worker, which gets some of
 * them together; what is too long for that goes alone. */
static void test_documents_that_wait_go_together(void **state) {
  (void)state;
  static char longer[60 << 10];
  Pool *p = pool_of(1, 0);
  memset(longer, 'x', sizeof longer - 1);
  put(p, "1", "slow");
  put(p, "2", "fine");
  put(p, "3", "leave");
  put(p, "4", "fine");
  put(p, "5", longer);
  put(p, "6", "fine");
  put(p, "7", "refuse");
  assert_true(take(p, "1").ok);
  assert_true(take(p, "2").ok);
  Reply r = take(p, "3");
  assert_non_null(strstr(r.error, "twice"));
  assert_true(take(p, "4").ok);
  assert_true(take(p, "5").ok);
  assert_true(take(p, "6").ok);
  assert_string_equal(take(p, "7").error, "it was refused");
  pool_free(p);
}

static void test_a_crash_costs_its_document_only(void **state) {
  (void)state;
  Pool *p = pool_of(2, 0);
  put(p, "1", "fine");
  put(p, "2", "crash");
  put(p, "3", "leave");
  put(p, "4", "refuse");
  put(p, "5", "fine");
  assert_true(take(p, "1").ok);
  Reply r = take(p, "2");
  assert_false(r.ok);
  assert_non_null(strstr(r.error, "signal 4"));
  r = take(p, "3");
  assert_non_null(strstr(r.error, "ended (memory may have run out), twice"));
  r = take(p, "4");
  assert_string_equal(r.error, "it was refused");
  assert_true(r.limit);
  assert_true(take(p, "5").ok);
  pool_free(p);
}

static void test_a_document_has_its_time(void **state) {
  (void)state;
  Pool *p = pool_of(2, 1);
  put(p, "1", "hang");
  put(p, "2", "fine");
  Reply r = take(p, "1");
  assert_non_null(strstr(r.error, "longer than 1 s"));
  assert_true(take(p, "2").ok);
  pool_free(p);
}

static void test_a_worker_opens_no_files(void **state) {
  (void)state;
  if (!FILTERED) skip();
  Pool *p = pool_of(1, 0);
  put(p, "1", "open");
  Reply r = take(p, "1");
  assert_false(r.ok);
  assert_non_null(strstr(r.error, "signal 31"));
  pool_free(p);
}

static void test_workers_are_replaced(void **state) {
  (void)state;
  Pool *p = pool_of(1, 0);
  size_t n = 600u << 10; /* two of them are more than a lifetime */
  char *text = malloc(n + 1);
  assert_non_null(text);
  memset(text, 'a', n);
  text[n] = '\0';
  for (int i = 0; i < 5; i++) {
    put(p, "big", text);
    assert_true(take(p, "big").ok);
  }
  free(text);
  pool_free(p);
}

static void test_a_pool_that_is_left_ends_its_workers(void **state) {
  (void)state;
  Pool *p = pool_of(2, 0);
  put(p, "1", "hang");
  put(p, "2", "fine");
  pool_free(p);
}

/* Input that is there is not kept waiting by a slow document, nor a reply by input
 * that is not. */
static void test_input_and_replies_are_waited_for_at_once(void **state) {
  (void)state;
  int fds[2];
  PoolTaken t;
  Pool *p = pool_of(2, 0);
  assert_int_equal(pipe(fds), 0);
  assert_int_equal(pool_wait(p, &t, fds[0], 10), POOL_INPUT);
  assert_int_equal(pool_wait(p, &t, -1, 10), POOL_INPUT);
  put(p, "1", "hang");
  assert_int_equal(pool_wait(p, &t, fds[0], 10), POOL_INPUT);
  assert_int_equal(write(fds[1], "x", 1), 1);
  assert_int_equal(pool_wait(p, &t, fds[0], -1), POOL_INPUT);
  pool_free(p);
  p = pool_of(2, 0);
  assert_int_equal(read(fds[0], &(char){0}, 1), 1);
  put(p, "2", "slow");
  assert_int_equal(pool_wait(p, &t, fds[0], -1), POOL_REPLY);
  assert_string_equal(t.doc.id, "2");
  assert_int_equal(pool_wait(p, &t, fds[0], 0), POOL_INPUT);
  close(fds[0]);
  close(fds[1]);
  pool_free(p);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_documents_and_replies_pass_whole),
      cmocka_unit_test(test_replies_come_in_order),
      cmocka_unit_test(test_documents_that_wait_go_together),
      cmocka_unit_test(test_a_crash_costs_its_document_only),
      cmocka_unit_test(test_a_document_has_its_time),
      cmocka_unit_test(test_a_worker_opens_no_files),
      cmocka_unit_test(test_workers_are_replaced),
      cmocka_unit_test(test_a_pool_that_is_left_ends_its_workers),
      cmocka_unit_test(test_input_and_replies_are_waited_for_at_once),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
