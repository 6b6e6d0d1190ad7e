import {
  Component,
  type ComponentType,
  createElement,
  lazy,
  type ReactNode,
  Suspense,
  useState,
} from 'react';

export type Load<Props> = () => Promise<{ readonly default: ComponentType<Props> }>;

export interface FailedPart<Props> {
  readonly error: Error;
  /** Loads the code again and shows the part. */
  readonly retry: () => void;
  /** What the part was given. */
  readonly props: Props;
}

interface BoundaryProps {
  failed: (error: Error) => ReactNode;
  children: ReactNode;
}

/** React has no other way to catch what a part throws. */
class Boundary extends Component<BoundaryProps, { error: Error | null }> {
  override state = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    return this.state.error ? this.props.failed(this.state.error) : this.props.children;
  }
}

const ADDRESS = /https?:\/\/\S+\.js\b/;

/** Browsers remember of an address that no module came from it: the code is asked for under another, where the error names it. */
function loadAgain<Props>(load: Load<Props>, error: Error, attempt: number): ReturnType<Load<Props>> {
  const address = ADDRESS.exec(error.message)?.[0];
  return address ? import(/* @vite-ignore */ `${address}?attempt=${attempt}`) : load();
}

/**
 * A part of the page whose code comes when the part is first shown. Where the code cannot be loaded, or the part throws,
 * the others go on and `failed` stands in its place.
 * @param failed words for what has happened, with a button that tries again
 */
export function lazyPart<Props extends object>(
  load: Load<Props>,
  failed: (failure: FailedPart<Props>) => ReactNode,
): ComponentType<Props & { fallback?: ReactNode }> {
  // React keeps a promise that was rejected: only another lazy component asks again.
  let Part: ComponentType<Props> = lazy(load);
  return function LazyPart({ fallback = null, ...rest }) {
    const props = rest as unknown as Props;
    const [attempt, setAttempt] = useState(0);
    const retryAfter = (error: Error) => () => {
      Part = lazy(() => loadAgain(load, error, attempt + 1));
      setAttempt(attempt + 1);
    };
    return (
      <Boundary key={attempt} failed={(error) => failed({ error, retry: retryAfter(error), props })}>
        <Suspense fallback={fallback}>{createElement(Part, props)}</Suspense>
      </Boundary>
    );
  };
}
