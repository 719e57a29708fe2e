#include "cli/worker_pool.h"
#include "base/clock.h"
#include "cli/channel.h"
#include "cli/child.h"
#include "cli/interrupt.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
  TOGETHER = GE_ROOM(16, 2), /* documents that a worker gets at once at most */
  TOGETHER_BYTES = 48 << 10, /* of them, which its socket holds, so that no
                        process waits for the other to read */
  AHEAD = 32,                /* documents a worker that may be in the pool */
  TRIES = 2,
  WAITING = 64 << 20 /* bytes of documents that wait at most */
};

typedef enum JobState { QUEUED, RUNNING, DONE } JobState;

typedef struct Job {
  JobState state;
  bool unread; /* no document, but the message of one that is none */
  unsigned tries;
  size_t ntext;
  uint64_t ordinal;
  Buf doc, reply; /* frames; reply of an unread one is the message */
} Job;

typedef struct Worker {
  pid_t pid; /* 0: not started */
  int fd;
  Job *jobs[TOGETHER]; /* in order: the first runs */
  unsigned njobs;      /* 0: idle */
  bool late, bad;      /* why it is ended: its time, or what it sent */
  double deadline;     /* of clock_seconds, 0: none */
  size_t done;         /* bytes of text */
  Buf in;
} Worker;

struct Pool {
  PoolConfig config;
  Worker *workers;
  Job *jobs; /* a ring */
  uint32_t njobs, first, n;
  Buf together;   /* frames that are sent at once */
  size_t waiting; /* bytes of documents in the ring */
  bool taken;     /* the first of the ring was handed out */
  bool gone;      /* no worker can be started any more */
};

GeStatus pool_new(Pool **pool, const PoolConfig *config) {
  Pool *p = ge_alloc_zeros(1, sizeof *p);
  *pool = p;
  if (!p) return GE_ENOMEM;
  p->config = *config;
  p->njobs = config->nworkers * AHEAD;
  p->workers = ge_alloc_zeros(config->nworkers, sizeof *p->workers);
  p->jobs = ge_alloc_zeros(p->njobs, sizeof *p->jobs);
  return p->workers && p->jobs ? GE_OK : GE_ENOMEM;
}

/* ----------------------------------------------------------------- workers */

/* Ends a worker; what wait told of it. One that seems to have ended may have
 * closed its socket and live on: it has a second. */
static int end_worker(Worker *w, bool kill_it) {
  int status = 0;
  close(w->fd);
  if (kill_it || !child_reap(w->pid, false, 1000, &status))
    status = child_end(w->pid, false);
  w->pid = 0;
  w->njobs = 0;
  w->done = 0;
  buf_reset(&w->in);
  return status;
}

void pool_free(Pool *p) {
  if (!p) return;
  for (uint32_t i = 0; p->workers && i < p->config.nworkers; i++) {
    Worker *w = &p->workers[i];
    if (w->pid) end_worker(w, true);
    buf_clear(&w->in);
  }
  for (uint32_t i = 0; p->jobs && i < p->njobs; i++) {
    buf_clear(&p->jobs[i].doc);
    buf_clear(&p->jobs[i].reply);
  }
  buf_clear(&p->together);
  ge_free(p->workers, p->config.nworkers * sizeof *p->workers);
  ge_free(p->jobs, p->njobs * sizeof *p->jobs);
  ge_free(p, sizeof *p);
}

static GeStatus start_worker(Pool *p, Worker *w) {
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
    return GE_EIO;
  pid_t pid = p->config.start(p->config.ctx, pair[1]);
  close(pair[1]);
  p->gone = p->gone || pid == 0;
  if (pid <= 0) {
    close(pair[0]);
    return GE_EIO;
  }
  w->pid = pid;
  w->fd = pair[0];
  return GE_OK;
}

/* -------------------------------------------------------------------- fate */

static void fail_job(Job *j, const char *why) {
  Reply r = {.error = why};
  buf_reset(&j->reply);
  message_put_reply(&j->reply, &r);
  j->state = DONE;
}

/* A worker that ended, or was ended, with documents of its own: the first is
 * why. */
static void lose_worker(Pool *p, Worker *w) {
  char why[CHILD_FATE + 40], fate[CHILD_FATE];
  Job *j = w->njobs ? w->jobs[0] : NULL;
  bool late = w->late, bad = w->bad;
  for (unsigned i = 1; i < w->njobs; i++) w->jobs[i]->state = QUEUED;
  int status = end_worker(w, late || bad);
  if (!j) return;
  if (++j->tries < TRIES) {
    j->state = QUEUED;
    return;
  }
  if (late)
    snprintf(why, sizeof why,
             "it took longer than %u s, twice (see "
             "--doc-timeout)",
             p->config.timeout);
  else if (bad)
    snprintf(why, sizeof why,
             "its worker process sent what is no reply, "
             "twice");
  else {
    child_fate(status, fate);
    snprintf(why, sizeof why, "its worker process %s, twice", fate);
  }
  fail_job(j, why);
}

static void set_deadline(const Pool *p, Worker *w) {
  w->deadline = p->config.timeout ? clock_seconds() + p->config.timeout : 0;
}

static void finish_job(Pool *p, Worker *w) {
  Job *j = w->jobs[0];
  Buf reply = w->in;
  w->in = j->reply;
  j->reply = reply;
  buf_reset(&w->in);
  j->state = DONE;
  w->done += j->ntext;
  w->njobs--;
  memmove(w->jobs, w->jobs + 1, w->njobs * sizeof *w->jobs);
  if (w->njobs > 0) set_deadline(p, w);
  else if (p->config.lifetime && w->done > p->config.lifetime)
    end_worker(w, true);
}

/* -------------------------------------------------------------------- flow */

static Job *next_job(Pool *p) {
  for (uint32_t i = 0; i < p->n; i++) {
    Job *j = &p->jobs[(p->first + i) % p->njobs];
    if (j->state == QUEUED) return j;
  }
  return NULL;
}

/* An idle worker for a job: one that was started rather than a new one, but
 * a new one for a second try. */
static Worker *idle(Pool *p, const Job *j) {
  Worker *fresh = NULL, *used = NULL;
  for (uint32_t i = 0; i < p->config.nworkers; i++) {
    Worker *w = &p->workers[i];
    if (w->pid && !w->njobs) used = w;
    if (!w->pid && !fresh) fresh = w;
  }
  return fresh && (j->tries > 0 || !used) ? fresh : used;
}

/* The whole of some frames; false: their worker ended, or takes them too
 * slowly. */
static bool send_job(Worker *w, const Buf *b) {
  for (size_t i = 0; i < b->n;) {
    ssize_t n = channel_send_some(w->fd, b, i, -1);
    if (n < 0) return false;
    i += (size_t)n;
    if (n > 0) continue;
    w->late = w->deadline > 0 && clock_seconds() > w->deadline;
    w->bad = interrupt_signal() != 0; /* the whole run ends */
    if (w->late || w->bad) return false;
    struct pollfd fd = {.fd = w->fd, .events = POLLOUT};
    poll(&fd, 1, 100);
  }
  return true;
}

/* Of documents that wait, how many an idle worker may have. */
static unsigned share_of(const Pool *p) {
  unsigned nqueued = 0, nidle = 0;
  for (uint32_t i = 0; i < p->n; i++)
    nqueued += p->jobs[(p->first + i) % p->njobs].state == QUEUED;
  for (uint32_t i = 0; i < p->config.nworkers; i++)
    nidle += !p->workers[i].njobs;
  unsigned share = nidle ? nqueued / nidle : 1;
  return share < 1 ? 1 : share < TOGETHER ? share : TOGETHER;
}

/* Give a worker a document, and those that wait behind it as far as its share
 * goes. What failed before goes alone: its worker may end. */
static void give(Pool *p, Worker *w, Job *j) {
  unsigned share = j->tries ? 1 : share_of(p);
  const Buf *frames = &j->doc;
  buf_reset(&p->together);
  w->njobs = 0;
  for (size_t n = 0; j && w->njobs < share; j = next_job(p)) {
    n += j->doc.n;
    if (w->njobs > 0 && (j->tries || n > TOGETHER_BYTES)) break;
    j->state = RUNNING;
    w->jobs[w->njobs++] = j;
    if (share > 1 && n <= TOGETHER_BYTES)
      buf_put(&p->together, j->doc.at, j->doc.n);
  }
  while (p->together.failed && w->njobs > 1) /* no memory: one at a time */
    w->jobs[--w->njobs]->state = QUEUED;
  if (w->njobs > 1) frames = &p->together;
  w->late = w->bad = false;
  set_deadline(p, w);
  if (!send_job(w, frames)) lose_worker(p, w);
}

static GeStatus assign(Pool *p) {
  Job *j;
  Worker *w;
  while ((j = next_job(p)) && (w = idle(p, j))) {
    if (!w->pid && start_worker(p, w) != GE_OK) return GE_EIO;
    give(p, w, j);
  }
  return GE_OK;
}

static void read_worker(Pool *p, Worker *w) {
  char part[GE_ROOM(1 << 16, 7)];
  ssize_t n = recv(w->fd, part, sizeof part, MSG_DONTWAIT);
  if (n < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (n <= 0) {
    lose_worker(p, w);
    return;
  }
  for (size_t i = 0; i < (size_t)n && w->pid;) {
    i += channel_take(&w->in, part + i, (size_t)n - i);
    MessageState state = w->njobs
                             ? message_state(&w->in, MESSAGE_BIT(MESSAGE_REPLY))
                             : MESSAGE_BAD; /* it was not asked */
    w->bad = w->in.failed || state == MESSAGE_BAD;
    if (w->bad) lose_worker(p, w);
    else if (state == MESSAGE_WHOLE) finish_job(p, w);
  }
}

/* Milliseconds to the next deadline, -1: there is none. */
static int patience(const Pool *p) {
  double least = -1;
  for (uint32_t i = 0; i < p->config.nworkers; i++) {
    const Worker *w = &p->workers[i];
    if (!w->njobs || w->deadline <= 0) continue;
    double left = w->deadline - clock_seconds();
    if (left < 0) left = 0;
    if (least < 0 || left < least) least = left;
  }
  return least < 0 ? -1 : (int)(least * 1000) + 1;
}

static void end_late(Pool *p) {
  for (uint32_t i = 0; i < p->config.nworkers; i++) {
    Worker *w = &p->workers[i];
    if (!w->njobs || w->deadline <= 0 || clock_seconds() < w->deadline)
      continue;
    w->late = true;
    lose_worker(p, w);
  }
}

typedef enum Woken { WOKEN, WOKEN_INPUT, WOKEN_SIGNAL } Woken;

/* The sooner of two waits in milliseconds, of which -1 has no end. */
static int sooner(int a, int b) { return a < 0 || (b >= 0 && b < a) ? b : a; }

/* Waits for something to happen at a worker, or as pool_wait does. */
static Woken wait_workers(Pool *p, int input, int ms) {
  struct pollfd fds[256 + 1];
  Worker *who[GE_COUNT(fds)];
  nfds_t n = 0;
  for (uint32_t i = 0; i < p->config.nworkers && n + 1 < GE_COUNT(fds); i++) {
    Worker *w = &p->workers[i];
    if (!w->pid) continue;
    fds[n] = (struct pollfd){.fd = w->fd, .events = POLLIN};
    who[n++] = w;
  }
  fds[n] = (struct pollfd){.fd = input,
                           .events = POLLIN}; /* -1 is passed over */
  int most = patience(p);
  int got = poll(fds, n + 1, sooner(most, ms));
  if (got < 0) return errno == EINTR ? WOKEN_SIGNAL : WOKEN;
  for (nfds_t i = 0; i < n && got > 0; i++)
    if (fds[i].revents) read_worker(p, who[i]);
  end_late(p);
  bool over = got == 0 && ms >= 0 && sooner(most, ms) == ms;
  return over || (got > 0 && fds[n].revents) ? WOKEN_INPUT : WOKEN;
}

/* ------------------------------------------------------------------- ring */

bool pool_full(const Pool *p) {
  return p->n == p->njobs || (p->n > 0 && p->waiting > WAITING);
}

static Job *new_job(Pool *p) {
  ge_assert(!pool_full(p));
  Job *j = &p->jobs[(p->first + p->n++) % p->njobs];
  j->tries = 0;
  j->unread = false;
  j->ntext = 0;
  j->state = QUEUED;
  buf_reset(&j->doc);
  buf_reset(&j->reply);
  return j;
}

GeStatus pool_put(Pool *p, const SourceDoc *doc, uint64_t ordinal) {
  Job *j = new_job(p);
  j->ordinal = ordinal;
  j->ntext = doc->ntext;
  message_put_doc(&j->doc, doc);
  if (j->doc.failed) return GE_ENOMEM;
  p->waiting += j->doc.n;
  assign(p); /* pool_take tells when that never works */
  return GE_OK;
}

GeStatus pool_put_error(Pool *p, const char *message, uint64_t ordinal) {
  Job *j = new_job(p);
  j->ordinal = ordinal;
  j->unread = true;
  j->state = DONE;
  buf_puts(&j->reply, message);
  return j->reply.failed ? GE_ENOMEM : GE_OK;
}

static void drop_first(Pool *p) {
  if (!p->taken) return;
  p->waiting -= p->jobs[p->first].doc.n;
  p->first = (p->first + 1) % p->njobs;
  p->n--;
  p->taken = false;
}

static bool busy(const Pool *p) {
  for (uint32_t i = 0; i < p->config.nworkers; i++)
    if (p->workers[i].njobs) return true;
  return false;
}

/* Waits until the first document is done; POOL_REPLY when it is. */
static PoolGot wait_first(Pool *p, int fd, int ms) {
  Job *j = &p->jobs[p->first];
  while (j->state != DONE) {
    bool started = assign(p) == GE_OK;
    if (j->state == QUEUED && p->gone && !busy(p)) return POOL_GONE;
    if (j->state == QUEUED && !started && !busy(p)) {
      fail_job(j, "no worker process could be started");
      break;
    }
    Woken woken = wait_workers(p, fd, ms);
    if (woken == WOKEN_SIGNAL) return POOL_STOPPED;
    if (woken == WOKEN_INPUT && j->state != DONE) return POOL_INPUT;
  }
  return POOL_REPLY;
}

static PoolGot take_first(Pool *p, PoolTaken *taken) {
  Job *j = &p->jobs[p->first];
  ge_assert(p->n > 0 && !p->taken && j->state == DONE);
  p->taken = true;
  *taken = (PoolTaken){.ordinal = j->ordinal};
  if (j->unread) {
    taken->reply.error = j->reply.at;
  } else {
    message_get_doc(&j->doc, &taken->doc);
    message_get_reply(&j->reply, &taken->reply);
  }
  return POOL_REPLY;
}

PoolGot pool_take(Pool *p, PoolTaken *taken) {
  drop_first(p);
  if (p->n == 0) return POOL_EMPTY;
  PoolGot got = wait_first(p, -1, -1);
  return got == POOL_REPLY ? take_first(p, taken) : got;
}

PoolGot pool_wait(Pool *p, PoolTaken *taken, int fd, int ms) {
  drop_first(p);
  if (p->n > 0) {
    PoolGot got = wait_first(p, fd, ms);
    return got == POOL_REPLY ? take_first(p, taken) : got;
  }
  for (;;) { /* a worker may end meanwhile */
    Woken woken = wait_workers(p, fd, ms);
    if (woken != WOKEN) return woken == WOKEN_INPUT ? POOL_INPUT : POOL_STOPPED;
  }
}
