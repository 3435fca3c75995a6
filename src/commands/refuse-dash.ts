import type { Command as Parser } from 'commander';
import { Failure } from '../failures.ts';

/** The options that name a file or a folder. */
const PATHS = ['output', 'to'];

/** Refuses `-` for a file or folder but for `check - --stdin-filename` and `build -o -`: a folder of that name is not what is meant. */
export function refuseDash(parser: Parser): void {
  const options = parser.opts<Record<string, unknown>>();
  const name = parser.name();
  const isPiped = name === 'check' && parser.args.length === 1 && options.stdinFilename !== undefined;
  const isOption = (option: string) => options[option] === '-' && !(name === 'build' && option === 'output');
  if ((parser.args.includes('-') && !isPiped) || PATHS.some(isOption)) {
    throw new Failure(
      'usage',
      { zh: '这里不能用“-”代表标准输入或输出', en: '“-” cannot stand for standard input or output here' },
      {
        zh: '可以用的有：check - --stdin-filename <文件>，build -f pdf -o -；文件夹就叫“-”的写 ./-',
        en: 'There are check - --stdin-filename <file> and build -f pdf -o -; write ./- for a folder of that name',
      },
    );
  }
}
