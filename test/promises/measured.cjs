// Required by the program before it starts (NODE_OPTIONS): writes the most memory it has taken, in kilobytes, to the file of MEASURED.
const { writeFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

if (isMainThread) process.on('exit', () => writeFileSync(`${process.env.MEASURED}.${process.pid}`, String(process.resourceUsage().maxRSS)));
