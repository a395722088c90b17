/** The mailbox in what the operator gave as a contact: an address, a `mailto:` link, or something else. */
export function mailboxIn(contact: string | null): string | null {
  const [mailbox] = /^(?:mailto:)?([^\s@<>,;:]+@[^\s@<>,;:]+)$/iu.exec(contact?.trim() ?? '')?.slice(1) ?? [];
  return mailbox ?? null;
}
