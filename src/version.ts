/** Version of the package. A test compares it with package.json, so that the bundle does not include that file. */
export const version = '0.1.0';

/** Hash of the bundle's sources, set by `scripts/build.js`; undefined when the source runs directly. */
declare const SOURCE_DIGEST: string | undefined;

/** The program as a manifest names it: the version and part of the source hash, since a checkout changes more often than its version. */
export const program = typeof SOURCE_DIGEST === 'string' ? `${version}+${SOURCE_DIGEST}` : version;
