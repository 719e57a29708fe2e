#include "session/diagnostic.h"

#include <string.h>

/* Drops ":digits" from the end of s[0..n) into *number; false: there is none. */
static bool drop_number(const char *s, size_t *n, uint32_t *number) {
  size_t at = *n, scale = 1;
  uint32_t value = 0;
  while (at > 0 && s[at - 1] >= '0' && s[at - 1] <= '9' && scale <= 100000000) {
    value += (uint32_t)(s[--at] - '0') * (uint32_t)scale;
    scale *= 10;
  }
  if (at == *n || at == 0 || s[at - 1] != ':') return false;
  *n = at - 1;
  *number = value;
  return true;
}

/* Takes the first line apart: the place, and the sentence behind it. */
static void take_apart(GeDiagnostic *d) {
  static const char *const marks[] = {": warning: ", ": error: "};
  size_t line = strcspn(d->text, "\n");
  d->what = d->text;
  d->nwhat = line;
  for (size_t i = 0; i < GE_COUNT(marks); i++) {
    const char *at = strstr(d->text, marks[i]);
    if (!at || at >= d->text + line) continue;
    size_t n = (size_t)(at - d->text);
    uint32_t last, first;
    d->what = at + strlen(marks[i]);
    d->nwhat = line - (size_t)(d->what - d->text);
    if (drop_number(d->text, &n, &last)) {
      if (drop_number(d->text, &n, &first)) {
        d->line = first;
        d->column = last;
      } else {
        d->line = last;
      }
    }
    d->file = d->text;
    d->nfile = n;
    return;
  }
}

GeStatus diagnostics_add(Diagnostics *d, GeSeverity severity, const char *text,
                         size_t n) {
  char *copy = ge_alloc(n + 1);
  if (!copy) return GE_ENOMEM;
  memcpy(copy, text, n);
  copy[n] = '\0';
  GeDiagnostic one = {.severity = severity, .text = copy};
  take_apart(&one);
  if (list_push(&d->at, one)) return GE_OK;
  ge_free(copy, n + 1);
  return GE_ENOMEM;
}

void diagnostics_cut(Diagnostics *d, uint32_t n) {
  while (d->at.n > n) {
    char *text = (char *)(uintptr_t)d->at.at[--d->at.n].text; /* ours */
    ge_free(text, strlen(text) + 1);
  }
}

void diagnostics_clear(Diagnostics *d) {
  diagnostics_cut(d, 0);
  list_clear(&d->at);
}
