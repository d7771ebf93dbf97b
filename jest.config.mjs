/** Jest runs the TypeScript as native ES modules; swc strips the types and keeps the decorators' metadata. */
export default {
  rootDir: '.',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2022',
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  testTimeout: 60_000,
  // One more than CI has cores: a third of its time a test waits, for a screen or a process. A worker that has grown
  // large is started anew, since loaded modules are never given back.
  maxWorkers: 3,
  workerIdleMemoryLimit: '1500MB',
  // A test that failed before it had closed its connections must not keep the run from ending.
  forceExit: true,
};
