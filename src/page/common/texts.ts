/** Words that several features of the page share. */

export const texts = {
  name: 'CLMIA lab',
  private: 'Everything runs in this tab. Nothing is uploaded.',
  close: 'Close',
  stop: 'Stop',
  dismiss: 'Dismiss',
  retry: 'Try again',
  notLoaded: 'This part of the page could not be loaded',
  notLoadedHint: 'Everything else goes on. If trying again does not help, reload the page.',
  copied: 'Copied',
  allowed: (min: number, max: number, even = false) => `${even ? 'Even, from' : 'From'} ${min} to ${max}.`,
  members: 'members',
  nonMembers: 'non-members',
  unknown: 'membership unknown',
  isMember: 'in the training set',
  isNot: 'not in the training set',
  engines: {
    webgpu: 'WebGPU',
    wasm: 'WebAssembly',
    webgl: 'WebGL',
    cpu: 'plain JavaScript',
  },
} as const;
