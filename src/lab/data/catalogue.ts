/** The datasets that ship with the lab: where each lies, what it must contain, and whose work it is. */
export interface CatalogueEntry {
  readonly name: string;
  readonly title: string;
  readonly file: string;
  /** SHA-256 of the unpacked file. */
  readonly sha256: string;
  readonly licence: string;
  readonly source: string;
}

export const CATALOGUE: readonly CatalogueEntry[] = [
  {
    name: 'fashion-mnist',
    title: 'Fashion-MNIST',
    file: 'fashion-mnist-8k.bin',
    sha256: 'b64b9f5750bb75707e928de54d531f7fa361195606d9b3fdf3a3d1d74a63e624',
    licence: 'MIT, © 2017 Zalando SE',
    source: 'Xiao, Rasul & Vollgraf 2017, arXiv 1708.07747',
  },
];
