import type { CommanderError } from 'commander';
import type { Texts } from '../diagnostics/define.ts';
import { Failure } from '../failures.ts';
import { translatePlaceholder, translatePlaceholders } from './placeholders.ts';

/** Commander's error codes in both languages; `name` is the option, argument or command that the error is about. */
const messages: Readonly<Record<string, (name: string, message: string) => Texts>> = {
  'commander.unknownOption': (name) => ({ zh: `没有“${name}”这个选项`, en: `Unknown option: “${name}”` }),
  'commander.unknownCommand': (name) => ({ zh: `没有“${name}”这个命令`, en: `Unknown command: “${name}”` }),
  'commander.missingArgument': (name) => ({ zh: `缺少参数 <${translatePlaceholder(name)}>`, en: `Missing argument: <${name}>` }),
  'commander.missingMandatoryOptionValue': (name) => ({ zh: `缺少选项 ${translatePlaceholders(name)}`, en: `Missing option: ${name}` }),
  'commander.optionMissingArgument': (name) => ({
    zh: `选项“${translatePlaceholders(name)}”后面缺少内容`,
    en: `Option “${name}” needs a value`,
  }),
  'commander.invalidArgument': (_, message) => invalidChoice(message),
  'commander.excessArguments': () => ({ zh: '参数太多', en: 'Too many arguments' }),
};

/** Commander words an invalid choice differently for options and for arguments. */
function invalidChoice(message: string): Texts {
  const ofOption = /option '(?<name>.*?)' argument '(?<value>.*?)' is invalid/s.exec(message);
  const ofArgument = /value '(?<value>.*?)' is invalid for argument '(?<name>.*?)'/s.exec(message);
  const { name, value } = { ...ofArgument?.groups, ...ofOption?.groups };
  const choices = message.replace(/^.*Allowed choices are |\.?$/gs, '').split(', ');
  return {
    zh: `“${value}”不能用于${ofOption === null ? '参数' : '选项'}“${translatePlaceholders(name ?? '')}”，可用的有：${choices.join('、')}`,
    en: `Invalid value for “${name}”: “${value}”; use one of ${choices.join(', ')}`,
  };
}

/** Turns commander's error into a Failure that points to the help of `command`. */
export function toUsageFailure(error: CommanderError, command: string): Failure {
  const [, name = ''] = error.message.split("'");
  const found = messages[error.code]?.(name, error.message) ?? { zh: error.message, en: error.message };
  const [, nearest] = /Did you mean (?:one of )?(.*?)\?/.exec(error.message) ?? [];
  const help = `${command} --help`;
  return new Failure(
    'usage',
    found,
    nearest === undefined
      ? { zh: `用法见 ${help}`, en: `See ${help}` }
      : { zh: `是不是要写 ${nearest.replaceAll(', ', '、')}？用法见 ${help}`, en: `Did you mean ${nearest}? See ${help}` },
  );
}

/**
 * An option whose value cannot be used. Thrown by an option's parser, so that the message is ours and not commander's.
 *
 * @param option as typed, such as `--jobs`
 * @param expected what to write instead, one sentence
 */
export function invalidValue(option: string, value: string, expected: Texts): Failure {
  return new Failure('usage', { zh: `“${value}”不能用于选项“${option}”`, en: `Invalid value for “${option}”: “${value}”` }, expected);
}

/** An option whose value is empty or blank, as a script's unset variable leaves it. */
export function emptyOption(option: string, expected: Texts | null = null): Failure {
  return new Failure('usage', { zh: `选项“${option}”的内容是空的`, en: `Option “${option}” is empty` }, expected);
}

/** Two options that contradict each other. */
export function conflictingOptions(one: string, other: string): Failure {
  return new Failure('usage', { zh: `“${one}”不能和“${other}”一起用`, en: `“${one}” cannot be combined with “${other}”` });
}
