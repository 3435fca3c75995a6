import { config } from 'zod/mini';

// The mini build creates schemas in a third of the time, as its methods are module functions.
export * from 'zod/mini';

// Zod would compile each schema to a function from text: that pays off after hundreds of files, costs a check 14 ms, and would be the only
// place where the program turns text into code.
config({ jitless: true });
