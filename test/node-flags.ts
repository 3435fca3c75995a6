/**
 * What Node is started with for tests. V8 11 loses hold of a regular expression's code that it has compiled a second time, and jumps into what
 * was put in its place: one run in two died so, always at a pattern first used after much was collected as garbage (seen in a core dump). The
 * program compiles them once for its own reasons (bin/load.js).
 */
export const execArgv = ['--no-regexp-tier-up'];
