// Builds every page: each .ts and .css file that lies directly in src/ is an entry point and becomes
// desk/static/build/<name>.js or <name>.css (a `.page` in the name is left out). Parts lie in folders: src/<page>/.
import { build } from "esbuild";
import { readdirSync, rmSync } from "node:fs";
import { relative, resolve } from "node:path";

const OUT = resolve("../static/build");
const MARKER = "ready"; // of make: says that this folder is newer than the sources

const entries = readdirSync("src").filter((name) => /\.(ts|css)$/.test(name) && !name.endsWith(".d.ts"));

const { metafile } = await build({
  entryPoints: entries.map((name) => ({ in: `src/${name}`, out: name.replace(/(\.page)?\.(ts|css)$/, "") })),
  outdir: OUT,
  bundle: true,
  minify: true,
  format: "iife",
  // Phones that are many years old: no syntax newer than 2019, no nested CSS.
  target: ["es2019", "chrome80", "safari13.1", "firefox78"],
  // Old Safari errs only in destructuring that we do not write.
  supported: { destructuring: true },
  loader: { ".woff2": "file", ".woff": "empty" },
  assetNames: "assets/[name]-[hash]",
  charset: "utf8",
  legalComments: "linked",
  logLevel: "warning",
  metafile: true,
});

// What an older build left behind is not served.
const made = new Set(Object.keys(metafile.outputs).map((name) => relative(OUT, resolve(name))));
for (const name of readdirSync(OUT, { recursive: true, withFileTypes: true })) {
  const path = relative(OUT, resolve(name.parentPath ?? name.path, name.name));
  if (name.isFile() && path !== MARKER && !made.has(path)) rmSync(resolve(OUT, path));
}
