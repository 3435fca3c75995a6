// Makes `dist/types`: the declarations that those of the library reach. Types inferred from schemas are written out, so that users need no Zod.
// No bundler of declarations does that: api-extractor and dts-bundle-generator need TypeScript's API, which TypeScript 7 does not have;
// rolldown-plugin-dts (0.23) needs none but puts 60 KB of Zod's types in, which fail to compile without `skipLibCheck`.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
const types = join(root, 'dist', 'types');
/** A type that is inferred from a schema. */
const INFERRED = /\bz\.output<typeof (\w+)>/g;
/** The declaration of a schema, with its doc comment. tsc indents everything inside. */
const SCHEMA = /(?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?export declare const \w+: z\.(?:.*;\n|[\s\S]*?^\}.*;\n)/gm;
const IMPORT = /(from |import\()(['"])([^'"]+)\.ts\2/g;

mkdirSync(join(root, 'dist'), { recursive: true });
const work = mkdtempSync(join(root, 'dist', 'types-'));
try {
  const schemas = inferredSchemas();
  compile(schemas);
  const inferred = writtenOut(schemas);
  rmSync(types, { recursive: true, force: true });
  for (const [path, text] of reached('index.d.ts')) {
    const plain = text.replace(INFERRED, (_, schema) => inferred.get(schema)).replace(IMPORT, '$1$2$3.js$2');
    mkdirSync(dirname(join(types, path)), { recursive: true });
    writeFileSync(join(types, path), plain);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** @returns {{ schema: string, file: string }[]} the schemas that an exported type is inferred from, and the source file of each */
function inferredSchemas() {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return sources.flatMap((file) =>
    [...readFileSync(join(root, 'src', file), 'utf8').matchAll(/^export type \w+ = z\.output<typeof (\w+)>;$/gm)].map(([, schema]) => ({
      schema,
      file: file.replaceAll('\\', '/'),
    })),
  );
}

/** Compiles the library, and a module in which TypeScript infers what each schema gives. */
function compile(schemas) {
  const imports = schemas.map(({ schema, file }) => `import { ${schema} } from '../../src/${file}';`);
  const functions = schemas.map(({ schema }) => `export const of_${schema} = () => parse(${schema}, null);`);
  writeFileSync(join(work, 'probe.ts'), ["import { parse } from '../../src/model/zod.ts';", ...imports, ...functions].join('\n'));
  const compilerOptions = { rootDir: '../..', outDir: 'out' };
  const include = ['probe.ts', '../../src/index.ts'];
  writeFileSync(join(work, 'tsconfig.json'), JSON.stringify({ extends: '../../tsconfig.build.json', compilerOptions, include }));
  execFileSync(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', work], { stdio: 'inherit' });
}

/** @returns {Map<string, string>} by schema, the type that it gives */
function writtenOut(schemas) {
  const text = readFileSync(join(work, 'out', relative(root, work), 'probe.d.ts'), 'utf8');
  return new Map(
    schemas.map(({ schema }) => {
      const [, type] = new RegExp(`^export declare const of_${schema}: \\(\\) => (\\{[\\s\\S]*?^\\});$`, 'm').exec(text) ?? [];
      if (type === undefined) throw new Error(`TypeScript infers no type for ${schema}`);
      return [schema, type];
    }),
  );
}

/**
 * A declaration file and those that it imports, without schemas, by path.
 *
 * @param {string} path relative to `src`
 * @param {Map<string, string>} found
 */
function reached(path, found = new Map()) {
  if (found.has(path)) return found;
  const text = readFileSync(join(work, 'out', 'src', path), 'utf8')
    .replace(SCHEMA, '')
    .replace(/^import .*\/zod\.ts';\n/m, '');
  found.set(path, text);
  for (const [, , , module] of text.matchAll(/(from |import\()(['"])([^'"]+)\2/g)) {
    if (!module.startsWith('.')) throw new Error(`${path} has a type of ${module}, which is not installed with the library`);
    reached(join(dirname(path), module.replace(/\.ts$/, '.d.ts')), found);
  }
  return found;
}
