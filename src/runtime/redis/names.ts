/** Under which names things lie in Redis: apart from what others keep there, and each version's apart. */
import type { PointKind } from '../machines/points.ts';

export const PREFIX = 'clmia';

/** What nobody has asked for since goes. Our choice: whoever ends a sweep today goes on with it tomorrow. */
export const KEPT_SECONDS = 24 * 3600;

export const outcomeName = (version: number, key: string): string => `${PREFIX}:${version}:outcome:${key}`;
export const inHandName = (version: number, key: string): string => `${PREFIX}:${version}:in-hand:${key}`;
export const queueName = ({ version, engine }: PointKind): string => `${version}-${engine}`;
export const resultName = ({ version, engine }: PointKind, id: string): string =>
  `${PREFIX}:${version}:point:${engine}:${id}`;
