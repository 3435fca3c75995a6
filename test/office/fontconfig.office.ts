import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { formatFontconfig } from '../../src/fonts/fontconfig.ts';
import { findFaces } from '../../src/fonts/index.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import { readPdf } from '../render/pdf-reader.ts';
import { bulletin, heading, imprint, item, paragraph } from '../typeset/making.ts';
import { setIssue } from './set-issue.ts';
import { has, run } from './tools.ts';

/** What `bulletin doctor --fontconfig` prints makes LibreOffice set a DOCX in the faces of the PDF. */
const work = mkdtempSync(join(tmpdir(), 'bulletin-fontconfig-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

it.runIf(has('soffice'))('shows LibreOffice the faces of the package', async () => {
  const folder = fileURLToPath(new URL('../../fonts', import.meta.url));
  const { faces } = await findFaces(nodeHost(), { assets: folder, fonts: 'bundled' });
  const config = join(work, 'fonts.conf');
  writeFileSync(config, formatFontconfig(folder, faces).replace('</fontconfig>', `<cachedir>${work}/cache</cachedir></fontconfig>`));
  const { docx } = await setIssue(bulletin([item([heading(1, '一、总体'), heading(2, '（一）进展'), paragraph('文字12。')])], { imprint }));
  writeFileSync(join(work, 'a.docx'), docx);
  run(
    'soffice',
    [`-env:UserInstallation=file://${work}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', work, join(work, 'a.docx')],
    {
      FONTCONFIG_FILE: config,
    },
  );
  const { pages } = await readPdf(readFileSync(join(work, 'a.pdf')));
  const names = new Set(pages.flatMap(({ fonts }) => fonts.map(({ name }) => name.replace(/^[A-Z]+\+/, ''))));
  expect([...names].sort()).toEqual([
    'BulletinFangSong',
    'BulletinHeiTi',
    'BulletinKaiTi',
    'BulletinLatin',
    'BulletinSong',
    'BulletinXiaoBiaoSong',
  ]);
});
