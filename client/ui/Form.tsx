import { type ReactNode, useEffect, useRef } from "react";
import type { Trouble } from "../live/api.ts";
import { ErrorNotice } from "./ErrorNotice.tsx";

/** Name of a field -> what stands in it. */
export type FormValues = Readonly<Record<string, string>>;

interface Props {
  readonly onSubmit: (values: FormValues) => void;
  readonly trouble: Trouble | undefined;
  readonly children: ReactNode;
}

/**
 * A form of our own fields. The browser's bubbles speak the browser's language, so they are off: what is wrong stands at its
 * field in ours, and the first such field gets the focus.
 */
export function Form({ onSubmit, trouble, children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (trouble) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [trouble]);
  return (
    <form
      ref={form}
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(valuesOf(new FormData(event.currentTarget)));
      }}
    >
      {children}
      <ErrorNotice trouble={trouble} />
    </form>
  );
}

function valuesOf(data: FormData): FormValues {
  const texts = [...data].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : []));
  return Object.fromEntries(texts);
}
