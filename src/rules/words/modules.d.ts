/** Word lists are imported as text: see scripts/bundle.js and test/csv-as-text.ts. */
declare module '*.csv' {
  const text: string;
  export default text;
}
