/** What the cpu backend computes for `selfTestFigures`; that backend agrees with PyTorch on the lab's golden CNN. */
export const expected: Readonly<Record<string, number>> = {
  loss: 1.13764703,
  logits: 0.45639205,
  'contrastive loss': 6.4030447,
  'the gradient of the contrastive loss': 0.469893336,
  'the gradient of input': -0.0555752888,
  'the gradient of filter': -0.155275241,
  'the gradient of hidden layer': 0.352706462,
  'the gradient of last layer': -0.0115876552,
  "Adam's step of input": 0.175429955,
  "Adam's step of filter": -0.400643677,
  "Adam's step of hidden layer": -0.186703905,
  "Adam's step of last layer": 0.0883661732,
};
