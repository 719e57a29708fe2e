/* Items of feeds, as the feed says them; bounds; feeds that break off. */
#include "input/feed.h"
#include "alloc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define RSS "<rss version='2.0'><channel><title>F</title>"
#define END "</channel></rss>"

static const char *or_dash(const char *s) { return s ? s : "-"; }

/* All items of a feed in pieces of so many bytes, a line each, and the error
 * with its line. */
static void list_items(const char *xml, size_t piece, Buf *out) {
  Feed *f = feed_new(100, NULL);
  assert_non_null(f);
  size_t n = strlen(xml);
  bool good = true;
  buf_reset(out);
  for (size_t i = 0; good; i += piece) {
    size_t k = i >= n ? 0 : n - i < piece ? n - i : piece;
    good = feed_put(f, xml + (i < n ? i : 0), k);
    FeedItem it;
    while (feed_next(f, &it))
      buf_printf(out, "%u %s|%s|%s|%s|%s%s\n", it.line, or_dash(it.id),
                 or_dash(it.link), or_dash(it.title), or_dash(it.date),
                 or_dash(it.text), it.too_large ? " too large" : "");
    if (k == 0) break;
  }
  uint32_t line, column;
  const char *why = feed_error(f, &line, &column);
  if (why) buf_printf(out, "%u %s\n", line, why);
  feed_free(f);
}

static void check(const char *xml, const char *want) {
  Buf out = {NULL, 0, 0, false};
  static const size_t pieces[] = {1, 7, 100000};
  for (size_t i = 0; i < GE_COUNT(pieces); i++) {
    list_items(xml, pieces[i], &out);
    assert_string_equal(out.n ? out.at : "", want);
  }
  buf_clear(&out);
}

static void test_items_of_rss(void **state) {
  (void)state;
  check(RSS
        "\n<item><guid>a</guid><link>l</link><title>t &amp;amp; u</title>"
        "<pubDate>d</pubDate><description>&lt;p&gt;x</description></item>" END,
        "2 a|l|t &amp; u|d|<p>x\n");
  check(RSS "<item><media:title xmlns:media='m'>no</media:title><title>t"
            "</title><title>second</title><description><![CDATA[<b>x]]>"
            "</description></item>" END,
        "1 -|-|t|-|<b>x\n");
  check(RSS "<item><description>short</description><c:encoded xmlns:c='http://"
            "purl.org/rss/1.0/modules/content/'>long</c:encoded></item>" END,
        "1 -|-|-|-|long\n");
  check(RSS "<item><title>&lt;&#36;&eacute;&hellip;&alpha;</title></item>" END,
        "1 -|-|<$\xC3\xA9\xE2\x80\xA6\xCE\xB1|-|-\n");
  check(RSS "<item><title>caf&eacute;&nbsp;&#8217;</title></item>" END,
        "1 -|-|caf\xC3\xA9\xC2\xA0\xE2\x80\x99|-|-\n");
  check(RSS END, "");
}

static void test_items_of_atom(void **state) {
  (void)state;
  check("<feed xmlns='http://www.w3.org/2005/Atom'><title>F</title><entry>"
        "<id>a</id><link rel='self' href='s'/><link href='l'/><title>1 &lt; 2"
        "</title><updated>u</updated><published>p</published><content type="
        "'xhtml'><div><p>x &amp; y</p></div></content></entry></feed>",
        "1 a|l|1 &lt; 2|p|<div><p>x &amp; y</p></div>\n");
  check("<feed xmlns='http://www.w3.org/2005/Atom'><entry><source><id>no</id>"
        "</source><updated>u</updated><summary type='html'>&lt;p&gt;x</summary>"
        "</entry></feed>",
        "1 -|-|-|u|<p>x\n");
}

static void test_items_of_rdf(void **state) {
  (void)state;
  check("<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns="
        "'http://purl.org/rss/1.0/'><channel><title>F</title></channel><item "
        "r:about='a'><title>t</title><link>l</link></item></r:RDF>",
        "1 a|l|t|-|-\n");
}

static void test_items_before_a_mistake_are_kept(void **state) {
  (void)state;
  check(RSS
        "\n<item><guid>a</guid></item>\n<item><guid>b & c</guid></item>" END,
        "2 a|-|-|-|-\n3 the feed breaks off here, as it is no well-formed XML: "
        "a & must be written &amp;\n");
  check("<html><p>x</p></html>",
        "1 this XML is no feed: its root element is <html>; RSS and Atom are "
        "read\n");
}

static void test_elements_have_a_largest_number_of_attributes(void **state) {
  (void)state;
  Buf b;
  buf_init(&b);
  buf_puts(&b, "<rss");
  for (int i = 0; i < 1100; i++) buf_printf(&b, " a%d='1'", i);
  buf_puts(&b, "></rss>");
  check(b.at, "1 an element of the feed has more than 1024 attributes\n");
  buf_clear(&b);
}

static void test_nothing_is_expanded_or_fetched(void **state) {
  (void)state;
  check("<!DOCTYPE rss [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>" RSS
        "<item><guid>x</guid></item><item><title>&b;</title></item>" END,
        "1 x|-|-|-|-\n1 the feed breaks off here, as it is no well-formed XML: "
        "Entity 'b' not defined\n");
  check("<!DOCTYPE rss [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" RSS
        "<item><title>&e;</title></item>" END,
        "1 the feed breaks off here, as it is no well-formed XML: Entity 'e' "
        "not defined\n");
  check("<!DOCTYPE rss SYSTEM 'file:///etc/passwd'>" RSS
        "<item><title>t</title></item>" END,
        "1 -|-|t|-|-\n");
}

static void test_large_items_are_told(void **state) {
  (void)state;
  Buf b = {NULL, 0, 0, false}, out = {NULL, 0, 0, false};
  buf_puts(&b, RSS "<item><title>");
  for (int i = 0; i < 200; i++) buf_putc(&b, 'x');
  buf_puts(&b, "</title></item><item><guid>b</guid></item>" END);
  list_items(b.at, 50, &out);
  assert_non_null(strstr(out.at, " too large\n"));
  assert_non_null(strstr(out.at, "1 b|-|-|-|-\n"));
  buf_reset(&b);
  buf_puts(&b, RSS "<item>");
  for (int i = 0; i < 5000; i++) buf_puts(&b, "<x>");
  list_items(b.at, 1000, &out);
  assert_non_null(strstr(out.at, "more than 256 deep"));
  buf_clear(&b);
  buf_clear(&out);
}

static void test_lack_of_memory_is_told(void **state) {
  (void)state;
  static const char xml[] = RSS "<item><guid>a</guid><title>t</title></item>"
                                "<item><guid>b</guid></item>" END;
  for (size_t fail = 1;; fail = test_alloc_next(fail)) {
    TestAlloc a;
    uint32_t line, column;
    size_t nitems = 0;
    test_alloc_start(&a, fail);
    Feed *f = feed_new(100, NULL);
    bool good = f && feed_put(f, xml, strlen(xml)) && feed_put(f, "", 0);
    FeedItem it;
    while (f && feed_next(f, &it)) nitems++;
    if (f && !good)
      assert_string_equal(feed_error(f, &line, &column), "out of memory");
    feed_free(f);
    test_alloc_stop();
    assert_true(a.sizes);
    assert_int_equal(a.live, 0);
    assert_true(good ? nitems == 2 : a.calls >= fail);
    if (a.calls < fail) break;
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_items_of_rss),
      cmocka_unit_test(test_items_of_atom),
      cmocka_unit_test(test_items_of_rdf),
      cmocka_unit_test(test_items_before_a_mistake_are_kept),
      cmocka_unit_test(test_elements_have_a_largest_number_of_attributes),
      cmocka_unit_test(test_nothing_is_expanded_or_fetched),
      cmocka_unit_test(test_large_items_are_told),
      cmocka_unit_test(test_lack_of_memory_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
