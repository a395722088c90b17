import 'react';

declare module 'react' {
  interface CSSProperties {
    /** A country's colour, and shares of a bar's or bubble's full size (0 to 1). */
    '--country'?: string;
    '--share'?: number;
    '--columns'?: number;
  }
}
