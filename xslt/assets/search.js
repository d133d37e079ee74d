/*
 * The search: search.html without it says where else to look. rendering/search.py says what the files of the index
 * hold, rendering/words.py how a text is taken apart into words; both are done here as they are done there.
 */
"use strict";

(() => {
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const LAST = "\u{10FFFF}";
  const PAGE = 10; // documents that are shown at once
  const SHOWN = 3; // passages of a document that are shown before they are asked for
  const AROUND = 90; // characters on each side of what was found
  const FILES = 6; // files of one document that are read for a result
  const SUGGESTED = 8; // entities that are suggested at once
  const SHARDS = 16; // files that a word with an asterisk may ask for

  const edition = window.edition;

  /* ===== words ===== */

  let folding = null;

  const unfold = (table) => {
    const becomes = new Map();
    for (const [result, characters] of Object.entries(table.becomes)) {
      for (const character of characters) becomes.set(character, result);
    }
    for (const [result, rows] of Object.entries(table.parting)) {
      let code = 0;
      for (let row = 0; row < rows.length; row += 2) {
        code += rows[row];
        for (let last = code + rows[row + 1]; code < last; code++) becomes.set(String.fromCodePoint(code), result);
      }
    }
    return {
      becomes,
      prefixes: new Set(table.prefixes),
      suffixes: new Set(table.suffixes),
      longest: table.longest,
    };
  };

  /** The key of a text, and for each unit of it the unit of the text where its character begins, and ends. */
  const keyOf = (text) => {
    const starts = [];
    const ends = [];
    let key = "";
    let at = 0;
    for (const character of text) {
      const result = folding.becomes.get(character) ?? character;
      const end = at + character.length;
      for (let unit = 0; unit < result.length; unit++) {
        starts.push(at);
        ends.push(end);
      }
      // A vowel sign belongs to the letter before it, in the mark too.
      if (result === "" && ends.length && ends.at(-1) === at) ends[ends.length - 1] = end;
      key += result;
      at = end;
    }
    return { key, starts, ends };
  };

  const cut = (word) => (word.length > folding.longest ? [...word].slice(0, folding.longest).join("") : word);

  /** The pieces of a text between spaces and breaks: the parts of each, and null for a break. */
  const piecesOf = (text) => {
    const { key, starts, ends } = keyOf(text);
    const pieces = [];
    for (const piece of key.matchAll(/[|]|[^ |]+/g)) {
      if (piece[0] === "|") {
        pieces.push(null);
        continue;
      }
      const parts = [...piece[0].matchAll(/[^\u200c]+/g)].map((part) => {
        const first = piece.index + part.index;
        return { word: cut(part[0]), start: starts[first], end: ends[first + part[0].length - 1] };
      });
      if (parts.length) pieces.push(parts);
    }
    return pieces;
  };

  const joined = (parts) => ({
    word: cut(parts.map((part) => part.word).join("")),
    start: parts[0].start,
    end: parts.at(-1).end,
  });

  /** The words of a text, each with where it stands: the same as `words` in rendering/words.py gives. */
  const wordsOf = (pieces) => {
    const { prefixes, suffixes } = folding;
    const found = [];
    let before = [];
    for (const parts of pieces) {
      if (!parts) {
        before = [];
        continue;
      }
      const whole = joined(parts);
      found.push(whole);
      if (parts.length > 1) found.push(...parts);
      const last = before.at(-1);
      if (last && (prefixes.has(last.word) || suffixes.has(whole.word))) found.push(joined([last, whole]));
      if (before.length === 2 && prefixes.has(before[0].word) && suffixes.has(whole.word)) {
        found.push(joined([...before, whole]));
      }
      before = [...before.slice(-1), whole];
    }
    return found;
  };

  /**
   * A text in regular spelling, `spellings` being the code points that are written otherwise and how; and the way from
   * its units back to the text: to the beginning or the end of what a spelling replaces, where it comes from one.
   */
  const regularOf = (text, spellings) => {
    const points = [...text];
    const replaced = [];
    let regular = "";
    let at = 0;
    let unit = 0;
    for (const [first, after, characters] of spellings) {
      const kept = points.slice(at, first).join("");
      const start = unit + kept.length;
      regular += kept;
      unit = start + points.slice(first, after).join("").length;
      replaced.push({ from: regular.length, to: regular.length + characters.length, start, end: unit });
      regular += characters;
      at = after;
    }
    const placeOf = (place, isEnd) => {
      let shift = 0;
      for (const { from, to, start, end } of replaced) {
        if (isEnd ? place <= from : place < from) break;
        if (isEnd ? place <= to : place < to) return isEnd ? end : start;
        shift = end - to;
      }
      return place + shift;
    };
    return { text: regular + text.slice(unit), placesOf: ([start, end]) => [placeOf(start, false), placeOf(end, true)] };
  };

  /** The readings of a text, the source's before the regular one, where there is one: its pieces, its words, and the way back. */
  const readingsOf = (text, spellings) => {
    const readings = [{ text, placesOf: (range) => range }];
    if (spellings.length) readings.push(regularOf(text, spellings));
    return readings.map((reading) => {
      const pieces = piecesOf(reading.text);
      return { pieces, words: wordsOf(pieces), placesOf: reading.placesOf };
    });
  };

  /* ===== the index ===== */

  let index = null;

  const numbersOf = (text) => {
    const numbers = [];
    let number = 0;
    let place = 1;
    for (const character of text) {
      const digit = DIGITS.indexOf(character);
      number += (digit % 32) * place;
      if (digit < 32) {
        numbers.push(number);
        number = 0;
        place = 1;
      } else {
        place *= 32;
      }
    }
    return numbers;
  };

  const open = async () => {
    if (index) return;
    const given = await edition.load("search/index.js");
    folding = unfold(given.folding);
    const numbers = numbersOf(given.documents).values();
    const next = () => numbers.next().value;
    const documents = [];
    const stretches = []; // of each stretch: document, file, number in the file
    let files = 0;
    for (let number = 0; number < given.count; number++) {
      const document = { number, kind: given.kinds[next()], files: [], length: 0, spans: [] };
      for (let file = next(); file > 0; file--) {
        const extent = next();
        for (let place = 0; place < extent; place++) stretches.push({ document, file: files, place });
        document.length += extent;
        document.files.push(files++);
      }
      for (let calendar = 0; calendar < 2; calendar++) {
        const first = next();
        document.spans.push([first, first + next()]);
      }
      documents.push(document);
    }
    index = { documents, stretches, firsts: given.firsts, suggested: given.suggested };
  };

  /** Less than, equal to or greater than 0, in the order of code points, which is not that of JavaScript's strings. */
  const compare = (one, other) => {
    for (let unit = 0; unit < one.length && unit < other.length; unit++) {
      const [a, b] = [one.codePointAt(unit), other.codePointAt(unit)];
      if (a !== b) return a - b;
    }
    return one.length - other.length;
  };

  /** The first and the last row of a list that may begin with `key`, read from as few files as that takes. */
  const rowsOf = async (list, key, isPrefix) => {
    const firsts = index.firsts[list];
    const after = firsts.findIndex((first) => compare(first, isPrefix ? key + LAST : key) > 0);
    const end = after < 0 ? firsts.length : after;
    let start = end;
    while (start > 0 && (start === end || compare(firsts[start], key) > 0)) start--;
    const shards = [];
    for (let number = start; number < Math.min(end, start + SHARDS); number++) {
      shards.push(edition.load(`search/${list}-${number}.js`));
    }
    const rows = (await Promise.all(shards)).flat();
    return rows.filter((row) => (isPrefix ? row[0].startsWith(key) : row[0] === key));
  };

  const addPostings = (counts, text) => {
    let stretch = -1;
    const numbers = numbersOf(text);
    for (let at = 0; at < numbers.length; at++) {
      stretch += 1 + Math.floor(numbers[at] / 2);
      const count = numbers[at] % 2 ? numbers[++at] : 1;
      counts.set(stretch, (counts.get(stretch) ?? 0) + count);
    }
  };

  /** How often each stretch holds one of these words, the last one being a beginning where `isPrefix`. */
  const countsOf = async (alternatives) => {
    const counts = new Map();
    const rows = await Promise.all(alternatives.map(({ word, isPrefix }) => rowsOf("words", word, isPrefix)));
    for (const row of new Map(rows.flat().map((each) => [each[0], each])).values()) addPostings(counts, row[1]);
    return counts;
  };

  /* ===== queries ===== */

  /**
   * The clauses of a query: `words` in their order, more than one where they are a phrase; `isLoose` where they stand
   * without quotation marks; `isTyped` says that the last word may go on.
   */
  const clausesOf = (query, isTyped) => {
    const clauses = [];
    for (const match of query.matchAll(/(?<=^|\s)-(?=\S)|["“”«»„]([^"“”«»„]*)["“”«»„]?|[^\s"“”«»„]+/gu)) {
      if (match[0] === "-") {
        clauses.push("not");
        continue;
      }
      const isLoose = match[1] === undefined;
      const text = isLoose ? match[0] : match[1];
      const words = wordsAsked(piecesOf(text), isLoose);
      const isExcluded = clauses.at(-1) === "not";
      if (isExcluded) clauses.pop();
      if (!words.length) continue;
      const isLast = match.index + match[0].length === query.length;
      const isPrefix = /[*＊٭]$/u.test(text) || (isTyped && isLoose && isLast && [...words.at(-1)].length > 1);
      clauses.push({ words, isLoose, isExcluded, isPrefix, whole: words.join("") });
    }
    const kept = clauses.filter((clause) => clause !== "not");
    kept.forEach((clause, number) => {
      clause.alternatives = alternativesOf(kept, clause, number);
    });
    return kept;
  };

  /** The words of a clause. Where a text is found joined whatever parts a prefix or suffix from its word, so is a query. */
  const wordsAsked = (pieces, isLoose) => {
    const { prefixes, suffixes } = folding;
    const parts = pieces.flatMap((piece) => piece ?? []).map((part) => part.word);
    const isPrefixed = prefixes.has(parts[0]);
    const isSuffixed = suffixes.has(parts.at(-1));
    const isOne =
      (parts.length === 2 && (isPrefixed || isSuffixed)) || (parts.length === 3 && isPrefixed && isSuffixed);
    return isLoose && pieces.length === 1 && isOne ? [cut(parts.join(""))] : parts;
  };

  /** For each word of a clause, the words under which it may stand: alone, or written as one with those beside it. */
  const alternativesOf = (clauses, clause, number) => {
    const isAlone = (other) => other && other.isLoose && !other.isExcluded && other.words.length === 1;
    const beside = [];
    const around = (row, at, isPrefixAt) => {
      const found = [];
      for (let start = Math.max(0, at - 2); start <= at; start++) {
        for (let end = Math.max(at, start); end < Math.min(row.length, start + 3); end++) {
          found.push({ word: cut(row.slice(start, end + 1).join("")), isPrefix: isPrefixAt(end) });
        }
      }
      return found;
    };
    if (clause.words.length > 1) {
      const last = clause.words.length - 1;
      const whole = { word: cut(clause.whole), isPrefix: clause.isPrefix };
      return clause.words.map((_, at) => [...around(clause.words, at, (end) => clause.isPrefix && end === last), whole]);
    }
    if (!isAlone(clause)) return [[{ word: clause.words[0], isPrefix: clause.isPrefix }]];
    let first = number;
    while (isAlone(clauses[first - 1])) first--;
    for (let other = first; isAlone(clauses[other]); other++) beside.push(clauses[other]);
    return [
      around(
        beside.map((other) => other.words[0]),
        number - first,
        (end) => beside[end].isPrefix,
      ),
    ];
  };

  /** Where each stretch may hold a clause. A phrase is only known to have its words there: see `rangesOf`. */
  const findClause = async (clause) => {
    const [first, ...others] = await Promise.all(clause.alternatives.map(countsOf));
    return new Map([...first].filter(([stretch]) => others.every((counts) => counts.has(stretch))));
  };

  const findEntity = async (identifier) => {
    const counts = new Map();
    for (const row of await rowsOf("entities", identifier, false)) addPostings(counts, row[2]);
    return counts;
  };

  /** Where a clause stands in a passage, as pairs of units. A phrase is compared without its spaces. */
  const rangesOf = (clause, pieces, words) => {
    if (clause.words.length === 1) {
      const [alternatives] = clause.alternatives;
      return words
        .filter(({ word }) =>
          alternatives.some((other) => (other.isPrefix ? word.startsWith(other.word) : word === other.word)),
        )
        .map(({ start, end }) => [start, end]);
    }
    const parts = pieces.flatMap((piece) => piece ?? []);
    const starts = new Map();
    const ends = new Map();
    let row = "";
    for (const part of parts) {
      starts.set(row.length, part);
      row += part.word;
      ends.set(row.length, part);
    }
    const ranges = [];
    for (let at = row.indexOf(clause.whole); at >= 0; at = row.indexOf(clause.whole, at + 1)) {
      let end = at + clause.whole.length;
      while (clause.isPrefix && end < row.length && !ends.has(end)) end++;
      if (starts.has(at) && ends.has(end)) ranges.push([starts.get(at).start, ends.get(end).end]);
    }
    return ranges;
  };

  /** The same in the text itself, for all readings of it; what two of them have in one place is one range. */
  const rangesIn = (clause, readings) => {
    const ranges = [];
    for (const { pieces, words, placesOf } of readings) {
      const found = rangesOf(clause, pieces, words).map(placesOf);
      ranges.push(...found.filter(([start, end]) => !ranges.some((other) => start < other[1] && end > other[0])));
    }
    return ranges;
  };

  /** Whether a document belongs to what is filtered. A year below 1600 is a Jalali one. */
  const isWanted = (document, state) => {
    const within = (year, isFirst) => {
      if (!year) return true;
      const [first, last] = document.spans[year < 1600 ? 1 : 0];
      return first > 0 && (isFirst ? last >= year : first <= year);
    };
    return (!state.kind || document.kind === state.kind) && within(state.from, true) && within(state.to, false);
  };

  /** The documents that may answer, the best first; documents of which one stretch has all that is asked before others. */
  const candidatesOf = async (clauses, state) => {
    const wanted = clauses.filter((clause) => !clause.isExcluded);
    const [found, excluded] = await Promise.all([
      Promise.all([...wanted.map(findClause), ...state.entities.map(findEntity)]),
      Promise.all(clauses.filter((clause) => clause.isExcluded).map(findClause)),
    ]);
    const all = index.stretches.length;
    const mean = all / index.documents.length;
    const results = new Map();
    found.forEach((counts, number) => {
      const times = new Map();
      for (const [stretch, count] of counts) {
        const { document } = index.stretches[stretch];
        times.set(document, (times.get(document) ?? 0) + count);
      }
      const rarity = Math.log(1 + (all - counts.size + 0.5) / (counts.size + 0.5));
      for (const [document, count] of times) {
        if (number && (results.get(document)?.found ?? 0) < number) continue;
        const result = results.get(document) ?? { document, found: 0, score: 0, together: 0, stretches: [] };
        result.found = number + 1;
        result.score += (rarity * count) / (count + 0.5 + (0.5 * document.length) / mean);
        results.set(document, result);
      }
    });
    const matched = new Map();
    for (const counts of found) {
      for (const stretch of counts.keys()) matched.set(stretch, (matched.get(stretch) ?? 0) + 1);
    }
    for (const [stretch, count] of matched) {
      const result = results.get(index.stretches[stretch].document);
      if (!result) continue;
      result.together = Math.max(result.together, count);
      result.stretches.push(stretch);
    }
    if (!found.length) {
      for (const document of index.documents) results.set(document, { document, found: 0, score: 0, together: 0, stretches: [] });
    }
    // Of an excluded phrase it is not known that it stands there, until the text is read.
    clauses
      .filter((clause) => clause.isExcluded)
      .forEach((clause, number) => {
        for (const stretch of excluded[number].keys()) {
          const { document } = index.stretches[stretch];
          if (clause.words.length === 1) results.delete(document);
          else results.get(document)?.stretches.push(stretch);
        }
      });
    const rank = (result) => Math.round(result.score * 1e6);
    return [...results.values()]
      .filter((result) => result.found === found.length && isWanted(result.document, state))
      .sort((a, b) => b.together - a.together || rank(b) - rank(a) || a.document.number - b.document.number);
  };

  /** Read what a result shows: null where no phrase that was asked for stands in it after all. */
  const read = async (result, clauses) => {
    const stretches = [...new Set(result.stretches)].sort((a, b) => a - b);
    const wanted = [...new Set(stretches.map((stretch) => index.stretches[stretch].file))];
    const files = wanted.length ? wanted.slice(0, FILES) : result.document.files.slice(0, 1);
    const texts = await Promise.all(files.map((file) => edition.load(`search/texts/${file}.js`)));
    if (!texts.length) return null;
    const shown = clauses.filter((clause) => !clause.isExcluded);
    const seen = new Set();
    const passages = [];
    for (const stretch of stretches) {
      const { file, place } = index.stretches[stretch];
      if (!files.includes(file)) continue;
      for (const [anchor, text, spellings = []] of texts[files.indexOf(file)].stretches[place]) {
        const readings = readingsOf(text, spellings);
        const ranges = [];
        let kinds = 0;
        for (const clause of clauses) {
          const found = rangesIn(clause, readings);
          if (!found.length) continue;
          seen.add(clause);
          if (clause.isExcluded) continue;
          kinds++;
          ranges.push(...found.map(([start, end]) => ({ start, end, clause })));
        }
        if (kinds) passages.push({ anchor, text, kinds, ranges: ranges.sort((a, b) => a.start - b.start || b.end - a.end) });
      }
    }
    const isWhole = wanted.length <= FILES;
    if (isWhole && shown.some((clause) => clause.words.length > 1 && !seen.has(clause))) return null;
    if (clauses.some((clause) => clause.isExcluded && seen.has(clause))) return null;
    passages.sort((a, b) => b.kinds - a.kinds); // stable: in the order of the text otherwise
    const [text] = texts;
    return { document: result.document, text, passages, isWhole };
  };

  /* ===== the page ===== */

  const form = document.getElementById("search");
  const fields = form?.elements;
  const status = document.getElementById("search-status");
  const list = document.getElementById("search-results");
  const more = document.getElementById("search-more");
  const help = document.getElementById("search-none");
  const chosen = document.getElementById("search-chosen");
  const options = document.getElementById("search-entities");
  const entity = document.getElementById("search-entity");
  const filters = document.getElementById("search-filters");

  const element = (name, properties = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (value !== undefined) made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  };

  const yearOf = (text) => {
    const digits = keyOf(text).key.match(/\d{3,4}/);
    return digits ? Number(digits[0]) : 0;
  };

  const stateOf = (parameters) => ({
    query: parameters.get("q") ?? "",
    kind: parameters.get("kind") ?? "",
    fromText: parameters.get("from") ?? "",
    toText: parameters.get("to") ?? "",
    from: yearOf(parameters.get("from") ?? ""),
    to: yearOf(parameters.get("to") ?? ""),
    entities: parameters.getAll("entity"),
  });

  const parametersOf = (state) => {
    const parameters = new URLSearchParams();
    if (state.query.trim()) parameters.set("q", state.query.trim());
    if (state.kind) parameters.set("kind", state.kind);
    if (state.from) parameters.set("from", state.from);
    if (state.to) parameters.set("to", state.to);
    for (const identifier of state.entities) parameters.append("entity", identifier);
    return parameters;
  };

  /** What is around the places that were found, with as many of them as fit. */
  const excerptOf = ({ text, ranges }) => {
    const some = ranges.slice(0, 200);
    const kindsFrom = (first) =>
      new Set(some.filter((range) => range.start >= first.start && range.end <= first.start + 2 * AROUND).map((range) => range.clause)).size;
    let best = some[0];
    let kinds = kindsFrom(best);
    for (const range of some) {
      const others = kindsFrom(range);
      if (others > kinds) [best, kinds] = [range, others];
    }
    let start = Math.max(0, best.start - AROUND);
    let end = Math.min(text.length, Math.max(best.end, best.start + AROUND) + AROUND);
    if (start > 0) {
      const space = text.indexOf(" ", start);
      if (space >= 0 && space < best.start) start = space + 1;
    }
    while (start < best.start && /\s/u.test(text[start])) start++;
    if (end < text.length) {
      const space = text.lastIndexOf(" ", end);
      if (space > best.end) end = space;
    }
    const excerpt = element("span", { class: "excerpt" });
    if (start > 0) excerpt.append("…");
    let at = start;
    for (const range of ranges) {
      if (range.start < at || range.end > end) continue;
      excerpt.append(text.slice(at, range.start), element("mark", {}, text.slice(range.start, range.end)));
      at = range.end;
    }
    excerpt.append(text.slice(at, end));
    if (end < text.length) excerpt.append("…");
    return { excerpt, words: text.slice(best.start, best.end) };
  };

  const passageOf = (read, passage) => {
    const { excerpt, words } = excerptOf(passage);
    const directive = document.fragmentDirective
      ? `:~:text=${encodeURIComponent(words.trim()).replaceAll("-", "%2D")}`
      : "";
    const address = `${read.text.id}.html#${passage.anchor}${directive}`;
    return element("li", {}, element("a", { href: address, dir: "auto", lang: read.text.language || undefined }, excerpt));
  };

  const resultOf = (read) => {
    const { text, passages, document: { kind, spans } } = read;
    const [language, title] = text.titles.find(([each]) => each === edition.language) ?? text.titles[0] ?? ["", ""];
    const link = element("a", { href: `${text.id}.html`, dir: "auto", lang: language || undefined }, title.trim() || text.id);
    const facts = element("p", { class: "facts" });
    const span = spans[edition.language === "fa" ? 1 : 0];
    if (kind) facts.append(element("span", {}, [...fields.kind.options].find((option) => option.value === kind).dataset.name));
    if (span[0]) facts.append(element("bdi", {}, [...new Set(span)].map((year) => edition.number(String(year))).join("–")));
    if (passages.length) {
      const times = edition.number(passages.reduce((sum, passage) => sum + passage.ranges.length, 0));
      facts.append(element("span", {}, edition.text(read.isWhole ? "search-times" : "search-times-at-least", times)));
    }
    const item = element("li", {}, element("h2", {}, link), facts);
    const [first, rest] = [passages.slice(0, SHOWN), passages.slice(SHOWN)];
    const passagesOf = (some) => element("ul", { class: "passages", role: "list" }, ...some.map((each) => passageOf(read, each)));
    if (first.length) item.append(passagesOf(first));
    if (rest.length) {
      const details = element(
        "details",
        {},
        element("summary", {}, edition.text("search-more-passages", edition.number(rest.length))),
      );
      details.addEventListener("toggle", () => details.append(passagesOf(rest)), { once: true });
      item.append(details);
    }
    return item;
  };

  let run = 0; // the search that is shown: what an earlier one finds later is not

  /** Show what this search finds, and stop without a word when a later one has begun. */
  const fill = async (state, isTyped, mine) => {
    const clauses = clausesOf(state.query, isTyped);
    const isAsked = clauses.some((clause) => !clause.isExcluded) || state.kind || state.from || state.to || state.entities.length;
    help.hidden = more.hidden = true;
    if (!isAsked) {
      list.replaceChildren();
      status.textContent = "";
      return;
    }
    const candidates = await candidatesOf(clauses, state);
    const hasPhrase = clauses.some((clause) => clause.words.length > 1);
    let at = 0;
    let count = 0;
    const showMore = async (isFirst) => {
      const items = [];
      while (at < candidates.length && items.length < PAGE) {
        const some = candidates.slice(at, at + PAGE - items.length);
        at += some.length;
        const read_ = await Promise.all(some.map((candidate) => read(candidate, clauses)));
        if (mine !== run) return;
        items.push(...read_.filter(Boolean).map(resultOf));
      }
      if (mine !== run) return;
      count += items.length;
      if (isFirst) list.replaceChildren(...items);
      else list.append(...items);
      const left = candidates.length - at;
      more.hidden = left === 0;
      help.hidden = count > 0 || left > 0;
      const total = edition.number(hasPhrase ? count : candidates.length);
      status.textContent =
        hasPhrase && left
          ? edition.text("search-found-so-far", total)
          : count
            ? edition.text("search-found", total)
            : edition.text("search-found-none");
      if (!isFirst) items[0]?.querySelector("a").focus();
    };
    more.onclick = () => showMore(false);
    if (mine === run) await showMore(true);
  };

  /** Search, and say that the list is not to be read until its results stand in it. */
  const search = async (state, isTyped) => {
    const mine = ++run;
    list.setAttribute("aria-busy", "true");
    try {
      await fill(state, isTyped, mine);
    } finally {
      if (mine === run) list.removeAttribute("aria-busy");
    }
  };

  const shownState = () => {
    const state = stateOf(new URLSearchParams());
    state.query = fields.q.value;
    state.kind = fields.kind.value;
    state.from = yearOf(fields.from.value);
    state.to = yearOf(fields.to.value);
    state.entities = [...chosen.querySelectorAll("button")].map((button) => button.value);
    return state;
  };

  const languages = () => document.querySelectorAll("a[rel~=alternate], link[rel~=alternate][hreflang]");

  const address = (state) => {
    const parameters = String(parametersOf(state));
    return parameters ? `?${parameters}` : location.pathname.split("/").at(-1);
  };

  /** Search for what the form shows, and let the address say it; what is being typed is one step of the history. */
  const begin = (isTyped) => {
    const state = shownState();
    const wanted = address(state);
    const wasTyped = history.state?.isTyped;
    if (wasTyped) history.replaceState({ isTyped }, "", wanted);
    else if (wanted !== (location.search || wanted)) history.pushState({ isTyped }, "", wanted);
    else if (!location.search && wanted.startsWith("?")) history.pushState({ isTyped }, "", wanted);
    follow();
    return search(state, isTyped);
  };

  /** The same search in the other languages of the interface. */
  const follow = () => {
    for (const link of languages()) link.href = link.href.replace(/\?.*$/, "") + location.search;
  };

  const chip = (identifier, name) => {
    const remove = element(
      "button",
      { type: "button", value: identifier, "aria-label": edition.text("search-remove", name) },
      element("bdi", {}, name),
    );
    remove.addEventListener("click", () => {
      remove.parentElement.remove();
      entity.focus();
      begin(false);
    });
    return element("li", {}, remove);
  };

  const show = async () => {
    list.setAttribute("aria-busy", "true");
    const state = stateOf(new URLSearchParams(location.search));
    fields.q.value = state.query;
    fields.kind.value = [...fields.kind.options].some((option) => option.value === state.kind) ? state.kind : "";
    fields.from.value = edition.number(state.fromText);
    fields.to.value = edition.number(state.toText);
    const isFiltered = state.kind || state.fromText || state.toText || state.entities.length;
    if (isFiltered || window.matchMedia("(min-width: 48rem)").matches) filters.open = true;
    const rows = await Promise.all(state.entities.map((identifier) => rowsOf("entities", identifier, false)));
    chosen.replaceChildren(...state.entities.map((identifier, number) => chip(identifier, rows[number][0]?.[1] ?? identifier)));
    follow();
    await search(state, false);
  };

  /* ----- entities are chosen from suggestions ----- */

  let active = -1;

  /** Let the option of this number be the chosen one, the last being before the first; none for null. */
  const point = (number) => {
    const items = [...options.children];
    active = number === null || !items.length ? -1 : (number + items.length) % items.length;
    items.forEach((item, place) => item.setAttribute("aria-selected", String(place === active)));
    if (active < 0) entity.removeAttribute("aria-activedescendant");
    else entity.setAttribute("aria-activedescendant", items[active].id);
    items[active]?.scrollIntoView({ block: "nearest" });
  };

  const closeOptions = () => {
    options.replaceChildren();
    options.hidden = true;
    entity.setAttribute("aria-expanded", "false");
    point(null);
  };

  const choose = (item) => {
    chosen.append(chip(item.dataset.entity, item.dataset.name));
    entity.value = "";
    closeOptions();
    begin(false);
  };

  /** The entities of the most documents that have a name with words that begin so, but for those that are chosen. */
  const suggestionsOf = async (words) => {
    const having = await Promise.all(
      words.map(async (word) => {
        const numbers = new Map();
        for (const row of await rowsOf("names", word, true)) addPostings(numbers, row[1]);
        return numbers;
      }),
    );
    const taken = new Set([...chosen.querySelectorAll("button")].map((button) => button.value));
    const numbers = [...having[0].keys()]
      .filter((number) => having.every((each) => each.has(number)))
      .sort((a, b) => a - b)
      .slice(0, SUGGESTED + taken.size);
    const rows = await Promise.all(
      numbers.map(async (number) => {
        const file = Math.floor(number / index.suggested);
        return (await edition.load(`search/suggestions-${file}.js`))[number % index.suggested];
      }),
    );
    return rows.filter(([identifier]) => !taken.has(identifier)).slice(0, SUGGESTED);
  };

  const suggest = async () => {
    const typed = entity.value;
    const words = piecesOf(typed).flatMap((parts) => (parts ? [joined(parts).word] : []));
    if (!words.length) return closeOptions();
    const best = await suggestionsOf(words);
    if (entity.value !== typed) return undefined;
    options.replaceChildren(
      ...best.map(([identifier, name, category, documents], number) => {
        const item = element(
          "li",
          { id: `search-entity-${number}`, role: "option", "aria-selected": "false" },
          element("bdi", {}, name),
          element("span", {}, edition.text(`search-${category}`)),
          element("span", {}, edition.text("search-found", edition.number(documents))),
        );
        Object.assign(item.dataset, { entity: identifier, name });
        item.addEventListener("mousedown", (event) => event.preventDefault());
        item.addEventListener("click", () => choose(item));
        return item;
      }),
    );
    options.hidden = !best.length;
    entity.setAttribute("aria-expanded", String(best.length > 0));
    return point(null);
  };

  /* What tests compare with rendering/words.py. */
  edition.search = {
    open,
    words: (text) => wordsOf(piecesOf(text)).map(({ word }) => word),
  };

  if (form) {
    let timer = 0;
    const later = (work) => {
      clearTimeout(timer);
      timer = setTimeout(work, 200);
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      begin(false);
    });
    fields.q.addEventListener("input", () => later(() => begin(true)));
    for (const field of [fields.kind, fields.from, fields.to]) field.addEventListener("change", () => begin(false));
    entity.addEventListener("input", suggest);
    entity.addEventListener("blur", closeOptions);
    entity.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        point(active + (event.key === "ArrowDown" ? 1 : active < 0 ? 0 : -1));
      } else if (event.key === "Escape") {
        closeOptions();
      } else if (event.key === "Enter" && options.children.length) {
        event.preventDefault();
        choose(options.children[Math.max(active, 0)]);
      }
    });
    window.addEventListener("popstate", show);
    status.textContent = edition.text("search-loading");
    open()
      .then(() => {
        form.hidden = false;
        status.textContent = "";
        return show();
      })
      .catch(() => {
        status.textContent = edition.text("search-broken");
      });
  }
})();
