/** What the synthetic shop sells: every quality of every good, 20 x 30. */

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const QUALITIES = words(`
  small large organic frozen fresh cheap fine local imported spiced plain sweet salted smoked sliced mixed light dark
  traditional new
`);

export const GOODS = words(`
  bread milk cheese butter rice pasta flour beans lentils apples pears plums carrots onions potatoes tomatoes fish
  chicken sausages nuts raisins honey jam tea coffee juice biscuits chocolate crisps soup
`);
