#include "cli/convert.h"
#include "base/json_writer.h"
#include "base/list.h"
#include "cli/interrupt.h"
#include "input/source.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MOST_FILES 64u /* of shipped rules; there are fewer */

typedef struct Seen { /* "" for an event without roles */
  char *type, *role;
  bool number;
} Seen;

typedef struct Found {
  LIST(Seen) list;    /* by type, then role */
  LIST(char *) files; /* of shipped rules, sorted */
  bool others;        /* there are events of other rules */
  bool failed;
} Found;

/* Where it stands or belongs; *there says which. */
static uint32_t place_of(const Found *f, const char *type, const char *role,
                         bool *there) {
  uint32_t low = 0, high = f->list.n;
  *there = false;
  while (low < high && !*there) {
    uint32_t mid = low + (high - low) / 2;
    const Seen *s = &f->list.at[mid];
    int c = strcmp(s->type, type);
    if (c == 0) c = strcmp(s->role, role);
    *there = c == 0;
    if (c < 0) low = mid + 1;
    else high = mid;
  }
  return high;
}

static void hear(void *ctx, const char *type, const char *role, bool number) {
  Found *f = ctx;
  bool there;
  if (!role) role = "";
  uint32_t i = place_of(f, type, role, &there);
  if (there) {
    f->list.at[i].number = f->list.at[i].number || number;
    return;
  }
  Seen s = {ge_copy(type), ge_copy(role), number};
  if (!s.type || !s.role || !list_push(&f->list, s)) {
    ge_drop(s.type);
    ge_drop(s.role);
    f->failed = true;
    return;
  }
  memmove(&f->list.at[i + 1], &f->list.at[i], (f->list.n - 1 - i) * sizeof s);
  f->list.at[i] = s;
}

/* As records name the packs that are built in. */
static bool is_shipped(const char *file) {
  return strncmp(file, "geoeng/rules/", 13) == 0;
}

static void hear_rule(void *ctx, const char *file) {
  Found *f = ctx;
  uint32_t i = 0;
  int c = 1;
  if (f->others || !is_shipped(file)) {
    f->others = true;
    return;
  }
  while (i < f->files.n && (c = strcmp(f->files.at[i], file)) < 0) i++;
  if (i < f->files.n && c == 0) return;
  f->others = f->files.n == MOST_FILES;
  char *name = f->others ? NULL : ge_copy(file);
  if (f->others) return;
  if (!name || !list_push(&f->files, name)) {
    ge_drop(name);
    f->failed = true;
    return;
  }
  memmove(&f->files.at[i + 1], &f->files.at[i],
          (f->files.n - 1 - i) * sizeof name);
  f->files.at[i] = name;
}

/* The shipped rules become those of the options; their names stand in `kept`. */
static GeStatus name_rules(Options *o, const Found *f, Buf *kept) {
  size_t room = o->room > f->files.n ? o->room : f->files.n;
  const char **rules = ge_alloc_zeros(room, sizeof *rules);
  const char **inputs = ge_alloc_zeros(room, sizeof *inputs);
  if (!rules || !inputs) {
    if (rules) ge_free(rules, room * sizeof *rules);
    if (inputs) ge_free(inputs, room * sizeof *inputs);
    return GE_ENOMEM;
  }
  memcpy(inputs, o->inputs, o->ninputs * sizeof *inputs);
  for (uint32_t i = 0; i < f->files.n; i++)
    buf_put(kept, f->files.at[i], strlen(f->files.at[i]) + 1);
  const char *name = kept->failed ? NULL : kept->at;
  for (uint32_t i = 0; name && i < f->files.n; i++, name += strlen(name) + 1)
    rules[i] = name;
  ge_free(o->rules, o->room * sizeof *o->rules);
  ge_free(o->inputs, o->room * sizeof *o->inputs);
  o->rules = rules;
  o->inputs = inputs;
  o->nrules = f->files.n;
  o->room = room;
  return kept->failed ? GE_ENOMEM : GE_OK;
}

static void put_name(JsonWriter *j, const char *s) {
  json_put_string(j, s, strlen(s));
}

/* The type whose first entry is at i; the first of the next. */
static uint32_t put_type(JsonWriter *j, const Found *f, uint32_t i) {
  const Seen *all = f->list.at;
  uint32_t end = i;
  while (end < f->list.n && strcmp(all[end].type, all[i].type) == 0) end++;
  json_put_open(j, '{');
  json_put_key(j, "type");
  put_name(j, all[i].type);
  json_put_key(j, "roles");
  json_put_open(j, '[');
  for (uint32_t k = i; k < end; k++)
    if (*all[k].role) put_name(j, all[k].role);
  json_put_close(j, ']');
  json_put_key(j, "numbers");
  json_put_open(j, '{');
  for (uint32_t k = i; k < end; k++) {
    if (!all[k].number) continue;
    json_put_key(j, all[k].role);
    json_put_bool(j, true);
  }
  json_put_close(j, '}');
  json_put_close(j, '}');
  return end;
}

static GeStatus write_types(const Found *f, Buf *types) {
  JsonWriter *j;
  size_t n;
  if (f->failed || json_writer_new(&j) != GE_OK) return GE_ENOMEM;
  json_put_open(j, '[');
  for (uint32_t i = 0; i < f->list.n;) i = put_type(j, f, i);
  json_put_close(j, ']');
  const char *text = json_writer_text(j, &n);
  if (text) buf_put(types, text, n);
  json_writer_free(j);
  return text && !types->failed ? GE_OK : GE_ENOMEM;
}

/* Standard input becomes a file that can be read twice. */
static GeStatus keep_input(const Options *o) {
  char part[GE_ROOM(1 << 16, 1021)];
  bool some = false;
  for (size_t i = 0; i < o->ninputs; i++)
    some = some || strcmp(o->inputs[i], "-") == 0;
  if (!some || lseek(STDIN_FILENO, 0, SEEK_CUR) >= 0) return GE_OK;
  FILE *f = tmpfile();
  ssize_t n = -1;
  while (f && !interrupt_signal() &&
         (n = read(STDIN_FILENO, part, sizeof part)) > 0)
    if (fwrite(part, 1, (size_t)n, f) != (size_t)n) break;
  bool ok = f && n == 0 && fflush(f) == 0 &&
            dup2(fileno(f), STDIN_FILENO) >= 0 &&
            lseek(STDIN_FILENO, 0, SEEK_SET) == 0;
  int error = errno;
  if (f) fclose(f);
  errno = error;
  return ok || interrupt_signal() ? GE_OK : GE_EIO;
}

GeStatus convert_look(Options *o, Buf *types) {
  Found f = {.failed = false};
  EventListener told = {hear_rule, hear, &f};
  InputOptions options = o->input;
  Source *source = NULL;
  SourceDoc doc;
  off_t at = lseek(STDIN_FILENO, 0, SEEK_CUR);
  GeStatus st = keep_input(o);
  if (st != GE_OK) return st;
  options.told = &told;
  st = source_open(&source, o->inputs, o->ninputs, &options);
  while (st == GE_OK && !interrupt_signal() &&
         source_next(source, &doc) != SOURCE_END) {}
  source_close(source);
  bool shipped = !f.others && f.files.n > 0;
  if (f.failed) st = GE_ENOMEM;
  if (st == GE_OK)
    st = shipped ? name_rules(o, &f, types) : write_types(&f, types);
  (void)lseek(STDIN_FILENO, at > 0 ? at : 0, SEEK_SET);
  for (uint32_t i = 0; i < f.list.n; i++) {
    ge_drop(f.list.at[i].type);
    ge_drop(f.list.at[i].role);
  }
  list_clear(&f.list);
  for (uint32_t i = 0; i < f.files.n; i++) ge_drop(f.files.at[i]);
  list_clear(&f.files);
  return st;
}
