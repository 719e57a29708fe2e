#include "syntax/model.h"
#include "syntax/label.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Eight bytes at a time in four lanes, so that the processor is not kept
 * waiting for the multiplication before. */
uint64_t model_checksum(const void *bytes, size_t nbytes) {
  const uint64_t k = UINT64_C(0x9E3779B97F4A7C15);
  const unsigned char *p = bytes;
  uint64_t lane[4] = {k, k << 1, k << 2, nbytes}, w;
  size_t i = 0;
  for (; i + 32 <= nbytes; i += 32)
    for (int j = 0; j < 4; j++) {
      memcpy(&w, p + i + 8 * j, 8);
      lane[j] = (lane[j] ^ w) * k;
      lane[j] ^= lane[j] >> 29;
    }
  for (; i < nbytes; i++) lane[i & 3] = (lane[i & 3] ^ p[i]) * k;
  for (int j = 1; j < 4; j++)
    lane[0] = ((lane[0] ^ lane[j]) * k) ^ (lane[0] >> 31);
  return lane[0];
}

/* ---------------------------------------------------------------- sections */

static const ModelHeader *header_of(const Model *m) {
  return (const ModelHeader *)(const void *)m->at;
}

uint64_t model_sum(const Model *m) { return header_of(m)->checksum; }

static bool section_ok(const Model *m, int i) {
  const ModelSection *s = &header_of(m)->sections[i];
  return s->offset >= sizeof(ModelHeader) && s->offset % LINE_BYTES == 0 &&
         s->offset <= m->nbytes && s->nbytes <= m->nbytes - s->offset &&
         s->nbytes <= UINT32_MAX / 2;
}

static const unsigned char *section(const Model *m, int i, uint32_t *nbytes) {
  const ModelSection *s = &header_of(m)->sections[i];
  *nbytes = (uint32_t)s->nbytes;
  return m->at + s->offset;
}

static Table table_of(const Model *m, int i) {
  Table t = {0};
  uint32_t n;
  const void *lines = section(m, i, &n);
  t.lines = lines;
  t.nlines = n / LINE_BYTES;
  t.rows = section(m, i + 1, &t.nbytes);
  return t;
}

static Moves moves_of(const Model *m) {
  Moves t = {0};
  uint32_t n;
  const void *lines = section(m, SECTION_MOVES, &n);
  t.lines = lines;
  t.nlines = n / LINE_BYTES;
  return t;
}

/* Pairs of labels below these limits, at most MODEL_CLASSES. */
static bool pairs_ok(const ModelPair *pairs, uint32_t n, unsigned max0,
                     unsigned max1) {
  if (n == 0 || n > MODEL_CLASSES) return false;
  for (uint32_t i = 0; i < n; i++)
    if (pairs[i].a >= max0 || pairs[i].b >= max1) return false;
  return true;
}

const char *model_use(Model *m, const void *bytes, size_t nbytes) {
  memset(m, 0, sizeof *m);
  m->at = bytes;
  m->nbytes = nbytes;
  if (nbytes < sizeof(ModelHeader)) return "it is too short for a model";
  const ModelHeader *h = header_of(m);
  if (memcmp(h->magic, "GEOMODEL", 8) != 0) return "it is no geoeng model";
  if (h->order != MODEL_ORDER)
    return "it was made on a machine of the other byte order";
  if (h->version != MODEL_VERSION || h->nsections != SECTIONS)
    return "it is a model of another version of geoeng";
  if (h->nbytes != nbytes) return "its size is not what its header says";
  for (int i = 0; i < SECTIONS; i++)
    if (!section_ok(m, i)) return "one of its sections lies outside";
  const void *p = section(m, SECTION_TAGS, &m->ntags);
  m->tags = p;
  m->ntags /= 2;
  p = section(m, SECTION_ARCS, &m->narcs);
  m->arcs = p;
  m->narcs /= 2;
  if (!pairs_ok(m->tags, m->ntags, POS_COUNT, TAG_COUNT) ||
      !pairs_ok(m->arcs, m->narcs, 3, REL_COUNT))
    return "its labels are unknown";
  m->words = table_of(m, SECTION_WORDS);
  m->tag = table_of(m, SECTION_TAG);
  m->moves = moves_of(m);
  m->label = table_of(m, SECTION_LABEL);
  m->lemma = table_of(m, SECTION_LEMMA);
  return NULL;
}

static const char *map(Model *m, int fd, GeStatus *st) {
  struct stat s;
  *st = GE_EIO;
  if (fstat(fd, &s) != 0) return strerror(errno);
  *st = GE_EINPUT;
  if (!S_ISREG(s.st_mode)) return "it is no file";
  if (s.st_size < (off_t)sizeof(ModelHeader))
    return "it is too short for a model";
  size_t n = (size_t)s.st_size;
  void *at = mmap(NULL, n, PROT_READ, MAP_PRIVATE, fd, 0);
  *st = GE_EIO;
  if (at == MAP_FAILED) return strerror(errno);
  const char *why = model_use(m, at, n);
  m->mapped = true;
  *st = why ? GE_EINPUT : GE_OK;
  return why;
}

const char *model_open(Model *m, const char *path, GeStatus *st) {
  memset(m, 0, sizeof *m);
  *st = GE_EIO;
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return strerror(errno);
  const char *why = map(m, fd, st);
  close(fd);
  if (why) model_close(m);
  return why;
}

void model_close(Model *m) {
  union {
    const void *in;
    void *out; /* munmap wants what mmap gave */
  } at = {m->at};
  if (m->mapped) munmap(at.out, m->nbytes);
  memset(m, 0, sizeof *m);
}

bool model_check(Model *m) {
  if (m->checked) return true;
  m->checked = model_checksum(m->at + sizeof(ModelHeader),
                              m->nbytes - sizeof(ModelHeader)) ==
               header_of(m)->checksum;
  return m->checked;
}

/* ------------------------------------------------------------------ tables */

_Static_assert(sizeof(RowLine) == LINE_BYTES, "a line is a cache line");

/* The row at 1 + this offset, 0: none, if it lies within the table. */
static const unsigned char *row_at(const Table *t, uint32_t row) {
  uint32_t at = row - 1;
  if (at >= t->nbytes || 2u * t->rows[at] >= t->nbytes - at) return NULL;
  return t->rows + at;
}

/* The row of a spot, 0: none; the row itself is not looked at. */
static uint32_t find(const Table *t, Spot s) {
  const RowLine *line = &t->lines[s.line];
  unsigned found = line_find(line->tag, s.tag) & ((1u << LINE_ROWS) - 1);
  return found ? line->row[line_first(found)] : 0;
}

const unsigned char *table_row(const Table *t, uint32_t key) {
  if (t->nlines == 0) return NULL;
  return row_at(t, find(t, line_spot(key, t->nlines)));
}

static void add_row(const unsigned char *row, int32_t *scores) {
  uint32_t n = row[0];
  const unsigned char *cls = row + 1;
  const signed char *weight = (const signed char *)cls + n;
  for (uint32_t k = 0; k < n; k++)
    scores[cls[k]] += weight[k] * abs(weight[k]);
}

/* Lines, then rows, then scores: each is on its way to the cache while the
 * ones before it are looked at. */
void table_score(const Table *t, const uint32_t *keys, uint32_t n,
                 int32_t scores[MODEL_CLASSES]) {
  Spot spots[256];
  uint32_t rows[GE_COUNT(spots)], nrows = 0;
  if (t->nlines == 0) return;
  ge_assert(n < GE_COUNT(spots));
  line_fetch(t->lines, t->nlines, keys, n, spots);
  for (uint32_t i = 0; i < n; i++) {
    uint32_t row = find(t, spots[i]);
    if (row - 1 >= t->nbytes) continue; /* 0: none */
    __builtin_prefetch(t->rows + row - 1);
    rows[nrows++] = row;
  }
  for (uint32_t i = 0; i < nrows; i++) {
    const unsigned char *row = row_at(t, rows[i]);
    if (row) add_row(row, scores);
  }
}
