import fc from 'fast-check';

/**
 * Generated texts are the same on every run, so that a test fails because of a change and not by chance. `FC_SEED=1 npm test` uses another
 * seed; turn what it finds into a test case.
 */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.FC_SEED ?? 20_261_124) });
