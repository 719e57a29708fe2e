#include "engine/list_image.h"
#include "base/hash.h"

#include <string.h>

static const size_t record[IMAGE_SECTIONS] = {1,
                                              sizeof(ImageType),
                                              sizeof(uint32_t),
                                              sizeof(Entry),
                                              sizeof(StoredAttr),
                                              sizeof(GazState),
                                              sizeof(GazHit),
                                              sizeof(GeId),
                                              sizeof(uint32_t),
                                              sizeof(GazEdge)};

static const ImageForm form = {
    .magic = {'G', 'E', 'O', 'L', 'I', 'S', 'T', 'S'},
    .version = IMAGE_VERSION,
    .align = IMAGE_ALIGN,
    .nsections = IMAGE_SECTIONS,
    .header = sizeof(ImageHeader),
    .record = record,
    .foreign = "it is no image of lists",
    .stale = "it is of other lexicons"};

/* ----------------------------------------------------------------- writing */

enum { FIRST_SLOTS = GE_ROOM(1024, 4) };

/* The strings of an image, each once: most attributes say what others say. */
typedef struct Strings {
  Buf bytes;
  uint32_t *slots; /* offset + 1 by hash of the string; 0: empty */
  uint32_t mask, n;
  bool failed;
} Strings;

static bool grow_strings(Strings *t) {
  uint32_t mask = t->slots ? t->mask * 2 + 1 : FIRST_SLOTS - 1;
  uint32_t *slots = ge_alloc_zeros(mask + (size_t)1, sizeof *slots), moved = 0;
  if (!slots) return false;
  for (uint32_t i = 0; t->slots && i <= t->mask; i++) {
    if (t->slots[i] == 0) continue;
    const char *s = t->bytes.at + t->slots[i] - 1;
    uint32_t k = hash_string(s, strlen(s)) & mask;
    while (slots[k]) k = (k + 1) & mask;
    slots[k] = t->slots[i];
    moved++;
  }
  ge_assert(moved == t->n);
  if (t->slots) ge_free(t->slots, (t->mask + (size_t)1) * sizeof *slots);
  t->slots = slots;
  t->mask = mask;
  return true;
}

/* One with a NUL in it may be there twice. */
static uint32_t put_string(Strings *t, const char *s, size_t n) {
  if (t->failed || ((!t->slots || t->n >= t->mask / 2) && !grow_strings(t))) {
    t->failed = true;
    return 0;
  }
  ge_assert(t->n < t->mask / 2); /* so that every search ends */
  uint32_t k = hash_string(s, n) & t->mask;
  for (; t->slots[k]; k = (k + 1) & t->mask) {
    uint32_t from = t->slots[k] - 1;
    const char *old = t->bytes.at + from;
    if (n < t->bytes.n - from && memcmp(old, s, n) == 0 && old[n] == '\0')
      return from;
  }
  uint32_t at = (uint32_t)t->bytes.n;
  buf_put(&t->bytes, s, n);
  buf_putc(&t->bytes, '\0');
  t->failed = t->bytes.failed;
  t->slots[k] = at + 1;
  t->n++;
  return at;
}

static void strings_clear(Strings *t) {
  buf_clear(&t->bytes);
  if (t->slots) ge_free(t->slots, (t->mask + (size_t)1) * sizeof *t->slots);
}

static void put(Buf *b, const void *x, size_t n) {
  buf_put(b, (const char *)x, n);
}

static void put_types(const Vocab *v, Buf *b, Strings *strings) {
  for (GeId i = 0; i < vocab_size(v); i++) {
    const Type *t = vocab_type(v, i);
    ImageType x = {put_string(strings, t->text, t->nbytes), t->nbytes,
                   put_string(strings, t->shape, strlen(t->shape)), t->fold,
                   t->flags};
    put(b, &x, sizeof x);
  }
}

static void put_attrs(const Entries *e, Buf *b, Strings *strings) {
  for (uint32_t i = 0; i < e->nstored + e->attrs.n; i++) {
    Attr a = attr_at(e, i);
    StoredAttr x = {put_string(strings, a.key, strlen(a.key)),
                    put_string(strings, a.value, strlen(a.value)), a.next};
    put(b, &x, sizeof x);
  }
}

static void put_layers(const LayerNames *l, Buf *b, Strings *strings) {
  for (uint32_t i = 0; i < l->at.n; i++) {
    uint32_t x = put_string(strings, l->at.at[i], strlen(l->at.at[i]));
    put(b, &x, sizeof x);
  }
}

/* False: memory is out. */
static bool put_sections(const GeEngine *e, Buf part[IMAGE_SECTIONS]) {
  const Gaz *g = &e->gaz;
  Strings strings = {.slots = NULL};
  buf_init(&strings.bytes);
  put_types(e->vocab, &part[IMAGE_TYPES], &strings);
  put_layers(&e->layers, &part[IMAGE_LAYERS], &strings);
  put_attrs(&e->entries, &part[IMAGE_ATTRS], &strings);
  if (strings.bytes.n)
    buf_put(&part[IMAGE_STRINGS], strings.bytes.at, strings.bytes.n);
  strings_clear(&strings);
#define PUT(section, list)                                                     \
  put(&part[section], (list).at, (list).n * sizeof *(list).at)
  PUT(IMAGE_ENTRIES, e->entries.entries);
  PUT(IMAGE_STATES, g->states);
  PUT(IMAGE_HITS, g->hits);
  PUT(IMAGE_EXACT, g->exact);
  PUT(IMAGE_SIZES, g->sizes);
#undef PUT
  put(&part[IMAGE_EDGES], g->edges, (g->mask + (size_t)1) * sizeof *g->edges);
  return !strings.failed;
}

GeStatus image_write(const GeEngine *e, const char key[IMAGE_KEY], Buf *out) {
  Buf part[IMAGE_SECTIONS];
  ImageHeader h = {.nedges = e->gaz.nedges};
  for (int i = 0; i < IMAGE_SECTIONS; i++) buf_init(&part[i]);
  bool ok = put_sections(e, part);
  return image_join(&form, &h.head, key, ok, part, out);
}

/* ---------------------------------------------------------------- checking */

typedef struct Image {
  GeEngine *e;
  const ImageHeader *h;
  char *strings;
  const ImageType *types;
  const uint32_t *layers;
  Entry *entries;
  const StoredAttr *attrs;
  GazState *states;
  GazHit *hits;
  GeId *exact;
  const uint32_t *sizes;
  GazEdge *edges;
} Image;

static uint32_t count(const Image *m, ImageSection s) {
  return image_count(&form, &m->h->head, s);
}

/* Nothing, or one of n. */
static bool within(uint32_t i, uint32_t n) { return i == GE_NONE || i < n; }

/* Every string ends: the last byte of all is a NUL. */
static bool strings_ok(const Image *m) {
  uint32_t n = count(m, IMAGE_STRINGS);
  if (n == 0 || m->strings[n - 1] != '\0') return false;
  for (uint32_t i = 0; i < count(m, IMAGE_TYPES); i++) {
    const ImageType *t = &m->types[i];
    if (t->text >= n || t->nbytes >= n - t->text || t->shape >= n) return false;
    if (t->nbytes == 0 || m->strings[t->text + t->nbytes] != '\0') return false;
    if (m->strings[t->shape] == '\0') return false;
    if (t->fold >= count(m, IMAGE_TYPES) || t->flags > UINT8_MAX) return false;
  }
  for (uint32_t i = 0; i < count(m, IMAGE_LAYERS); i++)
    if (m->layers[i] >= n) return false;
  return true;
}

/* Chains of attributes and hits lead forward, so none is a loop. */
static bool entries_ok(const Image *m) {
  uint32_t n = count(m, IMAGE_ATTRS), ns = count(m, IMAGE_STRINGS);
  for (uint32_t i = 0; i < count(m, IMAGE_ENTRIES); i++)
    if (!within(m->entries[i].first, n) || !within(m->entries[i].last, n) ||
        (m->entries[i].first == GE_NONE) != (m->entries[i].last == GE_NONE))
      return false;
  for (uint32_t i = 0; i < n; i++) {
    const StoredAttr *a = &m->attrs[i];
    if (a->key >= ns || a->value >= ns || !within(a->next, n)) return false;
    if (a->next != GE_NONE && a->next <= i) return false;
  }
  return true;
}

static bool hits_ok(const Image *m) {
  uint32_t n = count(m, IMAGE_HITS);
  for (uint32_t i = 0; i < n; i++) {
    const GazHit *h = &m->hits[i];
    if (h->layer >= count(m, IMAGE_LAYERS) || !within(h->next, n)) return false;
    if (!within(h->entry, count(m, IMAGE_ENTRIES))) return false;
    if (h->next != GE_NONE && h->next <= i) return false;
    if (h->nwords == 0 || h->nwords > GAZ_WORDS) return false;
    if (h->exact != GE_NONE && (h->exact > count(m, IMAGE_EXACT) ||
                                h->nwords > count(m, IMAGE_EXACT) - h->exact))
      return false;
  }
  return count(m, IMAGE_SIZES) <= count(m, IMAGE_LAYERS);
}

/* Edges lead to later states, so no way is a loop, and a table with room lets
 * every search end. */
static bool edges_ok(const Image *m) {
  uint32_t n = count(m, IMAGE_EDGES), used = 0, ns = count(m, IMAGE_STATES);
  if (n < 2 || (n & (n - 1)) != 0 || ns == 0) return false;
  for (uint32_t i = 0; i < n; i++) {
    const GazEdge *e = &m->edges[i];
    if (e->to == 0) continue;
    used++;
    if (e->to >= ns || e->key >> 33 >= e->to) return false;
  }
  for (uint32_t i = 0; i < ns; i++)
    if (!within(m->states[i].first_hit, count(m, IMAGE_HITS))) return false;
  return used == m->h->nedges && used <= gaz_room(n - 1);
}

static void find_sections(Image *m) {
  uint64_t at[IMAGE_SECTIONS + 1];
  void *p[IMAGE_SECTIONS];
  image_lay_out(&form, &m->h->head, at);
  for (int i = 0; i < IMAGE_SECTIONS; i++)
    p[i] = (char *)(uintptr_t)m->h + at[i];
  m->strings = p[IMAGE_STRINGS];
  m->types = p[IMAGE_TYPES];
  m->layers = p[IMAGE_LAYERS];
  m->entries = p[IMAGE_ENTRIES];
  m->attrs = p[IMAGE_ATTRS];
  m->states = p[IMAGE_STATES];
  m->hits = p[IMAGE_HITS];
  m->exact = p[IMAGE_EXACT];
  m->sizes = p[IMAGE_SIZES];
  m->edges = p[IMAGE_EDGES];
}

/* ----------------------------------------------------------------- filling */

static GeStatus take_types(const Image *m) {
  uint32_t n = count(m, IMAGE_TYPES);
  GeStatus st = vocab_reserve(m->e->vocab, n + 1);
  for (uint32_t i = 0; st == GE_OK && i < n; i += VOCAB_LENT) {
    LentType lent[VOCAB_LENT];
    uint32_t k = n - i < VOCAB_LENT ? n - i : VOCAB_LENT;
    for (uint32_t j = 0; j < k; j++) {
      const ImageType *t = &m->types[i + j];
      lent[j] = (LentType){m->strings + t->text, m->strings + t->shape,
                           t->nbytes, t->fold, (uint8_t)t->flags};
    }
    st = vocab_borrow(m->e->vocab, lent, k);
  }
  ge_assert(st != GE_OK || vocab_size(m->e->vocab) == n);
  return st;
}

static void take_entries(const Image *m) {
  Entries *e = &m->e->entries;
  list_borrow(&e->entries, m->entries, count(m, IMAGE_ENTRIES));
  entries_borrow(e, m->attrs, count(m, IMAGE_ATTRS), m->strings);
}

/* Layers of the image by the ids that they have here. */
static GeStatus take_layers(const Image *m, Ids *layers) {
  GeStatus st = GE_OK;
  for (uint32_t i = 0; st == GE_OK && i < count(m, IMAGE_LAYERS); i++) {
    GeId id;
    st = layer_declare(&m->e->layers, m->strings + m->layers[i], &id);
    if (st == GE_OK && !list_push(layers, id)) st = GE_ENOMEM;
  }
  return st;
}

static GeStatus take_phrases(const Image *m, const Ids *layers) {
  Gaz *g = &m->e->gaz;
  uint32_t nh = count(m, IMAGE_HITS);
  ge_assert(layers->n == count(m, IMAGE_LAYERS));
  if (!list_reserve(&g->sizes, m->e->layers.at.n)) return GE_ENOMEM;
  list_borrow(&g->states, m->states, count(m, IMAGE_STATES));
  list_borrow(&g->hits, m->hits, nh);
  list_borrow(&g->exact, m->exact, count(m, IMAGE_EXACT));
  for (uint32_t i = 0; i < nh; i++) {
    GeId layer = layers->at[m->hits[i].layer];
    if (layer != m->hits[i].layer) m->hits[i].layer = layer;
  }
  while (g->sizes.n < m->e->layers.at.n) g->sizes.at[g->sizes.n++] = 0;
  for (uint32_t i = 0; i < count(m, IMAGE_SIZES); i++)
    g->sizes.at[layers->at[i]] = m->sizes[i];
  gaz_borrow_edges(g, m->edges, count(m, IMAGE_EDGES), m->h->nedges);
  return GE_OK;
}

const char *image_read(GeEngine *e, const char key[IMAGE_KEY], void *bytes,
                       size_t nbytes, GeStatus *st) {
  Image m = {.e = e, .h = bytes};
  Ids layers = LIST_EMPTY;
  const char *why = image_check(&form, bytes, nbytes, key);
  ge_assert(vocab_size(e->vocab) == 0 && e->gaz.hits.n == 0);
  *st = GE_EINPUT;
  if (why) return why;
  find_sections(&m);
  if (!strings_ok(&m) || !entries_ok(&m) || !hits_ok(&m) || !edges_ok(&m))
    return "its content makes no sense";
  *st = take_layers(&m, &layers);
  if (*st == GE_OK) *st = take_types(&m);
  if (*st == GE_OK) *st = take_phrases(&m, &layers);
  if (*st == GE_OK) take_entries(&m);
  list_clear(&layers);
  if (*st != GE_OK) vocab_reset(m.e->vocab);
  if (*st == GE_EINPUT) return "its content makes no sense";
  return *st == GE_OK ? NULL : "out of memory";
}
