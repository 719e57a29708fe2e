/*
 * Rule files over documents, in this process: a session, its events and their
 * records as JSON.
 *
 *   bench_session CORPUS.txt RUNS MODEL RULES.lua...
 *
 * Documents are parted by form feeds. Prints bytes, events and bytes of
 * records; the milliseconds of loading; the seconds of the first run, when word
 * types are new, and the median of RUNS more; and the peak of the process in
 * KiB. RUNS 0: the first run alone, for tools that count instructions.
 */
#include "bench.h"

#include <sys/resource.h>

enum { RUNS = 100 };

typedef struct Sums {
  size_t nevents, nbytes;
} Sums;

static void must(const GeSession *s, GeStatus st) {
  if (st != GE_OK) fail(ge_session_message(s));
}

static double run(GeSession *s, const Corpus *c, Sums *sums) {
  double start = now();
  *sums = (Sums){0, 0};
  for (size_t i = 0; i < c->ndocs; i++) {
    GeDocInfo info = {.id = "d", .day = 20000};
    size_t n;
    must(s, ge_session_run(s, c->docs[i].at, c->docs[i].n, &info));
    (void)ge_session_output(s, &n);
    sums->nevents += ge_session_nevents(s);
    sums->nbytes += n;
  }
  return now() - start;
}

int main(int argc, char **argv) {
  double seconds[RUNS];
  int runs = argc > 4 ? atoi(argv[2]) : -1;
  if (runs < 0 || runs > RUNS)
    fail("usage: bench_session CORPUS.txt RUNS MODEL RULES.lua...");
  Corpus c = read_corpus(argv[1]);
  GeSession *s;
  Sums sums;
  GeSessionOptions options = {.model = argv[3]};
  double start = now();
  if (ge_session_new(&options, &s) != GE_OK) fail("no session");
  for (int i = 4; i < argc; i++) must(s, ge_session_load(s, argv[i]));
  must(s, ge_session_seal(s));
  double loaded = now() - start, first = run(s, &c, &sums);
  for (int i = 0; i < runs; i++) seconds[i] = run(s, &c, &sums);
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  printf("%zu %zu %zu %.2f %.4f %.4f %ld\n", c.nbytes, sums.nevents,
         sums.nbytes, loaded * 1e3, first,
         runs > 0 ? median(seconds, runs) : first, used.ru_maxrss);
  ge_session_free(s);
  free_corpus(&c);
  return 0;
}
