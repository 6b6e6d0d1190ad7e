/** Names of the classes in the order of their labels, as the archives' own files of names give them. */

const listed = (names: string): readonly string[] => names.trim().split(/\s+/);

export const CIFAR_10_CLASSES = listed('airplane automobile bird cat deer dog frog horse ship truck');

export const CIFAR_100_CLASSES = listed(`
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

export const CIFAR_100_SUPERCLASSES = listed(`
  aquatic_mammals fish flowers food_containers fruit_and_vegetables
  household_electrical_devices household_furniture insects large_carnivores large_man-made_outdoor_things
  large_natural_outdoor_scenes large_omnivores_and_herbivores medium_mammals non-insect_invertebrates people
  reptiles small_mammals trees vehicles_1 vehicles_2`);

export const STL_10_CLASSES = listed('airplane bird car cat deer dog horse monkey ship truck');

/** Longer is no list of names of ours. */
export const MOST_NAME_BYTES = 65_536;

/** One name a line, or undefined where the file does not hold `count` different ones. */
export function readClassNames(bytes: Uint8Array, count: number): readonly string[] | undefined {
  const names = new TextDecoder()
    .decode(bytes)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return names.length === count && new Set(names).size === count ? names : undefined;
}
