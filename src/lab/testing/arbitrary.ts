/** Arbitrary experiments, drawn from the table of knobs. */
import fc from 'fast-check';
import { DEFAULT_EXPERIMENT, type Experiment, KNOBS, type Knob } from '../experiment/experiment.ts';
import { withValue } from '../experiment/experimentText.ts';

type Value = Parameters<typeof withValue>[2];

/** Every value that a knob allows. */
export function allowedValue(knob: Knob): fc.Arbitrary<Value> {
  switch (knob.kind) {
    case 'integer':
      return fc
        .integer({ min: knob.min, max: knob.max })
        .map((value) => (knob.even ? value - (value % 2) : value));
    case 'number': {
      const number = fc.double({ min: knob.min, max: knob.max, noNaN: true });
      return knob.none ? fc.option(number) : number;
    }
    case 'choice':
      return fc.constantFrom(...knob.options);
    case 'flag':
      return fc.boolean();
    case 'list':
      return fc
        .subarray([...knob.options], { minLength: 1 })
        .map((asked) => knob.options.filter((option) => option === knob.required || asked.includes(option)));
    case 'digest':
      return fc.option(
        fc.nat().map((n) => n.toString(16).padStart(knob.digits, '0')),
        { nil: '' },
      );
  }
}

export const anyExperiment: fc.Arbitrary<Experiment> = fc
  .tuple(...KNOBS.map(allowedValue))
  .map((values) =>
    KNOBS.reduce((experiment, { path }, i) => withValue(experiment, path, values[i]!), DEFAULT_EXPERIMENT),
  );
