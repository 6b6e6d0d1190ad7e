/** For what may ask for an engine without being allowed to start one. */
export { engineNames } from '../engine/chooseEngine.ts';
