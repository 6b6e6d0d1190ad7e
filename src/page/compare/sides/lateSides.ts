import { lateCode } from '../../state/lateCode.ts';

export const loadSides = lateCode(() => import('./Sides.tsx'));
