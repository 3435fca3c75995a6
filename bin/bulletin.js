#!/usr/bin/env node
const { load } = require('./load.js');

/**
 * Ends the process when both streams have written what they were given, and not when V8 is through with all it has begun to optimise: that
 * takes longer than a check.
 */
async function end() {
  for (const stream of [process.stdout, process.stderr]) await new Promise((written) => stream.write('', written));
  // A stream tells of a failure after the write has come back.
  setImmediate(() => process.exit());
}

const argv = process.argv.slice(2);
load(argv[0])
  .main(argv)
  .then((code) => {
    process.exitCode = code;
    return end();
  });
