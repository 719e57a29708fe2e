/*
 * Tables that scripts/build/gen_lemma.lua writes from WordNet, constant and part
 * of the program.
 *
 *   lemma_words  records in order of their words, LEMMA_GROUP to a group, each
 *                word without what it shares with the one before:
 *     | shared + 1 | parts of speech + LEMMA_POS | supersense + 1 | rest, NUL |
 *   lemma_groups  where each group begins; its first word is whole
 *   lemma_exceptions  lines "form pos lemma" with NUL, in order, and where each
 *                begins
 *
 * What is added keeps bytes from being NUL.
 */
#ifndef GE_TEXT_LEMMA_DATA_H
#define GE_TEXT_LEMMA_DATA_H

#include <stdint.h>

#define LEMMA_POS 16u
#define LEMMA_GROUP 16u /* front-coded words to a group */

extern const unsigned char lemma_words[];
extern const uint32_t lemma_groups[];
extern const uint64_t lemma_heads[]; /* per group: 8 bytes of its first word */
extern const uint32_t lemma_ngroups, lemma_nwords;
extern const unsigned char lemma_exceptions[];
extern const uint32_t lemma_exception_at[];
extern const uint32_t lemma_nexceptions;

#endif
