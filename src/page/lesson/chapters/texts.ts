/** What each chapter says. `ours` is one sentence; `after` is said once the change has been measured, whatever came of it. */

import { inLanguage } from '../../../language/inLanguage.ts';
import type { ChapterId, Option } from '../steps.ts';

export interface ChapterWords {
  readonly title: string;
  readonly lead: string;
  /** Asks for a number. */
  readonly predict: string;
  /** Names it. */
  readonly figure: string;
  /** What else there is to see once it is measured. */
  readonly seen?: string;
  readonly explain: string;
  readonly ours: string;
  readonly change: {
    readonly what: string;
    readonly ask: string;
    readonly figure: string;
    readonly after: string;
  };
  readonly transfer: {
    readonly ask: string;
    readonly options: Readonly<Record<Option, string>>;
    readonly why: Readonly<Record<Option, string>>;
  };
  /** Of the formula: each symbol as it is read, and what it stands for. */
  readonly symbols: Readonly<Record<string, string>>;
}

export const texts: Readonly<Record<ChapterId, ChapterWords>> = inLanguage('chapters', {
  memorisation: {
    title: 'Memorisation and the gap',
    lead: 'Membership inference asks of a single picture: was the network trained on it? Here the network, the target, is trained on 400 pictures of clothes, a hundred times over, and names nearly all of them rightly at the end. An attack lives on the difference between them and pictures that the target has never seen.',
    predict:
      'Of 400 pictures of the same kind that it was not trained on, how many per cent does it name rightly?',
    figure: 'Right on unseen pictures',
    seen: 'On those that it was trained on it is right nearly always: see “Target” among the facts under the settings. The difference is the gap. The curves of accuracy follow a sample of the pictures and may end a point beside it.',
    explain:
      'Why does the gap between seen and unseen pictures help somebody who wants to know which were seen?',
    ours: 'A model that has learnt its training pictures partly by heart answers them better and more surely than others, so that the answer itself tells something of whether a picture was among them.',
    change: {
      what: 'Label noise from 0 to 30 %: three labels in ten are drawn at random, and a label without a rule can only be learnt by heart. CLMIA is the attack that this lab is about: chapters 3 to 5 show how it works, here it matters only how often it is right.',
      ask: 'What happens to CLMIA’s balanced accuracy, where guessing has 50 %?',
      figure: 'CLMIA’s balanced accuracy',
      after:
        'In the recorded study of this dial on Fashion-MNIST every step of noise, from 0 to 50 %, raised it over five seeds: what must be memorised leaves the clearest trace.',
    },
    transfer: {
      ask: 'A model is right on 99.0 % of its training pictures and on 98.9 % of others. Is it safe from membership inference?',
      options: {
        a: 'Yes: without a gap there is nothing to find.',
        b: 'That cannot be told from these two numbers.',
        c: 'No: every trained model leaks its members.',
      },
      why: {
        a: 'The gap is an average. A few pictures may be memorised outright while thousands show no difference; and a model may be equally often right, yet surer of what it was trained on.',
        b: 'The gap is an average over all pictures, and of right or wrong only: single examples may be memorised, and the model may be surer of members. One has to attack it, and give the interval.',
        c: 'A model that was trained on enough data, briefly, may answer members and others alike, as far as any attack here can tell. Whether it does is measured, not assumed.',
      },
    },
    symbols: {
      g: 'the gap, in percentage points',
      Pr: 'the share of examples for which what follows in brackets holds',
      'x ∈ D': 'examples of the training set D; x ∉ D: others of the same kind',
      'f(x)': 'the class that the model names for x',
      y: 'the label that x has',
    },
  },
  shadow: {
    title: 'What a shadow is',
    lead: 'The attacker cannot see whom the target was trained on. So they train a network of their own, the shadow, on other pictures of the same kind: of that one they know every member. Where its answers to members and to others part, they set a threshold, and hope that the target answers likewise. Here each set holds 300 pictures, because for 400 the answer already stands in the recorded run.',
    predict:
      'The loss attack calls a picture a member if the target’s loss on it lies below a threshold that was fitted on the shadow. How many per cent of its decisions are right, members and others counting alike? Guessing has 50.',
    figure: 'The loss attack’s balanced accuracy',
    explain: 'Why may a threshold that was fitted on one network be used on another?',
    ours: 'Two networks of one kind, trained alike on data of one kind, memorise alike, so that the loss of members and of others parts at about the same place in both; the less alike they are, the worse the threshold fits.',
    change: {
      what: 'The shadow’s dropout rate from 0.1 to 0.5: it is then trained otherwise than the target, which has none.',
      ask: 'What happens to the loss attack’s balanced accuracy?',
      figure: 'The loss attack’s balanced accuracy',
      after:
        'In the recorded study of dropout rates on Fashion-MNIST it was lower at 0.5 than at 0.1, on average over five seeds. One run on 300 pictures per set may not show that.',
    },
    transfer: {
      ask: 'The target names clothes. The attacker has no pictures of clothes and trains the shadow on photographs of animals. What does that touch?',
      options: {
        a: 'Nothing: a threshold on the loss knows no pictures.',
        b: 'Everything: no attack is possible.',
        c: 'The threshold may sit in the wrong place; the order of the scores is what it was.',
      },
      why: {
        a: 'How low a loss is depends on the data and on how long was trained, and the threshold is given in that unit: what is low for animals need not be for clothes.',
        b: 'The target’s answers to members and to others differ as before. Only where to cut is not known; the AUC of the loss, which needs no threshold, stays the same.',
        c: 'The scores are the target’s own losses, and their AUC needs no threshold; but where to cut was learnt on other data, so that decisions may be worse.',
      },
    },
    symbols: {
      'm̂(x)': 'the decision: 1 calls x a member',
      'f_y(x)': 'the probability that the target gives the true label y; −log of it is the loss',
      t_g: 'the threshold that tells members from others best on the shadow g',
    },
  },
  pairs: {
    title: 'Why two dropout passes make a pair',
    lead: 'Who wants to learn from pairs needs two looks at one thing. The shadow gives them for nothing: with dropout left on, one picture passes through it twice and comes out a little different each time. Both answers belong to one picture, and nobody had to say whether it is a member. From such pairs the encoder, a small second network, learns a map: both answers of a pair come to lie close together, those of different pictures apart. That is contrastive learning, and the first half of CLMIA.',
    predict:
      'Membership is one bit: yes or no. How much of that bit does a pair of the shadow’s answers tell, on average over its examples?',
    figure: 'What a pair tells of membership',
    seen: 'It is an estimate on 800 examples, and no interval of it is measured here. A little of it may be chance.',
    explain:
      'Nobody tells the encoder who is a member. Why may members still come to lie elsewhere than others in what it learns from pairs?',
    ours: 'To know a pair again the encoder must keep what both looks share, whatever was switched off; how surely the network knows the picture is part of that, and members are known more surely.',
    change: {
      what: 'The dropout rate from 0.1 to 0.7: two looks at one picture differ more.',
      ask: 'What happens to what a pair tells of membership?',
      figure: 'What a pair tells of membership',
      after:
        'In the recorded study on Fashion-MNIST the mean over five seeds fell with every step from 0.1 to 0.7: the more is switched off, in training as well, the less the shadow memorises. Whether anything is left at high rates could not be told.',
    },
    transfer: {
      ask: 'Pairs are now made by mirroring the picture, without dropout. What must hold for them to serve?',
      options: {
        a: 'What tells of membership must outlast the change of the picture.',
        b: 'The mirrored picture must have been in the training set, too.',
        c: 'Nothing: any pair will do.',
      },
      why: {
        a: 'The encoder keeps what both looks share. If a mirrored picture is answered like one that was never seen, the trace of membership is not among that.',
        b: 'Then both looks would be known by heart, and a pair would tell more. But what is needed is only that the trace is in both answers, by whatever way.',
        c: 'The encoder keeps what both looks share, and drops what they do not. A change that wipes out the trace of membership teaches it to ignore that trace.',
      },
    },
    symbols: {
      ℓᵢ: 'the contrastive loss of the i-th view; guessing costs log B',
      'zᵢ, zᵢ′': 'where the encoder puts the two views of one example',
      s: 'their similarity: the cosine of the angle between them, from −1 to 1',
      τ: 'the temperature, of which the next chapter tells',
      B: 'how many examples a batch holds; all but one are negatives',
    },
  },
  temperature: {
    title: 'What temperature does',
    lead: 'The encoder pulls both views of a picture together and pushes the others away. The temperature τ says how the pushing is shared: at a small one nearly all of it falls on the nearest look-alikes, at a large one on all alike. The summary of the paper that this lab was written from calls 0.05 best (the paper is named at the foot of the page); here the bench stands at 1.',
    predict: 'What does CLMIA reach at τ = 1, twenty times the published best? Guessing has 50.',
    figure: 'CLMIA’s balanced accuracy at τ = 1',
    explain: 'Why could a small temperature help to find members, and why may it not?',
    ours: 'A small temperature makes the encoder tell the most similar answers apart; that helps only as far as members and others are among the look-alikes, and as far as their answers differ at all.',
    change: {
      what: 'The temperature from 1 to 0.05, the published best. Only the encoder and what follows are trained again.',
      ask: 'What happens to CLMIA’s balanced accuracy, on the same examples?',
      figure: 'CLMIA’s balanced accuracy',
      after:
        'In the recorded studies that 0.05 is best was not supported on Fashion-MNIST and could not be told on CIFAR-10, at this scale: the temperature moves the result by no more than seeds do.',
    },
    transfer: {
      ask: 'A colleague has run two temperatures once each, and one came out a point higher. What follows?',
      options: {
        a: 'That temperature is the better one.',
        b: 'Little, before the difference on the same examples has an interval, and other seeds have been run.',
        c: 'Nothing: of temperatures nothing can be known.',
      },
      why: {
        a: 'A point may be chance among the examples, or the throw of the seed. On other examples it may be the other one.',
        b: 'The paired difference takes out the luck of the examples, the seeds show that of the training. What then lies beyond 0 counts, at this scale.',
        c: 'With enough seeds an interval becomes as narrow as one likes. Some questions here were told by five.',
      },
    },
    symbols: {
      wⱼ: 'the share of the pushing that falls on the negative j',
      sⱼ: 'its similarity to the view, from −1 to 1',
      τ: 'the temperature: similarities are divided by it',
      Σ: 'the sum over all negatives k',
    },
  },
  labels: {
    title: 'How far ten labels go',
    lead: 'The encoder’s map is made without a single membership. To turn it into answers the attacker needs some: the head, a small network that reads the map, is trained on examples of which they know it. That is the second half of CLMIA. Here these are ten, five members and five others.',
    predict: 'How many per cent of its decisions about the other 790 pictures are right? Guessing has 50.',
    figure: 'CLMIA’s balanced accuracy with ten',
    seen: 'Compare it with the controls in the ranking: “supervised” and “random encoder” were given the same ten, but nothing that was learnt from pairs. The loss is ahead or not, but it asks for no labels of the target at all.',
    explain: 'Why may ten be enough, and why may they not?',
    ours: 'If members and others already lie apart on the map, a few examples say which side is which; but which few they are decides much of it, so that one run with ten tells little.',
    change: {
      what: 'Membership known of 20 %: 80 members and 80 others in the place of five and five. Only the head and the controls are trained again.',
      ask: 'What happens to CLMIA’s balanced accuracy?',
      figure: 'CLMIA’s balanced accuracy',
      after:
        'In the recorded study below the mean rose with every step, and seeds lay closer together than with ten. So it was for the network that was trained on the labels alone: whether CLMIA needs fewer could not be told.',
    },
    transfer: {
      ask: 'An attack is reported with ten labels and one seed: well above chance. What do you ask first?',
      options: {
        a: 'How it does with a hundred labels.',
        b: 'On how large a network it was run.',
        c: 'How it does with other tens, and what the same head reaches without the contrastive step.',
      },
      why: {
        a: 'That is a question about another attacker. First one wants to know whether this figure was luck.',
        b: 'Worth knowing, but it does not say whether the figure was luck, nor what brought it about.',
        c: 'Other tens show the luck of the draw, the control what the contrastive step has added. Without both the figure stands for nothing.',
      },
    },
    symbols: {
      BA: 'the balanced accuracy; guessing has ½ whatever it calls how many',
      TPR: 'of the members, the share that is called members',
      TNR: 'of the others, the share that is not',
    },
  },
  roc: {
    title: 'Reading a ROC honestly',
    lead: 'Every threshold on the scores finds some members and accuses some others; the ROC curve draws the one share against the other, for all thresholds. Who would name members wants to be sure of a few and hardly ever wrong: to be right somewhat more often than chance, on average, accuses nobody. So one looks at the left edge of the curve: how many members are found while at most 1 % of the others are accused? Here each set holds 200 pictures, so that a later step can double them.',
    predict: 'How many per cent of the members does CLMIA find at no more than 1 % false positives?',
    figure: 'Members found at 1 % false positives',
    explain:
      'How can an attack be well above chance in balanced accuracy, and find next to nobody at 1 % false positives?',
    ours: 'Balanced accuracy counts all decisions alike, while the left edge asks whether the very highest scores belong to members: who is slightly right about everybody may be sure of nobody.',
    change: {
      what: 'Twice as many pictures in each set: 400 in the place of 200.',
      ask: 'What happens to the margin of CLMIA’s balanced accuracy, half the width of its interval?',
      figure: 'Its margin',
      after:
        'An interval narrows about with the square root of the number of examples: twice as many make it some 0.7 times as wide. And with 360 judged non-members no false-positive rate below 1 in 360 can be measured at all.',
    },
    transfer: {
      ask: 'An attack is reported at 0.1 % false positives; it was judged on 300 non-members. What does that figure rest on?',
      options: {
        a: 'On no false alarm at all: the smallest rate that 300 can show is one in 300.',
        b: 'On three false alarms in a thousand.',
        c: 'On the area under the curve.',
      },
      why: {
        a: 'The threshold then stands just above the highest score of all 300. One more non-member might lie above it; the interval of the rate says how far that goes.',
        b: 'A thousand were not asked. With 300, 0.1 % allows for less than a single one.',
        c: 'The area sums over all thresholds, most of which nobody would use; it says next to nothing of this corner.',
      },
    },
    symbols: {
      'TPR(t)': 'the share of members whose score lies above the threshold t: found',
      'FPR(t)': 'the same share of others: accused wrongly',
      's(x)': 'the score that the attack gives x',
      'x ∈ D': 'members of the training set; x ∉ D: others',
    },
  },
  claims: {
    title: 'What the paper claims and what you measured',
    lead: 'By the summary that this lab was written from, the paper says that the contrastive step is what helps, that τ = 0.05 and p = 0.1 are best, and that few labels go a long way. One looks at such a claim by taking that one part away: here the same head, on an encoder that has learnt nothing.',
    predict:
      'By how many points does CLMIA do better than the same head on a random encoder, on the same examples? Below 0: worse.',
    figure: 'CLMIA minus random encoder',
    explain: 'Why compare with a random encoder, and not with guessing?',
    ours: 'Guessing is beaten by the target’s answers alone, which every attack reads; only against the same head, labels and examples without the contrastive step does one see what that step adds.',
    change: {
      what: 'Another seed, 8 in the place of 7: other pictures, first weights and batches, and nothing else.',
      ask: 'What happens to the difference?',
      figure: 'CLMIA minus random encoder',
      after:
        'Two seeds are two throws. The recorded studies have three or five, and their verdicts can be unfolded below. An independent implementation of the same recipe came to the same figures within what seeds do.',
    },
    transfer: {
      ask: 'The interval of CLMIA minus random encoder holds 0. Which sentence is right?',
      options: {
        a: 'The contrastive step adds nothing.',
        b: 'This test cannot tell whether it adds anything.',
        c: 'It adds something, since the difference itself is above 0.',
      },
      why: {
        a: 'That would be proof of nothing out of no proof: an effect as large as the upper end of the interval fits these examples, too.',
        b: 'From the lower to the upper end everything fits what was seen. More examples or seeds narrow that; at another scale it may be another answer.',
        c: 'Its value is the best guess, but examples drawn anew may well turn its sign: that is what an interval with 0 in it says.',
      },
    },
    symbols: {
      Δ: 'the difference, in percentage points; its interval is paired: from the same examples',
      BA_c: 'the balanced accuracy of CLMIA',
      BA_r: 'that of the same head on a random encoder',
    },
  },
  limits: {
    title: 'When it fails and why',
    lead: 'Here the target is trained for 6 epochs and not for 100. It has seen each of its pictures six times, and has hardly begun to know single ones.',
    predict: 'What does CLMIA reach on this target? Guessing has 50.',
    figure: 'CLMIA’s balanced accuracy',
    seen: 'A figure below 50 is no finding either, though the bench may call it worse than chance: the head has learnt from 80 known pictures what may not be there. The interval speaks of the pictures that were judged, not of which ones were known; another seed draws others.',
    explain: 'What must be there for any attack to find something, and how much of it is here?',
    ours: 'An attack can only use a difference between how members and others are answered, and a target that has learnt the rule, but hardly yet its examples, shows next to none.',
    change: {
      what: 'The target’s epochs from 6 to 60.',
      ask: 'What happens to CLMIA’s balanced accuracy?',
      figure: 'CLMIA’s balanced accuracy',
      after:
        'No attack that reads these answers alone gets beyond the bound in the formula. More epochs, fewer pictures and wrong labels draw the answers to members and others apart; more data, shorter training and means against learning by heart, such as dropout, bring them together.',
    },
    transfer: {
      ask: 'An attack finds nothing that can be told from chance. Is the target private?',
      options: {
        a: 'Yes: that is what the attack has shown.',
        b: 'No: attacks always find something in the end.',
        c: 'That is not shown: this attack, on these examples, found at most what its interval allows.',
      },
      why: {
        a: 'A test that finds nothing is a statement about the test. Another attack, such as LiRA with many reference models, may find single members where this one sees none.',
        b: 'Where answers to members and others are alike there is nothing to find, for anybody. Whether they are is what cannot be told from one attack.',
        c: 'The upper end of the interval bounds this attack alone. Stronger attacks, and single examples rather than the average, have to be looked at; a guarantee takes a proof, such as that of differential privacy, which bounds what any one example can change.',
      },
    },
    symbols: {
      BA: 'the balanced accuracy of whichever attack reads only these answers',
      TV: 'the total variation distance: the most by which two distributions differ in the probability of anything, from 0 to 1',
      P_D: 'how the target’s answers to members are distributed, with their labels',
      P_D̄: 'the same of its answers to others',
    },
  },
});
