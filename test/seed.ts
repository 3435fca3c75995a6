import fc from 'fast-check';

/**
 * Generated texts are the same on every run, so that a test fails for what was changed and not by chance. `FC_SEED=1 npm test` looks at
 * others; what it finds becomes a case of its own.
 */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.FC_SEED ?? 20_261_124) });
