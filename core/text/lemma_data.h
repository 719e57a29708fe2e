/* Tables that scripts/build/gen_lemma.lua writes from WordNet. */
#ifndef GE_TEXT_LEMMA_DATA_H
#define GE_TEXT_LEMMA_DATA_H

#include <stdint.h>

#define LEMMA_GROUP 16u /* front-coded words to a group */

extern const unsigned char lemma_words[];
extern const uint32_t lemma_groups[];
extern const uint64_t lemma_heads[]; /* per group: 8 bytes of its first word */
extern const uint32_t lemma_ngroups, lemma_nwords;
extern const unsigned char lemma_exceptions[];
extern const uint32_t lemma_exception_at[];
extern const uint32_t lemma_nexceptions;

#endif
