type SubmitButtonProps = Readonly<{ isPending: boolean; className?: string; children: string }>;

/**
 * Sends its form, once at a time. While it's sending it keeps the focus, which a disabled button
 * would lose.
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
