#include "input/web_charset.h"
#include "base/bytes.h"
#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>

#define HEAD_BYTES 4096u
#define LABEL_BYTES 40u

/* What browsers read under these labels (encoding.spec.whatwg.org). */
static const char *const aliases[][2] = {
    {"utf8", "UTF-8"},
    {"unicode-1-1-utf-8", "UTF-8"},
    {"ascii", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"latin1", "windows-1252"},
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"iso_8859-1", "windows-1252"},
    {"cp1252", "windows-1252"},
    {"x-cp1251", "windows-1251"},
    {"iso-8859-9", "windows-1254"},
    {"iso-8859-8-i", "ISO-8859-8"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"x-sjis", "CP932"},
    {"shift_jis", "CP932"},
    {"shift-jis", "CP932"},
    {"ks_c_5601-1987", "CP949"},
    {"euc-kr", "CP949"},
    {"gb2312", "GB18030"},
    {"gbk", "GB18030"},
    {"x-gbk", "GB18030"},
    {"big5", "BIG5-HKSCS"},
    {"x-mac-cyrillic", "MAC-CYRILLIC"},
    {"unicode", "UTF-16LE"},
    {"utf-16", "UTF-16LE"},
};

static const char *alias_of(const char *label) {
  for (size_t i = 0; i < GE_COUNT(aliases); i++)
    if (strcasecmp(aliases[i][0], label) == 0) return aliases[i][1];
  return label;
}

static bool is_label_char(char c) {
  return byte_is_letter(c) || byte_is_digit(c) || c == '-' || c == '_' ||
         c == '.' || c == ':';
}

/* Label characters at s to out; false: there are none, or too many. */
static bool take_label(const char *s, const char *end, char out[LABEL_BYTES]) {
  size_t n = 0;
  while (s < end && (*s == '"' || *s == '\'' || *s == ' ')) s++;
  while (s < end && is_label_char(*s) && n + 1 < LABEL_BYTES) out[n++] = *s++;
  out[n] = '\0';
  return n > 0;
}

/* charset= within a <meta>, or encoding= of an XML declaration. */
static bool label_of_head(const char *s, size_t n, char out[LABEL_BYTES]) {
  const char *end = s + (n < HEAD_BYTES ? n : HEAD_BYTES);
  bool xml = n > 5 && memcmp(s, "<?xml", 5) == 0;
  bool meta = false;
  for (const char *p = s; p < end; p++) {
    size_t left = (size_t)(end - p);
    if (left > 5 && strncasecmp(p, "<meta", 5) == 0) meta = true;
    if (*p == '>') meta = xml = false;
    if (meta && left > 8 && strncasecmp(p, "charset=", 8) == 0)
      return take_label(p + 8, end, out);
    if (xml && left > 9 && strncasecmp(p, "encoding=", 9) == 0)
      return take_label(p + 9, end, out);
  }
  return false;
}

/* As browsers, which know no UTF-32. */
static const char *mark_of(const char **s, size_t *n) {
  static const struct {
    const char *mark, *label;
    size_t n;
  } marks[] = {{"\xEF\xBB\xBF", "UTF-8", 3},
               {"\xFF\xFE", "UTF-16LE", 2},
               {"\xFE\xFF", "UTF-16BE", 2}};
  for (size_t i = 0; i < GE_COUNT(marks); i++) {
    if (*n < marks[i].n || memcmp(*s, marks[i].mark, marks[i].n)) continue;
    *s += marks[i].n;
    *n -= marks[i].n;
    return marks[i].label;
  }
  return NULL;
}

/* Through iconv; what it cannot read is one U+FFFD a unit of `unit` bytes. */
static void convert(iconv_t cd, const char *s, size_t n, size_t unit,
                    Buf *out) {
  char chunk[4096];
  char *in = (char *)(uintptr_t)s; /* iconv does not write to it */
  while (n > 0) {
    char *to = chunk;
    size_t room = sizeof chunk;
    size_t got = iconv(cd, &in, &n, &to, &room);
    int why = errno;
    buf_put(out, chunk, (size_t)(to - chunk));
    if (got != (size_t)-1 || why == E2BIG) continue;
    buf_puts(out, "\xEF\xBF\xBD");
    size_t bad = unit < n ? unit : n;
    in += bad;
    n -= bad;
  }
  char *to = chunk; /* the last letter, where a mark might follow */
  size_t room = sizeof chunk;
  (void)iconv(cd, NULL, NULL, &to, &room);
  buf_put(out, chunk, (size_t)(to - chunk));
}

/* UTF-8 with its ill-formed parts replaced. */
static void repair(const char *s, size_t n, Buf *out) {
  const unsigned char *p = (const unsigned char *)s, *end = p + n;
  while (p < end) {
    uint32_t k;
    bool bad;
    utf8_decode(p, end, &k, &bad);
    if (bad) buf_puts(out, "\xEF\xBF\xBD");
    else buf_put(out, (const char *)p, k);
    p += k;
  }
}

static void blank_controls(Buf *b) {
  for (size_t i = 0; i < b->n; i++) {
    unsigned char c = (unsigned char)b->at[i];
    bool white = c == '\t' || c == '\n' || c == '\r' || c == '\f';
    if ((c < 0x20 && !white) || c == 0x7F) b->at[i] = ' ';
  }
}

GeStatus web_charset_decode(const char *s, size_t n, const char *label,
                            Buf *out) {
  char found[LABEL_BYTES];
  const char *mark = n ? mark_of(&s, &n) : NULL;
  const char *name = mark ? mark : label;
  bool given = mark != NULL;
  if (!mark && take_label(label, label + strlen(label), found)) given = true;
  if (!mark && given) name = found;
  if (!given && label_of_head(s, n, found)) {
    name = found;
    given = true;
    /* A <meta> in ASCII letters is not UTF-16, whatever it says. */
    if (strncasecmp(found, "utf-16", 6) == 0) name = "UTF-8";
  }
  name = given ? alias_of(name) : "UTF-8";
  bool utf8 = strcasecmp(name, "UTF-8") == 0;
  if (utf8 && (mark || utf8_valid(s, n))) {
    repair(s, n, out);
  } else {
    iconv_t cd = utf8 ? (iconv_t)-1 : iconv_open("UTF-8", name);
    if (cd == (iconv_t)-1 && !utf8 && utf8_valid(s, n)) {
      repair(s, n, out); /* no such character set */
    } else {
      if (cd == (iconv_t)-1) cd = iconv_open("UTF-8", "windows-1252");
      if (cd == (iconv_t)-1) return GE_ENOMEM;
      convert(cd, s, n, strncasecmp(name, "UTF-16", 6) ? 1 : 2, out);
    }
    if (cd != (iconv_t)-1) iconv_close(cd);
  }
  blank_controls(out);
  return out->failed ? GE_ENOMEM : GE_OK;
}
