import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { run } from './tools.ts';

/** The bundled faces under the names of the office's own fonts. */
const faces = {
  方正小标宋简体: 'Bulletin XiaoBiaoSong',
  仿宋_GB2312: 'Bulletin FangSong',
  黑体: 'Bulletin HeiTi',
  楷体_GB2312: 'Bulletin KaiTi',
  宋体: 'Bulletin Latin',
  'Times New Roman': 'Bulletin Latin',
};

/** The usual rule for faces without a bold: embolden them. */
const synthetic =
  '<match target="font"><test name="weight" compare="less_eq"><const>medium</const></test>' +
  '<test target="pattern" name="weight" compare="more_eq"><const>bold</const></test>' +
  '<edit name="embolden" mode="assign"><bool>true</bool></edit></match>';

const root = join(import.meta.dirname, '..', '..');

/**
 * Prints documents with LibreOffice in the PDFs' faces, using its own fontconfig and profile.
 *
 * @param work folder for temporary files
 * @returns paths of the PDFs, in the order of the documents
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
