// Checks every text marked with data-check while it is typed, and shows what the server says under it.
const form = document.querySelector("form.form");
const pause = 350; // milliseconds without a key before a text is sent

function pressOnly() {
  const lanes = [...form.querySelectorAll("[data-lane]:checked")];
  return lanes.length > 0 && lanes.every(lane => lane.value === "Press");
}

function watch(field) {
  const said = document.getElementById(field.dataset.check);
  let waiting = 0, asked = 0;
  const ask = async () => {
    const number = ++asked;
    if (field.value.trim() === "") {
      said.replaceChildren();
      field.removeAttribute("aria-invalid");
      return;
    }
    const body = new FormData();
    body.set("query", field.value);
    body.set("press", pressOnly());
    const answer = await fetch("/api/query/check", {
      method: "POST", body, headers: { "Accept": "text/html", "Heed-Token": form.elements.token.value },
    }).catch(() => null);
    if (!answer?.ok || number !== asked) return; // offline, or a newer text is being checked
    said.innerHTML = await answer.text();
    if (said.querySelector(".error-kind")) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  };
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, pause);
  };
  field.addEventListener("input", soon);
  form.addEventListener("change", event => { if (event.target.matches("[data-lane]")) soon(); });
  said.addEventListener("click", event => {
    const suggestion = event.target.closest("[data-apply]")?.dataset.apply;
    if (suggestion === undefined) return;
    event.preventDefault();
    field.value = suggestion;
    field.focus();
    ask();
  });
}

// Shows the query as it is understood, and what it finds in the sample beside it.
function sample(field) {
  const said = document.getElementById(field.dataset.sample), query = form.elements.query;
  let waiting = 0, asked = 0;
  const ask = async () => {
    const number = ++asked;
    if (query.value.trim() === "") return said.replaceChildren();
    const body = new FormData();
    body.set("query", query.value);
    body.set("sample", field.value);
    body.set("press", pressOnly());
    const answer = await fetch("/api/query/sample", { method: "POST", body, headers: { "Heed-Token": form.elements.token.value } }).catch(() => null);
    if (answer?.ok && number === asked) said.innerHTML = await answer.text();
  };
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, pause);
  };
  for (const one of [field, query]) one.addEventListener("input", soon);
}

document.querySelectorAll("[data-check]").forEach(watch);
document.querySelectorAll("[data-sample]").forEach(sample);
