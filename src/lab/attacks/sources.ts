/** Authors, venue and year of each attack. Apart from its declaration, which the page's first view carries: only the document of the attacks tells it. */
import type { AttackName } from './catalogue.ts';

export const ATTACK_SOURCES: Readonly<Record<AttackName, string>> = {
  clmia: 'CLMIA, arXiv 2411.11144',
  'random-encoder': 'A control of this lab',
  supervised: 'A control of this lab',
  'fine-tuned': 'A control of this lab',
  blind: 'A control of this lab',
  correctness: 'Yeom, Giacomelli, Fredrikson & Jha, CSF 2018',
  loss: 'Yeom, Giacomelli, Fredrikson & Jha, CSF 2018',
  confidence: 'Salem, Zhang, Humbert, Berrang, Fritz & Backes, NDSS 2019',
  entropy: 'Song & Mittal, USENIX Security 2021',
  'modified-entropy': 'Song & Mittal, USENIX Security 2021',
  shokri: 'Shokri, Stronati, Song & Shmatikov, IEEE S&P 2017',
  salem: 'Salem, Zhang, Humbert, Berrang, Fritz & Backes, NDSS 2019',
  'label-only': 'Choquette-Choo, Tramer, Carlini & Papernot, ICML 2021',
  blindmi: 'Hui, Yang, Yuan, Burlina, Gong & Cao, NDSS 2021',
  'lira-online': 'Carlini, Chien, Nasr, Song, Terzis & Tramer, IEEE S&P 2022',
  'lira-offline': 'Carlini, Chien, Nasr, Song, Terzis & Tramer, IEEE S&P 2022',
  'rmia-online': 'Zarifzadeh, Liu & Shokri, ICML 2024',
  'rmia-offline': 'Zarifzadeh, Liu & Shokri, ICML 2024',
};
