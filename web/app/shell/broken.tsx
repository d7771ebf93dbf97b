import { Component, type ReactNode } from 'react';
import { Failed } from './failed';

interface Props {
  /** The address; at another one it is tried anew. */
  at: string;
  children: ReactNode;
}

/** Catches what breaks below it, so that the person is told and can go on. */
export class Broken extends Component<Props, { brokenAt?: string }> {
  override state: { brokenAt?: string } = {};

  static getDerivedStateFromError() {
    return { brokenAt: location.pathname };
  }

  override render() {
    return this.state.brokenAt === this.props.at ? <Failed /> : this.props.children;
  }
}
