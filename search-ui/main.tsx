import { notifyManager, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import { ApiError } from './api/fetch-json.ts';
import { takeFirstAnswers } from './api/first-answers.ts';
import { activateLanguage, preferredLanguage } from './language/i18n.ts';
import { currentPlace } from './routing/location.ts';
import { App } from './shell/app.tsx';
import { pageAt } from './shell/pages.ts';
import { awaitFaces } from './styles/faces.ts';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // What the API refused stays refused; only a server or network that failed is asked again, once.
      retry: (failures, error) =>
        failures < 1 && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
      refetchOnWindowFocus: false,
      // The server may be on this very machine: a browser that calls itself offline reaches it all the same.
      networkMode: 'always',
    },
  },
});

// An answer is drawn as soon as it is there: React itself gathers what comes together.
notifyManager.setScheduler(queueMicrotask);
takeFirstAnswers(client);
// All at once, and the first thing drawn is the page itself.
await Promise.all([
  activateLanguage(preferredLanguage()),
  pageAt(currentPlace().path).page.load(),
  awaitFaces(),
]);
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  );
