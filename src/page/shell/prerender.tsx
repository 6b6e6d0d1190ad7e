/** The page as HTML, for the build: what a visitor sees before the code is there. */
import { StrictMode } from 'react';
import { renderToStaticMarkup, renderToString } from 'react-dom/server';
import { EmbeddingPicture } from '../../charts/embedding/EmbeddingPicture.tsx';
import { CurvePanel } from '../bench/result/CurvePanel.tsx';
import { drawPicture } from '../common/GreetingPicture.tsx';
import { PageBoundary } from '../common/lazyParts.tsx';
import { beginWithGreeting, beginWithRecorded } from '../state/greeting.ts';
import { useLab } from '../state/store.ts';
import { type Story, unpackStory } from '../state/storyFile.ts';
import { Question } from '../story/Question.tsx';
import storyStyles from '../story/Story.module.css';
import { texts as storyTexts } from '../story/texts.ts';
import { App } from './App.tsx';

const page = () =>
  renderToString(
    <StrictMode>
      <PageBoundary>
        <App />
      </PageBoundary>
    </StrictMode>,
  );

/** The chart alone, without its labels; whatever it names in itself is named otherwise than in the page. */
function rocPicture(): string {
  const html = renderToStaticMarkup(<CurvePanel />);
  const [svg] = /<svg[^>]*data-chart.*?<\/svg>/s.exec(html) ?? [];
  const [, clip] = /<clipPath id="(.*?)"/.exec(svg ?? '') ?? [];
  if (!svg || !clip) throw new Error('the recorded run has no ROC curve to greet with');
  return svg.replaceAll(clip, 'roc-picture');
}

function embeddingPicture(): string {
  const { embedding, candidates, detail } = useLab.getState().last!;
  const { x, y } = embedding!;
  const labelled = new Uint8Array(x.length);
  for (const position of detail!.labelled) labelled[position] = 1;
  return renderToStaticMarkup(
    <EmbeddingPicture x={x} y={y} kind={candidates!.members} labelled={labelled} />,
  );
}

const UNDER = <span className={storyStyles.under} />;

/** Its question and both pictures, with room for what is pressed below. */
function storyPicture({ pictures, label }: Story): string {
  const { say, note } = storyTexts.guess;
  return renderToStaticMarkup(
    <Question say={say} note={note(label)} pictures={pictures}>
      {UNDER}
      {UNDER}
    </Question>,
  );
}

/** React waits for nothing that it renders: parts whose code comes by itself are there once they have been asked for. */
async function loaded(): Promise<string> {
  let html = page();
  for (let tries = 0; html.includes('<!--$!-->'); tries++) {
    if (tries > 100) throw new Error('a part of the page does not come');
    await new Promise((resolve) => setTimeout(resolve, 50));
    html = page();
  }
  return html;
}

/**
 * @param recorded public/recorded/run.json
 * @param story public/recorded/story.json
 * @returns the page's HTML, and what of the recorded run goes with it
 */
export async function prerender(
  recorded: Parameters<typeof beginWithRecorded>[0],
  story: Parameters<typeof unpackStory>[0],
): Promise<{ readonly html: string; readonly greeting: object }> {
  const greeting = beginWithRecorded(recorded);
  drawPicture('roc', rocPicture());
  drawPicture('embedding', embeddingPicture());
  drawPicture('story', storyPicture(unpackStory(story)));
  beginWithGreeting(greeting);
  return { html: await loaded(), greeting };
}
