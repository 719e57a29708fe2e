# geoeng over a corpus in N shards, by GNU make, on one machine:
#
#   make -f shards.mk -j4 RULES=military.lua INPUT=news.jsonl N=16 OUT=out
#
# makes out/events.jsonl, the bytes of one run over INPUT. Stopped or killed, the
# same command goes on: a shard with a file `complete` is done, one without goes
# on behind its last document. A shard that is older than RULES or INPUT is run
# again with --resume: documents that have changed are run again, and other rules
# or options are refused (name another OUT). What rules read beside RULES, make
# does not know: `make -B` asks geoeng about every shard.
#
#   make -f shards.mk -j4 RULES=military.lua FILES=2024 OUT=out
#
# takes each file in the folder 2024 as an input and needs no shards: no file is
# read twice. Names without blanks, here and there.

RULES ?= military.lua
INPUT ?= news.jsonl
N ?= 16
OUT ?= out
OPTIONS ?=
GEOENG ?= geoeng

# ---------------------------------------------------- no need to change below

# A word for each folder below OUT.
ifdef FILES
PARTS := $(notdir $(wildcard $(FILES)/*))
$(if $(PARTS),,$(error there is no file in FILES=$(FILES)))
else
PARTS := $(shell seq $(N))
$(if $(wildcard $(INPUT)),,$(error INPUT=$(INPUT): there is no such file))
endif

.PHONY: all
all: $(OUT)/events.jsonl

# Exit 1 is a run to its end in which some documents failed: they stand in its
# failed.jsonl. A run that changed nothing leaves `complete` as old as it was.
extract = $(GEOENG) -q -j1 $(RULES) $1 $(OPTIONS) --out $(@D)/ --resume $2 \
  || [ $$? = 1 ] && test -f $@ && touch $@

# What failed is told at the end, too.
told = @failed=$$(find $(OUT) -name failed.jsonl -exec cat {} + | wc -l); \
  [ $$failed = 0 ] || echo "$(OUT)/*/failed.jsonl: documents that failed: $$failed" >&2

ifdef FILES
$(OUT)/%/complete: $(FILES)/% $(wildcard $(RULES)) $(OUT)/command
	$(call extract,$<)

# A document of each file has the ordinal 0, so these are no shards to merge.
$(OUT)/events.jsonl: $(PARTS:%=$(OUT)/%/complete)
	$(file >$@.parts,$(PARTS))
	tr ' ' '\n' <$@.parts | LC_ALL=C sort | while read -r part; do \
	  $(GEOENG) verify "$(OUT)/$$part" >&2 && \
	  cat "$(OUT)/$$part"/part-*.jsonl || exit 1; done >$@.new
	rm $@.parts && mv $@.new $@
	$(told)
else
$(OUT)/%/complete: $(INPUT) $(wildcard $(RULES)) $(OUT)/command
	$(call extract,$(INPUT),--shard $*/$(N))

$(OUT)/events.jsonl: $(PARTS:%=$(OUT)/%/complete)
	$(GEOENG) merge $(PARTS:%=$(OUT)/%) >$@.new
	mv $@.new $@
	$(told)
endif

# As old as the last change of what was asked for: then geoeng decides.
ASKED := $(RULES) -- $(if $(FILES),$(FILES)/,$(INPUT) $(N)) -- $(OPTIONS)
.PHONY: ask
$(OUT)/command: ask
	@mkdir -p $(@D); echo '$(ASKED)' | cmp -s - $@ || echo '$(ASKED)' >$@

# make would remove what was just made when it is told to stop.
.PRECIOUS: $(OUT)/%/complete
