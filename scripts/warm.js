// Runs a command once on an example and keeps the code V8 made on the way in dist, for bin/load.js; the names of the parts that ran go to
// descriptor 3. V8 tells a stale cache by the length of its source alone, so bundle and caches are only ever made together, by
// scripts/build.js. Usage: node warm.js check
import { mkdtempSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheOf, load } from '../bin/load.js';

/** What the command itself says goes to the standard streams. */
const PARTS = 3;

const [command = ''] = process.argv.slice(2);
const output = mkdtempSync(join(tmpdir(), 'bulletin-warm-'));

try {
  const scripts = new Map();
  const { program, parts } = load(command, (name, script) => scripts.set(name, script));
  const issue = join(import.meta.dirname, '..', 'examples', 'issue-12');
  const exit = await program.run([command, issue, ...(command === 'build' ? ['--output', output] : [])]);
  if (exit !== 0) throw new Error(`the example did not ${command}`);
  for (const [name, script] of scripts) writeFileSync(cacheOf(name, command), script.createCachedData());
  writeSync(PARTS, JSON.stringify(Object.keys(parts)));
} finally {
  rmSync(output, { recursive: true, force: true });
}
