/** Vite plugin: word lists are imported as text, as rolldown does in scripts/bundle.js. */
export const csvAsText = {
  name: 'csv-as-text',
  transform: (code: string, id: string) => (id.endsWith('.csv') ? `export default ${JSON.stringify(code)};` : undefined),
};
