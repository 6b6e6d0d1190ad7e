/** How the official archive of CIFAR-100 is laid out, which has labels of two kinds. */
import { listed } from '../../archives/classNames.ts';
import type { Layout, Reading } from '../../archives/layout.ts';
import { fromRows } from '../../archives/pictures.ts';

const CIFAR_100_CLASSES = listed(`
  apple aquarium_fish baby bear beaver bed bee beetle bicycle bottle
  bowl boy bridge bus butterfly camel can castle caterpillar cattle
  chair chimpanzee clock cloud cockroach couch crab crocodile cup dinosaur
  dolphin elephant flatfish forest fox girl hamster house kangaroo keyboard
  lamp lawn_mower leopard lion lizard lobster man maple_tree motorcycle mountain
  mouse mushroom oak_tree orange orchid otter palm_tree pear pickup_truck pine_tree
  plain plate poppy porcupine possum rabbit raccoon ray road rocket
  rose sea seal shark shrew skunk skyscraper snail snake spider
  squirrel streetcar sunflower sweet_pepper table tank telephone television tiger tractor
  train trout tulip turtle wardrobe whale willow_tree wolf woman worm`);

const CIFAR_100_SUPERCLASSES = listed(`
  aquatic_mammals fish flowers food_containers fruit_and_vegetables
  household_electrical_devices household_furniture insects large_carnivores large_man-made_outdoor_things
  large_natural_outdoor_scenes large_omnivores_and_herbivores medium_mammals non-insect_invertebrates people
  reptiles small_mammals trees vehicles_1 vehicles_2`);

const CIFAR_100: Layout = {
  title: 'CIFAR-100',
  archive: 'cifar-100-binary.tar.gz',
  address: 'https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz',
  md5: '03b5dce01913d631647c71ecec9e9cb8',
  parts: [
    { file: 'train.bin', most: 50_000 },
    { file: 'test.bin', most: 10_000 },
  ],
  recordBytes: 2 + 3 * 32 * 32,
  classes: [20, 100],
  firstLabel: 0,
};

export const CIFAR_100_READINGS = {
  'cifar-100': {
    layout: CIFAR_100,
    side: 32,
    read: fromRows(32, 2),
    labelAt: 1,
    classNames: CIFAR_100_CLASSES,
    namesFile: 'fine_label_names.txt',
  },
  'cifar-100-coarse': {
    layout: CIFAR_100,
    side: 32,
    read: fromRows(32, 2),
    labelAt: 0,
    classNames: CIFAR_100_SUPERCLASSES,
    namesFile: 'coarse_label_names.txt',
  },
} as const satisfies Readonly<Record<string, Reading>>;
