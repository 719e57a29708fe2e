/* Any bytes as an image of rules. */
#include "image.h"
#include "engine/rule_image.h"

static const char text[] =
    "They held talks in Paris, and 17 men were shelled near Lyon.";

/* Searches a text for every pattern. */
static void use(GeEngine *e) {
  static const GeDocInfo info = {.id = "fuzz", .title = "", .day = 19000};
  GeDoc *doc;
  ge_engine_limits(e)->match_steps = 1000000;
  for (GeId i = 0; i < e->progs.n; i++) {
    GeRuleSpec rule = {.kind = GE_RULE_EVENT,
                       .name = "fuzz",
                       .file = "",
                       .patterns = &i,
                       .npatterns = 1,
                       .set = GE_NONE};
    GeId id;
    CLAIM(ge_rule_add(e, &rule, &id) == GE_OK);
  }
  CLAIM(ge_engine_seal(e) == GE_OK);
  CLAIM(ge_doc_new(e, text, sizeof text - 1, &info, &doc) == GE_OK);
  (void)ge_doc_run(doc); /* steps may be out */
  ge_doc_free(doc);
}

static void read_image(void *bytes, size_t n) {
  GeEngine *e;
  GeId layer;
  const char *notes;
  size_t nnotes;
  CLAIM(ge_engine_new(&e) == GE_OK);
  CLAIM(ge_layer(e, "$city", &layer) == GE_OK);
  CLAIM(ge_list_add(e, layer, "Paris", 5, GE_EXACT, GE_NONE) == GE_OK);
  CLAIM(ge_layer(e, "talk", &layer) == GE_OK);
  if (!rules_check(key, bytes, n, &notes, &nnotes)) (void)rules_take(e, bytes);
  use(e);
  ge_engine_free(e);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  read_both(data, n, sizeof(RulesHeader), "GEORULES", RULES_VERSION,
            read_image);
  return 0;
}
