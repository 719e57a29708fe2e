/*
 * Typed growable arrays on the core's allocator:
 *
 *   typedef LIST(GeToken) Tokens;
 *   Tokens t = LIST_EMPTY;
 *   if (!list_push(&t, tok)) return GE_ENOMEM;
 *   t.at[0]; t.n;
 *   list_clear(&t);
 */
#ifndef GE_BASE_LIST_H
#define GE_BASE_LIST_H

#include "base/base.h"

#define LIST(T)                                                                \
  struct {                                                                     \
    T *at;                                                                     \
    uint32_t n, cap;                                                           \
  }
#define LIST_EMPTY                                                             \
  { NULL, 0, 0 }

#define list_reserve(l, more)                                                  \
  list_grow((void **)(void *)&(l)->at, &(l)->cap, (l)->n, (more),              \
            sizeof *(l)->at)
#define list_push(l, x)                                                        \
  (((l)->n < (l)->cap || list_reserve(l, 1)) ? ((l)->at[(l)->n++] = (x), true) \
                                             : false)
#define list_clear(l)                                                          \
  ((l)->cap ? ge_free((l)->at, (l)->cap * sizeof *(l)->at) : (void)0,          \
   (l)->at = NULL, (l)->n = (l)->cap = 0)
/* The list is k items in somebody else's memory, which stays and may be written
 * to; when it grows it moves into its own. Its room is 0 until then. */
#define list_borrow(l, p, k) (list_clear(l), (l)->at = (p), (l)->n = (k))

/* Room for n + more items; false when memory is out. */
bool list_grow(void **at, uint32_t *cap, uint32_t n, size_t more, size_t size);

/* Gives back the room behind the items of a list that is to grow no more. */
#define list_fit(l)                                                            \
  list_shrink((void **)(void *)&(l)->at, &(l)->cap, (l)->n, sizeof *(l)->at)
void list_shrink(void **at, uint32_t *cap, uint32_t n, size_t size);

/* Where item i begins, which may be the end; NULL + 0 has no meaning in C, so
 * NULL when the list never held anything. */
#define list_from(list, i) ((list)->at ? (list)->at + (i) : NULL)

#endif
