// Required by the program before it starts (NODE_OPTIONS): kills it, as `kill -9` does, right before the change of the disk that KILL_AT counts.
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

let left = Number(process.env.KILL_AT);
for (const name of ['renameSync', 'linkSync', 'copyFileSync', 'rmSync', 'unlinkSync', 'writeFileSync', 'fsync', 'mkdirSync', 'rmdirSync']) {
  const change = fs[name];
  fs[name] = (...args) => {
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
    return change(...args);
  };
}
syncBuiltinESMExports();
