import type { Language, Severity } from '../../diagnostics/terms.ts';

/** All words of the page in one language. */
export interface Words {
  readonly preview: string;
  readonly turn: string;
  readonly previous: string;
  readonly next: string;
  readonly zoom: string;
  readonly smaller: string;
  readonly larger: string;
  readonly fitWidth: string;
  readonly fitPage: string;
  readonly facing: string;
  readonly download: (format: string) => string;
  readonly help: string;
  readonly close: string;
  readonly thumbnails: string;
  readonly pages: string;
  readonly findings: string;
  readonly page: (position: number, folio: number | null) => string;
  readonly position: (page: number, count: number) => string;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly counts: (counts: Readonly<Record<Severity, number>>) => string;
  readonly none: string;
  readonly noPages: string;
  readonly updated: (time: string) => string;
  readonly connecting: string;
  readonly stale: string;
  readonly staleAbout: (errors: number) => string;
  readonly faulty: string;
  readonly faultyAbout: (errors: number) => string;
  readonly lost: string;
  readonly lostAbout: string;
  readonly notOnPage: string;
  readonly onPage: (page: number) => string;
  readonly suggestions: string;
  readonly remove: string;
  readonly copy: (text: string) => string;
  readonly copyRemedy: string;
  readonly copied: string;
  readonly fix: string;
  readonly fixed: string;
  readonly notFixed: string;
  readonly noScript: string;
  readonly withKey: (name: string, key: string) => string;
  readonly keys: readonly (readonly [keys: string, about: string])[];
}

const zh: Words = {
  preview: '预览',
  turn: '翻页',
  previous: '上一页',
  next: '下一页',
  zoom: '缩放',
  smaller: '缩小',
  larger: '放大',
  fitWidth: '适合宽度',
  fitPage: '整页',
  facing: '对页',
  download: (format) => `下载 ${format}`,
  help: '快捷键',
  close: '关闭',
  thumbnails: '缩略图',
  pages: '版面',
  findings: '问题',
  page: (position, folio) => (folio === null || folio === position ? `第 ${position} 页` : `第 ${position} 页，页码 ${folio}`),
  position: (page, count) => `${page} / ${count}`,
  severity: { error: '错误', warning: '警告', note: '提示' },
  counts: ({ error, warning, note }) =>
    [
      [error, '个错误'],
      [warning, '个警告'],
      [note, '个提示'],
    ]
      .filter(([count]) => count !== 0)
      .map(([count, name]) => `${count} ${name}`)
      .join('，'),
  none: '没有发现问题',
  noPages: '改正列出的错误并保存，这里就会出现版面。',
  updated: (time) => `已更新 ${time}`,
  connecting: '正在连接……',
  stale: '版面未更新',
  staleAbout: (errors) =>
    errors === 0 ? '下面是上一次排好的版面。' : `稿件里有 ${errors} 个错误，下面是改动前的版面。改正并保存后自动更新。`,
  faulty: '稿件有错误',
  faultyAbout: (errors) => `稿件里有 ${errors} 个错误，版面照现状排出，缺的内容写在［］里。改正后才能下载。`,
  lost: '预览已停止',
  lostAbout: '终端里的 bulletin preview 已经结束，下面的版面不再更新。重新运行后请打开新的地址。',
  notOnPage: '不在版面上',
  onPage: (page) => `第 ${page} 页`,
  suggestions: '可改为',
  remove: '（删去）',
  copy: (text) => `复制：${text}`,
  copyRemedy: '复制改法',
  copied: '已复制',
  fix: '改正',
  fixed: '已改正',
  notFixed: '没有改成：文件刚刚变过，或不能写',
  noScript: '预览需要浏览器允许运行脚本。',
  withKey: (name, key) => `${name}（${key}）`,
  keys: [
    ['← →　PageUp PageDown', '上一页、下一页'],
    ['Home End', '第一页、最后一页'],
    ['+ −', '放大、缩小'],
    ['0　9　1', '适合宽度、整页、实际大小'],
    ['F', '单页、对页'],
    ['D　Shift+D', '下一个、上一个问题'],
    ['Esc', '取消标出的位置'],
    ['?', '快捷键'],
  ],
};

const en: Words = {
  preview: 'Preview',
  turn: 'Pages',
  previous: 'Previous page',
  next: 'Next page',
  zoom: 'Zoom',
  smaller: 'Zoom out',
  larger: 'Zoom in',
  fitWidth: 'Fit width',
  fitPage: 'Whole page',
  facing: 'Facing',
  download: (format) => `Download ${format}`,
  help: 'Keyboard',
  close: 'Close',
  thumbnails: 'Thumbnails',
  pages: 'Pages',
  findings: 'Diagnostics',
  page: (position, folio) => (folio === null || folio === position ? `Page ${position}` : `Page ${position}, numbered ${folio}`),
  position: (page, count) => `${page} / ${count}`,
  severity: { error: 'Error', warning: 'Warning', note: 'Note' },
  counts: ({ error, warning, note }) =>
    [[error, 'error'] as const, [warning, 'warning'] as const, [note, 'note'] as const]
      .filter(([count]) => count !== 0)
      .map(([count, name]) => `${count} ${name}${count === 1 ? '' : 's'}`)
      .join(', '),
  none: 'No problems found',
  noPages: 'Correct the listed errors and save: the pages will appear here.',
  updated: (time) => `Updated ${time}`,
  connecting: 'Connecting…',
  stale: 'Pages not updated',
  staleAbout: (errors) =>
    errors === 0
      ? 'These are the last pages that could be set.'
      : `The files have ${errors} error${errors === 1 ? '' : 's'}; these pages are older. They are updated once you correct and save.`,
  faulty: 'Files have errors',
  faultyAbout: (errors) =>
    `The files have ${errors} error${errors === 1 ? '' : 's'}. The pages show them as they are, with gaps marked by ［］. Correct them to download.`,
  lost: 'The preview has stopped',
  lostAbout: 'bulletin preview is no longer running, so these pages are no longer updated. Start it again and open the new address.',
  notOnPage: 'Not on a page',
  onPage: (page) => `Page ${page}`,
  suggestions: 'Suggestion:',
  remove: '(nothing)',
  copy: (text) => `Copy: ${text}`,
  copyRemedy: 'Copy remedy',
  copied: 'Copied',
  fix: 'Fix',
  fixed: 'Fixed',
  notFixed: 'Not fixed: the file has changed or cannot be written',
  noScript: 'The preview needs JavaScript.',
  withKey: (name, key) => `${name} (${key})`,
  keys: [
    ['← →　PageUp PageDown', 'Previous and next page'],
    ['Home End', 'First and last page'],
    ['+ −', 'Zoom in and out'],
    ['0　9　1', 'Fit width, whole page, actual size'],
    ['F', 'Single or facing pages'],
    ['D　Shift+D', 'Next and previous diagnostic'],
    ['Esc', 'Clear the mark'],
    ['?', 'This help'],
  ],
};

export const words: Readonly<Record<Language, Words>> = { zh, en };
