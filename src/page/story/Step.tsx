import { type ReactNode, useMemo, useState } from 'react';
import { Figure } from '../../charts/Figure.tsx';
import { PosteriorBars } from '../../charts/PosteriorBars.tsx';
import { ScoreHistogram } from '../../charts/ScoreHistogram.tsx';
import { balancedAccuracy } from '../../lab/evaluation/balancedAccuracy.ts';
import { scoreHistogram } from '../../lab/evaluation/histogram.ts';
import { decide } from '../../lab/evaluation/threshold.ts';
import { Button } from '../../ui/Button.tsx';
import { count, percent, percentRange } from '../common/format.ts';
import { membershipClass } from '../examples/membershipClass.ts';
import { WithTerms } from '../glossary/WithTerms.tsx';
import type { Story, StoryPicture } from '../state/storyFile.ts';
import { AnswerBars } from './AnswerBars.tsx';
import { Picture, PicturePair } from './PicturePair.tsx';
import { Question } from './Question.tsx';
import frame from './Story.module.css';
import { StoryMap } from './StoryMap.tsx';
import type { Side, StepNumber } from './steps.ts';
import { texts } from './stepTexts.ts';
import { texts as firstTexts } from './texts.ts';
import { Words } from './Words.tsx';

interface Told {
  readonly story: Story;
  readonly guess: Side | null;
  readonly onGuess: (side: Side | null) => void;
}

function Guess({ story, guess, onGuess }: Told) {
  const isRight = guess !== null && story.pictures[guess].member;
  const under = (side: Side) =>
    guess === null ? (
      <Button onClick={() => onGuess(side)}>
        {side === 0 ? firstTexts.guess.left : firstTexts.guess.right}
      </Button>
    ) : (
      <figcaption className={frame.under}>
        <span className={membershipClass(story.pictures[side].member)}>
          {story.pictures[side].member ? texts.guess.was : texts.guess.wasNot}
        </span>
      </figcaption>
    );
  return (
    <Question
      say={guess === null ? firstTexts.guess.say : isRight ? texts.guess.right : texts.guess.wrong}
      note={guess === null ? firstTexts.guess.note(story.label) : texts.guess.note}
      pictures={story.pictures}
    >
      {under(0)}
      {under(1)}
    </Question>
  );
}

const SHOWN_CLASSES = 3;

/** The likeliest classes, the given label among them. */
function rowsOf({ posterior, label }: StoryPicture, classNames: readonly string[]) {
  const rows = posterior
    .map((value, i) => ({
      label: classNames[i] ?? String(i),
      value,
      text: percent(value, 0),
      emphasis: i === label,
    }))
    .sort((a, b) => Number(b.emphasis) - Number(a.emphasis) || b.value - a.value);
  return rows.slice(0, SHOWN_CLASSES);
}

function Surer({ story }: Told) {
  const { pictures, classNames, label } = story;
  const member = pictures.find((picture) => picture.member)!;
  const under = (picture: StoryPicture) => (
    <figcaption className="story-answers">
      <span className={membershipClass(picture.member)}>
        {picture.member ? texts.guess.was : texts.guess.wasNot}
      </span>
      <PosteriorBars label={texts.surer.answer} rows={rowsOf(picture, classNames)} />
    </figcaption>
  );
  return (
    <>
      <Words say={texts.surer.say}>
        <p>
          <WithTerms
            text={texts.surer.note(classNames[member.truth] ?? '', label)}
            terms={{ memorisation: 'memorisation' }}
          />
        </p>
      </Words>
      <PicturePair pictures={pictures}>
        {under(pictures[0])}
        {under(pictures[1])}
      </PicturePair>
    </>
  );
}

const HALF = 0.5;
const BINS = 25;
const CHANCE = percent(HALF, 0);

function Piles({ story: { confidence, members } }: Told) {
  const [threshold, setThreshold] = useState(HALF);
  const histogram = useMemo(
    () => scoreHistogram(confidence, members, { bins: BINS, tail: 0 }),
    [confidence, members],
  );
  // They reach from next to 0 to next to 1.
  const edges = histogram.edges.map((edge) => Math.round(edge * BINS) / BINS);
  const { tpr, tnr, ...right } = balancedAccuracy(decide(confidence, threshold), members);
  return (
    <>
      <Words say={texts.piles.say(count(members.length))}>
        <p className="story-figure">{texts.piles.right(percentRange(right))}</p>
        <p>{texts.piles.chance(CHANCE)}</p>
      </Words>
      <div className="story-picture">
        <ScoreHistogram
          edges={edges}
          series={[
            { name: texts.piles.members, counts: histogram.members, mark: 'filled' },
            { name: texts.piles.nonMembers, counts: histogram.nonMembers, mark: 'hollow' },
          ]}
          threshold={threshold}
          onThreshold={setThreshold}
          thresholdLabel={texts.piles.threshold}
          format={(value) => percent(value, 0)}
          tprText={texts.piles.found(percent(tpr.value, 0))}
          fprText={texts.piles.alarms(percent(1 - tnr.value, 0))}
          xLabel={texts.piles.axis}
          height={244}
          emptyText=""
        />
      </div>
    </>
  );
}

const OTHER: Readonly<Record<Side, Side>> = { 0: 1, 1: 0 };

function Pair({ story }: Told) {
  const { pictures, passes, classNames } = story;
  const [one, other] = [pictures[passes.of], pictures[OTHER[passes.of]]];
  const line = (name: string, y: readonly number[]) => ({ name, x: y.map((_, label) => label), y });
  const lines = [
    line(texts.pair.looks.one, passes.pair[0]),
    line(texts.pair.looks.again, passes.pair[1]),
    line(texts.pair.looks.other, passes.other),
  ];
  const look = (answer: readonly number[]) => {
    const likeliest = answer.indexOf(Math.max(...answer));
    return (
      <>
        <AnswerBars label={texts.pair.answers} answer={answer} marked={likeliest} />
        <span>{texts.pair.pass(classNames[likeliest] ?? '')}</span>
      </>
    );
  };
  return (
    <>
      <Words say={texts.pair.say}>
        <p>
          <WithTerms
            text={texts.pair.note}
            terms={{ dropout: 'dropout', 'positive pairs': 'positivePair', encoder: 'encoder' }}
          />
        </p>
      </Words>
      <Figure
        className="story-picture"
        table={['runs', { lines, xLabel: (i) => classNames[i] ?? '', format: percent }]}
      >
        <div className="story-passes">
          <Picture of={one} side={passes.of} />
          <div className="story-together">
            <div>{look(passes.pair[0])}</div>
            <div>{look(passes.pair[1])}</div>
          </div>
          <b>{texts.pair.together}</b>
          <Picture of={other} side={OTHER[passes.of]} />
          <div>{look(passes.other)}</div>
          <b className="story-quiet">{texts.pair.apart}</b>
        </div>
      </Figure>
    </>
  );
}

/** Of a point of the map: what is known of it, or what it is called. */
const KINDS = [
  texts.map.known.nonMember,
  texts.map.known.member,
  texts.map.unknown,
  texts.map.notCalled,
  texts.map.called,
];
const UNKNOWN = 2;
const CALLED = 3;

function Answer({ story: { map, members, decisions, figures } }: Told) {
  const [told, setTold] = useState(false);
  const others = members.length - map.labelled.length;
  const shown = useMemo(() => {
    const labelled = new Uint8Array(members.length);
    for (const i of map.labelled) labelled[i] = 1;
    const kind = members.map((member, i) => (labelled[i] ? member : told ? CALLED + decisions[i]! : UNKNOWN));
    return { x: Float32Array.from(map.x), y: Float32Array.from(map.y), kind, labelled, kinds: KINDS };
  }, [map, members, decisions, told]);
  return (
    <>
      <Words say={texts.map.say}>
        {told ? (
          <>
            <p className="story-figure">{texts.map.answer(percentRange(figures.clmia), count(others))}</p>
            <p>
              <WithTerms
                text={texts.map.honest(percentRange(figures['random-encoder']))}
                terms={{ 'an encoder that has learnt nothing': 'randomEncoder' }}
              />
            </p>
          </>
        ) : (
          <p>{texts.map.hidden}</p>
        )}
        <Button onClick={() => setTold(!told)}>{told ? texts.map.hide : texts.map.use}</Button>
      </Words>
      <Figure className="story-picture" table={['points', shown]}>
        <StoryMap
          x={map.x}
          y={map.y}
          members={members}
          labelled={map.labelled}
          decisions={told ? decisions : null}
          label={texts.map.picture}
        />
        <ul className="story-key">
          {told ? (
            <>
              <li className={membershipClass(true)} data-filled>
                {texts.map.called}
              </li>
              <li className={membershipClass(false)}>{texts.map.notCalled}</li>
            </>
          ) : (
            <li data-unknown>{texts.map.unknown}</li>
          )}
          <li className={membershipClass(true)} data-ring="filled">
            {texts.map.known.member}
          </li>
          <li className={membershipClass(false)} data-ring="hollow">
            {texts.map.known.nonMember}
          </li>
        </ul>
      </Figure>
    </>
  );
}

/** A step's sentence, and its picture out of the recorded run. */
export const SHOWN: Readonly<Record<StepNumber, (told: Told) => ReactNode>> = {
  1: Guess,
  2: Surer,
  3: Piles,
  4: Pair,
  5: Answer,
};
