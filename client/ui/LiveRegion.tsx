/** Says aloud what changed; empty says nothing. Keep it rendered: a region that comes with its text is not always read. */
export function LiveRegion({ text }: { readonly text: string }) {
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {text}
    </div>
  );
}
