import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../src/cli.ts';
import { nodeHost } from '../src/host/node/index.ts';

/** A small publication with a character that must reach no output, and its build on a real disk. */

export const PUBLICATION = 'name: 测试简报\npublisher: 测试办公室\nsections: [{ title: 动态 }]\nsources: [{ name: 甲县 }]\n';
export const ISSUE = 'date: 2026-03-02\n编者按: 各地值得借鉴。\n';
export const ITEM =
  '---\ntitle: 第一篇𠮷\nsource: 甲县\ncategory: 动态\ndate: 2026-03-01\n---\n**制定计划。** 设置“课程表”[^1]，\n邀请授课。\n\n[^1]: 每月一次。\n';
/** Names of the outputs. */
export const OUTPUTS = ['测试简报第1期.docx', '测试简报第1期.pdf'];

/** Characters that no terminal and no document may get. */
export const RAW = /(?!\n)[\p{Cc}\p{Cs}\p{Co}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/u;

/** Places for the character: the change, and the changed file. */
export const places: readonly (readonly [where: string, file: string, text: (canary: string) => string])[] = [
  ['the text of an item', 'issue-1/a.md', (canary) => ITEM.replace('邀请', `邀${canary}请`)],
  ['a title', 'issue-1/a.md', (canary) => ITEM.replace('第一篇', `第${canary}一篇`)],
  ['an escape of YAML', 'issue-1/a.md', (canary) => ITEM.replace('第一篇𠮷', escaped(canary))],
  ['a key', 'issue-1/a.md', (canary) => ITEM.replace('date:', `da${canary}te:`)],
  ['the path of a picture', 'issue-1/a.md', (canary) => `${ITEM}\n![](a${canary}.png)\n`],
  ['a caption', 'issue-1/a.md', (canary) => `${ITEM}\n![](a.png "图${canary}1")\n`],
  ['a link', 'issue-1/a.md', (canary) => `${ITEM}\n[文字](https://a.cn/${canary})\n`],
  ['a note', 'issue-1/a.md', (canary) => ITEM.replace('每月', `每${canary}月`)],
  ['issue.yaml', 'issue-1/issue.yaml', (canary) => ISSUE.replace('各地', `各${canary}地`)],
  ['bulletin.yaml', 'bulletin.yaml', (canary) => PUBLICATION.replace('测试简报', `测试${canary}简报`)],
];

/** A title that contains a character by its number only. */
function escaped(canary: string): string {
  const [character = ''] = canary;
  return `"第\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}一篇"`;
}

/** The files of the publication, some of them replaced. */
export function filesWith(other: Readonly<Record<string, string | Uint8Array>> = {}): Readonly<Record<string, string | Uint8Array>> {
  return { 'bulletin.yaml': PUBLICATION, 'issue-1/issue.yaml': ISSUE, 'issue-1/a.md': ITEM, ...other };
}

export function put(home: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(home, path, '..'), { recursive: true });
    writeFileSync(join(home, path), content);
  }
}

/** Builds the issue; returns the terminal output, and the outputs by name. */
export async function buildOn(home: string) {
  const said: string[] = [];
  const stream = { isTerminal: true, write: (text: string) => void said.push(text) };
  const host = { ...nodeHost(), cwd: home, env: { NO_COLOR: '1' }, stdout: stream, stderr: stream };
  const exit = await main(['build', 'issue-1', '--fonts', 'bundled'], host);
  const dist = join(home, 'issue-1', 'dist');
  const names = existsSync(dist) ? readdirSync(dist).filter((name) => /\.(?:docx|pdf)$/.test(name)) : [];
  return { exit, said: said.join(''), outputs: new Map(names.map((name) => [name, readFileSync(join(dist, name))])) };
}
