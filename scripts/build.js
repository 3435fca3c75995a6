// Makes `dist`: the CLI as one bundle whose parts run when they are asked for, the code V8 made of it for each command, and the library. Run by `prepare`
// (after npm ci) and before the tests.
import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { cached } from '../bin/load.js';

const common = {
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
    define: { 'import.meta.url': 'bundleUrl' },
    charset: 'ascii',
    // A function as Node wraps CommonJS in one, for bin/load.js.
    banner: {
      js: "(function (exports, require, module, __filename, __dirname) {const bundleUrl = require('node:url').pathToFileURL(__filename).href;",
    },
    footer: { js: '})' },
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
for (const command of cached) {
  execFileSync(process.execPath, [fileURLToPath(new URL('warm.js', import.meta.url)), command], { stdio: 'inherit' });
}
