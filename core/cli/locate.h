/* Where the files are that are installed with the executable. */
#ifndef GE_CLI_LOCATE_H
#define GE_CLI_LOCATE_H

#include "base/base.h"

#define LOCATE_BYTES 4096

/*
 * The model of English syntax: $GEOENG_MODEL, or english.model in
 * scripts/model/ of the source tree that the executable stands in, or in
 * ../share/geoeng/ beside it. false: none of them is there; a path in
 * GEOENG_MODEL is taken as it is.
 */
bool locate_model(char path[LOCATE_BYTES]);

/*
 * The folder of compiled lexicons: $GEOENG_CACHE, or geoeng in
 * $XDG_CACHE_HOME or ~/.cache. false: none of them is set.
 */
bool locate_cache(char path[LOCATE_BYTES]);

#define LOCATE_BUILD 64
/* What tells this executable from other builds: its size and time. "" when
 * they cannot be known. */
void locate_build(char build[LOCATE_BUILD]);

#endif
