// Runs a command once on an example and keeps the code V8 made on the way in dist, for bin/load.js. V8 tells a stale cache by the length
// of its source alone, so bundle and caches are only ever made together, by scripts/build.js. Usage: node warm.js check
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheOf, load } from '../bin/load.js';

const [command = ''] = process.argv.slice(2);
const output = mkdtempSync(join(tmpdir(), 'bulletin-warm-'));

try {
  let script;
  const { run } = load(command, (loaded) => {
    script = loaded;
  });
  const issue = join(import.meta.dirname, '..', 'examples', 'issue-12');
  const exit = await run([command, issue, ...(command === 'build' ? ['--output', output] : [])]);
  if (exit !== 0) throw new Error(`the example did not ${command}`);
  writeFileSync(cacheOf(command), script.createCachedData());
} finally {
  rmSync(output, { recursive: true, force: true });
}
