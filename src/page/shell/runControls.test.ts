import { describe, expect, it } from 'vitest';
import type { RunStatus } from '../state/runSlice.ts';
import { type ControlState, runControls } from './runControls.ts';

const QUIET = { sweeping: false, isShown: true };
const isOn = (control: ControlState) => 'does' in control;
const STATUSES: readonly RunStatus[] = ['idle', 'running', 'paused', 'stopped', 'finished', 'failed'];

describe('the buttons of a run', () => {
  it.each([
    ['idle', 'run', true, false],
    ['running', 'pause', true, true],
    ['paused', 'resume', true, true],
    ['stopped', 'run', true, false],
    ['finished', 'run', false, false],
    ['failed', 'run', true, false],
  ] as const)('at %s: %s, step %s, stop %s', (status, main, step, stop) => {
    const controls = runControls(status, QUIET);
    expect([controls.main, isOn(controls.step), isOn(controls.stop)]).toEqual([main, step, stop]);
  });

  it('each says what it does or why it does nothing', () => {
    for (const status of STATUSES) {
      for (const control of [runControls(status, QUIET).step, runControls(status, QUIET).stop]) {
        expect(Object.values(control)[0]).toMatch(/\S/);
      }
    }
  });

  it('a finished run has a step again once its settings have changed', () => {
    expect(isOn(runControls('finished', { sweeping: false, isShown: false }).step)).toBe(true);
  });

  it('a dropout sweep can be stopped at any state', () => {
    for (const status of STATUSES)
      expect(isOn(runControls(status, { ...QUIET, sweeping: true }).stop)).toBe(true);
  });
});
