/** The client, for browsers and for Node. What needs files is in `allora-client/node`. */

export * from "./address-book.js";
export { FormatError } from "./json.js";
