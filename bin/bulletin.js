#!/usr/bin/env node
const { load } = require('./load.js');

const argv = process.argv.slice(2);
load(argv[0])
  .program.run(argv)
  // At once, and not when V8 is through with all it has begun to optimise: that takes longer than a check.
  .then((code) => process.exit(code));
