/** The visual language as it is: every token at work, read from tokens.css. */
import { type ReactNode, useId, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { contrast } from '../ui/contrast.ts';
import { FADED } from '../ui/faded.ts';
import { inScheme, type Token, tokenGroups } from '../ui/readTokens.ts';
import css from '../ui/tokens.css?raw';
import styles from './Look.module.css';
import { MARKS, type MarkKind, MOTIONS, PRINCIPLES, RULES } from './lookRules.ts';

const GROUPS = tokenGroups(css);
const LIGHT = inScheme(css, 'light');
const DARK = inScheme(css, 'dark');

const SAMPLES: Readonly<Record<string, string>> = {
  '--text-hero': '61.3 %',
  '--text-xxl': 'Was this picture in the training set?',
  '--text-xl': '0.640   20.0 pp',
  '--text-l': 'What the encoder sees',
  '--text-m': 'Temperature, and the loss of each batch',
  '--text-s': 'CLMIA’s balanced accuracy on 720 evaluated examples',
  '--text-xs': '0.1 %   1 %   10 %   100 %',
};

const isColour = ({ name }: Token) => LIGHT.get(name)?.startsWith('#') ?? false;

export function Look() {
  return (
    <section aria-label="The look">
      <h2 className={styles.group}>The look</h2>
      <ul className={styles.principles}>
        {PRINCIPLES.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {GROUPS.map(({ title, tokens }) => (
        <Part key={title} title={title}>
          {tokens.every(isColour) || title === 'Data' ? (
            <ul className={styles.swatches}>
              {tokens.map((token) => (
                <Swatch key={token.name} token={token} />
              ))}
            </ul>
          ) : (
            <dl className={styles.tokens}>
              {tokens.map((token) => (
                <div key={token.name}>
                  <dt>
                    <code>{token.name}</code>
                    <span>{token.value}</span>
                  </dt>
                  <dd>
                    <Sample token={token} />
                    <span className={styles.purpose}>{token.purpose}</span>
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </Part>
      ))}
      <Part title="Marks">
        <ul className={styles.marks}>
          {MARKS.map(({ kind, name, purpose }) => (
            <li key={kind}>
              <Mark kind={kind} />
              <b>{name}</b>
              <span className={styles.purpose}>{purpose}</span>
            </li>
          ))}
          <li>
            <p className={FADED}>
              <Mark kind="front" />
              <b>61.3 %</b> <span className={styles.purpose}>previous</span>
            </p>
            <span className={styles.purpose}>a figure of other settings, and what it is named</span>
          </li>
        </ul>
      </Part>
      <Part title="What moves">
        <Motions />
      </Part>
      <Part title="Do, and do not">
        <ul className={styles.rules}>
          {RULES.map(({ good, bad }) => (
            <li key={good}>
              <p data-good>{good}</p>
              <p data-bad>{bad}</p>
            </li>
          ))}
        </ul>
      </Part>
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}

/** A colour on the page's ground, in the light and in the dark, with what it stands out by. */
function Swatch({ token: { name, purpose } }: { token: Token }) {
  const schemes = [
    ['light', LIGHT],
    ['dark', DARK],
  ] as const;
  return (
    <li className={styles.swatch}>
      {schemes.map(([scheme, values]) => {
        const colour = values.get(name)!;
        const ground = values.get('--bg')!;
        const isOpaque = colour.length === 7;
        return (
          <div key={scheme} style={{ background: ground, color: values.get('--ink') }}>
            <span style={{ background: colour }} aria-hidden="true" />
            <small>{colour}</small>
            {isOpaque && colour !== ground ? <small>{contrast(colour, ground).toFixed(1)} : 1</small> : null}
          </div>
        );
      })}
      <code>{name}</code>
      <span className={styles.purpose}>{purpose}</span>
    </li>
  );
}

/** What a token does to something. */
function Sample({ token: { name } }: { token: Token }) {
  const value = `var(${name})`;
  if (name.startsWith('--text-'))
    return (
      <span className={styles.words} style={{ fontSize: value }}>
        {SAMPLES[name]}
      </span>
    );
  if (['--regular', '--medium', '--bold'].includes(name))
    return <span style={{ fontWeight: value, fontSize: 'var(--text-l)' }}>Balanced accuracy 61.3 %</span>;
  if (['--close', '--closer'].includes(name))
    return <span style={{ letterSpacing: value, fontSize: 'var(--text-l)' }}>Balanced accuracy 61.3 %</span>;
  if (name.startsWith('--font'))
    return <span style={{ fontFamily: value, fontSize: 'var(--text-l)' }}>τ, p, f: 0.05</span>;
  if (/^--s\d$/.test(name)) return <span className={styles.space} style={{ width: value }} />;
  if (name.startsWith('--radius')) return <span className={styles.shape} style={{ borderRadius: value }} />;
  if (name === '--shadow') return <span className={styles.shape} style={{ boxShadow: value }} />;
  if (name === '--control') return <span className={styles.shape} style={{ height: value }} />;
  if (LIGHT.get(name)?.startsWith('#')) return <span className={styles.dot} style={{ background: value }} />;
  return null;
}

function Mark({ kind }: { kind: MarkKind }) {
  return (
    <svg className={styles.mark} viewBox="0 0 44 24" data-kind={kind} aria-hidden="true">
      {kind === 'front' || kind === 'other' || kind === 'control' || kind === 'ghost' ? (
        <line x1="4" x2="40" y1="12" y2="12" />
      ) : null}
      {kind === 'labelled' ? <circle cx="22" cy="12" r="8" data-ring /> : null}
      <circle cx="22" cy="12" r="4" />
    </svg>
  );
}

function Motions() {
  const [there, setThere] = useState(false);
  return (
    <>
      <Button onClick={() => setThere(!there)}>Move</Button>
      <ul className={styles.motions} data-there={there}>
        {MOTIONS.map(({ token, name, purpose }) => (
          <li key={token}>
            <span>
              <b>{name}</b> <span className={styles.purpose}>{purpose}</span>
            </span>
            <div className={styles.way}>
              <i style={{ transition: `left var(${token})` }} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
