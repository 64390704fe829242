/** Lower case without diacritics: "Đống Đa" → "dong da". NFD splits every mark but đ, which is a letter of its own. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** How well a folded name answers a folded query: 0 starts with it, 1 a word does, 2 contains it, null not at all. */
export function matchRank(name: string, query: string): number | null {
  if (query === '') return 0;
  const at = name.indexOf(query);
  if (at < 0) return null;
  if (at === 0) return 0;
  return name.includes(` ${query}`) ? 1 : 2;
}
