// Fails when the scripts needed before the map weigh more than 40 KB gzipped.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT = 40 * 1024;
const page = readFileSync('dist/index.html', 'utf8');
const scripts = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map((match) => match[1]);
if (scripts.length === 0) throw new Error('dist/index.html names no script');
const total = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(`dist${name}`)).length, 0);
console.log(`scripts before the map: ${(total / 1024).toFixed(1)} KB gzipped in ${scripts.length} files`);
if (total > LIMIT) {
  console.error(`more than ${LIMIT / 1024} KB`);
  process.exitCode = 1;
}
