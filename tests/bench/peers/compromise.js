// compromise with 20 match strings: node compromise.js CORPUS.txt RUNS NDOCS
// (documents parted by form feeds; the first NDOCS, as it is slow). Prints the
// terms and the median of bytes per second of processor time.
const fs = require("fs");
const nlp = require("compromise");

const docs = fs.readFileSync(process.argv[2], "utf8").split("\f")
  .slice(0, +process.argv[4]);
const bytes = docs.reduce((n, d) => n + Buffer.byteLength(d), 0);
const patterns = [
  "#Person said", "(met|visited|told) #Person", "#Person (met|visited)",
  "(attacked|bombed|shelled) #Determiner? #Noun", "#Noun of #Place",
  "#Value (people|soldiers|troops)", "(president|minister) #Person",
  "#Verb against #Noun", "protest in #Place",
  "(signed|rejected) #Determiner? #Noun", "[#Person] and #Person",
  "#Adjective talks", "#ProperNoun+ (Party|Army|Front)",
  "to #Infinitive #Determiner #Noun", "(north|south) of #Place",
  "#Organization #Verb", "in #Place", "(killed|wounded) #Value",
  "#Noun (said|told)", "#Money",
];

function run() {
  let n = 0;
  for (const d of docs) {
    const doc = nlp(d);
    n += doc.termList().length;
    for (const p of patterns) doc.match(p).length;
  }
  return n;
}

const rates = [];
let terms = 0;
for (let i = 0; i <= +process.argv[3]; i++) {
  const start = process.cpuUsage();
  terms = run();
  const used = process.cpuUsage(start);
  if (i > 0) rates.push(bytes / ((used.user + used.system) / 1e6));
}
rates.sort((a, b) => a - b);
console.log(terms, Math.round(rates[(rates.length - 1) >> 1]));
