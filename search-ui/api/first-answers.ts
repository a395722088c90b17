import type { QueryClient } from '@tanstack/react-query';

/** Puts the answers that the page brought along where the questions of the first view look for them. */
export function takeFirstAnswers(client: QueryClient): void {
  const brought = document.getElementById('first-answers');
  if (!brought) return;
  // Written by the server, in `api/pages/first-answers.ts`: addresses below /api/v1 and what they answer.
  const answers = JSON.parse(brought.textContent) as Record<string, unknown>;
  for (const [address, answer] of Object.entries(answers)) client.setQueryData([address], answer);
  brought.remove();
}
