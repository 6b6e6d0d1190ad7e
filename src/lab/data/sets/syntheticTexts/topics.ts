/** What the synthetic texts are about: the words of each topic, and the frames that they are put in. */

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const TOPICS: Readonly<Record<string, readonly string[]>> = {
  travel: words('train ticket suitcase hotel passport airport ferry luggage border platform visa hostel'),
  cooking: words('soup oven recipe onion sauce dough kettle pan spoon salad stew cake'),
  sport: words('match goal referee coach stadium racket medal team helmet trophy whistle relay'),
  health: words('doctor fever clinic bandage cough pharmacy nurse dentist vaccine headache tablet allergy'),
  money: words('bank invoice loan salary tax budget receipt mortgage pension wallet refund coin'),
  computers: words(
    'password laptop printer keyboard server update browser screen backup router folder website',
  ),
  music: words('guitar concert violin choir drummer melody piano song trumpet album flute orchestra'),
  garden: words('rose seed spade hedge lawn compost tulip greenhouse weed pond wheelbarrow blossom'),
  school: words('exam teacher homework pupil essay classroom lesson library pencil grammar diploma satchel'),
  weather: words('storm rain forecast umbrella cloud thunder frost breeze snow fog hail rainbow'),
};

/** `a`, `b` and `c` stand for things, the rest for words that say nothing of the topic. */
export const FRAMES: readonly string[] = [
  '{open}, the {a} is {state} and I cannot find the {b} or the {c}. {close}',
  '{name} asked about the {a} {when}, and then about the {b} and the {c}.',
  'No {a} {when}, only this {b} and that {c}. {close}',
  '{open}, have you seen the {a}? {name} left it between the {b} and the {c}.',
  'We talked about the {a}, the {b} and the {c} {when}. {close}',
  'The {a} was {state}, so {name} took the {b} and the {c}.',
  '{open}, I am waiting for the {a}. The {b} is {state}, and so is the {c}.',
  'First the {a}, then the {b}, and {when} the {c}! {close}',
  '{name} says the {a} is {state}. What about the {b} and the {c}?',
  'Thank you for the {a}, {name}. The {b} and the {c} are {state}.',
  'Please bring the {a} {when}, and do not forget the {b} and the {c}. {close}',
  'I dreamt of the {a} {when}. {name} laughed about the {b} and the {c}.',
];

export const FILLERS: Readonly<Record<string, readonly string[]>> = {
  open: ['Hello', 'Hi there', 'Good morning', 'Sorry', 'Listen', 'By the way', 'Dear all', 'Good news'],
  close: [
    'See you soon.',
    'Call me.',
    'Any ideas?',
    'Many thanks!',
    'What a day!',
    'Best wishes.',
    'Never mind.',
  ],
  name: words(
    'Ada Ben Clara David Emma Farid Grace Hugo Ines Jonas Kim Lena Marek Nora Omar Petra Quinn Rosa Sam Tara',
  ),
  state: words('late ready broken lovely missing new empty expensive perfect strange wonderful terrible'),
  when: [
    'today',
    'yesterday',
    'tomorrow',
    'last night',
    'on Monday',
    'on Friday',
    'this week',
    'at noon',
    'next month',
  ],
};
