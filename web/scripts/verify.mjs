// Builds into a temporary directory and compares every byte with the committed dist.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

const files = (root) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();

const fresh = mkdtempSync(join(tmpdir(), 'antoan-web-'));
try {
  await build({ logLevel: 'warn', build: { outDir: fresh, emptyOutDir: true } });
  const [want, have] = [files(fresh), files('dist')];
  const faults = [
    ...want.filter((name) => !have.includes(name)).map((name) => `missing in dist: ${name}`),
    ...have.filter((name) => !want.includes(name)).map((name) => `not made by the source: ${name}`),
    ...want
      .filter((name) => have.includes(name))
      .filter((name) => !readFileSync(join(fresh, name)).equals(readFileSync(join('dist', name))))
      .map((name) => `differs: ${name}`),
  ];
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) {
    console.error('dist does not match the source: run `npm run build` and commit dist');
    process.exitCode = 1;
  } else console.log(`dist matches the source (${want.length} files)`);
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
