import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const HEAD = `Third-party software in this directory, with its licences.
Written by the build (scripts/third-party.ts); one entry per bundled package.
`;

/** The node_modules folder of the package that owns a module, or null for the project's own files. */
function packageFolder(id: string): string | null {
  const match = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replace(/^\0/, '').split('?')[0] ?? '');
  return match?.[1] ?? null;
}

/** The notice of one package: name, version, licence and the text of every licence file it ships. */
function notice(folder: string): string {
  const meta = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder)
    .filter((name) => /^(licen[cs]e|notice)|\.LICENSE\.txt$/i.test(name))
    .filter((name) => !/^swagger-ui(-es-bundle-core|-standalone|-bundle|\.js)/.test(name))
    .sort();
  const texts = files.map((name) => readFileSync(join(folder, name), 'utf8').replace(/\r\n/g, '\n').trim());
  if (texts.length === 0)
    texts.push(`(the package ships no licence text; its package.json names ${meta.license})`);
  return `${'='.repeat(78)}\n${meta.name} ${meta.version} (${meta.license})\n\n${texts.join('\n\n')}\n`;
}

/** A package and all it depends on: MapLibre ships its dependencies compiled into its own file. */
function withDependencies(folder: string, modules: string, found: Set<string>): void {
  // Types are not shipped, and the install-time reporter that Swagger UI names is never run.
  if (found.has(folder) || /\/@(types|scarf)\//.test(folder) || !existsSync(join(folder, 'package.json')))
    return;
  found.add(folder);
  const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) withDependencies(join(modules, name), modules, found);
}

/** Emits THIRD-PARTY.txt for the packages that really are in the bundle, in order of name. */
export function thirdParty(): Plugin {
  const folders = new Set<string>();
  const modules = join(dirname(import.meta.dirname), 'node_modules');
  return {
    name: 'third-party-notices',
    apply: 'build',
    moduleParsed({ id }) {
      const folder = packageFolder(id);
      if (folder && existsSync(join(folder, 'package.json'))) folders.add(folder);
    },
    generateBundle() {
      // Fonts are named in CSS only, so no module of theirs is parsed there.
      folders.add(join(modules, '@fontsource/noto-sans'));
      const all = new Set<string>();
      for (const folder of folders) withDependencies(folder, modules, all);
      const parts = [...all].sort().map(notice);
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY.txt', source: `${HEAD}${parts.join('')}` });
    },
  };
}
