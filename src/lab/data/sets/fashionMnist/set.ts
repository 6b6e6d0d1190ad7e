import type { ShippedSet } from '../set.ts';

export const FASHION_MNIST = {
  name: 'fashion-mnist',
  title: 'Fashion-MNIST',
  kind: 'pictures',
  from: 'shipped',
  shape: { count: 8000, height: 28, width: 28, channels: 1, classes: 10 },
  file: 'fashion-mnist-8k.bin',
  sha256: 'b64b9f5750bb75707e928de54d531f7fa361195606d9b3fdf3a3d1d74a63e624',
  licence: 'MIT, © 2017 Zalando SE',
  source: 'Xiao, Rasul & Vollgraf 2017, arXiv 1708.07747',
} as const satisfies ShippedSet;
