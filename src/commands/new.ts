import type { CommandGroup } from './command.ts';
import { newIssueCommand } from './new-issue.ts';
import { newItemCommand } from './new-item.ts';

export const newCommands: CommandGroup = {
  name: 'new',
  summary: { zh: '新建一期，或一篇稿件', en: 'create an issue or an item' },
  subcommands: [newIssueCommand, newItemCommand],
};
