import { Button } from '../../ui/Button.tsx';
import { texts as commonTexts } from '../common/texts.ts';
import type { Failure } from './useAnswer.ts';

/** In the place of what could not be computed. */
export function NotAnswered({ message, again }: Failure) {
  return (
    <p>
      {message}{' '}
      <Button variant="quiet" onClick={again}>
        {commonTexts.retry}
      </Button>
    </p>
  );
}
