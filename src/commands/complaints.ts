import type { CommanderError } from 'commander';
import type { Texts } from '../diagnostics/define.ts';
import { Failure } from '../failures.ts';

/** Commander's complaints about a command line, by its error codes, in our two languages; `what` is the option or argument it names. */
const complaints: Readonly<Record<string, (what: string, message: string) => Texts>> = {
  'commander.unknownOption': (what) => ({ zh: `没有“${what}”这个选项`, en: `There is no option “${what}”` }),
  'commander.unknownCommand': (what) => ({ zh: `没有“${what}”这个命令`, en: `There is no command “${what}”` }),
  'commander.missingArgument': (what) => ({ zh: `还缺一个参数：${what}`, en: `An argument is missing: ${what}` }),
  'commander.missingMandatoryOptionValue': (what) => ({ zh: `还缺选项 ${what}`, en: `The option ${what} is missing` }),
  'commander.optionMissingArgument': (what) => ({ zh: `选项“${what}”后面要写内容`, en: `The option “${what}” needs a value` }),
  'commander.invalidArgument': (_, message) => {
    const ofOption = /option '(?<name>.*?)' argument '(?<value>.*?)' is invalid/s.exec(message);
    // Of an argument commander says it the other way round.
    const { name, value } = {
      .../value '(?<value>.*?)' is invalid for argument '(?<name>.*?)'/s.exec(message)?.groups,
      ...ofOption?.groups,
    };
    const choices = message.replace(/^.*Allowed choices are |\.?$/gs, '');
    const kind = ofOption === null ? '参数' : '选项';
    return {
      zh: `“${value}”不能用于${kind}“${name}”，可用的有：${choices}`,
      en: `“${value}” is no value of “${name}”; choose from ${choices}`,
    };
  },
  'commander.excessArguments': () => ({ zh: '参数写多了', en: 'There are more arguments than the command takes' }),
};

/** A complaint about the command line as a Failure, with the way to the help. */
export function toUsageFailure(error: CommanderError, command: string): Failure {
  const [, what = ''] = error.message.split("'");
  const found = complaints[error.code]?.(what, error.message) ?? { zh: error.message, en: error.message };
  const [, nearest] = /Did you mean (?:one of )?(.*?)\?/.exec(error.message) ?? [];
  const help = `${command} --help`;
  return new Failure(
    'usage',
    found,
    nearest === undefined
      ? { zh: `用法见 ${help}`, en: `See ${help}` }
      : { zh: `是不是要写 ${nearest}？用法见 ${help}`, en: `Did you mean ${nearest}? See ${help}` },
  );
}
