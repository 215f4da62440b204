import type { ComponentProps } from "react";
import { TextArea, TextField } from "./Field.tsx";
import type { Written } from "./useWritten.ts";

type Own = "value" | "error" | "onChange";

/** The field of a text for others: what stands in it, and what is wrong with that. */
export function WrittenArea({
  written,
  ...rest
}: { readonly written: Written } & Omit<ComponentProps<typeof TextArea>, Own>) {
  const { text, error, write } = written;
  return <TextArea {...rest} value={text} error={error} onChange={(event) => write(event.currentTarget.value)} />;
}

/** The same in one line. */
export function WrittenLine({
  written,
  ...rest
}: { readonly written: Written } & Omit<ComponentProps<typeof TextField>, Own>) {
  const { text, error, write } = written;
  return (
    <TextField
      {...rest}
      value={text}
      error={error}
      autoComplete="off"
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
}
