/** The floor has one of its own, or Next builds the project's into it. */
export function register(): void {}
