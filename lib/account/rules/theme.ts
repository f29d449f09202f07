/** The colours of the app: as the device says, house lights, or stage lights. */
export const THEMES = ["system", "light", "dark"] as const;
