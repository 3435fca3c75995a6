import { createHash } from 'node:crypto';
import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { FormatFile, PublicJob } from '../renderer.ts';
import { INLINE_STYLES } from '../web/inline-styles.ts';
import { writeContents, writeImprint, writeMasthead, writeSections } from '../web/issue.ts';
import { preparePictures } from '../web/pictures.ts';
import { restrict } from '../web/restrict.ts';

/**
 * Renders a page to be copied into the editor of an official account (公众号), with its pictures as files beside it. The copied part has
 * inline styles alone; the page around it has the button and the list of pictures to upload.
 */
export async function renderWechat({ bulletin, rasterise, name }: PublicJob): Promise<readonly FormatFile[]> {
  const pictures = await preparePictures(bulletin, rasterise);
  const files = new Map(
    [...pictures].map(([image, picture], index) => [image, { ...picture, ending: `.wechat-${index + 1}.${picture.extension}` }]),
  );
  const sections = writeSections(bulletin, (image) => {
    const file = files.get(image);
    if (file === undefined) throw new Error('A picture of the page was not prepared');
    return { src: encodeURIComponent(name + file.ending), width: file.width, height: file.height };
  });
  const whole = [writeMasthead(bulletin), ...writeContents(bulletin), ...sections, ...writeImprint(bulletin)];
  const { elements, listed } = restrict(whole, { styles: INLINE_STYLES, links: 'listed' });
  const names = [...files.values()].map(({ ending }) => name + ending);
  markPictures(elements, names);
  const links = listed.map((href, index) =>
    h('p', { style: `${INLINE_STYLES.p};font-size:14px;word-break:break-all` }, `[${index + 1}] ${href}`),
  );
  const page = writePage(bulletin.properties.title, h('section', [...elements, ...links]), names);
  return [{ ending: '.wechat.html', data: page }, ...[...files.values()].map(({ ending, data }) => ({ ending, data }))];
}

/** Says below each picture which file to upload there: a picture of this machine does not survive the copy. */
function markPictures(elements: readonly Element[], names: readonly string[]): void {
  let count = 0;
  const visit = (element: Element): void => {
    const at = element.children.findIndex((child) => child.type === 'element' && child.tagName === 'img');
    for (const child of [...element.children]) if (child.type === 'element') visit(child);
    if (at === -1) return;
    const words = `［图片 ${count + 1}：在此上传“${names[count]}”，再删去这一行］`;
    count += 1;
    element.children.splice(at + 1, 0, h('p', { style: 'text-align:center;font-size:12px;color:#5c5c5c' }, words));
  };
  for (const element of elements) visit(element);
}

const SCRIPT = `
const part = document.getElementById('part');
const said = document.getElementById('said');
document.getElementById('copy').addEventListener('click', () => {
  const copy = (event) => {
    event.clipboardData.setData('text/html', part.innerHTML);
    event.clipboardData.setData('text/plain', part.innerText);
    event.preventDefault();
  };
  document.addEventListener('copy', copy, { once: true });
  said.textContent = document.execCommand('copy') ? '已复制，请到公众号编辑器里粘贴' : '没有复制成功，请全选下面的内容后复制';
});
`;

const STYLE = `
body { margin: 0 auto; padding: 16px; max-width: 677px; background: #fff; color: #1a1a1a; font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; overflow-wrap: anywhere; }
#tools { padding: 12px 16px; margin-bottom: 24px; background: #f2f2f2; border-radius: 8px; font-size: 14px; line-height: 1.7; }
#tools h1 { margin: 0 0 8px; font-size: 16px; }
#tools p, #tools ol { margin: 8px 0 0; }
button { padding: 8px 20px; border: 0; border-radius: 6px; background: #0b6b3a; color: #fff; font: inherit; cursor: pointer; }
button:focus-visible { outline: 3px solid #0b57a4; outline-offset: 2px; }
`;

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The styles of the copied part stand in its elements, so that no hash can name them; scripts are held to the page’s own. */
const POLICY = `default-src 'none'; script-src ${hash(SCRIPT)}; style-src 'unsafe-inline'; img-src 'self' file:; base-uri 'none'; form-action 'none'`;

function writePage(title: string, part: Element, names: readonly string[]): Uint8Array {
  const uploads =
    names.length === 0
      ? [h('p', '本期没有图片，不需要上传。')]
      : [
          h('p', `粘贴以后，请在正文标出的位置上传这 ${names.length} 张图片（与本页在同一文件夹）：`),
          h(
            'ol',
            names.map((name) => h('li', name)),
          ),
        ];
  const tools = h('aside', { id: 'tools', ariaLabel: '复制' }, [
    h('h1', '复制到公众号'),
    h('button', { id: 'copy', type: 'button' }, '复制全文'),
    ' ',
    h('span', { id: 'said', role: 'status' }),
    ...uploads,
  ]);
  const head = h('head', [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { httpEquiv: 'content-security-policy', content: POLICY }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'referrer', content: 'no-referrer' }),
    h('title', title),
    h('style', STYLE),
  ]);
  const body = h('body', [tools, h('main', { id: 'part' }, [part]), h('script', SCRIPT)]);
  const page = { type: 'root' as const, children: [{ type: 'doctype' as const }, h('html', { lang: 'zh-CN' }, [head, body])] };
  return new TextEncoder().encode(`${toHtml(page, { upperDoctype: true })}\n`);
}
