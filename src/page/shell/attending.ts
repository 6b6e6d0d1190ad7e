/** What attends the page once the browser is idle: words for who listens or prints, and a way from every chart to its table. */
import '../numbers/offered.ts';

export { Announced } from './Announced.tsx';
export { PrintHead } from './PrintHead.tsx';
