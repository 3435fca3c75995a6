// Makes `dist`: the CLI and the library as one bundle with lazily loaded chunks, so that a command loads what it uses and nothing else.
// Run by `prepare` (after npm ci) and before the tests.
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';

await rm('dist', { recursive: true, force: true });
await build({
  entryPoints: { cli: 'src/cli.ts', index: 'src/index.ts' },
  outdir: 'dist',
  // Chunks stay beside the entry points: src/package-root.ts finds the package one folder above itself.
  chunkNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  alias: { 'js-yaml': './scripts/no-js-yaml.cjs' },
  // The compiler is native code and stays a package of its own.
  external: ['@myriaddreamin/typst-ts-node-compiler'],
  // Some dependencies are CommonJS and call require for Node's own modules.
  banner: { js: "import { createRequire as makeRequire } from 'node:module';const require = makeRequire(import.meta.url);" },
  logLevel: 'warning',
});
