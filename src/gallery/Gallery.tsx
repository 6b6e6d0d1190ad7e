import { type ComponentType, useId } from 'react';
import type { Examples } from '../ui/examples.ts';
import styles from './Gallery.module.css';
import { Look } from './Look.tsx';

export interface GalleryGroup {
  readonly title: string;
  readonly components: readonly { readonly name: string; readonly examples: Examples }[];
}

export function Gallery({ groups }: { groups: readonly GalleryGroup[] }) {
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>The look, charts and controls</h1>
      <Look />
      {groups.map(({ title, components }) => (
        <section key={title} aria-label={title}>
          <h2 className={styles.group}>{title}</h2>
          {components.map(({ name, examples }) => (
            <ComponentExamples key={name} name={name} examples={examples} />
          ))}
        </section>
      ))}
    </main>
  );
}

/** All states of one component. */
function ComponentExamples({ name, examples }: { name: string; examples: Examples }) {
  const id = useId();
  return (
    <section className={styles.component} aria-labelledby={id}>
      <h3 id={id} className={styles.name}>
        {name}
      </h3>
      <div className={styles.states}>
        {Object.entries(examples).map(([state, Example]) => (
          <State key={state} state={state} Example={Example as ComponentType} />
        ))}
      </div>
    </section>
  );
}

function State({ state, Example }: { state: string; Example: ComponentType }) {
  return (
    <div className={styles.state}>
      <p className={styles.caption}>{state}</p>
      <Example />
    </div>
  );
}
