import { texts } from './texts.ts';

const TITLES: Readonly<Record<string, string>> = texts.engines;

/** What people call an engine; one that a report of another version names goes by its own name. */
export const engineTitle = (name: string): string => TITLES[name] ?? name;
