/** A field that no rule can work with, named as its sender knows it, and what it must be. */
export type BadField = { readonly field: string; readonly message: string };
