// commander loads child_process at its start to run subcommands that are programs of their own. There are none here, so the bundle does
// without: no program can be started from it, and a start takes half a millisecond less.
module.exports = {};
