/*
 * Sentences with trees for tests: a few lines of CoNLL-U's columns 2, 4, 5,
 * 7 and 8 (form, part of speech, tag, head from 1, relation), separated by
 * blanks. The text is the forms with blanks between, none before a clitic.
 */
#ifndef TEST_CONLLU_H
#define TEST_CONLLU_H

#include "geoeng.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CONLLU_WORDS 64

/* A document of one sentence with its tree, NULL when the lines are wrong. */
static GeDoc *conllu_doc(GeEngine *e, const char *lines) {
  char text[4096] = "", form[64], pos[16], tag[16], rel[32];
  GeWord words[CONLLU_WORDS];
  uint32_t n = 0;
  int head, used;
  for (; sscanf(lines, " %63s %15s %15s %d %31s%n", form, pos, tag, &head, rel,
                &used) == 5;
       lines += used, n++) {
    int p = ge_pos_find(pos), t = ge_tag_find(tag), r = ge_rel_find(rel);
    if (n == CONLLU_WORDS || p < 0 || t < 0 || r < 0) {
      fprintf(stderr, "conllu: %s %s %s %s\n", form, pos, tag, rel);
      return NULL;
    }
    words[n] = (GeWord){(uint8_t)p, (uint8_t)t, (uint8_t)r, 0,
                        head ? (GeId)head - 1 : GE_NONE};
    if (n && form[0] != '\'') strcat(text, " ");
    strcat(text, form);
  }
  GeDoc *doc = NULL;
  if (ge_doc_new(e, text, strlen(text), NULL, &doc) != GE_OK) return NULL;
  if (ge_doc_ntokens(doc) == n && ge_doc_nsentences(doc) == 1 &&
      ge_doc_set_parse(doc, 0, words) == GE_OK)
    return doc;
  fprintf(stderr, "conllu: %u tokens, %u words: %s\n", ge_doc_ntokens(doc), n,
          ge_engine_message(e));
  ge_doc_free(doc);
  return NULL;
}

#endif
