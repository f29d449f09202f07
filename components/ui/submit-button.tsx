type SubmitButtonProps = Readonly<{ isPending: boolean; className?: string; children: string }>;

/**
 * Sends its form, once at a time. While that's under way it stays where the focus is: a button
 * that's disabled would lose it.
 */
export function SubmitButton({ isPending, className = "", children }: SubmitButtonProps) {
  return (
    <button
      className={`button ${className}`}
      aria-disabled={isPending}
      onClick={(event) => {
        if (isPending) event.preventDefault();
      }}
    >
      {children}
    </button>
  );
}
