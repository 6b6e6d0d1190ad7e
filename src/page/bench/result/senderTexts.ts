/** What is said of the result of a link's sender. */
export const texts = {
  sender: (range: string, engine: string) =>
    engine ? `The sender got ${range} with ${engine}` : `The sender got ${range}`,
  notYet: '; press Run to see what you get.',
  you: (range: string) => `; you got ${range}`,
  confirmed: {
    anew: 'Confirmed in this tab',
    anewBy: 'the same figures from the same engine.',
    before: 'Confirmed in this browser',
    beforeBy: 'the same figures from the same engine, some of it computed here before.',
  },
  verdict: {
    sameFromOther: (engine: string) => `, the same figures from another engine (${engine}).`,
    otherEngine: (engine: string) =>
      `, from another engine (${engine}): engines round differently, and a training may end elsewhere.`,
    sameUnknown: ', the same figures; the link does not say which engine computed the sender’s.',
    otherUnknown:
      '. The link does not say which engine computed the sender’s figures: engines round differently, and a training may end elsewhere.',
    differs:
      ', though the engine is the same: the link was made by another version of the lab, or changed by hand.',
    mixed: '. Several engines took part in yours, so that it confirms nothing.',
  },
} as const;
