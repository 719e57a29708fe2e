// Write library.js, world.json and LICENSES.txt of scripts/report: `make
// report-assets`, which copies this folder to build/report-assets, runs
// `npm ci` there (versions and checksums are in package-lock.json) and then
// usage: node assets.js COUNTRIES_TSV OUTPUT_FOLDER
// The same versions give the same bytes. The page knows the results by their
// names alone; what it may call is in exports.js.
import fs from "node:fs";
import { createRequire } from "node:module";
import { build } from "esbuild";
import { library, MOST_LIBRARY } from "./assets_library.js";
import { world, MOST_WORLD } from "./assets_world.js";

const [countries, out] = process.argv.slice(2);
const require = createRequire(import.meta.url);

function write(name, text, most) {
  if (text.length > most) throw new Error(`${name} has ${text.length} bytes, more than ${most}`);
  if (/[^\n -~]/.test(text)) throw new Error(`${name} is not ASCII`);
  if (/<\/script|<!--/i.test(text)) throw new Error(`${name} would end a script element`);
  fs.writeFileSync(`${out}/${name}`, text);
  console.log(`${name}: ${text.length} bytes`);
}

const { code, licences } = await library(build);
write("library.js", code, MOST_LIBRARY);
write("LICENSES.txt", licences, Infinity);
write("world.json", world(require, fs.readFileSync(countries, "utf8")), MOST_WORLD);
