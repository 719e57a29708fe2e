/* An HTTP response as archives keep it: its head as it was sent, and its body,
 * which may still be in chunks and packed. */
#ifndef GE_INPUT_HTTP_H
#define GE_INPUT_HTTP_H

#include "base/buf.h"

typedef struct HttpResponse {
  int status;       /* 200 */
  char type[64];    /* "text/html" in lower case; "": not said */
  char charset[41]; /* "": not said */
  char packing[16]; /* of the body, in lower case; "": none */
  bool chunked;
  const char *body; /* in the caller's bytes */
  size_t nbody;
} HttpResponse;

/* The head of a response of n bytes. false: it is none. */
bool http_read(const char *bytes, size_t n, HttpResponse *r);

/* A media type and its charset, as Content-Type has them; `r` keeps the rest. */
void http_media_type(const char *s, size_t n, HttpResponse *r);

typedef enum HttpBody {
  HTTP_BODY,      /* out holds it */
  HTTP_UNKNOWN,   /* it is packed as nobody here can unpack it */
  HTTP_DAMAGED,   /* what was unpacked is in out */
  HTTP_TOO_LARGE, /* it would be more than max_bytes */
  HTTP_NO_MEMORY,
} HttpBody;

/* The body without chunks and packing (gzip, deflate). A body that is not in
 * chunks, or not packed, though the head says so, is taken as it is: archives
 * often keep the one as sent and the other not. */
HttpBody http_body(const HttpResponse *r, size_t max_bytes, Buf *out);

#endif
