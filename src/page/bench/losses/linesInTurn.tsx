import { type ComponentType, memo, useEffect, useRef, useState } from 'react';
import type { LossLinesProps } from '../../../charts/lossRows.ts';
import { onTurn } from '../../state/turns.ts';

/** Lines that can be read off take long to draw: of several that grow at once one follows upon another, each with the newest. */
export function linesInTurn(Lines: ComponentType<LossLinesProps>): ComponentType<LossLinesProps> {
  return memo(function LinesInTurn(props: LossLinesProps) {
    const [drawn, setDrawn] = useState(props);
    const newest = useRef(props);
    const takeBack = useRef<(() => void) | undefined>(undefined);
    useEffect(() => {
      newest.current = props;
      // A turn that is waited for is kept: curves that grow faster than turns come would never be drawn.
      if (drawn === props || takeBack.current) return;
      takeBack.current = onTurn(() => {
        takeBack.current = undefined;
        setDrawn(newest.current);
      });
    }, [drawn, props]);
    useEffect(() => () => takeBack.current?.(), []);
    const isResized = drawn.width !== props.width || drawn.height !== props.height;
    return <Lines {...(isResized ? props : drawn)} />;
  });
}
