#include "session/diagnostic.h"
#include "base/bytes.h"

#include <string.h>

/* Drops ":digits" from the end of s[0..n) into *number; false: there is none. */
static bool drop_number(const char *s, size_t *n, uint32_t *number) {
  size_t at = *n, scale = 1;
  uint32_t value = 0;
  while (at > 0 && byte_is_digit(s[at - 1]) && scale <= 100000000) {
    value += (uint32_t)(s[--at] - '0') * (uint32_t)scale;
    scale *= 10;
  }
  if (at == *n || at == 0 || s[at - 1] != ':') return false;
  *n = at - 1;
  *number = value;
  return true;
}

/* The place in d->text[0..n): "file:line:column", "file:line", "file". */
static void take_place(GeDiagnostic *d, size_t n) {
  uint32_t last, first;
  if (drop_number(d->text, &n, &last)) {
    bool both = drop_number(d->text, &n, &first);
    d->line = both ? first : last;
    d->column = both ? last : 0;
  }
  d->file = d->text;
  d->nfile = n;
}

/* Errors while rules run are "file:line: what": bytes of the place, 0: none. */
static size_t bare_place(const char *text, size_t n) {
  for (const char *p = text; (p = memchr(p, ':', n - (size_t)(p - text)));
       p++) {
    size_t digits = strspn(p + 1, "0123456789");
    if (digits > 0 && strncmp(p + 1 + digits, ": ", 2) == 0)
      return (size_t)(p - text) + 1 + digits;
  }
  return 0;
}

/* Takes the first line apart: the place, and the sentence behind it. */
static void take_apart(GeDiagnostic *d) {
  static const char *const marks[] = {": warning: ", ": error: "};
  size_t line = strcspn(d->text, "\n"), at = bare_place(d->text, line);
  size_t what = at > 0 ? at + 2 : 0;
  for (size_t i = 0; i < GE_COUNT(marks); i++) {
    const char *mark = strstr(d->text, marks[i]);
    if (!mark || mark >= d->text + line) continue;
    at = (size_t)(mark - d->text);
    what = at + strlen(marks[i]);
    break;
  }
  if (at > 0) take_place(d, at);
  d->what = d->text + what;
  d->nwhat = line - what;
}

GeStatus diagnostics_add(Diagnostics *d, GeSeverity severity, const char *text,
                         size_t n) {
  char *copy = ge_alloc(n + 1);
  if (!copy) return GE_ENOMEM;
  memcpy(copy, text, n);
  copy[n] = '\0';
  GeDiagnostic one = {.severity = severity, .text = copy};
  take_apart(&one);
  if (list_reserve(&d->sizes, 1) && list_push(&d->at, one)) {
    (void)list_push(&d->sizes, n + 1);
    return GE_OK;
  }
  ge_free(copy, n + 1);
  return GE_ENOMEM;
}

void diagnostics_cut(Diagnostics *d, uint32_t n) {
  while (d->at.n > n) {
    char *text = (char *)(uintptr_t)d->at.at[--d->at.n].text; /* ours */
    ge_free(text, d->sizes.at[--d->sizes.n]);
  }
}

void diagnostics_clear(Diagnostics *d) {
  diagnostics_cut(d, 0);
  list_clear(&d->at);
  list_clear(&d->sizes);
}
