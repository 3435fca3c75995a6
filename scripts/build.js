// Makes `dist`: the program and the library as ES modules, and the page of the preview. `prepare` (after npm ci) and the tests run it first.
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { build } from 'rolldown';
import { bundle, page } from './bundle.js';

await mkdir('dist/preview', { recursive: true });
// scripts/types.js makes the types; the tests do not need them.
for (const name of await readdir('dist')) if (name !== 'types') await rm(`dist/${name}`, { recursive: true });
await build([bundle, page]);
await copyFile('src/preview/page/page.css', 'dist/preview/page.css');
