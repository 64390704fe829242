// Runs the browser test. Vite turns its TypeScript into a module, so no further tool is needed.
import { runnerImport } from 'vite';

const { module } = await runnerImport('./e2e/map.spec.ts', { configFile: false, logLevel: 'warn' });
process.exitCode = await module.run();
