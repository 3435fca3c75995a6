import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** How everything is made small. */
export const minify = { minifySyntax: true, minifyWhitespace: true, legalComments: 'none', charset: 'ascii', logLevel: 'warning' };

/** What tells this program from another of its version: a manifest names it, and what another program built is built again. */
export const define = { SOURCE_DIGEST: JSON.stringify(sourceDigest()) };

/** What both bundles are made with. */
const common = {
  define,
  ...minify,
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  // Else esbuild makes a RegExp anew at each pass where a literal would do, for fear of engines of 2017.
  supported: { 'regexp-unicode-property-escapes': true },
  format: 'esm',
  // Parts are named without a folder: src/package-root.ts finds the package one folder above itself.
  splitting: true,
  chunkNames: '[name]-[hash]',
  // YAML comes as modules for browsers, which can be bundled without a wrapper around each; fflate for Node loads Node's threads, which it
  // needs for what we do not call.
  alias: {
    'node:child_process': './scripts/no-child-process.cjs',
    fflate: './node_modules/fflate/esm/browser.js',
    yaml: './node_modules/yaml/browser/dist/index.js',
  },
  // The compiler is native code, the rasteriser WebAssembly; what `--fix` alone needs, and the dictionary of pinyin, is half of the bundle:
  // they stay packages of their own, and are all that is installed with this one.
  external: ['@myriaddreamin/typst-ts-node-compiler', '@resvg/resvg-wasm', 'diff', 'iconv-lite', 'pinyin-pro'],
};

/** The library, as modules. */
export const library = {
  ...common,
  entryPoints: { index: 'src/index.ts' },
  // Some dependencies are CommonJS and call require for Node's own modules.
  banner: { js: "import { createRequire as makeRequire } from 'node:module';const require = makeRequire(import.meta.url);" },
};

/**
 * The program, before its parts become functions of a script (scripts/build.js). Its names are short, as V8 keeps each with its code and reads
 * all of it at every start; lines and columns in the trace of a defect are those of the bundle of that version. BULLETIN_NAMES=1 keeps them, for
 * profiles.
 */
export const program = {
  ...common,
  minifyIdentifiers: process.env.BULLETIN_NAMES === undefined,
  define: { ...define, 'import.meta.url': 'bundleUrl' },
  entryPoints: { bulletin: 'src/cli.ts' },
  write: false,
};

/** The page of `bulletin preview`: its program and its look, for a browser. */
export const page = {
  ...minify,
  entryPoints: ['src/preview/page/main.ts', 'src/preview/page/page.css'],
  entryNames: 'page',
  outdir: 'dist/preview',
  bundle: true,
  format: 'esm',
  target: 'es2022',
};

function sourceDigest() {
  const root = new URL('../', import.meta.url);
  const sources = readdirSync(new URL('src', root), { recursive: true }).filter((name) => name.endsWith('.ts'));
  const hash = createHash('sha256');
  for (const name of ['package-lock.json', ...sources.map((name) => `src/${name.replaceAll('\\', '/')}`).sort()]) {
    // A checkout under Windows may have other line ends.
    hash.update(`${name}\n${readFileSync(new URL(name, root), 'utf8').replaceAll('\r\n', '\n')}`);
  }
  return hash.digest('hex').slice(0, 8);
}
