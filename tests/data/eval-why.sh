# Rules, documents and annotations for the golden cases of `geoeng eval --why`:
# every mechanism once or twice. Annotations are written as marked sentences.
mkdir -p build/eval-why
cat >build/eval-why/rules.lua <<'END'
words "seize_v" { "seize", "storm", "mount" }
words "seize_n" { "seizure", "raid" }
words "hold_v" { "hold" }
words "parley_n" { "parley", "summit" }
words "carry_v" { "carry out" }
words "match_n" { "tennis" }
words "gun" { "rifle", "mortar" }
event "seizure" {
  verb = "$seize_v", unless = "$match_n",
  roles = { seizer = "subj <actor>", seized = "obj (<place> | <actor>)",
    weapon = "with $gun" },
  need = { "seizer | weapon" },
}
event "seizure" { prefer = "noun", noun = "$seize_n", light = "$carry_v",
  roles = { seizer = "subj <actor>", seized = "on/of <place>" } }
event "parley" { verb = "$hold_v", roles = { side = "subj <actor>" },
  check = function(ev) return ev.side ~= nil, "nobody holds it" end }
event "parley" { noun = "$parley_n",
  roles = { side = "subj <actor> | of <actor>", place = "in <place>" } }
event "toast" { find = "giver:<actor> $toast_v",
  roles = { guest = "for/to <actor>" } }
words "toast_v" { "toast" }
END
cat >build/eval-why/marked.txt <<'END'
{seizer:Gunmen} of the province {seizure!looted} {seized:Goma}.
The tennis star {seizure!stormed} the court.
The town was {seizure!seized} on {time:Monday}.
The {seizure!storm} hit the coast.
{side:France} will {parley!hold} it. It was {parley!held}.
{seizer:France} began a {seizure!raid} on {seized:Goma}.
{seizer:It} {seizure!seized} {seized:the villages} with a {weapon:catapult} for {reason:oil}.
{seizer:Rebels} said that they had {seizure!stormed} {seized:Goma} near {seized:Bukavu}.
{side:Italy} and {side:Malta} held a {parley!summit} in {place:Rome/FRA} that {side:Peru} watched.
{seizer:Spain} {greeting!seized} {seizer:Cuba}.
Chad {seizure!mounted} a {seizure!raid} on Goma.
{side:Chad} met Togo after the {parley!summit} ended.
{side:Chad} praised the results of the {parley!summit}.
Rebels {seizure!seized} {seized:the old town=Goma}.
{giver:Mali}'s envoys {toast!toasted} as {giver:Togo} {toast!toasted} {guest:Benin}.
Kenya carried out a {seizure!raid} on {seizer:Peru}.
{seizer:Chad} will {seizure!seize~planned} {seized:Goma}. Its call for a {parley!summit~asserted} failed.
END
lua5.4 tests/data/marked.lua build/eval-why
