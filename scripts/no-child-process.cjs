// commander loads child_process at its start to run subcommands that are programs of their own. There are none here, so the bundle does
// without, and a start takes half a millisecond less. src/host/node/git.ts and src/host/node/apart.ts, which do run a program, ask Node itself.
module.exports = {};
