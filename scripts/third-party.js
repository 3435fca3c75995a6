// Prints THIRD-PARTY.md: the packages in the bundle, as the bundler lists them, and those installed beside it, each with version, licence and
// licence text; and where the licences of the fonts are. `node scripts/third-party.js > THIRD-PARTY.md` renews it; test/third-party.test.ts
// fails when that is due.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { build } from 'rolldown';
import { bundle } from './bundle.js';

const root = join(import.meta.dirname, '..');

process.stdout.write(await thirdParty());

async function thirdParty() {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { bundled, within } = await bundledPackages();
  const installed = installedPackages(Object.keys(dependencies));
  const texts = new Map();
  const all = [...bundled, ...within, ...installed];
  for (const one of all) {
    const text = licenceText(one.folder);
    if (text !== undefined) texts.set(text, [...(texts.get(text) ?? []), one.name]);
  }
  const unwritten = all.filter(({ folder }) => licenceText(folder) === undefined);
  return `# Third-party code and fonts

Made by \`scripts/third-party.js\` of what the bundles hold.

## Code within \`dist\`

${table(bundled)}

Some of these bring code of others within their own: ${within.map(({ name, license, by }) => `${link(name)} (${license}, within ${by})`).join(', ')}.

## Packages installed beside it

The compiler of the PDF comes with one package of native code for each system, under the same licence and version.

${table(installed)}

## Fonts

The faces in \`fonts\` are cut from Noto Serif SC, Noto Sans SC, LXGW WenKai and Tinos, under the SIL Open Font License 1.1. Their licences, each
with its copyright notice, are in \`fonts/licences\`.

## Licences

These name their licence and bring no text of it: ${unwritten.map(({ name, license, author }) => `${link(name)}, ${license}, by ${author}`).join('; ')}.

${[...texts].map(([text, names]) => `### ${[...new Set(names)].join(', ')}\n\n${indented(text)}`).join('\n\n')}
`;
}

/** Packages in the bundle, and those that these contain in pre-bundled files, as comments of their bundlers tell. */
async function bundledPackages() {
  const { output } = await build({ ...bundle, write: false });
  const used = output.flatMap(({ modules }) => Object.keys(modules).filter((input) => modules[input].renderedLength > 0));
  const files = [...new Set(used)]
    .map((input) => relative(root, input).replaceAll('\\', '/'))
    .filter((input) => input.startsWith('node_modules/'));
  const bundled = described(files.map((input) => packageOf(input).folder));
  const within = files.flatMap((input) =>
    [...readFileSync(join(root, input), 'utf8').matchAll(/^\/\/ (node_modules\/.*)$/gm)].map(([, inner]) => ({
      ...packageOf(inner),
      by: packageOf(input).name,
    })),
  );
  const others = within.filter(({ name }) => !bundled.some((one) => one.name === name));
  const by = new Map(others.map((one) => [one.folder, one.by]));
  return { bundled, within: described([...by.keys()]).map((one) => ({ ...one, by: by.get(one.path) })) };
}

/** The package that a file belongs to. */
function packageOf(path) {
  const [folder, name] = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path) ?? [];
  if (folder === undefined) throw new Error(`${path} belongs to no package`);
  return { folder, name };
}

/** Packages that npm installs with this one, except native ones, which differ between systems. */
function installedPackages(names) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const reached = new Set();
  const reach = (name) => {
    if (reached.has(name)) return;
    reached.add(name);
    for (const needed of Object.keys(packages[`node_modules/${name}`].dependencies ?? {})) reach(needed);
  };
  for (const name of names) reach(name);
  return described([...reached].map((name) => `node_modules/${name}`));
}

/** Reads the packages in some folders: each version once, sorted by name. */
function described(folders) {
  const all = [...new Set(folders)].map((path) => {
    const folder = resolve(root, path);
    const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    if (typeof license !== 'string') throw new Error(`${name} declares no licence`);
    return { folder, path, name, version, license, author: author?.name ?? author ?? 'its contributors' };
  });
  return all.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function table(packages) {
  const rows = packages.map(({ name, version, license }) => `| ${link(name)} | ${version} | ${license} |`);
  return ['| package | version | licence |', '| --- | --- | --- |', ...rows].join('\n');
}

function link(name) {
  return `[${name}](https://www.npmjs.com/package/${name})`;
}

/** The text of a package's licence; undefined when it contains none. */
function licenceText(folder) {
  const file = readdirSync(folder).find((name) => /^licen[cs]e(\.(md|txt))?$/i.test(name));
  return file === undefined ? undefined : readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
}

/** As an indented code block. */
function indented(text) {
  return text
    .split('\n')
    .map((line) => `    ${line}`.trimEnd())
    .join('\n');
}
