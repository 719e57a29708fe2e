/* Which column or member is which field of a document. */
#ifndef GE_INPUT_FIELD_NAME_H
#define GE_INPUT_FIELD_NAME_H

#include "input/document.h"

/* Names that a field may have, the first that is there is it, ended by NULL:
 * what the user says and nothing else, or the name that is ours ("text") and
 * those that are common. `own` has room for two. */
const char *const *field_names(const InputOptions *o, DocField field,
                               const char *own[2]);

/* "--text-field". */
const char *field_option(DocField field);

/* Whether names are the same but for the case of ASCII letters. */
bool field_same(const char *a, const char *b);

#endif
