/*
 * Inputs: files, directories (the files in them that a reader knows by their
 * names, in order of names), and `-` for standard input. Documents come one by
 * one; what cannot be read becomes a message with its place, and the next one
 * follows.
 */
#ifndef GE_INPUT_SOURCE_H
#define GE_INPUT_SOURCE_H

#include "input/document.h"
#include "input/notice.h"

typedef struct Source Source;

/* Paths are borrowed, and what the options point to. */
GeStatus source_open(Source **source, const char *const *paths, size_t npaths,
                     const InputOptions *options);
void source_close(Source *s);
/* Before the first source_next: standard input is waited for so. `wait` may ask
 * for source_note. */
void source_waits(Source *s, const SourceWait *wait);
/* The same, and the last input is followed when the others are read: a file, of
 * lines that are documents, as it grows and when another takes its place; a
 * directory as files come. */
void source_follow(Source *s, const SourceWait *wait);
SourceGot source_next(Source *s, SourceDoc *doc);
/* Whether a file that is there is read when these paths are, be it by another
 * name, through a link, or as a file of a directory. Nothing is opened. */
bool source_reads(const char *const *paths, size_t npaths, const char *file);
/* The file that the last document or error is of; "" before the first. */
const char *source_name(const Source *s);
/* The message of the last SOURCE_ERROR: file:line:column, source, caret. */
const char *source_message(const Source *s);
/* What the last source_next found worth telling of a file that is read all
 * the same, lines without the last line end; NULL: nothing. */
const char *source_note(const Source *s);
/* Whether any input could be opened as what it is. */
bool source_read_any(const Source *s);

#endif
