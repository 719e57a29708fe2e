#include "input/looks.h"
#include "input/readers.h"

typedef struct TextReader {
  Input *in;
  Buf text;
  bool done;
} TextReader;

static void *text_open(Input *in) {
  TextReader *r = ge_alloc_zeros(1, sizeof *r);
  if (r) r->in = in;
  return r;
}

static void text_close(void *reader) {
  TextReader *r = reader;
  buf_clear(&r->text);
  ge_free(r, sizeof *r);
}

/* The whole file is one document. */
static SourceGot text_next(void *reader, SourceDoc *doc) {
  TextReader *r = reader;
  Input *in = r->in;
  if (r->done) return SOURCE_END;
  r->done = true;
  if (!input_rest(in, &r->text)) return input_too_large(in, 0, "file");
  if (input_broken(in)) return input_end(in, 0);
  if (r->text.failed) return input_fail(in, 0, 0, "out of memory", NULL, 0);
  const char *kind = in->likely ? in->likely->name : "", *why = NULL;
  if (!in->options->kind && r->text.n > 0)
    why = looks_no_prose(r->text.at, r->text.n, kind);
  if (why) return input_fail(in, 0, 0, why, NULL, 0);
  *doc = (SourceDoc){
      in->name, "",  r->text.at ? r->text.at : "", r->text.n, in->options->day,
      0,        NULL};
  return SOURCE_DOC;
}

static const char *const endings[] = {".txt", NULL};

const ReaderKind reader_text = {.name = "text",
                                .endings = endings,
                                .open = text_open,
                                .next = text_next,
                                .close = text_close};
