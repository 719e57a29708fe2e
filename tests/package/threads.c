/* Two threads with two sessions each run the paragraphs of an article at the
 * same time; both must give the bytes of sessions that run alone.
 *
 *   ./threads FILE */
#include <geoeng.h>

#include <pthread.h>
#include <stdio.h>
#include <string.h>

enum { SESSIONS = 2, ROUNDS = 3, ROOM = 1 << 20 };

static const char *const packs[SESSIONS] = {"military.lua", "diplomacy.lua"};
static char article[ROOM];

typedef struct Worker {
  pthread_t thread;
  GeSession *sessions[SESSIONS];
  uint32_t nevents;
  size_t n; /* bytes of out */
  char out[ROOM];
  bool good;
} Worker;

static bool keep(Worker *w, GeSession *s) {
  size_t n;
  const char *text = ge_session_output(s, &n);
  if (w->n + n > ROOM) return false;
  memcpy(w->out + w->n, text, n);
  w->n += n;
  w->nevents += ge_session_nevents(s);
  return true;
}

/* Every paragraph by each session in turn. */
static bool run_article(Worker *w) {
  for (const char *at = article; *at;) {
    const char *end = strstr(at, "\n\n");
    size_t n = end ? (size_t)(end - at) : strlen(at);
    GeDocInfo info = {.id = "article", .day = 20008};
    for (int i = 0; i < SESSIONS; i++) {
      GeSession *s = w->sessions[i];
      if (ge_session_run(s, at, n, &info) != GE_OK || !keep(w, s)) return false;
    }
    at = end ? end + 2 : at + n;
  }
  return true;
}

static bool open_session(GeSession **s, const char *pack) {
  if (ge_session_new(NULL, s) == GE_OK && ge_session_load(*s, pack) == GE_OK &&
      ge_session_seal(*s) == GE_OK)
    return true;
  fprintf(stderr, "threads: %s\n", ge_session_message(*s));
  return false;
}

static void *work(void *arg) {
  Worker *w = arg;
  w->good = true;
  for (int i = 0; i < SESSIONS && w->good; i++)
    w->good = open_session(&w->sessions[i], packs[i]);
  for (int i = 0; i < ROUNDS && w->good; i++) w->good = run_article(w);
  for (int i = 0; i < SESSIONS; i++) ge_session_free(w->sessions[i]);
  return NULL;
}

int main(int argc, char **argv) {
  static Worker workers[2], alone;
  FILE *f = argc == 2 ? fopen(argv[1], "rb") : NULL;
  if (!f || fread(article, 1, ROOM - 1, f) == 0) {
    fprintf(stderr, "usage: threads FILE\n");
    return 2;
  }
  fclose(f);
  for (int i = 0; i < 2; i++)
    if (pthread_create(&workers[i].thread, NULL, work, &workers[i])) return 1;
  for (int i = 0; i < 2; i++) pthread_join(workers[i].thread, NULL);
  work(&alone);
  bool same = alone.good && alone.nevents > 0;
  for (int i = 0; i < 2; i++)
    same = same && workers[i].good && workers[i].n == alone.n &&
           memcmp(workers[i].out, alone.out, alone.n) == 0;
  printf("%u events, %zu bytes: %s\n", alone.nevents, alone.n,
         same ? "the same" : "not the same");
  return same ? 0 : 1;
}
