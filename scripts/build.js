// Makes `dist`: the CLI as one bundle whose parts run when they are asked for, the code V8 made of it, and the library. Run by `prepare`
// (after npm ci) and before the tests.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** What tells this program from another of its version: a manifest names it, and what another program built is built again. */
const define = { SOURCE_DIGEST: JSON.stringify(sourceDigest()) };

const common = {
  define,
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  alias: { 'js-yaml': './scripts/no-js-yaml.cjs' },
  // The compiler is native code, the rasteriser WebAssembly: both stay packages of their own.
  external: ['@myriaddreamin/typst-ts-node-compiler', '@resvg/resvg-wasm'],
  logLevel: 'warning',
};

await rm('dist', { recursive: true, force: true });
await Promise.all([
  build({
    ...common,
    entryPoints: { bulletin: 'src/cli.ts' },
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    define: { ...define, 'import.meta.url': 'bundleUrl' },
    banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
  }),
  build({
    ...common,
    entryPoints: { index: 'src/index.ts' },
    // Chunks stay beside the entry point: src/package-root.ts finds the package one folder above itself.
    chunkNames: '[name]-[hash]',
    splitting: true,
    format: 'esm',
    // Some dependencies are CommonJS and call require for Node's own modules.
    banner: { js: "import { createRequire as makeRequire } from 'node:module';const require = makeRequire(import.meta.url);" },
  }),
]);
execFileSync(process.execPath, [fileURLToPath(new URL('warm.js', import.meta.url))], { stdio: 'inherit' });

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
