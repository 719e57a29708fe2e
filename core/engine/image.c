#include "engine/image.h"

#include "syntax/model.h"

#include <stddef.h>
#include <string.h>

#define PART_MOST                                                              \
  (UINT32_MAX / 2) /* bytes of a section: offsets have 32 bits */

uint64_t image_checksum(const void *bytes, size_t nbytes) {
  const size_t from = offsetof(ImageHead, nbytes);
  return model_checksum((const char *)bytes + from, nbytes - from);
}

void image_seal(ImageHead *h, const char magic[8], uint32_t version,
                const char *key, size_t nbytes) {
  memcpy(h->magic, magic, sizeof h->magic);
  memcpy(h->key, key, IMAGE_KEY);
  h->version = version;
  h->order = IMAGE_ORDER;
  h->nbytes = nbytes;
  h->checksum = image_checksum(h, nbytes);
}

static uint32_t *counts_of(const ImageForm *f, const ImageHead *h) {
  size_t from = f->header - f->nsections * sizeof(uint32_t);
  return (uint32_t *)((char *)(uintptr_t)h + from);
}

uint32_t image_count(const ImageForm *f, const ImageHead *h, uint32_t section) {
  ge_assert(section < f->nsections);
  return counts_of(f, h)[section];
}

void image_lay_out(const ImageForm *f, const ImageHead *h, uint64_t *at) {
  const uint32_t *counts = counts_of(f, h);
  uint64_t next = f->header;
  for (uint32_t i = 0; i < f->nsections; i++) {
    at[i] = (next + f->align - 1) / f->align * f->align;
    next = at[i] + (uint64_t)counts[i] * f->record[i];
  }
  at[f->nsections] = next;
}

static void append(const ImageForm *f, const ImageHead *h, const uint64_t *at,
                   const Buf *part, Buf *out) {
  buf_put(out, (const char *)h, f->header);
  for (uint32_t i = 0; i < f->nsections; i++) {
    while (out->n < at[i] && !out->failed) buf_putc(out, '\0');
    if (part[i].n) buf_put(out, part[i].at, part[i].n);
  }
}

GeStatus image_join(const ImageForm *f, ImageHead *h, const char *key, bool ok,
                    Buf *part, Buf *out) {
  uint64_t at[IMAGE_SECTIONS_MOST + 1];
  ge_assert(f->nsections <= IMAGE_SECTIONS_MOST && out->n == 0);
  for (uint32_t i = 0; i < f->nsections; i++) {
    ge_assert(part[i].failed || part[i].n % f->record[i] == 0);
    ok = ok && !part[i].failed && part[i].n < PART_MOST;
    counts_of(f, h)[i] = ok ? (uint32_t)(part[i].n / f->record[i]) : 0;
  }
  image_lay_out(f, h, at);
  if (ok) append(f, h, at, part, out);
  for (uint32_t i = 0; i < f->nsections; i++) buf_clear(&part[i]);
  if (!ok || out->failed) return GE_ENOMEM;
  ge_assert(out->n == at[f->nsections]);
  image_seal((ImageHead *)(void *)out->at, f->magic, f->version, key, out->n);
  return GE_OK;
}

const char *image_check(const ImageForm *f, const void *bytes, size_t nbytes,
                        const char *key) {
  const ImageHead *h = bytes;
  uint64_t at[IMAGE_SECTIONS_MOST + 1];
  if (nbytes < f->header) return "it is too short";
  if (memcmp(h->magic, f->magic, sizeof h->magic) != 0) return f->foreign;
  if (h->order != IMAGE_ORDER || h->version != f->version)
    return "it is of another version of geoeng or another machine";
  if (memcmp(h->key, key, IMAGE_KEY) != 0) return f->stale;
  image_lay_out(f, h, at);
  if (h->nbytes != nbytes || at[f->nsections] != nbytes)
    return "its size is not what its header says";
  if (image_checksum(h, nbytes) != h->checksum) return "its checksum is wrong";
  return NULL;
}
