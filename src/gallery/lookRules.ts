/** What the visual language means beyond its tokens: the gallery's page and docs/look.md are written from here. */

export type MarkKind =
  | 'member'
  | 'nonmember'
  | 'unknown'
  | 'labelled'
  | 'front'
  | 'other'
  | 'control'
  | 'ghost';

export const PRINCIPLES: readonly string[] = [
  'One calm surface: lines and space part what is apart. Only what can be moved over the page has a shadow.',
  'One answer, large; then its figures, then what explains them. Weight and size say what is read first, colour does not.',
  'Two colours are data, members and non-members, and each has its shape. All else is ink.',
  'What is drawn is named where it is drawn. A key stands only where marks are too many to name each.',
  'Digits that are compared have one width, stand under each other and keep their axes from run to run.',
  'A figure that is not of the settings on the page is pale and says so in a word.',
];

export const MARKS: readonly { readonly kind: MarkKind; readonly name: string; readonly purpose: string }[] =
  [
    { kind: 'member', name: 'filled', purpose: 'a member' },
    { kind: 'nonmember', name: 'hollow', purpose: 'a non-member' },
    { kind: 'unknown', name: 'grey', purpose: 'membership not known to who looks' },
    { kind: 'labelled', name: 'ringed', purpose: 'an example whose membership the attacker knows' },
    { kind: 'front', name: 'strong dot and line', purpose: 'the attack in front, with its interval' },
    { kind: 'other', name: 'quiet dot and line', purpose: 'another attack' },
    { kind: 'control', name: 'hollow dot and line', purpose: 'a control: no attack of its own' },
    { kind: 'ghost', name: 'pale, dashed', purpose: 'where it was before the change' },
  ];

export const MOTIONS: readonly { readonly token: string; readonly name: string; readonly purpose: string }[] =
  [
    { token: '--quick', name: 'quick', purpose: 'an answer to the pointer' },
    { token: '--calm', name: 'calm', purpose: 'something comes or goes' },
    { token: '--glide', name: 'glide', purpose: 'the same thing goes to its new place' },
  ];

export const RULES: readonly { readonly good: string; readonly bad: string }[] = [
  {
    good: 'Move a dot from where it was to where it is: it is the same attack.',
    bad: 'Move anything that is not the same thing, or for the sake of moving.',
  },
  {
    good: 'Write the name at the end of the line, in the colour of the line.',
    bad: 'A box of colours at the side, to be looked up one by one.',
  },
  {
    good: 'One primary button in sight: what most people want next. Others are outlined, or quiet.',
    bad: 'Two filled buttons beside each other.',
  },
  {
    good: 'Where nothing is yet, say what will be there and what brings it.',
    bad: 'An empty frame, or the figures of something else.',
  },
  {
    good: 'Keep the place of what will come, so that nothing moves when it comes.',
    bad: 'Push down what somebody is reading.',
  },
  {
    good: 'Underline with dots what explains itself when it is pressed.',
    bad: 'Red or green for attacks that do well or badly: for whom?',
  },
];
