/*
 * Any bytes as frames of a process that lies, for every set of kinds that is
 * waited for; and as calls of the broker: the first byte is the kind of a call,
 * whose names are made of words that lead in and out of what is granted. It must
 * never hand over the secret, nor write beside what is granted.
 */
#define _GNU_SOURCE 1 /* memmem */
#include "cli/broker.h"
#include "fuzz.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#define SECRET "the secret of another folder"
#define NAME_MAX_BYTES 400

static char top[] = "/tmp/geoeng-fuzz-XXXXXX";
static int home = -1; /* the folder that the process was started in */

/* ------------------------------------------------------------------- frames */

static const unsigned masks[] = {MESSAGE_BIT(MESSAGE_REPLY),
                                 MESSAGE_BIT(MESSAGE_DOC),
                                 MESSAGE_REQUESTS,
                                 MESSAGE_CALLS,
                                 MESSAGE_CALLS | MESSAGE_BIT(MESSAGE_ANSWER),
                                 MESSAGE_BIT(MESSAGE_ANSWER) |
                                     MESSAGE_BIT(MESSAGE_DOC),
                                 (1u << MESSAGE_KINDS) - 1,
                                 0};

/* What a frame says is within it, and written again gives the same bytes. */
static void claim_frame(const Buf *b, unsigned kinds) {
  Message m;
  Buf again;
  message_get(b, &m);
  CLAIM(kinds & MESSAGE_BIT(m.kind));
  for (int i = 0; i < MESSAGE_PARTS; i++) {
    const MessagePart *p = &m.part[i];
    if (!p->s) continue;
    CLAIM(p->s > b->at && p->n < b->n);
    CLAIM(p->s + p->n < b->at + b->n && p->s[p->n] == '\0');
  }
  buf_init(&again);
  message_put(&again, &m);
  CLAIM(again.n == b->n && memcmp(again.at, b->at, b->n) == 0);
  buf_clear(&again);
}

static void claim_state(const Buf *b, unsigned kinds) {
  MessageState state = message_state(b, kinds);
  if (state == MESSAGE_MORE) CLAIM(message_missing(b) > 0);
  if (state == MESSAGE_WHOLE) claim_frame(b, kinds);
}

static void read_frames(const uint8_t *data, size_t n) {
  Buf b;
  buf_init(&b);
  buf_put(&b, (const char *)data, n);
  for (size_t i = 0; i < sizeof masks / sizeof *masks; i++)
    claim_state(&b, masks[i]);
  buf_clear(&b);
}

/* ------------------------------------------------------------------- folders */

static void write_file(const char *name, const char *text) {
  int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  CLAIM(fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text));
  close(fd);
}

static int remove_it(const char *path, const struct stat *st, int type,
                     struct FTW *at) {
  (void)st, (void)type, (void)at;
  return remove(path);
}

static void remove_all(const char *folder) {
  (void)nftw(folder, remove_it, 8, FTW_DEPTH | FTW_PHYS);
}

/* What calls may have changed is as it was. */
static void prepare(void) {
  remove_all("granted");
  remove_all("other");
  remove_all("cache");
  CLAIM(mkdir("granted", 0777) == 0 && mkdir("granted/sub", 0777) == 0 &&
        mkdir("other", 0777) == 0 && mkdir("cache", 0700) == 0);
  write_file("granted/a.lua", "rule");
  write_file("granted/b.txt", "text");
  write_file("granted/sub/c.tsv", "list");
  write_file("other/secret", SECRET);
  write_file("other/secret.lua", SECRET);
  CLAIM(symlink("../other/secret", "granted/out") == 0 &&
        symlink("../other", "granted/away") == 0 &&
        symlink("../other/secret.lua", "granted/out.lua") == 0 &&
        symlink("sub/c.tsv", "granted/in") == 0);
}

static void clean_up(void) { remove_all(top); }

static void open_folder(void) {
  home = open(".", O_RDONLY | O_CLOEXEC);
  CLAIM(home >= 0 && mkdtemp(top) && chdir(top) == 0);
  atexit(clean_up);
  CLAIM(close(STDIN_FILENO) == 0 && open("/dev/null", O_RDONLY) == 0);
  prepare();
}

static int entries(const char *folder) {
  int n = 0;
  DIR *d = opendir(folder);
  CLAIM(d != NULL);
  while (readdir(d)) n++;
  closedir(d);
  return n - 2;
}

/* Nothing came or went outside of what is granted. */
static void claim_outside(void) {
  char got[sizeof SECRET] = "";
  int fd = open("other/secret", O_RDONLY);
  CLAIM(fd >= 0 && read(fd, got, sizeof got) == (ssize_t)strlen(SECRET));
  close(fd);
  CLAIM(strcmp(got, SECRET) == 0);
  CLAIM(entries("other") == 2 && entries(".") == 3);
}

/* -------------------------------------------------------------------- calls */

typedef struct Bytes { /* of the input, that are still to be used */
  const uint8_t *at;
  size_t n;
} Bytes;

static uint8_t next(Bytes *in) {
  if (in->n == 0) return 0;
  in->n--;
  return *in->at++;
}

/* A path, or NULL: of words, each by a byte, and of bytes as they are. */
static const char *next_name(Bytes *in, char name[NAME_MAX_BYTES]) {
  static const char *const words[] = {"granted",
                                      "other",
                                      "secret",
                                      "secret.lua",
                                      "a.lua",
                                      "b.txt",
                                      "sub",
                                      "c.tsv",
                                      "out",
                                      "away",
                                      "out.lua",
                                      "in",
                                      "..",
                                      ".",
                                      "/",
                                      "//",
                                      "",
                                      "/etc/passwd",
                                      "/proc/self/cwd",
                                      "new",
                                      ".new",
                                      "cache",
                                      "-",
                                      ":1"};
  size_t nwords = sizeof words / sizeof *words, n = 0;
  uint8_t parts = next(in) % 8;
  if (parts == 0) return NULL;
  name[0] = '\0';
  while (--parts > 0) {
    uint8_t c = next(in);
    const char *word = c < 2 * nwords ? words[c / 2] : (char[]){(char)c, '\0'};
    int k = snprintf(name + n, NAME_MAX_BYTES - n, "%s%s",
                     c < 2 * nwords && c % 2 && n ? "/" : "", word);
    n += (size_t)k;
    if (n >= NAME_MAX_BYTES) return NULL;
  }
  return name;
}

static Message next_call(Bytes *in) {
  static const MessageKind kinds[] = {
      MESSAGE_READ, MESSAGE_LIST, MESSAGE_STAMP, MESSAGE_WRITE, MESSAGE_INPUTS,
      MESSAGE_NEXT, MESSAGE_LINE, MESSAGE_IMAGE, MESSAGE_KEEP,  MESSAGE_READ};
  static char name[2][NAME_MAX_BYTES];
  Message m = {.kind = kinds[next(in) % (sizeof kinds / sizeof *kinds)]};
  bool numbered = m.kind == MESSAGE_WRITE || m.kind == MESSAGE_INPUTS;
  if (m.kind == MESSAGE_NEXT) return m;
  m.part[0] = message_string(next_name(in, name[0]));
  if (m.kind == MESSAGE_READ || m.kind == MESSAGE_WRITE ||
      m.kind == MESSAGE_KEEP)
    m.part[1] = message_string(next_name(in, name[1]));
  if (numbered) m.number[0] = next(in) % 2;
  if (m.kind == MESSAGE_INPUTS && m.part[0].s) m.part[0].n++; /* its NUL */
  return m;
}

static void claim_answer(const Message *call, const Buf *out, int passed) {
  unsigned kinds = MESSAGE_BIT(MESSAGE_ANSWER) | MESSAGE_BIT(MESSAGE_DOC);
  Message m;
  CLAIM(message_state(out, kinds) == MESSAGE_WHOLE);
  message_get(out, &m);
  CLAIM(m.kind == MESSAGE_ANSWER || call->kind == MESSAGE_NEXT);
  CLAIM(passed < 0 || call->kind == MESSAGE_IMAGE);
  for (int i = 0; i < MESSAGE_PARTS; i++) {
    const MessagePart *p = &m.part[i];
    if (!p->s) continue;
    CLAIM(!memmem(p->s, p->n, SECRET, strlen(SECRET)));
    CLAIM(!memmem(p->s, p->n, "root:", 5));
    CLAIM(call->kind != MESSAGE_LIST || !memmem(p->s, p->n, "secret", 6));
  }
}

/* Asks as the command would: what is no frame of a call is not answered.
 * Whether something may have been written. */
static bool ask(Broker *b, const Message *call) {
  Buf frame, out;
  Message got;
  int passed;
  bool wrote = false;
  buf_init(&frame);
  buf_init(&out);
  message_put(&frame, call);
  if (message_state(&frame, MESSAGE_CALLS) == MESSAGE_WHOLE) {
    message_get(&frame, &got);
    CLAIM(broker_answer(b, &got, &out, &passed));
    claim_answer(&got, &out, passed);
    if (passed >= 0) close(passed);
    message_get(&out, &got);
    wrote = got.number[0] == 0 &&
            (call->kind == MESSAGE_WRITE || call->kind == MESSAGE_KEEP);
    if (wrote) claim_outside();
  }
  buf_clear(&frame);
  buf_clear(&out);
  return wrote;
}

static void call_broker(const uint8_t *data, size_t n) {
  static const char *const words[] = {"granted/a.lua", "granted/b.txt:3",
                                      "--with=granted/sub", "granted"};
  Bytes in = {data, n};
  uint8_t how = next(&in);
  char cache[sizeof top + 10];
  Broker *b;
  snprintf(cache, sizeof cache, "%s/cache", top);
  BrokerConfig config = {.words = words,
                         .nwords = how & 1 ? 4 : 3,
                         .path = how & 2 ? "granted" : NULL,
                         .cache = how & 4 ? cache : NULL,
                         .inputs = how & 8,
                         .accepts = how & 16,
                         .out = how & 32 ? "granted/sub" : NULL};
  CLAIM(broker_new(&b, &config) == GE_OK);
  bool wrote = false;
  while (in.n > 0) {
    Message call = next_call(&in);
    wrote = ask(b, &call) || wrote;
  }
  broker_free(b);
  claim_outside();
  if (wrote) prepare();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  if (home < 0) open_folder();
  CLAIM(chdir(top) == 0);
  read_frames(data, n);
  if (n < 2000) call_broker(data, n);
  CLAIM(fchdir(home) == 0); /* where the inputs are */
  return 0;
}
