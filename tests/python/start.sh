#!/bin/sh
# That an installed package works: start.sh FOLDER of python and geoeng
set -eu
bin=$(cd "$1" && pwd)
cd /
"$bin/python" - <<'PYTHON'
import geoeng
text = "Israel struck Damascus."
engine = geoeng.Engine("military")
events = engine.run(text, id="1")
assert [e.type for e in events] == ["attack"], events  # pipe numbers what has no id
found = [r.events for r in engine.pipe([text, "It rained."], 2)]
assert found == [events, []], found
PYTHON
echo "Israel struck Damascus." | "$bin/geoeng" military.lua - | grep -q '"type":"attack"'
"$bin/python" -m geoeng --version | grep -q '^geoeng '
