import type { ComponentChildren } from 'preact';

/** One figure of the panel. */
export function Entry({
  name,
  field,
  children,
}: {
  name: string;
  field: string;
  children: ComponentChildren;
}) {
  return (
    <div class="entry">
      <dt>{name}</dt>
      <dd data-field={field}>{children}</dd>
    </div>
  );
}
