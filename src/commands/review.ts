import type { CommandGroup } from './command.ts';
import { reviewCompareCommand } from './review-compare.ts';
import { reviewPullCommand } from './review-pull.ts';

export const reviewCommands: CommandGroup = {
  name: 'review',
  summary: { zh: '送审：比对两稿，取回改过的稿子', en: 'compare drafts, and take back what reviewers changed' },
  subcommands: [reviewCompareCommand, reviewPullCommand],
};
