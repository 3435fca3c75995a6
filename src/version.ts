/** Version of the package; a test holds it equal to package.json's, so that the bundle need not carry that file. */
export const version = '0.1.0';
