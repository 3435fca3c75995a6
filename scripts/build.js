// Makes `dist`: the CLI as one bundle whose parts run when they are asked for, the code V8 made of it, and the library. Run by `prepare`
// (after npm ci) and before the tests.
import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const common = {
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  alias: { 'js-yaml': './scripts/no-js-yaml.cjs' },
  // The compiler is native code, the rasteriser WebAssembly, and what `--fix` alone needs would be half of the bundle: they stay packages of
  // their own.
  external: ['@myriaddreamin/typst-ts-node-compiler', '@resvg/resvg-wasm', 'diff', 'iconv-lite'],
  logLevel: 'warning',
};

await rm('dist', { recursive: true, force: true });
await Promise.all([
  build({
    ...common,
    entryPoints: { bulletin: 'src/cli.ts' },
    format: 'cjs',
    // bin/load.js runs it as a script, in which `import()` of a package is an error; `require` is at hand.
    supported: { 'dynamic-import': false },
    outExtension: { '.js': '.cjs' },
    define: { 'import.meta.url': 'bundleUrl' },
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
