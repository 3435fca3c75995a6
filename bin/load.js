const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const vm = require('node:vm');

const dist = join(__dirname, '..', 'dist');

/**
 * Node's own way to V8's flags, without the module around it, which brings Node's streams with it: they take as long to load as a check's
 * rules to run. It is deprecated, and said to be with each use; where it is gone the module is as good.
 */
function flags() {
  const { noDeprecation } = process;
  process.noDeprecation = true;
  try {
    return process.binding('v8');
  } catch {
    return require('node:v8');
  } finally {
    process.noDeprecation = noDeprecation;
  }
}

/**
 * Node's own modules that a command is sure to use. Node keeps V8's code of each, which V8 refuses once a flag is set: compiled anew,
 * `node:crypto` takes 10 ms and not 3. So they are loaded before.
 */
const always = ['node:os', 'node:process'];
const needed = { build: ['node:crypto', 'node:module'], ls: ['node:crypto'], verify: ['node:crypto'] };

/** Gets V8 ready for a command; all that is compiled after it is compiled under its flags. */
function settle(command) {
  for (const name of [...always, ...(needed[command] ?? [])]) require(name);
  const { setFlagsFromString } = flags();
  // A command is over before V8's optimising compiler has repaid its work, which competes with it for the processor: only what runs ten times
  // as long as usual is compiled so.
  setFlagsFromString('--interrupt-budget=1400000');
  // Else V8 compiles a regular expression for its interpreter first and, when it is used again, once more.
  setFlagsFromString('--no-regexp-tier-up');
}

/** The commands V8's code is kept of. A check does a part of what a build does, and a cache costs by its size. */
const cached = ['check', 'build'];

/**
 * Runs the bundle with the code V8 kept of an earlier run, which saves a fifth of a build's time: Node 20 has no compile cache of its own.
 * V8 refuses a cache of another version of itself and then compiles as usual.
 *
 * @param {string | undefined} command the code of which is wanted; for any that was not kept, a check's will do
 * @param {(name: string, script: vm.Script) => void} [whenLoaded] for `scripts/warm.js`, which makes the caches
 * @returns {{ program: { run(argv: readonly string[]): Promise<number>, work(): Promise<void>, answerApart(task: unknown): Promise<void> }, parts: object }} the parts that ran, by name
 */
function load(command, whenLoaded) {
  // V8 refuses code that was kept under other flags.
  settle(command);
  const scriptNamed = (name) => {
    const filename = join(dist, `${name}.cjs`);
    // The bundle is ASCII, which is read faster by its other name.
    const script = new vm.Script(readFileSync(filename, 'latin1'), { filename, cachedData: cachedCode(name, command) });
    whenLoaded?.(name, script);
    return script.runInThisContext();
  };
  const module = { exports: {} };
  const bundle = join(dist, 'bulletin.cjs');
  // The packages beside the bundle are the same from here, and `createRequire` would load Node's other loader.
  const parts = scriptNamed('bulletin')(module.exports, require, module, bundle, () => scriptNamed('bulletin.more'));
  return { program: module.exports, parts };
}

/** Where the code of a script is kept, as a command has need of it. */
function cacheOf(name, command) {
  return join(dist, `${name}.${cached.includes(command) ? command : cached[0]}.cache`);
}

function cachedCode(name, command) {
  try {
    return readFileSync(cacheOf(name, command));
  } catch {
    return undefined;
  }
}

module.exports = { cached, cacheOf, load };
