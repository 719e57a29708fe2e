# Rules, documents and annotations for the golden cases of `geoeng eval`.
mkdir -p build/eval/texts build/eval/ann
cat >build/eval/rules.lua <<'END'
words "raid_v" { "raid", "storm" }
words "greet_v" { "greet", "attack" }
event "raid" { verb = "$raid_v",
  roles = { raider = "subj <actor>", raided = "obj (<place> | <np>)" } }
event "greeting" { verb = "$greet_v", roles = { greeter = "subj <actor>" } }
event "other" { find = "trigger:camp" }
END
cat >build/eval/docs.jsonl <<'END'
{"id":"a","date":"2024-05-08","text":"Rebels raided Goma. France did not storm the café in Mali. Peru attacked Chile."}
{"id":"b","text":"Kenya stormed a camp. Italy greeted Iran."}
{"id":"c","text":"Spain raided Cuba."}
{"id":"d","text":"Not annotated: Spain raided Cuba."}
END
cat >build/eval/gold.jsonl <<'END'
{"doc":"a","events":[{"type":"raid","modality":"asserted","trigger":{"text":"raided","start":7,"end":13},"args":[{"role":"raider","start":0,"end":6},{"role":"raided","text":"Goma","start":14,"end":18,"country":"COD"}]},{"type":"raid","modality":"asserted","trigger":{"text":"storm","start":35,"end":40},"args":[{"role":"raider","start":20,"end":26}]},{"type":"raid","trigger":{"text":"attacked","start":64,"end":72}}]}
{"doc":"b","type":"greeting","trigger":{"text":"greeted","start":28,"end":35},"args":[{"role":"greeted","text":"Iran","start":36,"end":40}]}
{"doc":"b","type":"raid","trigger":{"start":6,"end":13},"args":[{"role":"raided","start":14,"end":20}]}
{"doc":"c","events":[]}
END
printf 'Rebels raided Goma. Peru did not storm the café.\n' >build/eval/texts/one.txt
printf 'Spain raided Cuba.\n' >build/eval/texts/two.txt
printf 'T1\tRaid 7 13\traided\nT2\tActor 0 6\tRebels\nT3\tPlace 14 18\tGoma\nE1\tRaid:T1 Raider:T2 Raided2:T3\n' >build/eval/ann/one.ann
printf 'T4\tRaid 33 38\tstorm\nT5\tPlace 39 41;43 47\tth café\nE2\tRaid:T4 Raided:T5\nA1\tNegation E2\n#1\tAnnotatorNotes E2\tsure?\n' >>build/eval/ann/one.ann
: >build/eval/ann/two.ann
