import type { ReactNode } from "react";

/** One part of a record, or the words for that there was nothing. */
export function RecordSection({
  title,
  none,
  children,
}: {
  title: string;
  none: string | undefined;
  children: ReactNode;
}) {
  return (
    <section className="panel record-part">
      <h2>{title}</h2>
      {none === undefined ? children : <p className="record-none">{none}</p>}
    </section>
  );
}
