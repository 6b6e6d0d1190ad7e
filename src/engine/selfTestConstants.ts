/** What the cpu backend computes for `selfTestFigures`; that backend agrees with PyTorch on `fixtures/cnn.json`. */
export const expected: Readonly<Record<string, number>> = {
  loss: 0.92884922,
  logits: -0.42074838,
  'the gradient of filter': 1.28761673,
  'the gradient of filter bias': 0.05676618,
  'the gradient of dense': 0.22951649,
  'the gradient of dense bias': 0.10055701,
  "Adam's step of filter": 1.04817128,
  "Adam's step of filter bias": -0.00124703,
  "Adam's step of dense": 0.11188234,
  "Adam's step of dense bias": 0.181396843,
};
