/** What needs Node: files and programs. */

export * from "./address-book-file.js";
