import keras from '../../lab/audit/snippets/keras.py?raw';
import pytorch from '../../lab/audit/snippets/pytorch.py?raw';
import scikitLearn from '../../lab/audit/snippets/scikit_learn.py?raw';

export const SNIPPETS = { pytorch, keras, scikitLearn } as const;
export type Framework = keyof typeof SNIPPETS;
