/**
 * The house's walls, in one table. A file belongs to the room with the longest path that it lies under. It may import its own
 * room, the rooms named here and the packages named here, and nothing else: `scripts/walls.mjs` checks it. What a room must not
 * name of the world around it (`globals`) is written into biome.json from here.
 */

const HOSTS = ['process', 'Buffer', 'window', 'document', 'navigator', 'location', 'self', 'globalThis'];
const STORES = ['localStorage', 'sessionStorage', 'indexedDB', 'Worker', 'SharedWorker'];
const CLOCKS = ['Date', 'performance', 'setTimeout', 'setInterval', 'requestAnimationFrame', 'crypto'];

const TENSORS = ['@tensorflow/tfjs-core'];
const NODE = ['node:*'];
const HASHES = ['@noble/hashes'];

/**
 * @typedef {object} Room
 * @property {readonly string[]} imports the rooms below that its files may import
 * @property {readonly string[]} [packages] the packages that they may import; `node:*` stands for Node's own
 * @property {{ names: readonly string[], message: string }} [globals] what they must not name
 */

const PURE = {
  names: [...CLOCKS, ...HOSTS, ...STORES],
  message:
    'The lab knows no clock, page or host: the same experiment, seed and engine give the same numbers.',
};

/** @type {Readonly<Record<string, Room>>} from the lowest to the highest */
export const ROOMS = {
  'src/language': { imports: [], packages: ['@lingui/*'] },
  'src/lab': {
    imports: ['src/lab/ops', 'src/language'],
    packages: [
      ...TENSORS,
      ...HASHES,
      'pure-rand',
      'umap-js',
      'fflate',
      'modern-tar',
      '@zip.js/zip.js',
      'fastest-levenshtein',
    ],
    globals: PURE,
  },
  'src/lab/ops': { imports: [], packages: TENSORS, globals: PURE },
  'src/engine': {
    imports: ['src/lab/ops', 'src/lab/models', 'src/lab/training'],
    packages: ['@tensorflow/*'],
    globals: {
      names: [...STORES, 'window', 'document'],
      message: 'An engine starts in any thread of any host.',
    },
  },
  'src/engine/node': { imports: ['src/engine'], packages: NODE },
  'src/report': { imports: ['src/language', 'src/lab'] },
  'src/runtime': {
    imports: ['src/report', 'src/engine', 'src/lab'],
    packages: [...TENSORS, ...HASHES],
    globals: {
      names: [...HOSTS, ...STORES],
      message: 'What is of the browser or of Node lies in runtime/browser and runtime/node.',
    },
  },
  'src/runtime/browser': { imports: ['src/runtime', 'src/engine', 'src/lab'], packages: ['idb'] },
  'src/runtime/node': {
    imports: ['src/runtime', 'src/engine', 'src/engine/node', 'src/lab'],
    packages: NODE,
  },
  'src/runtime/redis': {
    imports: ['src/runtime', 'src/lab'],
    packages: ['bullmq', 'ioredis', ...NODE],
  },
  'src/bench': {
    imports: ['src/runtime', 'src/engine', 'src/lab'],
    packages: ['@tensorflow/*'],
    globals: {
      names: [...STORES, 'process', 'Buffer', 'document', 'window'],
      message: 'The benchmark runs with or without a page.',
    },
  },
  'src/bench/browser': {
    imports: ['src/bench', 'src/runtime', 'src/runtime/browser', 'src/engine', 'src/lab'],
  },
  'src/offline': { imports: [] },
  'src/ui': { imports: ['src/language'], packages: ['react', 'react-dom', 'lucide-react'] },
  'src/charts': { imports: ['src/language', 'src/ui'], packages: ['react', 'recharts'] },
  'src/page/state': {
    imports: [
      'src/language',
      'src/bench',
      'src/bench/browser',
      'src/offline',
      'src/runtime',
      'src/runtime/browser',
      'src/report',
      'src/lab',
    ],
    packages: ['zustand'],
  },
  'src/page/evidence/compute': { imports: ['src/runtime', 'src/runtime/browser', 'src/report', 'src/lab'] },
  'src/page': {
    imports: [
      'src/language',
      'src/page/state',
      'src/page/evidence/compute',
      'src/charts',
      'src/ui',
      'src/report',
      'src/lab',
    ],
    packages: ['react', 'react-dom', 'lucide-react', 'uqr', 'valibot', 'zustand'],
  },
  'src/cli': {
    imports: [
      'src/bench',
      'src/runtime',
      'src/runtime/node',
      'src/runtime/redis',
      'src/report',
      'src/engine',
      'src/engine/node',
      'src/lab',
    ],
    packages: [...NODE, ...HASHES, 'valibot'],
  },
  'src/gallery': { imports: ['src/charts', 'src/ui'], packages: ['react', 'react-dom'] },
  src: { imports: ['src/language', 'src/page', 'src/ui'], packages: ['react', 'react-dom'] },
};

/**
 * Files that the page shows before anything is loaded: no tensors are loaded with them, neither by themselves nor by what they
 * import. Types are erased and do not count, and neither does what is imported when it is asked for.
 */
export const TENSOR_FREE = [
  /^src\/(ui|charts|report|page|gallery)\//,
  /^src\/main\.tsx$/,
  /^src\/lab\/(experiment|stages|studies)\//,
  /^src\/lab\/models\/catalogue\.ts$/,
  /^src\/lab\/attacks\/(catalogue|\w+\/\w*[dD]eclaration)\.ts$/,
  /^src\/lab\/data\/(catalogue|sets\/.*)\.ts$/,
];

export const TENSOR_PACKAGE = /^@tensorflow\//;

/** Rooms whose outcome is a function of the experiment and its seed. */
export const WITHOUT_CHANCE = /^src\/(lab|engine|report|runtime|bench)\//;

/** The page's features: no two need each other. */
export const FEATURES = /^src\/page\/\w+(?=\/)/;

/** Tests and what serves them may import anything; nothing else may import what serves them. */
export const TESTS =
  /\.test\.tsx?$|\.examples\.tsx$|\/testing(\/|\.ts$)|^src\/engine\/kernels\/\w+\/cases\.ts$/;
