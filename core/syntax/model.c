#include "syntax/model.h"
#include "syntax/label.h"
#include "syntax/word_keys.h"

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
  return s->offset >= sizeof(ModelHeader) && s->offset % MODEL_ALIGN == 0 &&
         s->offset <= m->nbytes && s->nbytes <= m->nbytes - s->offset &&
         s->nbytes <= UINT32_MAX / 2;
}

static const void *section(const Model *m, int i, uint32_t *nbytes) {
  const ModelSection *s = &header_of(m)->sections[i];
  ge_assert(i >= 0 && i < SECTIONS && section_ok(m, i)); /* see model_use */
  *nbytes = (uint32_t)s->nbytes;
  return m->at + s->offset;
}

static bool use_keys(const Model *m, int i, KeyTable *t) {
  uint32_t nbytes;
  t->slots = section(m, i, &nbytes);
  uint32_t n = nbytes / (2 * sizeof *t->slots);
  t->mask = n - 1;
  return n > 0 && (n & (n - 1)) == 0;
}

/* Rows; those of what is not known and of the root are never missing. */
static bool use_rows(const Model *m, int i, const int8_t **rows, uint32_t *n) {
  uint32_t nbytes;
  *rows = section(m, i, &nbytes);
  *n = nbytes / WIDTH;
  return *n >= 2;
}

static bool use_labels(Model *m) {
  Network *net = &m->network;
  net->pairs = section(m, SECTION_TAGS, &net->npairs);
  net->npairs /= sizeof *net->pairs;
  net->rels = section(m, SECTION_RELS, &net->nrels);
  net->root = REL_ROOT;
  if (net->npairs == 0 || net->nrels == 0 || net->nrels > REL_COUNT)
    return false;
  for (uint32_t i = 0; i < net->npairs; i++)
    if (net->pairs[i].pos >= POS_COUNT || net->pairs[i].tag >= TAG_COUNT)
      return false;
  for (uint32_t i = 0; i < net->nrels; i++)
    if (net->rels[i] >= REL_COUNT) return false;
  return net->npairs <= (unsigned)POS_COUNT * (unsigned)TAG_COUNT;
}

static bool use_network(Model *m) {
  Network *net = &m->network;
  uint32_t nbytes;
  const void *layers = section(m, SECTION_LAYERS, &nbytes);
  net->kernel = kernel_best();
  return use_keys(m, SECTION_FORM_KEYS, &net->form_keys) &&
         use_keys(m, SECTION_PART_KEYS, &net->part_keys) &&
         use_rows(m, SECTION_FORMS, &net->forms, &net->nforms) &&
         use_rows(m, SECTION_PARTS, &net->parts, &net->nparts) &&
         network_use(net, layers, nbytes);
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
  if (!use_labels(m)) return "its labels are unknown";
  if (!use_network(m)) return "its network is not one of this version";
  m->lemmas.texts = section(m, SECTION_LEMMAS, &m->lemmas.nbytes);
  return use_keys(m, SECTION_LEMMA_KEYS, &m->lemmas.keys)
             ? NULL
             : "its lemmas are no table";
}

/* -------------------------------------------------------------------- rows */

static uint32_t row_of(const KeyTable *t, uint32_t key, uint32_t nrows) {
  uint32_t row;
  ge_assert(nrows > 0); /* that of what is not known */
  return key_find(t, key, &row) && row < nrows ? row : 0;
}

void model_rows(const Model *m, const uint32_t *keys, WordRows *rows) {
  const Network *net = &m->network;
  rows->form = row_of(&net->form_keys, keys[KEY_FORM], net->nforms);
  if (rows->form == 0)
    rows->form = row_of(&net->form_keys, keys[KEY_DIGITS], net->nforms);
  ge_assert(rows->form < net->nforms);
  for (int k = 0; k < PARTS; k++)
    rows->parts[k] = row_of(&net->part_keys, keys[KEY_FIRST_PART + k],
                            net->nparts);
}

uint32_t model_space_row(const Model *m, bool before, bool behind) {
  const Network *net = &m->network;
  return row_of(&net->part_keys, space_key(before, behind), net->nparts);
}

/* -------------------------------------------------------------------- file */

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
#ifdef GE_STATIC
  if (strcmp(path, MODEL_INSIDE) == 0) {
    const char *wrong = model_use(m, model_inside,
                                  (size_t)(model_inside_end - model_inside));
    *st = wrong ? GE_EINPUT : GE_OK;
    return wrong;
  }
#endif
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
  ge_assert(!m->mapped || m->at);
  if (m->mapped) munmap(at.out, m->nbytes);
  memset(m, 0, sizeof *m);
}

bool model_check(Model *m) {
  if (m->checked) return true;
  ge_assert(m->at && m->nbytes >= sizeof(ModelHeader));
  m->checked = model_checksum(m->at + sizeof(ModelHeader),
                              m->nbytes - sizeof(ModelHeader)) ==
               header_of(m)->checksum;
  return m->checked;
}
