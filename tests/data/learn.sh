# Documents whose annotators gave a visit to those who only went to it: the
# rules of build/learn have no slot for them.
out=build/learn
rm -rf $out
mkdir -p $out
cat >$out/rules.lua <<'R'
pack { name = "visits", version = "1", license = "MIT", about = "Visits",
  weights = "weights.tsv" }
event "visit" {
  noun = "visit",
  roles = { guest = "of <actor>", place = "to <place>" },
  need = { "place" },
}
R
printf 'role\tfeature\tweight\n' >$out/weights.tsv
for who in France Germany Japan Chile Kenya Ghana; do
  for day in Monday Friday; do
    echo "{guest:$who} left on $day for a {VISIT!visit} to {place:Cairo}, Peru said."
    echo "{guest:$who} prepared for a {VISIT!visit} to {place:Rome} before Peru did."
    echo "Peru praised the {VISIT!visit} to {place:Oslo}."
  done
done | sed 's/VISIT/visit/' >$out/marked.txt
lua5.4 tests/data/marked.lua $out
