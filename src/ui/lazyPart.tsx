import { type ComponentType, createElement, lazy, type ReactNode, Suspense, useState } from 'react';
import { Boundary } from './Boundary.tsx';

export type Load<Props> = () => Promise<{ readonly default: ComponentType<Props> }>;

export interface FailedPart<Props> {
  readonly error: Error;
  /** Whether it is the code that did not come: else the part has thrown. */
  readonly notLoaded: boolean;
  /** Loads the code again where it is missing, and shows the part. */
  readonly retry: () => void;
  /** What the part was given. */
  readonly props: Props;
}

/** React keeps a promise that was rejected: only another lazy component asks again. */
class LazyCode<Props> {
  Part: ComponentType<Props>;
  private failure: unknown;

  constructor(private readonly load: Load<Props>) {
    this.Part = this.renewed();
  }

  failedWith(error: Error): boolean {
    return this.failure !== undefined && this.failure === error;
  }

  /** Where the code did not come, it is asked for again. */
  renew(): void {
    if (this.failure === undefined) return;
    this.failure = undefined;
    this.Part = this.renewed();
  }

  private renewed(): ComponentType<Props> {
    return lazy(() =>
      this.load().catch((error: unknown) => {
        this.failure = error;
        throw error;
      }),
    );
  }
}

/**
 * A part of the page whose code comes when the part is first shown. Where the code cannot be loaded, or the part throws,
 * the others go on and `failed` stands in its place.
 * @param load can be called again after a failure
 * @param failed words for what has happened, with a button that tries again
 */
export function lazyPart<Props extends object>(
  load: Load<Props>,
  failed: (failure: FailedPart<Props>) => ReactNode,
): ComponentType<Props & { fallback?: ReactNode }> {
  const code = new LazyCode(load);

  function Loaded(props: Props) {
    return createElement(code.Part, props);
  }

  return function LazyPart({ fallback = null, ...rest }) {
    const props = rest as unknown as Props;
    // Who opens it anew asks for it anew.
    useState(() => code.renew());
    return (
      <Boundary
        failed={(error, again) =>
          failed({
            error,
            notLoaded: code.failedWith(error),
            retry: () => {
              code.renew();
              again();
            },
            props,
          })
        }
      >
        <Suspense fallback={fallback}>
          <Loaded {...props} />
        </Suspense>
      </Boundary>
    );
  };
}
