/* Which words of a sentence are taken, and by which roles: a mark a token, so
 * that a question costs O(tokens of the span). */
#ifndef GE_ENGINE_FILL_TAKEN_H
#define GE_ENGINE_FILL_TAKEN_H

#include "engine/filling.h"

/* Nothing of the sentence is taken. */
GeStatus taken_begin(Filling *f, Taken *t);
bool taken_untouched(const Taken *t, const GeCapture *span);
/* Whether a span may be taken. */
GeStatus taken_is_free(Filling *f, const Taken *t, const GeCapture *span,
                       bool *yes);
/* Whether a phrase may be, of which a token is the head: spans may stand in
 * it. */
bool taken_is_free_phrase(const Taken *t, const GeCapture *span, uint32_t head);
void taken_take(Taken *t, const GeCapture *span, Whose whose);
/* Takes a phrase with this head. */
void taken_take_phrase(Taken *t, const GeCapture *span, uint32_t head);

#endif
