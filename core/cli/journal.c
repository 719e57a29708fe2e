#include "cli/journal.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static void half(const Sha256 *s, char out[HALF]) {
  char hex[65];
  sha256_end(s, hex);
  memcpy(out, hex, HALF - 1);
  out[HALF - 1] = '\0';
}

void half_hash(const void *s, size_t n, char out[HALF]) {
  Sha256 h;
  sha256_start(&h);
  sha256_put(&h, s, n);
  half(&h, out);
}

static void put_string(Sha256 *h, const char *s) {
  if (s) sha256_put(h, s, strlen(s));
  sha256_put(h, s ? "" : "\1", s ? 1 : 2);
}

void journal_content(const SourceDoc *doc, const char *unread, char out[HALF]) {
  Sha256 h;
  char day[16];
  sha256_start(&h);
  put_string(&h, doc ? "document" : "unread");
  if (doc) {
    snprintf(day, sizeof day, "%d", (int)doc->day);
    put_string(&h, doc->id);
    put_string(&h, day);
    put_string(&h, doc->title);
    put_string(&h, doc->meta);
    sha256_put(&h, doc->text, doc->ntext);
  } else {
    put_string(&h, unread);
  }
  half(&h, out);
}

void journal_start(Journal *j, const char *run, size_t n,
                   char line[JOURNAL_BYTES]) {
  memset(j, 0, sizeof *j);
  sha256_hex(run, n, j->run);
  sha256_start(&j->records);
  sha256_start(&j->failures);
  sha256_start(&j->contents);
  sha256_start(&j->lines);
  int len = snprintf(line, JOURNAL_BYTES, "geoeng journal 2 %s\n", j->run);
  sha256_put(&j->lines, line, (size_t)len);
  half(&j->lines, j->chain);
}

/* The text of a line, and with it the chain. */
static size_t put_line(char chain[HALF], const JournalLine *l,
                       char text[JOURNAL_BYTES]) {
  Sha256 h;
  int n = snprintf(
      text, JOURNAL_BYTES, "%" PRIu64 " %s %u %" PRIu64 " %s %" PRIu64 " %s ",
      l->ordinal, l->id, l->part, l->end, l->hash, l->failed_end, l->content);
  sha256_start(&h);
  sha256_put(&h, chain, HALF - 1);
  sha256_put(&h, text, (size_t)n);
  half(&h, chain);
  n += snprintf(text + n, JOURNAL_BYTES - (size_t)n, "%s\n", chain);
  return (size_t)n;
}

bool journal_follows(const Journal *j, const JournalLine *l, const char *text) {
  char chain[HALF], again[JOURNAL_BYTES];
  memcpy(chain, j->chain, HALF);
  put_line(chain, l, again);
  return strcmp(text, again) == 0;
}

void journal_add(Journal *j, JournalLine *l, const Written *w,
                 char text[JOURNAL_BYTES]) {
  Sha256 h;
  sha256_start(&h);
  sha256_put(&h, w->records, w->nrecords);
  sha256_put(&h, w->failure, w->nfailure);
  half(&h, l->hash);
  sha256_put(&j->lines, text, put_line(j->chain, l, text));
  sha256_put(&j->records, w->records, w->nrecords);
  sha256_put(&j->failures, w->failure, w->nfailure);
  sha256_put(&j->contents, l->content, HALF - 1);
  j->ndocs++;
  j->next = l->ordinal + 1;
  j->part = l->part;
  j->part_end = l->end;
  j->failed_end = l->failed_end;
}

bool journal_parse(const char *text, JournalLine *l) {
  int n = 0;
  char chain[HALF];
  return sscanf(text,
                "%" SCNu64 " %16[0-9a-f] %u %" SCNu64 " %32[0-9a-f] %" SCNu64
                " %32[0-9a-f] %32[0-9a-f]%n",
                &l->ordinal, l->id, &l->part, &l->end, l->hash, &l->failed_end,
                l->content, chain, &n) == 8 &&
         strcmp(text + n, "\n") == 0;
}

void journal_sign(const Journal *j, uint64_t inputs, unsigned parts, Buf *b) {
  char hex[65];
  size_t from = b->n;
  buf_printf(b, "run %s\ndocuments %" PRIu64 "\ninputs %" PRIu64 "\nparts %u\n",
             j->run, j->ndocs, inputs, parts);
  const struct {
    const char *name;
    const Sha256 *sum;
  } sums[] = {{"records", &j->records},
              {"failures", &j->failures},
              {"contents", &j->contents},
              {"journal", &j->lines}};
  for (size_t i = 0; i < GE_COUNT(sums); i++) {
    sha256_end(sums[i].sum, hex);
    buf_printf(b, "%s %" PRIu64 " %s\n", sums[i].name, sums[i].sum->nbytes,
               hex);
  }
  if (b->failed) return;
  sha256_hex(b->at + from, b->n - from, hex);
  buf_printf(b, "sha256 %s\n", hex);
}
