# geoeng: `make demo` on a fresh machine, `make help` for everything else.

VARIANT ?= release
PREFIX ?= /usr/local
LIBDIR ?= $(PREFIX)/lib
DESTDIR ?=
CC ?= gcc
OBJCOPY ?= objcopy
LUA ?= lua5.4
PKG_CONFIG ?= pkg-config

# --------------------------------------------------- no need to change below

BUILD := build/$(VARIANT)
GEN := build/gen
VERSION := $(shell sed -n 's/^.define GE_VERSION "\(.*\)"/\1/p' include/geoeng.h)
# What the library needs, and what the command needs beside it.
LIBRARY_PACKAGES := lua5.4 lua5.4-lpeg libutf8proc jansson
PACKAGES := $(LIBRARY_PACKAGES) libseccomp zlib libzstd libedit sqlite3
# Not linked: see core/input/xml_library.h.
LOADED_PACKAGES := libxml-2.0

# C and C++; gcc and clang; C only.
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wundef \
  -Wcast-qual -Wpointer-arith -Wformat=2 -Wwrite-strings -Wvla \
  -Wdouble-promotion \
  -Wstrict-prototypes -Wmissing-prototypes
ifdef WERROR
WARNINGS += -Werror
endif

OPT_release := -O2 -g
OPT_static := -O2 -g -DGE_STATIC
OPT_debug := -O0 -g
OPT_tiny := -O1 -g -DGE_TINY
OPT_asan := -O1 -g -DGE_CHECK_RANGES -fsanitize=address,undefined -fno-sanitize-recover=all \
  -fno-omit-frame-pointer
OPT_fuzz := -O1 -g -fno-omit-frame-pointer -DGE_FUZZING \
  -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
OPT_tsan := -O1 -g -fsanitize=thread
# Counters in a file that processes share, so that what ends by a signal, or may
# not open files, counts as well.
OPT_cov := -O1 -g -fcoverage-mapping -fprofile-update=atomic \
  -fprofile-instr-generate=$(CURDIR)/build/cov/raw/%c%m.profraw
# Not for the linker: clang takes it once.
COMPILE_cov := -mllvm -runtime-counter-relocation
KERNEL_cov := -fprofile-update=single # else they take minutes

override CFLAGS := $(OPT_$(VARIANT)) $(COMPILE_$(VARIANT)) -std=c11 $(WARNINGS) \
  -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE \
  -fvisibility=hidden -fPIC -fno-semantic-interposition \
  -Iinclude -Icore -I$(GEN) $(CPPFLAGS) $(CFLAGS)
override LDFLAGS := $(OPT_$(VARIANT)) $(LDFLAGS)
# Asked for late, so that `make demo` can install what they need first.
PKG_CFLAGS = $(shell $(PKG_CONFIG) --cflags $(PACKAGES) $(LOADED_PACKAGES))
# libcsv has no file for pkg-config.
PKG_LIBS = $(shell $(PKG_CONFIG) --libs $(PACKAGES)) -lcsv -lm
LIBRARY_LIBS = $(shell $(PKG_CONFIG) --libs $(LIBRARY_PACKAGES)) -lm

SOURCES := $(wildcard core/*/*.c)
GENERATED := $(addprefix $(GEN)/,wordbreak_data.c lemma_data.c schema_data.c \
  database_data.c shape_data.c word_set_data.c option_data.c embed_data.c)
ifeq ($(VARIANT),static)
GENERATED += $(GEN)/charset_data.c
else
SOURCES := $(filter-out $(wildcard core/*/static_*.c),$(SOURCES))
endif
OBJECTS := $(SOURCES:core/%.c=$(BUILD)/core/%.o) \
  $(GENERATED:$(GEN)/%.c=$(BUILD)/gen/%.o)
# All that tests are linked with, and what is in libgeoeng.
TESTED := $(filter-out $(BUILD)/core/cli/main.o,$(OBJECTS))
LIBRARY := $(filter-out $(BUILD)/core/cli/% $(BUILD)/core/input/% \
  $(addprefix $(BUILD)/gen/,database_data.o shape_data.o option_data.o),$(OBJECTS))
SONAME := libgeoeng.so.$(firstword $(subst ., ,$(VERSION)))
SHARED := libgeoeng.so.$(VERSION)
EMBEDDED := $(shell find scripts/geoeng rules -name '*.lua' -o -name '*.tsv' \
  -not -path '*/english/*') \
  $(shell find scripts/doc -name '*.*' -type f) $(GEN)/doc/library.md \
  $(GEN)/doc/event.schema.json \
  $(wildcard $(addprefix scripts/report/,page.html style.css world.json \
  LICENSES.txt dom.js data.js filter.js facets.js map.js timeline.js dyads.js \
  cards.js text.js downloads.js main.js library.js))
TESTS := $(patsubst tests/c/%.c,$(BUILD)/tests/%,$(wildcard tests/c/test_*.c))
FUZZERS := $(patsubst tests/fuzz/fuzz_%.c,$(BUILD)/fuzz/%,\
  $(wildcard tests/fuzz/fuzz_*.c))

# A build says `CC FILE`, with V=1 the whole command, with -s nothing.
SILENT := $(findstring s,$(firstword -$(MAKEFLAGS)))
run = $(if $(V),,@$(if $(SILENT),,echo '$1 $2';) )
# As many jobs as processors, unless the user said how many.
JOBS = $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell getconf _NPROCESSORS_ONLN))
quiet = +@V=$(V) sh scripts/build/quiet.sh build/$@.log \
  $(MAKE) --no-print-directory $(JOBS)

.DELETE_ON_ERROR:
.PHONY: all library model weights report-assets demo test test-report \
  build-tests check cover fuzz fuzz-patterns mutate lint format golden-accept \
  bench bench-peers bench-syntax eval install uninstall dist \
  compile_commands.json clean help FORCE

all: geoeng ## build ./geoeng

geoeng: $(BUILD)/geoeng
	@ln -sf $< $@

$(BUILD)/geoeng: $(OBJECTS)
	$(call run,LD,geoeng)$(CC) $(LDFLAGS) -o $@ $^ $(PKG_LIBS)

include scripts/build/packages.mk

library: $(BUILD)/libgeoeng.a $(BUILD)/$(SHARED) ## build libgeoeng.a and .so

$(BUILD)/$(SHARED): $(LIBRARY)
	$(call run,LD,$(@F))$(CC) $(LDFLAGS) -shared -Wl,-soname,$(SONAME) \
	  -Wl,--no-undefined -Wl,-Bsymbolic -o $@ $^ $(LIBRARY_LIBS)

# One object, so that what geoeng.h does not declare can be made local.
$(BUILD)/libgeoeng.o: $(LIBRARY)
	$(call run,LD,$(@F))$(LD) -r -o $@ $^ && $(OBJCOPY) --localize-hidden $@

$(BUILD)/libgeoeng.a: $(BUILD)/libgeoeng.o
	$(call run,AR,$(@F))rm -f $@ && $(AR) rcs $@ $<

# The model is looked for below PREFIX, too; one stamp, that of the last PREFIX.
SPACE := $(subst ,, )
STAMP := $(BUILD)/prefix$(subst $(SPACE),+,$(subst /,+,$(PREFIX)))
$(BUILD)/core/session/installed.o: $(STAMP)
$(BUILD)/core/session/installed.o: override CFLAGS += \
  -DGE_DATADIR='"$(PREFIX)/share/geoeng"'
$(STAMP):
	@mkdir -p $(@D) && rm -f $(BUILD)/prefix* && touch $@

$(OBJECTS): Makefile # whose flags may have changed
$(OBJECTS): | $(GEN)/word_set_names.h # which core/base/word_set.h includes

# Loops over numbers of which the compiler makes vectors.
$(BUILD)/core/syntax/kernel%.o: override CFLAGS += -O3 $(KERNEL_$(VARIANT))

$(BUILD)/core/%.o: core/%.c
	@mkdir -p $(@D)
	$(call run,CC,$<)$(CC) $(CFLAGS) $(PKG_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/gen/%.o: $(GEN)/%.c
	@mkdir -p $(@D)
	$(call run,CC,$<)$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

$(GEN)/wordbreak_data.c: scripts/build/gen_wordbreak.lua
	@mkdir -p $(@D)
	$(call run,GEN,$@)$(LUA) $< /usr/share/unicode $@

$(GEN)/lemma_data.c: scripts/build/gen_lemma.lua
	@mkdir -p $(@D)
	$(call run,GEN,$@)$(LUA) $< /usr/share/wordnet $@

# The names move only when a set comes or goes: a new word compiles one file.
WORD_SETS := scripts/build/gen_word_sets.lua \
  $(wildcard rules/lexicons/english/*.tsv)
$(GEN)/word_set_names.h: $(GEN)/word_set_names ;
$(GEN)/word_set_names: $(WORD_SETS)
	@mkdir -p $(@D)
	$(call run,GEN,$@.h)$(LUA) $< names $(filter %.tsv,$^) >$@ && \
	  { cmp -s $@ $@.h || cp $@ $@.h; }

$(GEN)/word_set_data.c: $(WORD_SETS)
	@mkdir -p $(@D)
	$(call run,GEN,$@)$(LUA) $< words $(filter %.tsv,$^) >$@

SCHEMA := scripts/build/gen_schema.lua scripts/geoeng/event/schema.lua
$(GEN)/schema_data.c: $(SCHEMA)
	@mkdir -p $(@D)
	$(call run,GEN,$@)$(LUA) $< c >$@

$(GEN)/shape_data.c: $(SCHEMA)
	@mkdir -p $(@D)
	$(call run,GEN,$@)$(LUA) $< shape >$@

$(GEN)/doc/event.schema.json: $(SCHEMA)
	@mkdir -p $(@D)
	$(call run,GEN,$@)$(LUA) $< json >$@

DATABASE := scripts/build/gen_database.lua scripts/geoeng/format/database.lua
$(GEN)/database_data.c: $(DATABASE)
	@mkdir -p $(@D)
	$(call run,GEN,$@)$(LUA) $(DATABASE) >$@

OPTIONS := scripts/build/option_table.lua scripts/build/options.lua \
  scripts/geoeng/event/schema.lua
MODULES := $(wildcard scripts/geoeng/cmd/*.lua)
$(GEN)/option_data.c: scripts/build/gen_options.lua $(OPTIONS) $(MODULES)
	@mkdir -p $(@D)
	$(call run,GEN,$@)$(LUA) $< $(basename $(notdir $(MODULES))) >$@

# For `man` and for shells.
PAGES := $(GEN)/geoeng.1 $(addprefix $(GEN)/geoeng.,bash zsh fish)
$(GEN)/geoeng.1: scripts/build/gen_man.lua $(OPTIONS) $(MODULES) \
  scripts/debian/changelog $(wildcard scripts/doc/*.md)
	@mkdir -p $(@D)
	$(call run,GEN,$@)$(LUA) $< >$@

$(filter-out %.1,$(PAGES)): scripts/build/gen_completion.lua $(OPTIONS) \
  $(wildcard scripts/doc/*.md rules/*.lua)
	@mkdir -p $(@D)
	$(call run,GEN,$@)$(LUA) $< $(subst .,,$(suffix $@)) \
	  $(notdir $(wildcard rules/*.lua)) >$@

META := $(addprefix scripts/geoeng/meta/,rules.lua core.lua core_stages.lua \
  host.lua)
$(GEN)/doc/library.md: scripts/build/gen_library.lua $(META)
	@mkdir -p $(@D)
	$(call run,GEN,$@)$(LUA) $< $@ $(META)

# A file that comes with an old date, or goes, changes the list.
$(GEN)/embedded: FORCE
	@mkdir -p $(@D)
	@echo '$(sort $(EMBEDDED))' | cmp -s - $@ || echo '$(sort $(EMBEDDED))' >$@
FORCE:

$(GEN)/embed_data.c: scripts/build/embed.lua $(EMBEDDED) $(GEN)/embedded
	@mkdir -p $(@D)
	$(call run,GEN,$@)$(LUA) $< $@ $(EMBEDDED)

$(BUILD)/tests/%: tests/c/%.c $(TESTED)
	@mkdir -p $(@D)
	$(call run,CC,$<)$(CC) $(CFLAGS) $(PKG_CFLAGS) -MMD -MP -o $@ $< $(TESTED) \
	  $(LDFLAGS) $(PKG_LIBS) -lcmocka

# What specs under plain Lua need of the core: pure functions, whatever the
# variant is.
SPEC_CORE := tests/lua/core.c $(addprefix core/,lua/json.c lua/json_read.c \
  lua/near.c lua/calendar.c lua/word_set.c lua/box.c base/day.c base/near.c \
  base/json_writer.c base/buf.c base/base.c base/utf8.c base/word_set.c) \
  $(GEN)/word_set_data.c
build/specs/geoeng/core.so: $(SPEC_CORE)
	@mkdir -p $(@D)
	$(call run,LD,$@)$(CC) -O2 -std=c11 -D_GNU_SOURCE -Icore -Iinclude -I$(GEN) -fPIC -shared \
	  $(PKG_CFLAGS) -o $@ $^ -lutf8proc -ljansson

# The fuzzers' corpus, run once by `make test`.
$(BUILD)/fuzz/%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c $(TESTED)
	@mkdir -p $(@D)
	$(call run,CC,$<)$(CC) $(CFLAGS) $(PKG_CFLAGS) -MMD -MP -o $@ $< tests/fuzz/replay.c \
	  $(TESTED) $(LDFLAGS) $(PKG_LIBS)

# A program that embeds the library: the public header, the archive, no more.
$(BUILD)/attacks/library: tests/attacks/library.c include/geoeng.h \
  $(BUILD)/libgeoeng.a
	@mkdir -p $(@D)
	$(call run,CC,$<)$(CC) $(OPT_$(VARIANT)) -std=c11 $(WARNINGS) -Iinclude \
	  -o $@ $< $(BUILD)/libgeoeng.a $(LDFLAGS) $(LIBRARY_LIBS)

# Forbids filters of system calls to what it starts.
$(BUILD)/attacks/nofilter: tests/attacks/nofilter.c
	@mkdir -p $(@D)
	$(call run,CC,$<)$(CC) -O2 -g -std=c11 $(WARNINGS) -o $@ $< \
	  $(shell $(PKG_CONFIG) --cflags --libs libseccomp)

# System calls that fail, for LD_PRELOAD.
build/fault.so: tests/attacks/fault.c
	@mkdir -p $(@D)
	$(call run,CC,$<)$(CC) -O2 -g -std=c11 $(WARNINGS) -shared -fPIC -o $@ $< -ldl

# Benchmarks are linked with the library of a release build.
build/bench/%: tests/bench/%.c tests/bench/bench.h tests/bench/hand.h $(TESTED)
	@mkdir -p $(@D)
	$(call run,CC,$<)$(CC) $(CFLAGS) $(PKG_CFLAGS) -o $@ $< $(TESTED) $(LDFLAGS) $(PKG_LIBS)

# The trainer's share of the engine, and its inner loops.
TRAINER_CORE := $(addprefix core/,base/base.c base/list.c base/arena.c \
  base/buf.c base/utf8.c base/word_set.c text/lemma.c text/vocab.c \
  syntax/label.c \
  syntax/word_keys.c syntax/kernel.c syntax/kernel_plain.c \
  syntax/kernel_sse2.c syntax/kernel_ssse3.c syntax/kernel_avx2.c \
  syntax/kernel_vnni.c \
  syntax/network.c syntax/model.c syntax/pos_lemma.c) \
  $(GEN)/lemma_data.c $(GEN)/wordbreak_data.c $(GEN)/word_set_data.c

$(BUILD)/trainer.so: scripts/model/trainer.c $(TRAINER_CORE)
	$(call run,LD,trainer.so)$(CC) -O3 -std=c11 -D_GNU_SOURCE -Icore -Iinclude -I$(GEN) \
	  -fPIC -shared -Wl,--no-undefined -o $@ $^ -lutf8proc -lm

model: $(BUILD)/trainer.so geoeng ## train the English model; TRAIN=directory of .conllu
	sh scripts/model/make.sh $< "$(TRAIN)" scripts/model/english.model

weights: geoeng ## learn the weights of the packs; TRAIN=annotated documents
	sh scripts/build/weights.sh "$(TRAIN)" rules/lexicons/weights.tsv

# Needs node and npm, which nothing else does: what it makes is kept.
report-assets: ## scripts/report/library.js, world.json of npm packages
	@mkdir -p build/report-assets
	cp scripts/report/package*.json scripts/report/exports.js \
	  scripts/report/assets*.js build/report-assets
	cd build/report-assets && npm ci --silent --ignore-scripts && node assets.js \
	  ../../rules/lexicons/countries.tsv ../../scripts/report

demo: ## install what is missing, build, run the main job on an article
	@sh scripts/build/install-deps.sh build
	$(quiet) all
	./geoeng rules/military.lua scripts/doc/examples/article.txt --date 2024-10-12
	@echo 'your own text: ./geoeng rules/military.lua FILE; your own rules:' \
	  './geoeng help tutorial' >&2

test: ## run every test; installs what the tests need
	@sh scripts/build/install-deps.sh build test
	$(quiet) all library build-tests
	@sh tests/run.sh

build-tests: $(TESTS) $(FUZZERS) $(PAGES) build/specs/geoeng/core.so $(BUILD)/attacks/library \
  $(BUILD)/attacks/nofilter

test-report: ## the pages of geoeng report in Chromium, which it installs
	@sh scripts/build/install-deps.sh build test report
	$(quiet) all
	@/usr/bin/python3 tests/report/run.py

# Without Chromium the rest is checked, and tests/check.sh says what is not.
check: ## sanitizers, valgrind, both compilers, linters, kills, faults, pages
	@sh scripts/build/install-deps.sh build test check
	@sh scripts/build/install-deps.sh report || true
	@sh tests/check.sh

cover: ## lines and branches of core/ that tests run; fails below a floor
	@sh scripts/build/install-deps.sh build test cover
	$(quiet) VARIANT=cov CC=clang build/cov/geoeng library build-tests
	@sh tests/cover.sh

fuzz: ## find what breaks readers of bytes; FUZZ=name SECONDS_EACH=600
	@sh scripts/build/install-deps.sh build test check
	@sh tests/fuzz/run $(FUZZ)

fuzz-patterns: ## a million random patterns and texts against a naive matcher
	@$(MAKE) --no-print-directory $(BUILD)/tests/test_automaton \
	  $(BUILD)/tests/test_matcher
	GEOENG_WORLDS=2500 $(BUILD)/tests/test_automaton
	GEOENG_PAIRS=1000000 $(BUILD)/tests/test_matcher

mutate: ## planted faults that no test notices; MUTANTS=300 SEED=1 ONLY=core/text
	@sh scripts/build/install-deps.sh build test
	@MUTANTS=$(MUTANTS) SEED=$(SEED) ONLY=$(ONLY) $(LUA) tests/mutate/run.lua

lint: ## luacheck, clang-format and the repository's own rules
	@sh tests/lint.sh

format: ## give the C code the form of .clang-format
	clang-format-14 -i $(shell find core include scripts tests -name '*.[ch]')

compile_commands.json: ## build/compile_commands.json, for clangd and its like
	@mkdir -p build
	@$(MAKE) -Bn --no-print-directory V=1 all build-tests | \
	  $(LUA) scripts/build/compile_commands.lua '$(CURDIR)' >build/$@

golden-accept: geoeng ## write the present output into tests/golden
	@sh tests/golden/run.sh --accept

bench: geoeng ## timings in pairs; GEOENG_CORPUS=FILE.jsonl
	@sh tests/bench/run

bench-peers: geoeng ## the same beside wink-nlp, compromise (npm), spaCy (PyPI)
	@tests/bench/peers/run

bench-syntax: geoeng ## tagging and parsing against spaCy (PyPI); GEOENG_CORPUS=
	@tests/bench/syntax

eval: geoeng ## scores on the shared evaluation data, where it is
	@sh tests/eval/run

# Not INSTALL, which callers set to their program of that name.
installer = BUILD=$(BUILD) VERSION=$(VERSION) PREFIX='$(PREFIX)' \
  LIBDIR='$(LIBDIR)' DESTDIR='$(DESTDIR)' PACKAGES='$(LIBRARY_PACKAGES)' \
  sh scripts/build/install.sh

install: $(BUILD)/geoeng library $(PAGES) ## PREFIX=/usr/local LIBDIR=PREFIX/lib DESTDIR=
	$(call run,INSTALL,$(DESTDIR)$(PREFIX))$(installer) install

uninstall: ## remove what install put there
	$(call run,UNINSTALL,$(DESTDIR)$(PREFIX))$(installer) uninstall

# The same bytes for the same commit: git sets times and owners, gzip keeps none.
dist: ## build/geoeng-VERSION.tar.gz, the source of HEAD
	@mkdir -p build && git rev-parse -q --verify HEAD >/dev/null
	git -c tar.umask=0022 archive --prefix=geoeng-$(VERSION)/ \
	  -o build/geoeng-$(VERSION).tar HEAD
	gzip -nf9 build/geoeng-$(VERSION).tar

clean: ## remove build/ and ./geoeng
	rm -rf build geoeng

help: ## this list
	@sed -n 's/^\([a-z_.-]*\):.*## \(.*\)/  \1\t\2/p' Makefile \
	  scripts/build/packages.mk | expand -t 24

-include $(OBJECTS:.o=.d) $(TESTS:=.d) $(FUZZERS:=.d)
