/** What other sites show of a link to the page: its card, which they ask for by a whole address. */
import type { Plugin } from 'vite';

/** Where the page will stand, told to the build as LAB_URL; without it the card is named beside the page. */
const address = process.env.LAB_URL?.replace(/\/*$/, '/');

export const card: Plugin = {
  name: 'card',
  apply: 'build',
  transformIndexHtml: {
    order: 'pre',
    handler: (html) => {
      if (!address) return html;
      const head = [
        `<link rel="canonical" href="${new URL(address)}" />`,
        `<meta property="og:url" content="${new URL(address)}" />`,
      ];
      return html
        .replace('content="./card.png"', `content="${new URL('card.png', address)}"`)
        .replace('</head>', () => `  ${head.join('\n    ')}\n  </head>`);
    },
  },
};
