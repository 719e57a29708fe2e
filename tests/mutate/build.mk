# What a mutant is linked with: all but main() in one shared library, so that a
# fault costs one compilation and one linking for all test programs and
# ./geoeng. Run in a copy of the repository: tests/mutate/run.lua.
include Makefile

LIB := $(BUILD)/libmutated.so
MUTABLE := $(TESTED)
TESTED := $(LIB)
override CFLAGS := $(filter-out -O% -g,$(CFLAGS)) -O1 -g1 -fvisibility=default
override LDFLAGS += -Wl,-rpath,$(CURDIR)/$(BUILD)
# What a test calls is marked (guard.c); not in inner loops, and what is here is
# taken to be called by all.
MARKED := -finstrument-functions \
  -finstrument-functions-exclude-file-list=core/base/,core/syntax/kernel,gen/
$(MUTABLE) $(BUILD)/core/cli/main.o: override CFLAGS += $(MARKED)
$(MUTABLE) $(BUILD)/core/cli/main.o $(BUILD)/guard.o: tests/mutate/build.mk
LINKER := -fuse-ld=gold -shared -Wl,-soname,libmutated.so -Wl,-z,norelro

.DEFAULT_GOAL := mutable
.PHONY: mutable
mutable: $(LIB) $(BUILD)/command $(TESTS) $(BUILD)/commands
	ln -sf $(BUILD)/command geoeng

$(LIB): $(MUTABLE) $(BUILD)/guard.o
	$(call run,LD,$@)$(CC) $(LINKER) -o $@ $^ $(PKG_LIBS)

$(BUILD)/guard.o: tests/mutate/guard.c
	$(CC) $(CFLAGS) $(PKG_CFLAGS) -c -o $@ $<

$(BUILD)/command: $(BUILD)/core/cli/main.o | $(LIB)
	$(CC) $(LDFLAGS) -o $@ $< $(LIB) $(PKG_LIBS)

$(TESTS): | $(LIB)

# For run.lua: how to compile a file, link the library, link the command.
$(BUILD)/commands: Makefile tests/mutate/build.mk
	@mkdir -p $(@D)
	@echo '$(CC) $(CFLAGS) $(MARKED) -g0 -w $(PKG_CFLAGS) -c -o' >$@
	@echo '$(CC) $(LINKER) -o $(LIB) $(MUTABLE) $(BUILD)/guard.o $(PKG_LIBS)' >>$@
	@echo '$(CC) $(LDFLAGS) -o $(BUILD)/command $(BUILD)/core/cli/main.o $(LIB) $(PKG_LIBS)' >>$@
