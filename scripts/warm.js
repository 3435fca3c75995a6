// Builds an example once and keeps the code V8 made on the way in dist/bulletin.cache, for bin/load.js. V8 tells a stale cache by the
// length of its source alone, so bundle and cache are only ever made together, by scripts/build.js.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from '../bin/load.js';

const root = join(import.meta.dirname, '..');
const output = mkdtempSync(join(tmpdir(), 'bulletin-warm-'));

try {
  let script;
  const { main } = load((loaded) => {
    script = loaded;
  });
  process.stdout.write = () => true;
  const said = [];
  process.stderr.write = (text) => said.push(text) > 0;
  const exit = await main(['build', join(root, 'examples', 'issue-12'), '--output', output]);
  if (exit !== 0) throw new Error(`the example did not build:\n${said.join('')}`);
  writeFileSync(join(root, 'dist', 'bulletin.cache'), script.createCachedData());
} finally {
  rmSync(output, { recursive: true, force: true });
}
