/*
 * One document through the phases: list hits, wakes, layers on demand,
 * matches.
 *
 *   gaz_scan -> for each sentence: plan of the event rules (one automaton), then
 *   the slow patterns of rules that its words wake; each asks for the layers it
 *   reads, which are computed the same way, by sentence, once.
 *
 * Spans, captures, matches and cells go to the document's lists and arena; the
 * matcher is the engine's. Limits: steps, spans, bytes, time.
 */
#ifndef GE_ENGINE_RUN_H
#define GE_ENGINE_RUN_H

#include "engine/engine.h"

GeStatus run_doc(GeDoc *doc);
/* Compute a layer for a sentence. */
GeStatus run_layer(GeDoc *doc, GeId layer, uint32_t sentence);
/* First match of a pattern in [first, end), see ge_doc_find. */
GeStatus run_find(GeDoc *doc, GeId pattern, uint32_t first, uint32_t end,
                  uint32_t from, bool *found, Found *hit);
/* Adds the captures `value` of a pattern's matches, see ge_doc_values. */
GeStatus run_values(GeDoc *doc, GeId pattern, uint32_t sentence,
                    Captures *values);
/* Whether a rule is tried in a sentence, see ge_doc_tries. */
GeStatus run_tries(GeDoc *doc, GeId rule, uint32_t sentence, bool *yes);
GeStatus run_add_span(GeDoc *doc, GeId rule, uint32_t start, uint32_t end,
                      uint32_t tag);
const char *run_span_attr(const GeDoc *doc, GeId span, const char *key);

#endif
