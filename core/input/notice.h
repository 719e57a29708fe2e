/*
 * Changes of files as the system tells them (inotify), and waiting for them.
 * Where they cannot be had, as from a network, who waits looks each second.
 */
#ifndef GE_INPUT_NOTICE_H
#define GE_INPUT_NOTICE_H

#include "base/base.h"

/* Waits until a descriptor (-1: none) can be read, or for `ms` (-1: for ever),
 * and serves what else there is to do. false: reading is to end. */
typedef struct SourceWait {
  bool (*until)(void *ctx, int fd, int ms);
  void *ctx;
} SourceWait;

enum { NOTICE_POLL_MS = 1000 };

/* A descriptor of inotify for changes near a path, -1: there is none, and *why
 * says so. */
int notice_open(const char *path, const char **why);
/* Waits for something to be told, or for the next look. */
bool notice_wait(int fd, const SourceWait *wait);

#endif
