/**
 * Bundles the page into kg/_page: app.js and app.css, the SPARQL page's files apart (they are large), fonts, licences.
 * Usage: node build.mjs OUT
 */
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import * as esbuild from "esbuild";

const FONTS = [
  "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  "@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2",
];
const here = import.meta.dirname;
const out = process.argv[2];

/**
 * What YASGUI does that a strict Content-Security-Policy refuses or reports: a style sheet of its table, a style
 * attribute, and texts that are parsed as HTML before they are cleaned.
 */
const strictYasgui = {
  name: "strict-yasgui",
  setup(build) {
    build.onLoad({ filter: /yasgui[\\/]build[\\/]yasgui\.esm\.js$/ }, async ({ path }) => {
      const changes = [
        [/var o = document\.createElement\("style"\);\s+o\.type = [^;]*?e\.appendChild\(o\);/, "var o = new CSSStyleSheet(); o.replaceSync(n); document.adoptedStyleSheets.push(o); this.createStyle = () => undefined;"],
        [/!n \? sanitize_default\(t\.value\)/, "!n ? escape$1(t.value)"],
        [/<strong style='text-decoration:underline'>/, "<strong class='expected'>"],
      ];
      let contents = await readFile(path, "utf8");
      for (const [found, put] of changes) {
        if (!found.test(contents)) throw new Error(`${path}: ${found} is not there any more; look at the change again`);
        contents = contents.replace(found, () => put);
      }
      return { contents, loader: "js" };
    });
  },
};

/** The licence texts of every package that may have left code in the bundle. */
async function licences() {
  const lock = JSON.parse(await readFile(join(here, "package-lock.json"), "utf8"));
  const parts = [];
  for (const [path, about] of Object.entries(lock.packages).sort()) {
    if (!path || about.dev || about.optional || path.endsWith("/esbuild")) continue;
    const files = (await readdir(join(here, path))).filter((name) => /^(licen[cs]e|copying)/i.test(name)).sort();
    const texts = await Promise.all(files.map((name) => readFile(join(here, path, name), "utf8")));
    parts.push([`${path.replace("node_modules/", "")} ${about.version} (${about.license ?? "see below"})`, ...texts].join("\n\n"));
  }
  return parts.map((part) => `${part.trim()}\n`).join(`\n${"-".repeat(80)}\n\n`);
}

await rm(out, { recursive: true, force: true });
await mkdir(join(out, "fonts"), { recursive: true });
await esbuild.build({
  absWorkingDir: here,
  entryPoints: { app: "src/app.js", "app-style": "styles/app.css", sparql: "src/sparql/editor.js", "sparql-style": "styles/sparql.css" },
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022"],
  legalComments: "none",
  external: ["./sparql.js", "*.woff2", "*icon.svg"],
  define: { "process.env.NODE_ENV": '"production"' },
  plugins: [strictYasgui],
  logLevel: "warning",
});
await cp(join(here, "src/index.html"), join(out, "index.html"));
await cp(join(here, "src/icon.svg"), join(out, "icon.svg"));
for (const font of FONTS) await cp(join(here, "node_modules", font), join(out, "fonts", basename(font)));
await writeFile(join(out, "licences.txt"), await licences());
