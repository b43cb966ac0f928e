// Keys for the stream and the page of a mention: j k move, t take, d done, o open, / search, ? help.
const items = [...document.querySelectorAll(".stream > .mention")];
const help = document.getElementById("keys");
const memory = "heed.stream.at"; // where the desk was in the list, for when the mention itself leaves it

function current() {
  return items.indexOf(document.activeElement?.closest(".stream > .mention"));
}

function go(index) {
  const item = items[Math.max(0, Math.min(items.length - 1, index))];
  item?.focus();
  item?.scrollIntoView({ block: "nearest" });
}

function act(key) {
  const place = items.length ? items[current()] : document;
  const target = place?.querySelector(`[data-key="${key}"]`);
  if (!target) return false;
  if (items.length) sessionStorage.setItem(memory, current());
  if (target instanceof HTMLFormElement) target.requestSubmit();
  else target.click();
  return true;
}

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input, textarea, select, dialog[open]")) return;
  const done = {
    j: () => go(current() + 1),
    k: () => go(current() - 1),
    t: () => act("t"),
    d: () => act("d"),
    o: () => act("o"),
    "/": () => document.getElementById("q")?.focus(),
    "?": () => help?.showModal(),
  }[event.key]?.();
  if (done !== undefined || "jk/?".includes(event.key)) event.preventDefault();
});

const button = document.getElementById("help");
if (button && help) {
  button.hidden = false;
  button.addEventListener("click", () => help.showModal());
}

// After take or done the list comes back: go on where the desk was.
if (items.length && location.hash.startsWith("#m")) {
  const back = items.findIndex(item => `#${item.id}` === location.hash);
  go(back >= 0 ? back : Number(sessionStorage.getItem(memory)));
}
