import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useLanguage } from '../language/i18n.ts';

/** A native modal dialog: the browser keeps the focus inside, closes on Esc and gives the focus back. */
export function Modal({
  title,
  onClose,
  className,
  children,
}: {
  title: string;
  onClose: () => void;
  className?: string;
  children: ReactNode;
}) {
  const { t } = useLanguage();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={className}
      aria-labelledby={id}
      onCancel={onClose}
      onClose={() => dialog.current?.open || onClose()}
    >
      <div className="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="button" onClick={onClose}>
          {t('action.close')}
        </button>
      </div>
      {children}
    </dialog>
  );
}
