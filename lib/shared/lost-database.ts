/**
 * The mark of an error that says only that the database can't be reached just now. It's the only
 * part of an error that Next lets a page see.
 */
export const LOST_DATABASE = "lost-database";
