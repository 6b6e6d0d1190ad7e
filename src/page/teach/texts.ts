/** What the page for lecturers says. The questions and their answers are the lesson's own. */

import { inLanguage } from '../../language/inLanguage.ts';
import type { ChapterId } from '../lesson/steps.ts';

/** What the class does in a part of the hour, beside the chapters. */
export type Frame = 'opening' | 'closing';

interface PlanWords {
  readonly title: string;
  readonly what: string;
}

export const texts = inLanguage('teach', {
  title: 'For lecturers',
  back: 'To the lab',
  intro:
    'An hour on membership inference with this page alone: a plan, links with what they take, a handout with its key, and an answer to the question that always comes. Whoever can open a web page can take part; nothing is installed and nothing is uploaded.',
  plan: {
    title: 'Sixty minutes',
    lead: 'Each chapter has one form: the class predicts, you run, they see the gap, somebody explains it in a sentence. Start a run first and take the guesses while it trains.',
    table: 'The plan as a table',
    minutes: 'Minutes',
    part: 'Part',
    what: 'What the class does',
    from: (begin: number, end: number) => `${begin}–${end}`,
    frames: {
      opening: {
        title: 'The question',
        what: 'In the lab, “Share” at the top has a QR code for the projector; everybody opens the page. Its story asks which of two pictures was in the training set, and “You against the attack”, below the charts, asks it of twenty. Nobody does much better than chance: that is the point.',
      },
      closing: {
        title: 'What would you do?',
        what: 'A vote: would you publish this model? Then the handout, whose questions they take home.',
      },
    } satisfies Record<Frame, PlanWords>,
    chapters: {
      memorisation:
        'Take guesses of the accuracy on unseen pictures on the board. Run. Then turn label noise up and ask what the gap does to the attack.',
      shadow:
        'Ask what an attacker could possibly train on. Draw target and shadow on the board; switch to the attacker’s view and back.',
      pairs:
        'Two volunteers describe the same picture; what they share is what the encoder keeps. Run, and watch the map while it learns.',
      temperature:
        'Guess first: does the published best value win here? Run both, and read the difference with its interval.',
      labels:
        'Ten known memberships: is that enough? Let each row of seats take a seed of its own; the answers will differ, and that is the lesson.',
      roc: 'Cover the headline and look at the left edge of the curve. How many members would you name if one wrong accusation in a hundred were allowed?',
      claims: 'The prepared answer below belongs here. Let them say which sentence the interval allows.',
      limits:
        'Run the target that generalises. Ask what “the attack found nothing” proves, and what it does not.',
    } satisfies Record<ChapterId, string>,
  },
  links: {
    title: 'Links, and what they take',
    lead: 'Every link opens its experiment; nothing is trained before you press Run. The lesson hides a result until a guess is made. The large view, for the projector, hides nothing, and begins chapters 1 and 3 with the recorded run: take the guesses before you open it. Times are of this machine:',
    table: 'Links and times as a table',
    chapter: 'Chapter',
    open: 'Open',
    lesson: 'In the lesson',
    present: 'Large',
    run: 'First run',
    change: 'After the change',
    seconds: (value: number) => `${value} s`,
    unknown: '–',
    origin: (date: string, machine: string, engine: string, browser: string) =>
      `Measured on ${date}: ${machine}; ${browser}; ${engine}. From the press of Run to the result, in a browser that had computed nothing before; then with the chapter’s one change, which trains anew only what depends on it. Nothing else ran there meanwhile.`,
    again: (command: string) => `Measured again by ${command}.`,
    phones:
      'A phone takes several times as long. Open the link on the projector, and let phones follow along or guess; what was trained once in a browser is there at once the second time.',
  },
  answer: {
    title: '“Why is CLMIA not better here?”',
    lead: 'It will be asked, and it deserves a straight answer with figures. These are of the recorded studies; the sentences are written by a rule from their intervals.',
    paragraphs: [
      'Because at this scale it is not, as far as was measured. CLMIA is better than guessing on a target that memorises. That its contrastive step is what helps, that it does better than the same network trained on the labels alone, and that the published temperature is best: of these none came out as supported here.',
      'Three things are not the same: “it does not help” would need an interval that lies below what matters; “it cannot be told” is what an interval says that holds 0 and more; “supported” needs one that lies above 0. Most verdicts here are the second.',
      'The scale differs. Here are small networks and some hundreds of pictures, so that a browser can train them; the paper’s are larger. Parts of the recipe are not stated in the summary that this lab was written from; they were chosen here and are marked “our choice”.',
      'And there is a reason to expect little: all these attacks read the same answers of the target. What is in them an attack that only looks at the loss finds for the most part as well; a better map of the same answers cannot add what is not there.',
      'What would change our mind: more seeds, larger models, or one recipe in which the paired difference to the random encoder lies above 0. Every study can be run again, and changed, on the page of studies.',
    ],
    claims: 'What was found, claim by claim',
    claim: 'Claim',
    found: 'What was found',
    waiting: 'The recorded studies are on their way …',
    failed: (why: string) => `The recorded studies did not come: ${why}`,
    retry: 'Try again',
    where: (part: string, seeds: string, engine: string, date: string, machine: string) =>
      `${part}; seeds ${seeds}; ${engine}; ${date}, ${machine}.`,
    studies: 'All of them with their figures: the page of studies',
  },
  handout: {
    title: 'The handout',
    lead: 'Two questions for each chapter, on one sheet of A4 or Letter printed on both sides, and the key on a page of its own.',
    print: 'Print for the class',
    printKey: 'Print with the key',
    heading: 'Was it in the training set?',
    name: 'Name',
    date: 'Date',
    explain: 'In a sentence:',
    tick: 'Tick one:',
    key: 'Key',
    right: (letter: string) => `Right: ${letter}.`,
    keyNote: 'Sentences will differ; what counts is named here.',
  },
} as const);
