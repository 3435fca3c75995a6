import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

const common = {
  bundle: true,
  format: 'esm',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
  loader: { '.csv': 'text' },
};

/** gray-matter without its own engines, one of which is `eval`, and without js-yaml: src/read/front-matter.ts passes the engines. */
const noEngines = {
  name: 'no-engines',
  setup: ({ onLoad }) => onLoad({ filter: /[\\/]gray-matter[\\/]lib[\\/]engines\.js$/ }, () => ({ contents: 'module.exports = {};' })),
};

/** The program and the library: they share their modules, and what is imported dynamically is a file of its own. */
export const bundle = {
  ...common,
  // The digest is part of every manifest: a build by other sources of the same version is stale.
  define: { SOURCE_DIGEST: JSON.stringify(sourceDigest()) },
  entryPoints: { bulletin: 'src/cli.ts', index: 'src/index.ts' },
  // No folders in names: src/package-root.ts expects every file of the bundle one folder below the package.
  outdir: 'dist',
  chunkNames: '[name]-[hash]',
  splitting: true,
  platform: 'node',
  target: 'node20',
  plugins: [noEngines],
  external: Object.keys(dependencies),
  // CommonJS packages in the bundle call `require` for Node's modules.
  banner: { js: "import { createRequire as makeRequire } from 'node:module';const require = makeRequire(import.meta.url);" },
};

/** The page of `bulletin preview`: its program and its style sheet, for a browser. */
export const page = {
  ...common,
  entryPoints: ['src/preview/page/main.ts', 'src/preview/page/page.css'],
  entryNames: 'page',
  outdir: 'dist/preview',
  target: 'es2022',
};

/** First eight hex digits of the SHA-256 over the sources and the lock file. */
function sourceDigest() {
  const root = new URL('../', import.meta.url);
  const sources = readdirSync(new URL('src', root), { recursive: true }).filter((name) => /\.(?:ts|csv)$/.test(name));
  const hash = createHash('sha256');
  for (const name of ['package-lock.json', ...sources.map((name) => `src/${name.replaceAll('\\', '/')}`).sort()]) {
    // A checkout on Windows may have CRLF line ends.
    hash.update(`${name}\n${readFileSync(new URL(name, root), 'utf8').replaceAll('\r\n', '\n')}`);
  }
  return hash.digest('hex').slice(0, 8);
}
