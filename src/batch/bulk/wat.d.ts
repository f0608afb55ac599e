/** A module of WebAssembly that imports its memory, assembled when the command is built or tested (scripts/wat.mjs). */
declare module '*.wat' {
  /** Makes an instance with so many pages of 64 KiB; gives what it exports, and its `memory`. */
  export default function instance(pages: number): unknown;
}
