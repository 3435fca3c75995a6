#!/usr/bin/env node
import { enableCompileCache, flushCompileCache } from './compile-cache.js';

enableCompileCache();
const { run } = await import('../dist/bulletin.js');
const code = await run(process.argv.slice(2));
flushCompileCache();
// Ends the process at once; waiting for the event loop to empty keeps V8's background compilation running longer than a check takes.
process.exit(code);
