import { defineTexts } from '../i18n/texts';

export const texts = defineTexts({
  ja: {
    choose: 'ファイルをえらぶ',
    drop: 'または、ここにドラッグしてください',
    kinds: (kinds: string, largest: string) => `使えるファイル：${kinds}（${largest}まで）`,
    kindWrong: (name: string, kinds: string) => `「${name}」は使えません。${kinds} のファイルをえらんでください。`,
    tooLarge: (name: string, largest: string) => `「${name}」は大きすぎます。${largest}までのファイルにしてください。`,
    isEmpty: (name: string) => `「${name}」には何も入っていません。中身のあるファイルをえらんでください。`,
    onlyOne: 'ファイルは一つだけえらんでください。',
    chosen: 'えらんだファイル',
    remove: (name: string) => `「${name}」を外す`,
    or: '、',
  },
  en: {
    choose: 'Choose a file',
    drop: 'or drag it here',
    kinds: (kinds: string, largest: string) => `Files you can use: ${kinds} (up to ${largest})`,
    kindWrong: (name: string, kinds: string) => `“${name}” cannot be used. Choose a file of the kind ${kinds}.`,
    tooLarge: (name: string, largest: string) => `“${name}” is too large. Choose a file of up to ${largest}.`,
    isEmpty: (name: string) => `“${name}” is empty. Choose a file with something in it.`,
    onlyOne: 'Choose one file only.',
    chosen: 'Chosen',
    remove: (name: string) => `Remove “${name}”`,
    or: ', ',
  },
});
