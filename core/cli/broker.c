#include "cli/broker.h"
#include "base/beneath.h"
#include "base/clock.h"
#include "base/list.h"
#include "base/sha256.h"
#include "cli/interrupt.h"
#include "cli/line_editor.h"
#include "cli/whole_file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
  FILE_MAX = 64 << 20, /* bytes of a rule file or lexicon */
  LINE_MAX_BYTES = 64 << 20
};

typedef struct Digest {
  char hex[65];
} Digest;

typedef LIST(char *) Names;

/* An image that was asked for, and the key of its file: that of then, since more
 * is handed over until it is made. */
#define KEY 64u
typedef struct Wanted {
  char key[KEY + 1], bound[KEY + 1];
} Wanted;
#define IMAGES 2u /* that a start makes: of lists and of rules */

struct Broker {
  BrokerConfig config;
  Names named; /* by the command line, with the links of their folders followed
                    and not their own */
  Names roots; /* the same and what was handed over, all links followed */
  Names words; /* named alone, neither in an option nor as FILE:LINE */
  Names out;   /* the folder of config.out */
  Names folders; /* that rules may name files beneath, links followed */
  LIST(Digest)
  given;                 /* contents of rule files and lexicons that were handed
                         over, in order */
  Wanted wanted[IMAGES]; /* images that were asked for and may be made anew */
  unsigned nwanted;
  char kept[IMAGES][KEY + 1]; /* images that were kept: none is kept twice */
  unsigned nkept;
  bool documents; /* some were handed over: images are no longer kept */
  Source *source;
  LIST(const char *) paths; /* of source, in `names` */
  Buf names;
  Buf bytes; /* of the answer that is made */
};

/* ------------------------------------------------------------------- paths */

static void free_names(Names *list) {
  for (uint32_t i = 0; i < list->n; i++)
    ge_free(list->at[i], strlen(list->at[i]) + 1);
  list_clear(list);
}

/* A path once links are followed; one that is not there is made later, or
 * never. "" is the current folder. */
static bool add_real(Names *list, const char *path) {
  char real[BENEATH_PATH];
  if (!realpath(*path ? path : ".", real)) return true;
  for (uint32_t i = 0; i < list->n; i++)
    if (strcmp(list->at[i], real) == 0) return true;
  char *c = ge_copy(real);
  return c && list_push(list, c);
}

/* A path with the links of its folder followed, and not its own. */
static bool place_of(const char *path, char place[BENEATH_PATH]) {
  char folder[BENEATH_PATH];
  const char *slash = strrchr(path, '/');
  size_t n = slash ? (size_t)(slash - path) + 1 : 0;
  if (n >= sizeof folder) return errno = ENAMETOOLONG, false;
  memcpy(folder, path, n);
  folder[n] = '\0';
  if (!realpath(n ? folder : ".", place)) return false;
  size_t k = strlen(place), more = strlen(path + n);
  if (more == 0) return true; /* a folder, with a slash */
  if (k + more + 2 > BENEATH_PATH) return errno = ENAMETOOLONG, false;
  if (k > 1) place[k++] = '/'; /* no second one behind the root's */
  memcpy(place + k, path + n, more + 1);
  return true;
}

/* What a person named; "" is nothing. */
static bool add_named(Broker *b, const char *path) {
  char place[BENEATH_PATH];
  if (!*path) return true;
  char *c = place_of(path, place) ? ge_copy(place) : NULL;
  if (c && !list_push(&b->named, c)) return false;
  return add_real(&b->roots, path);
}

/* What a word of the command line may name: itself, the value of an option,
 * the file of FILE:LINE. */
static bool add_word(Broker *b, const char *word) {
  char file[BENEATH_PATH];
  const char *value = *word == '-' ? strchr(word, '=') : NULL;
  const char *colon = strrchr(word, ':');
  if (value) return add_named(b, value + 1);
  if (colon && colon > word && (size_t)(colon - word) < sizeof file) {
    memcpy(file, word, (size_t)(colon - word));
    file[colon - word] = '\0';
    if (!add_named(b, file)) return false;
  }
  char place[BENEATH_PATH];
  char *c = *word && place_of(word, place) ? ge_copy(place) : NULL;
  if (c && !list_push(&b->words, c)) return false;
  return add_named(b, word);
}

/* Whether a path, links followed, is one of these or lies beneath one. */
static bool beneath_one(const Names *list, const char *real) {
  for (uint32_t i = 0; i < list->n; i++) {
    const char *top = list->at[i];
    size_t n = strlen(top);
    if (strncmp(real, top, n) == 0 &&
        (real[n] == '\0' || real[n] == '/' || n == 1))
      return true;
  }
  return false;
}

/* Whether it may be looked at, and where it is once links are followed. */
static bool granted(const Broker *b, const char *path,
                    char real[BENEATH_PATH]) {
  if (!realpath(path, real)) return false;
  if (b->config.trusted || beneath_one(&b->roots, real)) return true;
  errno = EACCES;
  return false;
}

/* Whether a path is the file of the word FILE:LINE. */
static bool is_file_of(const char *word, const char *path) {
  const char *colon = strrchr(word, ':');
  size_t n = colon ? (size_t)(colon - word) : 0;
  return n > 0 && strlen(path) == n && memcmp(word, path, n) == 0;
}

static bool in_words(const Broker *b, const char *path) {
  for (size_t i = 0; i < b->config.nwords; i++) {
    const char *word = b->config.words[i];
    const char *value = *word == '-' ? strchr(word, '=') : NULL;
    if (strcmp(word, path) == 0 || (value && strcmp(value + 1, path) == 0) ||
        is_file_of(word, path))
      return true;
  }
  return b->config.trusted;
}

/* Whether a person named this file, however it is typed. */
static bool is_named(const Broker *b, const char *path) {
  char place[BENEATH_PATH];
  if (in_words(b, path)) return true;
  if (!place_of(path, place)) return false;
  for (uint32_t i = 0; i < b->named.n; i++)
    if (strcmp(b->named.at[i], place) == 0) return true;
  return false;
}

static bool folder_granted(const Broker *b, const char *folder) {
  char real[BENEATH_PATH];
  if (b->config.trusted) return true;
  return realpath(*folder ? folder : ".", real) &&
         beneath_one(&b->folders, real);
}

/* The folders of GEOENG_PATH, and that of --library. */
static bool add_folders(Broker *b) {
  char folder[BENEATH_PATH];
  for (const char *p = b->config.path; p && *p;) {
    size_t n = strcspn(p, ":");
    if (n > 0 && n < sizeof folder) {
      memcpy(folder, p, n);
      folder[n] = '\0';
      if (!add_real(&b->folders, folder)) return false;
    }
    p += n + (p[n] == ':');
  }
  const char *library = b->config.library;
  return !library || !*library || add_real(&b->folders, library);
}

/* A rule file was handed over: what lies beneath its folder may follow, and
 * the file may be asked for again. A link that nobody named has no folder: it
 * may lie anywhere. */
static bool add_file(Broker *b, const char *folder, const char *name) {
  char path[BENEATH_PATH], real[BENEATH_PATH];
  int n = snprintf(path, sizeof path, "%s%s%s", folder ? folder : "",
                   folder && *folder ? "/" : "", name);
  if (n < 0 || (size_t)n >= sizeof path) return true;
  if (!add_real(&b->roots, path)) return false;
  if (!folder && !is_named(b, name)) {
    if (!realpath(path, real)) return true;
    memcpy(path, real, sizeof path);
  }
  char *slash = strrchr(path, '/');
  if (slash == path) slash++; /* of the root */
  if (slash) *slash = '\0';
  return add_real(&b->folders, slash ? path : "");
}

static bool is_rule(const char *name) {
  size_t n = strlen(name);
  return n > 4 && strcmp(name + n - 4, ".lua") == 0;
}

/* ------------------------------------------------------------------ answers */

/* An answer that is the errno of a failure, or 0. */
static void put_error(Buf *out, int error) {
  message_put(out, &(Message){.kind = MESSAGE_ANSWER, .number = {error}});
}

static void put_bytes(Buf *out, const char *s, size_t n) {
  message_put(out, &(Message){.kind = MESSAGE_ANSWER, .part = {{s, n}}});
}

static int open_file(const Broker *b, const char *folder, const char *name) {
  char real[BENEATH_PATH];
  if (folder && folder_granted(b, folder)) return beneath_open(folder, name);
  if (folder) return errno = EACCES, -1;
  if (is_named(b, name)) return open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat st;
  if (!granted(b, name, real)) return -1;
  int fd = open(real, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (fd < 0) return -1;
  int error = fstat(fd, &st) != 0   ? errno
              : S_ISDIR(st.st_mode) ? EISDIR
                                    : EACCES;
  if (error == EACCES && S_ISREG(st.st_mode)) return fd;
  close(fd);
  return errno = error, -1;
}

/* Waits for a FIFO or terminal; a file is there at once. false: too long. */
static bool wait_bytes(int fd, double until) {
  struct pollfd p = {.fd = fd, .events = POLLIN};
  double left = until - clock_seconds();
  if (until > 0 && left <= 0) return errno = ETIMEDOUT, false;
  poll(&p, 1, until > 0 ? (int)(left * 1000) + 1 : -1);
  return true;
}

/* 0, or errno. */
static int read_whole(int fd, unsigned seconds, Buf *b) {
  char part[GE_ROOM(1 << 16, 1021)];
  double until = seconds ? clock_seconds() + seconds : 0;
  ssize_t n;
  buf_reset(b);
  while (wait_bytes(fd, until)) {
    n = read(fd, part, sizeof part);
    if (n == 0) return b->failed ? ENOMEM : 0;
    if (interrupt_signal()) return EINTR;
    if (n < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (n < 0) return errno;
    if (b->n + (size_t)n > FILE_MAX) return EFBIG;
    buf_put(b, part, (size_t)n);
  }
  return errno;
}

/* Of the bytes that are handed over; the same file twice counts once. */
static bool add_digest(Broker *b) {
  Digest d;
  uint32_t i = 0;
  int c = 1;
  sha256_hex(b->bytes.at ? b->bytes.at : "", b->bytes.n, d.hex);
  while (i < b->given.n && (c = strcmp(b->given.at[i].hex, d.hex)) < 0) i++;
  if (i < b->given.n && c == 0) return true;
  if (!list_push(&b->given, d)) return false;
  memmove(&b->given.at[i + 1], &b->given.at[i],
          (b->given.n - 1 - i) * sizeof d);
  b->given.at[i] = d;
  return true;
}

static void answer_read(Broker *b, const Message *call, Buf *out) {
  const char *folder = call->part[0].s, *name = call->part[1].s;
  int fd = open_file(b, folder, name);
  if (fd < 0) {
    put_error(out, errno);
    return;
  }
  int error = read_whole(fd, b->config.seconds, &b->bytes);
  close(fd);
  if (error == 0 && is_rule(name) && !add_file(b, folder, name)) error = ENOMEM;
  bool rules = folder || is_rule(name); /* else annotations, or a text */
  if (error == 0 && rules && !add_digest(b)) error = ENOMEM;
  b->documents = b->documents || !rules;
  if (error != 0) {
    put_error(out, error);
    return;
  }
  put_bytes(out, b->bytes.at ? b->bytes.at : "", b->bytes.n);
}

static int by_name(const struct dirent **a, const struct dirent **b) {
  return strcmp((*a)->d_name, (*b)->d_name);
}

static int shown(const struct dirent *d) { return d->d_name[0] != '.'; }

static void answer_list(Broker *b, const Message *call, Buf *out) {
  char real[BENEATH_PATH];
  struct dirent **list = NULL;
  int n = granted(b, call->part[0].s, real)
              ? scandir(real, &list, shown, by_name)
              : -1;
  if (n < 0) {
    put_error(out, errno);
    return;
  }
  buf_reset(&b->bytes);
  for (int i = 0; i < n; i++) {
    buf_put(&b->bytes, list[i]->d_name, strlen(list[i]->d_name) + 1);
    free(list[i]);
  }
  free(list);
  if (b->bytes.failed) put_error(out, ENOMEM);
  else put_bytes(out, b->bytes.n ? b->bytes.at : "", b->bytes.n);
}

static void answer_stamp(Broker *b, const Message *call, Buf *out) {
  char real[BENEATH_PATH];
  struct stat st;
  bool may = granted(b, call->part[0].s, real);
  /* Also of what a rule may name: it can be wrong, and not be there yet. */
  if (!may && errno == EACCES) may = beneath_one(&b->folders, real);
  if (!may || stat(real, &st) != 0) {
    put_error(out, errno);
    return;
  }
  buf_reset(&b->bytes);
  buf_printf(&b->bytes, "%lld.%ld %lld %lld", (long long)st.st_mtim.tv_sec,
             st.st_mtim.tv_nsec, (long long)st.st_size, (long long)st.st_ino);
  put_bytes(out, b->bytes.at, b->bytes.n);
}

/* ------------------------------------------------------------------ writing */

/* The folder of --out, when it is not there; never those above it. 0, or
 * errno. */
static int make_out(Broker *b) {
  const char *out = b->config.out;
  if (!out || !*out || b->out.n > 0) return 0;
  if (mkdir(out, 0777) != 0) return errno;
  return add_real(&b->out, out) ? 0 : ENOMEM;
}

/* The folder of a file, when it is not there and the one above it is. */
static void make_folder(const Broker *b, const char *path) {
  char folder[BENEATH_PATH], place[BENEATH_PATH];
  const char *slash = strrchr(path, '/');
  if (!b->config.folders || !slash || slash - path >= BENEATH_PATH) return;
  memcpy(folder, path, (size_t)(slash - path));
  folder[slash - path] = '\0';
  if (place_of(folder, place) && beneath_one(&b->out, place))
    (void)mkdir(place, 0777); /* what is to be written there fails without it */
}

/* Whether a file may be written: 0, or errno. It takes the place of what is
 * there, so that it is the place which must be granted, not where a link leads. */
static int may_write(const Broker *b, const char *path) {
  char place[BENEATH_PATH];
  if (b->config.trusted) return 0;
  if (!place_of(path, place)) return errno;
  bool out = (b->config.out && beneath_one(&b->out, place)) ||
             (b->config.file && strcmp(path, b->config.file) == 0);
  bool rule = b->config.accepts && is_rule(path) &&
              beneath_one(&b->words, place);
  return out || rule ? 0 : EACCES;
}

static void answer_write(Broker *b, const Message *call, Buf *out) {
  const char *path = call->part[0].s;
  int error = make_out(b);
  if (error == 0) make_folder(b, path);
  if (error == 0) error = may_write(b, path);
  WriteBar bar = WRITE_ERRNO;
  if (error == 0 && call->number[0] && access(path, F_OK) == 0) error = EEXIST;
  if (error == 0)
    error = whole_file_write(path, call->part[1].s, call->part[1].n,
                             b->config.trusted, &bar);
  message_put(out, &(Message){.kind = MESSAGE_ANSWER, .number = {error, bar}});
}

/* ------------------------------------------------------------------- inputs */

static int open_inputs(Broker *b, const Message *call) {
  const MessagePart *p = &call->part[0];
  source_close(b->source);
  b->source = NULL;
  b->nwanted = 0;
  b->documents = true;
  b->paths.n = 0;
  buf_reset(&b->names);
  buf_put(&b->names, p->s, p->n);
  if (b->names.failed) return ENOMEM;
  for (size_t i = 0; i < p->n; i += strlen(b->names.at + i) + 1) {
    if (!in_words(b, b->names.at + i)) return EACCES;
    if (!list_push(&b->paths, (const char *)(b->names.at + i))) return ENOMEM;
  }
  if (call->number[0] < INT32_MIN || call->number[0] > INT32_MAX) return EINVAL;
  InputOptions options = {.max_bytes = GE_DOC_BYTES};
  if (b->config.options) options = *b->config.options;
  options.day = (int32_t)call->number[0];
  if (call->number[1]) options.kind = "events";
  return source_open(&b->source, b->paths.at, b->paths.n, &options) == GE_OK
             ? 0
             : ENOMEM;
}

static void answer_next(Broker *b, Buf *out) {
  SourceDoc d;
  SourceGot got = b->source ? source_next(b->source, &d) : SOURCE_END;
  const char *note = b->source ? source_note(b->source) : NULL;
  if (note) fprintf(stderr, "%s\n", note);
  if (got == SOURCE_DOC) {
    message_put_doc(out, &d);
    return;
  }
  const char *why = got == SOURCE_ERROR ? source_message(b->source) : NULL;
  message_put(out, &(Message){.kind = MESSAGE_ANSWER,
                              .number = {!why && b->source &&
                                         source_read_any(b->source)},
                              .part = {message_string(why)}});
}

static void answer_line(Broker *b, const Message *call, Buf *out) {
  int c = '\n';
  b->documents = true;
  if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)) {
    const char *line = line_editor_read(call->part[0].s);
    message_put(out, &(Message){.kind = MESSAGE_ANSWER,
                                .part = {message_string(line)}});
    return;
  }
  buf_reset(&b->bytes);
  while ((c = getchar()) != EOF && c != '\n' && b->bytes.n <= LINE_MAX_BYTES)
    buf_putc(&b->bytes, (char)c);
  if (b->bytes.n > LINE_MAX_BYTES || b->bytes.failed) put_error(out, EFBIG);
  else if (c == EOF && b->bytes.n == 0) put_error(out, 0);
  else put_bytes(out, b->bytes.n ? b->bytes.at : "", b->bytes.n);
}

/* ------------------------------------------------------------------- images */

/* The name of an image. A process can leave one only for those that are given
 * the very files which it was given: whoever takes over a process by a rule file
 * gets no hold on other rules. */
static void bound_key(const Broker *b, const char *key, char bound[65]) {
  Sha256 s;
  sha256_start(&s);
  sha256_put(&s, key, strlen(key));
  for (uint32_t i = 0; i < b->given.n; i++)
    sha256_put(&s, b->given.at[i].hex, sizeof b->given.at[i].hex);
  sha256_end(&s, bound);
}

/* Also for an image that is there: it may be damaged. */
static void want(Broker *b, const char *key, const char *bound) {
  unsigned i = 0;
  if (!b->config.cache || b->documents || strlen(key) != KEY) return;
  while (i < b->nwanted && strcmp(b->wanted[i].key, key) != 0) i++;
  if (i == IMAGES) i = 0;
  if (i == b->nwanted) b->nwanted++;
  Wanted *w = &b->wanted[i];
  memcpy(w->key, key, sizeof w->key);
  memcpy(w->bound, bound, sizeof w->bound);
}

static void answer_image(Broker *b, const Message *call, Buf *out,
                         int *passed) {
  char bound[65];
  char text[GE_LISTS_TEXT] = "";
  size_t n = 0;
  bound_key(b, call->part[0].s, bound);
  if (b->config.cache)
    *passed = ge_lists_open(b->config.cache, bound, &n, text);
  want(b, call->part[0].s, bound);
  message_put(out, &(Message){.kind = MESSAGE_ANSWER,
                              .number = {(int64_t)n},
                              .part = {message_string(text)}});
}

/* Whether an image that was asked for by that key may be kept, and under which.
 * It is no longer wanted then. */
static bool unwant(Broker *b, const char *key, char bound[65]) {
  unsigned i = 0;
  while (i < b->nwanted && strcmp(b->wanted[i].key, key) != 0) i++;
  if (i == b->nwanted) return false;
  memcpy(bound, b->wanted[i].bound, sizeof b->wanted[i].bound);
  b->wanted[i] = b->wanted[--b->nwanted];
  for (i = 0; i < b->nkept; i++)
    if (strcmp(b->kept[i], bound) == 0) return false;
  if (b->nkept == IMAGES) return false;
  memcpy(b->kept[b->nkept++], bound, sizeof b->kept[0]);
  return true;
}

/* Once each, and before a document was handed over. */
static void answer_keep(Broker *b, const Message *call, Buf *out) {
  char key[65];
  bool may = unwant(b, call->part[0].s, key);
  GeStatus st = may ? ge_lists_store(b->config.cache, key, call->part[1].s,
                                     call->part[1].n)
                    : GE_EIO;
  put_error(out, !may ? EACCES : st == GE_OK ? 0 : errno ? errno : EIO);
}

/* --------------------------------------------------------------------- all */

GeStatus broker_new(Broker **broker, const BrokerConfig *config) {
  Broker *b = ge_alloc_zeros(1, sizeof *b);
  *broker = NULL;
  if (!b) return GE_ENOMEM;
  b->config = *config;
  bool ok = add_folders(b);
  if (ok && config->out && *config->out) ok = add_real(&b->out, config->out);
  for (size_t i = 0; i < config->nwords && ok; i++)
    ok = add_word(b, config->words[i]);
  if (ok) *broker = b;
  else broker_free(b);
  return ok ? GE_OK : GE_ENOMEM;
}

void broker_free(Broker *b) {
  if (!b) return;
  source_close(b->source);
  free_names(&b->named);
  free_names(&b->roots);
  free_names(&b->words);
  free_names(&b->out);
  free_names(&b->folders);
  list_clear(&b->given);
  list_clear(&b->paths);
  buf_clear(&b->names);
  buf_clear(&b->bytes);
  ge_free(b, sizeof *b);
}

bool broker_answer(Broker *b, const Message *call, Buf *out, int *passed) {
  unsigned bit = MESSAGE_BIT(call->kind);
  unsigned more = MESSAGE_BIT(MESSAGE_STAMP) | MESSAGE_BIT(MESSAGE_WRITE) |
                  MESSAGE_BIT(MESSAGE_INPUTS) | MESSAGE_BIT(MESSAGE_NEXT) |
                  MESSAGE_BIT(MESSAGE_LINE) | MESSAGE_BIT(MESSAGE_LIST);
  buf_reset(out);
  *passed = -1;
  bool may = b->config.trusted ||
             (bit == MESSAGE_BIT(MESSAGE_LINE) ? b->config.lines
                                               : b->config.inputs);
  if (bit & more && !may) {
    put_error(out, EACCES);
    return true;
  }
  switch (call->kind) {
  case MESSAGE_READ: answer_read(b, call, out); break;
  case MESSAGE_LIST: answer_list(b, call, out); break;
  case MESSAGE_STAMP: answer_stamp(b, call, out); break;
  case MESSAGE_WRITE: answer_write(b, call, out); break;
  case MESSAGE_INPUTS: put_error(out, open_inputs(b, call)); break;
  case MESSAGE_NEXT: answer_next(b, out); break;
  case MESSAGE_LINE: answer_line(b, call, out); break;
  case MESSAGE_IMAGE: answer_image(b, call, out, passed); break;
  case MESSAGE_KEEP: answer_keep(b, call, out); break;
  default: ge_assert(false); /* no call */
  }
  return !interrupt_signal();
}
