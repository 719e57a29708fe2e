/* Any bytes as an HTTP response of an archive, its body unpacked in bounds. */
#include "fuzz.h"
#include "input/http.h"

#define LARGEST 65536u

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  HttpResponse r;
  Buf out = {NULL, 0, 0, false};
  const char *bytes = (const char *)data;
  if (http_read(bytes, n, &r)) {
    CLAIM(r.body >= bytes && r.body + r.nbody == bytes + n);
    CLAIM(r.status >= 0 && r.status <= 999);
    HttpBody got = http_body(&r, LARGEST, &out);
    CLAIM(got != HTTP_NO_MEMORY && out.n <= LARGEST);
  }
  buf_clear(&out);
  return 0;
}
