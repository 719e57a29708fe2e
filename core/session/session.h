/*
 * A session (see geoeng.h): one engine and one Lua state with the rule files that
 * were loaded, and the events of its last document, which live until the next.
 */
#ifndef GE_SESSION_SESSION_H
#define GE_SESSION_SESSION_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/list.h"
#include "lua/state.h"
#include "session/installed.h"
#include "session/diagnostic.h"

#include <locale.h>

struct GeSession {
  Host host;
  lua_State *L;
  Diagnostics diagnostics;
  Buf message;
  GeCounts counts;
  LIST(const GeField *) events; /* of the last document, empty: not asked for */
  Arena fields;                 /* holds them */
  bool busy; /* a call goes on that a host's log may not nest in */
  bool events_defined;
  bool broken;       /* a rule file had a mistake, or there is no model */
  uint32_t nloading; /* diagnostics that loading left; others are the last
                        document's */
  Buf path, cache, library; /* copies of the options */
  Buf identity;             /* of ge_session_identity */
  locale_t locale;          /* "C": what rules find does not depend on that of
                               the host */
  char model[INSTALLED_PATH], build[INSTALLED_BUILD];
};

/* Keeps the text as message and diagnostic, and returns the status. */
GeStatus session_fail(GeSession *s, GeStatus st, const char *text);

/* The same for what a protected call of Lua raised, with its code: GE_ENOMEM
 * or st. */
GeStatus session_raised(GeSession *s, GeStatus st, int code);

/* Lets go of the fields of events. */
void session_drop_events(GeSession *s);

/* Locale and account of memory of the thread while a call goes on: set them
 * before anything of the session is made or freed, give back behind what they
 * were. */
typedef struct Entered {
  locale_t locale;
  Account *account;
} Entered;

Entered session_enter(GeSession *s);
void session_leave(Entered before);

/* Runs fn(arg) in Lua, protected; what it raises becomes the message of a
 * failure with status st. What it leaves on the stack is dropped. */
GeStatus session_protect(GeSession *s, GeStatus st, lua_CFunction fn,
                         void *arg);

#endif
