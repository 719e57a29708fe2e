/* Where the files are that are installed with the executable. */
#ifndef GE_LOCATE_H
#define GE_LOCATE_H

#include "base.h"

#define LOCATE_BYTES 4096

/*
 * The model of English syntax: $GEOENG_MODEL, or english.model in
 * scripts/model/ of the source tree that the executable stands in, or in
 * ../share/geoeng/ beside it. false: none of them is there; a path in
 * GEOENG_MODEL is taken as it is.
 */
bool locate_model(char path[LOCATE_BYTES]);

#endif
