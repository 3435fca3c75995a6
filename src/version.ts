/** Version of the package; a test holds it equal to package.json's, so that the bundle need not carry that file. */
export const version = '0.1.0';

/** What the bundle was made of, put in by `scripts/build.js`; not there when the source itself runs. */
declare const SOURCE_DIGEST: string | undefined;

/** The program a manifest names: the version and, as a checkout changes more often than its version, some digits of its source's hash. */
export const program = typeof SOURCE_DIGEST === 'string' ? `${version}+${SOURCE_DIGEST}` : version;
