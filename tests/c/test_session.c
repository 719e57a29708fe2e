/* Sessions: rule files from paths and memory, runs, events, diagnostics. */
#include "alloc.h"
#include "base/buf.h"
#include "session/session.h"

#include <locale.h>
#include <pthread.h>
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char RULES[] =
    "words \"meet_v\" { \"meet\" }\n"
    "event \"meeting\" {\n"
    "  find = \"who:<actor> trigger:$meet_v whom:<actor>\",\n"
    "}\n";
static const char TEXT[] = "France met Italy on Monday. Nobody laughed.";
static const char MANY[] =
    "France met Italy. France met Italy. France met Italy.";

static GeSession *open_session(const char *rules) {
  GeSession *s;
  assert_int_equal(ge_session_new(NULL, &s), GE_OK);
  assert_int_equal(ge_session_load_text(s, "mine.lua", rules, strlen(rules)),
                   GE_OK);
  assert_int_equal(ge_session_seal(s), GE_OK);
  return s;
}

static GeStatus run(GeSession *s, const char *text) {
  GeDocInfo info = {.id = "d", .day = 19851};
  return ge_session_run(s, text, strlen(text), &info);
}

static bool output_has(const GeSession *s, const char *part) {
  size_t n;
  const char *text = ge_session_output(s, &n);
  assert_int_equal(strlen(text), n);
  return strstr(text, part) != NULL;
}

static void rules_in_memory_find_events(void **state) {
  (void)state;
  GeSession *s = open_session(RULES);
  assert_int_equal(run(s, TEXT), GE_OK);
  assert_int_equal(ge_session_nevents(s), 1);
  assert_true(output_has(s, "\"type\":\"meeting\""));
  assert_true(output_has(s, "\"file\":\"mine.lua\",\"line\":2"));
  assert_int_equal(run(s, "Nobody laughed."), GE_OK);
  assert_int_equal(ge_session_nevents(s), 0);
  assert_true(output_has(s, ""));
  GeCounts c = ge_session_counts(s);
  assert_int_equal(c.documents, 2);
  assert_int_equal(c.events, 1);
  assert_int_equal(c.failed, 0);
  assert_int_equal(c.bytes, sizeof TEXT - 1 + 15);
  ge_session_free(s);
}

static void packs_are_found_by_name(void **state) {
  (void)state;
  GeSession *s;
  assert_int_equal(ge_session_new(NULL, &s), GE_OK);
  assert_int_equal(ge_session_load(s, "military.lua"), GE_OK);
  assert_int_equal(ge_session_load(s, "diplomacy.lua"), GE_OK);
  assert_int_equal(ge_session_seal(s), GE_OK);
  assert_int_equal(run(s, "Israeli jets struck a depot near Damascus."), GE_OK);
  assert_true(output_has(s, "\"file\":\"geoeng/rules/attack.lua\""));
  ge_session_free(s);
}

static void meta_goes_into_records(void **state) {
  (void)state;
  GeSession *s = open_session(RULES);
  GeDocInfo info = {.id = "d", .day = GE_NODAY, .meta = "{\"desk\":7}"};
  assert_int_equal(ge_session_run(s, TEXT, strlen(TEXT), &info), GE_OK);
  assert_true(output_has(s, "\"meta\":{\"desk\":7}"));
  ge_session_free(s);
}

/* ------------------------------------------------------------------- fields */

static const char *text_at(const GeField *f, const char *path) {
  const GeField *found = ge_field_get(f, path);
  assert_non_null(found);
  assert_int_equal(found->type, GE_FIELD_TEXT);
  assert_int_equal(strlen(found->text), found->nbytes);
  return found->text;
}

static void events_are_typed_fields(void **state) {
  (void)state;
  GeSession *s = open_session(RULES);
  GeDocInfo info = {
      .id = "a\"b\t\xE2\x82\xAC",
      .day = 19851,
      .meta = "{\"x\":[1,-2.5,null,true,\"\\u20ac\\ud83d\\ude00\"]}"};
  assert_int_equal(ge_session_run(s, TEXT, strlen(TEXT), &info), GE_OK);
  const GeField *ev = ge_session_event(s, 0);
  assert_non_null(ev);
  assert_null(ev->name);
  assert_int_equal(ev->type, GE_FIELD_OBJECT);
  assert_string_equal(ev->first->name, "schema");
  assert_string_equal(text_at(ev, "schema"), "geoeng-event-1");
  assert_string_equal(text_at(ev, "doc"), info.id);
  assert_string_equal(text_at(ev, "args.0.country"), "FRA");
  assert_string_equal(text_at(ev, "args.1.text"), "Italy");
  assert_int_equal(ge_field_get(ev, "args.1.start")->integer, 11);
  assert_int_equal(ge_field_get(ev, "args")->type, GE_FIELD_LIST);
  const GeField *x = ge_field_get(ev, "meta.x");
  assert_int_equal(x->n, 5);
  assert_int_equal(ge_field_get(x, "0")->integer, 1);
  assert_true(ge_field_get(x, "1")->number == -2.5);
  assert_int_equal(ge_field_get(x, "2")->type, GE_FIELD_NULL);
  assert_true(ge_field_get(x, "3")->truth);
  assert_string_equal(text_at(x, "4"), "\xE2\x82\xAC\xF0\x9F\x98\x80");
  assert_null(ge_field_get(ev, "args.7"));
  assert_null(ge_field_get(ev, "nothing.text"));
  assert_null(ge_field_get(ev, "type.text"));
  assert_null(ge_field_get(NULL, "a"));
  uint32_t n = 0;
  for (const GeField *f = ev->first; f; f = f->next) n++;
  assert_int_equal(n, ev->n);
  assert_null(ge_session_event(s, 1));
  assert_int_equal(run(s, "Nobody laughed."), GE_OK);
  assert_null(ge_session_event(s, 0));
  ge_session_free(s);
}

static void fields_need_records(void **state) {
  (void)state;
  GeSession *s = open_session(RULES);
  static const char *const bad[] = {"{\"open\":", "{}\n", "7", "{} {}", ""};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    GeDocInfo info = {.id = "d", .day = GE_NODAY, .meta = bad[i]};
    assert_int_equal(ge_session_run(s, TEXT, strlen(TEXT), &info), GE_EUSAGE);
    assert_null(ge_session_event(s, 0));
  }
  GeFormat format = {.name = "csv"};
  assert_int_equal(ge_session_format(s, &format), GE_OK);
  assert_int_equal(run(s, TEXT), GE_OK);
  assert_int_equal(ge_session_nevents(s), 1);
  assert_null(ge_session_event(s, 0));
  assert_string_equal(ge_session_left_out(s), "");
  ge_session_free(s);
}

static void what_a_form_leaves_out_is_told_of_each_document(void **state) {
  (void)state;
  GeSession *s = open_session(RULES);
  assert_int_equal(ge_session_format(s, &(GeFormat){.name = "dyads"}), GE_OK);
  assert_int_equal(run(s, TEXT), GE_OK);
  assert_string_equal(ge_session_left_out(s),
                      "1\tevents of type 'meeting', of "
                      "which no rule declares a 'dyad'\n");
  assert_int_equal(run(s, "Nobody laughed."), GE_OK);
  assert_string_equal(ge_session_left_out(s), "");
  ge_session_free(s);
}

/* ------------------------------------------------------------------ failing */

static void mistakes_are_diagnostics(void **state) {
  (void)state;
  GeSession *s;
  const char bad[] = "event \"x\" {\n  fnd = \"a\",\n}\n";
  assert_int_equal(ge_session_new(NULL, &s), GE_OK);
  assert_int_equal(ge_session_load_text(s, "bad.lua", bad, sizeof bad - 1),
                   GE_ERULE);
  assert_non_null(strstr(ge_session_message(s), "bad.lua:"));
  assert_int_equal(ge_session_ndiagnostics(s), 1);
  const GeDiagnostic *d = ge_session_diagnostic(s, 0);
  assert_int_equal(d->severity, GE_ERROR);
  assert_memory_equal(d->file, "bad.lua", 7);
  assert_int_equal(d->nfile, 7);
  assert_int_equal(d->line, 2);
  assert_int_equal(d->column, 3);
  assert_memory_equal(d->what, "event has no key 'fnd'", 22);
  assert_true(d->nwhat > 22 && d->what[d->nwhat] == '\n');
  assert_null(ge_session_diagnostic(s, 1));
  assert_int_equal(ge_session_load(s, "military.lua"), GE_EUSAGE);
  assert_int_equal(ge_session_seal(s), GE_EUSAGE);
  ge_session_free(s);
  assert_int_equal(ge_session_new(NULL, &s), GE_OK);
  assert_int_equal(ge_session_load(s, "/nonexistent.lua"), GE_ERULE);
  assert_non_null(strstr(ge_session_message(s), "cannot be read"));
  ge_session_free(s);
}

/* A mistake that is found when the engine is sealed already. */
static void a_session_that_failed_to_seal_runs_nothing(void **state) {
  (void)state;
  GeSession *s;
  const char bad[] = "local n = 0\nevent \"x\" { find = \"jets\", when = "
                     "function() n = n + 1 return true end }\n";
  assert_int_equal(ge_session_new(NULL, &s), GE_OK);
  assert_int_equal(ge_session_load_text(s, "bad.lua", bad, sizeof bad - 1),
                   GE_OK);
  assert_int_equal(ge_session_seal(s), GE_ERULE);
  assert_non_null(strstr(ge_session_message(s), "bad.lua:2: error: "));
  assert_int_equal(run(s, TEXT), GE_EUSAGE);
  assert_int_equal(ge_session_nevents(s), 0);
  assert_int_equal(ge_session_counts(s).documents, 0);
  assert_int_equal(ge_session_format(s, &(GeFormat){.name = "csv"}), GE_EUSAGE);
  assert_int_equal(ge_session_seal(s), GE_EUSAGE);
  ge_session_free(s);
}

static void hear(void *ctx, const char *text, size_t n) {
  char *heard = ctx;
  size_t have = strlen(heard);
  assert_true(have + n < 500);
  memcpy(heard + have, text, n);
  heard[have + n] = '\0';
}

static void warnings_are_told_and_kept(void **state) {
  (void)state;
  char heard[500] = "";
  GeSessionOptions options = {.log = hear, .log_ctx = heard};
  GeSession *s;
  const char rules[] = "print \"hello\"\nwords \"unused\" { \"a\" }\n"
                       "event \"x\" { find = \"b\" }\n";
  assert_int_equal(ge_session_new(&options, &s), GE_OK);
  assert_int_equal(ge_session_load_text(s, "w.lua", rules, sizeof rules - 1),
                   GE_OK);
  assert_int_equal(ge_session_seal(s), GE_OK);
  assert_int_equal(ge_session_ndiagnostics(s), 1);
  const GeDiagnostic *d = ge_session_diagnostic(s, 0);
  assert_int_equal(d->severity, GE_WARNING);
  assert_int_equal(d->line, 2);
  assert_memory_equal(d->what, "the list 'unused' is never used", 31);
  assert_memory_equal(heard, "hello\nw.lua:2: warning: ", 24);
  ge_session_free(s);
}

static void what_is_refused_is_told_once(void **state) {
  (void)state;
  GeSession *s;
  assert_int_equal(ge_session_new(NULL, &s), GE_OK);
  for (int i = 0; i < 100; i++) {
    assert_int_equal(run(s, TEXT), GE_EUSAGE);
    assert_string_equal(ge_session_message(s), "the session is not sealed");
  }
  assert_int_equal(ge_session_ndiagnostics(s), 1);
  assert_int_equal(ge_session_load_text(s, "bad.lua", "x", 1), GE_ERULE);
  for (int i = 0; i < 100; i++) {
    assert_int_equal(ge_session_load_text(s, "bad.lua", "x", 1), GE_EUSAGE);
    assert_int_equal(ge_session_seal(s), GE_EUSAGE);
    assert_int_equal(run(s, TEXT), GE_EUSAGE);
  }
  assert_int_equal(ge_session_ndiagnostics(s), 3);
  ge_session_free(s);
}

static void a_failed_document_costs_no_other(void **state) {
  (void)state;
  GeSession *s = open_session(
      "event \"meeting\" { find = \"who:<actor> meet whom:<actor>\",\n"
      "  check = function(ev)\n"
      "    if ev.who.text == \"Chad\" then error \"no\" end\n"
      "    if ev.who.text == \"Peru\" then while true do end end\n"
      "    return true\n  end }\n");
  assert_int_equal(run(s, "Chad met Italy."), GE_ERULE);
  assert_non_null(strstr(ge_session_message(s), "mine.lua:3: no"));
  assert_int_equal(ge_session_nevents(s), 0);
  assert_true(output_has(s, ""));
  assert_int_equal(ge_session_ndiagnostics(s), 1);
  const GeDiagnostic *d = ge_session_diagnostic(s, 0);
  assert_memory_equal(d->file, "mine.lua", d->nfile);
  assert_int_equal(d->line, 3);
  assert_memory_equal(d->what, "no", d->nwhat);
  assert_int_equal(run(s, "Peru met Italy."), GE_ELIMIT);
  assert_non_null(strstr(ge_session_message(s), "step limit"));
  assert_int_equal(ge_session_ndiagnostics(s), 1);
  assert_int_equal(run(s, TEXT), GE_OK);
  assert_int_equal(ge_session_nevents(s), 1);
  assert_int_equal(ge_session_ndiagnostics(s), 0);
  assert_int_equal(ge_session_counts(s).failed, 2);
  ge_session_free(s);
}

static void limits_of_bytes_and_time_end_a_document(void **state) {
  (void)state;
  GeSession *s = open_session(
      "event \"meeting\" { find = \"who:<actor> meet whom:<actor>\",\n"
      "  make = function(ev)\n"
      "    for i = 1, 1000000 do local x = i * i end\n  end }\n");
  GeLimits *limits = ge_engine_limits(ge_session_engine(s));
  limits->doc_bytes = 10;
  assert_int_equal(run(s, TEXT), GE_ELIMIT);
  limits->doc_bytes = GE_DOC_BYTES;
  limits->spans = 1;
  assert_int_equal(run(s, TEXT), GE_ELIMIT);
  limits->spans = 50000000;
  limits->doc_ms = 1;
  assert_int_equal(run(s, TEXT), GE_ELIMIT);
  assert_non_null(
      strstr(ge_session_message(s), "longer than the limit of 1 ms"));
  limits->doc_ms = 0;
  limits->lua_steps = 1000;
  assert_int_equal(run(s, TEXT), GE_ELIMIT);
  assert_non_null(strstr(ge_session_message(s), "more than 1000 steps"));
  limits->lua_steps = 5000000;
  limits->max_events = 1;
  assert_int_equal(run(s, MANY), GE_ELIMIT);
  assert_non_null(strstr(ge_session_message(s), "more events than the limit"));
  limits->max_events = 10000;
  limits->doc_ms = 3600 * 1000;
  assert_int_equal(run(s, TEXT), GE_OK);
  limits->doc_ms = 0;
  assert_int_equal(run(s, TEXT), GE_OK);
  ge_session_free(s);
}

static void calls_out_of_order_are_refused(void **state) {
  (void)state;
  GeSession *s;
  assert_int_equal(ge_session_new(NULL, &s), GE_OK);
  assert_int_equal(run(s, TEXT), GE_EUSAGE);
  GeFormat format = {.name = "csv"};
  GeFrame frame;
  const char *text = "";
  assert_int_equal(ge_session_format(s, &format), GE_EUSAGE);
  assert_int_equal(ge_session_begin(s, &frame), GE_EUSAGE);
  assert_int_equal(ge_session_finish(s, &text), GE_EUSAGE);
  assert_null(text);
  assert_int_equal(ge_session_identity(s, &text), GE_EUSAGE);
  assert_int_equal(ge_session_seal(s), GE_OK);
  assert_int_equal(ge_session_seal(s), GE_EUSAGE);
  assert_int_equal(ge_session_load(s, "military.lua"), GE_EUSAGE);
  assert_int_equal(ge_session_load_text(s, "a", "", 0), GE_EUSAGE);
  ge_session_free(s);
  ge_session_free(NULL);
  assert_string_equal(ge_session_message(NULL), "out of memory");
}

static void a_bad_model_is_told(void **state) {
  (void)state;
  GeSession *s;
  GeSessionOptions options = {.model = "/nonexistent"};
  assert_int_equal(ge_session_new(&options, &s), GE_EIO);
  assert_non_null(strstr(ge_session_message(s), "/nonexistent"));
  ge_session_free(s);
  options.model = "Makefile";
  assert_int_equal(ge_session_new(&options, &s), GE_EINPUT);
  ge_session_free(s);
  options.model = "";
  assert_int_equal(ge_session_new(&options, &s), GE_OK);
  assert_false(ge_engine_has_model(ge_session_engine(s)));
  ge_session_free(s);
}

/* -------------------------------------------------------------------- forms */

static void formats_have_frames(void **state) {
  (void)state;
  GeSession *s = open_session(RULES);
  GeFrame frame;
  const char *end = "x";
  GeFormat format = {.name = "csv", .columns = 60};
  assert_int_equal(ge_session_format(s, &format), GE_OK);
  assert_int_equal(ge_session_begin(s, &frame), GE_OK);
  assert_memory_equal(frame.begin, "id,", 3);
  assert_null(frame.open);
  assert_int_equal(run(s, TEXT), GE_OK);
  assert_true(output_has(s, ",meeting,"));
  assert_int_equal(ge_session_nevents(s), 1);
  assert_int_equal(ge_session_finish(s, &end), GE_OK);
  assert_null(end);
  ge_session_free(s);
}

static void formats_filter_and_are_checked(void **state) {
  (void)state;
  GeSession *s = open_session(RULES);
  GeFormat format = {.only = "negated", .offsets = GE_OFF_UTF16};
  assert_int_equal(ge_session_format(s, &format), GE_OK);
  assert_int_equal(run(s, TEXT), GE_OK);
  assert_int_equal(ge_session_nevents(s), 0);
  GeFormat none = {.name = "nothing"}, type = {.type = "nothing"};
  GeFormat only = {.only = "asserted,nothing"}, count = {.count = "nothing"};
  assert_int_equal(ge_session_format(s, &only), GE_EUSAGE);
  assert_int_equal(ge_session_format(s, &count), GE_EUSAGE);
  assert_int_equal(ge_session_format(s, &none), GE_EUSAGE);
  assert_int_equal(ge_session_format(s, &type), GE_EUSAGE);
  assert_non_null(strstr(ge_session_message(s), "no rule defines 'nothing'"));
  const char *one, *two;
  char first[500];
  assert_int_equal(ge_session_identity(s, &one), GE_OK);
  snprintf(first, sizeof first, "%s", one);
  GeFormat json = {.name = "json"};
  GeFrame frame;
  assert_int_equal(ge_session_format(s, &json), GE_OK);
  assert_int_equal(ge_session_begin(s, &frame), GE_OK);
  assert_string_equal(frame.open, "[\n");
  assert_string_equal(frame.close, "\n]\n");
  assert_int_equal(ge_session_identity(s, &two), GE_OK);
  assert_string_not_equal(first, two);
  ge_session_free(s);
}

static void stored_records_take_other_forms(void **state) {
  (void)state;
  char lines[8192];
  size_t n;
  GeSession *s = open_session(RULES);
  GeDocInfo info = {.id = "d"};
  assert_int_equal(run(s, TEXT), GE_OK);
  const char *text = ge_session_output(s, &n);
  assert_true(n > 0 && n < sizeof lines);
  memcpy(lines, text, n + 1);
  ge_session_free(s);
  assert_int_equal(ge_session_new(NULL, &s), GE_OK);
  assert_int_equal(ge_session_convert(s, lines, n, &info), GE_EUSAGE);
  assert_int_equal(ge_session_stored(s, "[]"), GE_EUSAGE);
  assert_int_equal(ge_session_seal(s), GE_OK);
  assert_int_equal(ge_session_stored(s, "["), GE_ERULE);
  assert_int_equal(ge_session_stored(s, "[{\"type\":\"meeting\",\"roles\":"
                                        "[\"who\"]}]"),
                   GE_OK);
  GeFormat other = {.name = "csv", .type = "attack"};
  assert_int_equal(ge_session_format(s, &other), GE_EUSAGE);
  GeFormat form = {.name = "geojson", .type = "meeting"};
  assert_int_equal(ge_session_format(s, &form), GE_OK);
  assert_int_equal(ge_session_convert(s, lines, n, &info), GE_OK);
  assert_int_equal(ge_session_nevents(s), 1);
  assert_true(output_has(s, "\"Feature\""));
  assert_int_equal(ge_session_convert(s, "{}\n", 3, &info), GE_ERULE);
  assert_int_equal(ge_session_nevents(s), 0);
  assert_true(output_has(s, ""));
  ge_session_free(s);
}

static void shelves_hold_what_comes_with_geoeng(void **state) {
  (void)state;
  GeSession *s = open_session(RULES);
  size_t n;
  const char *name = ge_shelf_name(GE_PACKS, 0, &n);
  assert_memory_equal(name, "areas", n);
  for (size_t i = 0; ge_shelf_name(GE_COMMANDS, i, &n); i++) assert_true(n > 1);
  assert_null(ge_shelf_name(GE_FORMATS, 1000, &n));
  assert_int_equal(n, 0);
  assert_true(ge_session_has(s, GE_PACKS, "military"));
  assert_true(ge_session_has(s, GE_FORMATS, "csv"));
  assert_true(ge_session_has(s, GE_FORMATS, "jsonl"));
  assert_true(ge_session_has(s, GE_COMMANDS, "test"));
  assert_false(ge_session_has(s, GE_COMMANDS, "../out/csv"));
  assert_false(ge_session_has(s, GE_PACKS, "mil"));
  ge_session_free(s);
}

static void library_modules_can_be_called(void **state) {
  (void)state;
  GeSession *s = open_session(RULES);
  assert_non_null(ge_session_lua(s));
  assert_int_equal(ge_session_call(s, "geoeng.event.write", "identity", 0, 0),
                   GE_OK);
  assert_int_equal(ge_session_call(s, "geoeng.nothing", NULL, 0, 0), GE_ERULE);
  assert_non_null(strstr(ge_session_message(s), "geoeng.nothing"));
  ge_session_free(s);
}

/* ------------------------------------------------------------------- locale */

static void the_host_s_locale_does_not_matter(void **state) {
  (void)state;
  static const char *const names[] = {"de_DE.UTF-8", "fr_FR.UTF-8",
                                      "tr_TR.UTF-8"};
  char plain[4000];
  size_t n, i = 0;
  const char rules[] =
      "event \"meeting\" { find = \"who:<actor> meet\",\n"
      "  make = function(ev)\n"
      "    ev.code = (\"%s %.1f\"):format(tostring(1.5), 2.5)\n"
      "  end }\n";
  GeSession *s = open_session(rules);
  assert_int_equal(run(s, TEXT), GE_OK);
  snprintf(plain, sizeof plain, "%s", ge_session_output(s, &n));
  assert_non_null(strstr(plain, "1.5 2.5"));
  while (i < 3 && !setlocale(LC_ALL, names[i])) i++;
  if (i == 3) print_message("no locale with decimal commas here\n");
  assert_int_equal(run(s, TEXT), GE_OK);
  assert_string_equal(ge_session_output(s, &n), plain);
  setlocale(LC_ALL, "C");
  ge_session_free(s);
}

/* ------------------------------------------------------------------- output */

static void keep(void *ctx, const char *text, size_t n) {
  buf_put(ctx, text, n);
}

/* What a rule file prints. */
static void printed(const char *rules, Buf *out) {
  GeSession *s;
  buf_init(out);
  GeSessionOptions options = {.model = "", .log = keep, .log_ctx = out};
  assert_int_equal(ge_session_new(&options, &s), GE_OK);
  assert_int_equal(ge_session_load_text(s, "m.lua", rules, strlen(rules)),
                   GE_OK);
  ge_session_free(s);
}

static void a_long_print_shows_its_beginning(void **state) {
  (void)state;
  static const char more[] = "\n... more was printed\n";
  size_t nmore = sizeof more - 1;
  Buf out;
  printed("print(('\\u{20AC}'):rep(30000)) print 'lost'", &out);
  assert_int_equal(out.n, 65535 + nmore); /* a character is three bytes */
  for (size_t i = 0; i < 65535; i += 3)
    assert_memory_equal(out.at + i, "\xE2\x82\xAC", 3);
  assert_string_equal(out.at + 65535, more);
  buf_clear(&out);
  printed("print(('\\27'):rep(65537))", &out);
  assert_int_equal(out.n, 4 * 65536 + nmore);
  assert_memory_equal(out.at + 4 * 65535, "\\x1b\n", 5);
  buf_clear(&out);
  printed("print(('a'):rep(65534)) print 'b'", &out);
  assert_int_equal(out.n, 65536 + nmore);
  assert_string_equal(out.at + 65533, "a\nb\n... more was printed\n");
  buf_clear(&out);
  printed("print(('a'):rep(65535)) print 'b'", &out); /* full to the byte */
  assert_int_equal(out.n, 65536 + nmore - 1);
  buf_clear(&out);
}

/* ------------------------------------------------------------------- memory */

/* The whole life of a session; whether all of it went well. */
static bool live(void) {
  GeSession *s;
  GeSessionOptions options = {.model = ""};
  bool good = false;
  if (ge_session_new(&options, &s) == GE_OK &&
      ge_session_load_text(s, "m.lua", RULES, sizeof RULES - 1) == GE_OK &&
      ge_session_seal(s) == GE_OK && run(s, TEXT) == GE_OK)
    good = ge_session_nevents(s) == 1 && ge_session_event(s, 0) != NULL;
  assert_non_null(ge_session_message(s));
  ge_session_free(s);
  return good;
}

static void memory_that_is_out_is_told_and_comes_back(void **state) {
  (void)state;
  TestAlloc account;
  bool good = false;
  for (size_t fail = 1; !good; fail = test_alloc_next(fail)) {
    test_alloc_start(&account, fail);
    good = live(); /* Lua may do without what its collector asked for */
    assert_int_equal(account.live, 0);
    assert_true(account.sizes);
    good = good && account.calls < fail;
  }
  test_alloc_stop();
}

#define MIB ((size_t)1 << 20)

/* Loads and seals; the session then is there to run, or to tell. */
static GeStatus open_small(size_t bytes, const char *rules, GeSession **s) {
  GeSessionOptions options = {.model = "", .memory_bytes = bytes};
  GeStatus st = ge_session_new(&options, s);
  assert_int_equal(st, GE_OK);
  st = ge_session_load_text(*s, "m.lua", rules, strlen(rules));
  return st == GE_OK ? ge_session_seal(*s) : st;
}

/* The message is one line that names the limit and begins with the place. */
static void is_memory_limit(const GeSession *s, const char *place) {
  const char *text = ge_session_message(s);
  size_t n = strlen(place);
  if (strncmp(text, place, n) != 0 || !strstr(text, "memory limit: more than"))
    fail_msg("%s", text);
}

static const char WHOLE[] = "words 'meet_v' { 'meet' }\n"
                            "event 'meeting' { find = 'trigger:$meet_v' }\n";

static void loading_is_bounded_in_memory(void **state) {
  (void)state;
  static const struct {
    const char *rules, *place;
  } files[] = {
      {"local t = {}\nfor i = 1, 1e8 do t[i] = {} end", "m.lua:2: "},
      {"local t = {}\nwhile true do t[#t + 1] = ('x'):rep(4e6) .. #t end",
       "m.lua:2: "},
      {"local t, s = {}, 'x'\npcall(function() while true do s = s .. s end end)",
       "m.lua:2: "},
      {"local s = 'x'\nwhile true do s = s:gsub('x', 'xx') end", "m.lua:2: "},
      {"local t = {}\nfor i = 1, 40 do\n  t = {}\n  for k = 1, 1000 do\n"
       "    t[k] = ('w%d_%d'):format(i, k):rep(200, ' u' .. k)\n  end\n"
       "  words('x' .. i)(t)\nend\n",
       "m.lua:"},
      {"local t = {}\nfor i = 1, 12000 do\n"
       "  t[i] = ('a%d b%d c%d d%d e%d f%d g%d'):format(i, i, i, i, i, i, i)\n"
       "end\nwords 'x' (t)\nspan 'y' { find = '$x' }\n",
       "m.lua:5"},
      {"for i = 1, 400 do\n  local t = {}\n"
       "  for k = 1, 100 do t[k] = ('a%d_%d b c d e'):format(i, k) end\n"
       "  span('s' .. i) { find = table.concat(t, ' | ') }\nend\n",
       "m.lua:4"},
  };
  for (size_t i = 0; i < GE_COUNT(files); i++) {
    GeSession *s;
    GeStatus st = open_small(9 * MIB, files[i].rules, &s);
    assert_int_equal(st, GE_ERULE);
    is_memory_limit(s, files[i].place);
    ge_session_free(s);
    assert_int_equal(open_small(32 * MIB, WHOLE, &s), GE_OK);
    assert_int_equal(run(s, TEXT), GE_OK);
    assert_int_equal(ge_session_nevents(s), 1);
    ge_session_free(s);
  }
}

static void documents_are_bounded_in_memory(void **state) {
  (void)state;
  static const char rules[] =
      "words 'meet_v' { 'meet' }\n"
      "event 'meeting' { find = 'trigger:$meet_v',\n"
      "  when = function(e)\n"
      "    if not e.sentence.text:find 'Monday' then return true end\n"
      "    local t = {} while true do t[#t + 1] = ('x'):rep(9999) .. #t end\n"
      "  end }\n";
  GeSession *s;
  Buf text;
  buf_init(&text);
  for (int i = 0; i < 60000; i++) buf_printf(&text, "France met Italy%d. ", i);
  assert_int_equal(open_small(24 * MIB, rules, &s), GE_OK);
  for (int i = 0; i < 5; i++) {
    assert_int_equal(run(s, TEXT), GE_ELIMIT);
    is_memory_limit(s, "m.lua:5: ");
    assert_int_equal(run(s, "France met Italy."), GE_OK);
    assert_int_equal(ge_session_nevents(s), 1);
    assert_int_equal(run(s, text.at), GE_ELIMIT); /* the core's part */
    is_memory_limit(s, "");
    assert_int_equal(run(s, "France met Italy."), GE_OK);
    assert_int_equal(ge_session_nevents(s), 1);
    assert_non_null(ge_session_event(s, 0));
  }
  buf_clear(&text);
  ge_session_free(s);
}

/* Whatever is refused, with any bound: a status and its line. */
static void any_bound_of_memory_is_told(void **state) {
  (void)state;
  bool good = false;
  for (size_t bytes = 200 << 10; !good; bytes += bytes / 12) {
    GeSessionOptions options = {.model = "", .memory_bytes = bytes};
    GeSession *s;
    GeStatus st = ge_session_new(&options, &s);
    if (st != GE_OK) {
      assert_int_equal(st, GE_ENOMEM);
      assert_null(s);
      continue;
    }
    st = ge_session_load_text(s, "m.lua", WHOLE, sizeof WHOLE - 1);
    if (st == GE_OK) st = ge_session_seal(s);
    if (st == GE_OK) st = run(s, TEXT);
    good = st == GE_OK && ge_session_nevents(s) == 1;
    if (st != GE_OK) is_memory_limit(s, "");
    ge_session_free(s);
    assert_true(bytes < 64 * MIB);
  }
}

/* What is in use and in no account, but for what Lua's pool keeps. */
static size_t unaccounted(const TestAlloc *all, const GeSession *s) {
  return all->live - s->host.memory.core - s->host.memory.script -
         pool_spare(&s->host.pool);
}

static void the_account_is_that_of_the_allocator(void **state) {
  (void)state;
  TestAlloc all;
  GeSession *s;
  Buf text;
  buf_init(&text);
  for (int i = 0; i < 400; i++) buf_puts(&text, MANY);
  test_alloc_start(&all, 0);
  assert_int_equal(open_small(64 * MIB, WHOLE, &s), GE_OK);
  size_t rest = unaccounted(&all, s);
  assert_true(rest < MIB);
  for (int i = 0; i < 10; i++) {
    if (run(s, text.at) != GE_OK) fail_msg("%s", ge_session_message(s));
    assert_non_null(ge_session_event(s, 1));
    assert_int_equal(run(s, TEXT), GE_OK);
    assert_int_equal(unaccounted(&all, s), rest);
  }
  ge_session_free(s);
  assert_int_equal(all.live, 0);
  test_alloc_stop();
  buf_clear(&text);
}

/* ------------------------------------------------------------------ threads */

static void *work(void *arg) {
  GeSession *s;
  uint32_t *n = arg;
  if (ge_session_new(NULL, &s) == GE_OK &&
      ge_session_load_text(s, "t.lua", RULES, sizeof RULES - 1) == GE_OK &&
      ge_session_seal(s) == GE_OK)
    for (int i = 0; i < 20; i++)
      if (run(s, TEXT) == GE_OK) *n += ge_session_nevents(s);
  ge_session_free(s);
  return NULL;
}

static void threads_have_sessions_of_their_own(void **state) {
  (void)state;
  pthread_t threads[3];
  uint32_t n[3] = {0};
  for (int i = 0; i < 3; i++)
    assert_int_equal(pthread_create(&threads[i], NULL, work, &n[i]), 0);
  for (int i = 0; i < 3; i++) {
    assert_int_equal(pthread_join(threads[i], NULL), 0);
    assert_int_equal(n[i], 20);
  }
}

/* Files that only a host knows; phases as letters. */
static char phases[64];

static const char *from_memory(void *ctx, const char *folder, const char *name,
                               size_t *nbytes) {
  static char rules[sizeof RULES + 32] = "require 'beside' ";
  (void)ctx;
  strcpy(rules + sizeof "require 'beside'", RULES);
  const char *text = NULL;
  if (!folder && strcmp(name, "box/t.lua") == 0) text = rules;
  if (folder && strcmp(folder, "box") == 0 && strcmp(name, "beside.lua") == 0)
    text = "return 1";
  if (!text) return errno = ENOENT, NULL;
  *nbytes = strlen(text);
  return text;
}

static void note_phase(void *ctx, GePhase phase, const char *what) {
  (void)ctx;
  assert_true(phase == GE_PHASE_IDLE || what);
  size_t n = strlen(phases);
  if (n + 1 < sizeof phases) phases[n] = "ild"[phase];
}

static void a_host_may_have_the_files(void **state) {
  (void)state;
  GeSessionOptions o = {.files = {.read = from_memory, .phase = note_phase}};
  GeSession *s;
  memset(phases, 0, sizeof phases);
  assert_int_equal(ge_session_new(&o, &s), GE_OK);
  assert_int_equal(ge_session_load(s, "box/t.lua"), GE_OK);
  assert_int_equal(ge_session_seal(s), GE_OK);
  assert_int_equal(run(s, TEXT), GE_OK);
  assert_int_equal(ge_session_nevents(s), 1);
  assert_string_equal(phases, "lllidi");
  ge_session_free(s);
  assert_int_equal(ge_session_new(&o, &s), GE_OK);
  assert_int_equal(ge_session_load(s, "rules/military.lua"), GE_ERULE);
  assert_non_null(strstr(ge_session_message(s), "No such file"));
  ge_session_free(s);
}

static void engines_may_share_a_model(void **state) {
  (void)state;
  GeSessionOptions none = {.model = ""};
  GeSession *a, *b;
  assert_int_equal(ge_session_new(NULL, &a), GE_OK);
  assert_int_equal(ge_session_new(&none, &b), GE_OK);
  GeEngine *from = ge_session_engine(a), *to = ge_session_engine(b);
  assert_true(ge_engine_has_model(from));
  assert_int_equal(ge_engine_model_of(to, from), GE_OK);
  assert_true(ge_engine_has_model(to));
  assert_int_equal(ge_engine_model_of(to, from), GE_EUSAGE);
  assert_int_equal(ge_session_load_text(b, "t.lua", RULES, sizeof RULES - 1),
                   GE_OK);
  assert_int_equal(ge_session_seal(b), GE_OK);
  assert_int_equal(run(b, TEXT), GE_OK);
  assert_int_equal(ge_session_nevents(b), 1);
  ge_session_free(b);
  assert_int_equal(ge_session_load_text(a, "t.lua", RULES, sizeof RULES - 1),
                   GE_OK);
  assert_int_equal(ge_session_seal(a), GE_OK);
  assert_int_equal(run(a, TEXT), GE_OK); /* it is still there */
  ge_session_free(a);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rules_in_memory_find_events),
      cmocka_unit_test(packs_are_found_by_name),
      cmocka_unit_test(meta_goes_into_records),
      cmocka_unit_test(events_are_typed_fields),
      cmocka_unit_test(fields_need_records),
      cmocka_unit_test(what_a_form_leaves_out_is_told_of_each_document),
      cmocka_unit_test(mistakes_are_diagnostics),
      cmocka_unit_test(a_session_that_failed_to_seal_runs_nothing),
      cmocka_unit_test(warnings_are_told_and_kept),
      cmocka_unit_test(what_is_refused_is_told_once),
      cmocka_unit_test(a_failed_document_costs_no_other),
      cmocka_unit_test(limits_of_bytes_and_time_end_a_document),
      cmocka_unit_test(calls_out_of_order_are_refused),
      cmocka_unit_test(a_bad_model_is_told),
      cmocka_unit_test(formats_have_frames),
      cmocka_unit_test(formats_filter_and_are_checked),
      cmocka_unit_test(stored_records_take_other_forms),
      cmocka_unit_test(shelves_hold_what_comes_with_geoeng),
      cmocka_unit_test(library_modules_can_be_called),
      cmocka_unit_test(the_host_s_locale_does_not_matter),
      cmocka_unit_test(a_long_print_shows_its_beginning),
      cmocka_unit_test(memory_that_is_out_is_told_and_comes_back),
      cmocka_unit_test(loading_is_bounded_in_memory),
      cmocka_unit_test(documents_are_bounded_in_memory),
      cmocka_unit_test(any_bound_of_memory_is_told),
      cmocka_unit_test(the_account_is_that_of_the_allocator),
      cmocka_unit_test(threads_have_sessions_of_their_own),
      cmocka_unit_test(a_host_may_have_the_files),
      cmocka_unit_test(engines_may_share_a_model),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
