import { Argument } from 'commander';
import { type ExitCode, exitCodes } from '../failures.ts';
import { packagedPath } from '../package-root.ts';
import type { Command } from './command.ts';

/** Script files in `completions`, by shell. */
const scripts = { bash: 'bulletin.bash', zsh: 'bulletin.zsh', fish: 'bulletin.fish', powershell: 'bulletin.ps1' } as const;

export const completionCommand: Command = {
  name: 'completion',
  summary: {
    zh: '输出命令行补全脚本（bash、zsh、fish、PowerShell）',
    en: 'print a shell completion script',
  },
  declare(parser, say) {
    parser
      .addArgument(new Argument('<shell>', say({ zh: 'shell 的名称', en: 'shell to complete in' })).choices(Object.keys(scripts)))
      .allowExcessArguments(false);
    return async ({ host }): Promise<ExitCode> => {
      const name = scripts[parser.args[0] as keyof typeof scripts];
      host.stdout.write(new TextDecoder().decode(await host.readFile(packagedPath(`completions/${name}`))));
      return exitCodes.done;
    };
  },
};
