// Makes `dist`: the program and the library as ES modules, and the page of the preview. `prepare` (after npm ci) and the tests run it first.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'rolldown';
import { bundle, page } from './bundle.js';

const files = new Map([[join('dist', 'preview', 'page.css'), await readFile('src/preview/page/page.css')]]);
for (const options of [bundle, page]) {
  const { output } = await build({ ...options, write: false });
  for (const made of output) files.set(join(options.output.dir, made.fileName), Buffer.from('code' in made ? made.code : made.source));
}

// A program that runs from `dist` may load a file this moment: none is missing or half for a while, and what stays the same is not touched.
await mkdir(join('dist', 'preview'), { recursive: true });
for (const [path, data] of files) {
  const old = await readFile(path).catch(() => null);
  if (old?.equals(data)) continue;
  await writeFile(`${path}.new`, data);
  await rename(`${path}.new`, path);
}
for (const name of await readdir('dist', { recursive: true })) {
  // scripts/types.js makes the types; the tests do not need them.
  if (/\.(?:js|css)$/.test(name) && !files.has(join('dist', name))) await rm(join('dist', name));
}
