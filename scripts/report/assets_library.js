// d3 modules and topojson-client as one script, and the licences of all that
// the page contains.
import fs from "node:fs";

export const MOST_LIBRARY = 400000;

// Packages of which anything is in the bundle, by esbuild's account.
function packages(metafile) {
  const names = new Set();
  for (const output of Object.values(metafile.outputs)) {
    for (const [path, input] of Object.entries(output.inputs)) {
      const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path);
      if (name && input.bytesInOutput > 0) names.add(name[1]);
    }
  }
  return [...names].sort().map((name) => {
    const folder = `node_modules/${name}`;
    const about = JSON.parse(fs.readFileSync(`${folder}/package.json`, "utf8"));
    return { name, version: about.version, licence: about.license, text: licence(folder) };
  });
}

function licence(folder) {
  const name = fs.readdirSync(folder).find((n) => /^licen[cs]e/i.test(n));
  if (!name) throw new Error(`${folder} has no licence`);
  return fs.readFileSync(`${folder}/${name}`, "utf8").trim().replace(/\r\n/g, "\n");
}

const WORLD = `world.json is made of countries-50m.json of the npm package world-atlas VERSION, a
redistribution of the Admin 0 countries of Natural Earth 4.1.0
(https://www.naturalearthdata.com), which are in the public domain: "No permission
is needed to use Natural Earth." It was simplified, and its names and codes are those
of rules/lexicons/countries.tsv. The package's own notice:`;

export async function library(build) {
  const made = await build({
    entryPoints: ["exports.js"],
    bundle: true,
    minify: true,
    charset: "ascii",
    format: "iife",
    globalName: "geoengLibrary",
    target: "es2020",
    legalComments: "none",
    metafile: true,
    write: false,
  });
  const used = packages(made.metafile);
  const esbuild = JSON.parse(fs.readFileSync("node_modules/esbuild/package.json", "utf8")).version;
  const list = used.map((p) => `${p.name} ${p.version}`).join(", ");
  const header = `/* Made by \`make report-assets\` (scripts/report/assets.js) with esbuild ${esbuild} of
${list.replace(/(.{1,86})(?: |$)/g, "$1\n")}Do not edit. Licences: LICENSES.txt. */
`;
  const texts = new Map(); // licences that several packages share
  for (const p of used) {
    const names = texts.get(p.text) ?? [];
    texts.set(p.text, names.concat(`${p.name} ${p.version} (${p.licence})`));
  }
  const atlas = JSON.parse(fs.readFileSync("node_modules/world-atlas/package.json", "utf8"));
  const parts = [...texts].map(([text, names]) => `${names.join("\n")}\n\n${text}\n`);
  const rule = `\n${"-".repeat(76)}\n\n`;
  return {
    code: header + made.outputFiles[0].text,
    licences: ["What pages of `geoeng report` contain that others made.\n"
      + "Written by scripts/report/assets.js.\n\nlibrary.js contains:\n",
      ...parts,
      `${WORLD.replace("VERSION", atlas.version)}\n\n${licence("node_modules/world-atlas")}\n`,
    ].join(rule),
  };
}
