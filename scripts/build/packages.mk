# geoeng for those who do not build it: one file, Python, Lua, Debian, the site,
# clusters. Part of the Makefile.

.PHONY: static test-static container python wheel test-python lua-rock \
  test-lua-rock test-r deb test-deb site test-site test-cluster

# ------------------------------------------------------ one file for any Linux
# Debian's archives and the model in one executable; what is in it of others in
# LICENSES.txt beside it. core/*/static_*.c are in no other build.
static: ## build/static/geoeng, one file that needs no other
	@sh scripts/build/install-deps.sh build static
	$(quiet) VARIANT=static build/static/geoeng build/static/LICENSES.txt

container: ## an image that holds build/static/geoeng alone; podman or docker
	@sh scripts/build/container.sh

# Of which LICENSES.txt are made.
LICENSED := scripts/build/licenses.sh scripts/model/english.model LICENSE \
  scripts/report/LICENSES.txt $(wildcard rules/lexicons/*.tsv)

ifeq ($(VARIANT),static)
PKG_LIBS = $(shell $(PKG_CONFIG) --static --libs $(PACKAGES) $(LOADED_PACKAGES)) \
  -lmd -lcsv -lm
# The map tells the test of licences what was linked in.
override LDFLAGS += -static-pie -s -Wl,--wrap=dlopen -Wl,-Map=$(BUILD)/geoeng.map
$(OBJECTS): scripts/build/packages.mk # whose flags may have changed
$(BUILD)/core/syntax/static_model.o: scripts/model/english.model
$(GEN)/charset_data.c: scripts/build/gen_charset.lua
	@mkdir -p $(@D)
	$(call run,GEN,$@)$(LUA) $< $@
$(BUILD)/LICENSES.txt: $(LICENSED)
	$(call run,GEN,$@)sh $< data library static >$@
endif

test-static: static ## build/static/geoeng in an empty chroot, against ./geoeng
	$(quiet) all
	@sh scripts/build/install-deps.sh test
	@sh tests/package/static.sh

# ------------------------------------------------------------------- Python

PYTHON ?= python3
PYTHON_FILES := $(wildcard scripts/python/geoeng/*.py scripts/python/geoeng/py.typed)

build/python/_geoeng.c: scripts/python/build_extension.py
	@mkdir -p $(@D)
	$(call run,GEN,$@)$(PYTHON) $< $@ >/dev/null

build/python/geoeng/_geoeng.abi3.so: build/python/_geoeng.c $(BUILD)/libgeoeng.a
	@mkdir -p $(@D)
	$(call run,CC,$@)$(CC) $(OPT_$(VARIANT)) -shared -fPIC -fvisibility=hidden \
	  -DPy_LIMITED_API=0x03090000 -Iinclude \
	  -I$$($(PYTHON) -c 'import sysconfig; print(sysconfig.get_paths()["include"])') \
	  -o $@ $^ $(LIBRARY_LIBS)

python: build/python/geoeng/_geoeng.abi3.so geoeng ## the package in build/python; needs cffi
	@mkdir -p build/python/geoeng/_home/bin build/python/geoeng/_home/share/geoeng
	cp $(PYTHON_FILES) build/python/geoeng
	cp $(BUILD)/geoeng build/python/geoeng/_home/bin
	cp scripts/model/english.model build/python/geoeng/_home/share/geoeng

wheel: ## wheel and source archive of the Python package in build/wheel; needs PyPI
	@sh scripts/build/install-deps.sh build static python
	$(call run,WHEEL,build/wheel)sh scripts/python/wheel.sh $(PYTHON) build/wheel

test-python: ## the Python package as a wheel, in fresh environments; needs PyPI
	@sh scripts/build/install-deps.sh build static python
	@sh tests/python/run.sh $(PYTHON)

# -------------------------------------------------------------------- Lua, R
# The Lua of the program that loads it is the only one: none is linked.
$(BUILD)/lua/geoeng.so: scripts/lua/geoeng.c $(BUILD)/libgeoeng.a \
  include/geoeng.h
	@mkdir -p $(@D)
	$(call run,LD,$(@F))$(CC) $(CFLAGS) $(PKG_CFLAGS) $(LDFLAGS) -shared -o $@ $< \
	  $(BUILD)/libgeoeng.a -Wl,--exclude-libs,ALL $(filter-out -llua5.4,$(LIBRARY_LIBS))

$(BUILD)/lua/LICENSES.txt: $(LICENSED)
	@mkdir -p $(@D)
	$(call run,GEN,$@)sh $< data >$@

lua-rock: $(BUILD)/lua/geoeng.so $(BUILD)/lua/LICENSES.txt ## the module that luarocks make installs

test-lua-rock: ## the Lua rock in stock Lua; installs luarocks
	@sh scripts/build/install-deps.sh build test lua_rock
	$(quiet) all
	@sh tests/package/lua.sh

test-r: ## the manual page for R; installs R
	@sh scripts/build/install-deps.sh build test r
	$(quiet) all
	@sh tests/package/r.sh

# -------------------------------------------------------------------- Debian
deb: ## Debian packages of HEAD in build/deb/
	@sh scripts/build/install-deps.sh build deb
	@sh scripts/build/deb.sh

test-deb: ## the packages by lintian and in a bare Debian, as root
	@sh scripts/build/install-deps.sh build
	@sh scripts/build/install-deps.sh deb || true # what is missing is skipped
	$(quiet) all
	@sh tests/package/deb.sh

# ------------------------------------------------------------------ the site
site: ## all documentation with a search as a folder, build/site
	@sh scripts/build/install-deps.sh build site
	$(quiet) all
	$(call run,SITE,build/site)PYTHONDONTWRITEBYTECODE=1 \
	  /usr/bin/python3 scripts/site/build.py ./geoeng build/site

test-site: site ## the site in Chromium, which it installs
	@sh scripts/build/install-deps.sh report
	@sh tests/package/licenses.sh site
	@/usr/bin/python3 tests/site/run.py

# ------------------------------------------------------------------ clusters
test-cluster: ## the recipes for clusters with real engines, which it installs
	@sh scripts/build/install-deps.sh build
	$(quiet) all
	@sh tests/cluster/run.sh $(CLUSTER)
