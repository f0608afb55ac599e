import fc from 'fast-check';

/** Properties are drawn alike at every check, so that it says the same of a commit whoever runs it. A soak draws anew. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_260_101 });
