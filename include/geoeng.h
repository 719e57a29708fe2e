/*
 * geoeng: rule-based event extraction. The public C API, and the only
 * installed header.
 *
 * Units. Text offsets are bytes, 0-based, half-open, unless a name ends in
 * _cp (Unicode code points) or _utf16 (UTF-16 code units). Token positions
 * are 0-based and half-open. Days are counted from 1970-01-01 (day 0).
 *
 * Lifetimes. An engine owns the vocabulary, lists, patterns and rules. A
 * document belongs to one engine and must be freed before it. Pointers that
 * a document hands out live until ge_doc_free, those of an engine until
 * ge_engine_free, unless a function says otherwise.
 *
 * Errors. A function that can fail returns GeStatus; on anything but GE_OK,
 * ge_engine_message tells what happened and what to do.
 *
 * Threads. An engine and its documents belong to one thread at a time.
 */
#ifndef GEOENG_H
#define GEOENG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define GE_API __attribute__((visibility("default")))
#else
#define GE_API
#endif

#define GE_VERSION "0.1.0"

/* No such id, position or day. */
#define GE_NONE UINT32_MAX
#define GE_NODAY INT32_MIN

typedef uint32_t GeId;

typedef enum GeStatus {
  GE_OK = 0,
  GE_ENOMEM,    /* out of memory */
  GE_ELIMIT,    /* a limit of GeLimits was exceeded; the message names it */
  GE_EINPUT,    /* the document cannot be read as text */
  GE_EIO,       /* reading or writing failed */
  GE_ERULE,     /* a mistake in a rule */
  GE_EUSAGE,    /* the call is not allowed now, or an argument is wrong */
  GE_ECALLBACK, /* a callback of the host failed */
} GeStatus;

typedef struct GeEngine GeEngine;
typedef struct GeDoc GeDoc;

/* ------------------------------------------------------------------ memory */

/*
 * The allocator of everything. resize(ctx, p, old, new): new == 0 frees,
 * p == NULL allocates; returns NULL on failure and leaves p alone. To be set
 * before anything else is called; NULL: the C library's.
 */
typedef void *GeAllocFn(void *ctx, void *p, size_t old, size_t new_size);
GE_API void ge_set_allocator(GeAllocFn *fn, void *ctx);
/* Calls it, for hosts that want their memory in the same account. */
GE_API void *ge_resize(void *p, size_t old, size_t new_size);

/* ------------------------------------------------------------------ engine */

#define GE_DOC_BYTES ((size_t)16 << 20) /* doc_bytes of a new engine */

typedef struct GeLimits {
  size_t doc_bytes;     /* largest document, bytes of input */
  size_t arena_bytes;   /* memory of one document beside its text, bytes */
  uint64_t match_steps; /* matcher steps of one document */
  uint32_t spans;       /* spans of one document */
  uint32_t doc_ms;      /* time of one document from ge_doc_new on,
                           milliseconds; 0, as at first: no bound. What is
                           found then depends on the machine */
} GeLimits;

GE_API GeStatus ge_engine_new(GeEngine **engine);
GE_API void ge_engine_free(GeEngine *engine);

/* The limits of an engine; may be changed between documents. */
GE_API GeLimits *ge_engine_limits(GeEngine *engine);

/* What the last call that did not return GE_OK has to say; never NULL. */
GE_API const char *ge_engine_message(const GeEngine *engine);
GE_API const char *ge_version(void);

/* ------------------------------------------------------------------- lists */

/*
 * How a word is compared.
 * LEMMA: the word's folded form or one of its lemma candidates is equal.
 * FOLD:  the folded form (NFC, case folded, diacritics removed) is equal.
 * EXACT: the text is equal, case kept.
 */
typedef enum GeHow { GE_LEMMA, GE_FOLD, GE_EXACT } GeHow;

/*
 * Entries carry the attributes of list phrases. Keys and values are strings;
 * a value that reads as a decimal number compares as one.
 */
GE_API GeStatus ge_entry_new(GeEngine *engine, GeId *entry);
GE_API GeStatus ge_entry_set(GeEngine *engine, GeId entry, const char *key,
                             const char *value);
/* Days [from, to] on which the entry holds; GE_NODAY leaves a side open. */
GE_API GeStatus ge_entry_dates(GeEngine *engine, GeId entry, int32_t from,
                               int32_t to);
/* Value of a key, NULL when the entry has none (or entry is GE_NONE). */
GE_API const char *ge_entry_get(const GeEngine *engine, GeId entry,
                                const char *key);
/* The i-th key and value in order of setting; false past the last. */
GE_API bool ge_entry_at(const GeEngine *engine, GeId entry, size_t i,
                        const char **key, const char **value);

/*
 * Layers have names. A list named "x" is the layer "$x"; span and text rules
 * write layers such as "actor". ge_layer declares the layer when it is new.
 */
GE_API GeStatus ge_layer(GeEngine *engine, const char *name, GeId *layer);
GE_API GeId ge_layer_find(const GeEngine *engine, const char *name);
GE_API const char *ge_layer_name(const GeEngine *engine, GeId layer);

/*
 * Add a phrase (one or more words, split by geoeng's own tokenizer) to a
 * list. With GE_LEMMA the last word of the phrase, or for a phrase that
 * starts with a verb any word, may be inflected: every word is compared by
 * lemma. A phrase added twice keeps both entries; the first whose dates hold
 * on the document's day is used, else the first, marked expired.
 */
GE_API GeStatus ge_list_add(GeEngine *engine, GeId list, const char *phrase,
                            size_t nbytes, GeHow how, GeId entry);

/*
 * Add the rows of a TSV lexicon to a list. Lines that start with # are
 * comments; the first other line is the header, its first column `phrase`.
 * Columns with a meaning of their own: `alt` further phrases separated by |,
 * `how` lemma, fold or exact, `from` and `to` the days on which the row holds
 * (YYYY, YYYY-MM or YYYY-MM-DD). All others are attributes; every row also
 * gets the attribute basis, "name:line". A mistake is GE_ERULE with file and
 * line in the message, and nothing more is added.
 */
GE_API GeStatus ge_list_read(GeEngine *engine, GeId list, const char *file,
                             const char *name, const char *text, size_t nbytes,
                             GeHow how);

/*
 * The lists of an engine kept in a folder, in a file that is named by the key,
 * 64 characters 0-9 a-f: a hash of all that went into them. Loading maps the
 * file; it wants an engine that has no phrases and entries yet, and *loaded is
 * false when it has some or there is no such file. GE_EINPUT: the file is
 * damaged, and the engine is as before. Saving does so only after a load that
 * found no sound file, and makes the folder when it has to; a file is there as
 * a whole or not at all. GE_EIO: it cannot be written.
 * Example:
 *   if (ge_lists_load(e, dir, key, &loaded) != GE_OK) warn(ge_engine_message(e));
 *   if (!loaded) { ge_list_read(...); ge_lists_save(e, dir, key); }
 */
GE_API GeStatus ge_lists_load(GeEngine *engine, const char *dir,
                              const char *key, bool *loaded);
GE_API GeStatus ge_lists_save(GeEngine *engine, const char *dir,
                              const char *key);

/* ---------------------------------------------------------------- patterns */

/*
 * Patterns are built bottom up; every call returns a node id, or GE_NONE
 * when memory is out, a text holds no word, a token test asks for a label that
 * does not exist, or a node is GE_NONE. A builder of which a call failed does
 * not compile (GE_ENOMEM, or GE_ERULE for such a text or test), so only that
 * has to be checked. It is freed by ge_pat_free whether or not it was compiled.
 */
typedef struct GePat GePat;

typedef enum GeCmp { GE_EQ, GE_NE, GE_LIKE, GE_LT, GE_LE, GE_GT, GE_GE } GeCmp;
typedef enum GeLook {
  GE_AHEAD,      /* &x  */
  GE_NOT_AHEAD,  /* !x  */
  GE_BEHIND,     /* <&x */
  GE_NOT_BEHIND, /* <!x */
} GeLook;

GE_API GeStatus ge_pat_new(GeEngine *engine, GePat **pat);
GE_API void ge_pat_free(GePat *pat);
/* Why a call returned GE_NONE, as a message. */
GE_API const char *ge_pat_why(const GePat *pat);
GE_API GeId ge_pat_word(GePat *pat, const char *word, size_t nbytes,
                        GeHow how);
/* Token keys: text, norm, lemma, shape, sense, and the labels pos, tag, dep
 * ("nsubj" is "nsubj:pass", too), for which a search needs the sentence's
 * analysis; layer keys: text, norm, or any attribute. GE_LIKE takes a glob:
 * * any characters, ? one character. */
GE_API GeId ge_pat_test(GePat *pat, const char *key, GeCmp op,
                        const char *value);
GE_API GeId ge_pat_test_and(GePat *pat, GeId a, GeId b);
GE_API GeId ge_pat_test_or(GePat *pat, GeId a, GeId b);
GE_API GeId ge_pat_test_not(GePat *pat, GeId a);
/* One token for which test holds; GE_NONE: any token. Its labels must exist
 * and be compared by GE_EQ and GE_NE; ge_pat_why tells which does not. */
GE_API GeId ge_pat_token(GePat *pat, GeId test);
/* A span of a layer (lists included) for which test holds, GE_NONE: any. */
GE_API GeId ge_pat_layer(GePat *pat, GeId layer, GeId test);
GE_API GeId ge_pat_seq(GePat *pat, const GeId *nodes, size_t n);
GE_API GeId ge_pat_alt(GePat *pat, const GeId *nodes, size_t n);
/* max GE_NONE: no upper bound. */
GE_API GeId ge_pat_repeat(GePat *pat, GeId node, uint32_t min, uint32_t max,
                          bool lazy);
/* At most max tokens, lazy; never over a sentence end, semicolon or
 * quotation edge. */
GE_API GeId ge_pat_gap(GePat *pat, uint32_t max);
GE_API GeId ge_pat_role(GePat *pat, const char *name, GeId node);
GE_API GeId ge_pat_look(GePat *pat, GeId node, GeLook look);
GE_API GeId ge_pat_edge(GePat *pat, bool end); /* <s>, </s> */

/* Compile the tree under root; the pattern belongs to the engine. */
GE_API GeStatus ge_pattern_compile(GeEngine *engine, GePat *pat, GeId root,
                                   GeId *pattern);
/* The program, one instruction a line; it belongs to the engine and is valid
 * until the next dump. GE_EUSAGE: no such pattern; *text is NULL. */
GE_API GeStatus ge_pattern_dump(GeEngine *engine, GeId pattern,
                                const char **text);

/* ------------------------------------------------------------------- rules */

typedef enum GeRuleKind {
  GE_RULE_SPAN,  /* matches of the patterns become spans of layer `name` */
  GE_RULE_TEXT,  /* the host finds the spans of layer `name` in raw text */
  GE_RULE_EVENT, /* matches are kept for ge_doc_match */
} GeRuleKind;

/* Which of overlapping spans of one layer stay. */
typedef enum GePolicy {
  GE_LONGEST, /* leftmost, longest, priority, file, line */
  GE_FIRST,   /* leftmost, priority, longest, file, line */
  GE_ALL,     /* all but equal ones */
  GE_INNER,   /* those that contain no other */
} GePolicy;

typedef enum GeWithin { GE_SENTENCE, GE_PARAGRAPH, GE_DOCUMENT } GeWithin;

typedef struct GeRuleSpec {
  GeRuleKind kind;
  const char *name; /* layer (span, text) or event type */
  const char *file; /* where the rule stands */
  uint32_t line;
  int32_t priority;
  GePolicy policy;   /* span rules; one policy a layer */
  GeWithin within;   /* the unit a match may not leave */
  const GeId *patterns;
  size_t npatterns;
  const char *take;  /* span rules: role whose span's attributes are inherited;
                        NULL: none */
  GeId set;          /* span rules: entry with attributes of every span that
                        this rule makes, GE_NONE: none. These win over taken */
  const char *const *skip; /* event rules: layers; a sentence that holds a span
                        of one of them is not searched */
  size_t nskip;
} GeRuleSpec;

/* Strings are copied. Rule ids count from 0 in order of adding. */
GE_API GeStatus ge_rule_add(GeEngine *engine, const GeRuleSpec *spec,
                            GeId *rule);

/*
 * End of loading: infers the order of layers from what rules read and write
 * (a cycle is GE_ERULE, and the message prints the loop) and builds the
 * indexes. Afterwards nothing may be added, except patterns
 * (ge_pattern_compile) over existing layers.
 */
GE_API GeStatus ge_engine_seal(GeEngine *engine);

/*
 * Finds the spans of a text layer in a byte range of the document (a
 * sentence, or more where the rule says so) and reports each by
 * ge_doc_add_span. `rule` is the rule's id. Anything but GE_OK ends the
 * document's run with GE_ECALLBACK.
 */
typedef GeStatus GeTextFn(void *host, GeDoc *doc, GeId rule, uint32_t start,
                          uint32_t end);
GE_API void ge_engine_on_text(GeEngine *engine, GeTextFn *fn, void *host);

/* --------------------------------------------------------------- documents */

typedef struct GeDocInfo {
  const char *id;    /* NULL: "" */
  const char *title; /* NULL: "" */
  int32_t day;       /* publication day or GE_NODAY */
  const char *meta;  /* a JSON object in one line that every record of the
                        document gets as `meta`, or NULL */
} GeDocInfo;

typedef struct GeToken {
  uint32_t start, end; /* bytes */
  GeId type;           /* word type */
  uint16_t flags;      /* GE_TOK_* */
  uint16_t extra;      /* 0, reserved */
} GeToken;

#define GE_TOK_SPACE 1u      /* white space stands before it */
#define GE_TOK_QUOTE 2u      /* a quotation mark */
#define GE_TOK_PUNCT 4u      /* punctuation or symbol only */
#define GE_TOK_GLUED 8u      /* second or later part of one written word: n't */
#define GE_TOK_STOP 16u      /* gaps end here: semicolon, quotation mark */
#define GE_TOK_ENDS 32u      /* its last character is . ! ? or an ellipsis */
#define GE_TOK_CLOSES 64u    /* a closing bracket or quote, or a smiley */
#define GE_TOK_LINE 128u     /* a line end stands before it */

typedef struct GeSentence {
  uint32_t first, end;  /* tokens */
  uint32_t paragraph;   /* 0-based number */
} GeSentence;

typedef struct GeSpan {
  uint32_t first, end; /* tokens */
  GeId layer;
  GeId entry;   /* attributes, or GE_NONE */
  GeId rule;    /* that made it, or GE_NONE for list hits */
  GeId caps;    /* index of its first capture, see ge_doc_capture */
  uint32_t ncaps;
  uint32_t tag; /* the host's number of ge_doc_add_span, else 0 */
  GeId taken;   /* span whose attributes it inherits, or GE_NONE */
  uint32_t flags;
} GeSpan;

#define GE_SPAN_EXPIRED 1u /* no entry holds on the document's day */

typedef struct GeCapture {
  const char *role;
  uint32_t first, end; /* tokens */
  GeId span;           /* the one span that it is exactly, or GE_NONE */
} GeCapture;

typedef struct GeMatch {
  GeId rule;         /* GE_NONE from ge_doc_find */
  uint32_t pattern;  /* 0-based number within the rule */
  uint32_t first, end;
  uint32_t sentence; /* of the first token */
  GeId caps;
  uint32_t ncaps;
} GeMatch;

/* Tokens and sentences of a copy of the text. Bytes that are not UTF-8 stay
 * in place and read as U+FFFD, one for each maximal ill-formed part. */
GE_API GeStatus ge_doc_new(GeEngine *engine, const char *text, size_t nbytes,
                           const GeDocInfo *info, GeDoc **doc);
GE_API void ge_doc_free(GeDoc *doc);
GE_API GeEngine *ge_doc_engine(const GeDoc *doc);
GE_API const char *ge_doc_text(const GeDoc *doc, size_t *nbytes); /* or NULL */
GE_API const char *ge_doc_id(const GeDoc *doc);
GE_API const char *ge_doc_title(const GeDoc *doc);
GE_API int32_t ge_doc_day(const GeDoc *doc);

/* Offset conversions, O(log n); offsets past the end give the end. */
GE_API uint32_t ge_doc_cp(const GeDoc *doc, uint32_t byte);
GE_API uint32_t ge_doc_utf16(const GeDoc *doc, uint32_t byte);
GE_API uint32_t ge_doc_byte(const GeDoc *doc, uint32_t cp);

GE_API uint32_t ge_doc_ntokens(const GeDoc *doc);
GE_API const GeToken *ge_doc_tokens(const GeDoc *doc);
GE_API uint32_t ge_doc_nsentences(const GeDoc *doc);
GE_API const GeSentence *ge_doc_sentences(const GeDoc *doc);
GE_API uint32_t ge_doc_sentence_of(const GeDoc *doc, uint32_t token);

/* Facts of a word type; strings end with NUL and live as long as the engine. */
GE_API const char *ge_type_text(const GeEngine *engine, GeId type);
GE_API const char *ge_type_norm(const GeEngine *engine, GeId type);
GE_API const char *ge_type_shape(const GeEngine *engine, GeId type);
/* The supersense of the noun: what its most frequent sense in WordNet 3.0 is,
 * such as "person", "artifact" or "group"; NULL if none of its lemmas is a
 * noun there. */
GE_API const char *ge_type_sense(const GeEngine *engine, GeId type);
/* k-th lemma candidate, the likeliest first; NULL past the last. */
GE_API const char *ge_type_lemma(const GeEngine *engine, GeId type, size_t k);

/*
 * Runs the event rules over the document: gazetteer, triggers, and only in
 * sentences that hold a trigger the layers which the rules there read.
 * ge_doc_match then gives the matches, ordered by sentence, rule, first
 * token, pattern. Every start of a pattern is tried, so one trigger can be
 * in several matches.
 */
GE_API GeStatus ge_doc_run(GeDoc *doc);
/* Whether the rule is tried in the sentence: the words that one of its
 * patterns cannot do without are there. Its `skip` is not asked. */
GE_API GeStatus ge_doc_tries(GeDoc *doc, GeId rule, uint32_t sentence,
                             bool *yes);
GE_API uint32_t ge_doc_nmatches(const GeDoc *doc);
GE_API const GeMatch *ge_doc_match(const GeDoc *doc, uint32_t i);

/*
 * The spans of a layer in tokens [first, end) of one sentence, in text order,
 * longer before shorter; computes the layer there when it is not yet known.
 * The ids are valid until ge_doc_free, the array until the next call.
 */
GE_API GeStatus ge_doc_layer(GeDoc *doc, GeId layer, uint32_t sentence,
                             const GeId **spans, uint32_t *n);
GE_API const GeSpan *ge_doc_span(const GeDoc *doc, GeId span);
GE_API const GeCapture *ge_doc_capture(const GeDoc *doc, GeId capture);
/* Attribute of a span: the rule's own, then its entry's; NULL if none. */
GE_API const char *ge_doc_span_attr(const GeDoc *doc, GeId span,
                                    const char *key);

/*
 * First match of a pattern that starts at or after token `from` and lies
 * within [first, end), leftmost start first. match->rule is GE_NONE when
 * there is none. Layers that the pattern reads are computed on demand.
 */
GE_API GeStatus ge_doc_find(GeDoc *doc, GeId pattern, uint32_t first,
                            uint32_t end, uint32_t from, bool *found,
                            GeMatch *match);

/* From a GeTextFn: a span of text rule `rule`, byte range widened to whole
 * tokens. tag is the host's own number. */
GE_API GeStatus ge_doc_add_span(GeDoc *doc, GeId rule, uint32_t start,
                                uint32_t end, uint32_t tag);

/* GE_ELIMIT when the document has outlived doc_ms: for loops of the host's
 * own. Runs and searches of the document ask it themselves. */
GE_API GeStatus ge_doc_in_time(GeDoc *doc);

/* Matcher steps that the document has cost so far. */
GE_API uint64_t ge_doc_steps(const GeDoc *doc);

/* ------------------------------------------------------------------ syntax */

#define GE_WORD_PARSED 1u /* rel and head are known */

/*
 * One word's analysis after Universal Dependencies. What is not known is 0,
 * and head GE_NONE.
 */
typedef struct GeWord {
  uint8_t pos;   /* universal part of speech, ge_pos_name */
  uint8_t tag;   /* Penn Treebank tag, ge_tag_name */
  uint8_t rel;   /* relation to the head with subtype, ge_rel_name */
  uint8_t flags; /* GE_WORD_PARSED */
  GeId head;     /* token of the document, GE_NONE: root of its sentence */
} GeWord;

/*
 * The model of tagger and parser. Its header is checked now, its content when
 * a sentence is first asked for. GE_EIO: the file cannot be read; GE_EINPUT:
 * it is no model of this version; GE_EUSAGE: the engine is sealed or has one.
 * Example: ge_engine_model(e, "/usr/share/geoeng/english.model");
 */
GE_API GeStatus ge_engine_model(GeEngine *engine, const char *path);
GE_API bool ge_engine_has_model(const GeEngine *engine);

/*
 * The words of a sentence: words[0] is its first token. They are computed on
 * first use and kept until ge_doc_free. Exactly one has no head. GE_EUSAGE:
 * no such sentence, or neither a model nor ge_doc_set_parse gave any.
 */
GE_API GeStatus ge_doc_parse(GeDoc *doc, GeId sentence, const GeWord **words);

/*
 * The same with pos and tag alone, at a fraction of the cost; rel and head
 * are known only if the sentence has been parsed before.
 */
GE_API GeStatus ge_doc_tag(GeDoc *doc, GeId sentence, const GeWord **words);

/*
 * The analysis of a sentence by the host's own parser; the words are copied.
 * GE_EUSAGE: labels without a name, not a tree with one root within the
 * sentence, or the sentence has an analysis already.
 */
GE_API GeStatus ge_doc_set_parse(GeDoc *doc, GeId sentence,
                                 const GeWord *words);

/*
 * The lemma of a token by its part of speech, as the English treebanks of
 * Universal Dependencies write it: "n't" is "not", "me" is "I". Tags the
 * sentence when it must, so it fails as ge_doc_tag does.
 */
GE_API GeStatus ge_doc_lemma(GeDoc *doc, uint32_t token, const char **lemma);

/* Names "NOUN", "VBD", "nsubj:pass" of the labels, NULL past the last; and the
 * label of a name, -1 if none has it. 0 is "_", not known. */
GE_API const char *ge_pos_name(unsigned pos);
GE_API const char *ge_tag_name(unsigned tag);
GE_API const char *ge_rel_name(unsigned rel);
GE_API int ge_pos_find(const char *name);
GE_API int ge_tag_find(const char *name);
GE_API int ge_rel_find(const char *name);

/* ------------------------------------------------------------------- slots */

/*
 * What a noun phrase is to a predicate, whatever the construction: the slots
 * of `sell` are the same in "France sold Egypt jets", "jets sold to Egypt by
 * France", "France, which agreed to sell jets" and "France's sale of jets".
 *
 * SUBJ  who or what does it: subject, by-phrase of the passive, possessor and
 *       premodifiers of an event noun, `between` and `by` of an event noun
 * OBJ   whom or what it is done to: object, subject of the passive, of, on
 *       and against of an event noun
 * IOBJ  the indirect object
 * POSS  the possessor of a noun
 * COMP  words before a noun: "missile" in "missile strike"
 * PREP  a prepositional phrase; `prep` is its preposition
 */
typedef enum GeSlot {
  GE_SLOT_SUBJ,
  GE_SLOT_OBJ,
  GE_SLOT_IOBJ,
  GE_SLOT_POSS,
  GE_SLOT_COMP,
  GE_SLOT_PREP,
} GeSlot;

#define GE_FILLER_APPOS 1u    /* stands in apposition to its group */
#define GE_FILLER_MODIFIER 2u /* no noun phrase: a word before a noun */
#define GE_FILLER_NAME 4u     /* its head is a proper noun */

typedef struct GeFiller {
  uint8_t slot;        /* GeSlot */
  uint8_t cost;        /* 0: the tree says so; more: by way of other words, or
                          the tree may have hung it wrongly */
  uint16_t flags;      /* GE_FILLER_* */
  uint32_t head;       /* token */
  uint32_t first, end; /* noun phrase, see ge_doc_phrase */
  GeId prep;           /* token of the preposition, or GE_NONE */
  GeId via;            /* of an event noun: token of the verb (or noun) around
                          it that lends the filler, or GE_NONE */
  GeId group;          /* token: head of the first phrase of its coordination */
} GeFiller;

/*
 * The fillers of all slots of the predicate in tokens [first, end) of one
 * sentence, a verb or a noun; cheapest first, then nearest. The array is
 * valid until the next call for the document. Parses the sentence on first
 * use; errors are those of ge_doc_parse.
 *
 *   GeStatus st = ge_doc_slots(doc, verb, verb + 1, &x, &n);
 *   for (i = 0; i < n; i++) if (x[i].slot == GE_SLOT_SUBJ) ...
 */
GE_API GeStatus ge_doc_slots(GeDoc *doc, uint32_t first, uint32_t end,
                             const GeFiller **fillers, uint32_t *n);

/* The token of [first, end) that governs the others there. */
GE_API GeStatus ge_doc_head(GeDoc *doc, uint32_t first, uint32_t end,
                            uint32_t *head);

/* The noun phrase of a head as tokens [*first, *end): its modifiers, names and
 * of-phrases, without article, relative clause, apposition, other phrases
 * behind it and the rest of a coordination. */
GE_API GeStatus ge_doc_phrase(GeDoc *doc, uint32_t head, uint32_t *first,
                              uint32_t *end);

typedef enum GeTense { GE_TENSE_NONE, GE_TENSE_PAST, GE_TENSE_PRESENT } GeTense;

#define GE_CLAUSE_PASSIVE 1u
#define GE_CLAUSE_FINITE 2u
#define GE_CLAUSE_QUOTED 4u /* an odd number of quotation marks stands before
                               its predicate in the sentence */

/* The clause of a word: what modality reads. All are tokens or GE_NONE. */
typedef struct GeClause {
  GeId predicate; /* verb, or noun or adjective with a copula */
  GeId negation;  /* not, never */
  GeId modal;     /* will, could ... the first modal auxiliary */
  GeId mark;      /* if, that, whether, to ... */
  GeId matrix;    /* the word that the clause hangs on: "said", "plan" */
  uint8_t rel;    /* how it hangs there, ge_rel_name */
  uint8_t tense;  /* GeTense */
  uint16_t flags; /* GE_CLAUSE_* */
} GeClause;

/* The clause of a token; that of clause.matrix is the next one up. */
GE_API GeStatus ge_doc_clause(GeDoc *doc, uint32_t token, GeClause *clause);

/* ---------------------------------------------------------------- sessions */

/*
 * A session loads rule files and runs them over documents: an engine, the
 * standard library and the events of the last document.
 *
 *   GeSession *s;
 *   GeStatus st = ge_session_new(NULL, &s);
 *   if (st == GE_OK) st = ge_session_load(s, "military.lua");
 *   if (st == GE_OK) st = ge_session_seal(s);
 *   GeDocInfo info = {.id = "a", .day = GE_NODAY};
 *   if (st == GE_OK) st = ge_session_run(s, text, strlen(text), &info);
 *   if (st != GE_OK) fprintf(stderr, "%s\n", ge_session_message(s));
 *   for (uint32_t i = 0; st == GE_OK && i < ge_session_nevents(s); i++)
 *     use(ge_session_event(s, i));
 *   ge_session_free(s);
 *
 * A process may hold any number of sessions, and each belongs to one thread at
 * a time. Rules run in a sandbox of Lua within the process: whoever runs the
 * rules of strangers does so in a process of its own, as the command does.
 */
typedef struct GeSession GeSession;

/* Hears of a text; not ended by a NUL. */
typedef void GeLogFn(void *ctx, const char *text, size_t nbytes);

typedef struct GeSessionOptions {
  const char *model; /* file of the model of syntax; NULL: the installed one, or
                        none where there is none; "": none */
  const char *cache; /* folder of compiled lexicons; NULL: none are kept */
  const char *path;  /* folders, ':' between, in which rule files look for the
                        modules and lexicons that they name; NULL: none */
  size_t lua_bytes;  /* memory of all of Lua; 0: 1 GiB */
  bool traceback;    /* errors show the library's own frames */
  GeLogFn *log;      /* hears what rules print, and warnings as lines; or NULL */
  void *log_ctx;
} GeSessionOptions;

/*
 * A new session; options may be NULL, which is all zeros, and is not kept.
 * GE_ENOMEM: *session is NULL. GE_EIO, GE_EINPUT: the model cannot be used;
 * *session then only has its message to tell, and must be freed, too.
 */
GE_API GeStatus ge_session_new(const GeSessionOptions *options,
                               GeSession **session);
/* NULL is nothing. */
GE_API void ge_session_free(GeSession *session);

/* What the last call that did not return GE_OK has to say, as text with
 * file:line:column where it is about a rule; never NULL, and valid until the
 * next call. For NULL: "out of memory". */
GE_API const char *ge_session_message(const GeSession *session);

/*
 * Loads a rule file. A name without a folder that is not there is looked for
 * in the folders of `path`, then among the packs that come with geoeng. A file
 * that is loaded already is not loaded again. GE_ERULE: it cannot be read or
 * has a mistake; GE_EUSAGE: the session is sealed.
 */
GE_API GeStatus ge_session_load(GeSession *session, const char *file);
/* The same of a text in memory; name is what messages and records call it. */
GE_API GeStatus ge_session_load_text(GeSession *session, const char *name,
                                     const char *text, size_t nbytes);
/*
 * End of loading: compiles all rules. GE_ERULE: a mistake in one. Warnings
 * become diagnostics. Afterwards nothing can be loaded.
 */
GE_API GeStatus ge_session_seal(GeSession *session);

/*
 * Runs the rules over a document, n bytes of UTF-8. Events of the document
 * before are gone. A document that fails has none, and the next one may be run:
 * GE_ELIMIT: a limit was exceeded; GE_ERULE: a rule raised an error while it
 * ran; GE_ENOMEM; GE_EUSAGE: the session is not sealed, or meta has line ends.
 */
GE_API GeStatus ge_session_run(GeSession *session, const char *text,
                               size_t nbytes, const GeDocInfo *info);

/* What was written of the last document, nbytes long: its records as JSON
 * Lines, unless ge_session_format chose another form. Never NULL; valid until
 * the next run. */
GE_API const char *ge_session_output(const GeSession *session, size_t *nbytes);
/* Events of the last document that were written. */
GE_API uint32_t ge_session_nevents(const GeSession *session);

/* ------------------------------------------------------------- fields */

typedef enum GeFieldType {
  GE_FIELD_NULL,
  GE_FIELD_BOOL,
  GE_FIELD_INTEGER,
  GE_FIELD_NUMBER, /* with a fraction */
  GE_FIELD_TEXT,
  GE_FIELD_LIST,
  GE_FIELD_OBJECT,
} GeFieldType;

/*
 * An event as typed fields, those of `geoeng help schema`, in their order.
 * What is not of its type is 0. All of it belongs to the session, and is valid
 * until the next run.
 *
 *   for (f = event->first; f; f = f->next)
 *     if (f->type == GE_FIELD_TEXT) printf("%s: %s\n", f->name, f->text);
 */
typedef struct GeField {
  const char *name;            /* NULL: an item of a list, or the event */
  GeFieldType type;
  bool truth;                  /* of BOOL */
  int64_t integer;             /* of INTEGER */
  double number;               /* of INTEGER and NUMBER */
  const char *text;            /* of TEXT: UTF-8, a NUL behind it */
  size_t nbytes;               /* of text */
  uint32_t n;                  /* fields of an OBJECT, items of a LIST */
  const struct GeField *first; /* of these */
  const struct GeField *next;  /* the one behind it, or NULL */
} GeField;

/*
 * The i-th event of the last document, from 0. NULL past the last, when memory
 * is out, and when the session writes another form than jsonl or json.
 */
GE_API const GeField *ge_session_event(GeSession *session, uint32_t i);

/*
 * The field at a path of names and numbers of items, NULL if there is none.
 * Example: ge_field_get(event, "args.0.country")
 */
GE_API const GeField *ge_field_get(const GeField *field, const char *path);

/* ------------------------------------------------ diagnostics and counts */

typedef enum GeSeverity { GE_WARNING, GE_ERROR } GeSeverity;

typedef struct GeDiagnostic {
  GeSeverity severity;
  const char *text;      /* all of it, as a person reads it */
  const char *file;      /* where it stands; NULL: in no file */
  uint32_t line, column; /* from 1, 0: not known; columns count bytes */
  const char *what;      /* the sentence alone */
  size_t nfile, nwhat;   /* bytes of file and what, which no NUL ends */
} GeDiagnostic;

/* Warnings and errors of loading, then those of the last document; i counts
 * from 0 in the order of their arrival. NULL past the last; valid until the
 * next call that can fail. */
GE_API uint32_t ge_session_ndiagnostics(const GeSession *session);
GE_API const GeDiagnostic *ge_session_diagnostic(const GeSession *session,
                                                 uint32_t i);

typedef struct GeCounts {
  uint64_t documents; /* run, those that failed included */
  uint64_t failed;
  uint64_t bytes;     /* of their texts */
  uint64_t events;
} GeCounts;

GE_API GeCounts ge_session_counts(const GeSession *session);

/* The engine below, for limits and for facts of word types. It belongs to the
 * session. Limits may be changed between documents. */
GE_API GeEngine *ge_session_engine(GeSession *session);

/* ------------------------------------------------------- forms of output */

/* Which offsets records carry: code points unless the user asks otherwise. */
typedef enum GeOffsets { GE_OFF_CP, GE_OFF_BYTE, GE_OFF_UTF16 } GeOffsets;

typedef struct GeFormat {
  const char *name; /* jsonl, json, or what ge_session_list tells; NULL: jsonl */
  const char *only; /* modalities, ',' between, of events that are written */
  const char *type; /* event types, likewise; NULL: all */
  const char *count; /* "cluster": one record an occurrence; NULL: mentions */
  GeOffsets offsets;
  bool color;       /* for a terminal */
  uint32_t columns; /* of it, 0: 80 */
} GeFormat;

/* Chooses the form of ge_session_output; to be called when the session is
 * sealed. GE_EUSAGE: there is no such format or type. */
GE_API GeStatus ge_session_format(GeSession *session, const GeFormat *format);

/* What stands around the output of all documents. Strings are NULL where there
 * is nothing, and valid as long as the session. */
typedef struct GeFrame {
  const char *begin;        /* before everything */
  const char *open, *close; /* around records that are lines: a comma then
                               parts them; open ends, close begins with a line
                               end */
} GeFrame;

GE_API GeStatus ge_session_begin(GeSession *session, GeFrame *frame);
/* The text behind everything, or NULL. */
GE_API GeStatus ge_session_finish(GeSession *session, const char **text);

/* What of the session decides the bytes of its output, in one line: version,
 * hash of all rules, filters. Valid as long as the session. */
GE_API GeStatus ge_session_identity(GeSession *session, const char **text);

/* What comes with geoeng, and what folders of `path` add. */
typedef enum GeShelf { GE_PACKS, GE_FORMATS, GE_COMMANDS } GeShelf;

/* The i-th name of those that come with geoeng, sorted; NULL past the last.
 * nbytes long, no NUL ends it. */
GE_API const char *ge_shelf_name(GeShelf shelf, size_t i, size_t *nbytes);
/* Whether there is a format or command of that name, folders included. */
GE_API bool ge_session_has(GeSession *session, GeShelf shelf,
                           const char *name);

/* ------------------------------------------------- hosts that know Lua */

struct lua_State;

/* The Lua state of the session, to register functions in and to push values
 * for ge_session_call. Its errors are not caught: call Lua protected. */
GE_API struct lua_State *ge_session_lua(GeSession *session);

/*
 * Calls function `name` of a library module, or the module itself when name is
 * NULL, with the nargs values on top of the Lua stack, which it pops; on GE_OK
 * nresults values are on top. GE_ERULE: it raised an error, which is the
 * message.
 */
GE_API GeStatus ge_session_call(GeSession *session, const char *module,
                                const char *name, int nargs, int nresults);

/* -------------------------------------------------------------------- days */

/* Days since 1970-01-01 of "YYYY-MM-DD"; false if it is no such date. A time
 * of day that follows after T or a space is ignored. */
GE_API bool ge_day_parse(const char *s, size_t nbytes, int32_t *day);
/* "YYYY-MM-DD" of a day in the years 0 to 9999. */
GE_API void ge_day_format(int32_t day, char out[11]);

#ifdef __cplusplus
}
#endif
#endif
