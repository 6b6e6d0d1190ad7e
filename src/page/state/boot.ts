/** Opening the page: the address decides the experiment, the recorded run greets, a reload resumes. */
import { shortened } from '../../lab/experiment/experimentText.ts';
import { LANGUAGES } from '../../language/languages.ts';
import { engineNames } from '../../runtime/engineNames.ts';
import { toMessage } from '../../runtime/errors.ts';
import type { Greeting } from '../../runtime/recordedRun.ts';
import { followAddress, openAddress } from './address.ts';
import { followChanges } from './changesController.ts';
import { followGestures } from './gesture.ts';
import { lateCode, loadAhead } from './lateCode.ts';
import { onceStirred } from './onceStirred.ts';
import { loadRecorded, tellNotLoaded } from './recorded.ts';
import { leftRun } from './resume.ts';
import { runController } from './runController.ts';
import { useLab } from './store.ts';
import { whenIdle } from './whenIdle.ts';

function readEngine(asked: URLSearchParams): void {
  const name = asked.get('engine');
  if (name === null) return;
  const known = engineNames.find((engine) => engine === name);
  if (known) useLab.getState().requestEngine(known);
  else {
    const allowed = engineNames.join(', ');
    useLab.getState().addProblem({ path: 'engine', value: shortened(name), allowed });
  }
}

/** The language was chosen before any code of the page's (language/chooseLanguage.ts). */
function tellLanguage(address: URLSearchParams, without: string | undefined): void {
  if (without !== undefined) {
    const message = `The words of the language ${without} could not be loaded: the page is in English.`;
    const hint = 'Check the connection, then reload the page.';
    useLab.getState().addNotice({ name: 'LanguageNotLoaded', message, hint });
  }
  const asked = address.get('lang');
  if (asked === null) return;
  const like = asked.toLowerCase();
  // The languages of tests are for who knows their names.
  const offered = LANGUAGES.flatMap(({ tag, isPseudo }) => (isPseudo ? [] : tag));
  const isThere =
    offered.some((tag) => tag.split('-')[0] === like.split('-')[0]) ||
    LANGUAGES.some(({ tag }) => tag.toLowerCase() === like);
  if (isThere) return;
  const allowed = offered.join(', ');
  useLab.getState().addProblem({ path: 'lang', value: shortened(asked), allowed });
}

const sidesCode = lateCode(() => import('./sidesController.ts'));

function tellNoSides(error: unknown): void {
  const message = `What this link sets side by side could not be shown: ${toMessage(error).message}`;
  const hint =
    'Check the connection and reload the page. Until then it shows the experiment of the link alone.';
  useLab.getState().addNotice({ name: 'SidesNotLoaded', message, hint });
}

/**
 * @param greeting what the page's HTML greets with, and the store began with
 * @param without the language that was asked for, where its words did not come
 */
export function boot(greeting: Greeting | null = null, without?: string): void {
  if (greeting) runController.greet(greeting);
  const autorun = openAddress();
  const asked = new URLSearchParams(location.search);
  readEngine(asked);
  useLab.getState().look({ lesson: asked.get('lesson'), present: asked.get('present') });
  tellLanguage(asked, without);
  followAddress();
  followChanges();
  followGestures();
  // Until somebody stirs, what stands in the HTML shows all that there is to see; on a wall it would be small.
  const stirred = new Promise<void>(onceStirred);
  const wanted =
    greeting && !asked.has('present') ? stirred.then(() => new Promise<void>(whenIdle)) : Promise.resolve();
  const greeted = wanted.then(loadRecorded).then(runController.greet).catch(tellNotLoaded);
  const left = leftRun(useLab.getState().experiment);
  // What is about to run shows nothing of another before.
  if (left || autorun) useLab.getState().hideRecorded();
  if (left === 'paused') runController.runPaused();
  else if (left === 'running' || (autorun && left !== 'stopped')) runController.run();
  // What does not come is asked for again, and told of, where pins are made.
  const followSides = () => sidesCode().then((code) => code.followSides());
  // Two experiments that a link sets side by side are what the page opens on.
  if (useLab.getState().sidesOfLink !== undefined) void followSides().catch(tellNoSides);
  // What nobody has asked for yet.
  void Promise.all([greeted, stirred]).then(() => {
    whenIdle(() => void followSides().catch(() => undefined));
    whenIdle(runController.warmUp);
    whenIdle(loadAhead);
  });
}
