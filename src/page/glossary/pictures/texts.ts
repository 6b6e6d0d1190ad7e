import { inLanguage } from '../../../language/inLanguage.ts';

/** Words within the cards' pictures: there is room for a few letters. */
export const drawn = inLanguage('termPictures', {
  pass: (number: number) => `pass ${number}`,
  view: 'view',
  isMember: 'member?',
  bits: 'bits',
  minus: 'minus',
  trained: 'trained on it',
  not: 'not',
  shirt: 'shirt',
  shoe: 'shoe',
  precision: '32 bit',
  published: 'published',
  smallTau: 'small τ',
  largeTau: 'large τ',
  no: '“no”',
  member: '“member”',
  few: 'few',
  without: 'without',
  with: 'with',
});
