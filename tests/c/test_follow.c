/* Inputs that are followed. What others do to them is done whenever the source
 * waits, so that nothing depends on time. */
#include "input/source.h"
#include "alloc.h"
#include "test_dir.h"

#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

/* Shell commands in the directory, one a wait, ended by NULL. */
typedef struct Deeds {
  const char *const *next;
  Source *source;
  char notes[2000];
} Deeds;

static bool told; /* whether all that is done has to be told of */

static bool wait(void *ctx, int fd, int ms) {
  Deeds *d = ctx;
  char command[500];
  assert_true(fd >= 0 && ms == -1);
  const char *note = source_note(d->source);
  size_t n = strlen(d->notes);
  if (note) snprintf(d->notes + n, sizeof d->notes - n, "%s\n", note);
  if (!*d->next) return false;
  snprintf(command, sizeof command, "cd %s && %s", dir, *d->next++);
  assert_int_equal(system(command), 0);
  struct pollfd notice = {.fd = fd, .events = POLLIN};
  if (told) assert_int_equal(poll(&notice, 1, 2000), 1);
  return true;
}

/* The ids of all documents, and ! for errors, until nothing more is done. */
static void follow(const char *name, const char *const *deeds, const char *want,
                   const char *notes) {
  char path[300], got[500] = "";
  const char *paths[] = {path};
  SourceDoc doc;
  SourceGot g;
  InputOptions o = {.day = 100, .max_bytes = 1 << 20};
  Deeds d = {.next = deeds};
  snprintf(path, sizeof path, "%s/%s", dir, name);
  assert_int_equal(source_open(&d.source, paths, 1, &o), GE_OK);
  source_follow(d.source, &(SourceWait){wait, &d});
  while ((g = source_next(d.source, &doc)) != SOURCE_END) {
    const char *note = source_note(d.source);
    size_t n = strlen(d.notes);
    if (note) snprintf(d.notes + n, sizeof d.notes - n, "%s\n", note);
    n = strlen(got);
    snprintf(got + n, sizeof got - n, "%s ", g == SOURCE_DOC ? doc.id : "!");
  }
  assert_string_equal(got, want);
  if (!notes) assert_string_equal(d.notes, "");
  else if (!strstr(d.notes, notes)) assert_string_equal(d.notes, notes);
  source_close(d.source);
  char clean[400];
  snprintf(clean, sizeof clean, "rm -rf %s/*", dir);
  assert_int_equal(system(clean), 0);
}

#define ADD(id, file) "echo '{\"id\":\"" id "\",\"text\":\"x\"}' >> " file

static void test_a_file_grows(void **state) {
  (void)state;
  static const char *const deeds[] = {
      ADD("1", "x.jsonl"),
      "printf '{\"id\":\"2\",' >> x.jsonl",
      "printf '\"text\":\"\\303' >> x.jsonl",
      "printf '\\244\"}\\n{\"id\":\"3\",\"text\":\"x\"}\\n' >> x.jsonl",
      "echo no >> x.jsonl",
      "echo >> x.jsonl",
      ADD("4", "x.jsonl"),
      NULL};
  follow("x.jsonl", deeds, "1 2 3 ! 4 ", "it is not there yet");
}

static void test_another_file_takes_its_place(void **state) {
  (void)state;
  static const char *const deeds[] = {
      ADD("1", "x.jsonl"),
      "mv x.jsonl old && " ADD("2", "old"),
      ADD("3", "old") " && " ADD("4", "x.jsonl"),
      "printf '{\"id\":\"5\",\"text\":\"x\"}' >> x.jsonl",
      "rm x.jsonl && " ADD("6", "new") " && mv new x.jsonl",
      NULL};
  follow("x.jsonl", deeds, "1 2 3 4 5 6 ", "another file has its name");
}

/* Each of these has to wake who waits. */
static void test_a_link_leads_to_a_file(void **state) {
  (void)state;
  static const char *const deeds[] = {
      "mkdir there && " ADD("1",
                            "there/x.jsonl") " && ln -s there/x.jsonl x.jsonl",
      ADD("2", "there/x.jsonl"),
      "mv there/x.jsonl there/old",
      ADD("3", "there/x.jsonl"),
      ADD("4", "other") " && ln -sfn other x.jsonl",
      NULL};
  told = true;
  follow("x.jsonl", deeds, "1 2 3 4 ", "another file has its name");
  told = false;
}

static void test_a_file_is_cut(void **state) {
  (void)state;
  static const char *const deeds[] = {
      ADD("1", "x.jsonl") " && " ADD("2", "x.jsonl"),
      ": > x.jsonl && " ADD("3", "x.jsonl"),
      ADD("4", "x.jsonl"),
      "printf '{' >> x.jsonl",
      ": > x.jsonl",
      ADD("5", "x.jsonl"),
      NULL};
  follow("x.jsonl", deeds, "1 2 3 4 ! 5 ", "it was cut short");
}

static void test_lines_alone_are_followed(void **state) {
  (void)state;
  static const char *const deeds[] = {"echo '[{}]' > x.json", NULL};
  follow("x.json", deeds, "! ", "it is not there yet");
}

static void test_files_come_to_a_directory(void **state) {
  (void)state;
  char name[300];
  snprintf(name, sizeof name, "%s/in/b", dir);
  static const char *const deeds[] = {
      ADD("3", "in/0.jsonl"),
      ADD("4", "in/x.tmp") " && " ADD("no", "in/.x.jsonl"),
      "mv in/x.tmp in/x.jsonl",
      "mkdir -p in/c && " ADD("5", "in/c/x.jsonl"),
      ADD("6", "in/c/y.jsonl") " && " ADD("7", "in/z.jsonl"),
      "mv in/c in/d",
      ADD("8", "in/d/z.jsonl"),
      "rm in/0.jsonl",
      "rm in/x.jsonl && " ADD("9", "in/x.jsonl"),
      "rm -r in/d",
      "mkdir in/d && " ADD("10", "in/d/x.jsonl"),
      NULL};
  snprintf(name, sizeof name,
           "cd %s && mkdir -p in/b && " ADD("1", "in/a.jsonl") " && " ADD(
               "2", "in/b/x.jsonl"),
           dir);
  assert_int_equal(system(name), 0);
  /* A directory that gets another name is new there. */
  follow("in", deeds, "1 2 3 4 5 6 7 5 6 8 9 10 ", NULL);
}

static void test_a_file_that_is_closed_again_has_not_come_again(void **state) {
  (void)state;
  static const char *const deeds[] = {": >> in/a.jsonl", ADD("2", "in/b.jsonl"),
                                      ADD("3", "in/b.jsonl"), NULL};
  char name[300];
  snprintf(name, sizeof name, "cd %s && mkdir in && " ADD("1", "in/a.jsonl"),
           dir);
  assert_int_equal(system(name), 0);
  follow("in", deeds, "1 2 2 3 ", NULL);
}

static void test_a_directory_goes(void **state) {
  (void)state;
  static const char *const deeds[] = {": > in/x.pdf", "mv in out", NULL};
  char name[300];
  snprintf(name, sizeof name, "mkdir %s/in", dir);
  assert_int_equal(system(name), 0);
  follow("in", deeds, "! ", "passed over 1 .pdf");
}

/* More files than the queue of the system holds, all at once. */
static void test_more_than_the_system_tells(void **state) {
  (void)state;
  FILE *f = fopen("/proc/sys/fs/inotify/max_queued_events", "r");
  unsigned most = 0, n = 0;
  if (f && fscanf(f, "%u", &most) != 1) most = 0;
  if (f) fclose(f);
  if (most == 0 || most > 20000) skip();
  char path[300], many[100];
  snprintf(many, sizeof many, "seq -f in/%%g.txt %u | xargs touch", most);
  const char *const deeds[] = {many, NULL};
  const char *paths[] = {path};
  SourceDoc doc;
  InputOptions o = {.day = 100, .max_bytes = 1 << 20};
  Deeds d = {.next = deeds};
  snprintf(path, sizeof path, "%s/in", dir);
  assert_int_equal(mkdir(path, 0777), 0);
  assert_int_equal(source_open(&d.source, paths, 1, &o), GE_OK);
  source_follow(d.source, &(SourceWait){wait, &d});
  while (source_next(d.source, &doc) == SOURCE_DOC) n++;
  assert_int_equal(n, most);
  source_close(d.source);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_file_grows),
      cmocka_unit_test(test_another_file_takes_its_place),
      cmocka_unit_test(test_a_link_leads_to_a_file),
      cmocka_unit_test(test_a_file_is_cut),
      cmocka_unit_test(test_lines_alone_are_followed),
      cmocka_unit_test(test_files_come_to_a_directory),
      cmocka_unit_test(test_a_file_that_is_closed_again_has_not_come_again),
      cmocka_unit_test(test_a_directory_goes),
      cmocka_unit_test(test_more_than_the_system_tells),
  };
  return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
