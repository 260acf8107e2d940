import { type ReactNode, useEffect, useId, useRef } from "react";

type DialogBoxProps = { title: string; onClose: () => void; children: ReactNode };

/** The browser's own dialog: it traps the focus, gives it back, and closes on Escape. */
export function DialogBox({ title, onClose, children }: DialogBoxProps) {
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={box}
      className="pl-dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}
