import type { Language } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { DEFAULT_FORMATS } from '../model/formats.ts';
import { packagedPath } from '../package-root.ts';
import type { Resources } from './answers.ts';
import { words as allWords, type Words } from './page/words.ts';

/** Reads the files of the page: its HTML in the given language, and the bundle that `scripts/build.js` makes of `page/`. */
export async function readPageFiles(host: Host, language: Language): Promise<Resources['files']> {
  const read = async (name: string) => new TextDecoder().decode(await host.readFile(packagedPath(`dist/preview/${name}`)));
  return new Map([
    ['', { type: 'text/html; charset=utf-8', body: formatHtml(allWords[language], language) }],
    ['page.js', { type: 'text/javascript; charset=utf-8', body: await read('page.js') }],
    ['page.css', { type: 'text/css; charset=utf-8', body: await read('page.css') }],
    ['icon.svg', { type: 'image/svg+xml', body: ICON }],
  ]);
}

/** A sheet with a red masthead. */
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#fff" stroke="#8a8a8a" d="M6.5 2.5h19v27h-19z"/><path fill="#d7301f" d="M9 6h14v5H9zM9 13h14v1.2H9z"/><path fill="#9a9a9a" d="M9 17h14v1.4H9zm0 3.6h14V22H9zm0 3.6h9v1.4H9z"/></svg>';

/** Paths of the button icons, in a square of 20 units. */
const icons = {
  previous: 'M12.5 4.5 7 10l5.5 5.5',
  next: 'M7.5 4.5 13 10l-5.5 5.5',
  smaller: 'M4.5 10h11',
  larger: 'M4.5 10h11M10 4.5v11',
  width: 'M3 4v12M17 4v12M6 10h8M8 7.5 5.5 10 8 12.5M12 7.5l2.5 2.5-2.5 2.5',
  whole: 'M5.5 3h9v14h-9z',
  facing: 'M10 4.5H3.5v11H10zM10 4.5h6.5v11H10z',
  download: 'M10 3.5v9M6 9l4 4 4-4M4 16.5h12',
  help: 'M7.4 7.6a2.7 2.7 0 1 1 3.9 2.4c-.9.4-1.3.9-1.3 1.9M10 14.6v.2',
  handle: 'M5 12.5 10 7.5l5 5',
} as const;

function drawIcon(name: keyof typeof icons): string {
  return `<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="${icons[name]}"/></svg>`;
}

/** Formats the HTML. It contains only the program's own words; the page's script adds what comes from an issue, as text. */
function formatHtml(words: Words, language: Language): string {
  const button = (id: string, action: string, picture: keyof typeof icons, name: string, key: string) =>
    `<button type="button" id="${id}" data-action="${action}" title="${words.withKey(name, key)}" aria-label="${name}">${drawIcon(picture)}</button>`;
  const toggle = (id: string, action: string, picture: keyof typeof icons, name: string, key: string) =>
    button(id, action, picture, name, key).replace('<button', '<button aria-pressed="false"');
  const download = (format: string) =>
    `<a id="${format}" class="download" download title="${words.download(format.toUpperCase())}" aria-label="${words.download(format.toUpperCase())}">${drawIcon('download')}<span>${format.toUpperCase()}</span></a>`;
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${words.preview}</title>
<link rel="icon" href="icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="page.css">
<script type="module" src="page.js"></script>
</head>
<body class="bare">
<header>
<div class="identity"><h1 id="title">${words.preview}</h1><p id="status" role="status">${words.connecting}</p></div>
<div class="group turn" role="group" aria-label="${words.turn}">
${button('previous', 'previous-page', 'previous', words.previous, 'PageUp')}
<span id="position"></span>
${button('next', 'next-page', 'next', words.next, 'PageDown')}
</div>
<div class="group zoom" role="group" aria-label="${words.zoom}">
${button('smaller', 'smaller', 'smaller', words.smaller, '−')}
<span id="factor"></span>
${button('larger', 'larger', 'larger', words.larger, '+')}
${toggle('fit-width', 'fit-width', 'width', words.fitWidth, '0')}
${toggle('fit-page', 'fit-page', 'whole', words.fitPage, '9')}
${toggle('facing', 'facing', 'facing', words.facing, 'F')}
</div>
<div class="group files">
${DEFAULT_FORMATS.map(download).join('\n')}
${button('open-help', 'help', 'help', words.help, '?')}
</div>
</header>
<nav aria-label="${words.thumbnails}"><ol id="thumbnails"></ol></nav>
<main id="canvas" tabindex="0" aria-label="${words.pages}">
<p id="notice" role="status"></p>
<p class="blank">${words.noPages}</p>
<ol id="sheets"></ol>
</main>
<aside id="panel" aria-label="${words.findings}">
<h2><button type="button" id="handle" aria-controls="findings"><span>${words.findings}</span> <span id="counts"></span>${drawIcon('handle')}</button></h2>
<ol id="findings"></ol>
</aside>
<dialog id="help" aria-labelledby="help-title">
<h2 id="help-title">${words.help}</h2>
<dl>${words.keys.map(([keys, about]) => `<dt>${keys}</dt><dd>${about}</dd>`).join('')}</dl>
<button type="button" id="close-help">${words.close}</button>
</dialog>
<noscript>${words.noScript}</noscript>
</body>
</html>
`;
}
