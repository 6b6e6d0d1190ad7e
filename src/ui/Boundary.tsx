import { Component, Fragment, type ReactNode } from 'react';

interface Props {
  /** Stands in the place of what has thrown. @param again shows that anew */
  readonly failed: (error: Error, again: () => void) => ReactNode;
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | null;
  readonly attempt: number;
}

const asError = (thrown: unknown) => (thrown instanceof Error ? thrown : new Error(String(thrown)));

/** What is thrown inside ends here, and what stands beside it goes on. React has no other way to catch it. */
export class Boundary extends Component<Props, State> {
  override state: State = { error: null, attempt: 0 };

  static getDerivedStateFromError(thrown: unknown): Partial<State> {
    return { error: asError(thrown) };
  }

  private readonly again = () => this.setState(({ attempt }) => ({ error: null, attempt: attempt + 1 }));

  override render() {
    const { error, attempt } = this.state;
    if (error) return this.props.failed(error, this.again);
    return <Fragment key={attempt}>{this.props.children}</Fragment>;
  }
}
