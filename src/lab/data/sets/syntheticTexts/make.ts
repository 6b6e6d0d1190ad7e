/** Synthetic texts: short messages about ten topics, put together from frames and words with a fixed seed. */
import { type RandomStream, randomStream } from '../../../random.ts';
import type { Dataset } from '../../dataset.ts';
import { BUCKETS, bagsOfWords } from '../../texts/bagOfWords.ts';
import { FILLERS, FRAMES, TOPICS } from './topics.ts';

const SEED = 10;
const TEXTS = 12_000;

/** So many of a hundred things in a message are of its topic; the others are of any. Our choice. */
const ON_TOPIC = 90;

const oneOf = <T>(options: readonly T[], random: RandomStream): T => options[random.below(options.length)]!;

function messageAbout(topic: string, random: RandomStream): string {
  const topics = Object.keys(TOPICS);
  const thing = () => oneOf(TOPICS[random.below(100) < ON_TOPIC ? topic : oneOf(topics, random)]!, random);
  return oneOf(FRAMES, random).replace(/\{(\w+)\}/g, (_, slot: string) => {
    const fillers = FILLERS[slot];
    return fillers ? oneOf(fillers, random) : thing();
  });
}

/** 12,000 messages, no two with the same words. */
export function syntheticTexts(): Dataset {
  const random = randomStream(SEED, 'synthetic texts');
  const topics = Object.keys(TOPICS);
  const texts: string[] = [];
  const labels = new Uint8Array(TEXTS);
  const values = new Uint8Array(TEXTS * BUCKETS);
  const seen = new Set<string>();
  while (texts.length < TEXTS) {
    const label = random.below(topics.length);
    const text = messageAbout(topics[label]!, random);
    const bag = bagsOfWords([text]);
    const key = bag.join();
    if (seen.has(key)) continue;
    seen.add(key);
    labels[texts.length] = label;
    values.set(bag, texts.length * BUCKETS);
    texts.push(text);
  }
  return {
    name: 'Synthetic texts',
    kind: 'texts',
    count: TEXTS,
    height: 1,
    width: BUCKETS,
    channels: 1,
    classNames: topics,
    values,
    labels,
    texts,
    duplicatesRemoved: 0,
  };
}
