// wink-nlp with the model wink-eng-lite-web-model and 20 patterns for custom
// entities: node wink.js CORPUS.txt RUNS (documents parted by form feeds).
// Prints the tokens and the median of bytes per second of processor time.
const fs = require("fs");
const winkNLP = require("wink-nlp");
const model = require("wink-eng-lite-web-model");

const text = fs.readFileSync(process.argv[2], "utf8");
const docs = text.split("\f");
const shapes = [
  "[PROPN] said", "[met|visited|told] [PROPN]", "[PROPN] [met|visited]",
  "[attacked|bombed|shelled] [|DET] [NOUN]", "[NOUN] of [PROPN]",
  "[CARDINAL] [people|soldiers|troops]", "[president|minister] [PROPN]",
  "[VERB] against [NOUN]", "protest in [PROPN]", "[signed|rejected] [|DET] [NOUN]",
  "[PROPN] and [PROPN]", "[ADJ] talks", "[PROPN] [Party|Army|Front]",
  "to [VERB] [DET] [NOUN]", "[north|south] of [PROPN]", "[PROPN] [VERB]",
  "in [PROPN]", "[killed|wounded] [CARDINAL]", "[NOUN] [said|told]",
  "[MONEY]",
];
const nlp = winkNLP(model, ["sbd", "pos", "ner", "cer"]);
nlp.learnCustomEntities(
  shapes.map((p, i) => ({ name: "p" + i, patterns: [p] })));

function run() {
  let n = 0;
  for (const d of docs) {
    const doc = nlp.readDoc(d);
    n += doc.tokens().length();
    doc.customEntities().length();
  }
  return n;
}

const rates = [];
let tokens = 0;
for (let i = 0; i <= +process.argv[3]; i++) {
  const start = process.cpuUsage();
  tokens = run();
  const used = process.cpuUsage(start);
  const seconds = (used.user + used.system) / 1e6;
  if (i > 0) rates.push(Buffer.byteLength(text) / seconds);
}
rates.sort((a, b) => a - b);
console.log(tokens, Math.round(rates[(rates.length - 1) >> 1]));
