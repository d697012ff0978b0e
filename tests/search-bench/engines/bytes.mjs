// Text as bytes and back, in Node and in a page.
export const bytesOf = (text) => new TextEncoder().encode(text);
// A string may be half a gigabyte; what an engine keeps can be more, so it is kept in parts, one a line.
export const textOf = (bytes) => new TextDecoder().decode(bytes);
