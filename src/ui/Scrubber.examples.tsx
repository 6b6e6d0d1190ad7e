import { useState } from 'react';
import type { Examples } from './examples.ts';
import { Scrubber } from './Scrubber.tsx';

const EPOCHS = 40;

function Moved({ label, from, playing = false }: { label: string; from: number; playing?: boolean }) {
  const [at, move] = useState(from);
  const [isPlaying, play] = useState(playing);
  const [isSlow, slow] = useState(playing);
  return (
    <Scrubber
      label={label}
      count={EPOCHS + 1}
      at={at}
      onMove={move}
      valueText={`epoch ${at} of ${EPOCHS}`}
      value={`epoch ${at}`}
      isPlaying={isPlaying}
      onPlay={() => play(!isPlaying)}
      isSlow={isSlow}
      onSlow={() => slow(!isSlow)}
      speedText={isSlow ? '¼×' : '1×'}
      texts={{ play: 'Play', pause: 'Pause', slow: 'Slow motion' }}
    />
  );
}

export const examples: Examples = {
  'at the end': () => <Moved label="Epoch at the end" from={EPOCHS} />,
  'in its midst, slowly': () => <Moved label="Epoch in the midst" from={12} playing />,
};
