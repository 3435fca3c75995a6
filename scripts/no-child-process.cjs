// commander loads child_process at its start to run subcommands that are programs of their own. There are none here, so the bundle does
// without, and a start takes half a millisecond less. The one program that can be started from it is git, by src/host-node-git.ts.
module.exports = {};
