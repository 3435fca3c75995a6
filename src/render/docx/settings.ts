const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/**
 * The document's settings, constant: npm `docx` has no option for most of them. Odd and even pages have footers of their own; marks give
 * up space where a line asks for it (compressPunctuation); fields are not updated on opening, which would greet the reader with a question; a
 * line that ends in a break of the author's is not stretched to the full width;
 * compatibility 15 is that of Word 2013 and later, without which Word opens a document in compatibility mode.
 */
export const settings = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
  `<w:settings xmlns:w="${W}">`,
  '<w:zoom w:percent="100"/>',
  '<w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>',
  '<w:defaultTabStop w:val="630"/>',
  '<w:evenAndOddHeaders/>',
  '<w:characterSpacingControl w:val="compressPunctuation"/>',
  '<w:compat><w:doNotExpandShiftReturn/><w:useFELayout/>',
  ...Object.entries({
    compatibilityMode: 15,
    overrideTableStyleFontSizeAndJustification: 1,
    enableOpenTypeFeatures: 1,
    doNotFlipMirrorIndents: 1,
    differentiateMultirowTableHeaders: 1,
  }).map(([name, value]) => `<w:compatSetting w:name="${name}" w:uri="http://schemas.microsoft.com/office/word" w:val="${value}"/>`),
  '</w:compat>',
  '<w:themeFontLang w:val="zh-CN" w:eastAsia="zh-CN"/>',
  '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
  '</w:settings>',
].join('');
