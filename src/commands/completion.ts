import { Argument } from 'commander';
import { type ExitCode, exitCodes } from '../failures.ts';
import { packaged } from '../package-root.ts';
import type { Command } from './command.ts';

/** The script of each shell, below `completions`. */
const scripts = { bash: 'bulletin.bash', zsh: 'bulletin.zsh', fish: 'bulletin.fish', powershell: 'bulletin.ps1' } as const;

export const completionCommand: Command = {
  name: 'completion',
  summary: {
    zh: '打印命令行补全脚本，供 bash、zsh、fish、PowerShell 使用',
    en: 'print the script that completes command lines in a shell',
  },
  declare(parser, say) {
    parser
      .addArgument(new Argument('<shell>', say({ zh: '哪种命令行', en: 'which shell' })).choices(Object.keys(scripts)))
      .allowExcessArguments(false);
    return async ({ host }): Promise<ExitCode> => {
      const name = scripts[parser.args[0] as keyof typeof scripts];
      host.stdout.write(new TextDecoder().decode(await host.readFile(packaged(`completions/${name}`))));
      return exitCodes.done;
    };
  },
};
