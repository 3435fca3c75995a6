import { buildCommand } from './build.ts';
import { checkCommand } from './check.ts';
import type { Command, CommandGroup } from './command.ts';
import { createCompleteCommand } from './complete.ts';
import { completionCommand } from './completion.ts';
import { doctorCommand } from './doctor.ts';
import { explainCommand } from './explain.ts';
import { importCommand } from './import.ts';
import { initCommand } from './init.ts';
import { lsCommand } from './ls.ts';
import { lspCommand } from './lsp.ts';
import { newCommands } from './new.ts';
import { previewCommand } from './preview.ts';
import { reportCommands } from './report.ts';
import { reviewCommands } from './review.ts';
import { statsCommand } from './stats.ts';
import { verifyCommand } from './verify.ts';
import { wordsCommands } from './words.ts';

/** All commands, in the order the help lists them. To add one, add a file here and a line below. */
export const commands: readonly (Command | CommandGroup)[] = [
  buildCommand,
  checkCommand,
  previewCommand,
  verifyCommand,
  lsCommand,
  newCommands,
  importCommand,
  reviewCommands,
  reportCommands,
  statsCommand,
  wordsCommands,
  initCommand,
  explainCommand,
  lspCommand,
  doctorCommand,
  completionCommand,
  createCompleteCommand(() => commands),
];
