/** The snippets as a person runs them, where Python has the library. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../../../engine/node/startEngineInNode.ts';
import { bytesSource } from '../../data/byteSource.ts';
import { audit } from '../audit.ts';
import { auditInput } from '../auditInput.ts';
import { readArrays } from '../readArrays.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'clmia-'));
beforeAll(async () => {
  await startEngineInNode({ requested: 'wasm' });
});
afterAll(() => rmSync(folder, { recursive: true }));

const python = (command: string, code: string) =>
  spawnSync(command, ['-c', code], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PYTHONPATH: here, PYTHONDONTWRITEBYTECODE: '1' },
  });

/** The first Python that has the modules. */
const having = (modules: string) =>
  ['python3', '/usr/bin/python3'].find((command) => python(command, `import ${modules}`).status === 0);

function run(command: string, code: string): void {
  const { status, stderr } = python(command, code);
  if (status !== 0) throw new Error(stderr);
}

async function auditOf(file: string) {
  const bytes = new Uint8Array(readFileSync(join(folder, file)));
  const { arrays, ignored } = await readArrays([bytesSource(file, bytes)]);
  expect(ignored).toEqual([]);
  return audit(
    auditInput(arrays),
    { seed: 1, engine: true },
    { update: () => {}, checkpoint: async () => {} },
  );
}

const DATA = `
import numpy as np
rng = np.random.default_rng(0)
x, y = rng.normal(size=(400, 20)).astype("float32"), rng.integers(0, 3, 400)
members = np.arange(400) < 200
`;

const TORCH = `${DATA}
import torch
from torch.utils.data import TensorDataset
from pytorch import export, halves
inside = [members, *halves(400, 4)]
torch.manual_seed(0)
x, y = torch.from_numpy(x), torch.from_numpy(y)
def trained(mask):
    model = torch.nn.Sequential(torch.nn.Linear(20, 64), torch.nn.BatchNorm1d(64), torch.nn.ReLU(), torch.nn.Dropout(0.2), torch.nn.Linear(64, 3))
    adam = torch.optim.Adam(model.parameters(), 0.01)
    for _ in range(100):
        loss = torch.nn.functional.cross_entropy(model(x[mask]), y[mask])
        adam.zero_grad(); loss.backward(); adam.step()
    return model
models = [trained(mask) for mask in inside]
export("torch.npz", models[0], TensorDataset(x[:200], y[:200]), TensorDataset(x[200:], y[200:]), shadows=list(zip(models[1:], inside[1:])), views=3)
assert models[0].training
views = np.load("torch.npz")["views"]
assert views.shape == (3, 400, 3) and (views[0] != views[1]).any()
`;

const SKLEARN = `${DATA}
from sklearn.neural_network import MLPClassifier
from scikit_learn import export, halves
inside = [members, *halves(400, 4)]
names = np.array(["cat", "dog", "frog"])[y]
def fitted(mask):
    return MLPClassifier((64,), max_iter=200, random_state=0).fit(x[mask], names[mask])
models = [fitted(mask) for mask in inside]
export("sklearn.npz", models[0], x[:200], names[:200], x[200:], names[200:], shadows=list(zip(models[1:], inside[1:])))
`;

const KERAS = `${DATA}
from keras import export, halves
inside = [members, *halves(400, 4)]
class Model:
    def __init__(self, seed): self.weights = np.random.default_rng(seed).normal(size=(20, 3))
    def predict(self, x, verbose): 
        powers = np.exp(x @ self.weights)
        return powers / powers.sum(1, keepdims=True)
export("keras.npz", Model(0), x[:200], np.eye(3)[y[:200]], x[200:], y[200:, None], shadows=[(Model(k), mask) for k, mask in enumerate(inside[1:])])
`;

describe('pytorch.py', () => {
  const command = having('numpy, torch');

  it.skipIf(!command)('writes the two columns of a model with one logit', async () => {
    run(
      command!,
      `${DATA}
import torch
from torch.utils.data import TensorDataset
from pytorch import export
model = torch.nn.Sequential(torch.nn.Linear(20, 1), torch.nn.Dropout(0.2), torch.nn.Flatten(0))
x, y = torch.from_numpy(x), torch.from_numpy(y % 2)
export("one.npz", model, TensorDataset(x[:200], y[:200]), TensorDataset(x[200:], y[200:]), views=2)
saved = np.load("one.npz")
assert saved["logits"].shape == (400, 2) and (saved["logits"][:, 0] == 0).all()
assert np.ptp(saved["views"]) > 0.1
`,
    );
    expect((await auditOf('one.npz')).report).toMatchObject({ classes: 2 });
  });
});

describe.each([
  ['pytorch.py', 'numpy, torch', TORCH, 'torch.npz'],
  ['scikit_learn.py', 'numpy, sklearn', SKLEARN, 'sklearn.npz'],
])('%s', (_, modules, code, file) => {
  const command = having(modules);

  it.skipIf(!command)(
    `writes an overfit model's outputs that an audit reads (needs a Python with ${modules})`,
    async () => {
      run(command!, code);
      const { report } = await auditOf(file);
      expect(report).toMatchObject({ examples: 400, members: 200, classes: 3, shadows: 4, refused: [] });
      expect(report.accuracy.members).toBeGreaterThan(0.9);
      expect(report.accuracy.nonMembers).toBeLessThan(0.6);
      expect(report.attacks.find(({ name }) => name === 'loss')!.auc.low).toBeGreaterThan(0.7);
      expect(report.attacks.find(({ name }) => name === 'lira-online')!.auc.low).toBeGreaterThan(0.7);
    },
  );
});

/** A model with one output, its logit or that one's sigmoid, which is surer of its members; and what its loss attack finds. */
const KERAS_BINARY = `
import numpy as np
from keras import export
rng = np.random.default_rng(1)
y = rng.integers(0, 2, 400)
z = np.where(y == 1, 1, -1) * (rng.normal(1, 1, 400) + 18 * (np.arange(400) < 200) * rng.random(400))
x = z[:, None]
class Model:
    def __init__(self, ends_in): self.ends_in = ends_in
    def predict(self, x, verbose):
        return x if self.ends_in == "logits" else 1 / (1 + np.exp(-x))
for name in ["logits", "posteriors"]:
    export(name + ".npz", Model(name), x[:200], y[:200], x[200:], y[200:], name=name)
assert (np.load("logits.npz")["logits"] == np.stack([0 * z, z], axis=1)).all()
margin = np.where(y == 1, z, -z)
above = margin[:200, None] > margin[None, 200:]
print(above.mean())
`;

describe('keras.py', () => {
  const command = having('numpy');

  it.skipIf(!command)('writes the two columns of a model with one output', async () => {
    const right = Number(python(command!, KERAS_BINARY).stdout);
    expect(right).toBeGreaterThan(0.7);
    for (const file of ['logits.npz', 'posteriors.npz']) {
      const { report } = await auditOf(file);
      expect(report.classes).toBe(2);
      expect(report.attacks.find(({ name }) => name === 'loss')!.auc.value).toBeCloseTo(right, 12);
    }
  });

  it.skipIf(!command)('writes what a model with predict answers (needs a Python with numpy)', async () => {
    run(command!, KERAS);
    const { report } = await auditOf('keras.npz');
    expect(report).toMatchObject({ examples: 400, members: 200, classes: 3, shadows: 4, refused: [] });
  });
});
