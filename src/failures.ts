import type { Texts } from './diagnostics/define.ts';

/** Exit codes of all commands. `interrupted` (130) is the shell convention for a program ended by Ctrl-C. */
export const exitCodes = { done: 0, content: 1, usage: 2, environment: 3, defect: 70, interrupted: 130 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/**
 * An error that is not in an item: what was found and what to do, in both languages. `usage` when the command or the configuration is
 * wrong, `environment` when disk, permissions, locks or fonts failed. Anything else thrown is a defect.
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly exit: typeof exitCodes.usage | typeof exitCodes.environment;
  readonly found: Texts;
  readonly todo: Texts | null;

  constructor(kind: 'usage' | 'environment', found: Texts, todo: Texts | null = null) {
    super(found.en);
    this.exit = exitCodes[kind];
    this.found = found;
    this.todo = todo;
  }
}

/** What is wrong with a file that the host refuses to read. */
const reasons: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  EFTYPE: ['不是普通文件，可能是管道或设备', 'not a regular file, but a pipe or a device'],
  ENXIO: ['不是普通文件，可能是管道或设备', 'not a regular file, but a pipe or a device'],
  EFBIG: ['文件太大', 'the file is too large'],
};

/** Errors of a Node that was started with less than the program needs, by the beginning of their messages. */
const restrictions: readonly (readonly [pattern: RegExp, found: Texts, todo: Texts])[] = [
  [
    /Failed to load native binding/,
    { zh: '无法加载 PDF 排版引擎（本机代码）', en: 'Cannot load the PDF compiler, which is native code' },
    {
      zh: '请检查内存限制（ulimit -v）和 Node 的 --permission 选项，并确认安装包适用于本系统；只要 DOCX 可用 --format docx',
      en: 'Check the memory limit (ulimit -v), Node’s --permission, and that the package was installed on this system; DOCX works without it: --format docx',
    },
  ],
  [
    /^(?:EAGAIN|ENOMEM)$|^Worker terminated due to reaching memory limit/,
    { zh: '内存或线程不够，无法启动工作线程', en: 'Not enough memory or threads to start a worker' },
    { zh: '请用 -j 1，或放宽内存限制（ulimit -v）', en: 'Use -j 1, or raise the memory limit (ulimit -v)' },
  ],
  [
    /WebAssembly is not defined/,
    { zh: '绘制 SVG 图片需要 WebAssembly，当前 Node 已关闭它', en: 'Drawing an SVG needs WebAssembly, which is disabled in this Node' },
    { zh: '请不要用 --jitless 启动 Node', en: 'Start Node without --jitless' },
  ],
  [
    /^WebAssembly\.\w+\(\):.*(?:could not allocate|Out of memory)/,
    { zh: '地址空间不够，无法绘制 SVG 图片', en: 'Not enough address space to draw an SVG' },
    {
      zh: '请取消或放宽 ulimit -v（绘图要预留约 22 GB 地址，不占内存），或把图片另存为 PNG',
      en: 'Remove or raise the limit (ulimit -v): drawing reserves some 22 GB of addresses, not of memory. Or save the picture as PNG',
    },
  ],
  [
    /^Access to this API has been restricted/,
    { zh: 'Node 的权限设置（--permission）不允许这项操作', en: 'Node’s permission model (--permission) forbids this' },
    {
      zh: '请用 --allow-fs-read、--allow-fs-write、--allow-addons、--allow-worker、--allow-child-process 放行，或不用 --permission',
      en: 'Allow it with --allow-fs-read, --allow-fs-write, --allow-addons, --allow-worker or --allow-child-process, or start without --permission',
    },
  ],
];

/** Turns an error into a Failure if it is one, comes from a restricted Node, or from the file system with a path; null for a defect. */
export function toFailure(error: unknown): Failure | null {
  if (error instanceof Failure) return error;
  const { code, path, message } = error as NodeJS.ErrnoException;
  const restriction = restrictions.find(([pattern]) => pattern.test(message));
  if (restriction !== undefined) return new Failure('environment', restriction[1], restriction[2]);
  if (code === undefined || path === undefined) return null;
  const [zh, en] = reasons[code] ?? [code, code];
  return new Failure('environment', { zh: `读不了“${path}”（${zh}）`, en: `Cannot read “${path}” (${en})` });
}

/** The stack trace of a defect, or its message without one. */
export function formatTrace(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Thrown when the user cancels a question. Nothing has been written then. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor() {
    super('The question was cancelled');
  }
}
