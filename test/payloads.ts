import { ISSUE, ITEM, PUBLICATION } from './canaries.ts';

/** Content that would run if anything treated it as more than text; each would then touch a canary file. */

export interface Payload {
  readonly file: string;
  /** @param canary path of a file that must never exist */
  readonly text: (canary: string) => string;
}

const touch = (canary: string) => `require("fs").writeFileSync(${JSON.stringify(canary)}, "")`;
const shell = (canary: string) => `touch ${canary}`;

/** Front matter in another language, which gray-matter runs unless its engines are replaced. */
const fronts: [string, (canary: string) => string][] = [
  ['---js', (canary) => `---js\n{ title: ${touch(canary)} }\n---\n正文。\n`],
  ['---javascript', (canary) => `---javascript\nmodule.exports = (${touch(canary)}, {})\n---\n正文。\n`],
  ['--- js', (canary) => `--- js\n(${touch(canary)}, {})\n---\n正文。\n`],
  ['---JS', (canary) => `---JS\n{ x: globalThis.canary = ${touch(canary)} }\n---\n`],
  ['---coffee', (canary) => `---coffee\n${touch(canary)}\n---\n`],
  ['---json with a function', (canary) => `---json\n{"title": (() => ${touch(canary)})()}\n---\n`],
  [';;;', (canary) => `;;;js\n${touch(canary)}\n;;;\n`],
];

/** YAML values that would create objects, or change those of the program. */
const yamls: [string, (canary: string) => string][] = [
  ['!!js/function', (canary) => `!!js/function 'function () { ${touch(canary)} }'`],
  ['!!js/undefined', () => "!!js/undefined ''"],
  ['!<tag:yaml.org,2002:js/function>', (canary) => `!<tag:yaml.org,2002:js/function> "${shell(canary)}"`],
  ['!!python/object/apply', (canary) => `!!python/object/apply:os.system ["${shell(canary)}"]`],
  ['!ruby/object', (canary) => `!ruby/object:Gem::Installer "${shell(canary)}"`],
  ['__proto__', () => '{ __proto__: { canary: 1 } }'],
  ['constructor.prototype', () => '{ constructor: { prototype: { canary: 1 } } }'],
  ['<<: __proto__', () => '{ <<: { __proto__: { canary: 1 } } }'],
];

/** Words in the text of an item. */
const words: [string, (canary: string) => string][] = [
  ['Typst: panic', () => '#panic("canary")'],
  ['Typst: read', () => '#read("/etc/passwd")'],
  ['Typst: import', () => '#import "@preview/canary:1.0.0": *'],
  ['Typst: eval', () => '#eval("1 + 1")'],
  ['Typst: code in the middle', () => '文字#{ panic("canary") }文字'],
  ['Typst: from a string', () => '"); #panic("canary"); ("'],
  ['Typst: set rule', () => '#set page(width: 1pt)'],
  ['Typst: mathematics', () => '$ #panic("canary") $'],
  ['Typst: raw with a theme', () => '```typ #read("/etc/passwd")```'],
  ['JSON that ends early', () => '"}],"canary":[{"x":"'],
  ['HTML: script', (canary) => `<script>${touch(canary)}</script>`],
  ['HTML: image with a handler', (canary) => `<img src=x onerror='${touch(canary)}'>`],
  ['HTML: frame', () => '<iframe src="javascript:canary=1"></iframe>'],
  ['HTML: object', () => '<object data="file:///etc/passwd"></object>'],
  ['link: javascript', (canary) => `[文字](javascript:${encodeURIComponent(touch(canary))})`],
  ['link: JavaScript with blanks', () => '[文字](<  JaVaScRiPt:canary=1>)'],
  ['link: javascript in references', () => '[文字](java&#115;cript:canary=1)'],
  ['link: javascript with a line end', () => '[文字](java&NewLine;script:canary=1)'],
  ['link: vbscript', () => '[文字](vbscript:canary)'],
  ['link: data', () => '[文字](data:text/html,<script>canary=1</script>)'],
  ['link: file', () => '[文字](file:///bin/sh)'],
  ['link: a program of Office', () => '[文字](ms-word:ofe|u|http://a.cn/canary.docm)'],
  ['link: a share', () => '[文字](\\\\\\\\server\\\\canary.exe)'],
  ['picture: javascript', () => '![图](javascript:canary=1)'],
  ['shell: $()', (canary) => `$(${shell(canary)})`],
  ['shell: backticks', (canary) => `\`${shell(canary)}\``],
  ['template of JavaScript', (canary) => `\${${touch(canary)}} {{constructor.constructor('${shell(canary)}')()}} <%= ${touch(canary)} %>`],
  ['field of Word', () => '{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" }'],
  ['field of Word in XML', () => '</w:t><w:instrText>DDE cmd</w:instrText><w:t>'],
  ['macro button', () => '{ MACROBUTTON canary }'],
];

/** Formulas of a spreadsheet as the name of a source. */
const formulas: [string, string][] = [
  ['=', '=HYPERLINK("http://a.cn","x")'],
  ['=cmd', "=cmd|' /C calc'!A0"],
  ['+', '+1+1'],
  ['-', '-1+1'],
  ['@', '@SUM(1+1)'],
  ['a blank and =', ' =1+1'],
  ['full-width =', '＝1+1'],
];

export const payloads: readonly (readonly [name: string, payload: Payload])[] = [
  ...fronts.map(([name, text]) => [`front matter: ${name}`, { file: 'issue-1/a.md', text }] as const),
  ...yamls.flatMap(([name, value]) => [
    [`item: ${name}`, { file: 'issue-1/a.md', text: (canary: string) => ITEM.replace('date:', `note: ${value(canary)}\ndate:`) }] as const,
    [`issue.yaml: ${name}`, { file: 'issue-1/issue.yaml', text: (canary: string) => `${ISSUE}note: ${value(canary)}\n` }] as const,
  ]),
  ...words.map(
    ([name, text]) => [`text: ${name}`, { file: 'issue-1/a.md', text: (canary: string) => `${ITEM}\n${text(canary)}\n` }] as const,
  ),
  ...words
    .slice(0, 8)
    .map(
      ([name, text]) =>
        [
          `title: ${name}`,
          { file: 'issue-1/a.md', text: (canary: string) => ITEM.replace('第一篇𠮷', () => JSON.stringify(text(canary))) },
        ] as const,
    ),
  ...formulas.map(
    ([name, formula]) =>
      [
        `source: ${name}`,
        {
          file: 'bulletin.yaml',
          text: () => PUBLICATION.replace('{ name: 甲县 }', () => `{ name: ${JSON.stringify(formula)}, aliases: [甲县] }`),
        },
      ] as const,
  ),
];
