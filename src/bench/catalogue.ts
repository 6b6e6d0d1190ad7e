/** What the benchmark measures: its rows, in the order in which they are run and shown. */
import { type EngineName, engineNames } from '../engine/chooseEngine.ts';

/** WebGL serves where nothing better does, and nobody makes it fast. */
export type BenchEngine = Exclude<EngineName, 'webgl'>;
export const ENGINES: readonly BenchEngine[] = engineNames.filter((name) => name !== 'webgl');

/** Rows of the table: one step of training, or one whole run. */
export const STEP_ROWS = [
  'cnn28-train',
  'cnn32-train',
  'resnet-block-train',
  'attack-step',
  'views',
  'head',
  'default-run',
  'tau-change',
  'label-change',
] as const;
export type StepRow = (typeof STEP_ROWS)[number];

/** Rows whose step is a run of the pipeline on threads of its own: seconds long, and no kernels to count here. */
export const PIPELINE_ROWS: readonly WorkloadName[] = ['default-run', 'tau-change', 'label-change'];

export type Against = 'members' | 'classes' | 'shadows' | 'views' | 'batch';

/** Sizes of a workload; each has a default of its own. */
export type WorkloadSizes = Readonly<Partial<Record<Against, number>>>;

/** Workloads whose growth is followed, beside those of the step rows. */
export type WorkloadName = StepRow | 'attack-epoch' | 'view-passes' | 'shadow-trainings' | 'head-fit';

export interface WorkloadRequest {
  readonly name: WorkloadName;
  readonly sizes?: WorkloadSizes;
}

export interface GrowthDeclaration {
  readonly workload: WorkloadName;
  readonly against: Against;
  /** A doubling series. */
  readonly sizes: readonly number[];
  /** The other sizes, where they are not the workload's own. */
  readonly fixed?: WorkloadSizes;
}

export const GROWTH = {
  'attack-step-by-batch': { workload: 'attack-step', against: 'batch', sizes: [64, 128, 256, 512] },
  'attack-epoch-by-members': { workload: 'attack-epoch', against: 'members', sizes: [64, 128, 256, 512] },
  'cnn28-train-by-batch': { workload: 'cnn28-train', against: 'batch', sizes: [16, 32, 64, 128] },
  'cnn28-train-by-classes': { workload: 'cnn28-train', against: 'classes', sizes: [10, 20, 40, 80] },
  'view-passes-by-views': {
    workload: 'view-passes',
    against: 'views',
    sizes: [2, 4, 8, 16],
    fixed: { members: 32 },
  },
  'view-passes-by-members': {
    workload: 'view-passes',
    against: 'members',
    sizes: [32, 64, 128, 256],
    fixed: { views: 2 },
  },
  'shadow-trainings-by-shadows': {
    workload: 'shadow-trainings',
    against: 'shadows',
    sizes: [1, 2, 4, 8],
  },
  'head-fit-by-members': { workload: 'head-fit', against: 'members', sizes: [50, 100, 200, 400] },
} as const satisfies Record<string, GrowthDeclaration>;
export type GrowthRow = keyof typeof GROWTH;

export const GROWTH_ROWS = Object.keys(GROWTH) as GrowthRow[];

export type BenchRowName = StepRow | GrowthRow;

export const ROW_NAMES: readonly BenchRowName[] = [...STEP_ROWS, ...GROWTH_ROWS];

export function isGrowthRow(name: BenchRowName): name is GrowthRow {
  return name in GROWTH;
}
