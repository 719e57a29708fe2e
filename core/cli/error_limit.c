#include "cli/error_limit.h"
#include "base/bytes.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { MOST = 100 };

/* The length of the name with which a message begins. */
static size_t file_length(const char *message) {
  const char *end = strstr(message, ": error: ");
  size_t n = end ? (size_t)(end - message) : 0;
  for (int place = 0; place < 2; place++) { /* column, line */
    size_t k = n;
    while (k > 0 && byte_is_digit(message[k - 1])) k--;
    if (k == n || k == 0 || message[k - 1] != ':') break;
    n = k - 1;
  }
  return n;
}

static void tell_rest(const ErrorLimit *e) {
  if (e->n > MOST && !e->file.failed)
    fprintf(stderr,
            "%s: error: %" PRIu64 " more like these; if the file is "
            "not what its name says, --input tells what it is\n",
            e->file.at, e->n - MOST);
}

void error_limit_tell(ErrorLimit *e, const char *message) {
  size_t n = file_length(message);
  bool same = n > 0 && n == e->file.n && memcmp(e->file.at, message, n) == 0;
  if (!same) {
    tell_rest(e);
    e->n = 0;
    buf_reset(&e->file);
    buf_put(&e->file, message, n);
  }
  if (e->n++ < MOST || e->file.failed) fprintf(stderr, "%s\n", message);
}

void error_limit_end(ErrorLimit *e) {
  tell_rest(e);
  buf_clear(&e->file);
  e->n = 0;
}
