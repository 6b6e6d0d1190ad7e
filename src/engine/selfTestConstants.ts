/** What the cpu backend computes for `selfTestFigures`; that backend agrees with PyTorch on `fixtures/cnn.json`. */
export const expected: Readonly<Record<string, number>> = {
  loss: 1.19681072,
  logits: 0.650994301,
  'the gradient of input': 1.92560291,
  'the gradient of filter': 0.209565297,
  'the gradient of filter bias': 0.0485003442,
  'the gradient of dense': 0.767398655,
  'the gradient of dense bias': 0.0842676684,
  "Adam's step of input": 0.325130671,
  "Adam's step of filter": 0.751023233,
  "Adam's step of filter bias": 0.00707964273,
  "Adam's step of dense": -0.0055638873,
  "Adam's step of dense bias": 0.181398243,
};
