/** Word lists are imported as text: see `csvAsText` in scripts/bundle.js and test/csv-as-text.ts. */
declare module '*.csv' {
  const text: string;
  export default text;
}
