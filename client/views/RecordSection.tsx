import type { ReactNode } from "react";

/** One part of a record. */
export function RecordSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="panel record-part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
