/* Pages: the main text of those in tests/data/pages, whose text is known, and
 * what pages say of themselves. */
#include "input/page.h"
#include "alloc.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define FOLDER "tests/data/pages"
#define FACTS FOLDER ".tsv"
#define PAGES 44
#define PRECISION 0.965 /* of words found that are text */
#define RECALL 0.995    /* of the text's words that are found */
#define WRONG 3         /* titles and days, at most */

static const char *text_of(const Buf *b) { return b->n ? b->at : ""; }

static void read_file(const char *path, Buf *out) {
  char chunk[4096];
  FILE *f = fopen(path, "rb");
  assert_non_null(f);
  buf_reset(out);
  for (size_t n; (n = fread(chunk, 1, sizeof chunk, f)) > 0;)
    buf_put(out, chunk, n);
  fclose(f);
  buf_puts(out, "");
}

/* ------------------------------------------------------------------ quality */

static int by_word(const void *a, const void *b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Words of a text, sorted, as a bag; the text is cut up. */
static size_t words_of(char *s, char **words, size_t most) {
  size_t n = 0;
  for (char *w = strtok(s, " \n"); w && n < most; w = strtok(NULL, " \n"))
    words[n++] = w;
  qsort(words, n, sizeof *words, by_word);
  return n;
}

static size_t common_words(char **a, size_t na, char **b, size_t nb) {
  size_t n = 0;
  for (size_t i = 0, k = 0; i < na && k < nb;) {
    int c = strcmp(a[i], b[k]);
    n += c == 0;
    i += c <= 0;
    k += c >= 0;
  }
  return n;
}

typedef struct Score {
  size_t found, wanted, both;
} Score;

/* Of a page, a line of FACTS: its name, day and title, between tabs. */
static const char *facts_of(const char *all, const char *name, char day[11]) {
  size_t n = strlen(name) - strlen(".html");
  for (const char *s = all; s; s = strchr(s, '\n')) {
    s += *s == '\n';
    if (strncmp(s, name, n) || s[n] != '\t') continue;
    snprintf(day, 11, "%.*s", (int)strcspn(s + n + 1, "\t"), s + n + 1);
    return strchr(s + n + 1, '\t') + 1;
  }
  fail_msg("%s is not in %s", name, FACTS);
  return NULL;
}

/* How many of title and day are not what FACTS says. */
static size_t wrong_facts(const Page *p, const char *all, const char *name) {
  char wanted[11], day[11] = "";
  const char *title = facts_of(all, name, wanted);
  size_t n = strcspn(title, "\n");
  if (p->day != GE_NODAY) ge_day_format(p->day, day);
  bool other = p->title.n != n || strncmp(text_of(&p->title), title, n) != 0;
  if (other) printf("%s: title \"%s\"\n", name, text_of(&p->title));
  if (strcmp(day, wanted)) printf("%s: day %s\n", name, day);
  return (size_t)other + (strcmp(day, wanted) != 0);
}

static Score score_page(Page *p, const char *name) {
  char path[300];
  Buf bytes = {0}, wanted = {0}, found = {0};
  static char *a[20000], *b[20000];
  snprintf(path, sizeof path, FOLDER "/%s", name);
  read_file(path, &bytes);
  assert_int_equal(page_read(p, bytes.at, bytes.n, "", ""), GE_OK);
  snprintf(path + strlen(path) - 5, 5, ".txt");
  read_file(path, &wanted);
  buf_puts(&found, text_of(&p->text));
  Score s = {found.n ? words_of(found.at, a, GE_COUNT(a)) : 0,
             wanted.n ? words_of(wanted.at, b, GE_COUNT(b)) : 0, 0};
  s.both = common_words(a, s.found, b, s.wanted);
  buf_clear(&bytes);
  buf_clear(&wanted);
  buf_clear(&found);
  return s;
}

static void test_main_text_is_found(void **state) {
  (void)state;
  Page p;
  page_init(&p);
  DIR *dir = opendir(FOLDER);
  assert_non_null(dir);
  Score all = {0, 0, 0};
  size_t npages = 0, wrong = 0;
  Buf facts = {0};
  read_file(FACTS, &facts);
  for (struct dirent *d; (d = readdir(dir));) {
    size_t n = strlen(d->d_name);
    if (n < 6 || strcmp(d->d_name + n - 5, ".html")) continue;
    Score s = score_page(&p, d->d_name);
    wrong += wrong_facts(&p, facts.at, d->d_name);
    if (s.both * 100 < s.found * 60 || s.both * 100 < s.wanted * 95)
      fail_msg("%s: %zu words found, %zu wanted, %zu of both", d->d_name,
               s.found, s.wanted, s.both);
    all.found += s.found;
    all.wanted += s.wanted;
    all.both += s.both;
    npages++;
  }
  closedir(dir);
  buf_clear(&facts);
  double precision = (double)all.both / (double)all.found;
  double recall = (double)all.both / (double)all.wanted;
  printf("%zu pages, %zu words: precision %.3f, recall %.3f, %zu titles or "
         "days wrong\n",
         npages, all.wanted, precision, recall, wrong);
  assert_true(npages >= PAGES && wrong <= WRONG);
  assert_true(precision >= PRECISION && recall >= RECALL);
  page_clear(&p);
}

/* -------------------------------------------------------------------- facts */

static void read_page(Page *p, const char *html) {
  assert_int_equal(page_read(p, html, strlen(html), "", ""), GE_OK);
}

static void test_titles_lose_the_site(void **state) {
  (void)state;
  static const char *const cases[][2] = {
      {"<title>Six die | The Post</title><meta property=og:site_name "
       "content='The Post'>",
       "Six die"},
      {"<title>The Post - Six die</title><meta property=og:site_name "
       "content='the post'>",
       "Six die"},
      {"<title>Six die - World - Post</title><body><h1>Six  die</h1>",
       "Six die"},
      {"<title>Six die - three hurt</title>", "Six die - three hurt"},
      {"<title> Six\n die &amp; &#146;more&#146; </title>",
       "Six die & \xE2\x80\x99more\xE2\x80\x99"},
      {"<body><h1>Six die</h1>", "Six die"},
      {"<title></title><body><p>x", ""},
      {"<title>Post</title><meta property=og:site_name content=Post>", "Post"},
      {"<script type='application/ld+json'>[{\"@type\":\"NewsArticle\","
       "\"headline\":\"Six die\"}]</script>",
       "Six die"},
  };
  Page p;
  page_init(&p);
  for (size_t i = 0; i < GE_COUNT(cases); i++) {
    read_page(&p, cases[i][0]);
    assert_string_equal(text_of(&p.title), cases[i][1]);
  }
  page_clear(&p);
}

static const char *const days[][2] = {
    {"<meta property='article:published_time' content='2024-05-03T23:30:00"
     "-05:00'>",
     "2024-05-03"},
    {"<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
     "\"datePublished\":\"2001-02-03\"}</script><meta name=date "
     "content=2024-05-03>",
     "2001-02-03"},
    {"<script type='application/ld+json'>{\"@type\":\"Organization\","
     "\"datePublished\":\"2001-02-03\"}</script>",
     ""},
    {"<script type='application/ld+json'>{broken</script><meta name=DC.date "
     "content='3 May 2024'>",
     "2024-05-03"},
    {"<body><time datetime='11:20'>now</time>", ""},
    {"<body><time datetime=2024-01-01>a</time><time pubdate "
     "datetime=2024-05-03>b</time>",
     "2024-05-03"},
    {"<meta name=date content='someday'><body><time "
     "datetime='2024-05-03'>b</time>",
     "2024-05-03"},
    {"<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebPage\","
     "\"datePublished\":\"2024-05-03\"}]}</script>",
     "2024-05-03"},
    {"<meta property='article:modified_time' content=2024-05-03>", ""},
    {"<body><time class=updated datetime=2024-01-01>a</time><abbr "
     "class='x published' title=2024-05-03>b</abbr>",
     "2024-05-03"},
    {"<body><span itemprop=datePublished content=2024-05-03>b</span>",
     "2024-05-03"},
    {"<link rel=canonical href='https://a.example/2024/05/03/b'>",
     "2024-05-03"},
    {"<link rel=canonical href='https://a.example/1/20240503/'>", ""},
    {"<body>1 May 2024<h1>Six die</h1>By A, 3 May 2024", "2024-05-03"},
    {"<body>3 May 2024<h1>Six die</h1>By A", "2024-05-03"},
    {"<body><h1>Six die</h1><p>SOL, 3 May 2024 (Wire) - Six soldiers died on "
     "Friday when a mine exploded under their lorry, a spokesman of the army "
     "said to reporters here.",
     "2024-05-03"},
    {"<body><h1>Six die</h1><p>On 3 May 2024 six soldiers died in Sol when a "
     "mine exploded under their lorry, a spokesman of the army said to the "
     "reporters here.",
     ""},
    {"<body><h1>Six die</h1>Last updated: 3 May 2024", ""},
    {"<body><h1>Six die</h1>By A<h2>More</h2>3 May 2024", ""},
};

static void test_days(void **state) {
  (void)state;
  Page p;
  page_init(&p);
  for (size_t i = 0; i < GE_COUNT(days); i++) {
    char day[11] = "";
    read_page(&p, days[i][0]);
    if (p.day != GE_NODAY) ge_day_format(p.day, day);
    assert_string_equal(day, days[i][1]);
  }
  page_clear(&p);
}

static void test_only_web_addresses_are_addresses(void **state) {
  (void)state;
  static const char *const cases[][2] = {
      {"<link rel=canonical href='https://a.example/b?c=1&amp;d'>",
       "https://a.example/b?c=1&d"},
      {"<link rel=canonical href='/b'><meta property=og:url "
       "content=http://a.example/b>",
       "http://a.example/b"},
      {"<link rel=canonical href='javascript:alert(1)'>", ""},
      {"<link rel=canonical href='https://a.example/b c'>", ""},
  };
  Page p;
  page_init(&p);
  for (size_t i = 0; i < GE_COUNT(cases); i++) {
    read_page(&p, cases[i][0]);
    assert_string_equal(text_of(&p.url), cases[i][1]);
  }
  page_clear(&p);
}

static void test_an_address_may_tell_the_day(void **state) {
  (void)state;
  static const char html[] = "<p>Six soldiers died.";
  Page p;
  page_init(&p);
  assert_int_equal(
      page_read(&p, html, strlen(html), "", "https://a.example/2024/05/08/b"),
      GE_OK);
  assert_int_equal(p.day, 19851);
  assert_int_equal(p.url.n, 0);
  page_clear(&p);
}

/* --------------------------------------------------------------------- text */

static void test_pieces_keep_all_their_text(void **state) {
  (void)state;
  static const char *const cases[][2] = {
      {"One <b>bo</b>ld &eacute;&nbsp; word.<br>Line.<br><br>Next.",
       "One bold \xC3\xA9 word.\nLine.\n\nNext."},
      {"<p>a<p>b<ul><li>c<li>d</ul>", "a\n\nb\n\nc\n\nd"},
      {"<p>a<script>b</script><style>c</style><template>d</template>"
       "<noscript>e</noscript> f",
       "a f"},
      {"x<span hidden>y</span><i style='display : NONE'>z</i>", "x"},
      {"soft&shy;en zero&#8203;width &#146;s",
       "soften zerowidth \xE2\x80\x99s"},
      {"&lt;b&gt; &unknown; &", "<b> &unknown; &"},
      {"", ""},
      {"  \n ", ""},
      {"<table><tr><td>a<td>b</table>", "a\n\nb"},
      {"a\nb<pre>c\n  d\n\ne</pre>\nf", "a b\n\nc\nd\n\ne\n\nf"},
      {"<!-- no --><p>yes<!-- <p>no -->", "yes"},
  };
  Page p;
  page_init(&p);
  for (size_t i = 0; i < GE_COUNT(cases); i++) {
    const char *html = cases[i][0];
    assert_int_equal(page_read_piece(&p, html, strlen(html)), GE_OK);
    assert_string_equal(text_of(&p.text), cases[i][1]);
  }
  page_clear(&p);
}

static void test_character_sets(void **state) {
  (void)state;
  static const struct {
    const char *bytes, *charset, *title;
    size_t n;
  } cases[] = {
      {"<title>\xE9</title>", "", "\xC3\xA9", 0},
      {"<title>\xC3\xA9</title>", "", "\xC3\xA9", 0},
      {"<title>\xC3\xA9</title>", "ISO-8859-1", "\xC3\x83\xC2\xA9", 0},
      {"<meta charset=koi8-r><title>\xC1</title>", "", "\xD0\xB0", 0},
      {"<meta charset=koi8-r><title>\xC1</title>", "windows-1251", "\xD0\x91",
       0},
      {"\xEF\xBB\xBF<meta charset=koi8-r><title>\xC3\xA9</title>", "",
       "\xC3\xA9", 0},
      {"<meta charset=nonsense><title>\xC3\xA9</title>", "", "\xC3\xA9", 0},
      {"<meta charset=utf-16><title>\xC3\xA9</title>", "", "\xC3\xA9", 0},
      {"<meta charset=utf-8><title>\x93hm\x94</title>", "",
       "\xE2\x80\x9Chm\xE2\x80\x9D", 0},
      {"<title>a//TRANSLIT</title>", "//TRANSLIT", "a//TRANSLIT", 0},
      {"\xFF\xFE<\0t\0i\0t\0l\0e\0>\0\x2D\x4E<\0/\0t\0i\0t\0l\0e\0>\0", "",
       "\xE4\xB8\xAD", 34},
  };
  Page p;
  page_init(&p);
  for (size_t i = 0; i < GE_COUNT(cases); i++) {
    size_t n = cases[i].n ? cases[i].n : strlen(cases[i].bytes);
    GeStatus s = page_read(&p, cases[i].bytes, n, cases[i].charset, "");
    assert_int_equal(s, GE_OK);
    assert_string_equal(text_of(&p.title), cases[i].title);
  }
  page_clear(&p);
}

/* ------------------------------------------------------------------- bounds */

static void test_depth_is_bounded(void **state) {
  (void)state;
  Buf b = {0};
  Page p;
  page_init(&p);
  for (size_t i = 0; i < 100000; i++) buf_puts(&b, "<div>");
  assert_int_equal(page_read(&p, b.at, b.n, "", ""), GE_ELIMIT);
  buf_reset(&b);
  for (size_t i = 0; i < 200; i++) buf_puts(&b, "<div>");
  buf_puts(&b, "<p>A sentence that is long enough to be a paragraph of a "
               "page, however deep.");
  assert_int_equal(page_read(&p, b.at, b.n, "", ""), GE_OK);
  assert_true(p.text.n > 60);
  buf_clear(&b);
  page_clear(&p);
}

/* The parser compares the attributes of a tag with one another. */
static void test_attributes_are_bounded(void **state) {
  (void)state;
  static const char *const one[] = {" a=1", " a", " a='>'", "\na = \"<b>\""};
  Buf b = {0};
  Page p;
  page_init(&p);
  for (size_t i = 0; i < 2 * GE_COUNT(one); i++) {
    bool many = i % 2;
    buf_reset(&b);
    buf_puts(&b, "<script>if (a <b && '");
    for (int k = 0; k < 3000; k++) buf_puts(&b, "word ");
    buf_puts(&b, "') {}</script><p");
    for (int k = 0; k < (many ? 2000 : 100); k++) buf_puts(&b, one[i / 2]);
    buf_puts(&b, ">Six soldiers died.");
    GeStatus s = page_read(&p, b.at, b.n, "", "");
    assert_int_equal(s, many ? GE_ELIMIT : GE_OK);
    if (!many) assert_string_equal(text_of(&p.text), "Six soldiers died.");
  }
  buf_clear(&b);
  page_clear(&p);
}

/* End tags that end nothing cost the parser a look at all that is open. */
static void test_stray_end_tags_are_bounded(void **state) {
  (void)state;
  static const char *const one[] = {"</b>", "</p>", "</I x='>", "</madeup >"};
  Buf b = {0};
  Page p;
  page_init(&p);
  for (size_t i = 0; i < 3 * GE_COUNT(one); i++) {
    const char *end = one[i / 3];
    size_t kind = i % 3, n = strcspn(end + 2, " >");
    buf_reset(&b);
    buf_puts(&b, "<body>Six soldiers died.");
    for (int k = 0; k < (kind == 0 ? 1000 : 70000); k++) {
      if (kind == 2) buf_printf(&b, "<%.*s>", (int)n, end + 2);
      buf_puts(&b, end);
    }
    GeStatus s = page_read(&p, b.at, b.n, "", "");
    assert_int_equal(s, kind == 1 ? GE_ELIMIT : GE_OK);
    if (kind != 1) assert_string_equal(text_of(&p.text), "Six soldiers died.");
  }
  buf_clear(&b);
  page_clear(&p);
}

static void test_lack_of_memory_is_told(void **state) {
  (void)state;
  Buf bytes = {0};
  read_file(FOLDER "/plain.html", &bytes);
  for (size_t fail = 1;; fail = test_alloc_next(fail)) {
    TestAlloc a;
    Page p;
    test_alloc_start(&a, fail);
    page_init(&p);
    GeStatus s = page_read(&p, bytes.at, bytes.n, "", "");
    page_clear(&p);
    test_alloc_stop();
    assert_true(a.sizes);
    assert_int_equal(a.live, 0);
    assert_true(s == (a.calls < fail ? GE_OK : GE_ENOMEM));
    if (a.calls < fail) break;
  }
  buf_clear(&bytes);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_main_text_is_found),
      cmocka_unit_test(test_titles_lose_the_site),
      cmocka_unit_test(test_days),
      cmocka_unit_test(test_only_web_addresses_are_addresses),
      cmocka_unit_test(test_an_address_may_tell_the_day),
      cmocka_unit_test(test_pieces_keep_all_their_text),
      cmocka_unit_test(test_character_sets),
      cmocka_unit_test(test_depth_is_bounded),
      cmocka_unit_test(test_attributes_are_bounded),
      cmocka_unit_test(test_stray_end_tags_are_bounded),
      cmocka_unit_test(test_lack_of_memory_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
