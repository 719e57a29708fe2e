/* The database of --format sqlite: what a process that is not trusted sends
 * does not become more than rows, and nothing of what is refused stays. */
#include "cli/database.h"
#include "cli/plain_json.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char path[] = "/tmp/geoeng-database-XXXXXX";

#define EVENT(id, more)                                                        \
  "{\"schema\":\"geoeng-event-1\",\"id\":\"" id "\",\"doc\":\"other\","        \
  "\"type\":\"t\",\"modality\":\"asserted\",\"trigger\":{\"text\":\"x\","      \
  "\"start\":1,\"end\":2}," more "\"sentence\":{\"index\":1,\"start\":0,"      \
  "\"end\":9,\"text\":\"a b\"},\"prov\":{\"rule\":\"t\",\"file\":\"f\","       \
  "\"line\":1,\"engine\":\"geoeng\",\"rules_sha256\":\"0\"}}\n"

static Database *open_new(bool resume) {
  Database *d;
  DatabaseConfig config = {.path = path,
                           .key = "k",
                           .resume = resume,
                           .sides = "[{\"type\":\"t\",\"role\":\"r\","
                                    "\"side\":\"source\",\"rank\":1}]"};
  GeStatus st = database_open(&d, &config);
  if (st != GE_OK) fprintf(stderr, "%s\n", database_message(d));
  assert_int_equal(st, GE_OK);
  return d;
}

static GeStatus put(Database *d, const char *id, const char *records) {
  SourceDoc doc = {
      .id = id, .title = "", .text = "a b", .ntext = 3, .day = GE_NODAY};
  return database_put(d, &doc, records, strlen(records));
}

/* The number that a query gives. */
static int ask(const char *sql) {
  sqlite3 *db;
  sqlite3_stmt *s;
  assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
  assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
  assert_int_equal(sqlite3_step(s), SQLITE_ROW);
  int n = sqlite3_column_int(s, 0);
  sqlite3_finalize(s);
  sqlite3_close(db);
  return n;
}

static void change(const char *sql) {
  sqlite3 *db;
  assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
  assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
  sqlite3_close(db);
}

static void records_are_rows_and_no_more(void **state) {
  (void)state;
  static const char *const refused[] = {
      "nonsense\n",
      "{}\n",
      "[1,2]\n",
      "null\n",
      "{\"id\":\"1\"}\n",
      "\n",
      EVENT("1", "") EVENT("1", ""), /* twice */
      EVENT("9", ""),                /* of another document */
      EVENT("2", "\"args\":[{\"role\":\"r\"}],"),
      EVENT("2", "\"args\":[1],"),
      EVENT("2", "") "x",
  };
  Database *d = open_new(false);
  assert_int_equal(put(d, "first", EVENT("9", "")), GE_OK);
  for (size_t i = 0; i < GE_COUNT(refused); i++) {
    assert_int_equal(put(d, "second", refused[i]), GE_EUSAGE);
    assert_true(*database_message(d));
  }
  assert_int_equal(
      put(d, "'); DROP TABLE docs; --",
          EVENT(
              "3",
              "\"args\":[{\"role\":\"r\",\"text\":\"'); DROP TABLE args; --\","
              "\"start\":0,\"end\":1,\"value\":{\"min\":{\"a\":1},\"max\":2}}],")),
      GE_OK);
  assert_int_equal(put(d, "none", ""), GE_OK);
  assert_int_equal(database_put_failed(d, 7, NULL, "why"), GE_OK);
  assert_int_equal(database_close(d, true), GE_OK);
  assert_int_equal(ask("SELECT count(*) FROM docs"), 3);
  assert_int_equal(ask("SELECT count(*) FROM events WHERE doc = 'first'"), 1);
  assert_int_equal(ask("SELECT count(*) FROM args"), 1);
  assert_int_equal(ask("SELECT count(*) FROM dyads"), 1);
  assert_int_equal(ask("SELECT complete FROM run"), 1);
  assert_int_equal(ask("SELECT ordinal FROM failures"), 7);
  assert_int_equal(ask("SELECT count(*) FROM events WHERE doc = 'other'"), 0);
}

static void a_document_that_is_there_is_known(void **state) {
  (void)state;
  SourceDoc doc = {
      .id = "first", .title = "", .text = "a b", .ntext = 3, .day = GE_NODAY};
  Database *d = open_new(true);
  assert_true(database_has(d, &doc));
  doc.text = "a c";
  assert_false(database_has(d, &doc));
  assert_int_equal(database_changed(d), 1);
  assert_int_equal(put(d, "first", EVENT("8", "")), GE_OK);
  Database *second;
  DatabaseConfig config = {.path = path, .key = "k", .resume = true};
  assert_int_equal(database_open(&second, &config), GE_EIO);
  assert_non_null(strstr(database_message(second), "another run"));
  database_close(second, false);
  assert_int_equal(database_close(d, false), GE_OK);
  assert_int_equal(ask("SELECT count(*) FROM events WHERE id IN ('8', '9')"),
                   1);
  assert_int_equal(ask("SELECT complete FROM run"), 0);
  config.key = "other";
  assert_int_equal(database_open(&second, &config), GE_EIO);
  assert_non_null(strstr(database_message(second), "other rules"));
  database_close(second, false);
}

/* Of one run both documents stay, of an earlier one none; what has the id of an
 * event of the other is counted, and a copy adds nothing. */
static void documents_of_one_id_stay_beside_one_another(void **state) {
  (void)state;
  Database *d = open_new(false);
  assert_int_equal(put(d, "k", EVENT("1", "") EVENT("2", "")), GE_OK);
  assert_int_equal(put(d, "k", EVENT("1", "") EVENT("2", "")), GE_OK);
  assert_int_equal(database_same(d), 0);
  SourceDoc second = {
      .id = "k", .title = "", .text = "other", .ntext = 5, .day = GE_NODAY};
  const char *events = EVENT("2", "") EVENT("3", "");
  assert_int_equal(database_put(d, &second, events, strlen(events)), GE_OK);
  assert_int_equal(database_same(d), 1);
  assert_int_equal(database_close(d, true), GE_OK);
  assert_int_equal(ask("SELECT count(*) FROM events WHERE doc = 'k'"), 3);
  assert_int_equal(ask("SELECT count(*) FROM docs"), 1);
  assert_int_equal(ask("SELECT events FROM docs"), 3);
  assert_int_equal(ask("SELECT count(*) FROM sentences WHERE sentences MATCH "
                       "'a'"),
                   3);
  d = open_new(true);
  assert_true(database_has(d, &second));
  second.text = "third";
  assert_false(database_has(d, &second)); /* the other one of it stays */
  assert_int_equal(
      database_put(d, &second, EVENT("4", ""), strlen(EVENT("4", ""))), GE_OK);
  assert_int_equal(database_close(d, true), GE_OK);
  assert_int_equal(ask("SELECT events FROM docs"), 4);
  d = open_new(true);
  second.text = "fourth";
  assert_int_equal(
      database_put(d, &second, EVENT("4", ""), strlen(EVENT("4", ""))), GE_OK);
  assert_int_equal(database_close(d, true), GE_OK);
  assert_int_equal(ask("SELECT events FROM docs"), 1);
  assert_int_equal(ask("SELECT count(*) FROM done"), 1);
}

static void is_refused(const char *name, bool resume, const char *why) {
  Database *d;
  DatabaseConfig config = {.path = name, .key = "k", .resume = resume};
  assert_int_equal(database_open(&d, &config), GE_EIO);
  if (!strstr(database_message(d), why))
    fail_msg("'%s' lacks '%s'", database_message(d), why);
  database_close(d, false);
}

/* Nothing of what is there is touched. */
static void what_is_no_database_of_this_version_is_refused(void **state) {
  (void)state;
  is_refused("/dev/null", false, "and this is none");
  is_refused("/nowhere/x.db", false, "No such file or directory");
  change("PRAGMA user_version = 1000");
  is_refused(path, false, "another version of geoeng");
  assert_int_equal(ask("SELECT count(*) FROM docs"), 1);
  change("PRAGMA application_id = 1");
  is_refused(path, false, "no database of geoeng");
  assert_int_equal(ask("SELECT count(*) FROM docs"), 1);
}

static void a_database_without_its_run_is_not_gone_on_with(void **state) {
  (void)state;
  assert_int_equal(unlink(path), 0);
  assert_int_equal(database_close(open_new(false), true), GE_OK);
  change("DELETE FROM run");
  is_refused(path, true, "cannot be gone on with");
  change("DROP TABLE run");
  is_refused(path, true, "cannot be gone on with");
}

/* Who reads it keeps the end of the run from making one file of it. */
static void a_reader_keeps_the_log(void **state) {
  (void)state;
  assert_int_equal(unlink(path), 0);
  Database *d = open_new(false);
  assert_int_equal(put(d, "first", EVENT("9", "")), GE_OK);
  sqlite3 *db;
  sqlite3_stmt *s;
  assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
  assert_int_equal(sqlite3_prepare_v2(db, "SELECT id FROM docs", -1, &s, NULL),
                   SQLITE_OK);
  sqlite3_step(s);
  assert_int_equal(database_close(d, true), GE_OK);
  sqlite3_finalize(s);
  sqlite3_close(db);
  assert_int_equal(ask("SELECT count(*) FROM events"), 1);
  assert_int_equal(ask("SELECT complete FROM run"), 1);
}

static void json_becomes_plain(void **state) {
  (void)state;
  static const struct {
    const char *in, *out;
  } cases[] = {{"\"a\\u0007b\\\\u0007\\b\\f\"", "\"a\xEF\xBF\xBD"
                                                "b\\\\u0007"
                                                "\xEF\xBF\xBD\xEF\xBF\xBD\""},
               {"\"\\t\\n\\r\\n\\r\\u000d\\u000A\"",
                "\"\\t\\n\\r\\n\xEF\xBF\xBD"
                "\\u000d\\u000A\""},
               {"\"\x1B[m\x7F\xC2\x9B\xFF\\u009b\\u00e9\"",
                "\"\xEF\xBF\xBD[m"
                "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\\u00e9\""},
               {"\\", "\\"},
               {"\\u00", "\\u00"},
               {"", ""}};
  for (size_t i = 0; i < GE_COUNT(cases); i++) {
    Buf b;
    buf_init(&b);
    plain_json(cases[i].in, strlen(cases[i].in), &b);
    assert_string_equal(b.at ? b.at : "", cases[i].out);
    buf_clear(&b);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(records_are_rows_and_no_more),
      cmocka_unit_test(a_document_that_is_there_is_known),
      cmocka_unit_test(documents_of_one_id_stay_beside_one_another),
      cmocka_unit_test(what_is_no_database_of_this_version_is_refused),
      cmocka_unit_test(a_database_without_its_run_is_not_gone_on_with),
      cmocka_unit_test(a_reader_keeps_the_log),
      cmocka_unit_test(json_becomes_plain),
  };
  int fd = mkstemp(path);
  if (fd < 0) return 1;
  close(fd);
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  unlink(path);
  return failed;
}
