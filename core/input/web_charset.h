/* Character sets of web pages, found as browsers find them (the Encoding Standard
 * of WHATWG) and converted by iconv. */
#ifndef GE_INPUT_WEB_CHARSET_H
#define GE_INPUT_WEB_CHARSET_H

#include "base/buf.h"

/*
 * Puts n bytes as well-formed UTF-8 into `out`. What they are is told by a byte
 * order mark, else by `label` (of an HTTP header; "": none), else by the
 * <meta> of the page within its first 4,096 bytes, else they are UTF-8 when
 * that is what they can be, and windows-1252. A label that is not known, or
 * UTF-8 that it cannot be, counts as none. Labels mean what browsers take them
 * for ("latin1" is windows-1252). Bytes of no character become U+FFFD, controls
 * other than white space blanks. GE_ENOMEM.
 */
GeStatus web_charset_decode(const char *s, size_t n, const char *label,
                            Buf *out);

#endif
