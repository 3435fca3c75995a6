/** Name ids of the OpenType `name` table that we write. */
const NAME = {
  copyright: 0,
  family: 1,
  style: 2,
  unique: 3,
  full: 4,
  version: 5,
  postScript: 6,
  trademark: 7,
  description: 10,
  licence: 13,
  licenceUrl: 14,
};

/** Windows, Unicode BMP, English of the United States: the one record every reader takes. */
const WINDOWS = { platform: 3, encoding: 1, language: 0x409 };

/**
 * Writes a `name` table that gives a face its new family and keeps what its licence asks to keep: copyright, trademark and licence. The
 * SIL Open Font License forbids reserved names in a changed font, so no other name of the source stays.
 *
 * @param {object} face
 * @param {string} face.family
 * @param {string} face.version
 * @param {string} face.description what it was made from
 * @param {{ copyright?: string, trademark?: string, licence?: string, licenceUrl?: string }} face.legal the source's own records
 * @returns {Buffer}
 */
export function nameTable({ family, version, description, legal }) {
  const records = Object.entries({
    ...legal,
    family,
    style: 'Regular',
    unique: `${family}; ${version}`,
    full: family,
    version: `Version ${version}`,
    postScript: family.replaceAll(' ', ''),
    description,
  })
    .filter(([, text]) => text !== undefined)
    .map(([key, text]) => ({ id: NAME[/** @type {keyof typeof NAME} */ (key)], text: Buffer.from(String(text), 'utf16le').swap16() }))
    .sort((a, b) => a.id - b.id);

  const header = Buffer.alloc(6 + 12 * records.length);
  header.writeUInt16BE(records.length, 2);
  header.writeUInt16BE(header.length, 4);
  let offset = 0;
  for (const [index, { id, text }] of records.entries()) {
    const values = [WINDOWS.platform, WINDOWS.encoding, WINDOWS.language, id, text.length, offset];
    for (const [field, value] of values.entries()) header.writeUInt16BE(value, 6 + 12 * index + 2 * field);
    offset += text.length;
  }
  return Buffer.concat([header, ...records.map(({ text }) => text)]);
}
