// Makes `dist/types`: the declarations that the library's own reach, and no others. The schemas stay at home: who uses the library need not have
// Zod, so a type that is what a schema gives is written out as TypeScript understands it. Run by `prepare`.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
mkdirSync(join(root, 'dist'), { recursive: true });
// Within the package, so that what is compiled there is a module of it.
const work = mkdtempSync(join(root, 'dist', 'types-'));
/** A type that a schema gives: `z.output<typeof issueSchema>`. */
const OUTPUT = /z\.output<typeof (\w+)>/g;
/** A declared schema, to the end of its statement: tsc sets what is inside of it in. */
const SCHEMA = /(?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?export declare const \w+: z\.(?:.*;\n|[\s\S]*?^\}.*;\n)/gm;
const IMPORT = /(from |import\()(['"])([^'"]+)\.ts\2/g;

try {
  tsc('-p', join(root, 'tsconfig.build.json'), '--outDir', work);
  const declarations = reached(join(work, 'index.d.ts'));
  const outputs = outputsOf(declarations);
  rmSync(join(root, 'dist', 'types'), { recursive: true, force: true });
  for (const [path, text] of declarations) {
    const target = join(root, 'dist', 'types', relative(work, path));
    mkdirSync(dirname(target), { recursive: true });
    const plain = text.replace(OUTPUT, (_, schema) => outputs.get(`${path} ${schema}`));
    writeFileSync(target, plain.replace(IMPORT, '$1$2$3.js$2'));
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

function tsc(...args) {
  execFileSync(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), ...args], { stdio: 'inherit' });
}

/**
 * The declarations a file needs, without schemas, by path.
 *
 * @param {string} path
 * @param {Map<string, string>} found
 */
function reached(path, found = new Map()) {
  if (found.has(path)) return found;
  const text = readFileSync(path, 'utf8')
    .replace(SCHEMA, '')
    .replace(/^import .*\/zod\.ts';\n/m, '');
  found.set(path, text);
  for (const [, , , module] of text.matchAll(/(from |import\()(['"])([^'"]+)\2/g)) {
    if (!module.startsWith('.'))
      throw new Error(`${relative(work, path)} has a type of ${module}, which is not installed with the library`);
    reached(join(dirname(path), module.replace(/\.ts$/, '.d.ts')), found);
  }
  return found;
}

/**
 * What each schema that a type is made of gives, as TypeScript writes it, by `path schema`.
 *
 * @param {Map<string, string>} declarations
 */
function outputsOf(declarations) {
  const wanted = [...declarations].flatMap(([path, text]) => [...text.matchAll(OUTPUT)].map(([, schema]) => ({ path, schema })));
  const source = (path) =>
    JSON.stringify(
      `../../src/${relative(work, path)
        .replaceAll('\\', '/')
        .replace(/\.d\.ts$/, '.ts')}`,
    );
  const probe = wanted.map(
    ({ path, schema }, at) => `import { ${schema} as s${at} } from ${source(path)};\nexport const f${at} = () => parse(s${at}, null);\n`,
  );
  writeFileSync(join(work, 'probe.ts'), `import { parse } from '../../src/model/zod.ts';\n${probe.join('')}`);
  writeFileSync(
    join(work, 'tsconfig.json'),
    JSON.stringify({
      extends: join(root, 'tsconfig.build.json'),
      compilerOptions: { rootDir: root, outDir: 'out' },
      include: ['probe.ts'],
    }),
  );
  tsc('-p', work);
  const text = readFileSync(join(work, 'out', relative(root, work), 'probe.d.ts'), 'utf8');
  return new Map(
    wanted.map(({ path, schema }, at) => {
      const [, type] = new RegExp(`^export declare const f${at}: \\(\\) => (\\{[\\s\\S]*?^\\});$`, 'm').exec(text) ?? [];
      if (type === undefined) throw new Error(`no type was found for ${schema}`);
      return [`${path} ${schema}`, type];
    }),
  );
}
