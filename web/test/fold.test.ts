import { expect, test } from 'vitest';
import { fold, matchRank } from '../src/fold.ts';
import { bareName, fullName, shortName } from '../src/unitname.ts';

test.each([
  ['Đống  Đa ', 'dong da'],
  ['ẤẦẨẪẬ ẾỀỂỄỆ ỐỒỔỖỘ ẮẰẲẴẶ ƯỨỪỬỮỰ', 'aaaaa eeeee ooooo aaaaa uuuuuu'],
  ['Hòa'.normalize('NFD'), 'hoa'],
  ['Hoà', 'hoa'],
])('%s folds to %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('a name that starts with the query beats a word, a word beats a part', () => {
  expect(['my khanh', 'phu my', 'tammy', 'xuan'].map((name) => matchRank(name, 'my'))).toEqual([
    0,
    1,
    2,
    null,
  ]);
});

test.each([
  ['Nghĩa Sỹ', 'Phường', 'Nghĩa Sỹ', 'P. Nghĩa Sỹ', 'Phường Nghĩa Sỹ'],
  ['Phường Nghĩa Sỹ', 'phường', 'Nghĩa Sỹ', 'P. Nghĩa Sỹ', 'Phường Nghĩa Sỹ'],
  ['Phường Nghĩa Sỹ'.normalize('NFD'), '', 'Nghĩa Sỹ', 'P. Nghĩa Sỹ', 'Phường Nghĩa Sỹ'],
  ['Thị Trấn Tam Đảo', 'thị trấn', 'Tam Đảo', 'TT. Tam Đảo', 'Thị trấn Tam Đảo'],
  ['Phường 1', 'phường', '1', 'P. 1', 'Phường 1'],
  ['Thị xã Bình Long', '', 'Bình Long', 'TX. Bình Long', 'Thị xã Bình Long'],
  ['Abbey', 'ward', 'Abbey', 'Abbey', 'Abbey'],
  ['Xa Lộ', '', 'Xa Lộ', 'Xa Lộ', 'Xa Lộ'],
])('%s of type %s', (name, type, bare, short, full) => {
  expect(bareName(name, type)).toBe(bare);
  expect(shortName(name, type)).toBe(short);
  expect(fullName(name, type)).toBe(full);
});
