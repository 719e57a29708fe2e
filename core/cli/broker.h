/*
 * The broker: what a confined process may have of the file system and the
 * terminal, which it asks for in messages (MESSAGE_CALLS). Files are those that
 * the command line names, what lies beneath directories that it names, and
 * what rules may name: beneath the folder of a rule file that was handed over,
 * or of GEOENG_PATH. Links lead nowhere else.
 */
#ifndef GE_CLI_BROKER_H
#define GE_CLI_BROKER_H

#include "cli/message.h"

typedef struct BrokerConfig {
  const InputOptions *options; /* of the inputs, but for the day;
                                  NULL: none */
  const char *const *words;    /* of the command line */
  size_t nwords;
  const char *path;    /* GEOENG_PATH, or NULL */
  const char *library; /* --library, or NULL */
  const char *cache;   /* folder of images of lists, or NULL */
  unsigned seconds; /* that a FIFO may let wait for a rule file; 0: no limit */
  bool inputs;      /* documents, standard input and stamps, too */
  bool lines;       /* of standard input may be asked for */
  const char *out;  /* a folder in which files may be written, or NULL */
  const char *file; /* a file that may be written, or NULL */
  bool folders;     /* folders may be made in it */
  bool accepts;     /* named rule files may be written */
  bool trusted;     /* asked by this process itself: no bounds */
} BrokerConfig;

typedef struct Broker Broker;

/* The words, and what they point to, are borrowed. GE_ENOMEM: *b is NULL. */
GeStatus broker_new(Broker **b, const BrokerConfig *config);
void broker_free(Broker *b);

/*
 * Puts the answer to a call into `out`; *passed is a descriptor that goes with
 * it and that the caller closes, or -1. Not for MESSAGE_CLOCK. false: a signal
 * came that ends the command.
 */
bool broker_answer(Broker *b, const Message *call, Buf *out, int *passed);

#endif
