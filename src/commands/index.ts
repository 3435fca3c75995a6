import { buildCommand } from './build.ts';
import { checkCommand } from './check.ts';
import type { Command } from './command.ts';
import { doctorCommand } from './doctor.ts';
import { explainCommand } from './explain.ts';
import { importCommand } from './import.ts';
import { initCommand } from './init.ts';
import { lsCommand } from './ls.ts';
import { previewCommand } from './preview.ts';
import { statsCommand } from './stats.ts';
import { verifyCommand } from './verify.ts';

/** The one list of commands, in the order of the help. A new command is a file here and a line in this list. */
export const commands: readonly Command[] = [
  buildCommand,
  checkCommand,
  previewCommand,
  verifyCommand,
  lsCommand,
  importCommand,
  statsCommand,
  initCommand,
  explainCommand,
  doctorCommand,
];
