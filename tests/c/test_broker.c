/* What a confined process may have of the file system: each rule, kept and
 * broken. */
#include "cli/broker.h"
#include "cli/whole_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

enum { PATHS = 300, MOST_WORDS = 4 };

static char top[] = "/tmp/geoeng-broker-XXXXXX";

/* A path in the folder of the test; four stay at a time. */
static const char *in(const char *name) {
  static char path[4][PATHS];
  static unsigned at;
  char *p = path[at++ % 4];
  snprintf(p, PATHS, "%s/%s", top, name);
  return p;
}

static void write_file(const char *name, const char *text) {
  FILE *f = fopen(in(name), "wb");
  assert_non_null(f);
  assert_true(fputs(text, f) >= 0);
  assert_int_equal(fclose(f), 0);
}

static bool holds(const char *name, const char *text) {
  char got[200];
  FILE *f = fopen(in(name), "rb");
  if (!f) return false;
  size_t n = fread(got, 1, sizeof got - 1, f);
  got[n] = '\0';
  fclose(f);
  return strcmp(got, text) == 0;
}

static void make_folder(const char *name) {
  assert_int_equal(mkdir(in(name), 0777), 0);
}

static void make_link(const char *to, const char *name) {
  assert_int_equal(symlink(to, in(name)), 0);
}

static int set_up(void **state) {
  (void)state;
  strcpy(top + strlen(top) - 6, "XXXXXX");
  if (!mkdtemp(top) || chdir(top) != 0) return -1;
  make_folder("rules");
  make_folder("rules/sub");
  make_folder("other");
  make_folder("docs");
  make_folder("docs/deep");
  make_folder("cache");
  write_file("rules/a.lua", "rule a");
  write_file("rules/b.lua", "rule b");
  write_file("rules/list.tsv", "list");
  write_file("rules/sub/more.tsv", "more");
  write_file("other/secret", "secret");
  write_file("other/o.lua", "rule o");
  write_file("docs/1.txt", "one");
  write_file("docs/deep/2.txt", "two");
  make_link("../other/secret", "rules/out.tsv");
  make_link("sub/more.tsv", "rules/in.tsv");
  make_link("../other", "rules/away");
  make_link("../other/secret", "docs/out.txt");
  make_link("../other", "docs/away");
  make_link("deep/2.txt", "docs/in.txt");
  return mkfifo(in("rules/fifo"), 0666);
}

static int tear_down(void **state) {
  (void)state;
  char command[PATHS];
  snprintf(command, sizeof command, "rm -rf %s", top);
  return chdir("/") | system(command);
}

/* ------------------------------------------------------------------ calling */

typedef struct Call {
  Broker *b;
  Buf out;
  Message answer; /* the last */
  int passed;
} Call;

static Call with(const BrokerConfig *config) {
  Call c = {.passed = -1};
  assert_int_equal(broker_new(&c.b, config), GE_OK);
  return c;
}

/* A broker of these words: all that any command has, with docs to write to. */
static Call of(const char *word, const char *more) {
  static const char *words[MOST_WORDS];
  words[0] = word;
  words[1] = more;
  return with(&(BrokerConfig){.words = words,
                              .nwords = more ? 2 : 1,
                              .inputs = true,
                              .lines = true,
                              .out = "docs",
                              .accepts = true});
}

static void done(Call *c) {
  broker_free(c->b);
  buf_clear(&c->out);
}

/* The errno of the answer. */
static int64_t ask(Call *c, const Message *m) {
  unsigned kinds = MESSAGE_BIT(MESSAGE_ANSWER) | MESSAGE_BIT(MESSAGE_DOC);
  Buf frame;
  Message call;
  buf_init(&frame);
  message_put(&frame, m); /* the broker sees what came over a socket */
  assert_int_equal(message_state(&frame, MESSAGE_CALLS), MESSAGE_WHOLE);
  message_get(&frame, &call);
  assert_true(broker_answer(c->b, &call, &c->out, &c->passed));
  assert_int_equal(message_state(&c->out, kinds), MESSAGE_WHOLE);
  message_get(&c->out, &c->answer);
  buf_clear(&frame);
  return c->answer.number[0];
}

static int64_t ask_of(Call *c, MessageKind kind, const char *a, const char *b) {
  return ask(c, &(Message){.kind = kind,
                           .part = {message_string(a), message_string(b)}});
}

static bool reads(Call *c, const char *folder, const char *name,
                  const char *text) {
  return ask_of(c, MESSAGE_READ, folder, name) == 0 && c->answer.part[0].s &&
         strcmp(c->answer.part[0].s, text) == 0;
}

/* errno of what is not read; nothing comes along. */
static int64_t refused(Call *c, const char *folder, const char *name) {
  int64_t error = ask_of(c, MESSAGE_READ, folder, name);
  assert_null(c->answer.part[0].s);
  assert_int_equal(c->passed, -1);
  return error;
}

static int64_t write_to(Call *c, const char *path, const char *text,
                        bool must_be_new) {
  return ask(c,
             &(Message){.kind = MESSAGE_WRITE,
                        .number = {must_be_new},
                        .part = {message_string(path), message_string(text)}});
}

static int64_t inputs_of(Call *c, const char *path) {
  return ask(c, &(Message){.kind = MESSAGE_INPUTS,
                           .number = {GE_NODAY},
                           .part = {{path, strlen(path) + 1}}});
}

/* -------------------------------------------------------------------- names */

static void test_named_files_are_read_and_no_others(void **state) {
  (void)state;
  Call c = of("docs/1.txt", "-q");
  assert_true(reads(&c, NULL, "docs/1.txt", "one"));
  assert_true(reads(&c, NULL, in("docs/1.txt"), "one"));
  assert_true(reads(&c, NULL, "docs/../docs/1.txt", "one"));
  assert_int_equal(refused(&c, NULL, "docs/deep/2.txt"), EACCES);
  assert_int_equal(refused(&c, NULL, "other/secret"), EACCES);
  assert_int_equal(refused(&c, NULL, "docs/1.txt/../../other/secret"), ENOTDIR);
  assert_int_equal(refused(&c, NULL, "/etc/passwd"), EACCES);
  assert_int_equal(refused(&c, NULL, "/proc/self/environ"), EACCES);
  assert_int_equal(refused(&c, NULL, "/proc/self/fd/0"), EACCES);
  assert_int_equal(refused(&c, NULL, "docs/none"), ENOENT);
  done(&c);
}

static void test_words_name_files_in_three_ways(void **state) {
  (void)state;
  Call c = of("docs/1.txt:12", "--with=other/secret");
  assert_true(reads(&c, NULL, "docs/1.txt", "one"));
  assert_true(reads(&c, NULL, "other/secret", "secret"));
  assert_int_equal(refused(&c, NULL, "docs/deep/2.txt"), EACCES);
  done(&c);
  c = of("docs/deep/2.txt:1:2", "-x");
  assert_int_equal(refused(&c, NULL, "docs/deep/2.txt"), EACCES);
  done(&c);
}

static void test_words_without_a_name_grant_nothing(void **state) {
  (void)state;
  static const char *const nothing[] = {"--with=", "", ":", ":3", "-"};
  for (size_t i = 0; i < GE_COUNT(nothing); i++) {
    Call c = of(nothing[i], NULL);
    assert_int_equal(refused(&c, NULL, "other/secret"), EACCES);
    assert_int_equal(ask_of(&c, MESSAGE_LIST, ".", NULL), EACCES);
    done(&c);
  }
  Call c = with(&(BrokerConfig){.library = ""});
  assert_int_equal(refused(&c, "", "other/secret"), EACCES);
  done(&c);
}

static void test_a_named_directory_is_all_that_lies_beneath(void **state) {
  (void)state;
  Call c = of("docs", NULL);
  assert_true(reads(&c, NULL, "docs/1.txt", "one"));
  assert_true(reads(&c, NULL, "docs/deep/2.txt", "two"));
  assert_true(reads(&c, NULL, "docs/in.txt", "two"));
  assert_int_equal(refused(&c, NULL, "docs/out.txt"), EACCES);
  assert_int_equal(refused(&c, NULL, "docs/away/secret"), EACCES);
  assert_int_equal(refused(&c, NULL, "docs/../other/secret"), EACCES);
  assert_int_equal(refused(&c, NULL, "docs/deep"), EISDIR);
  assert_int_equal(refused(&c, "docs", "1.txt"),
                   EACCES); /* no folder of rules */
  make_folder("docs2");
  write_file("docs2/x", "x");
  assert_int_equal(refused(&c, NULL, "docs2/x"), EACCES);
  done(&c);
}

static void test_a_fifo_is_not_waited_for(void **state) {
  (void)state;
  Call c = of("rules", NULL);
  assert_true(ask_of(&c, MESSAGE_READ, NULL, "rules/fifo") != 0 ||
              c.answer.part[0].n == 0);
  done(&c);
}

/* ------------------------------------------------------------------ folders */

static void test_folders_come_with_their_rule_file(void **state) {
  (void)state;
  Call c = of("rules/a.lua", NULL);
  assert_int_equal(refused(&c, "rules", "list.tsv"), EACCES); /* not yet */
  assert_true(reads(&c, NULL, "rules/a.lua", "rule a"));
  assert_true(reads(&c, "rules", "list.tsv", "list"));
  assert_true(reads(&c, "rules", "b.lua", "rule b"));
  assert_true(reads(&c, "rules", "sub/more.tsv", "more"));
  assert_true(reads(&c, "rules", "in.tsv", "more"));
  assert_true(reads(&c, "rules/sub", "more.tsv", "more"));
  assert_true(reads(&c, in("rules"), "list.tsv", "list"));
  assert_int_equal(refused(&c, "other", "secret"), EACCES);
  assert_int_equal(refused(&c, "other", "o.lua"), EACCES);
  assert_int_equal(refused(&c, "", "docs/1.txt"), EACCES);
  assert_int_equal(refused(&c, ".", "docs/1.txt"), EACCES);
  assert_int_equal(refused(&c, "/", "etc/passwd"), EACCES);
  assert_int_equal(refused(&c, "rules/..", "docs/1.txt"), EACCES);
  assert_int_equal(refused(&c, "rules/away", "secret"), EACCES);
  done(&c);
}

static void test_names_do_not_lead_out_of_a_folder(void **state) {
  (void)state;
  char inside[PATHS];
  Call c = of("rules/a.lua", NULL);
  snprintf(inside, sizeof inside, "%s", in("rules/list.tsv"));
  assert_true(reads(&c, NULL, "rules/a.lua", "rule a"));
  assert_int_equal(refused(&c, "rules", "../other/secret"), EINVAL);
  assert_int_equal(refused(&c, "rules", "sub/../list.tsv"), EINVAL);
  assert_int_equal(refused(&c, "rules", ".."), EINVAL);
  assert_int_equal(refused(&c, "rules", ""), EINVAL);
  assert_int_equal(refused(&c, "rules", inside), EINVAL);
  assert_int_equal(refused(&c, "rules", "/etc/passwd"), EINVAL);
  assert_int_equal(refused(&c, "rules", "out.tsv"), EXDEV);
  assert_int_equal(refused(&c, "rules", "away/secret"), EXDEV);
  assert_int_equal(refused(&c, "rules", "sub"), EISDIR);
  assert_int_equal(refused(&c, "rules", "."), EXDEV);
  assert_int_equal(refused(&c, "rules", "fifo"), EACCES);
  make_link("/dev/zero", "rules/zero");
  assert_int_equal(refused(&c, "rules", "zero"), EXDEV);
  done(&c);
}

static void test_files_that_are_no_rules_bring_no_folder(void **state) {
  (void)state;
  Call c = of("rules/list.tsv", NULL);
  assert_true(reads(&c, NULL, "rules/list.tsv", "list"));
  assert_int_equal(refused(&c, "rules", "sub/more.tsv"), EACCES);
  done(&c);
}

static void test_rules_in_the_current_folder_have_it(void **state) {
  (void)state;
  write_file("here.lua", "here");
  Call c = of("here.lua", NULL);
  assert_true(reads(&c, NULL, "here.lua", "here"));
  assert_true(reads(&c, "", "docs/1.txt", "one"));
  done(&c);
}

/* A granted file has other names where links lead to it: what lies beside such
 * a link is not granted with it. */
static void test_a_link_to_rules_does_not_bring_its_folder(void **state) {
  (void)state;
  make_link("../rules/a.lua", "other/link.lua");
  Call c = of("rules/a.lua", NULL);
  (void)ask_of(&c, MESSAGE_READ, NULL, "other/link.lua");
  assert_int_equal(refused(&c, "other", "secret"), EACCES);
  done(&c);
}

static void test_a_named_link_brings_the_folder_of_its_name(void **state) {
  (void)state;
  make_link("../rules/a.lua", "docs/named.lua");
  Call c = of("docs/named.lua", NULL);
  assert_true(reads(&c, NULL, "docs/named.lua", "rule a"));
  assert_true(reads(&c, "docs", "1.txt", "one"));
  assert_int_equal(refused(&c, "rules", "list.tsv"), EACCES);
  done(&c);
}

static void test_the_path_and_the_library_are_folders(void **state) {
  (void)state;
  static const char *const paths[] = {"rules", "./rules",
                                      ":rules:", "/none:rules", "rules:docs"};
  for (size_t i = 0; i < GE_COUNT(paths); i++) {
    Call c = with(&(BrokerConfig){.path = paths[i]});
    assert_true(reads(&c, "rules", "list.tsv", "list"));
    assert_true(reads(&c, "./rules", "list.tsv", "list"));
    assert_int_equal(refused(&c, "other", "secret"), EACCES);
    assert_int_equal(refused(&c, "", "docs/1.txt"), EACCES);
    assert_int_equal(refused(&c, NULL, "rules/list.tsv"), EACCES);
    done(&c);
  }
  Call c = with(&(BrokerConfig){.path = "", .library = "rules"});
  assert_true(reads(&c, "rules", "list.tsv", "list"));
  assert_int_equal(refused(&c, "docs", "1.txt"), EACCES);
  done(&c);
}

/* -------------------------------------------------------------- other calls */

static void test_a_run_has_no_call_for_documents(void **state) {
  (void)state;
  static const char *const words[] = {"docs", "docs/1.txt"};
  Call c = with(&(BrokerConfig){.words = words, .nwords = 2, .out = "docs"});
  assert_int_equal(ask_of(&c, MESSAGE_LIST, "docs", NULL), EACCES);
  assert_int_equal(ask_of(&c, MESSAGE_STAMP, "docs/1.txt", NULL), EACCES);
  assert_int_equal(write_to(&c, "docs/new", "x", true), EACCES);
  assert_int_equal(inputs_of(&c, "docs/1.txt"), EACCES);
  assert_int_equal(ask(&c, &(Message){.kind = MESSAGE_NEXT}), EACCES);
  assert_int_equal(ask_of(&c, MESSAGE_LINE, "> ", NULL), EACCES);
  assert_int_not_equal(access(in("docs/new"), F_OK), 0);
  assert_true(reads(&c, NULL, "docs/1.txt", "one"));
  done(&c);
}

static void test_what_a_rule_names_can_be_watched(void **state) {
  (void)state;
  Call c = of("rules/a.lua", NULL);
  assert_int_equal(ask_of(&c, MESSAGE_STAMP, "rules/list.tsv", NULL), EACCES);
  assert_int_equal(ask_of(&c, MESSAGE_READ, NULL, "rules/a.lua"), 0);
  assert_int_equal(ask_of(&c, MESSAGE_STAMP, "rules/list.tsv", NULL), 0);
  assert_int_equal(ask_of(&c, MESSAGE_STAMP, "rules/late.tsv", NULL), ENOENT);
  assert_int_equal(refused(&c, NULL, "rules/list.tsv"), EACCES);
  assert_true(reads(&c, "rules", "list.tsv", "list"));
  assert_int_equal(ask_of(&c, MESSAGE_LIST, "rules", NULL), EACCES);
  assert_int_equal(ask_of(&c, MESSAGE_STAMP, "other/secret", NULL), EACCES);
  done(&c);
}

static void test_lists_and_stamps_are_of_what_is_granted(void **state) {
  (void)state;
  Call c = of("docs", NULL);
  write_file("docs/.hidden", "");
  assert_int_equal(ask_of(&c, MESSAGE_LIST, "docs", NULL), 0);
  static const char names[] = "1.txt\0away\0deep\0in.txt\0out.txt";
  assert_int_equal(c.answer.part[0].n, sizeof names);
  assert_memory_equal(c.answer.part[0].s, names, sizeof names);
  assert_int_equal(ask_of(&c, MESSAGE_LIST, "docs/away", NULL), EACCES);
  assert_int_equal(ask_of(&c, MESSAGE_LIST, ".", NULL), EACCES);
  assert_int_equal(ask_of(&c, MESSAGE_LIST, "docs/..", NULL), EACCES);
  assert_int_equal(ask_of(&c, MESSAGE_LIST, "docs/1.txt", NULL), ENOTDIR);
  assert_int_equal(ask_of(&c, MESSAGE_STAMP, "docs/1.txt", NULL), 0);
  char before[100];
  snprintf(before, sizeof before, "%s", c.answer.part[0].s);
  write_file("docs/1.txt", "longer");
  assert_int_equal(ask_of(&c, MESSAGE_STAMP, "docs/1.txt", NULL), 0);
  assert_string_not_equal(before, c.answer.part[0].s);
  assert_int_equal(ask_of(&c, MESSAGE_STAMP, "docs/out.txt", NULL), EACCES);
  assert_int_equal(ask_of(&c, MESSAGE_STAMP, "other/secret", NULL), EACCES);
  done(&c);
}

static void test_inputs_are_words_letter_by_letter(void **state) {
  (void)state;
  static const char two[] = "docs/1.txt\0other/secret";
  Call c = of("docs/1.txt", "--on=docs/deep/2.txt");
  assert_int_equal(inputs_of(&c, "./docs/1.txt"), EACCES);
  assert_int_equal(inputs_of(&c, in("docs/1.txt")), EACCES);
  assert_int_equal(inputs_of(&c, "docs"), EACCES);
  assert_int_equal(inputs_of(&c, "-"), EACCES);
  assert_int_equal(inputs_of(&c, "other/secret"), EACCES);
  assert_int_equal(ask(&c, &(Message){.kind = MESSAGE_INPUTS,
                                      .number = {GE_NODAY},
                                      .part = {{two, sizeof two}}}),
                   EACCES);
  assert_int_equal(ask(&c, &(Message){.kind = MESSAGE_NEXT}), 0); /* none */
  assert_int_equal(c.answer.kind, MESSAGE_ANSWER);
  assert_int_equal(ask(&c, &(Message){.kind = MESSAGE_INPUTS,
                                      .number = {INT64_MAX},
                                      .part = {{two, 11}}}),
                   EINVAL);
  assert_int_equal(inputs_of(&c, "docs/1.txt"), 0);
  ask(&c, &(Message){.kind = MESSAGE_NEXT});
  assert_int_equal(c.answer.kind, MESSAGE_DOC);
  assert_string_equal(c.answer.part[3].s, "one");
  ask(&c, &(Message){.kind = MESSAGE_NEXT});
  assert_int_equal(c.answer.kind, MESSAGE_ANSWER);
  assert_null(c.answer.part[0].s);
  assert_int_equal(inputs_of(&c, "docs/deep/2.txt"), 0);
  done(&c);
}

static void give(Call *c, const char *name) {
  assert_int_equal(ask_of(c, MESSAGE_READ, NULL, name), 0);
}

/* ------------------------------------------------------------------ writing */

static void test_only_a_command_that_writes_writes(void **state) {
  (void)state;
  static const char *const words[] = {"docs"};
  Call c = with(&(BrokerConfig){.words = words, .nwords = 1, .inputs = true});
  assert_int_equal(write_to(&c, "docs/new", "x", false), EACCES);
  assert_int_equal(write_to(&c, "docs/1.txt", "x", false), EACCES);
  assert_true(holds("docs/1.txt", "one"));
  done(&c);
}

static void test_files_are_written_where_they_are_granted(void **state) {
  (void)state;
  Call c = of("docs", "other/o.lua");
  assert_int_equal(write_to(&c, "docs/new", "new", true), 0);
  assert_true(holds("docs/new", "new"));
  assert_int_equal(write_to(&c, "docs/new", "again", true), EEXIST);
  assert_int_equal(c.answer.number[1], 0);
  assert_true(holds("docs/new", "new"));
  assert_int_equal(write_to(&c, "docs/new", "again", false), 0);
  assert_true(holds("docs/new", "again"));
  assert_int_equal(write_to(&c, "other/o.lua", "rule p", false), 0);
  assert_true(holds("other/o.lua", "rule p"));
  assert_int_equal(write_to(&c, "other/new", "x", true), EACCES);
  assert_int_equal(write_to(&c, "other/secret", "x", false), EACCES);
  assert_int_equal(write_to(&c, "docs/../other/new", "x", true), EACCES);
  assert_int_equal(write_to(&c, "docs/away/new", "x", true), EACCES);
  assert_int_equal(write_to(&c, "docs/out.txt", "x", false), EACCES);
  assert_int_equal(write_to(&c, "new", "x", true), EACCES);
  assert_int_not_equal(write_to(&c, "/geoeng-new", "x", true), 0);
  assert_int_not_equal(write_to(&c, "docs/none/new", "x", true), 0);
  assert_int_not_equal(write_to(&c, "docs/deep", "x", false), 0);
  assert_true(holds("other/secret", "secret"));
  assert_int_not_equal(access(in("other/new"), F_OK), 0);
  done(&c);
}

static void test_folders_are_made_in_the_folder_to_write_to(void **state) {
  (void)state;
  static const char *const words[] = {"made"};
  Call c = with(&(BrokerConfig){.words = words,
                                .nwords = 1,
                                .inputs = true,
                                .out = "made",
                                .folders = true});
  assert_int_equal(write_to(&c, "made/in/1.txt", "one", true), 0);
  assert_true(holds("made/in/1.txt", "one"));
  assert_int_not_equal(write_to(&c, "made/a/b/1.txt", "x", true), 0);
  assert_int_not_equal(write_to(&c, "made/../beside/1.txt", "x", true), 0);
  assert_int_not_equal(access(in("beside"), F_OK), 0);
  make_link("../other", "made/away");
  assert_int_equal(write_to(&c, "made/away/1.txt", "x", true), EACCES);
  assert_int_not_equal(write_to(&c, "made/away/new/1.txt", "x", true), 0);
  assert_int_not_equal(access(in("other/new"), F_OK), 0);
  done(&c);
}

/* What may be read may not be written for that. */
static void test_reading_grants_no_writing(void **state) {
  (void)state;
  static const char *const words[] = {"rules/a.lua", "docs",
                                      "--with=other/o.lua"};
  Call c = with(&(BrokerConfig){.words = words,
                                .nwords = 3,
                                .inputs = true,
                                .accepts = true,
                                .path = "other"});
  give(&c, "rules/a.lua");
  assert_int_equal(ask_of(&c, MESSAGE_READ, "rules", "b.lua"), 0);
  assert_int_equal(write_to(&c, "rules/b.lua", "x", false), EACCES);
  assert_int_equal(write_to(&c, "rules/list.tsv", "x", false), EACCES);
  assert_int_equal(write_to(&c, "docs/1.txt", "x", false), EACCES);
  assert_int_equal(write_to(&c, "other/o.lua", "x", false), EACCES);
  assert_int_equal(write_to(&c, "docs/rule.lua", "x", true), 0);
  assert_int_equal(write_to(&c, "rules/a.lua", "rule a", false), 0);
  done(&c);
}

static void test_what_stands_beside_is_left_alone(void **state) {
  (void)state;
  Call c = of("docs", NULL);
  make_link("../other/secret", "docs/1.txt.new");
  assert_int_equal(write_to(&c, "docs/1.txt", "x", false), EEXIST);
  assert_int_equal(c.answer.number[1], WRITE_BESIDE);
  make_link("../other/none", "docs/2.txt.new"); /* leads to nothing */
  assert_int_equal(write_to(&c, "docs/2.txt", "x", true), EEXIST);
  assert_true(holds("docs/1.txt", "one"));
  assert_true(holds("other/secret", "secret"));
  assert_int_not_equal(access(in("other/none"), F_OK), 0);
  done(&c);
}

static void test_a_link_that_dangles_is_not_followed(void **state) {
  (void)state;
  Call c = of("docs", NULL);
  make_link("../other/none", "docs/dangles");
  (void)write_to(&c, "docs/dangles", "x", false);
  assert_int_not_equal(access(in("other/none"), F_OK), 0);
  done(&c);
}

/* Root could replace /dev/null. */
static void test_what_is_no_file_is_not_replaced(void **state) {
  (void)state;
  static const bool trusted[] = {false, true};
  struct stat st;
  make_link("1.txt", "docs/link");
  assert_int_equal(mkfifo(in("docs/fifo"), 0666), 0);
  for (size_t i = 0; i < GE_COUNT(trusted); i++) {
    static const char *const words[] = {"docs"};
    Call c = with(&(BrokerConfig){.words = words,
                                  .nwords = 1,
                                  .inputs = true,
                                  .out = "docs",
                                  .trusted = trusted[i]});
    assert_int_equal(write_to(&c, "docs/fifo", "x", false), EACCES);
    assert_int_equal(c.answer.number[1], WRITE_SPECIAL);
    assert_int_equal(lstat(in("docs/fifo"), &st), 0);
    assert_true(S_ISFIFO(st.st_mode));
    assert_int_equal(write_to(&c, "docs/link", "x", false),
                     trusted[i] ? 0 : EACCES);
    assert_int_equal(c.answer.number[1], trusted[i] ? 0 : WRITE_LINK);
    assert_int_not_equal(write_to(&c, "docs/deep", "x", false), 0);
    assert_true(holds("docs/1.txt", "one"));
    done(&c);
  }
}

/* That of `geoeng report`: neither what lies beside it nor beneath it. */
static void test_one_file_may_be_granted(void **state) {
  (void)state;
  static const char *const words[] = {"docs/1.txt", "--out", "docs/page"};
  Call c = with(&(BrokerConfig){
      .words = words, .nwords = 3, .inputs = true, .file = "docs/page"});
  assert_int_equal(write_to(&c, "docs/page", "page", false), 0);
  assert_true(holds("docs/page", "page"));
  assert_int_equal(write_to(&c, "docs/1.txt", "x", false), EACCES);
  assert_int_equal(write_to(&c, "docs/page2", "x", false), EACCES);
  assert_int_not_equal(write_to(&c, "docs/page/x", "x", false), 0);
  assert_int_equal(write_to(&c, "docs/page.lua", "x", false), EACCES);
  assert_true(holds("docs/1.txt", "one"));
  done(&c);
}

/* Writing over a link puts a file in the link's place, which need not be
 * granted because its target is. */
static void test_a_link_to_a_granted_file_is_not_replaced(void **state) {
  (void)state;
  struct stat st;
  make_link("../docs/1.txt", "other/link");
  Call c = of("docs", NULL);
  (void)write_to(&c, "other/link", "x", false);
  assert_int_equal(lstat(in("other/link"), &st), 0);
  assert_true(S_ISLNK(st.st_mode));
  done(&c);
}

/* ------------------------------------------------------------------- images */

static int images(void) {
  int n = 0;
  DIR *d = opendir(in("cache"));
  assert_non_null(d);
  for (struct dirent *e; (e = readdir(d));) n += e->d_name[0] != '.';
  closedir(d);
  return n;
}

static const char key[] =
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

static Call cached(void) {
  static const char *const words[] = {"rules/a.lua", "rules/b.lua",
                                      "docs/1.txt"};
  static char folder[PATHS];
  snprintf(folder, sizeof folder, "%s", in("cache"));
  assert_int_equal(chmod(folder, 0700), 0);
  return with(&(BrokerConfig){
      .words = words, .nwords = 3, .inputs = true, .cache = folder});
}

enum { IMAGE = 4096 }; /* a short file would be believed to be damaged */

static const char *image_of(const char *text) {
  static char bytes[IMAGE];
  memset(bytes, 0, sizeof bytes);
  memcpy(bytes, text, strlen(text));
  return bytes;
}

/* Whether it made a further file. */
static bool keep(Call *c, const char *text) {
  int before = images();
  ask(c, &(Message){.kind = MESSAGE_KEEP,
                    .part = {message_string(key), {image_of(text), IMAGE}}});
  return images() > before;
}

/* Whether an image of exactly this text comes. */
static bool image_is(Call *c, const char *text) {
  char got[IMAGE + 1];
  int64_t size = ask_of(c, MESSAGE_IMAGE, key, NULL);
  if (c->passed < 0) return false;
  ssize_t n = read(c->passed, got, sizeof got);
  close(c->passed);
  assert_int_equal(n, size);
  return n == IMAGE && memcmp(got, image_of(text), IMAGE) == 0;
}

static void test_an_image_is_kept_once_it_was_missed(void **state) {
  (void)state;
  Call c = cached();
  give(&c, "rules/a.lua");
  assert_false(keep(&c, "unasked"));
  assert_false(image_is(&c, ""));
  assert_true(keep(&c, "image"));
  assert_true(image_is(&c, "image"));
  done(&c);
}

static void test_an_image_is_kept_once(void **state) {
  (void)state;
  Call c = cached();
  give(&c, "rules/a.lua");
  assert_false(image_is(&c, ""));
  assert_true(keep(&c, "image"));
  keep(&c, "other");
  assert_true(image_is(&c, "image"));
  done(&c);
}

static void test_documents_end_the_keeping_of_images(void **state) {
  (void)state;
  Call c = cached();
  give(&c, "rules/a.lua");
  assert_false(image_is(&c, ""));
  assert_int_equal(inputs_of(&c, "docs/1.txt"), 0);
  assert_false(keep(&c, "of documents"));
  done(&c);
}

static void test_asking_again_does_not_bring_keeping_back(void **state) {
  (void)state;
  Call c = cached();
  give(&c, "rules/a.lua");
  assert_int_equal(inputs_of(&c, "docs/1.txt"), 0);
  ask(&c, &(Message){.kind = MESSAGE_NEXT});
  assert_false(image_is(&c, ""));
  assert_false(keep(&c, "of documents"));
  done(&c);
}

static void test_images_are_bound_to_what_was_handed_over(void **state) {
  (void)state;
  Call c = cached();
  give(&c, "rules/a.lua");
  give(&c, "rules/b.lua");
  assert_int_equal(ask_of(&c, MESSAGE_READ, "rules", "list.tsv"), 0);
  assert_false(image_is(&c, ""));
  assert_true(keep(&c, "both"));
  give(&c, "rules/a.lua"); /* twice */
  give(&c, "docs/1.txt");  /* no rules */
  assert_true(image_is(&c, "both"));
  done(&c);
  c = cached();
  give(&c, "rules/b.lua"); /* in another order */
  assert_int_equal(ask_of(&c, MESSAGE_READ, "rules", "list.tsv"), 0);
  assert_false(image_is(&c, "both")); /* not all of them yet */
  give(&c, "rules/a.lua");
  assert_true(image_is(&c, "both"));
  done(&c);
}

static void test_other_contents_have_other_images(void **state) {
  (void)state;
  static const char *const changed[] = {"rules/a.lua", "rules/list.tsv"};
  for (size_t i = 0; i < GE_COUNT(changed); i++) {
    Call c = cached();
    give(&c, "rules/a.lua");
    assert_int_equal(ask_of(&c, MESSAGE_READ, "rules", "list.tsv"), 0);
    assert_false(image_is(&c, "before"));
    assert_true(keep(&c, "before"));
    assert_true(image_is(&c, "before"));
    done(&c);
    write_file(changed[i], i ? "changed list" : "changed rule");
    c = cached();
    give(&c, "rules/a.lua");
    assert_int_equal(ask_of(&c, MESSAGE_READ, "rules", "list.tsv"), 0);
    assert_false(image_is(&c, "before"));
    done(&c);
  }
}

static void test_keys_do_not_lead_out_of_the_cache(void **state) {
  (void)state;
  Call c = cached();
  give(&c, "rules/a.lua");
  assert_true(ask_of(&c, MESSAGE_IMAGE, "../other/secret", NULL) >= 0);
  assert_int_equal(c.passed, -1);
  ask_of(&c, MESSAGE_KEEP, "../other/new", "x");
  assert_int_not_equal(access(in("other/new"), F_OK), 0);
  assert_int_equal(images(), 0); /* no key */
  done(&c);
}

static void test_without_a_cache_there_are_no_images(void **state) {
  (void)state;
  Call c = of("rules/a.lua", NULL);
  assert_false(image_is(&c, ""));
  assert_false(keep(&c, "x"));
  done(&c);
}

static void test_large_files_are_refused(void **state) {
  (void)state;
  Call c = of("rules/a.lua", "docs");
  give(&c, "rules/a.lua");
  write_file("rules/large.tsv", "");
  write_file("docs/large", "");
  assert_int_equal(truncate(in("rules/large.tsv"), (64 << 20) + 1), 0);
  assert_int_equal(truncate(in("docs/large"), (off_t)1 << 40), 0);
  assert_int_equal(refused(&c, "rules", "large.tsv"), EFBIG);
  assert_int_equal(refused(&c, NULL, "docs/large"), EFBIG);
  assert_int_equal(truncate(in("rules/large.tsv"), 64 << 20), 0);
  assert_int_equal(ask_of(&c, MESSAGE_READ, "rules", "large.tsv"), 0);
  assert_int_equal(c.answer.part[0].n, 64 << 20);
  done(&c);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(test_named_files_are_read_and_no_others),
      TEST(test_words_name_files_in_three_ways),
      TEST(test_words_without_a_name_grant_nothing),
      TEST(test_a_named_directory_is_all_that_lies_beneath),
      TEST(test_a_fifo_is_not_waited_for),
      TEST(test_folders_come_with_their_rule_file),
      TEST(test_names_do_not_lead_out_of_a_folder),
      TEST(test_files_that_are_no_rules_bring_no_folder),
      TEST(test_rules_in_the_current_folder_have_it),
      TEST(test_a_link_to_rules_does_not_bring_its_folder),
      TEST(test_a_named_link_brings_the_folder_of_its_name),
      TEST(test_the_path_and_the_library_are_folders),
      TEST(test_a_run_has_no_call_for_documents),
      TEST(test_lists_and_stamps_are_of_what_is_granted),
      TEST(test_what_a_rule_names_can_be_watched),
      TEST(test_inputs_are_words_letter_by_letter),
      TEST(test_only_a_command_that_writes_writes),
      TEST(test_reading_grants_no_writing),
      TEST(test_files_are_written_where_they_are_granted),
      TEST(test_folders_are_made_in_the_folder_to_write_to),
      TEST(test_what_is_no_file_is_not_replaced),
      TEST(test_one_file_may_be_granted),
      TEST(test_what_stands_beside_is_left_alone),
      TEST(test_a_link_that_dangles_is_not_followed),
      TEST(test_a_link_to_a_granted_file_is_not_replaced),
      TEST(test_an_image_is_kept_once_it_was_missed),
      TEST(test_an_image_is_kept_once),
      TEST(test_documents_end_the_keeping_of_images),
      TEST(test_asking_again_does_not_bring_keeping_back),
      TEST(test_images_are_bound_to_what_was_handed_over),
      TEST(test_other_contents_have_other_images),
      TEST(test_keys_do_not_lead_out_of_the_cache),
      TEST(test_without_a_cache_there_are_no_images),
      TEST(test_large_files_are_refused)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
