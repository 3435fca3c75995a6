import { defaultFontNames } from '../model/document-fonts.ts';
import type { Faces } from '../model/faces.ts';
import { faceRoles } from '../model/layout.ts';

/**
 * Formats a fontconfig file that shows programs, LibreOffice above all, the faces of the PDF under the names that a DOCX has. The package's
 * faces stand in only where a font is not installed: installed ones match by name before an alias does.
 *
 * @param folder the package's fonts
 */
export function formatFontconfig(folder: string, faces: Faces): string {
  const aliases = faceRoles.map((role) => {
    const [first] = faces[role].filter(({ origin }) => origin === 'bundled');
    const family = (name: string) => `<family>${escapeXml(name)}</family>`;
    return first === undefined
      ? ''
      : `  <alias binding="same">${family(defaultFontNames[role])}<accept>${family(first.family)}</accept></alias>\n`;
  });
  return [
    '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig>\n',
    `  <dir>${escapeXml(folder)}</dir>\n`,
    ...aliases,
    '</fontconfig>\n',
  ].join('');
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
