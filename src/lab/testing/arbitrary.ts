/** Arbitrary experiments, drawn from the table of knobs. */
import fc from 'fast-check';
import { DEFAULT_EXPERIMENT, type Experiment } from '../experiment/experiment.ts';
import { withValue } from '../experiment/experimentText.ts';
import { FIELDS, type Field } from '../experiment/schema.ts';

type Value = Parameters<typeof withValue>[2];

/** Every value that a field allows. */
export function allowedValue(field: Field): fc.Arbitrary<Value> {
  switch (field.kind) {
    case 'integer':
      return fc
        .integer({ min: field.min, max: field.max })
        .map((value) => (field.even ? value - (value % 2) : value));
    case 'number': {
      const number = fc.double({ min: field.min, max: field.max, noNaN: true });
      return field.none ? fc.option(number) : number;
    }
    case 'choice':
      return fc.constantFrom(...field.options);
    case 'flag':
      return fc.boolean();
    case 'list':
      return fc
        .subarray([...field.options], { minLength: 1 })
        .map((asked) =>
          field.options.filter((option) => option === field.required || asked.includes(option)),
        );
    case 'digest':
      return fc.option(
        fc.nat().map((n) => n.toString(16).padStart(field.digits, '0')),
        { nil: '' },
      );
  }
}

export const anyExperiment: fc.Arbitrary<Experiment> = fc
  .tuple(...FIELDS.map(allowedValue))
  .map((values) =>
    FIELDS.reduce((experiment, { path }, i) => withValue(experiment, path, values[i]!), DEFAULT_EXPERIMENT),
  );
