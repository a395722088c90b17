import { Component, type ReactNode } from 'react';
import { translate } from '../language/i18n.ts';

interface State {
  readonly hasFailed: boolean;
}

/** Instead of a blank page when a part fails to load (a new version was put up meanwhile) or to draw. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { hasFailed: false };

  static getDerivedStateFromError(): State {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <div className="wide page" role="alert">
        <h1>{translate('state.error')}</h1>
        <p className="state">
          <button type="button" className="button" onClick={() => location.reload()}>
            {translate('state.retry')}
          </button>
        </p>
      </div>
    );
  }
}
