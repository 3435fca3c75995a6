import { type ExitCode, exitCodes } from '../failures.ts';
import { formatFontconfig } from '../fonts/fontconfig.ts';
import type { FoundFaces, RoleReport, SkippedFont } from '../fonts/index.ts';
import { findFaces } from '../fonts/index.ts';
import { defaultFontNames, wordSubstitutes } from '../model/document-fonts.ts';
import type { FaceRole } from '../model/layout.ts';
import { packagedPath } from '../package-root.ts';
import { makeVisible } from '../report/index.ts';
import { version } from '../version.ts';
import type { Command, Context } from './command.ts';
import { createJsonOption, printJson } from './shared.ts';

export const doctorCommand: Command = {
  name: 'doctor',
  summary: { zh: '列出所用的字体、版本和语言，说明还缺什么', en: 'report the fonts, version and language in use, and what is missing' },
  declare(parser, say) {
    parser
      .addOption(createJsonOption(say))
      .option(
        '--fontconfig',
        say({
          zh: '输出 fontconfig 配置，让 LibreOffice 用随包字体代替缺的字体',
          en: 'print a fontconfig file that shows LibreOffice the package’s fonts in place of missing ones',
        }),
      )
      .allowExcessArguments(false);
    return (context) => run(parser.opts<{ json?: boolean; fontconfig?: boolean }>(), context);
  },
};

const roleNames: Readonly<Record<FaceRole, { readonly zh: string; readonly en: string }>> = {
  xiaobiaosong: { zh: '小标宋（刊名）', en: 'XiaoBiaoSong (bulletin name)' },
  fangsong: { zh: '仿宋（正文）', en: 'FangSong (body text)' },
  heiti: { zh: '黑体（标题）', en: 'HeiTi (titles)' },
  kaiti: { zh: '楷体（二级标题）', en: 'KaiTi (second-level headings)' },
  song: { zh: '宋体（页码）', en: 'Song (page numbers)' },
  latin: { zh: '西文（字母、数字）', en: 'Latin (letters and digits)' },
};

const reasons: Readonly<Record<SkippedFont['reason'], { readonly zh: string; readonly en: string }>> = {
  'not-found': { zh: '本机没有', en: 'not on this machine' },
  unreadable: { zh: '字体文件读不出来', en: 'the font file cannot be read' },
  'no-glyphs': { zh: '字体里没有所需的字', en: 'lacks the characters it is needed for' },
  'not-searched': { zh: '没有查找', en: 'not searched for' },
};

async function run({ json = false, fontconfig = false }: { json?: boolean; fontconfig?: boolean }, context: Context): Promise<ExitCode> {
  const found = await findFaces(context.host, { assets: packagedPath('fonts'), fonts: 'office-first' });
  if (fontconfig) context.host.stdout.write(formatFontconfig(packagedPath('fonts'), found.faces));
  else if (json) printJson(context, toJsonReport(found, context));
  else context.host.stdout.write(formatReport(found, context));
  return exitCodes.done;
}

/** The report as JSON. The shape is stable. */
function toJsonReport({ roles, named, unreadable }: FoundFaces, { host, language }: Context) {
  return {
    version: 1,
    bulletin: version,
    runtime: host.runtime,
    language,
    fonts: roles.map(({ role, face, title, better, install }) => ({
      role,
      title,
      origin: face.origin,
      path: face.path,
      passedOver: better.map(({ candidate, reason }) => ({ title: candidate.title, reason })),
      install: install === null ? null : { title: install.title, from: install.from[language] },
    })),
    docx: roles.map(({ role }) => ({
      role,
      name: defaultFontNames[role],
      installed: named?.has(defaultFontNames[role]) === true,
      inWord: wordSubstitutes[role] ?? null,
    })),
    unreadable,
  };
}

function formatReport({ roles, named, unreadable }: FoundFaces, { host, language }: Context): string {
  const zh = language === 'zh';
  const lines = [
    `bulletin ${version}  ${host.runtime}`,
    zh ? '提示语言：中文（--lang 可换）' : 'Messages: English (change with --lang)',
    '',
    zh ? 'PDF 用的字体（嵌在文件里，哪里看都一样）' : 'Fonts of the PDF (embedded: it looks alike everywhere)',
    ...roles.flatMap((report) => formatRole(report, language)),
    '',
    ...formatDocument(roles, named, host.platform, language),
    ...unreadable.map((path) => (zh ? `读不出来的字体文件：${path}` : `Unreadable font file: ${path}`)),
  ];
  return lines.map((line) => `${makeVisible(line)}\n`).join('');
}

function formatRole({ role, face, title, better, install }: RoleReport, language: Context['language']): string[] {
  const zh = language === 'zh';
  const origin = face.origin === 'office' ? (zh ? '本机字体' : 'installed') : zh ? '随包字体' : 'bundled';
  const lines = [`  ${roleNames[role][language]}${zh ? '：' : ': '}${title}${zh ? `（${origin}）` : ` (${origin})`}`, `      ${face.path}`];
  for (const { reason, names } of groupByReason(better)) {
    const joined = names.join(zh ? '、' : ', ');
    lines.push(zh ? `      更合适的：${joined}，${reasons[reason].zh}` : `      Better: ${joined}; ${reasons[reason].en}`);
  }
  if (install !== null) {
    lines.push(
      zh
        ? `      建议安装 ${install.title}（${install.from.zh}），装好即生效`
        : `      Recommended: ${install.title} (${install.from.en}); takes effect once installed`,
    );
  }
  return lines;
}

/** What a DOCX looks like here: it names fonts, and each program replaces those that are missing in its own way. */
function formatDocument(
  roles: FoundFaces['roles'],
  named: FoundFaces['named'],
  platform: Context['host']['platform'],
  language: Context['language'],
): string[] {
  const zh = language === 'zh';
  const missing = roles.filter(({ role }) => named?.has(defaultFontNames[role]) !== true);
  const lines = roles.map(({ role }) => {
    const name = defaultFontNames[role];
    const instead = wordSubstitutes[role];
    if (named?.has(name) === true) return zh ? `  ${name}：本机有` : `  ${name}: installed`;
    if (instead === undefined) return zh ? `  ${name}：本机没有` : `  ${name}: not installed`;
    return zh ? `  ${name}：本机没有；Word 用${instead}代替` : `  ${name}: not installed; Word uses ${instead} instead`;
  });
  return [
    zh ? 'DOCX 用的字体（只写名称，看的电脑上要有）' : 'Fonts of the DOCX (named only: the machine that opens it needs them)',
    ...lines,
    ...(missing.length === 0
      ? [zh ? '  Word、WPS、LibreOffice 都用这些字体' : '  Word, WPS and LibreOffice set it in these fonts']
      : [
          zh
            ? '  缺字体时，WPS 提示缺失字体，LibreOffice 自选别的字体，字形、断行会与 PDF 不同'
            : '  Where one is missing, WPS reports it and LibreOffice chooses another: letters and lines then differ from the PDF',
          ...(platform === 'linux'
            ? [
                zh
                  ? '  LibreOffice 可改用随包字体：bulletin doctor --fontconfig > ~/.config/fontconfig/conf.d/60-bulletin.conf'
                  : '  To show LibreOffice the package’s fonts: bulletin doctor --fontconfig > ~/.config/fontconfig/conf.d/60-bulletin.conf',
              ]
            : []),
        ]),
  ];
}

/** Groups the candidates that were passed over by reason. */
function groupByReason(better: readonly SkippedFont[]): { reason: SkippedFont['reason']; names: string[] }[] {
  const groups = new Map<SkippedFont['reason'], string[]>();
  for (const { candidate, reason } of better) groups.set(reason, [...(groups.get(reason) ?? []), candidate.title]);
  return [...groups].map(([reason, names]) => ({ reason, names }));
}
