import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** Readable names: a defect is reported with its stack. */
const minify = { compress: true, mangle: false, codegen: { removeWhitespace: true } };
const written = { format: 'esm', minify, comments: { legal: false } };

/** gray-matter without its own engines, one of which is `eval`, and without js-yaml: src/read/front-matter.ts passes the engines. */
const noEngines = {
  name: 'no-engines',
  load: { filter: { id: /[\\/]gray-matter[\\/]lib[\\/]engines\.js$/ }, handler: () => 'module.exports = {};' },
};

/**
 * pdf.js without its search for a canvas: it would look for a package that is not installed and complain on standard output. Only its reader of
 * operators is used.
 */
const noCanvas = {
  name: 'no-canvas',
  transform: {
    filter: { id: /[\\/]pdfjs-dist[\\/]legacy[\\/]build[\\/]pdf\.mjs$/ },
    handler: (code) => {
      const [search] = /^if \(isNodeJS\) \{\n {2}let canvas;\n[\s\S]*?^\}\n/m.exec(code) ?? [];
      if (search === undefined) throw new Error('pdf.js no longer looks for a canvas where it did');
      return code.replace(search, '');
    },
  },
};

/**
 * What `check` and `build` always load, as one file: at a start, Node takes longer to find 90 small files than to compile one. Not the parts of
 * a folder that are loaded on demand.
 */
const core = /[\\/]src[\\/](?:assemble|build|check|diagnostics|fonts|host|issue|model|read|report|rules|typeset|write)[\\/]/;
const onDemand =
  /[\\/](?:check[\\/](?:explain|mend)|host[\\/]node[\\/](?:asker|choose|isolated|serve|watch|worker)|build[\\/](?:verify|many[\\/]worker))\.ts$/;

/** The program and the library: they share their modules, and what is imported dynamically is a file of its own. */
export const bundle = {
  input: { bulletin: 'src/cli.ts', index: 'src/index.ts' },
  platform: 'node',
  external: Object.keys(dependencies).map((name) => new RegExp(`^${name}(?:/|$)`)),
  moduleTypes: { '.csv': 'text' },
  plugins: [noEngines, noCanvas],
  // The digest is part of every manifest: a build by other sources of the same version is stale.
  transform: { target: 'node20', define: { SOURCE_DIGEST: JSON.stringify(sourceDigest()) } },
  output: {
    ...written,
    // No folders in names: src/package-root.ts expects every file of the bundle one folder below the package.
    dir: 'dist',
    chunkFileNames: '[name]-[hash].js',
    codeSplitting: { groups: [{ name: 'core', test: (id) => core.test(id) && !onDemand.test(id) }] },
  },
};

/** The program in the page of `bulletin preview`, for a browser. */
export const page = {
  input: { page: 'src/preview/page/main.ts' },
  transform: { target: 'es2022' },
  output: { ...written, dir: 'dist/preview' },
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
