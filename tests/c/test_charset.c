/* Encodings of inputs, what is refused by its first bytes, and dates. */
#include "input_file.h"
#include "input/charset.h"
#include "input/date.h"
#include "input/web_charset.h"

#include <sys/ioctl.h>
#include <sys/wait.h>

#define READ(name, bytes, ...)                                                 \
  read_bytes(name, bytes, sizeof bytes - 1, (InputOptions){__VA_ARGS__})

static void test_charset_knows_marks(void **state) {
  (void)state;
  static const struct {
    const char *bytes;
    size_t n;
  } cases[] = {{"\xFF\xFEh\0\xE9\0\x16\x20", 8},
               {"\xFE\xFF\0h\0\xE9\x20\x16", 8},
               {"\xFF\xFE\0\0h\0\0\0\xE9\0\0\0\x16\x20\0\0", 16},
               {"\0\0\xFE\xFF\0\0\0h\0\0\0\xE9\0\0\x20\x16", 16}};
  for (size_t i = 0; i < GE_COUNT(cases); i++) {
    Source *s = read_bytes("a.txt", cases[i].bytes, cases[i].n,
                           (InputOptions){.day = 0});
    next_is(s, NULL, "h\xC3\xA9\xE2\x80\x96");
    note_is(s, NULL);
    ends(s);
  }
}

static void test_charset_finds_windows_1252(void **state) {
  (void)state;
  Source *s = READ("a.csv", "id,text\na,caf\xE9 \x93x\x94 \x81\n", 0);
  next_is(s, "a", "caf\xC3\xA9 \xE2\x80\x9Cx\xE2\x80\x9D \xEF\xBF\xBD");
  note_is(s, "read as windows-1252");
  note_is(s, "some bytes are no WINDOWS-1252");
  ends(s);
}

/* What is UTF-8 in it stays so, and what is of neither makes it no other. */
static void test_charset_tells_western_from_broken(void **state) {
  (void)state;
  Source *s = READ("a.txt", "caf\xE9 caf\xE9 \xE2\x80\x9C. \xC3", 0);
  next_is(s, NULL, "caf\xC3\xA9 caf\xC3\xA9 \xE2\x80\x9C. \xC3\x83");
  note_is(s, "windows-1252");
  ends(s);
  static const char *const broken[] = {
      "x\x80y",    "x\xC0\xAFy", "x\xED\xA0\x80y",
      "x\xE2\x82", "x\xFE\xFFy", "\xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0"};
  for (size_t i = 0; i < GE_COUNT(broken); i++) {
    s = read_as("a.txt", broken[i]);
    next_is(s, NULL, broken[i]);
    note_is(s, NULL);
    ends(s);
  }
}

/* A file that is UTF-8 for the most part keeps its stray bytes. */
static void test_charset_leaves_stray_bytes_alone(void **state) {
  (void)state;
  static const char text[] = "caf\xC3\xA9, na\xC3\xAFve, \xE9 and \xE2\x80";
  Source *s = READ("a.txt", text, 0);
  next_is(s, NULL, text);
  note_is(s, NULL);
  ends(s);
}

static void test_charset_takes_what_it_is_told(void **state) {
  (void)state;
  Source *s = READ("a.txt", "\x82\xA0\x82", .encoding = "SHIFT_JIS");
  next_is(s, NULL, "\xE3\x81\x82\xEF\xBF\xBD");
  note_is(s, "some bytes are no SHIFT_JIS and are read as U+FFFD");
  ends(s);
  s = READ("a.txt", "h\0i\0", .encoding = "UTF-16LE");
  next_is(s, NULL, "hi");
  ends(s);
  s = READ("a.txt", "caf\xE9", .encoding = "utf-8");
  next_is(s, NULL, "caf\xE9");
  note_is(s, NULL);
  ends(s);
  assert_true(charset_known("latin1"));
  assert_false(charset_known("no-such"));
}

/* Characters that lie across the ends of pieces, wherever. */
static void test_charset_reads_in_pieces(void **state) {
  (void)state;
  static char wide[400000], want[400000];
  for (size_t lead = 0; lead < 4; lead++) {
    size_t n = 2, m = 0;
    memcpy(wide, "\xFF\xFE", 2);
    for (size_t i = 0; i < 50000; i++) {
      bool pair = i >= lead;
      memcpy(wide + n, pair ? "\x3D\xD8\0\xDE" : "a\0", pair ? 4 : 2);
      n += pair ? 4 : 2;
      memcpy(want + m, pair ? "\xF0\x9F\x98\x80" : "a", pair ? 4 : 1);
      m += pair ? 4 : 1;
    }
    want[m] = '\0';
    Source *s = read_bytes("a.txt", wide, n, (InputOptions){0});
    next_is(s, NULL, want);
    ends(s);
    s = read_bytes("a.txt", want, m, (InputOptions){0});
    next_is(s, NULL, want);
    note_is(s, NULL);
    ends(s);
  }
}

/* Encodings in which a letter waits for a mark give the last one, too. */
static void test_charset_gives_the_last_letter(void **state) {
  (void)state;
  static const struct {
    const char *name, *bytes, *text;
  } cases[] = {{"CP1255", "a \xE9", "a \xD7\x99"},
               {"CP1258", "x a", "x a"},
               {"BIG5-HKSCS", "a \x88\x66", "a \xC3\x8A"}};
  for (size_t i = 0; i < GE_COUNT(cases); i++) {
    Source *s = read_bytes("a.txt", cases[i].bytes, strlen(cases[i].bytes),
                           (InputOptions){.encoding = cases[i].name});
    next_is(s, NULL, cases[i].text);
    note_is(s, NULL);
    ends(s);
    Buf b;
    buf_init(&b);
    assert_int_equal(web_charset_decode(cases[i].bytes, strlen(cases[i].bytes),
                                        cases[i].name, &b),
                     GE_OK);
    assert_string_equal(b.at, cases[i].text);
    buf_clear(&b);
  }
}

static void test_looks_refuses_what_is_no_prose(void **state) {
  (void)state;
  static const struct {
    const char *text, *what;
  } cases[] = {
      {"%PDF-1.4", "this is a PDF; "},
      {"PK\3\4", "this is a ZIP file"},
      {"{\\rtf1", "this is RTF; "},
      {"\x89PNG\r\n", "this is an image; "},
      {"SQLite format 3", "this is an SQLite database"},
      {"PAR1", "this is a Parquet file"},
      {"RIFF\x24\x08\x01\x01WAVE", "this is sound or video, not text"},
      {"RIFF\x24\x08\x01\x01WEBP", "this is an image; "},
      {"BZh91AY&SY", "this is packed by bzip2"},
      {"Rar!\x1A\x07\x01", "this is a RAR file"},
      {"\xC3\xA9tat;Text;id\n", "this looks like a CSV table; "},
      {"headline,maintext\n", "this looks like a CSV table; "},
      {"<rss version='2.0'>", "this looks like HTML or XML"},
      {"<!-- x --><html>", "this looks like HTML or XML"},
      {"\n<!DOCTYPE html>", "this looks like HTML or XML"},
      {"<?xml version='1.0'?>", "this looks like HTML or XML"},
      {"[ {\"id\": 1}]", "this looks like JSON; "},
      {"{\"id\":1}\n", "this looks like JSON; "},
      {"id,date,text\nx\n", "this looks like a CSV table; "},
      {"\xEF\xBB\xBFurl;title;body\n", "this looks like a CSV table; "},
      {"a,b c,d\n1,2,3\n4,\"5\n,\",6\n7,8,9", "this looks like a CSV table; "},
      {"id\ttext\n", "this looks like a table with tabs; "},
      {"From a@b Mon May 6\nFrom: a\nTo: b\nReceived: c\n d\n\nHi", "e-mail"},
      {"From: a\nTo: b\nMessage-ID: <c>\nSubject: d\n\nHi", "e-mail"},
  };
  for (size_t i = 0; i < GE_COUNT(cases); i++) {
    Source *s = read_as("a.txt", cases[i].text);
    error_is(s, "", cases[i].what);
    ends(s);
    if (strstr(cases[i].what, "this is ")) continue;
    s = read_bytes("a.txt", cases[i].text, strlen(cases[i].text),
                   (InputOptions){.kind = "text"});
    next_is(s, NULL, cases[i].text);
    ends(s);
  }
}

/* Standard input becomes a pipe into which a process writes two parts, the
 * second when the first one has been read; its number. */
static pid_t pause_between(const char *first, const char *second) {
  int fds[2], left = 1;
  assert_int_equal(pipe(fds), 0);
  ssize_t n = (ssize_t)strlen(first), m = (ssize_t)strlen(second);
  assert_int_equal(write(fds[1], first, (size_t)n), n);
  pid_t writer = fork();
  if (writer == 0) {
    while (left > 0 && ioctl(fds[1], FIONREAD, &left) == 0) usleep(1000);
    _exit(write(fds[1], second, (size_t)m) != m);
  }
  assert_true(writer > 0 && dup2(fds[0], STDIN_FILENO) >= 0);
  close(fds[0]);
  close(fds[1]);
  return writer;
}

static void test_looks_wait_for_what_a_pipe_holds_back(void **state) {
  (void)state;
  static const char *const cases[][3] = {
      {"     \n", "<!DOCTYPE html><p>Iran.</p>", "Iran."},
      {"{  \n", "\"id\": \"a\", \"text\": \"Iran.\"}", "Iran."},
      {"{\"id\": \"a\", \"text\": \"x\"}\n", "", "x"}};
  const char *const input = "-";
  const InputOptions o = {.day = GE_NODAY, .max_bytes = 1 << 20};
  int before = dup(STDIN_FILENO), status;
  for (size_t i = 0; i < GE_COUNT(cases); i++) {
    pid_t writer = pause_between(cases[i][0], cases[i][1]);
    Source *s;
    assert_int_equal(source_open(&s, &input, 1, &o), GE_OK);
    next_is(s, NULL, cases[i][2]);
    ends(s);
    assert_int_equal(waitpid(writer, &status, 0), writer);
    assert_int_equal(status, 0);
  }
  assert_true(dup2(before, STDIN_FILENO) >= 0);
  close(before);
}

static void test_looks_lets_prose_pass(void **state) {
  (void)state;
  static const char *const texts[] = {
      "Monday, Tuesday, Wednesday\nParis, Rome, Bonn\nA, B, C\nD, E, F\n",
      "I came,saw,won.\nHe came,went.\n",
      "From Monday on all was calm.\nNote: nothing.\nTo: all\n",
      "[Kabul] {x} said",
      "{caption} He left.",
      "id",
      "<b> is a tag",
      "Title: x\nDate: y\nText: z\n\nHe left.",
      "KABUL, AFGHANISTAN\nREBELS, TROOPS\nX, Y\nZ, W",
      "a,b\nc,d\ne,f\ng,h\n",
      "The id, the text, the date.\nThe body, the title.\n",
      "RIFFA, Bahrain - Police fired.",
      "RIFFraff WAVEd.",
      "Rar! the rebels",
      "BZhevsky said so.",
      "ID3 is a hall.",
      "GIF89 was a form.",
      "The ftyp of it.",
      "<!-- is how it begins",
      "\xC3\x89t\xC3\xA9"};
  for (size_t i = 0; i < GE_COUNT(texts); i++) {
    Source *s = read_as("a.txt", texts[i]);
    next_is(s, NULL, texts[i]);
    ends(s);
  }
}

static void test_date_parses_what_is_unambiguous(void **state) {
  (void)state;
  static const char *const days[] = {"2024-05-08",
                                     "2024-05-08T10:00:00Z",
                                     "2024-05-08 10:00:00.123+02:00",
                                     "2024/05/08",
                                     "2024/05/08 10:00",
                                     "20240508",
                                     "20240508T1:00",
                                     "20240508101010",
                                     " 8 May 2024 ",
                                     "08 May 2024",
                                     "May 8, 2024",
                                     "Wed, 08 May 2024 10:00:00 GMT",
                                     "Wednesday, May 8, 2024, 10:00 PM",
                                     "MAY 8 2024",
                                     "8 may. 2024",
                                     "20240508T101500Z",
                                     "20240508T1015",
                                     "2024-05-08T101500.5+0200",
                                     "Wed, 08 May 24 10:00:00 GMT",
                                     "8 May 124",
                                     "8 May 24"};
  static const char *const numbers[] = {"1715126400", "1715212799",
                                        "1715126400000"};
  static const char *const none[] = {"",
                                     "05/08/2024",
                                     "8.5.2024",
                                     "2024-5-8",
                                     "2024-02-30",
                                     "2024-05-08x",
                                     "1715126400",
                                     "8 Mai 2024",
                                     "8 Ma 2024",
                                     "May 2024",
                                     "2024",
                                     "May 8, 24",
                                     "today",
                                     "20240508T10150Z",
                                     "20240508T991500",
                                     "2024-05-08 99:00",
                                     "202405081010101"};
  int32_t day;
  for (size_t i = 0; i < GE_COUNT(days); i++)
    if (!date_parse(days[i], strlen(days[i]), &day) || day != 19851)
      fail_msg("%s is %d", days[i], (int)day);
  for (size_t i = 0; i < GE_COUNT(numbers); i++)
    if (!date_parse_field(numbers[i], strlen(numbers[i]), &day) || day != 19851)
      fail_msg("%s is %d", numbers[i], (int)day);
  assert_true(date_parse("8 May 99", 8, &day));
  assert_int_equal(day, 10719);
  assert_false(date_parse_field("0000000001", 10, &day));
  assert_false(date_parse_field("171512640", 9, &day));
  for (size_t i = 0; i < GE_COUNT(none); i++)
    if (date_parse(none[i], strlen(none[i]), &day))
      fail_msg("%s is %d", none[i], (int)day);
}

static void test_date_is_found_in_a_line(void **state) {
  (void)state;
  static const char *const days[] = {"Published 8 May 2024, 14:05 GMT",
                                     "By A. Reporter | May 8, 2024",
                                     "8.5.2024",
                                     "Sol, 08.05.2024 - The",
                                     "on 2024-05-08T10:00:00Z",
                                     "May. 8, 2024",
                                     "Room 12, Wednesday, 8 May 2024",
                                     "2024/05/08 10:00",
                                     "99.99.2024 or 08.05.2024",
                                     "Mayor, 8 May 2024"};
  static const char *const none[] = {
      "",           "May 2024",    "05/08/2024", "08-05-2024",
      "31.02.2024", "8 May",       "1.2.3",      "tel. +55 1 234 567",
      "2024",       "v1.05.2024x", "May I, 2024"};
  int32_t day;
  for (size_t i = 0; i < GE_COUNT(days); i++)
    if (!date_find(days[i], strlen(days[i]), &day) || day != 19851)
      fail_msg("'%s' has no 2024-05-08", days[i]);
  for (size_t i = 0; i < GE_COUNT(none); i++)
    if (date_find(none[i], strlen(none[i]), &day))
      fail_msg("'%s' has no day, but %d was found", none[i], (int)day);
  const char *month_first = "05/28/2024", *day_first = "28/05/2024";
  assert_true(date_find(month_first, strlen(month_first), &day));
  assert_int_equal(day, 19871);
  assert_true(date_find(day_first, strlen(day_first), &day));
  assert_int_equal(day, 19871);
}

static void test_charset_survives_a_lack_of_memory(void **state) {
  (void)state;
  lack_memory("a.txt", "caf\xE9 au lait");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_charset_knows_marks),
      cmocka_unit_test(test_charset_finds_windows_1252),
      cmocka_unit_test(test_charset_tells_western_from_broken),
      cmocka_unit_test(test_charset_leaves_stray_bytes_alone),
      cmocka_unit_test(test_charset_takes_what_it_is_told),
      cmocka_unit_test(test_charset_reads_in_pieces),
      cmocka_unit_test(test_charset_gives_the_last_letter),
      cmocka_unit_test(test_looks_refuses_what_is_no_prose),
      cmocka_unit_test(test_looks_wait_for_what_a_pipe_holds_back),
      cmocka_unit_test(test_looks_lets_prose_pass),
      cmocka_unit_test(test_date_parses_what_is_unambiguous),
      cmocka_unit_test(test_date_is_found_in_a_line),
      cmocka_unit_test(test_charset_survives_a_lack_of_memory),
  };
  return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
