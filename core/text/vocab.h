/*
 * Interned word types. Everything that depends on spelling alone is computed
 * here once per distinct form and looked up by id afterwards.
 */
#ifndef GE_TEXT_VOCAB_H
#define GE_TEXT_VOCAB_H

#include "base/list.h"

#define VOCAB_LEMMAS 4 /* most lemma candidates of a type */

typedef struct Type {
  const char *text;  /* the form as written, NUL-terminated */
  const char *shape; /* X capital, x small, 9 digit, else itself; runs of more
                        than 3 cut to 3 */
  uint32_t nbytes;
  GeId fold; /* type of the folded form (itself when it is folded) */
  GeId lemma[VOCAB_LEMMAS]; /* types of folded lemma candidates, likeliest
                        first, GE_NONE after the last; lemma[0] is never
                        GE_NONE once vocab_lemmas was asked */
  uint8_t nlemmas;
  bool has_lemmas; /* computed lazily */
  uint8_t flags;   /* GE_TOK_* that depend on spelling alone */
  /* Word predicates that hold for this type, see predicate.h. */
  uint32_t preds, npreds; /* range of the pool of Preds */
  uint32_t epoch;         /* of Preds when they were found, 0: never */
} Type;

typedef struct Vocab Vocab;

GeStatus vocab_new(Vocab **vocab);
void vocab_free(Vocab *v);
/* Id of the form; ids are dense and count up from 0. */
GeStatus vocab_intern(Vocab *v, const char *s, size_t n, GeId *type);
/* The same for tokens of a text, in order: 8 bytes must be readable from each
 * on. Sets their types and adds the types' flags. */
GeStatus vocab_tokens(Vocab *v, const char *text, GeToken *tokens, uint32_t n);
/* Make room for n types in all: growing by and by moves each several times. */
GeStatus vocab_reserve(Vocab *v, uint32_t n);
/* A type whose strings stay where they are. */
typedef struct LentType {
  const char *text, *shape;
  uint32_t nbytes;
  GeId fold;
  uint8_t flags;
} LentType;
#define VOCAB_LENT GE_ROOM(16u, 1u) /* types that are lent at a time, at most */
/* The next n types; GE_EINPUT: a form is known. */
GeStatus vocab_borrow(Vocab *v, const LentType *lent, uint32_t n);
/* Forget all types; nothing may know any. */
void vocab_reset(Vocab *v);
GeId vocab_find(const Vocab *v, const char *s, size_t n);
GeId vocab_fold(Vocab *v, const char *s, size_t n, GeStatus *st);
Type *vocab_type(const Vocab *v, GeId id); /* valid until the next intern */
uint32_t vocab_size(const Vocab *v);
/* Fill in lemma candidates. */
GeStatus vocab_lemmas(Vocab *v, GeId type);
/* The supersense of the first lemma that is a noun, NULL if none is or if
 * vocab_lemmas was not asked. */
const char *vocab_sense(const Vocab *v, const Type *t);

#endif
