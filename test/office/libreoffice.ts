import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { run } from './tools.ts';

/** The bundled faces that answer to the names the office's own fonts go by. */
const faces = {
  方正小标宋简体: 'Bulletin XiaoBiaoSong',
  仿宋_GB2312: 'Bulletin FangSong',
  黑体: 'Bulletin HeiTi',
  楷体_GB2312: 'Bulletin KaiTi',
  宋体: 'Bulletin Latin',
  'Times New Roman': 'Bulletin Latin',
};

/** The rule every system has for faces without a bold: they are emboldened. */
const synthetic =
  '<match target="font"><test name="weight" compare="less_eq"><const>medium</const></test>' +
  '<test target="pattern" name="weight" compare="more_eq"><const>bold</const></test>' +
  '<edit name="embolden" mode="assign"><bool>true</bool></edit></match>';

const root = join(import.meta.dirname, '..', '..');

/**
 * Documents as LibreOffice prints them, set in the faces that the PDFs have, by a fontconfig and a profile of its own.
 *
 * @param work A folder for what this needs.
 * @returns Paths of the PDFs, in the order of the documents.
 */
export function throughLibreOffice(documents: readonly string[], work: string): readonly string[] {
  const aliases = Object.entries(faces).map(
    ([name, face]) =>
      `<match target="pattern"><test name="family"><string>${name}</string></test><edit name="family" mode="assign" binding="strong"><string>${face}</string></edit></match>`,
  );
  const fonts = join(work, 'fonts.conf');
  writeFileSync(
    fonts,
    `<?xml version="1.0"?><fontconfig><dir>${join(root, 'fonts')}</dir><cachedir>${work}/cache</cachedir>${aliases.join('')}${synthetic}</fontconfig>`,
  );
  const out = join(work, 'office');
  run('soffice', [`-env:UserInstallation=file://${work}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', out, ...documents], {
    FONTCONFIG_FILE: fonts,
  });
  return documents.map((path) => join(out, basename(path).replace(/docx$/, 'pdf')));
}
