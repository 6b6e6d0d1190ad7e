/** What attends the page once the browser is idle: words for who listens, and a way from every chart to its table. */
import '../numbers/offered.ts';

export { Announced } from './Announced.tsx';
