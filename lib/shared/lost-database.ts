/**
 * The mark of an error that says no more than that the database can't be reached just now. It's all
 * of an error that Next lets a page see.
 */
export const LOST_DATABASE = "lost-database";
