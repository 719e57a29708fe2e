/*
 * Debian's libxml2 is built for ICU, whose tables are 30 MB. In a static
 * executable its few calls are answered here, by the iconv of static_iconv.c:
 * what a feed's first line says of its encoding is read by it. Only in `make
 * static`.
 */
#include "base/base.h"

#include <errno.h>
#include <iconv.h>
#include <strings.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#define NONE ((iconv_t)-1)

struct UConverter {
  iconv_t to_utf8; /* NONE: this is UTF-8 */
};

UConverter *ucnv_open(const char *name, UErrorCode *err) {
  bool utf8 = strcasecmp(name, "UTF-8") == 0;
  iconv_t cd = utf8 ? NONE : iconv_open("UTF-8", name);
  UConverter *c = cd == NONE && !utf8 ? NULL : ge_alloc(sizeof *c);
  if (c) c->to_utf8 = cd;
  else *err = U_FILE_ACCESS_ERROR;
  return c;
}

void ucnv_close(UConverter *c) {
  if (!c) return;
  if (c->to_utf8 != NONE) iconv_close(c->to_utf8);
  ge_free(c, sizeof *c);
}

/* From an encoding to UTF-8, the one way that readers go. A character that goes
 * on behind the source stays there. */
void ucnv_convertEx(UConverter *target_is, UConverter *source_is, char **target,
                    const char *target_end, const char **source,
                    const char *source_end, UChar *pivot, UChar **pivot_source,
                    UChar **pivot_target, const UChar *pivot_end, UBool reset,
                    UBool flush, UErrorCode *err) {
  (void)pivot, (void)pivot_source, (void)pivot_target, (void)pivot_end;
  (void)reset, (void)flush;
  if (target_is->to_utf8 != NONE || source_is->to_utf8 == NONE) {
    *err = U_UNSUPPORTED_ERROR;
    return;
  }
  char *in = (char *)(uintptr_t)*source; /* iconv does not write to it */
  size_t left = (size_t)(source_end - *source);
  size_t room = (size_t)(target_end - *target);
  if (iconv(source_is->to_utf8, &in, &left, target, &room) == (size_t)-1 &&
      errno != EINVAL)
    *err = errno == E2BIG ? U_BUFFER_OVERFLOW_ERROR : U_ILLEGAL_CHAR_FOUND;
  *source = in;
}

/* That a converter stops at what it cannot read: this one always does. */
void ucnv_setToUCallBack(UConverter *c, UConverterToUCallback action,
                         const void *context, UConverterToUCallback *old_action,
                         const void **old_context, UErrorCode *err) {
  (void)c, (void)action, (void)context, (void)old_action, (void)old_context;
  (void)err;
}

void ucnv_setFromUCallBack(UConverter *c, UConverterFromUCallback action,
                           const void *context,
                           UConverterFromUCallback *old_action,
                           const void **old_context, UErrorCode *err) {
  (void)c, (void)action, (void)context, (void)old_action, (void)old_context;
  (void)err;
}

void UCNV_TO_U_CALLBACK_STOP(const void *context, UConverterToUnicodeArgs *args,
                             const char *units, int32_t length,
                             UConverterCallbackReason reason, UErrorCode *err) {
  (void)context, (void)args, (void)units, (void)length, (void)reason, (void)err;
}

void UCNV_FROM_U_CALLBACK_STOP(const void *context,
                               UConverterFromUnicodeArgs *args,
                               const UChar *units, int32_t length,
                               UChar32 point, UConverterCallbackReason reason,
                               UErrorCode *err) {
  (void)context, (void)args, (void)units, (void)length, (void)point;
  (void)reason, (void)err;
}
