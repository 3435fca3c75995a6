import type { Texts } from '../diagnostics/define.ts';
import type { Language } from '../diagnostics/diagnostic.ts';
import type { Imported, ImportResult } from '../import/plan/import-items.ts';
import { originNames } from '../import/recognise/origins.ts';
import { type Field, fields } from '../import/recognise/recogniser.ts';
import { formatRemark } from '../import/remarks.ts';
import { makeLinesVisible } from '../report/index.ts';

const fieldNames: Readonly<Record<Field, Texts>> = {
  title: { zh: '标题', en: 'title' },
  source: { zh: '来源', en: 'source' },
  category: { zh: '类别', en: 'category' },
  date: { zh: '日期', en: 'date' },
};

/** The report of an import: what was recognised in each file, remarks on its conversion, and the files written. */
export function formatImport(result: ImportResult, language: Language): string {
  const lines = result.imported.flatMap((file) => formatFile(file, language));
  const others = result.written.filter((name) => !result.imported.some(({ items }) => items.some((item) => item.name === name)));
  const also = others.length === 0 ? [] : [language === 'zh' ? `另有：${others.join('、')}` : `Also: ${others.join(', ')}`];
  return [...lines, ...also].map((line) => `${makeLinesVisible(line)}\n`).join('');
}

function formatFile(file: Imported, language: Language): readonly string[] {
  const zh = language === 'zh';
  const remarks = [...file.remarks, ...file.items.flatMap((item) => item.remarks)].map(
    (remark) => `  ${zh ? '注意' : 'note'}  ${formatRemark(remark)[language]}`,
  );
  const left =
    file.left.length === 0
      ? []
      : [
          zh
            ? `  注意  上次导入的这些稿件这次没有重写，请核对：${file.left.join('、')}`
            : `  note  items of the last import that were not rewritten; check them: ${file.left.join(', ')}`,
        ];
  const kept =
    file.issue !== null && !file.issueWritten
      ? [
          zh
            ? '  注意  issue.yaml 已经存在，没有改动；要覆盖请加 --overwrite'
            : '  note  issue.yaml exists and was not changed; add --overwrite to replace it',
        ]
      : [];
  return [
    `${file.file} → ${file.items.map(({ name }) => name).join(zh ? '、' : ', ')}`,
    ...formatIssue(file, language),
    ...file.items.flatMap((item) => [
      ...(file.items.length > 1 ? [`  ${item.name}`] : []),
      ...fields.map((field) => `  ${fieldNames[field][language]}  ${formatField(item.draft.fields[field], language)}`),
    ]),
    ...remarks,
    ...left,
    ...kept,
  ];
}

function formatIssue({ issue }: Imported, language: Language): readonly string[] {
  if (issue === null) return [];
  const zh = language === 'zh';
  const said = [
    issue.number === undefined ? null : zh ? `第${issue.number}期` : `number ${issue.number}`,
    issue.total === undefined ? null : zh ? `总第${issue.total}期` : `total ${issue.total}`,
    issue.date ?? null,
    issue.signer === undefined ? null : zh ? `签发：${issue.signer}` : `signed by ${issue.signer}`,
    ...(issue.distribution ?? []).map(({ label, to }) => `${label}：${to}`),
    issue.copies === undefined ? null : zh ? `共印${issue.copies}份` : `${issue.copies} copies`,
  ].filter((part) => part !== null);
  const missing = (['number', 'date', 'distribution'] as const).filter((key) => issue[key] === undefined);
  const lacking = missing.map(
    (key) =>
      ({ number: { zh: '期号', en: 'number' }, date: { zh: '日期', en: 'date' }, distribution: { zh: '报、送、发', en: 'distribution' } })[
        key
      ][language],
  );
  return [
    `  ${zh ? '本期' : 'issue'}  ${said.length === 0 ? (zh ? '没有认出' : 'not recognised') : said.join(zh ? '；' : '; ')}`,
    ...(said.length === 0 || lacking.length === 0 ? [] : [`  ${zh ? '没有认出' : 'not recognised'}  ${lacking.join(zh ? '、' : ', ')}`]),
  ];
}

type FieldResult = Imported['items'][number]['draft']['fields'][Field];

function formatField({ clue, others }: FieldResult, language: Language): string {
  const zh = language === 'zh';
  const from = (origin: keyof typeof originNames) =>
    originNames[origin][language] === '' ? '' : zh ? `（${originNames[origin].zh}）` : ` (${originNames[origin].en})`;
  if (clue !== null) {
    const further = clue.with === undefined ? '' : ` + ${clue.with.join(zh ? '、' : ', ')}`;
    const written = clue.written === undefined ? '' : zh ? `，原文为“${clue.written}”` : `, spelt “${clue.written}” in the file`;
    return `${clue.value}${further}${from(clue.origin)}${written}`;
  }
  if (others.length === 0) return zh ? '没有认出，留空' : 'not recognised, left blank';
  const candidates = others.map(({ value, origin }) => value + from(origin)).join(zh ? '、' : ', ');
  return zh ? `拿不准，留空；可能是：${candidates}` : `uncertain, left blank; possibly ${candidates}`;
}

/** The imported files as JSON. */
export function toJsonImport({ imported }: ImportResult, language: Language) {
  return imported.map((file) => ({
    file: file.file,
    original: file.original,
    issue: file.issue,
    issueWritten: file.issueWritten,
    left: file.left,
    items: file.items.map((item) => ({
      name: item.name,
      fields: Object.fromEntries(
        fields.map((field) => {
          const { clue, others } = item.draft.fields[field];
          const plain = ({ value, origin, with: further, written }: NonNullable<typeof clue>) => ({
            value,
            origin,
            ...(further === undefined ? {} : { with: further }),
            ...(written === undefined ? {} : { written }),
          });
          return [
            field,
            {
              value: clue?.value ?? null,
              origin: clue?.origin ?? null,
              ...(clue === null ? {} : plain(clue)),
              candidates: others.map(plain),
            },
          ];
        }),
      ),
      remarks: item.remarks.map((remark) => ({ ...remark, message: formatRemark(remark)[language] })),
    })),
    remarks: file.remarks.map((remark) => ({ ...remark, message: formatRemark(remark)[language] })),
  }));
}
