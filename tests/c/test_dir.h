/* A directory that tests of a file share, and remove at the end. */
#ifndef GE_TEST_DIR_H
#define GE_TEST_DIR_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char dir[] = "/tmp/geoeng-test-XXXXXX";

static int make_dir(void **state) {
  (void)state;
  return mkdtemp(dir) ? 0 : -1;
}

static int remove_dir(void **state) {
  (void)state;
  char command[100];
  snprintf(command, sizeof command, "rm -rf %s", dir);
  return system(command);
}

#endif
