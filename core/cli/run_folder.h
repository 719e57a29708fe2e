/*
 * Reads the folder that a run wrote, a document at a time, and takes nothing of
 * it on trust: each document's records must be there with the hash that they
 * had, each line of the journal must follow the one before, and at the end of a
 * run that reached the end of its input all must be as it was signed.
 *
 * What is damaged can be made again from the input. What belongs to another
 * run, and links, are told and left alone: folder_refused.
 */
#ifndef GE_CLI_RUN_FOLDER_H
#define GE_CLI_RUN_FOLDER_H

#include "cli/journal.h"

typedef struct Folder Folder;

typedef enum FolderGot {
  FOLDER_DOC,
  FOLDER_END,
  FOLDER_BAD, /* see folder_place and folder_wrong; nothing follows */
} FolderGot;

typedef struct FolderDoc {
  JournalLine line;
  const char *records; /* until the next call */
  size_t nrecords;
} FolderDoc;

/* Opens the folder; fd is one of it that stays the caller's, or -1. GE_EIO: it
 * is no folder of a run, as folder_wrong tells. It is to be closed always. */
GeStatus folder_open(Folder **f, const char *dir, int fd);
void folder_close(Folder *f);
FolderGot folder_next(Folder *f, FolderDoc *doc);

/* The file, or its line, and what is wrong with it. */
const char *folder_place(const Folder *f);
const char *folder_wrong(const Folder *f);
bool folder_refused(const Folder *f);
/* The sums over the documents so far. */
const Journal *folder_journal(const Folder *f);
/* What decides the bytes of the run. */
const char *folder_key(const Folder *f);
/* Whether the run reached the end of its input, and how many documents that
 * had; to be believed behind FOLDER_END. */
bool folder_signed(const Folder *f, uint64_t *inputs);

/* A file of a folder for reading: an ordinary one, and no link. -1: errno is
 * ELOOP for a link, EINVAL for what else is no file. */
int folder_file(int dir, const char *name);
/* "part-00003.jsonl", as long as it is written with ".open" behind it. */
void part_name(unsigned number, bool open, char name[32]);
/* The number of a part by its name; false: it is none. */
bool part_number(const char *name, unsigned *number, bool *open);

#endif
