"""Write the C source of the module ``geoeng._geoeng``: build_extension.py OUT.c

It binds sessions of include/geoeng.h for Python's stable ABI; the C compiler
compares what is declared here with that header. Needs cffi.
"""

import sys

try:
    from cffi import FFI
except ImportError:
    sys.exit(f"{sys.executable}: error: it has no cffi: pip install cffi, or, for "
             "Debian's Python, apt-get install python3-cffi")

DECLARATIONS = """
typedef enum { GE_OK, GE_ENOMEM, GE_ELIMIT, GE_EINPUT, GE_EIO, GE_ERULE, GE_EUSAGE,
  GE_ECALLBACK, ... } GeStatus;
typedef enum { GE_WARNING, GE_ERROR, ... } GeSeverity;
typedef enum { GE_PACKS, GE_FORMATS, GE_COMMANDS, ... } GeShelf;
typedef enum { GE_OFF_CP, GE_OFF_BYTE, GE_OFF_UTF16, ... } GeOffsets;
#define GE_NODAY ...

typedef struct GeSession GeSession;
typedef struct GeEngine GeEngine;
typedef struct { const char *id; const char *title; int32_t day; const char *meta; ...;
} GeDocInfo;
typedef struct { size_t doc_bytes; uint32_t lua_steps; uint32_t doc_ms;
  uint32_t max_events; ...; } GeLimits;
typedef void GeLogFn(void *ctx, const char *text, size_t nbytes);
typedef struct { const char *model; const char *cache; const char *path;
  const char *library; size_t memory_bytes; GeLogFn *log; void *log_ctx; ...;
} GeSessionOptions;
typedef struct { const char *name; const char *only; const char *type;
  const char *count; GeOffsets offsets; ...; } GeFormat;
typedef struct { GeSeverity severity; const char *text; const char *file;
  uint32_t line; uint32_t column; const char *what; size_t nfile; size_t nwhat; ...;
} GeDiagnostic;

const char *ge_version(void);
bool ge_day_parse(const char *s, size_t nbytes, int32_t *day);
GeStatus ge_session_new(const GeSessionOptions *options, GeSession **session);
void ge_session_free(GeSession *session);
const char *ge_session_message(const GeSession *session);
GeStatus ge_session_load(GeSession *session, const char *file);
GeStatus ge_session_seal(GeSession *session);
GeStatus ge_session_format(GeSession *session, const GeFormat *format);
GeStatus ge_session_run(GeSession *session, const char *text, size_t nbytes,
                        const GeDocInfo *info);
const char *ge_session_output(const GeSession *session, size_t *nbytes);
uint32_t ge_session_ndiagnostics(const GeSession *session);
const GeDiagnostic *ge_session_diagnostic(const GeSession *session, uint32_t i);
GeStatus ge_session_identity(GeSession *session, const char **text);
const char *ge_shelf_name(GeShelf shelf, size_t i, size_t *nbytes);
GeEngine *ge_session_engine(GeSession *session);
GeLimits *ge_engine_limits(GeEngine *engine);

extern "Python" void geoeng_log(void *ctx, const char *text, size_t nbytes);
"""


def main() -> None:
    ffi = FFI()
    ffi.cdef(DECLARATIONS)
    ffi.set_source("geoeng._geoeng", '#include "geoeng.h"')
    ffi.emit_c_code(sys.argv[1])


if __name__ == "__main__":
    main()
