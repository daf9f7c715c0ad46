/**
 * Which files write a name, and which may call it? Asked thousands of times in a scan, so every word of every file is looked at once.
 * In: texts. Out: files by name. Holds numbers only: a million strings would cost more to collect than to find.
 */
import { commentEnd, mayBeCalled } from "./calls-in-text.js";

const firstSize = 1 << 16;
const none = -1;

/** Character code → part of a name? Names may hold letters of any script. */
const isNamePart = Uint8Array.from({ length: 128 }, (_, code) => Number(/[\w$]/.test(String.fromCharCode(code))));
const [dollar, brace] = [36, 123];
const [zero, nine] = [48, 57];
const slash = 47;
const called = 1 << 30;

/** FNV-1a over UTF-16 units, and a second hash beside it: two words of a system that agree in 64 bits are not to be expected. */
const start = 0x811c9dc5 | 0;
const prime = 0x01000193;
const second = 31;

function hashesOf(name: string): [number, number] {
  let [hash, check] = [start, 0];
  for (let at = 0; at < name.length; at++) {
    hash = Math.imul(hash ^ name.charCodeAt(at), prime);
    check = (Math.imul(check, second) + name.charCodeAt(at)) | 0;
  }
  return [hash, check];
}

export class WordIndex {
  private readonly files: string[] = [];
  /** Open addressing: both hashes of a word and its newest posting. */
  private hashes = new Int32Array(firstSize);
  private checks = new Int32Array(firstSize);
  private heads = new Int32Array(firstSize).fill(none);
  private used = 0;
  /** A posting is a file, with a bit if the word may be called there, and the posting before it of the same word. */
  private postedFile = new Int32Array(firstSize);
  private posted = new Int32Array(firstSize);
  private postings = 0;

  add(file: string, text: string): void {
    const number = this.files.push(file) - 1;
    const { length } = text;
    let at = 0;
    let comment = 0;
    while (at < length) {
      const code = text.charCodeAt(at);
      if (!startsName(code, text, at)) {
        if (code === slash && at >= comment) comment = commentEnd(text, at);
        at++;
        continue;
      }
      const word = at;
      let hash = start;
      let check = 0;
      let inner = code;
      do {
        hash = Math.imul(hash ^ inner, prime);
        check = (Math.imul(check, second) + inner) | 0;
        inner = text.charCodeAt(++at);
        // the end of the text is NaN, which is neither
      } while (inner >= 128 || (isNamePart[inner] === 1 && !(inner === dollar && text.charCodeAt(at + 1) === brace)));
      const posting = this.post(hash, check, number);
      if (((this.postedFile[posting] ?? 0) & called) === 0 && word >= comment && mayBeCalled(text, word, at)) this.postedFile[posting] = number | called;
    }
  }

  /** Files that write the name, in the order in which they were added. */
  filesWith(name: string): string[] {
    return this.entriesOf(name, 0);
  }

  /** Files in which the name stands before arguments, or could: judged by what is next to it. */
  filesCalling(name: string): string[] {
    return this.entriesOf(name, called);
  }

  private entriesOf(name: string, needed: number): string[] {
    const found: string[] = [];
    for (let at = this.heads[this.slotOf(...hashesOf(name))] ?? none; at !== none; at = this.posted[at] ?? none) {
      const entry = this.postedFile[at] ?? 0;
      if ((entry & needed) === needed) found.push(this.files[entry & ~called] ?? "");
    }
    return found.reverse();
  }

  /** The posting of the word in the file. */
  private post(hash: number, check: number, file: number): number {
    const slot = this.slotOf(hash, check);
    const head = this.heads[slot] ?? none;
    if (head !== none && ((this.postedFile[head] ?? 0) & ~called) === file) return head;
    if (this.postings === this.posted.length) {
      this.posted = grown(this.posted);
      this.postedFile = grown(this.postedFile);
    }
    this.posted[this.postings] = head;
    this.postedFile[this.postings] = file;
    this.hashes[slot] = hash;
    this.checks[slot] = check;
    const posting = this.postings++;
    this.heads[slot] = posting;
    if (head === none && ++this.used * 2 > this.heads.length) this.rehash();
    return posting;
  }

  /** Where the word is, or would be put. */
  private slotOf(hash: number, check: number): number {
    const mask = this.heads.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (this.heads[slot] !== none && (this.hashes[slot] !== hash || this.checks[slot] !== check)) slot = (slot + 1) & mask;
    return slot;
  }

  private rehash(): void {
    const { hashes, checks, heads } = this;
    this.hashes = new Int32Array(hashes.length * 2);
    this.checks = new Int32Array(hashes.length * 2);
    this.heads = new Int32Array(heads.length * 2).fill(none);
    for (let slot = 0; slot < heads.length; slot++) {
      const [head, hash, check] = [heads[slot] ?? none, hashes[slot] ?? 0, checks[slot] ?? 0];
      if (head === none) continue;
      const place = this.slotOf(hash, check);
      this.hashes[place] = hash;
      this.checks[place] = check;
      this.heads[place] = head;
    }
  }
}

/** A name does not start with a digit, and the `$` of `${…}` is none. */
function startsName(code: number, text: string, at: number): boolean {
  if (code >= 128) return true;
  return isNamePart[code] === 1 && (code < zero || code > nine) && !(code === dollar && text.charCodeAt(at + 1) === brace);
}

function grown(list: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(list.length * 2);
  larger.set(list);
  return larger;
}
