/* Where the command keeps what it can make again: images of lexicons and rules.
 * Whoever deletes the folder loses time and nothing else. */
#ifndef GE_CLI_CACHE_FOLDER_H
#define GE_CLI_CACHE_FOLDER_H

#include "base/base.h"

#define CACHE_FOLDER_BYTES 4096

/*
 * The folder of compiled lexicons: $GEOENG_CACHE, or geoeng in
 * $XDG_CACHE_HOME or ~/.cache. false: none of them is set.
 */
bool cache_folder_find(char path[CACHE_FOLDER_BYTES]);

#endif
